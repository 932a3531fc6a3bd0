//! What belongs to a template and not to its text: tags, facts in braces, comments.

use std::borrow::Cow;

use super::{Block, Channel, Format};

/// Fills the place of a fact, byte for byte, with characters that no source has and no parser minds.
const FILLER: (char, char) = ('\u{E000}', '\u{7FF}');

/// Whether the character fills the place of a fact.
pub(super) fn is_filler(c: char) -> bool {
    c == FILLER.0 || c == FILLER.1
}

/// Where the first such character stands, found by the bytes that they begin with.
pub(super) fn find_filler(text: &str) -> Option<usize> {
    let mut starts = memchr::memchr2_iter(0xEE, 0xDF, text.as_bytes());
    starts.find(|start| text[*start..].starts_with(is_filler))
}

/// The kinds of tags: how they begin and end, and what becomes of them.
const COMMENTS: [(&str, &str); 3] = [
    ("{!", "!}"),
    ("{# ", "#}"),
    ("{% comment %}", "{% endcomment %}"),
];

/// The text with blanks for tags and comments and fillers for facts, each as long as what it replaces.
///
/// Comments become blocks: last year's people live on in them.
pub(super) fn mask(text: &str, format: Format, blocks: &mut Vec<Block>) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    // What is closed nowhere below is looked for once.
    let mut unclosed = [false; COMMENTS.len()];
    let mut statements = Ends::of(text, "%}");
    let mut facts = Ends::of(text, "}}");
    while let Some(at) = memchr::memchr(b'{', rest.as_bytes()) {
        masked.push_str(&rest[..at]);
        rest = &rest[at..];
        let start = text.len() - rest.len();
        let kinds = COMMENTS.iter().zip(&mut unclosed);
        let comment = kinds.into_iter().find_map(|((open, close), unclosed)| {
            let is_for = (*open == "{!") == (format == Format::Page) && !*unclosed;
            let inner = rest.strip_prefix(open).filter(|_| is_for)?;
            let end = inner.find(close);
            *unclosed = end.is_none();
            let end = open.len() + end?;
            Some((open.len(), end, end + close.len()))
        });
        let length = if let Some((from, to, length)) = comment {
            let source = start + from..start + to;
            let mut inner = Cow::Borrowed(&rest[from..to]);
            if format == Format::Page && inner.contains("{{") {
                // A fact is one there, too; its tag ends where the comment does, at the latest.
                inner = Cow::Owned(mask(&inner, format, &mut Vec::new()));
            }
            blocks.push(Block::single(Channel::TemplateComment, 0, &inner, &source));
            blank(&rest[..length], &mut masked);
            length
        } else if let Some(length) = tag(rest, "{%", start, &mut statements) {
            blank(&rest[..length], &mut masked);
            length
        } else if let Some(length) =
            tag(rest, "{{", start, &mut facts).filter(|_| format == Format::Page)
        {
            fill(length, &mut masked);
            length
        } else {
            masked.push('{');
            1
        };
        rest = &rest[length..];
    }
    masked.push_str(rest);
    masked
}

/// How far a tag looks for its end: nobody writes longer ones, and an unclosed one must not eat the text.
const LONGEST: usize = 2000;

fn tag(rest: &str, open: &str, start: usize, ends: &mut Ends<'_>) -> Option<usize> {
    let inner = start + rest.starts_with(open).then_some(open.len())?;
    let end = ends.behind(inner)?;
    (end <= inner + LONGEST).then(|| end - start)
}

/// The places where tags of a kind end. Each is looked for once, however many tags wait for it.
struct Ends<'a> {
    text: &'a str,
    sign: &'static str,
    /// The first end behind the last place that was asked for; nothing where there is none.
    next: Option<usize>,
}

impl<'a> Ends<'a> {
    fn of(text: &'a str, sign: &'static str) -> Self {
        Self {
            text,
            sign,
            next: Some(0),
        }
    }

    /// Where the first end is, with its sign, that begins at `at` or behind it.
    fn behind(&mut self, at: usize) -> Option<usize> {
        if self.next? < at + self.sign.len() {
            let rest = self.text.as_bytes().get(at..)?;
            let found = memchr::memmem::find(rest, self.sign.as_bytes());
            self.next = found.map(|found| at + found + self.sign.len());
        }
        self.next
    }
}

/// Spaces in the place of a tag; lines stay lines.
fn blank(part: &str, masked: &mut String) {
    for c in part.chars() {
        match c {
            '\n' | '\r' => masked.push(c),
            _ => masked.extend(std::iter::repeat_n(' ', c.len_utf8())),
        }
    }
}

fn fill(mut length: usize, masked: &mut String) {
    while !length.is_multiple_of(3) && length >= 2 {
        masked.push(FILLER.1);
        length -= 2;
    }
    masked.extend(std::iter::repeat_n(FILLER.0, length / 3));
}
