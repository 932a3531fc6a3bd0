//! What authors of other dialects mean: read so where that is certain, else said to be different.

mod edits;
mod hints;
mod prepare;

use crate::diagnostic::{Code, codes};

pub use hints::Hints;
pub use prepare::{Prepared, prepare};

/// A way of writing that Python-Markdown and CommonMark read differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A list right below a paragraph.
    ListAfterParagraph,
    /// A list inside of a list, indented by less than four spaces.
    ShallowNesting,
    /// An item that is indented, and all the same stands beside the item above.
    ShallowItem,
    /// `2.` within a paragraph.
    ItemInParagraph,
    /// A paragraph of several lines with `---` below.
    LongSetextHeading,
    /// `##Heading`.
    HeadingWithoutSpace,
    /// `**` that is shown as it is.
    LooseAsterisks,
    /// Prose that is indented like code.
    IndentedProse,
    /// `{: .class}`.
    AttributeList,
    /// `*[HTML]: …`.
    Abbreviation,
    /// `[TOC]`.
    TableOfContents,
    /// `<div markdown="1">`.
    MarkdownInHtml,
    /// `    :::python`.
    HighlightMark,
}

impl Difference {
    /// The finding's code.
    #[must_use]
    pub fn code(self) -> Code {
        match self {
            Self::IndentedProse => codes::INDENTED_PROSE,
            _ => codes::DIALECT_DIFFERENCE,
        }
    }

    /// What was found.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::ListAfterParagraph => {
                "a list right below a paragraph is a list here; Python-Markdown makes it part of the paragraph"
            }
            Self::ShallowNesting => {
                "a list that is indented by less than four spaces is nested here; Python-Markdown makes it flat"
            }
            Self::ShallowItem => {
                "this item is indented, but not as deep as the words of the item above: it stands beside that one, not in it"
            }
            Self::ItemInParagraph => {
                "this line looks like an item of a list, and is part of the paragraph above"
            }
            Self::LongSetextHeading => {
                "all lines above this rule are a heading here; Python-Markdown makes them a paragraph"
            }
            Self::HeadingWithoutSpace => {
                "this line looks like a heading, and is a paragraph: a space is missing behind `#`"
            }
            Self::LooseAsterisks => "these `**` are shown as they are and make nothing bold",
            Self::IndentedProse => "indented text is shown as program code",
            Self::AttributeList => "attributes in `{: … }` are not understood here",
            Self::Abbreviation => "abbreviations in `*[…]: …` are not understood here",
            Self::TableOfContents => "`[TOC]` is not understood here",
            Self::MarkdownInHtml => "the attribute `markdown` is not understood here",
            Self::HighlightMark => "a first line with `:::` is not understood here",
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(self) -> &'static str {
        match self {
            Self::ListAfterParagraph => {
                "put an empty line before the list; if no list is meant, put `\\` before the mark"
            }
            Self::ShallowNesting => {
                "indent it by four spaces, or not at all if it belongs to the outer list"
            }
            Self::ShallowItem => {
                "indent it by four spaces, or not at all if it belongs to the outer list"
            }
            Self::ItemInParagraph => "put an empty line before the list",
            Self::LongSetextHeading => {
                "put an empty line before the rule, or begin the heading with `##`"
            }
            Self::HeadingWithoutSpace => "write `## Heading`; if no heading is meant, write `\\#`",
            Self::LooseAsterisks => "let `**` touch the word: no space inside, no letter outside",
            Self::IndentedProse => "remove the indentation, or put the code between lines of ```",
            Self::AttributeList => {
                "for a heading write `## Heading {#id .class}`; elsewhere use a raw `<div class=…>`"
            }
            Self::Abbreviation => "write `<abbr title=\"…\">…</abbr>`",
            Self::TableOfContents => "remove it: the theme lists the headings",
            Self::MarkdownInHtml => {
                "remove it, and leave an empty line behind the start tag and before the end tag"
            }
            Self::HighlightMark => {
                "put the code between lines of ```, the language behind the first"
            }
        }
    }
}
