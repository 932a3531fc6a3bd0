//! Marks at the end of a block that say where it stands: `{.not-on-card}` on pages alone, `{.on-card}` on cards alone.

use std::ops::Range;

use pulldown_cmark::TagEnd;

use super::Writer;
use crate::markdown::Medium;

/// Where blocks began, as offsets in the HTML.
#[derive(Default)]
pub struct Blocks {
    /// The open ones, from the outside in, each with the one that was closed before it.
    open: Vec<(usize, Option<usize>)>,
    /// The last one that was closed at this level.
    closed: Option<usize>,
    /// Where the last mark ends that an author wrote; a fact's value that reads like one is none.
    marked: Option<usize>,
}

/// The marks, with the medium that each leaves the text out of.
const MARKS: [(&str, Medium); 2] = [
    ("{.not-on-card}", Medium::Card),
    ("{.on-card}", Medium::Page),
];

/// Whether a block can bear a mark, at its end or below it.
pub(super) fn can_be_marked(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::Table
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListDefinition
    )
}

impl Writer<'_> {
    /// Remembers where a block begins.
    pub(super) fn open_block(&mut self) {
        let before = self.blocks.closed.take();
        self.blocks.open.push((self.html.len(), before));
    }

    /// Notices a mark at the end of a text that an author wrote, which is now the end of the HTML.
    pub(super) fn notice_mark(&mut self, text: &str) {
        let text = text.trim_end();
        if text.ends_with('}') && MARKS.iter().any(|(mark, _)| text.ends_with(mark)) {
            self.blocks.marked = Some(self.html.trim_end().len());
        }
    }

    /// Takes the mark away from the end of the block that was just written, and the block with it where it does not belong.
    ///
    /// A mark in a line of its own counts for the block above.
    pub(super) fn close_block(&mut self) {
        let Some((start, above)) = self.blocks.open.pop() else {
            return;
        };
        self.blocks.closed = Some(start);
        let Some((mark, left_out)) = self.mark(start) else {
            return;
        };
        let before = self.html[..mark.start].trim_end().len();
        let is_alone = self.html[start..before].ends_with("<p>");
        let start = if is_alone {
            self.truncate(start);
            above.unwrap_or(start)
        } else {
            self.html.replace_range(before..mark.end, "");
            self.blocks.marked = None;
            start
        };
        self.blocks.closed = Some(start);
        if left_out == self.options.medium {
            self.truncate(start);
        }
    }

    /// The mark at the end of the block that begins at `start`: before its end tag, or before a list inside of an item.
    fn mark(&self, start: usize) -> Option<(Range<usize>, Medium)> {
        let end = self.blocks.marked.filter(|end| *end > start)?;
        let (text, behind) = (self.html.get(start..end)?, self.html.get(end..)?.trim());
        let (mark, medium) = MARKS.iter().find(|(mark, _)| text.ends_with(mark))?;
        let ends_block = ["</p>", "</li>", "</dd>"].contains(&behind);
        let ends_item = text.trim_start().starts_with("<li>")
            && !text.contains("<p>")
            && (behind.starts_with("<ul>") || behind.starts_with("<ol"));
        (ends_block || ends_item).then_some((end - mark.len()..end, *medium))
    }

    /// Forgets what was written from `start` on.
    fn truncate(&mut self, start: usize) {
        self.html.truncate(start);
        self.headings.take_slots(start);
        self.blocks.marked = None;
    }
}
