//! Differences that show only when a text is parsed.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::Difference;
use crate::content::Dialect;

/// Words in a line from which on indented text is taken for prose.
const PROSE: usize = 8;

/// What was seen of a text so far.
pub struct Hints {
    is_pelican: bool,
    lists: usize,
    is_nesting_reported: bool,
    /// The items at which each open list began, from the outermost.
    open: Vec<Option<FirstItem>>,
    /// The item at which the list began that has just ended.
    ended: Option<FirstItem>,
    before: Before,
    in_indented_code: bool,
    in_code: bool,
}

/// The item that a list begins with.
#[derive(Clone, Copy)]
struct FirstItem {
    indent: usize,
    /// Whether an item below it was reported.
    is_reported: bool,
}

/// From how many spaces on an item was meant to be deeper than another: one can be a slip.
const DEEPER: usize = 2;

#[derive(PartialEq, Eq)]
enum Before {
    Paragraph,
    SoftBreak,
    Other,
}

impl Hints {
    /// For a text whose author has `dialect` in mind.
    #[must_use]
    pub fn new(dialect: Dialect) -> Self {
        Self {
            is_pelican: dialect == Dialect::Pelican,
            lists: 0,
            is_nesting_reported: false,
            open: Vec::new(),
            ended: None,
            before: Before::Other,
            in_indented_code: false,
            in_code: false,
        }
    }

    /// Looks at an event: where and what is different, if something is.
    pub fn see(
        &mut self,
        event: &Event,
        range: &Range<usize>,
        text: &str,
    ) -> Option<(usize, Difference)> {
        let before = std::mem::replace(&mut self.before, Before::Other);
        if !matches!(event, Event::Start(Tag::List(_))) {
            self.ended = None;
        }
        let found = match event {
            Event::Start(Tag::List(_)) => self.list(&before, range, text),
            Event::Start(Tag::Item) => return self.item(range, text),
            Event::End(TagEnd::List(_)) => {
                self.lists -= 1;
                self.ended = self.open.pop().flatten();
                self.is_nesting_reported &= self.lists > 0;
                None
            }
            Event::End(TagEnd::Paragraph) => {
                self.before = Before::Paragraph;
                None
            }
            Event::SoftBreak => {
                self.before = Before::SoftBreak;
                None
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                self.in_code = true;
                self.in_indented_code = matches!(kind, CodeBlockKind::Indented);
                None
            }
            Event::End(TagEnd::CodeBlock) => {
                self.in_code = false;
                self.in_indented_code = false;
                None
            }
            Event::Start(Tag::Heading { .. }) if self.is_pelican => {
                is_long_setext(text.get(range.clone())?).then_some(Difference::LongSetextHeading)
            }
            Event::Text(words) if self.in_code => self.code(words),
            Event::Text(words) if before == Before::SoftBreak && is_item(words) => {
                Some(Difference::ItemInParagraph)
            }
            Event::Text(words) if self.is_pelican && words.contains("**") => {
                let is_escaped = text
                    .get(range.clone())
                    .is_none_or(|source| source.contains('\\'));
                (!is_escaped).then_some(Difference::LooseAsterisks)
            }
            _ => None,
        };
        found.map(|found| (range.start, found))
    }

    fn list(&mut self, before: &Before, range: &Range<usize>, text: &str) -> Option<Difference> {
        self.lists += 1;
        // What an item is compared with: in a list that follows another at once, the item at which that began.
        self.open.push(self.ended.take());
        if !self.is_pelican {
            return None;
        }
        let above = text.get(..range.start)?;
        let line = above.rfind('\n').map_or(0, |newline| newline + 1);
        let first_line = text.get(line..)?;
        let indent = &first_line[..first_line.len() - first_line.trim_start().len()];
        if self.lists > 1 {
            // In a quote, the line begins with its mark, and its depth says nothing.
            let is_shallow = above.get(line..)?.trim().is_empty()
                && width(indent) / 4 < self.lists - 1
                && !self.is_nesting_reported;
            self.is_nesting_reported |= is_shallow;
            return is_shallow.then_some(Difference::ShallowNesting);
        }
        let last_line = above.get(..line)?.lines().next_back().unwrap_or_default();
        (*before == Before::Paragraph && !last_line.trim().is_empty())
            .then_some(Difference::ListAfterParagraph)
    }

    /// An item that its author indented to stand in the one above, and that does not.
    fn item(&mut self, range: &Range<usize>, text: &str) -> Option<(usize, Difference)> {
        let line = text
            .get(..range.start)?
            .rfind('\n')
            .map_or(0, |end| end + 1);
        let words = text.get(line..)?;
        let blank = &words[..words.len() - words.trim_start_matches([' ', '\t']).len()];
        // In a quote, the line begins with its mark, and its depth says nothing.
        let is_first_in_line = text.get(line..range.start)?.trim().is_empty();
        let first = self.open.last_mut().filter(|_| is_first_in_line)?;
        let indent = width(blank);
        let Some(first) = first else {
            *first = Some(FirstItem {
                indent,
                is_reported: false,
            });
            return None;
        };
        let is_shallow = indent >= first.indent + DEEPER && !first.is_reported;
        first.is_reported |= is_shallow;
        is_shallow.then_some((line + blank.len(), Difference::ShallowItem))
    }

    fn code(&mut self, words: &str) -> Option<Difference> {
        if !std::mem::take(&mut self.in_indented_code) {
            return None;
        }
        if words.starts_with(":::") || words.starts_with("#!") && self.is_pelican {
            return self.is_pelican.then_some(Difference::HighlightMark);
        }
        words
            .lines()
            .any(is_prose)
            .then_some(Difference::IndentedProse)
    }
}

fn width(indent: &str) -> usize {
    indent.chars().fold(0, |width, c| {
        if c == '\t' {
            width / 4 * 4 + 4
        } else {
            width + 1
        }
    })
}

/// Whether a heading's source has more than one line above its rule.
fn is_long_setext(source: &str) -> bool {
    !source.trim_start().starts_with('#') && source.trim_end().lines().count() > 2
}

/// Whether a line begins as an item of a list does.
fn is_item(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits) {
        return line[digits..].starts_with(". ") || line[digits..].starts_with(") ");
    }
    ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
}

/// Whether a line is a sentence rather than code.
fn is_prose(line: &str) -> bool {
    let words = line
        .split_whitespace()
        .filter(|word| {
            let word = word.trim_matches(|c: char| c.is_ascii_punctuation() || !c.is_ascii());
            !word.is_empty()
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
        })
        .count();
    words >= PROSE && !line.contains([';', '{', '=', '|', '$'])
}
