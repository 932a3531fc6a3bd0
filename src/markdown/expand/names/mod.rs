//! Checks every name in a page's tags before the template engine runs, so that all mistakes are found at once, each at
//! its place, and a fact above the page's audience is an error even where nothing would be printed.

mod absence;
mod component;
mod path;
mod pending;
mod sealed;
mod tag;
mod unclosed;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::engine::{FILTERS, FUNCTIONS, TESTS};
use super::scope::{Scope, Value};
use super::segments::{Segment, SegmentKind};
use super::tokens::{Token, TokenKind, tokens};
use crate::diagnostic::{Code, Diagnostic, codes, did_you_mean};
use crate::source_map::{FileId, Span};
use crate::vocabulary::Audience;
pub use pending::{Absent, Pending};

/// What the checks found.
#[derive(Debug, Default)]
pub struct Names<'a> {
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// Where a loop goes through a group with one name: the engine must be told to take the values.
    pub loops_over_values: Vec<usize>,
    /// Where a tag prints what may turn out to be above the page's audience, by the tag's start: a field of one of
    /// several records, some of which readers may see.
    pub maybe_withheld: Vec<(usize, Audience)>,
    /// Where a tag names a fact whose value is known to be wrong, by the tag's start: there is a finding about that.
    pub known_wrong: Vec<usize>,
    /// Where a print that nothing depends on names a fact that has no value, by the tag's start: the engine reports these,
    /// too, if it is asked.
    pub missing: Vec<usize>,
    /// Where tags name what is to be announced.
    pub pending: Vec<Pending<'a>>,
    /// Where tags name what the event does not state.
    pub absent: Vec<Absent>,
    /// Where findings stand that say that a tag is open or closed where it cannot be.
    pub unbalanced: Vec<usize>,
    /// The records that the text names in groups that are to be announced: the engine must be told that they are there.
    pub awaited: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// What a print shows that only names a fact, by the offset of its inside, rising: the engine need not be asked.
    pub shown: Vec<(usize, Cow<'a, str>)>,
}

/// Checks the tags of a text that stands in `file`.
pub fn check<'a>(
    text: &'a str,
    segments: &[Segment],
    scopes: [&'a Scope; 2],
    file: FileId,
    audience: Audience,
) -> Names<'a> {
    let mut checker = Checker {
        text,
        scopes,
        file,
        audience,
        locals: Vec::new(),
        open: Vec::new(),
        parted: Vec::new(),
        foreign: Vec::new(),
        loops: Vec::new(),
        at: 0,
        written: Vec::new(),
        names: Names::default(),
    };
    for segment in segments {
        checker.at = segment.range.start;
        if !segment.is_closed {
            checker.unclosed(segment);
        }
        match segment.kind {
            SegmentKind::Text | SegmentKind::Raw => {}
            SegmentKind::Comment => checker.comment(segment.inner.clone()),
            SegmentKind::Print if !segment.is_closed => checker.beginning(segment),
            SegmentKind::Print => checker.print(segment),
            SegmentKind::Tag => checker.tag(segment),
        }
    }
    for (name, range) in std::mem::take(&mut checker.open) {
        checker.names.unbalanced.push(range.start);
        checker.report(
            codes::TEMPLATE_SYNTAX,
            range,
            format!("`{{% {name} %}}` is never closed"),
            Some(format!("write `{{% end{name} %}}` where it ends")),
        );
    }
    checker.names
}

/// The values that an expression is known to stand for; nothing where only the engine will know.
type Known<'a> = Option<Vec<&'a Value>>;

/// A name that the text itself made.
struct Local<'a> {
    name: &'a str,
    known: Known<'a>,
    /// Whether it is another name for one fact, and not for one in each turn of a loop.
    is_one: bool,
    /// Whether it is a text with facts in it, which can be printed and not looked into: they are filled in at the end.
    is_sealed: bool,
}

