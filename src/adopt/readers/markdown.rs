//! Markdown of other programs: the text stays as it is, but for comments and what templates would read.

use std::ops::Range;

use super::super::weave::{Form, Weave};
use super::{Foreign, MARKDOWN, Reader, around_comment};
use crate::detect::Format;

pub(super) const READER: Reader = Reader {
    name: "Markdown",
    format: Format::Markdown,
    is_pelican: false,
    recognises: |ending, _| MARKDOWN.contains(&ending),
    read,
};

fn read(text: &str, comments: &[Range<usize>]) -> Foreign {
    let start = front_matter(text);
    let mut foreign = Foreign {
        body: start..text.len(),
        weave: body(text, start, comments),
        ..Foreign::default()
    };
    let block = &text[..start];
    let sign = if block.starts_with("+++") { '=' } else { ':' };
    for line in block
        .lines()
        .filter(|line| !matches!(line.trim(), "---" | "+++"))
    {
        let (key, value) = line.split_once(sign).unwrap_or((line, ""));
        let value = value.trim().trim_matches(['"', '\'']);
        if key.trim().eq_ignore_ascii_case("title") && !value.is_empty() {
            foreign.title = Some(value.to_owned());
        } else {
            foreign.front.push(line.to_owned());
        }
    }
    foreign
}

/// The pieces of a text behind its metadata.
pub(super) fn body(text: &str, start: usize, comments: &[Range<usize>]) -> Weave {
    let mut weave = Weave::default();
    let mut at = start;
    for comment in comments {
        let comment = around_comment(text, comment);
        if comment.start < at {
            continue;
        }
        weave.part(at..comment.start, Form::Verbatim);
        at = comment.end;
    }
    weave.part(at..text.len(), Form::Verbatim);
    weave
}

/// Where the text begins behind a block between lines of `---` or `+++`.
fn front_matter(text: &str) -> usize {
    let Some(sign) = ["---", "+++"].into_iter().find(|sign| {
        text.strip_prefix(sign)
            .is_some_and(|rest| rest.starts_with(['\n', '\r']))
    }) else {
        return 0;
    };
    let mut at = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        if index > 0 && line.trim_end() == sign {
            return at;
        }
    }
    0
}
