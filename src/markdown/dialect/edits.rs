//! What of a text is changed before it is parsed.

use std::ops::Range;

use super::Difference;
use crate::content::Dialect;
use crate::markdown::placeholder::{COMPONENT, END, FIRST_BYTE, VALUE};

/// More bytes than any address has.
const LONGEST_DESTINATION: usize = 500;

/// A change to the text, or a finding about it.
pub struct Edit {
    /// What is replaced.
    pub range: Range<usize>,
    /// By what.
    pub with: &'static str,
    /// What is said about it.
    pub difference: Option<Difference>,
}

impl Edit {
    /// Says that something is different, and takes it out where the author's dialect does.
    fn left_out(range: Range<usize>, is_pelican: bool, difference: Difference) -> Self {
        Self {
            range: if is_pelican {
                range
            } else {
                range.start..range.start
            },
            with: "",
            difference: Some(difference),
        }
    }

    fn insert(at: usize, with: &'static str) -> Self {
        Self {
            range: at..at,
            with,
            difference: None,
        }
    }
}

/// `[a]({filename}my page.md)`: CommonMark wants `<…>` around a destination with spaces.
pub fn spaced_destinations(text: &str, dialect: Dialect, edits: &mut Vec<Edit>) {
    for index in memchr::memchr_iter(b']', text.as_bytes()) {
        let Some(rest) = text[index + 1..].strip_prefix('(') else {
            continue;
        };
        let start = index + 2;
        let is_pelican = rest.starts_with(['{', '|']);
        if !is_pelican && dialect != Dialect::Pelican {
            continue;
        }
        let Some(end) = closing_parenthesis(rest) else {
            continue;
        };
        let destination = without_title(&rest[..end]);
        if destination.contains(' ') && !destination.contains(['<', '>']) {
            edits.push(Edit::insert(start, "<"));
            edits.push(Edit::insert(start + destination.len(), ">"));
        }
    }
}

/// Where the destination ends, on the same line. Nobody writes longer ones; looking further would take forever in
/// a text that is made of openings. A value counts as one character: its length must not decide what is a link.
fn closing_parenthesis(text: &str) -> Option<usize> {
    let (mut open, mut at) = (0, 0);
    for _ in 0..LONGEST_DESTINATION {
        let length = match *text.as_bytes().get(at)? {
            b')' if open == 0 => return Some(at),
            b'\n' => return None,
            FIRST_BYTE if text[at..].starts_with([VALUE, COMPONENT]) => {
                text[at..].find(END)? + END.len_utf8()
            }
            byte => {
                open += usize::from(byte == b'(');
                open -= usize::from(byte == b')');
                1
            }
        };
        at += length;
    }
    None
}

fn without_title(inside: &str) -> &str {
    let inside = inside.trim_end();
    let title = ['"', '\''].into_iter().find_map(|quote| {
        let body = inside.strip_suffix(quote)?;
        let start = body.rfind(quote)?;
        body[..start].ends_with(' ').then_some(start)
    });
    match title {
        Some(start) => inside[..start].trim_end(),
        None => inside,
    }
}

/// What stands at the start or end of lines.
pub fn marks(text: &str, dialect: Dialect, edits: &mut Vec<Edit>) {
    let is_pelican = dialect == Dialect::Pelican;
    let has_attributes = memchr::memmem::find(text.as_bytes(), b"{:").is_some();
    let newlines = memchr::memchr_iter(b'\n', text.as_bytes());
    let mut start = 0;
    for newline in newlines.chain([text.len()]) {
        let line = &text[start..newline];
        let range = start..start + line.trim_end().len();
        start = newline + 1;
        // The usual line has none of these marks.
        let first = line.trim_start().as_bytes().first();
        if !has_attributes && !matches!(first, Some(b'#' | b'*' | b'[')) {
            continue;
        }
        let line = &text[range.clone()];
        match first {
            Some(b'#') => heading(line, range.start, is_pelican, edits),
            Some(b'*') if is_abbreviation(line) => {
                edits.push(Edit::left_out(
                    range.clone(),
                    is_pelican,
                    Difference::Abbreviation,
                ));
            }
            Some(b'[') if line.trim() == "[TOC]" => {
                edits.push(Edit::left_out(
                    range.clone(),
                    is_pelican,
                    Difference::TableOfContents,
                ));
            }
            _ => {}
        }
        if has_attributes {
            attribute_lists(line, range.start, is_pelican, edits);
        }
    }
}

fn is_abbreviation(line: &str) -> bool {
    line.strip_prefix("*[")
        .and_then(|rest| rest.split_once("]:"))
        .is_some_and(|(word, _)| !word.is_empty() && !word.contains(']'))
}

/// `##Heading`: a heading for Python-Markdown, and likely meant as one by everybody who writes several `#`.
fn heading(line: &str, start: usize, is_pelican: bool, edits: &mut Vec<Edit>) {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let Some(next) = line[level..].chars().next() else {
        return;
    };
    if !(1..=6).contains(&level) || next.is_whitespace() {
        return;
    }
    if is_pelican {
        edits.push(Edit::insert(start + level, " "));
    } else if level > 1 || next.is_uppercase() {
        let difference = Difference::HeadingWithoutSpace;
        edits.push(Edit::left_out(start..start, false, difference));
    }
}

/// `{: #id .class }`: in a heading it is read, elsewhere it cannot be.
fn attribute_lists(line: &str, start: usize, is_pelican: bool, edits: &mut Vec<Edit>) {
    let mut from = 0;
    while let Some(open) = line[from..].find("{:").map(|index| from + index) {
        let Some(close) = line[open..].find('}').map(|index| open + index) else {
            return;
        };
        from = close + 1;
        let range = start + open..start + from;
        if line.starts_with('#') && from == line.len() {
            edits.push(Edit {
                range: range.start + 1..range.start + 2,
                with: "",
                difference: None,
            });
        } else {
            edits.push(Edit::left_out(range, is_pelican, Difference::AttributeList));
        }
    }
}
