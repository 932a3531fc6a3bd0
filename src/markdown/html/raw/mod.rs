//! Raw HTML: read as browsers read it, written anew, and balanced, so that it cannot reach beyond its place.

mod attributes;
mod balance;
mod css;

use std::ops::Range;

use html5gum::{DefaultEmitter, EndTag, Error, StartTag, State, Token, Tokenizer};
use pulldown_cmark::Event;

use self::balance::OpenElement;
use super::Writer;
use crate::diagnostic::codes;
use crate::html::{elements, escape};
use crate::markdown::placeholder;

/// The raw HTML of a page, as far as it was read.
#[derive(Default)]
pub struct Raw {
    /// The raw elements that are open, the innermost last.
    open: Vec<OpenElement>,
    /// End tags of elements that were left out or already closed; they are expected, and not written.
    forgiven: Vec<String>,
    /// The block that is being read, and `(offset there, offset in the text)` of its lines.
    block: String,
    lines: Vec<(usize, usize)>,
}

/// A piece of raw HTML and where it stands.
struct Fragment<'a> {
    html: &'a str,
    lines: &'a [(usize, usize)],
    /// Whether it is a single tag among Markdown's text.
    is_inline: bool,
}

impl Fragment<'_> {
    /// The offset in the text of a byte of the fragment.
    fn offset(&self, at: usize) -> usize {
        let index = self.lines.partition_point(|(start, _)| *start <= at);
        match index.checked_sub(1).and_then(|index| self.lines.get(index)) {
            Some((start, offset)) => offset + (at - start),
            None => 0,
        }
    }
}

