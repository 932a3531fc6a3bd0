//! Pages of Pelican: Markdown below lines of metadata, which are kept as they are.

use std::ops::Range;

use super::{Foreign, MARKDOWN, Reader, markdown};
use crate::detect::Format;

pub(super) const READER: Reader = Reader {
    name: "Pelican",
    format: Format::Markdown,
    is_pelican: true,
    recognises: |ending, text| MARKDOWN.contains(&ending) && metadata(text) > 0,
    read,
};

fn read(text: &str, comments: &[Range<usize>]) -> Foreign {
    let start = metadata(text);
    let mut foreign = Foreign {
        body: start..text.len(),
        weave: markdown::body(text, start, comments),
        ..Foreign::default()
    };
    for line in text[..start].lines().filter(|line| !line.trim().is_empty()) {
        if let Some(("title", value)) = key(line) {
            foreign.title = Some(value.to_owned());
        }
        foreign.front.push(line.to_owned());
    }
    foreign
}

/// How long the metadata are: lines with keys up to the first empty line, with a title among them.
fn metadata(text: &str) -> usize {
    let mut at = 0;
    let mut has_title = false;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            break;
        }
        let is_more = line.starts_with("    ") && at > 0;
        match key(line) {
            Some((name, _)) => has_title |= name == "title",
            None if is_more => {}
            None => return 0,
        }
        at += line.len();
    }
    if has_title { at } else { 0 }
}

/// The key of a line, in small letters if it is `title`, and its value.
fn key(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let is_key = !key.is_empty() && key.chars().all(is_word);
    let key = if key.eq_ignore_ascii_case("title") {
        "title"
    } else {
        key
    };
    is_key.then_some((key, value.trim()))
}
