//! What stands within a line of a page: links, images, emphasis.

use std::ops::Range;

use html5gum::{StartTag, Token};

use super::super::super::weave::Form;
use super::text::decoded;
use super::{Gap, Writer, name};

/// Elements within a line of text; every other one ends it.
const INLINE: [&str; 37] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "data",
    "del", "dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label", "mark", "q", "rp",
    "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
];

/// Whether an element stands within a line.
pub(super) fn is_inline(element: &str) -> bool {
    INLINE.contains(&element) || matches!(element, "u" | "var" | "wbr" | "nobr")
}

/// An open link.
pub(super) struct Link {
    /// Where it leads: in the source, or nowhere.
    to: Option<Range<usize>>,
    /// How much emphasis it is within.
    outside: usize,
}

/// What is inside of emphasis.
#[derive(Default)]
struct Inside {
    words: String,
    is_beside_tags: bool,
}

/// How far emphasis is looked ahead for its end.
const REACH: usize = 60;

impl Writer<'_> {
    pub(super) fn open_link(&mut self, tag: &StartTag<usize>) {
        self.close_link();
        let to = self.attribute(tag, b"href");
        let is_good = to.as_ref().is_some_and(|to| {
            let lower = self.html[to.clone()].trim().to_ascii_lowercase();
            !lower.is_empty() && !lower.starts_with("javascript:") && !lower.starts_with("data:")
        });
        if !is_good || self.code.is_some() {
            return;
        }
        if self.table.as_ref().is_some_and(|table| !table.in_cell()) {
            return;
        }
        self.start_line();
        self.weave.markup("[");
        self.link = Some(Link {
            to,
            outside: self.emphasis.len(),
        });
    }

    pub(super) fn close_link(&mut self) {
        let Some(link) = self.link.take() else { return };
        self.close_emphasis_down_to(link.outside);
        self.weave.markup("](");
        if let Some(to) = link.to {
            self.pieces(to, Form::Destination);
        }
        self.weave.markup(")");
    }

    fn close_emphasis_down_to(&mut self, depth: usize) {
        while self.emphasis.len() > depth {
            if let Some((_, end)) = self.emphasis.pop() {
                self.weave.markup(end);
            }
        }
    }

    pub(super) fn image(&mut self, tag: &StartTag<usize>) {
        let alt = self.attribute(tag, b"alt");
        let alt = alt.filter(|alt| !self.html[alt.clone()].trim().is_empty());
        let Some(src) = self.attribute(tag, b"src") else {
            return;
        };
        let is_data = self.html[src.clone()].trim_start().starts_with("data:");
        let in_cell = self.table.as_ref().is_none_or(super::table::Table::in_cell);
        // A picture without words says nothing to those who do not see it; one inside a link is told by its words.
        if self.code.is_some() || !in_cell || is_data || self.link.is_some() {
            if let Some(alt) = alt.filter(|_| in_cell) {
                self.start_line();
                self.pieces(alt, Form::Line);
            }
            return;
        }
        // A picture of another site would tell that site who reads this: it becomes a link to it.
        let address = self.html[src.clone()].trim_start().to_ascii_lowercase();
        let is_elsewhere = address.starts_with("http") || address.starts_with("//");
        if is_elsewhere && alt.is_none() {
            self.left_out
                .push(("a picture without words, from another site", src));
            return;
        }
        self.start_line();
        self.weave.markup(if is_elsewhere { "[" } else { "![" });
        if let Some(alt) = alt {
            self.pieces(alt, Form::Line);
        }
        self.weave.markup("](");
        self.pieces(src, Form::Destination);
        self.weave.markup(")");
    }

    /// Where the value of an attribute stands.
    fn attribute(&self, tag: &StartTag<usize>, key: &[u8]) -> Option<Range<usize>> {
        let value = tag.attributes.get(key)?;
        let span = value.span.start..value.span.end.min(self.html.len());
        let written = self.html.get(span.clone())?;
        let equals = written.find('=')?;
        let rest = written[equals + 1..].trim_start();
        let start = span.start + (written.len() - rest.len());
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        if let Some(quote) = quote {
            let length = rest[1..].find(quote).unwrap_or(rest.len() - 1);
            return Some(start + 1..start + 1 + length);
        }
        let length = rest.find(|c: char| c.is_whitespace() || c == '>');
        Some(start..start + length.unwrap_or(rest.len()))
    }

    /// Emphasis by Markdown's signs where they would be read as such, else by the element itself.
    pub(super) fn open_emphasis(&mut self, element: &str, index: usize) {
        if self.code.is_some() || self.table.as_ref().is_some_and(|table| !table.in_cell()) {
            return;
        }
        let Some(inside) = self.inside(element, index) else {
            return;
        };
        if inside.words.trim().is_empty() {
            return;
        }
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // Signs beside signs, blanks or other marks would be read as words.
        let is_plain = is_word(inside.words.chars().next())
            && is_word(inside.words.chars().next_back())
            && !inside.is_beside_tags
            && self.emphasis.is_empty();
        self.start_line();
        let (open, close) = match (element, is_plain) {
            ("em" | "i" | "cite", true) => ("*", "*"),
            ("em" | "i" | "cite", false) => ("<em>", "</em>"),
            ("strong" | "b", true) => ("**", "**"),
            ("strong" | "b", false) => ("<strong>", "</strong>"),
            (_, true) => ("~~", "~~"),
            (_, false) => ("<del>", "</del>"),
        };
        self.weave.markup(open);
        self.emphasis.push((element.to_owned(), close));
    }

    /// What is inside of an element, if it ends soon and no block or end of a link is within.
    fn inside(&self, element: &str, index: usize) -> Option<Inside> {
        let mut inside = Inside::default();
        let mut links = 0_usize;
        let start = self.tokens.get(index).map_or(0, super::frame::start_of);
        inside.is_beside_tags = self.gap == Gap::None && self.html[..start].ends_with('>');
        for token in self.tokens.iter().skip(index + 1).take(REACH) {
            match token {
                Token::String(text) => {
                    for (part, meaning) in decoded(self.html, text.span.start..text.span.end) {
                        let words = meaning.unwrap_or_else(|| self.html[part].to_owned());
                        inside.words.push_str(&words);
                    }
                }
                Token::EndTag(tag) if name(&tag.name) == element => {
                    let behind = self.html.get(tag.span.end..)?;
                    inside.is_beside_tags |= behind.starts_with('<') && !behind.starts_with("</");
                    return Some(inside);
                }
                Token::StartTag(tag) if is_inline(name(&tag.name)) => {
                    links += usize::from(name(&tag.name) == "a");
                    inside.is_beside_tags = true;
                }
                Token::EndTag(tag) if name(&tag.name) == "a" => links = links.checked_sub(1)?,
                Token::EndTag(tag) if is_inline(name(&tag.name)) => {}
                Token::StartTag(_) | Token::EndTag(_) => return None,
                _ => {}
            }
        }
        None
    }

    pub(super) fn close_emphasis(&mut self, element: &str) {
        let is_last = self
            .emphasis
            .last()
            .is_some_and(|(open, _)| open == element);
        if let Some((_, end)) = is_last.then(|| self.emphasis.pop()).flatten() {
            self.weave.markup(end);
        }
    }

    /// Ends what is open within a line.
    pub(super) fn end_inline(&mut self) {
        self.close_link();
        self.close_emphasis_down_to(0);
    }
}