impl Writer<'_> {
    pub(super) fn html_block(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Html(html) => {
                self.raw.lines.push((self.raw.block.len(), range.start));
                self.raw.block.push_str(&html);
            }
            Event::End(_) => {
                let html = std::mem::take(&mut self.raw.block);
                let lines = std::mem::take(&mut self.raw.lines);
                self.fresh_line();
                self.fragment(&Fragment {
                    html: &html,
                    lines: &lines,
                    is_inline: false,
                });
                if !self.is_inside_inline() {
                    self.write_deferred();
                }
            }
            _ => {}
        }
    }

    pub(super) fn inline_html(&mut self, html: &str, offset: usize) {
        self.fragment(&Fragment {
            html,
            lines: &[(0, offset)],
            is_inline: true,
        });
    }

    fn fragment(&mut self, fragment: &Fragment) {
        let emitter = DefaultEmitter::<usize>::new_with_span();
        let mut tokens = Tokenizer::new_with_emitter(fragment.html, emitter);
        // The element whose content is skipped up to its end tag.
        let mut skipped: Option<String> = None;
        // The start of a text behind a tag is not always known to the tokenizer.
        let mut tag_end = 0;
        while let Some(Ok(token)) = tokens.next() {
            match token {
                Token::StartTag(tag) if skipped.is_none() => {
                    tag_end = tag.span.end;
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    let written = self.start_tag(&tag, &name, fragment);
                    if fragment.is_inline || self.raw.is_foreign() {
                        continue;
                    }
                    let state = content_of(&name);
                    tokens.set_state(state);
                    if state != State::Data && (!written || name == "iframe") {
                        skipped = Some(name);
                    }
                }
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    if skipped.as_ref().is_none_or(|skipped| *skipped == name) {
                        skipped = None;
                        self.end_tag(&tag, &name, fragment);
                    }
                }
                Token::String(text) if skipped.is_none() => {
                    let offset = fragment.offset(text.span.start.max(tag_end));
                    self.raw_text(&String::from_utf8_lossy(&text), offset);
                }
                Token::Doctype(doctype) => {
                    self.report_unsafe(
                        fragment.offset(doctype.span.start),
                        "`<!DOCTYPE>` belongs to the frame of the page",
                    );
                }
                Token::Comment(comment) => self.comment(&comment, comment.span.start, fragment),
                Token::Error(error) => self.tokenizer_error(*error, fragment),
                Token::StartTag(_) | Token::String(_) => {}
            }
        }
        self.end_fragment(skipped, fragment);
    }

    /// Comments never reach a reader; `<?php … ?>` is one in HTML, and its end would be text.
    fn comment(&mut self, comment: &[u8], start: usize, fragment: &Fragment) {
        if comment.starts_with(b"?") {
            self.report_unsafe(
                fragment.offset(start),
                "`<?` begins a program, and pages hold none",
            );
        }
    }

    fn tokenizer_error(&mut self, error: Error, fragment: &Fragment) {
        let message = match error {
            Error::EofInComment => "a comment is not closed; it would hide the rest of the page",
            Error::EofInTag | Error::EofBeforeTagName => {
                "a tag is not closed; it would swallow what follows"
            }
            Error::EofInDoctype | Error::EofInCdata => "a declaration is not closed",
            _ => return,
        };
        let start = fragment.html.rfind('<').unwrap_or_default();
        self.report_unsafe(fragment.offset(start), message);
    }

    fn end_fragment(&mut self, skipped: Option<String>, fragment: &Fragment) {
        if let Some(name) = skipped {
            if name == "iframe" {
                self.report_unclosed(&name, fragment.offset(0));
            }
            self.raw.forgiven.push(name);
        }
        while let Some(open) = self.raw.open.last()
            && !open.foreign
            && content_of(&open.name) != State::Data
        {
            let (name, offset) = (open.name.clone(), open.offset);
            self.report_unclosed(&name, offset);
            self.pop_element();
            self.raw.forgiven.push(name);
        }
    }

    fn raw_text(&mut self, text: &str, offset: usize) {
        match self.raw.open.last().map(|open| open.name.as_str()) {
            Some("style") => self.style_sheet(text, offset),
            Some("textarea" | "option" | "title" | "desc") => {
                escape::text(&mut self.html, &placeholder::fill(text));
            }
            // Between a table's parts only white space may stand.
            Some("table" | "thead" | "tbody" | "tfoot" | "tr" | "colgroup")
                if !text.trim().is_empty() =>
            {
                self.report_unsafe(offset, "text stands in a table, but in none of its cells");
            }
            // A comment leaves its line end behind.
            None if text.trim().is_empty() => self.fresh_line(),
            _ => self.text(text),
        }
    }

    pub(super) fn report_unsafe(&mut self, offset: usize, message: impl Into<String>) {
        self.report(
            codes::UNSAFE_HTML,
            offset,
            message,
            "remove it, or write `\\<` where the sign itself is meant",
        );
    }

    fn start_tag(&mut self, tag: &StartTag<usize>, name: &str, fragment: &Fragment) -> bool {
        let offset = fragment.offset(tag.span.start);
        if let Err(message) = self.check_element(name) {
            self.report_unsafe(offset, message);
            if !elements::is_void(name) {
                self.raw.forgiven.push(name.to_owned());
            }
            return false;
        }
        self.before_element(name, offset, fragment.is_inline);
        let attributes = self.attributes(name, &tag.attributes, fragment);
        self.html.push('<');
        self.html.push_str(name);
        self.html.push_str(&attributes);
        let in_drawing = self.raw.is_foreign() || elements::is_foreign(name);
        if in_drawing && tag.self_closing {
            self.html.push_str("/>");
            return true;
        }
        self.html.push('>');
        if name == "iframe" {
            // What stands in it is for browsers of the last century.
            self.html.push_str("</iframe>");
            self.raw.forgiven.push(name.to_owned());
        } else if !elements::is_void(name) {
            self.push_element(name, offset);
        }
        true
    }

    fn end_tag(&mut self, tag: &EndTag<usize>, name: &str, fragment: &Fragment) {
        self.close_element(name, fragment.offset(tag.span.start));
    }
}

/// How a browser reads the content of an element.
fn content_of(name: &str) -> State {
    match name {
        "style" | "iframe" | "xmp" | "noembed" | "noframes" => State::RawText,
        "textarea" | "title" => State::RcData,
        "script" => State::ScriptData,
        "plaintext" => State::PlainText,
        _ => State::Data,
    }
}
