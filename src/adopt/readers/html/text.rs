//! Words of a page, with characters that are written by name or number.

use std::ops::Range;

use html5gum::{Token, Tokenizer};

use super::super::super::weave::Form;
use super::{Gap, Writer, name};

/// The longest name of a character, with its signs.
const LONGEST: usize = 34;

impl Writer<'_> {
    /// Words without the comments of templates among them.
    pub(super) fn words(&mut self, range: Range<usize>) {
        let mut at = range.start;
        let mut next = self.comments.partition_point(|comment| comment.end <= at);
        while let Some(comment) = self.comments.get(next).cloned() {
            if comment.start >= range.end {
                break;
            }
            if at < comment.start {
                self.text(at..comment.start);
            }
            at = at.max(comment.end);
            next += 1;
        }
        if at < range.end {
            self.text(at..range.end);
        }
    }

    /// Words, or blanks between them.
    fn text(&mut self, range: Range<usize>) {
        let Some(text) = self.html.get(range.clone()) else {
            return;
        };
        if self.code.is_some() {
            let mut at = range.start;
            while let Some(length) = self.html[at..range.end].find('\n') {
                self.pieces(at..at + length, Form::Verbatim);
                self.code_line();
                at += length + 1;
            }
            self.pieces(at..range.end, Form::Verbatim);
            return;
        }
        if self.table.as_ref().is_some_and(|table| !table.in_cell()) {
            if text.trim().is_empty() {
                return;
            }
            self.loose_cell();
        }
        // Blanks that begin a line are nothing.
        let skipped = if self.gap == Gap::None {
            0
        } else {
            text.len() - text.trim_ascii_start().len()
        };
        if skipped == text.len() {
            return;
        }
        self.start_line();
        let form = if self.is_line || self.table.is_some() {
            Form::Line
        } else {
            Form::Words
        };
        self.pieces(range.start + skipped..range.end, form);
    }

    /// A part of the source, with what each name of a character in it means.
    pub(super) fn pieces(&mut self, range: Range<usize>, form: Form) {
        for (part, meaning) in decoded(self.html, range) {
            match meaning {
                None => self.weave.part(part, form),
                Some(text) => self.weave.meaning(part, text, form),
            }
        }
    }
}

/// The parts of a text; those that name a character have its meaning.
pub(super) fn decoded(html: &str, range: Range<usize>) -> Vec<(Range<usize>, Option<String>)> {
    let mut parts = Vec::new();
    let mut at = range.start;
    let mut plain = at;
    while let Some(found) = html[at..range.end].find('&').map(|found| at + found) {
        let window = &html.as_bytes()[found..range.end.min(found + LONGEST)];
        let end = window[1..]
            .iter()
            .position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'#')
            .map_or(window.len(), |end| end + 1);
        let end = found + end + usize::from(window.get(end) == Some(&b';'));
        let written = &html[found..end];
        match meaning(written) {
            Some(text) if text != written => {
                if plain < found {
                    parts.push((plain..found, None));
                }
                parts.push((found..end, Some(text)));
                plain = end;
                at = end;
            }
            _ => at = found + 1,
        }
    }
    if plain < range.end {
        parts.push((plain..range.end, None));
    }
    parts
}

/// What a character's name means, as browsers read it.
fn meaning(written: &str) -> Option<String> {
    let mut text = String::new();
    for Ok(token) in Tokenizer::new(written) {
        if let Token::String(found) = token {
            text.push_str(name(&found.value));
        }
    }
    let is_harmless = |c: char| {
        !crate::vocabulary::is_forbidden_control(c) && !crate::vocabulary::is_private_use(c)
    };
    (!text.is_empty() && text.chars().all(is_harmless)).then_some(text)
}
