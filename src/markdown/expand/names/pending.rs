//! What a tag asks of facts that are to be announced, or that the event does not state.

use std::ops::Range;

use super::{Checker, Value};
use crate::markdown::expand::scope::Absence;
use crate::markdown::expand::tokens::{Token, TokenKind};

/// A tag that names a fact that is to be announced, and does more than print it or ask whether it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pending<'a> {
    /// The tag's start.
    pub at: usize,
    /// "To be announced".
    pub words: &'a str,
    /// Whether the tag asks something of it: it compares, counts, sorts, filters, or looks into it.
    pub is_asked: bool,
    /// Whether it is a list or a group: what is asked of one that is not there has no answer. A number or a text is there,
    /// as the words "to be announced"; whether that is no answer is seen when the tag fails.
    pub is_list: bool,
}

/// A fact that the event does not state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent {
    /// The start of the tag that names it.
    pub at: usize,
    /// Where it is named.
    pub place: Range<usize>,
    /// Why it is not there.
    pub absence: Absence,
}

impl<'a> Checker<'a> {
    /// Remembers that a tag names what is to be announced, which is `words[path]`.
    pub(super) fn note_pending(
        &mut self,
        known: &[&'a Value],
        words: &[Token<'a>],
        path: Range<usize>,
    ) {
        let before = path.start.checked_sub(1).and_then(|at| words.get(at));
        let is_asked = |word: Option<&Token<'_>>| match word.map(|word| word.kind) {
            Some(TokenKind::Sign(sign)) => !matches!(sign, "(" | ")" | "[" | "]" | "," | "=" | ":"),
            Some(TokenKind::Name(name)) => name == "in",
            _ => false,
        };
        let is_asked = is_asked(before) || is_asked(words.get(path.end));
        self.note(known, is_asked);
    }

    /// Remembers that a tag asks for one part of what is to be announced.
    pub(super) fn note_part_of_pending(&mut self, known: Option<&[&'a Value]>) {
        self.note(known.unwrap_or_default(), true);
    }

    fn note(&mut self, known: &[&'a Value], is_asked: bool) {
        let announced: Option<Vec<&str>> = known.iter().copied().map(to_be_announced).collect();
        if let Some(&words) = announced.as_ref().and_then(|all| all.first()) {
            let is_list = |value: &&Value| !matches!(value, Value::Pending(_));
            self.names.pending.push(Pending {
                at: self.at,
                words,
                is_asked,
                is_list: known.iter().all(is_list),
            });
        }
    }

    /// Remembers that a tag names what is not stated.
    pub(super) fn note_absent(&mut self, known: &[&'a Value], place: Range<usize>) {
        let absence = known.iter().find_map(|value| value.absence());
        if let Some(absence @ (Absence::Unset | Absence::NotApplicable)) = absence {
            let at = self.at;
            self.names.absent.push(Absent { at, place, absence });
        }
    }
}

/// The words in which a number, a list or a group is to be announced, if it is.
fn to_be_announced(value: &Value) -> Option<&str> {
    match value {
        Value::Pending(words) | Value::PendingList(words) => Some(words),
        Value::Awaited(group) => Some(&group.words),
        _ => None,
    }
}
