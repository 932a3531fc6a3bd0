//! HTML, whole saved pages and parts: the main content, without what frames it, as Markdown.

mod frame;
mod inline;
mod table;
mod text;

use std::ops::Range;

use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};

use self::frame::{Frame, SKIPPED};
use super::super::weave::{Form, Weave};
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

/// How deep lists and quotations nest in the Markdown; what is deeper stands at this depth.
const DEEPEST: usize = 8;

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

/// What stands between the last words and the next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    /// Nothing: they belong to one line.
    None,
    /// The sign of an item.
    Start,
    /// A line's end.
    Line,
    /// A line's end within a paragraph, which readers see.
    Break,
    /// An empty line.
    Blank,
}

/// What nests.
enum Container {
    /// A list and the number of its next item.
    List { number: Option<u64> },
    /// An item: its sign until it is written, and how far its text is moved.
    Item { sign: Option<String>, width: usize },
    /// A quotation.
    Quote,
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
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.block(Gap::Blank);
                if self.table.is_none() {
                    let level = usize::from(name.as_bytes()[1] - b'0');
                    self.start_line();
                    self.weave.markup(format!("{} ", "#".repeat(level)));
                    self.is_line = true;
                }
            }
            "ul" | "ol" | "menu" | "dir" => self.open_list(tag, name == "ol"),
            "li" => self.open_item(),
            "blockquote" => {
                self.block(Gap::Blank);
                self.push(Container::Quote);
            }
            "pre" if self.table.is_none() => {
                self.block(Gap::Blank);
                self.start_line();
                let fence = self.fence(index);
                self.weave.markup(&*fence);
                self.code_line();
                self.code = Some(fence);
            }
            "hr" if self.table.is_none() => {
                self.block(Gap::Blank);
                self.start_line();
                self.weave.markup("---");
                self.gap = Gap::Blank;
            }
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
            "ul" | "ol" | "menu" | "dir" => {
                self.close_to(|container| matches!(container, Container::List { .. }));
                let is_nested = self.depth() > 0;
                self.block(if is_nested { Gap::Line } else { Gap::Blank });
            }
            "li" => {
                let is_item = |container: &Container| matches!(container, Container::Item { .. });
                if self.containers.last().is_some_and(is_item) {
                    self.close_to(is_item);
                }
                self.block(Gap::Line);
            }
            "blockquote" => {
                self.close_to(|container| matches!(container, Container::Quote));
                self.block(Gap::Blank);
            }
            "pre" if self.code.is_some() => self.close_code(),
            "table" | "tr" | "td" | "th" | "caption" => self.close_table(name),
            "a" => self.close_link(),
            "em" | "i" | "strong" | "b" | "cite" | "del" | "s" => self.close_emphasis(name),
            _ if inline::is_inline(name) || SKIPPED.contains(&name) => {}
            _ => self.block(Gap::Blank),
        }
    }

    fn open_list(&mut self, tag: &StartTag<usize>, is_ordered: bool) {
        let start = tag.attributes.get(&b"start"[..]);
        let start = start.and_then(|value| name(value).trim().parse().ok());
        let is_first = start.is_none_or(|start: u64| start == 1);
        let is_nested = self.depth() > 0 && is_first;
        self.block(if is_nested { Gap::Line } else { Gap::Blank });
        self.push(Container::List {
            number: is_ordered.then(|| start.unwrap_or(1)),
        });
    }

    fn open_item(&mut self) {
        self.block(Gap::Line);
        let is_item = |container: &Container| matches!(container, Container::Item { .. });
        if self.containers.last().is_some_and(is_item) {
            self.containers.pop();
        }
        let sign = match self.containers.last_mut() {
            Some(Container::List {
                number: Some(number),
            }) => {
                let sign = format!("{number}. ");
                *number = number.saturating_add(1).min(999_999_999);
                sign
            }
            _ => "- ".to_owned(),
        };
        self.push(Container::Item {
            width: sign.len(),
            sign: Some(sign),
        });
    }

    fn push(&mut self, container: Container) {
        if self.table.is_none() {
            self.containers.push(container);
        }
    }

    /// Closes the innermost container of a kind, with all that is in it.
    fn close_to(&mut self, is: impl Fn(&Container) -> bool) {
        if self.table.is_some() {
            return;
        }
        if let Some(place) = self.containers.iter().rposition(is) {
            self.containers.truncate(place);
        }
    }

    /// How many items the next words are in.
    fn depth(&self) -> usize {
        let is_item = |container: &&Container| matches!(container, Container::Item { .. });
        self.containers.iter().filter(is_item).count()
    }

    /// Ends what is written, at least by such a gap.
    fn block(&mut self, gap: Gap) {
        self.end_inline();
        if self.table.is_some() {
            self.cell_gap();
        } else if self.gap == Gap::Break {
            self.gap = gap;
        } else if self.gap != Gap::Start {
            self.gap = self.gap.max(gap);
        }
    }

    /// Begins a line: the gap, the margin, and the sign of an item that begins here.
    fn start_line(&mut self) {
        match self.gap {
            Gap::None => return,
            Gap::Start => {}
            Gap::Line => self.weave.markup("\n"),
            Gap::Break => self.weave.markup("\\\n"),
            Gap::Blank => self.weave.markup("\n\n"),
        }
        self.gap = Gap::None;
        let mut margin = String::new();
        for container in self.containers.iter_mut().take(DEEPEST * 2) {
            match container {
                Container::List { .. } => {}
                Container::Item { sign, width } => match sign.take() {
                    Some(sign) => margin.push_str(&sign),
                    None => margin.extend(std::iter::repeat_n(' ', *width)),
                },
                Container::Quote => margin.push_str("> "),
            }
        }
        self.weave.markup(margin);
    }

    /// Signs around code, more of them than stand in it anywhere.
    fn fence(&self, index: usize) -> String {
        let end = self.ends.get(index).and_then(|end| self.tokens.get(*end));
        let start = self.tokens.get(index).map_or(0, frame::start_of);
        let code = self
            .html
            .get(start..end.map_or(self.html.len(), frame::start_of));
        let runs = code.unwrap_or_default().split(|c| c != '~').map(str::len);
        "~".repeat(runs.max().unwrap_or_default().max(2) + 1)
    }

    /// The next line of code, at the margin of what it is in.
    fn code_line(&mut self) {
        self.gap = Gap::Line;
        self.start_line();
    }

    fn close_code(&mut self) {
        if let Some(fence) = self.code.take() {
            self.code_line();
            self.weave.markup(fence);
            self.gap = Gap::Blank;
        }
    }

    fn line_break(&mut self) {
        let is_inside = self.link.is_some() || !self.emphasis.is_empty();
        if self.table.is_some() || self.is_line || is_inside {
            self.weave.meaning(0..0, " ", Form::Line);
        } else if self.gap == Gap::None {
            self.gap = Gap::Break;
        }
    }
}
