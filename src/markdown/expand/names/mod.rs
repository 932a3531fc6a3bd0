//! Checks every name in a page's tags before the template engine runs, so that all mistakes are found at once, each at
//! its place, and a fact above the page's audience is an error even where nothing would be printed.

mod component;
mod path;

use std::borrow::Cow;
use std::ops::Range;

use super::engine::{FILTERS, FUNCTIONS, TAGS, TESTS};
use super::scope::{Absence, Scope, Value, members};
use super::segments::{Segment, SegmentKind};
use super::tokens::{Token, TokenKind, tokens};
use crate::diagnostic::{Code, Diagnostic, codes, did_you_mean};
use crate::source_map::{FileId, Span};
use crate::vocabulary::Audience;

/// What the checks found.
#[derive(Debug, Default)]
pub struct Names<'a> {
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// Where a loop goes through a group with one name: the engine must be told to take the values.
    pub loops_over_values: Vec<usize>,
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
        loops: Vec::new(),
        names: Names::default(),
    };
    for segment in segments {
        match segment.kind {
            SegmentKind::Text | SegmentKind::Raw => {}
            SegmentKind::Comment => checker.comment(segment.inner.clone()),
            SegmentKind::Print => checker.print(segment.inner.clone()),
            SegmentKind::Tag => checker.tag(segment),
        }
    }
    for (name, range) in std::mem::take(&mut checker.open) {
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

struct Checker<'a> {
    text: &'a str,
    scopes: [&'a Scope; 2],
    file: FileId,
    audience: Audience,
    /// Names that the text itself made, the newest last.
    locals: Vec<(&'a str, Known<'a>)>,
    /// The tags that are open, the newest last.
    open: Vec<(&'a str, Range<usize>)>,
    /// How many locals there were when each open loop began.
    loops: Vec<usize>,
    names: Names<'a>,
}

impl<'a> Checker<'a> {
    fn print(&mut self, inner: Range<usize>) {
        let words = tokens(self.text, inner.clone());
        match words.first() {
            None => self.report(
                codes::TEMPLATE_SYNTAX,
                inner,
                "there is nothing between `{{` and `}}`",
                Some("name a fact, as in `{{ venue.name }}`".to_owned()),
            ),
            Some(first) if first.is_sign("<") => self.component(&words),
            Some(first) => {
                let known = self.expression(&words);
                if let Some(&[value]) = known.as_deref()
                    && let Some(shown) = value.display()
                    && self.is_fact(first)
                {
                    self.names.shown.push((inner.start, shown));
                }
                self.refuse_unseen(known.as_deref(), inner);
            }
        }
    }

    /// A record whose own words are above the audience has none to print, though some of its fields are there.
    fn refuse_unseen(&mut self, known: Option<&[&'a Value]>, inner: Range<usize>) {
        let Some([Value::Record(record)]) = known else {
            return;
        };
        let withheld = record.fields.values().find_map(|field| match field {
            Value::Absent(Absence::Withheld(audience)) => Some(*audience),
            _ => None,
        });
        let (None, None, Some(audience)) = (&record.display, record.absence, withheld) else {
            return;
        };
        let written = &self.text[inner.clone()];
        let start = inner.start + (written.len() - written.trim_start().len());
        let name = written.trim();
        let page = self.audience;
        self.report(
            codes::FACT_ABOVE_AUDIENCE,
            start..start + name.len(),
            format!("`{name}` is for {audience}, and this text is for {page}"),
            Some("name one of its fields that these readers may see".to_owned()),
        );
    }

    fn tag(&mut self, segment: &Segment) {
        let words = tokens(self.text, segment.inner.clone());
        let Some((first, rest)) = words.split_first() else {
            return self.report(
                codes::TEMPLATE_SYNTAX,
                segment.range.clone(),
                "there is nothing between `{%` and `%}`",
                None,
            );
        };
        self.balance(first, rest);
        match first.kind {
            TokenKind::Name("for") => self.begin_loop(rest),
            TokenKind::Name("endfor") => {
                let outer = self.loops.pop().unwrap_or(0);
                self.locals.truncate(outer);
            }
            TokenKind::Name("set") => self.set(rest),
            TokenKind::Name("filter") => {
                self.filter_name(rest.first(), rest.get(1..).unwrap_or_default());
            }
            TokenKind::Name(name) if TAGS.contains(&name) => {
                self.expression(rest);
            }
            _ => {
                let given = &self.text[first.range.clone()];
                let message = format!("`{given}` is not a tag that a page can use");
                self.report(
                    codes::TEMPLATE_SYNTAX,
                    first.range.clone(),
                    message,
                    did_you_mean(given, TAGS.iter().copied()),
                );
            }
        }
    }

    /// Keeps count of the tags that are open.
    fn balance(&mut self, first: &Token<'a>, rest: &[Token<'a>]) {
        let Some(name) = name_of(first) else { return };
        let assigns = rest.get(1).is_some_and(|word| word.is_sign("="));
        if matches!(name, "if" | "for" | "filter") || (name == "set" && !assigns) {
            return self.open.push((name, first.range.clone()));
        }
        let Some(closed) = name.strip_prefix("end") else {
            return;
        };
        match self.open.last().map(|(open, _)| *open) {
            Some(open) if open == closed => {
                self.open.pop();
            }
            Some(open) => {
                // What the author meant to close is closed, so that it is not missed at the end as well.
                if let Some(meant) = self.open.iter().rposition(|(name, _)| *name == closed) {
                    self.open.remove(meant);
                }
                let help = format!("the tag that is open here wants `{{% end{open} %}}`");
                self.report(
                    codes::TEMPLATE_SYNTAX,
                    first.range.clone(),
                    format!("`{name}` closes nothing that is open here"),
                    Some(help),
                );
            }
            None => self.report(
                codes::TEMPLATE_SYNTAX,
                first.range.clone(),
                format!("`{name}` closes nothing"),
                None,
            ),
        }
    }

    fn begin_loop(&mut self, words: &[Token<'a>]) {
        let before = self.locals.len();
        self.loops.push(before);
        let Some(position) = words.iter().position(|word| word.is_name("in")) else {
            return;
        };
        let names: Vec<&'a str> = words[..position].iter().filter_map(name_of).collect();
        let expression = &words[position + 1..];
        let known = self.expression(expression);
        if names.len() == 1
            && known
                .as_ref()
                .is_some_and(|values| values.iter().any(|value| matches!(value, Value::Group(_))))
            && let Some(last) = expression.last()
        {
            self.names.loops_over_values.push(last.range.end);
        }
        let members = known.map(|values| members(&values));
        match names.as_slice() {
            [single] => self.locals.push((single, members)),
            [key, value] => self.locals.extend([(*key, None), (*value, members)]),
            _ => {}
        }
    }

    fn set(&mut self, words: &[Token<'a>]) {
        let Some(name) = words.first().and_then(name_of) else {
            return;
        };
        let known = if words.get(1).is_some_and(|word| word.is_sign("=")) {
            self.expression(&words[2..])
        } else {
            None
        };
        self.locals.push((name, known));
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
        let mut found = Diagnostic::new(code, Span::new(self.file, range), message);
        found.help = help;
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

fn is_keyword(name: &str) -> bool {
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
