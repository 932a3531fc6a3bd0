//! Foreign formats: each reader turns a text into Markdown's pieces, and takes out what its metadata say.

mod html;
mod markdown;
mod pelican;
mod plain;

use std::ops::Range;

use super::weave::Weave;
use crate::detect;

/// What a reader makes of a text.
#[derive(Clone, Debug, Default)]
pub struct Foreign {
    /// The title that its metadata state.
    pub title: Option<String>,
    /// Lines of metadata that are taken over as they are.
    pub front: Vec<String>,
    /// The text.
    pub weave: Weave,
    /// Where the text itself is: what stands outside is metadata, or belongs to the frame of a saved page.
    pub body: Range<usize>,
    /// The parts that are no text of the policy, such as navigation: what they are, and where.
    pub left_out: Vec<(&'static str, Range<usize>)>,
}

/// A foreign format.
#[derive(Clone, Copy)]
pub struct Reader {
    /// Its name in the report.
    pub name: &'static str,
    /// How facts are looked for in it.
    pub format: detect::Format,
    /// Whether its metadata are lines of Pelican's.
    pub is_pelican: bool,
    /// Whether a file of this name (its ending in small letters) and text is in this format.
    recognises: fn(&str, &str) -> bool,
    /// Reads a text; comments have been found already.
    pub read: fn(&str, &[Range<usize>]) -> Foreign,
}

/// The formats; the first that recognises a file reads it.
const READERS: [Reader; 4] = [
    html::READER,
    pelican::READER,
    markdown::READER,
    plain::READER,
];

/// The reader of a file, if there is one.
#[must_use]
pub fn reader(name: &str, text: &str) -> Option<&'static Reader> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = ending.to_ascii_lowercase();
    let is = |reader: &&Reader| (reader.recognises)(&ending, text);
    READERS.iter().find(is)
}

/// Endings of Markdown files.
const MARKDOWN: [&str; 5] = ["md", "mkd", "mdown", "markdown", "mdwn"];

/// A text without comments, each of them outwards to its signs.
fn around_comment(text: &str, inner: &Range<usize>) -> Range<usize> {
    const SIGNS: [(&str, &str); 4] = [
        ("<!--", "-->"),
        ("{#", "#}"),
        ("{!", "!}"),
        ("{% comment %}", "{% endcomment %}"),
    ];
    for (open, close) in SIGNS {
        let (before, behind) = (&text[..inner.start], &text[inner.end..]);
        let start = before.trim_end().strip_suffix(open).map(str::len);
        if let Some(start) = start {
            let gap = behind.len() - behind.trim_start().len();
            let closes = behind[gap..].starts_with(close);
            let end = inner.end + if closes { gap + close.len() } else { 0 };
            return start..end;
        }
    }
    inner.clone()
}
