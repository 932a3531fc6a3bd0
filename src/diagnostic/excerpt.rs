//! The line of a source that a finding is about, without what is private.

use std::ops::Range;

use super::Mask;
use crate::source_map::{SourceMap, Span};

/// A line longer than this is not shown: it would fill the screen and explain nothing.
const LONGEST_LINE: usize = 600;

/// One line of a source, as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, without its end.
    pub text: String,
    /// The part of it that is meant, in bytes.
    pub range: Range<usize>,
}

/// The line where a place begins. A place over several lines is shown by its first: a block of front matter or HTML would
/// drown the message.
#[must_use]
pub fn excerpt(span: Span, sources: &SourceMap, mask: &Mask) -> Option<Excerpt> {
    let text = sources.text(span.file);
    let start = floor(text, span.start as usize);
    let end = floor(text, span.end as usize).max(start);
    // In a line that is too long to be shown, nobody looks for its ends.
    let before = floor(text, start.saturating_sub(LONGEST_LINE + 1));
    let behind = floor(text, start + LONGEST_LINE + 1);
    let line_start = match text[before..start].rfind('\n') {
        Some(newline) => before + newline + 1,
        None if before > 0 => return None,
        None => 0,
    };
    let line_end = match text[start..behind.max(start)].find('\n') {
        Some(newline) => start + newline,
        None if behind < text.len() => return None,
        None => text.len(),
    };
    let line = text[line_start..line_end].trim_end_matches('\r');
    if line.len() > LONGEST_LINE || line.is_empty() || start - line_start > line.len() {
        return None;
    }
    let end = end.min(line_start + line.len());
    let (text, range) = mask.line(
        span.file,
        line_start,
        line,
        start - line_start..end - line_start,
    );
    Some(Excerpt { text, range })
}

fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_and_what_is_meant_in_it() {
        let mut sources = SourceMap::default();
        let file = sources.add("content/a.md", "one\r\ntwo thrée\nfour\n");
        let check = |range: Range<usize>, expected: Option<(&str, &str)>| {
            let found = excerpt(Span::new(file, range), &sources, &Mask::none());
            let found = found.map(|found| (found.text[found.range].to_owned(), found.text));
            let expected = expected.map(|(part, line)| (part.to_owned(), line.to_owned()));
            assert_eq!(found, expected);
        };
        check(9..15, Some(("thrée", "two thrée")));
        check(0..12, Some(("one", "one")));
        check(13..13, Some(("", "two thrée")));
        check(99..100, None);
    }
}
