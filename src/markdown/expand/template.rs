//! Writes a page's text as a template in which everything that comes out tells where it was written.

use std::fmt::Write;

use super::ask::instead::Instead;
use super::call::{ValueText, call};
use super::names::Names;
use super::segments::{Segment, SegmentKind};
use super::tokens::{Token, tokens};
use crate::markdown::placeholder::{self, LINE, UNKNOWN, VALUE};

/// A template and the way back from it to the source.
#[derive(Debug)]
pub struct Template {
    /// The template's text.
    pub text: String,
    /// Whether anything is left in it for the template engine.
    pub has_tags: bool,
    /// `(offset in the template, offset in the source)` where each copied part begins, rising in both.
    copied: Vec<(usize, usize)>,
    /// The same where each line begins; in a template with tags, where that is not yet known, marks stand instead.
    pub starts: Vec<(usize, usize)>,
}

impl Template {
    fn for_text(text: &str) -> Self {
        Self {
            text: String::with_capacity(text.len() * 2),
            has_tags: false,
            copied: Vec::new(),
            starts: Vec::new(),
        }
    }

    /// The offset in the source of what stands at `offset` in the template.
    pub fn source_offset(&self, offset: usize) -> usize {
        let index = self.copied.partition_point(|(start, _)| *start <= offset);
        index
            .checked_sub(1)
            .and_then(|index| self.copied.get(index))
            .map_or(0, |(start, source)| source + (offset - start))
    }

    fn copy(&mut self, source: &str, offset: usize) {
        self.copied.push((self.text.len(), offset));
        self.text.push_str(source);
    }

    /// Remembers that what follows stands at `offset` of the source.
    fn mark(&mut self, offset: usize) {
        if self.has_tags {
            let offset = u32::try_from(offset).unwrap_or(u32::MAX);
            self.text.push(LINE);
            self.text
                .extend(offset.to_be_bytes().map(placeholder::byte));
        } else {
            self.starts.push((self.text.len(), offset));
        }
    }
}

/// The template for `text`, whose first byte stands at `base` of its source, without the tags that are left out.
pub fn write(
    text: &str,
    base: usize,
    segments: &[Segment],
    names: &Names,
    instead: &Instead,
) -> Template {
    let mut template = Template::for_text(text);
    let mut shown = names.shown.iter().peekable();
    let mut value = |segment: &Segment| {
        shown
            .next_if(|(start, _)| *start == segment.inner.start)
            .map(|(_, value)| value)
            .filter(|_| !trims_space(text, segment))
    };
    let values: Vec<Option<_>> = segments.iter().map(&mut value).collect();
    let is_tag = |(segment, value): (&Segment, &Option<_>)| {
        value.is_none() && segment.kind != SegmentKind::Text
    };
    template.has_tags = segments.iter().zip(&values).any(is_tag);
    for (index, (segment, value)) in segments.iter().zip(values).enumerate() {
        let next = segments.get(index + 1);
        if let Some(value) = value {
            placeholder::push(VALUE, value, &mut template.text);
            continue;
        }
        if let Some(other) = instead.of(segment) {
            template.text.push_str(other);
            continue;
        }
        match segment.kind {
            SegmentKind::Text => write_text(&mut template, text, base, segment, next),
            SegmentKind::Raw | SegmentKind::Comment => {
                template.copy(&text[segment.range.clone()], base + segment.range.start);
            }
            SegmentKind::Print => write_print(&mut template, text, base, segment),
            SegmentKind::Tag => write_tag(&mut template, text, base, segment, names),
        }
    }
    template
}

/// Whether a tag takes white space beside it away.
fn trims_space(text: &str, segment: &Segment) -> bool {
    let tag = &text[segment.range.clone()];
    let inside = tag.get(2..tag.len().saturating_sub(2)).unwrap_or_default();
    inside.starts_with('-') || inside.ends_with('-')
}

