//! What stands in a template in the place of tags that cannot be worked out, so that the rest of it can.

use std::collections::BTreeMap;

use crate::markdown::expand::names::is_keyword;
use crate::markdown::expand::segments::{Segment, SegmentKind};
use crate::markdown::expand::tokens::{Token, TokenKind, tokens};
use crate::markdown::placeholder::UNKNOWN;

/// The name of the words "to be announced" in a template, for what would be worked out from a fact that is pending.
pub const PENDING: &str = "to_be_announced";

/// Why a tag is left out of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is wrong.
    Wrong,
    /// It is open or closed where it cannot be.
    Unbalanced,
    /// It works with a fact that is to be announced, or that does not apply: a condition takes that for no.
    NoValue,
}

/// The tags that are left out, and the names that they would have made.
#[derive(Debug, Default)]
pub struct Instead<'a> {
    /// By the tag's start: why, and what stands there instead.
    tags: BTreeMap<usize, (Reason, String)>,
    /// Names whose values are not what the page says, because the tag that makes them is left out: why, and its start.
    names: BTreeMap<&'a str, (Reason, usize)>,
}

impl<'a> Instead<'a> {
    /// What stands in the place of a tag that is left out.
    pub fn of(&self, segment: &Segment) -> Option<&str> {
        let tag = self.tags.get(&segment.range.start);
        tag.map(|(_, text)| text.as_str())
    }

    /// Leaves a tag out, unless it is already.
    pub fn leave_out(&mut self, text: &'a str, segment: &Segment, reason: Reason) {
        let start = segment.range.start;
        if self.tags.contains_key(&start) {
            return;
        }
        let other = match (segment.kind, reason) {
            (SegmentKind::Print, Reason::NoValue) => {
                format!("{{{{ {PENDING} | print(at=0) }}}}")
            }
            (SegmentKind::Print, _) => UNKNOWN.to_string(),
            (SegmentKind::Tag, _) => self.tag(&tokens(text, segment.inner.clone()), reason, start),
            _ => String::new(),
        };
        self.tags.insert(start, (reason, other));
    }

    /// A tag that opens, parts or closes what the one that is left out does, and works nothing out.
    fn tag(&mut self, words: &[Token<'a>], reason: Reason, start: usize) -> String {
        let Some(TokenKind::Name(word)) = words.first().map(|first| first.kind) else {
            return String::new();
        };
        let made = made(words);
        let name = made.first().copied().unwrap_or("nothing");
        // What stands in a loop that makes no turn needs no names.
        if word == "set" || reason == Reason::Unbalanced {
            let names = made.iter().map(|name| (*name, (reason, start)));
            self.names.extend(names);
        }
        let is_block = !words.get(2).is_some_and(|sign| sign.is_sign("="));
        match word {
            _ if reason == Reason::Unbalanced => String::new(),
            "if" | "elif" => format!("{{% {word} false %}}"),
            "for" if made.is_empty() => "{% for nothing in [] %}".to_owned(),
            "for" => format!("{{% for {} in [] %}}", made.join(", ")),
            "set" if is_block => format!("{{% set {name} %}}"),
            "set" if reason == Reason::NoValue => format!("{{% set {name} = {PENDING} %}}"),
            "filter" => "{% filter trim %}".to_owned(),
            "else" | "endif" | "endfor" | "endset" | "endfilter" => format!("{{% {word} %}}"),
            _ => String::new(),
        }
    }

    /// Why a tag cannot say what it should: it works with a name that a tag would have made that is left out, and that no
    /// other of these tags made since.
    pub fn doubt(&self, text: &str, segments: &[Segment], segment: &Segment) -> Option<Reason> {
        let words = tokens(text, segment.inner.clone());
        words.iter().find_map(|word| {
            let TokenKind::Name(name) = word.kind else {
                return None;
            };
            let (reason, start) = *self.names.get(name)?;
            let since = segments.iter().filter(|other| {
                other.kind == SegmentKind::Tag
                    && start < other.range.start
                    && other.range.start < segment.range.start
                    && self.of(other).is_none()
            });
            let mut makers = since.map(|other| made(&tokens(text, other.inner.clone())));
            (!makers.any(|made| made.contains(&name))).then_some(reason)
        })
    }

    /// Takes conditions that are wrong for met instead of not met, so that what depends on them is seen as well; tells
    /// whether there are any.
    pub fn meet_conditions(&mut self) -> bool {
        let mut are_any = false;
        for (reason, tag) in self.tags.values_mut() {
            if *reason == Reason::Wrong && tag.ends_with(" false %}") {
                *tag = tag.replace(" false ", " true ");
                are_any = true;
            }
        }
        are_any
    }
}

/// Whether a tag decides what is shown, a condition or a loop, and says nothing itself.
pub fn decides(text: &str, segment: &Segment) -> bool {
    let words = tokens(text, segment.inner.clone());
    let is_one = |first: &Token<'_>| ["if", "elif", "for"].iter().any(|tag| first.is_name(tag));
    segment.kind == SegmentKind::Tag && words.first().is_some_and(is_one)
}

/// The names that a `for` or a `set` makes.
fn made<'a>(words: &[Token<'a>]) -> Vec<&'a str> {
    let most = match words.first() {
        Some(first) if first.is_name("for") => 2,
        Some(first) if first.is_name("set") => 1,
        _ => return Vec::new(),
    };
    let names = words.iter().skip(1).filter(|word| !word.is_sign(","));
    let names = names.map_while(|word| match word.kind {
        TokenKind::Name(name) if name != "in" && !is_keyword(name) => Some(name),
        _ => None,
    });
    names.take(most).collect()
}