struct Checker<'a> {
    text: &'a str,
    scopes: [&'a Scope; 2],
    file: FileId,
    audience: Audience,
    /// Names that the text itself made, the newest last.
    locals: Vec<Local<'a>>,
    /// The tags that are open, the newest last.
    open: Vec<(&'a str, Range<usize>)>,
    /// How many tags were open where each `else` stood whose tag is open still.
    parted: Vec<usize>,
    /// Tags of other programs that were reported where they open.
    foreign: Vec<&'a str>,
    /// How many locals there were when each open loop began.
    loops: Vec<usize>,
    /// Where the tag begins that is looked at.
    at: usize,
    /// The texts that are being written between `set` and `endset`: whether a fact stands in each.
    written: Vec<(&'a str, bool)>,
    names: Names<'a>,
}

impl<'a> Checker<'a> {
    fn print(&mut self, segment: &Segment) {
        let inner = segment.inner.clone();
        let words = tokens(self.text, inner.clone());
        match words.first() {
            None => self.report(
                codes::TEMPLATE_SYNTAX,
                inner,
                "there is nothing between `{{` and `}}`",
                Some("name a fact, as in `{{ venue.name }}`".to_owned()),
            ),
            Some(first) if first.is_sign("<") => {
                self.component(&words);
                self.refuse_filtered(segment);
            }
            Some(first) => {
                let before = self.names.diagnostics.len();
                let known = self.expression(&words);
                if self.names.diagnostics.len() == before {
                    self.refuse_filtered(segment);
                }
                let withheld = known
                    .iter()
                    .flatten()
                    .copied()
                    .filter_map(absence::withheld)
                    .max();
                if let Some(audience) = withheld {
                    let start = segment.range.start;
                    self.names.maybe_withheld.push((start, audience));
                }
                if self.open.is_empty() && known.as_deref().is_some_and(absence::is_missing) {
                    self.names.missing.push(segment.range.start);
                }
                // What stands in brackets may choose among several, though there is only one.
                let chooses = words
                    .iter()
                    .any(|word| word.is_sign("[") || word.is_sign("?["));
                if let Some(&[value]) = known.as_deref()
                    && let Some(shown) = value.display()
                    && self.is_fact(first)
                    && !chooses
                {
                    self.names.shown.push((inner.start, shown));
                }
                self.refuse_unseen(known.as_deref(), inner);
            }
        }
    }

    /// Checks an expression; tells what it stands for if it is one path and nothing else.
    fn expression(&mut self, words: &[Token<'a>]) -> Known<'a> {
        let mut whole = None;
        let mut index = 0;
        while let Some(word) = words.get(index) {
            let before = index.checked_sub(1).and_then(|index| words.get(index));
            let after = words.get(index + 1);
            let TokenKind::Name(name) = word.kind else {
                index += 1;
                continue;
            };
            let is_field = before.is_some_and(|word| word.is_sign(".") || word.is_sign("?."));
            let is_argument = after.is_some_and(|word| word.is_sign("="))
                && before.is_some_and(|word| word.is_sign("(") || word.is_sign(","));
            if before.is_some_and(|word| word.is_sign("|")) {
                self.filter_name(Some(word), &[]);
            } else if before.is_some_and(|word| word.is_name("is")) && name != "not"
                || is_after_is_not(words, index)
            {
                self.known_word(word, codes::TEMPLATE_SYNTAX, "test", TESTS);
            } else if after.is_some_and(|word| word.is_sign("(")) && !is_field && !is_keyword(name)
            {
                self.known_word(word, codes::UNKNOWN_NAME, "function", FUNCTIONS);
            } else if !is_field && !is_argument && !is_keyword(name) {
                self.refuse_sealed(word, words);
                let (known, behind) = self.path(words, index);
                whole = (index == 0 && behind == words.len())
                    .then_some(known)
                    .flatten();
                index = behind;
                continue;
            }
            index += 1;
        }
        whole
    }

    fn filter_name(&mut self, word: Option<&Token<'a>>, arguments: &[Token<'a>]) {
        if let Some(word) = word {
            self.known_word(word, codes::UNKNOWN_FILTER, "filter", FILTERS);
        }
        self.expression(arguments);
    }

    fn known_word(&mut self, word: &Token<'a>, code: Code, what: &str, known: &[&str]) {
        let name = &self.text[word.range.clone()];
        if !known.contains(&name) {
            self.report(
                code,
                word.range.clone(),
                format!("there is no {what} called `{name}`"),
                did_you_mean(name, known.iter().copied()),
            );
        }
    }

    /// A comment is never printed, but what it names was written into a file that many people read.
    fn comment(&mut self, inner: Range<usize>) {
        let words = tokens(self.text, inner);
        let mut index = 0;
        while index < words.len() {
            let is_root = name_of(&words[index]).is_some_and(|name| self.fact(name).is_some());
            if is_root {
                let before = self.names.diagnostics.len();
                index = self.path(&words, index).1;
                let found = self.names.diagnostics.split_off(before);
                self.names.diagnostics.extend(
                    found
                        .into_iter()
                        .filter(|found| found.code == codes::FACT_ABOVE_AUDIENCE),
                );
            } else {
                index += 1;
            }
        }
    }

    fn report(
        &mut self,
        code: Code,
        range: Range<usize>,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        let help =
            help.unwrap_or_else(|| format!("`quietroom explain {code}` shows what can be written"));
        let found = Diagnostic::new(code, Span::new(self.file, range), message).help(help);
        self.names.diagnostics.push(found);
    }
}

fn name_of<'a>(word: &Token<'a>) -> Option<&'a str> {
    if let TokenKind::Name(name) = word.kind {
        Some(name)
    } else {
        None
    }
}

pub fn is_keyword(name: &str) -> bool {
    matches!(
        name,
        "and"
            | "or"
            | "not"
            | "in"
            | "is"
            | "if"
            | "else"
            | "true"
            | "True"
            | "false"
            | "False"
            | "none"
            | "None"
            | "null"
            | "for"
    )
}

fn is_after_is_not(words: &[Token<'_>], index: usize) -> bool {
    index >= 2 && words[index - 1].is_name("not") && words[index - 2].is_name("is")
}
