//! Takes tags apart: where one ends, its attributes.

use std::ops::Range;

/// Whether a tag has attributes by which scripts find it and say what it does.
pub(super) fn is_button(tag: &str) -> bool {
    let signs = [
        "data-", "role=", "onclick", "aria-", "toggle", "menu", "btn",
    ];
    signs.iter().any(|sign| tag.contains(sign))
}

/// Where a tag ends: behind the first `>` that is in no quotes.
pub(super) fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if tag.as_bytes()[at - 1] == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.find('>').map(|at| at + 1)
}

/// The attributes of a tag: places of names and values.
pub(super) fn attributes(html: &str, from: usize, end: usize) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = from;
    while let Some(equals) = html[at..end].find('=').map(|equals| at + equals) {
        let head = html[at..equals].trim_end();
        let name = head
            .rfind(|c: char| c.is_whitespace() || c == '/' || c == '"' || c == '\'')
            .map_or(at, |space| at + space + 1);
        let name = name..at + head.len();
        let value = html[equals + 1..end].trim_start();
        let start = end - value.len();
        let quote = value
            .chars()
            .next()
            .filter(|first| matches!(first, '"' | '\''));
        let range = if let Some(quote) = quote {
            let length = value[1..].find(quote).unwrap_or(value.len() - 1);
            start + 1..start + 1 + length
        } else {
            let length = value
                .find(|c: char| c.is_whitespace() || c == '>')
                .unwrap_or(value.len());
            start..start + length
        };
        at = (range.end + 1).clamp(equals + 1, end);
        while !html.is_char_boundary(at) {
            at += 1;
        }
        found.push((name, range));
    }
    found
}
