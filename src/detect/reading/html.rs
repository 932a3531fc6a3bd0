//! Reads HTML, whole pages and parts: visible words, addresses, titles, alternatives, comments.

mod decoded;
mod tags;

use std::ops::Range;

use super::{Block, Channel, Link, Role};
use decoded::{decoded, push_decoded};
use tags::{attributes, is_button, tag_end};

/// Elements within a line of text; every other one ends it.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "em", "font", "i", "img", "ins",
    "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u",
];

/// Elements whose content nobody reads.
const HIDDEN: [&str; 3] = ["script", "style", "svg"];

/// Attributes that say something, and who sees it.
const ATTRIBUTES: [(&str, Channel); 6] = [
    ("href", Channel::Address),
    ("src", Channel::Address),
    ("action", Channel::Address),
    ("alt", Channel::Alternative),
    ("title", Channel::Title),
    ("aria-label", Channel::Title),
];

/// Words that begin what is to be filled in, and no element: `<insert name>`.
const TO_FILL: [&str; 14] = [
    "insert",
    "your",
    "add",
    "fill",
    "enter",
    "name",
    "email",
    "phone",
    "number",
    "conference",
    "event",
    "venue",
    "contact",
    "todo",
];

/// The blocks of `html`, which stands at `base` in its source.
pub(super) fn read(html: &str, base: usize, blocks: &mut Vec<Block>) {
    let mut reader = Reader {
        html,
        base,
        blocks,
        block: None,
        beside: Vec::new(),
        lists: 0,
        rows: 0,
        is_cell: false,
        is_said: false,
        link: None,
        role: Role::Paragraph,
    };
    let mut at = 0;
    while at < html.len() {
        at = reader.step(at);
    }
    reader.flush();
}

/// What a single tag or comment within Markdown says.
pub(super) fn inline(text: &str, range: &Range<usize>) -> Vec<Block> {
    let mut blocks = Vec::new();
    read(&text[range.clone()], range.start, &mut blocks);
    blocks
}

struct Reader<'a> {
    html: &'a str,
    base: usize,
    blocks: &'a mut Vec<Block>,
    block: Option<Block>,
    beside: Vec<Block>,
    lists: usize,
    /// How many rows of tables there were.
    rows: usize,
    /// Whether what follows stands in a cell, perhaps in paragraphs of its own.
    is_cell: bool,
    /// Whether what follows is said of the term above it.
    is_said: bool,
    /// An open link: where its text began, where it leads, where its tag is, whether it is a script's.
    link: Option<(usize, String, usize, bool)>,
    role: Role,
}

