//! Checks every name in a page's tags before the template engine runs, so that all mistakes are found at once, each at
//! its place, and a fact above the page's audience is an error even where nothing would be printed.

use std::ops::Range;

use super::engine::{FILTERS, FUNCTIONS, TAGS, TESTS};
use super::scope::{Absence, Scope, Step, Value, members, step};
use super::segments::{Segment, SegmentKind};
use super::tokens::{Token, TokenKind, tokens};
use crate::component::COMPONENTS;
use crate::diagnostic::{Code, Diagnostic, codes, did_you_mean};
use crate::source_map::{FileId, Span};
use crate::vocabulary::Audience;

/// What the checks found.
#[derive(Debug, Default)]
pub struct Names {
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// Where a loop goes through a group with one name: the engine must be told to take the values.
    pub loops_over_values: Vec<usize>,
}

/// Checks the tags of a text that stands in `file`.
pub fn check(
    text: &str,
    segments: &[Segment],
    scopes: [&Scope; 2],
    file: FileId,
    audience: Audience,
) -> Names {
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
    names: Names,
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
            Some(_) => {
                self.expression(&words);
            }
        }
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
            TokenKind::Name("set" | "set_global") => self.set(rest),
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
        if matches!(name, "if" | "for" | "filter")
            || (matches!(name, "set" | "set_global") && !assigns)
        {
            return self.open.push((
                if name == "set_global" { "set" } else { name },
                first.range.clone(),
            ));
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

    /// Follows a path such as `contacts.lead.phone` as far as it is known; returns the index behind it.
    fn path(&mut self, words: &[Token<'a>], start: usize) -> (Known<'a>, usize) {
        let mut known = self.root(&words[start]);
        let mut one = self.is_fact(&words[start]);
        let mut index = start + 1;
        self.refuse_withheld(
            known.as_deref(),
            one,
            words[start].range.start..words[start].range.end,
        );
        while let Some((field, behind)) = field(words, index) {
            known = match known.as_deref().map(|values| step(values, field)) {
                Some(Step::Found(values)) => Some(values),
                Some(Step::Unknown(fields)) => {
                    self.unknown_field(&words[start..behind], field, &fields);
                    one = false;
                    None
                }
                Some(Step::Opaque) | None => None,
            };
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
            index = behind;
        }
        if words
            .get(index)
            .is_some_and(|word| word.is_sign("[") || word.is_sign("?["))
        {
            known = None;
        }
        (known, index)
    }

    fn root(&mut self, word: &Token<'a>) -> Known<'a> {
        let name = name_of(word).unwrap_or_default();
        if let Some((_, known)) = self.locals.iter().rev().find(|(local, _)| *local == name) {
            return known.clone();
        }
        if let Some(value) = self.fact(name) {
            return Some(vec![value]);
        }
        if name != "loop" || self.loops.is_empty() {
            let known: Vec<&str> = self
                .scopes
                .iter()
                .flat_map(|scope| scope.names.keys().copied())
                .chain(self.locals.iter().map(|(local, _)| *local))
                .collect();
            self.report(
                codes::UNKNOWN_NAME,
                word.range.clone(),
                format!("there is nothing called `{name}`"),
                did_you_mean(name, known),
            );
        }
        None
    }

    fn fact(&self, name: &str) -> Option<&'a Value> {
        self.scopes.iter().find_map(|scope| scope.names.get(name))
    }

    /// Whether a path that begins with this name names one fact, and not one in each member of a loop.
    fn is_fact(&self, word: &Token<'a>) -> bool {
        name_of(word).is_some_and(|name| self.locals.iter().all(|(local, _)| *local != name))
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
            did_you_mean(field, fields.iter().copied()),
        );
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

    fn component(&mut self, words: &[Token<'a>]) {
        let Some(name) = words.get(1).filter(|word| name_of(word).is_some()) else {
            return self.report(
                codes::TEMPLATE_SYNTAX,
                words[0].range.clone(),
                "a component's name must follow `<`",
                None,
            );
        };
        let given = &self.text[name.range.clone()];
        let Some(component) = COMPONENTS.iter().find(|component| component.name == given) else {
            let known = COMPONENTS.iter().map(|component| component.name);
            return self.report(
                codes::UNKNOWN_COMPONENT,
                name.range.clone(),
                format!("there is no component called `{given}`"),
                did_you_mean(given, known),
            );
        };
        if !words.last().is_some_and(|word| word.is_sign("/>")) {
            self.report(
                codes::TEMPLATE_SYNTAX,
                words[0].range.clone(),
                format!("`<{given}` does not end with `/>`"),
                Some(format!("write `{{{{ <{given} /> }}}}`")),
            );
        }
        for (word, next) in words.iter().zip(words.iter().skip(1)).skip(2) {
            if next.is_sign("=")
                && component
                    .arguments
                    .iter()
                    .all(|argument| argument.name != &self.text[word.range.clone()])
            {
                let argument = &self.text[word.range.clone()];
                self.report(
                    codes::UNKNOWN_COMPONENT,
                    word.range.clone(),
                    format!("`{given}` has no argument `{argument}`"),
                    did_you_mean(
                        argument,
                        component.arguments.iter().map(|argument| argument.name),
                    ),
                );
            }
        }
        for braces in words.split(|word| word.is_sign("}")) {
            if let Some(open) = braces.iter().position(|word| word.is_sign("{")) {
                self.expression(&braces[open + 1..]);
            }
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
