//! A page's text in its audience's view: facts filled in, links resolved, HTML out.

mod destination;
pub mod dialect;
pub mod expand;
pub mod html;
pub mod options;
pub mod placeholder;
mod plain;
mod slug;
pub(crate) use slug::slug;

pub use html::to_html;
pub use options::{Autolinks, HtmlOptions, Labels, Medium, extensions};
pub use plain::plain;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::source_map::{FileId, Span};

/// A page's text after its facts were put in: Markdown with placeholders, and where each part of it was written.
#[derive(Clone, Debug)]
pub struct Expanded {
    /// Markdown in which each value of a fact stands as a [placeholder].
    pub text: String,
    /// Where the text was written.
    pub places: PlaceMap,
}

/// Maps offsets in an expanded text to places in its source.
#[derive(Clone, Debug)]
pub struct PlaceMap {
    file: FileId,
    source_end: usize,
    /// Offsets in the text and in the source where a line's text begins, rising in the first.
    starts: Vec<(usize, usize)>,
    /// The same offsets in the source, rising: a loop's lines stand several times in the text.
    lines: Vec<usize>,
}

impl PlaceMap {
    /// A map from `(offset in the text, offset in the source)` pairs, rising in the first; `source_end` ends the source.
    #[must_use]
    pub fn new(file: FileId, source_end: usize, starts: Vec<(usize, usize)>) -> Self {
        let mut lines: Vec<usize> = starts.iter().map(|(_, source)| *source).collect();
        lines.sort_unstable();
        Self {
            file,
            source_end,
            starts,
            lines,
        }
    }

    /// The place of the bytes `range` of the expanded text, as far as it can be told where they end.
    #[must_use]
    pub fn range(&self, range: Range<usize>) -> Span {
        let start = self.span(range.start);
        // The last byte belongs to the range; what stands behind it may come from elsewhere.
        let last = self.span(range.end.saturating_sub(1).max(range.start));
        Span {
            end: (last.end + 1).max(start.end),
            ..start
        }
    }

    /// The place of the byte at `offset` of the expanded text.
    #[must_use]
    pub fn span(&self, offset: usize) -> Span {
        let index = self.starts.partition_point(|(start, _)| *start <= offset);
        let Some((start, source)) = index
            .checked_sub(1)
            .and_then(|index| self.starts.get(index))
        else {
            let first = self.starts.first().map_or(0, |(_, source)| *source);
            return Span::new(self.file, first..first);
        };
        // What stands behind a value lies further right than its source does; it never counts into the next line.
        let next = self.lines.partition_point(|line| line <= source);
        let limit = self
            .lines
            .get(next)
            .map_or(self.source_end, |line| line - 1);
        let place = (source + (offset - start)).min(limit);
        Span::new(self.file, place..place)
    }
}

/// A heading of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its id, unique in the page.
    pub id: String,
    /// Its text without markup.
    pub text: String,
    /// Where it was written.
    pub span: Span,
}

/// A page's text as HTML.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The HTML, without the first H1 if the text opens with one.
    pub html: String,
    /// The text of the H1 that opens the page, if one does.
    pub title: Option<String>,
    /// The inside of that H1 as HTML, with its markup.
    pub title_html: Option<String>,
    /// The id of that H1; it is among the anchors, and the template writes it.
    pub title_id: Option<String>,
    /// All headings but the opening H1, in order.
    pub headings: Vec<Heading>,
    /// Every id that a link can lead to.
    pub anchors: BTreeSet<String>,
}

/// What a link leads to, as the resolver says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The address to write.
    pub href: String,
    /// Whether it leaves the site.
    pub external: bool,
}

/// What kind of reference a document makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A link that a person follows.
    Link,
    /// A picture, or another file that the page shows.
    Image,
    /// What the page shows in a frame, which can be another page.
    Frame,
}

/// Turns the destinations that authors write into addresses, and remembers what was found wrong with them.
pub trait Resolver {
    /// The address for `destination` (values already filled in), written at `span`; none where it leads nowhere, and then
    /// its text is no link.
    fn resolve(&mut self, destination: &str, kind: ReferenceKind, span: Span) -> Option<Resolved>;
}
