//! Plain text: paragraphs and lists, however they are indented; what was wrapped by hand is joined.

use std::ops::Range;

use super::super::weave::{Form, Weave};
use super::{Foreign, Reader};
use crate::detect::Format;

pub(super) const READER: Reader = Reader {
    name: "plain text",
    format: Format::Plain,
    is_pelican: false,
    recognises: |ending, _| matches!(ending, "txt" | "text"),
    read,
};

/// A text in which a line is longer than this was never wrapped: each of its lines is a paragraph.
const UNWRAPPED: usize = 180;

/// The longest line that can be a heading.
const HEADING: usize = 70;

/// A line of the source, without its blanks.
struct Line<'a> {
    words: &'a str,
    start: usize,
    indent: usize,
}

/// The item that the last line belongs to.
#[derive(Clone, Copy)]
struct Item {
    indent: usize,
    /// Where the text of the item begins in its line.
    text: usize,
    /// Where nested text begins in the Markdown.
    width: usize,
}

fn read(text: &str, _: &[Range<usize>]) -> Foreign {
    let lines: Vec<Line<'_>> = lines(text).collect();
    let mut page = Page {
        weave: Weave::default(),
        items: Vec::new(),
        is_unwrapped: lines
            .iter()
            .any(|line| line.words.chars().count() > UNWRAPPED),
        is_open: false,
        is_empty: true,
        in_list: false,
    };
    let mut skips = false;
    for (index, line) in lines.iter().enumerate() {
        if std::mem::take(&mut skips) {
            continue;
        }
        let before = index
            .checked_sub(1)
            .map_or("", |before| lines[before].words);
        let next = lines.get(index + 1).map_or("", |next| next.words);
        if let Some(level) = underlined(line.words, next) {
            page.heading(line, level);
            skips = true;
        } else if is_shouted(line.words) && before.is_empty() && next.is_empty() {
            page.heading(line, 2);
        } else {
            page.line(line, before);
        }
    }
    Foreign {
        body: 0..text.len(),
        weave: page.weave,
        ..Foreign::default()
    }
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let indent = line[..line.len() - line.trim_start().len()]
            .chars()
            .map(|c| if c == '\t' { 4 } else { 1 })
            .sum();
        Line {
            words: line.trim(),
            start,
            indent,
        }
    })
}

/// The level of a heading that is underlined.
fn underlined(words: &str, next: &str) -> Option<usize> {
    let is_rule = |sign: char| next.len() >= 3 && next.chars().all(|c| c == sign);
    let level = if is_rule('=') {
        1
    } else if is_rule('-') || is_rule('~') {
        2
    } else {
        return None;
    };
    (!words.is_empty() && words.len() <= HEADING && mark(words).is_none()).then_some(level)
}

/// Whether a line is written in capital letters alone.
fn is_shouted(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4 && words.len() <= HEADING && !words.chars().any(char::is_lowercase)
}

/// The mark of an item: how long it is with its blanks, and its number if it has one.
fn mark(words: &str) -> Option<(usize, Option<&str>)> {
    for bullet in ["-", "*", "+", "•", "–", "◦", "▪", "·", "\u{FFFD}"] {
        if let Some(rest) = words.strip_prefix(bullet) {
            let blanks = rest.len() - rest.trim_start().len();
            return (blanks > 0 && blanks < rest.len()).then_some((bullet.len() + blanks, None));
        }
    }
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = words.get(digits..)?;
    let blanks = rest
        .strip_prefix(['.', ')'])
        .map(|rest| rest.len() - rest.trim_start().len())?;
    let is_number = (1..=3).contains(&digits) && blanks > 0;
    is_number.then(|| (digits + 1 + blanks, Some(&words[..digits])))
}

struct Page {
    weave: Weave,
    /// The items that are open, the innermost last.
    items: Vec<Item>,
    is_unwrapped: bool,
    /// Whether a paragraph or an item goes on with the next line.
    is_open: bool,
    is_empty: bool,
    /// Whether the last thing was an item.
    in_list: bool,
}

impl Page {
    fn line(&mut self, line: &Line<'_>, before: &str) {
        if line.words.is_empty() {
            self.is_open = false;
            return;
        }
        match mark(line.words) {
            Some((length, number)) => self.item(line, length, number),
            None if self.goes_on(line, before) => {
                self.weave.markup("\n");
                self.weave.markup(self.margin());
            }
            None => self.paragraph(line),
        }
        let from = mark(line.words).map_or(0, |(length, _)| length);
        let words = line.start + from..line.start + line.words.len();
        self.weave.part(words, Form::Words);
        self.is_open = true;
        self.is_empty = false;
    }

    /// Whether a line without a mark belongs to the paragraph or item above it.
    fn goes_on(&self, line: &Line<'_>, before: &str) -> bool {
        if !self.is_open || self.is_unwrapped {
            return false;
        }
        let Some(item) = self.items.last() else {
            return true;
        };
        // Below the text of its item a line goes on; elsewhere a small letter has to say so, since copying moves lines.
        let is_below = line.indent == item.text && line.indent > item.indent;
        let is_small = !line.words.starts_with(char::is_uppercase);
        let ends = before.ends_with([',', '-', '(', '&']);
        is_below || is_small || ends
    }

    fn paragraph(&mut self, line: &Line<'_>) {
        // A paragraph below the text of an item is the item's own.
        while let Some(item) = self.items.last() {
            if line.indent == item.text && line.indent > item.indent {
                break;
            }
            self.items.pop();
        }
        self.in_list = false;
        self.gap();
        self.weave.markup(self.margin());
    }

    fn item(&mut self, line: &Line<'_>, length: usize, number: Option<&str>) {
        let is_nested = |item: &Item| line.indent > item.indent && line.indent <= item.text + 4;
        while let Some(item) = self.items.last().copied() {
            if is_nested(&item) && self.items.len() < 8 {
                break;
            }
            self.items.pop();
            if line.indent >= item.indent && !is_nested(&item) {
                break;
            }
        }
        let sign = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
        // Only a list that begins with its first number can stand right below a line.
        let is_first = number.is_none_or(|number| number == "1");
        if self.in_list && (is_first || self.items.is_empty()) {
            self.weave.markup("\n");
        } else {
            self.gap();
        }
        self.in_list = true;
        let margin = self.margin();
        self.weave.markup(format!("{margin}{sign}"));
        self.items.push(Item {
            indent: line.indent,
            text: line.indent + length,
            width: margin.len() + sign.len(),
        });
    }

    fn heading(&mut self, line: &Line<'_>, level: usize) {
        self.items.clear();
        self.in_list = false;
        self.gap();
        self.weave.markup(format!("{} ", "#".repeat(level)));
        let words = line.start..line.start + line.words.len();
        self.weave.part(words, Form::Line);
        self.is_open = false;
        self.is_empty = false;
    }

    fn gap(&mut self) {
        if !self.is_empty {
            self.weave.markup("\n\n");
        }
    }

    fn margin(&self) -> String {
        " ".repeat(self.items.last().map_or(0, |item| item.width))
    }
}
