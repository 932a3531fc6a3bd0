//! Findings for people at a terminal: the place, the lines, what to do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Patch, Renderer, Snippet};

use super::excerpt::{Excerpt, excerpt};
use super::{Diagnostic, Fix, Mask, Place, Severity};
use crate::source_map::{SourceMap, Span};

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
        Place::Path(path) => title.element(Origin::path(path_name(path)).line(1).char_column(1)),
        Place::Source(span) => title.elements(places(diagnostic, *span, sources, mask)),
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
    let Excerpt { text, range } = excerpt(fix.span, sources, mask)?;
    let number = sources.position(fix.span.file, fix.span.start).line;
    let patch = Patch::new(range, printable(&mask.text(&fix.text)));
    Some(Snippet::source(text).line_start(number).patch(patch))
}

fn places<'a>(
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
    let Some(Excerpt { text, range }) = excerpt(span, sources, mask) else {
        return Origin::path(path_name(sources.path(span.file)))
            .line(position.line)
            .char_column(position.column)
            .into();
    };
    let mut annotation = kind.span(range);
    if let Some(label) = label {
        annotation = annotation.label(label);
    }
    Snippet::source(text)
        .line_start(position.line)
        .path(path_name(sources.path(span.file)))
        .annotation(annotation)
        .into()
}

/// A path on one line, whatever a file is called.
fn path_name(path: &str) -> String {
    printable(path).replace('\n', "\u{240A}")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_of_a_file_begins_a_line_or_steers_the_terminal() {
        assert_eq!(path_name("content/a.md"), "content/a.md");
        assert_eq!(
            path_name("b\n::error\u{1b}[31m"),
            "b\u{240A}::error\u{FFFD}[31m"
        );
    }
}
