//! Follows paths such as `contacts.lead.phone` through what is known.

use std::ops::Range;

use super::absence::is_known_wrong;
use super::{Checker, Known, Local, name_of};
use crate::diagnostic::{codes, did_you_mean};
use crate::markdown::expand::scope::{Absence, Step, Value, members, step};
use crate::markdown::expand::tokens::{Token, TokenKind};

/// What to do about a name that is like no other.
const NAMES: &str = "look up the name in the event's file, or add it there";

impl<'a> Checker<'a> {
    /// Follows a path such as `contacts.lead.phone` as far as it is known; returns the index behind it.
    pub(super) fn path(&mut self, words: &[Token<'a>], start: usize) -> (Known<'a>, usize) {
        let mut known = self.root(&words[start]);
        let mut one = self.is_one(&words[start]);
        let mut index = start + 1;
        let mut is_wrong = known.as_deref().is_some_and(is_known_wrong);
        self.refuse_withheld(
            known.as_deref(),
            one,
            words[start].range.start..words[start].range.end,
        );
        while let Some((part, is_same, behind)) = self.part(known.as_deref(), words, start..index) {
            known = part;
            one &= is_same;
            self.refuse_withheld(
                known.as_deref(),
                one,
                words[start].range.start..words[behind - 1].range.end,
            );
            one &= !known.as_deref().is_some_and(|values| {
                values
                    .iter()
                    .any(|value| matches!(value.absence(), Some(Absence::Withheld(_))))
            });
            is_wrong |= known.as_deref().is_some_and(is_known_wrong);
            index = behind;
        }
        if is_wrong {
            self.names.known_wrong.push(self.at);
        }
        if let Some(known) = known.as_deref() {
            self.note_pending(known, words, start..index);
            self.note_absent(known, words[start].range.start..words[index - 1].range.end);
        }
        (known, index)
    }

    /// The part of `known`, which `words[path]` names, that the next words name; whether it is one as much as the whole is,
    /// and the index behind them.
    fn part(
        &mut self,
        known: Option<&[&'a Value]>,
        words: &[Token<'a>],
        path: Range<usize>,
    ) -> Option<(Known<'a>, bool, usize)> {
        let Some((field, behind)) = field(words, path.end) else {
            let behind = self.index(words, path.end)?;
            self.note_part_of_pending(known);
            // Which member is meant is known when the page is made: any of them may be.
            return Some((known.map(members), false, behind));
        };
        if let (Some([Value::Awaited(_)]), Some(group)) = (known, name_of(&words[path.start])) {
            self.names.awaited.entry(group).or_default().insert(field);
        }
        let part = match known.map(|values| step(values, field)) {
            Some(Step::Found(values)) => (Some(values), true, behind),
            Some(Step::Unknown(fields)) => {
                self.unknown_field(&words[path.start..behind], field, &fields);
                (None, false, behind)
            }
            Some(Step::Opaque) | None => {
                self.note_part_of_pending(known);
                (None, true, behind)
            }
        };
        Some(part)
    }

    /// Checks what stands between `[` and `]` where that is not a name in quotes; returns the index behind it.
    fn index(&mut self, words: &[Token<'a>], start: usize) -> Option<usize> {
        let sign = words.get(start)?;
        if !sign.is_sign("[") && !sign.is_sign("?[") {
            return None;
        }
        let mut depth = 0_usize;
        for (at, word) in words.iter().enumerate().skip(start) {
            if word.is_sign("[") || word.is_sign("?[") {
                depth += 1;
            } else if word.is_sign("]") {
                depth -= 1;
            }
            if depth == 0 {
                self.expression(&words[start + 1..at]);
                return Some(at + 1);
            }
        }
        None
    }

    fn root(&mut self, word: &Token<'a>) -> Known<'a> {
        let name = name_of(word).unwrap_or_default();
        if let Some(local) = self.local(name) {
            return local.known.clone();
        }
        if let Some(value) = self.fact(name) {
            return Some(vec![value]);
        }
        if name != "loop" || self.loops.is_empty() {
            let known: Vec<&str> = self
                .scopes
                .iter()
                .flat_map(|scope| scope.names.keys().copied())
                .chain(self.locals.iter().map(|local| local.name))
                .collect();
            self.report(
                codes::UNKNOWN_NAME,
                word.range.clone(),
                format!("there is nothing called `{name}`"),
                did_you_mean(name, known).or_else(|| Some(NAMES.to_owned())),
            );
        }
        None
    }

    pub(super) fn fact(&self, name: &str) -> Option<&'a Value> {
        self.scopes.iter().find_map(|scope| scope.names.get(name))
    }

    /// Whether a path that begins with this name names one fact, and not one in each member of a loop.
    pub(super) fn is_fact(&self, word: &Token<'a>) -> bool {
        name_of(word).is_some_and(|name| self.local(name).is_none())
    }

    /// The same, also under another name: which of several the page means is known when it is made.
    pub(super) fn is_one(&self, word: &Token<'a>) -> bool {
        name_of(word).is_some_and(|name| self.local(name).is_none_or(|local| local.is_one))
    }

    pub(super) fn local(&self, name: &str) -> Option<&Local<'a>> {
        self.locals.iter().rev().find(|local| local.name == name)
    }

    fn refuse_withheld(&mut self, known: Option<&[&'a Value]>, one: bool, range: Range<usize>) {
        let Some([value]) = known else { return };
        let Some(Absence::Withheld(audience)) = value.absence() else {
            return;
        };
        if !one {
            return;
        }
        let path = self.text[range.clone()].to_owned();
        let page = self.audience;
        self.report(
            codes::FACT_ABOVE_AUDIENCE,
            range,
            format!("`{path}` is for {audience}, and this text is for {page}"),
            Some(format!("leave it out, move the sentence to a page with `audience: {audience}`, or state in the event's file that it is {page}")),
        );
    }

    fn unknown_field(&mut self, path: &[Token<'a>], field: &str, fields: &[&str]) {
        // A step is `.name` (two words) or `["name"]` (three); the name stands behind its sign, the owner before it.
        let step = if path.last().is_some_and(|word| word.is_sign("]")) {
            3
        } else {
            2
        };
        let Some((owner, step)) = path.len().checked_sub(step).map(|at| path.split_at(at)) else {
            return;
        };
        let (Some(first), Some(last), Some(place)) = (owner.first(), owner.last(), step.get(1))
        else {
            return;
        };
        let owner = &self.text[first.range.start..last.range.end];
        let message = format!("`{owner}` has no `{field}`");
        self.report(
            codes::UNKNOWN_NAME,
            place.range.clone(),
            message,
            did_you_mean(field, fields.iter().copied()).or_else(|| Some(NAMES.to_owned())),
        );
    }
}

/// The field that `.name`, `["name"]` or `.0` at `index` names, and the index behind it.
fn field<'a>(words: &[Token<'a>], index: usize) -> Option<(&'a str, usize)> {
    let sign = words.get(index)?;
    let next = words.get(index + 1)?;
    if sign.is_sign(".") || sign.is_sign("?.") {
        return match next.kind {
            TokenKind::Name(name) => Some((name, index + 2)),
            TokenKind::Number => Some(("0", index + 2)),
            _ => None,
        };
    }
    let TokenKind::Text(name) = next.kind else {
        return None;
    };
    let closed = words.get(index + 2)?.is_sign("]");
    ((sign.is_sign("[") || sign.is_sign("?[")) && closed).then_some((name, index + 3))
}
