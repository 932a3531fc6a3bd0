//! Reads Markdown: its blocks, their words and links, raw HTML within.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

use super::{Block, Channel, Link, Role, html, unmasked, within};
use crate::markdown::extensions;

/// The blocks of `text`.
pub(super) fn read(text: &str, blocks: &mut Vec<Block>) {
    let mut reader = Reader {
        text,
        blocks,
        block: None,
        beside: Vec::new(),
        lists: 0,
        open: Vec::new(),
        count: 0,
        rows: 0,
        links: Vec::new(),
        html: None,
    };
    for (event, range) in Parser::new_ext(text, extensions()).into_offset_iter() {
        reader.see(event, range);
    }
    reader.flush();
}

struct Reader<'a> {
    text: &'a str,
    blocks: &'a mut Vec<Block>,
    /// The block that is being read.
    block: Option<Block>,
    /// Addresses and titles in it.
    beside: Vec<Block>,
    lists: usize,
    /// The open lists, by their numbers.
    open: Vec<usize>,
    /// How many lists there were.
    count: usize,
    /// How many rows of tables there were.
    rows: usize,
    /// Where the text of open links began, and where they lead.
    links: Vec<(usize, String)>,
    /// A raw HTML block.
    html: Option<Range<usize>>,
}

impl Reader<'_> {
    fn see(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words) => self.words(&words, &range),
            Event::Code(words) => {
                let place = within(self.text, &range, &words);
                let start = self.length();
                self.words(&words, &place);
                if let Some(block) = &mut self.block {
                    block.code.push(start..block.text.len());
                }
            }
            Event::SoftBreak | Event::HardBreak => self.words("\n", &range),
            Event::Html(_) => {
                let known = self.html.get_or_insert(range.clone());
                known.end = range.end;
            }
            Event::InlineHtml(_) => {
                for part in html::inline(self.text, &range) {
                    self.beside.push(part);
                }
            }
            Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph if self.lists > 0 => self.open(Role::Item, range),
            Tag::Paragraph => self.open(Role::Paragraph, range),
            Tag::Heading { level, .. } => self.open(Role::Heading(level as u8), range),
            Tag::Item => self.open(Role::Item, range),
            Tag::TableCell => self.open(Role::Cell, range),
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                self.rows += 1;
            }
            Tag::List(_) => {
                self.flush();
                self.lists += 1;
                self.count += 1;
                self.open.push(self.count);
            }
            Tag::CodeBlock(kind) => {
                let by_indentation = matches!(kind, CodeBlockKind::Indented);
                self.open(Role::Code { by_indentation }, range);
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html = None;
            }
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                self.links.push((self.length(), unmasked(&dest_url)));
                // `<https://…>` shows its address.
                if !matches!(link_type, LinkType::Autolink | LinkType::Email) {
                    self.address(&dest_url, &title, range);
                }
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                self.links.push((self.length(), unmasked(&dest_url)));
                self.address(&dest_url, &title, range);
            }
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript => {}
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Link | TagEnd::Image => self.close_link(tag == TagEnd::Image, range),
            TagEnd::List(_) => {
                self.flush();
                self.lists = self.lists.saturating_sub(1);
                self.open.pop();
            }
            TagEnd::HtmlBlock => {
                if let Some(range) = self.html.take() {
                    let part = &self.text[range.clone()];
                    html::read(part, range.start, self.blocks);
                }
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
            _ => self.flush(),
        }
    }

    fn open(&mut self, role: Role, range: &Range<usize>) {
        self.flush();
        let block = Block::new(Channel::Visible, role, self.lists);
        self.block = Some(block.room(range.len()));
    }

    fn length(&self) -> usize {
        self.block.as_ref().map_or(0, |block| block.text.len())
    }

    fn words(&mut self, words: &str, range: &Range<usize>) {
        let role = if self.lists > 0 {
            Role::Item
        } else {
            Role::Paragraph
        };
        let depth = self.lists;
        self.block
            .get_or_insert_with(|| Block::new(Channel::Visible, role, depth))
            .push_masked(words, range);
    }

    /// What a link or image says beside its text.
    fn address(&mut self, destination: &str, title: &str, range: &Range<usize>) {
        for (channel, text) in [(Channel::Address, destination), (Channel::Title, title)] {
            if !text.is_empty() {
                let place = within(self.text, range, text);
                self.beside
                    .push(Block::single(channel, self.lists, text, &place));
            }
        }
    }

    fn close_link(&mut self, is_image: bool, range: Range<usize>) {
        let (start, destination) = self.links.pop().unwrap_or_default();
        let end = self.length();
        let depth = self.lists;
        self.block
            .get_or_insert_with(|| Block::new(Channel::Visible, Role::Paragraph, depth))
            .links
            .push(Link {
                text: start..end,
                destination,
                source: range,
                is_image,
                is_button: false,
            });
    }

    fn flush(&mut self) {
        if let Some(mut block) = self.block.take().filter(|block| !block.is_blank()) {
            block.list = self.open.last().copied().unwrap_or_default();
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
