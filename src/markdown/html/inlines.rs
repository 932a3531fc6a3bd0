//! Text with values, code, emphasis.

use std::borrow::Cow;
use std::ops::Range;

use super::Writer;
use crate::html::escape;
use crate::markdown::placeholder::{self, Piece};

impl Writer<'_> {
    pub(super) fn text(&mut self, text: &str) {
        if self.in_code_block {
            escape::text(&mut self.html, &placeholder::fill(text));
        } else if memchr::memchr(placeholder::FIRST_BYTE, text.as_bytes()).is_some() {
            self.text_with_values(text);
        } else {
            self.plain_text(text);
        }
    }

    fn plain_text(&mut self, text: &str) {
        let mut text = text;
        if self.is_paragraph_closed() {
            text = text.trim_start();
            if text.is_empty() {
                return;
            }
            self.inline();
        }
        escape::text(&mut self.html, text);
        self.notice_mark(text);
        self.headings.add_text(text);
        if let Some(table) = &mut self.table {
            table.add_text(text);
        }
    }

    fn text_with_values(&mut self, text: &str) {
        let pieces: Vec<Piece> = placeholder::pieces(text).collect();
        let autolinks = self.options.autolinks;
        // `<{{ contacts.x.email }}>`: the author writes an autolink, and the value is one already.
        let is_bracketed = |index: usize| match pieces
            .get(index.wrapping_sub(1)..index.wrapping_add(2))
        {
            Some(
                [
                    Piece::Text(before),
                    Piece::Value(value),
                    Piece::Text(behind),
                ],
            ) => {
                before.ends_with('<') && behind.starts_with('>') && autolinks.href(value).is_some()
            }
            _ => false,
        };
        for (index, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Text(text) => {
                    let start = usize::from(is_bracketed(index.wrapping_sub(1)));
                    let end = text.len() - usize::from(is_bracketed(index + 1));
                    self.plain_text(text.get(start..end).unwrap_or_default());
                }
                Piece::Value(value) => self.value(value),
                Piece::Component(call) => self.component(call),
            }
        }
    }

    /// A fact's value among text. A telephone number keeps its direction also in a text from right to left.
    fn value(&mut self, value: &str) {
        self.inline();
        self.headings.add_text(value);
        let href = self.options.autolinks.href(value);
        let is_number = href.is_some_and(|href| href.starts_with("tel:"));
        if let Some(table) = &mut self.table {
            table.add_value();
        }
        match href {
            Some(href) if self.links == 0 => {
                self.html.push_str("<a");
                if is_number {
                    self.html.push_str(" class=\"number\" dir=\"ltr\"");
                }
                self.html.push_str(" href=\"");
                escape::address(&mut self.html, href);
                self.html.push_str("\">");
                escape::text(&mut self.html, value);
                self.html.push_str("</a>");
            }
            Some(_) if is_number => {
                self.html.push_str("<span class=\"number\" dir=\"ltr\">");
                escape::text(&mut self.html, value);
                self.html.push_str("</span>");
            }
            _ => escape::text(&mut self.html, value),
        }
    }

    pub(super) fn code(&mut self, code: &str) {
        self.inline();
        if let Some(table) = &mut self.table {
            table.add_text(code);
        }
        let code = filled(code);
        self.headings.add_text(&code);
        self.html.push_str("<code>");
        escape::text(&mut self.html, &code);
        self.html.push_str("</code>");
    }

    pub(super) fn line_break(&mut self, tag: &str) {
        if self.is_paragraph_closed() {
            return;
        }
        self.html.push_str(tag);
        self.html.push('\n');
        self.headings.add_text(" ");
    }

    /// A box to tick on paper; as a character it needs neither a label nor a script.
    pub(super) fn task(&mut self, done: bool) {
        self.inline();
        let mark = if done { '\u{2611}' } else { '\u{2610}' };
        self.html.push_str("<span class=\"task\">");
        self.html.push(mark);
        self.html.push_str("</span> ");
    }

    pub(super) fn start_inline(&mut self, tag: &str) {
        self.inline();
        self.inlines += 1;
        self.html.push_str(tag);
    }

    pub(super) fn end_inline(&mut self, tag: &str) {
        self.inlines -= 1;
        self.html.push_str(tag);
    }

    /// `~~` strikes out; a single `~` means "about" in the texts of conferences, and stays.
    pub(super) fn strikethrough(&self, range: &Range<usize>, tag: &'static str) -> &'static str {
        let source = self.prepared.text.get(range.clone()).unwrap_or_default();
        if source.starts_with("~~") { tag } else { "~" }
    }
}

/// The text of a title, destination or attribute, with its values.
pub(super) fn filled(text: &str) -> Cow<'_, str> {
    placeholder::fill(text)
}