/// Marks the place of the first word of each line, and of the part itself: behind a tag, a line begins anew.
///
/// A part that is only white space gets none: a mark there would keep a `-` of the next tag from trimming it.
fn write_text(
    template: &mut Template,
    text: &str,
    base: usize,
    segment: &Segment,
    next: Option<&Segment>,
) {
    let part = &text[segment.range.clone()];
    let mut offset = segment.range.start;
    for line in part.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let is_blank = indent == line.len();
        if is_blank {
            template.copy(line, base + offset);
        } else {
            template.copy(&line[..indent], base + offset);
            template.mark(base + offset + indent);
            template.copy(&line[indent..], base + offset + indent);
        }
        offset += line.len();
    }
    let trims = next.is_some_and(|next| text[next.range.start + 2..].starts_with('-'));
    let ends_blank = part.ends_with([' ', '\t', '\n']);
    if let Some(next) = next
        && next.kind == SegmentKind::Print
        && !trims
        && ends_blank
    {
        template.mark(base + next.range.start);
    }
}

/// The text with something unknown in the place of each fact: what is wrong with the facts is said already, and what is
/// wrong with links and the like can be found all the same.
pub fn without_facts(text: &str, base: usize, segments: &[Segment]) -> Template {
    let mut template = Template::for_text(text);
    for (index, segment) in segments.iter().enumerate() {
        match segment.kind {
            SegmentKind::Text => {
                write_text(&mut template, text, base, segment, segments.get(index + 1));
            }
            SegmentKind::Raw => {
                template.copy(&text[segment.inner.clone()], base + segment.inner.start);
            }
            SegmentKind::Print => template.text.push(UNKNOWN),
            SegmentKind::Tag | SegmentKind::Comment => {}
        }
    }
    template
}

fn write_print(template: &mut Template, text: &str, base: usize, segment: &Segment) {
    let words = tokens(text, segment.inner.clone());
    let open = &text[segment.range.start..segment.inner.start];
    let close = &text[segment.inner.end..segment.range.end];
    let at = base + segment.range.start;
    template.copy(open, at);
    if words.first().is_some_and(|word| word.is_sign("<")) {
        write_component(template, text, base, &words, at);
    } else {
        template.text.push('(');
        template.copy(&text[segment.inner.clone()], base + segment.inner.start);
        // Writing into a String does not fail.
        let _ = write!(template.text, ") | print(at={at})");
    }
    template.copy(close, base + segment.inner.end);
}

/// A component's call becomes a call of a function, with its arguments as they are.
fn write_component(
    template: &mut Template,
    text: &str,
    base: usize,
    words: &[Token<'_>],
    at: usize,
) {
    let call = call(words);
    let name = call.name.map_or("", |name| &text[name.range.clone()]);
    let _ = write!(
        template.text,
        "component(at={at}, component_name=\"{name}\""
    );
    for argument in call.arguments {
        let range = match argument.value {
            ValueText::Quoted(word, _) => word.range.clone(),
            ValueText::Expression([first, .., last]) => first.range.start..last.range.end,
            ValueText::Expression([only]) => only.range.clone(),
            ValueText::Expression([]) => argument.place.range.end..argument.place.range.end,
        };
        let _ = write!(template.text, ", {}=", argument.name);
        template.copy(&text[range.clone()], base + range.start);
    }
    template.text.push(')');
}

fn write_tag(template: &mut Template, text: &str, base: usize, segment: &Segment, names: &Names) {
    let insert = names
        .loops_over_values
        .iter()
        .find(|offset| segment.range.contains(*offset));
    match insert {
        None => template.copy(&text[segment.range.clone()], base + segment.range.start),
        Some(&offset) => {
            template.copy(
                &text[segment.range.start..offset],
                base + segment.range.start,
            );
            template.text.push_str(" | values");
            template.copy(&text[offset..segment.range.end], base + offset);
        }
    }
}

/// Takes the marks out again: the text, and `(offset in it, offset in the source)` for each mark.
pub fn strip_marks(marked: &str) -> (String, Vec<(usize, usize)>) {
    let mut text = String::with_capacity(marked.len());
    let mut starts = Vec::new();
    let mut rest = marked;
    // A mark begins with a byte that few other characters begin with.
    let find = |text: &str| {
        let starts = memchr::memchr_iter(placeholder::FIRST_BYTE, text.as_bytes());
        starts.into_iter().find(|at| text[*at..].starts_with(LINE))
    };
    while let Some(position) = find(rest) {
        text.push_str(&rest[..position]);
        let mut behind = rest[position + LINE.len_utf8()..].chars();
        let offset = behind
            .by_ref()
            .take(4)
            .filter_map(placeholder::unbyte)
            .fold(0, |sum, byte| sum << 8 | usize::from(byte));
        starts.push((text.len(), offset));
        rest = behind.as_str();
    }
    text.push_str(rest);
    (text, starts)
}
