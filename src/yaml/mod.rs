//! YAML as a tree in which every value keeps its place, so that all that is wrong in a file is found at once.

mod anchored;
mod builder;
mod fields;
mod mapping;
mod syntax;

use std::ops::Range;

pub use fields::Fields;

use crate::diagnostic::{Checked, Diagnostic, codes};
use crate::source_map::{FileId, SourceMap, Span, Spanned};

/// A value and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where the value stands.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// What a value is, before anybody has said what type it should have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// Nothing, or `~`, or `null`.
    Null,
    /// Text, exactly as written (`no`, `0123`, `12:30` and `+1 216…` stay as they are).
    Scalar {
        /// The text.
        text: String,
        /// Whether quotes (or a block style) say that it is text and nothing else.
        quoted: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values, in the order of the file; a key stands here once.
    Mapping(Vec<(Spanned<String>, Node)>),
}

/// Reads the bytes `range` of a source as one YAML document.
///
/// Where nothing is written, the value is [`NodeKind::Null`]; there is no value where the text breaks off as YAML.
/// Nothing takes longer than its length warrants: nesting, aliases and the number of values have limits.
#[must_use]
pub fn parse(sources: &SourceMap, file: FileId, range: Range<usize>) -> Checked<Option<Node>> {
    let Some(text) = sources.text(file).get(range.clone()) else {
        return Checked::default();
    };
    // The parser takes a NUL for the end of the text, and what follows would be lost without a word; the others it
    // stumbles over at best.
    let controls: Vec<Diagnostic> = text
        .char_indices()
        .filter(|(_, c)| crate::vocabulary::is_forbidden_control(*c))
        .filter_map(|(offset, c)| {
            let start = range.start + offset;
            forbidden_character(c, Span::new(file, start..start + c.len_utf8()))
        })
        .take(MAX_CONTROLS)
        .collect();
    if !controls.is_empty() {
        return Checked::new(None, controls);
    }
    builder::build(text, file, range.start)
}

/// A file that is no text at all needs no finding for each of its bytes.
const MAX_CONTROLS: usize = 20;

/// What is wrong with a character inside a value, if anything is.
fn forbidden_character(c: char, span: Span) -> Option<Diagnostic> {
    if crate::vocabulary::is_private_use(c) {
        let message = format!(
            "the value contains the private-use character U+{:04X}",
            u32::from(c)
        );
        return Some(
            Diagnostic::new(codes::PRIVATE_USE_CHARACTER, span, message)
                .help("delete it: it has no agreed meaning, and each reader's device shows something else"),
        );
    }
    if crate::vocabulary::is_forbidden_control(c) {
        let message = format!(
            "the value contains the control character U+{:04X}",
            u32::from(c)
        );
        return Some(
            Diagnostic::new(codes::CONTROL_CHARACTER, span, message)
                .help("delete it, or delete the value and type it anew; copied text brings such characters along"),
        );
    }
    None
}

impl Node {
    /// Whether the value is this word, without quotes: `pending` is a state, `"pending"` a text.
    #[must_use]
    pub fn is_word(&self, word: &str) -> bool {
        matches!(&self.kind, NodeKind::Scalar { text, quoted: false } if text == word)
    }

    /// The text of a scalar.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar { text, .. } => Some(text),
            NodeKind::Null | NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
        }
    }

    /// What the value is, in words for a finding: "a list".
    #[must_use]
    pub fn describe(&self) -> &'static str {
        match &self.kind {
            NodeKind::Null => "nothing",
            NodeKind::Scalar { .. } => "text",
            NodeKind::Sequence(_) => "a list",
            NodeKind::Mapping(_) => "a group of keys",
        }
    }

    /// "expected text, found a list".
    #[must_use]
    pub fn wrong_type(&self, expected: &str) -> Diagnostic {
        let message = format!("expected {expected}, found {}", self.describe());
        let finding = Diagnostic::new(codes::WRONG_TYPE, self.span, message);
        match self.kind {
            NodeKind::Null => finding.help("write a value, or delete the key"),
            NodeKind::Scalar { .. } | NodeKind::Sequence(_) | NodeKind::Mapping(_) => {
                finding.help(format!("write {expected} here"))
            }
        }
    }

    /// The text of a scalar that is not empty; otherwise a finding.
    pub fn expect_text(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
        match self.text() {
            None => {
                diagnostics.push(self.wrong_type("text"));
                None
            }
            Some(text) if text.trim().is_empty() => {
                diagnostics.push(
                    Diagnostic::new(codes::INVALID_VALUE, self.span, "this text is empty")
                        .help("write a value, or delete the key"),
                );
                None
            }
            Some(text) => Some(Spanned::new(text.to_owned(), self.span)),
        }
    }

    /// `true` or `false`; otherwise a finding.
    pub fn expect_flag(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<bool> {
        if self.is_word("true") {
            return Some(true);
        }
        if self.is_word("false") {
            return Some(false);
        }
        diagnostics.push(if self.text().is_none() {
            self.wrong_type("`true` or `false`")
        } else {
            Diagnostic::new(
                codes::INVALID_VALUE,
                self.span,
                "this is neither `true` nor `false`",
            )
            .help("write `true` for yes or `false` for no, without quotes")
        });
        None
    }

    /// The items of a list; otherwise a finding that says what the list should hold.
    pub fn expect_list(
        &self,
        expected: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<&[Self]> {
        match &self.kind {
            NodeKind::Sequence(items) => Some(items),
            NodeKind::Null | NodeKind::Scalar { .. } | NodeKind::Mapping(_) => {
                diagnostics.push(self.wrong_type(expected));
                None
            }
        }
    }

    /// The entries of a group of keys; otherwise a finding.
    pub fn expect_mapping(
        &self,
        expected: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<&[(Spanned<String>, Self)]> {
        match &self.kind {
            NodeKind::Mapping(entries) => Some(entries),
            NodeKind::Null | NodeKind::Scalar { .. } | NodeKind::Sequence(_) => {
                diagnostics.push(self.wrong_type(expected));
                None
            }
        }
    }
}

#[cfg(test)]
mod tests;