impl Reader<'_> {
    /// Reads on from `at`, and says how far.
    fn step(&mut self, at: usize) -> usize {
        let rest = &self.html[at..];
        if !rest.starts_with('<') {
            let end = rest.find('<').map_or(self.html.len(), |end| at + end);
            self.words(at..end);
            return end;
        }
        if let Some(comment) = rest.strip_prefix("<!--") {
            let end = comment.find("-->").unwrap_or(comment.len());
            let range = at + 4..at + 4 + end;
            self.aside(Channel::Comment, range.clone());
            return (range.end + 3).min(self.html.len());
        }
        let name_at = if rest.starts_with("</") { 2 } else { 1 };
        let is_tag = rest[name_at..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '!');
        if !is_tag {
            self.words(at..at + 1);
            return at + 1;
        }
        let end = tag_end(rest).map_or(self.html.len(), |end| at + end);
        self.tag(at, end, name_at == 2)
    }

    fn tag(&mut self, at: usize, end: usize, closes: bool) -> usize {
        let tag = &self.html[at..end];
        let from = if closes { 2 } else { 1 };
        let length = tag[from..]
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(tag.len() - from);
        let name = tag[from..from + length].to_ascii_lowercase();
        if TO_FILL.contains(&name.as_str()) && !tag.contains(['=', '/']) {
            self.words(at..end);
            return end;
        }
        if HIDDEN.contains(&name.as_str()) && !closes {
            let close = format!("</{name}");
            let rest = &self.html.as_bytes()[end..];
            return memchr::memmem::find(rest, close.as_bytes())
                .map_or(self.html.len(), |skip| end + skip);
        }
        if !INLINE.contains(&name.as_str()) {
            self.boundary(&name, closes);
        }
        match (name.as_str(), closes) {
            ("a", true) => self.close_link(end),
            ("br", _) => self.push("\n", at..end),
            (_, false) => self.attributes(at + from + length, end, &name, at),
            _ => {}
        }
        end
    }

    /// A tag that ends a line of text, and may say what the next one is.
    fn boundary(&mut self, name: &str, closes: bool) {
        self.flush();
        let is_list = matches!(name, "ul" | "ol" | "dl");
        if is_list && closes {
            self.lists = self.lists.saturating_sub(1);
        } else if is_list {
            self.lists += 1;
        }
        self.rows += usize::from(name == "tr" && !closes);
        self.is_cell = match name {
            "td" | "th" => !closes,
            "tr" | "table" => false,
            _ => self.is_cell,
        };
        // What is said of a term belongs to it.
        self.is_said = name == "dd" && !closes;
        self.role = match (name, closes) {
            ("li" | "dt" | "dd", false) => Role::Item,
            ("td" | "th", false) => Role::Cell,
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => {
                Role::Heading(name.as_bytes()[1] - b'0')
            }
            _ if self.lists > 0 => Role::Item,
            ("p" | "div", _) if self.is_cell => Role::Cell,
            _ => Role::Paragraph,
        };
    }

    fn attributes(&mut self, from: usize, end: usize, name: &str, tag: usize) {
        let mut is_silent = name == "img";
        for (key, value) in attributes(self.html, from, end) {
            let key = self.html[key].to_ascii_lowercase();
            // An empty alternative says that the image is an ornament.
            is_silent &= key != "alt";
            let Some((_, channel)) = ATTRIBUTES.iter().find(|(known, _)| *known == key) else {
                continue;
            };
            if name == "a" && key == "href" {
                self.link = Some((
                    self.block.as_ref().map_or(0, |block| block.text.len()),
                    decoded(&self.html[value.clone()]),
                    tag,
                    is_button(&self.html[tag..end]),
                ));
            }
            self.aside(*channel, value);
        }
        if is_silent && !self.html[tag..end].contains("alt") {
            self.image(tag..end);
        }
    }

    /// An image for which nothing stands.
    fn image(&mut self, tag: Range<usize>) {
        let (role, depth) = (self.role, self.lists + usize::from(self.is_said));
        let block = self
            .block
            .get_or_insert_with(|| Block::new(Channel::Visible, role, depth));
        block.links.push(Link {
            text: block.text.len()..block.text.len(),
            destination: String::new(),
            source: self.base + tag.start..self.base + tag.end,
            is_image: true,
            is_button: false,
        });
    }

    fn close_link(&mut self, end: usize) {
        if let Some((start, destination, tag, is_button)) = self.link.take() {
            let depth = self.lists + usize::from(self.is_said);
            let role = self.role;
            let source = self.base + tag..self.base + end;
            let block = self
                .block
                .get_or_insert_with(|| Block::new(Channel::Visible, role, depth));
            let text = start.min(block.text.len())..block.text.len();
            block.links.push(Link {
                text,
                destination,
                source,
                is_image: false,
                is_button,
            });
        }
    }

    fn aside(&mut self, channel: Channel, range: Range<usize>) {
        let mut block = Block::new(channel, Role::Paragraph, self.lists);
        push_decoded(
            &mut block,
            &self.html[range.clone()],
            self.base + range.start,
        );
        if !block.is_blank() {
            self.beside.push(block);
        }
    }

    fn words(&mut self, range: Range<usize>) {
        let text = &self.html[range.clone()];
        if self.block.is_none() && text.trim().is_empty() {
            return;
        }
        let (role, depth) = (self.role, self.lists + usize::from(self.is_said));
        let block = self
            .block
            .get_or_insert_with(|| Block::new(Channel::Visible, role, depth));
        push_decoded(block, text, self.base + range.start);
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        if let Some(block) = &mut self.block {
            block.push(text, self.base + range.start..self.base + range.end);
        }
    }

    fn flush(&mut self) {
        self.link = None;
        if let Some(mut block) = self.block.take().filter(|block| !block.is_blank()) {
            block.row = if block.role == Role::Cell {
                self.rows
            } else {
                0
            };
            self.blocks.push(block);
        }
        self.blocks.append(&mut self.beside);
    }
}
