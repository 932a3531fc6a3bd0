//! HTML, whole saved pages and parts: the main content, without what frames it, as Markdown.

mod blocks;
mod code;
mod frame;
mod inline;
mod table;
mod text;

use std::ops::Range;

use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};

use self::blocks::{Container, Gap};
use self::frame::{Frame, SKIPPED};
use super::super::weave::Weave;
use super::{Foreign, Reader, around_comment};
use crate::detect::Format;

pub(super) const READER: Reader = Reader {
    name: "HTML",
    format: Format::Html,
    is_pelican: false,
    recognises: |ending, text| {
        matches!(ending, "html" | "htm" | "xhtml") || (ending.is_empty() && looks_like_html(text))
    },
    read,
};

fn looks_like_html(text: &str) -> bool {
    let start = text.trim_start().get(..15).unwrap_or_default();
    let start = start.to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

fn read(html: &str, comments: &[Range<usize>]) -> Foreign {
    let tokens = tokens(html);
    let frame = Frame::of(html, &tokens);
    let mut writer = Writer {
        html,
        tokens: &tokens,
        weave: Weave::default(),
        containers: Vec::new(),
        gap: Gap::Start,
        is_line: false,
        emphasis: Vec::new(),
        link: None,
        table: None,
        code: None,
        comments: comments
            .iter()
            .map(|inner| around_comment(html, inner))
            .collect(),
        left_out: frame.left_out,
        ends: frame.ends,
    };
    writer.run(frame.first, frame.last);
    Foreign {
        title: frame.title,
        weave: writer.weave,
        body: frame.range,
        left_out: writer.left_out,
        ..Foreign::default()
    }
}

fn tokens(html: &str) -> Vec<Token<usize>> {
    let emitter = DefaultEmitter::<usize>::new_with_span();
    let tokens = Tokenizer::new_with_emitter(html, emitter);
    let mut found = Vec::new();
    for Ok(token) in tokens {
        if !matches!(token, Token::Error(_)) {
            found.push(token);
        }
    }
    found
}

/// What a tag is called.
fn name(tag: &[u8]) -> &str {
    std::str::from_utf8(tag).unwrap_or_default()
}

struct Writer<'a> {
    html: &'a str,
    tokens: &'a [Token<usize>],
    weave: Weave,
    containers: Vec<Container>,
    gap: Gap,
    /// Whether line ends would end what is written: a heading, a cell.
    is_line: bool,
    /// Open emphasis: the element, and what ends it.
    emphasis: Vec<(String, &'static str)>,
    /// Where an open link leads: the place in the source, or what it says.
    link: Option<inline::Link>,
    table: Option<table::Table>,
    /// What ends an open block of code.
    code: Option<String>,
    /// Comments of templates, which HTML takes for words.
    comments: Vec<Range<usize>>,
    left_out: Vec<(&'static str, Range<usize>)>,
    /// For each start tag, the end tag that belongs to it.
    ends: Vec<usize>,
}

impl Writer<'_> {
    /// Writes the tokens from one to another.
    fn run(&mut self, first: usize, last: usize) {
        let tokens = self.tokens;
        let mut index = first;
        while index < last {
            match &tokens[index] {
                Token::StartTag(tag) => {
                    if let Some((what, end)) = frame::skipped(tokens, &self.ends, index, last) {
                        let to = tokens.get(end).map_or(self.html.len(), frame::start_of);
                        if let Some(what) = what {
                            self.left_out.push((what, tag.span.start..to));
                        }
                        index = end;
                        continue;
                    }
                    self.open(tag, index);
                }
                Token::EndTag(tag) => self.close(tag),
                Token::String(text) => self.words(text.span.start..text.span.end),
                _ => {}
            }
            index += 1;
        }
        self.end_inline();
        self.close_code();
    }

    fn open(&mut self, tag: &StartTag<usize>, index: usize) {
        let name = name(&tag.name);
        // In code there is nothing but lines.
        if self.code.is_some() {
            if name == "br" {
                self.code_line();
            }
            return;
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.open_heading(name),
            "ul" | "ol" | "menu" | "dir" => self.open_list(tag, name == "ol"),
            "li" => self.open_item(),
            "blockquote" => self.open_quote(),
            "pre" if self.table.is_none() => self.open_code(index),
            "hr" if self.table.is_none() => self.rule(),
            "br" => self.line_break(),
            "table" | "tr" | "td" | "th" | "caption" => self.open_table(name, index),
            "a" => self.open_link(tag),
            "img" => self.image(tag),
            "em" | "i" | "strong" | "b" | "cite" | "del" | "s" => self.open_emphasis(name, index),
            _ if inline::is_inline(name) => {}
            _ => self.block(Gap::Blank),
        }
    }

    fn close(&mut self, tag: &EndTag<usize>) {
        let name = name(&tag.name);
        if self.code.is_some() && name != "pre" {
            return;
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.block(Gap::Blank);
                self.is_line = self.table.is_some();
            }
            "ul" | "ol" | "menu" | "dir" => self.close_list(),
            "li" => self.close_item(),
            "blockquote" => self.close_quote(),
            "pre" if self.code.is_some() => self.close_code(),
            "table" | "tr" | "td" | "th" | "caption" => self.close_table(name),
            "a" => self.close_link(),
            "em" | "i" | "strong" | "b" | "cite" | "del" | "s" => self.close_emphasis(name),
            _ if inline::is_inline(name) || SKIPPED.contains(&name) => {}
            _ => self.block(Gap::Blank),
        }
    }
}
