//! Findings for people at a terminal: the place, the lines, what to do.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Patch, Renderer, Snippet};

use super::{Diagnostic, Fix, Mask, Place, Severity};
use crate::source_map::{SourceMap, Span};

/// A line longer than this is not shown: it would fill the terminal and explain nothing.
const LONGEST_LINE: usize = 600;

/// All findings, each as a block of lines, with excerpts that hold nothing private.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &SourceMap, mask: &Mask, color: bool) -> String {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&one(diagnostic, sources, mask, &renderer));
        text.push_str("\n\n");
    }
    text
}

fn one(diagnostic: &Diagnostic, sources: &SourceMap, mask: &Mask, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(printable(&diagnostic.message))
        .id(diagnostic.code.name());
    let mut group = match &diagnostic.place {
        Place::Path(path) => title.element(Origin::path(path.as_str()).line(1).char_column(1)),
        Place::Source(span) => title.elements(excerpt(diagnostic, *span, sources, mask)),
    };
    let Some(help) = &diagnostic.help else {
        return renderer.render(&[group]);
    };
    if let Some(patch) = diagnostic
        .fix
        .as_ref()
        .and_then(|fix| patch(fix, sources, mask))
    {
        let help = Level::HELP.secondary_title(printable(help)).element(patch);
        return renderer.render(&[group, help]);
    }
    group = group.element(Level::HELP.message(printable(help)));
    renderer.render(&[group])
}

/// The line as it is, and as it would be.
fn patch<'a>(fix: &'a Fix, sources: &SourceMap, mask: &Mask) -> Option<Snippet<'a, Patch<'a>>> {
    let (line, at, range) = line_of(fix.span, sources)?;
    let number = sources.position(fix.span.file, fix.span.start).line;
    let (line, range) = mask.line(fix.span.file, at, line, range);
    let patch = Patch::new(range, printable(&fix.text));
    Some(Snippet::source(line).line_start(number).patch(patch))
}

/// The line that a place begins in, where that line begins, and the place within it; nothing for a line that fills a
/// terminal and explains nothing.
fn line_of(span: Span, sources: &SourceMap) -> Option<(&str, usize, Range<usize>)> {
    let text = sources.text(span.file);
    let start = floor(text, span.start as usize);
    let end = floor(text, span.end as usize).max(start);
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[start..]
        .find('\n')
        .map_or(text.len(), |newline| start + newline);
    let line = text[line_start..line_end].trim_end_matches('\r');
    if line.len() > LONGEST_LINE || line.is_empty() || start - line_start > line.len() {
        return None;
    }
    // A span over several lines is shown by its first: a block of front matter or HTML would drown the message.
    let end = end.min(line_start + line.len());
    Some((line, line_start, start - line_start..end - line_start))
}

fn excerpt<'a>(
    diagnostic: &'a Diagnostic,
    span: Span,
    sources: &'a SourceMap,
    mask: &Mask,
) -> Vec<Element<'a>> {
    let mut elements = vec![snippet(span, None, AnnotationKind::Primary, sources, mask)];
    for label in &diagnostic.labels {
        elements.push(snippet(
            label.span,
            Some(&label.message),
            AnnotationKind::Context,
            sources,
            mask,
        ));
    }
    elements
}

fn snippet<'a>(
    span: Span,
    label: Option<&'a str>,
    kind: AnnotationKind,
    sources: &'a SourceMap,
    mask: &Mask,
) -> Element<'a> {
    let position = sources.position(span.file, span.start);
    let Some((line, at, range)) = line_of(span, sources) else {
        return Origin::path(sources.path(span.file))
            .line(position.line)
            .char_column(position.column)
            .into();
    };
    let (line, range) = mask.line(span.file, at, line, range);
    let mut annotation = kind.span(range);
    if let Some(label) = label {
        annotation = annotation.label(label);
    }
    Snippet::source(line)
        .line_start(position.line)
        .path(sources.path(span.file))
        .annotation(annotation)
        .into()
}

fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// A message may quote what somebody wrote; nothing of that may steer the terminal.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() && c != '\n' {
                char::REPLACEMENT_CHARACTER
            } else {
                c
            }
        })
        .collect()
}
