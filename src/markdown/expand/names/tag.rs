//! Checks tags: which are open, and which names they make.

use super::{Checker, Known, Local, name_of};
use crate::diagnostic::{codes, did_you_mean};
use crate::markdown::expand::engine::TAGS;
use crate::markdown::expand::scope::{Value, members};
use crate::markdown::expand::segments::Segment;
use crate::markdown::expand::tokens::{Token, TokenKind, tokens};

impl<'a> Checker<'a> {
    pub(super) fn tag(&mut self, segment: &Segment) {
        let words = tokens(self.text, segment.inner.clone());
        let Some((first, rest)) = words.split_first() else {
            return self.report(
                codes::TEMPLATE_SYNTAX,
                segment.range.clone(),
                "there is nothing between `{%` and `%}`",
                Some("delete the tag".to_owned()),
            );
        };
        if name_of(first).is_some_and(|name| self.ends_foreign(name)) {
            return;
        }
        match first.kind {
            TokenKind::Name(name) if TAGS.contains(&name) => self.balance(first, rest),
            _ => {}
        }
        match first.kind {
            TokenKind::Name("for") => self.begin_loop(rest),
            TokenKind::Name("endfor") => {
                let outer = self.loops.pop().unwrap_or(0);
                self.locals.truncate(outer);
            }
            TokenKind::Name("set") => self.set(rest),
            TokenKind::Name("endset") => self.end_set(),
            TokenKind::Name("filter") => {
                self.filter_name(rest.first(), rest.get(1..).unwrap_or_default());
            }
            TokenKind::Name(name) if TAGS.contains(&name) => {
                self.expression(rest);
            }
            // What never ends may be plain text.
            _ if !segment.is_closed => {}
            _ => {
                let given = &self.text[first.range.clone()];
                self.foreign.push(given);
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

    /// Whether a tag ends one that pages do not have, and that has a finding already.
    fn ends_foreign(&mut self, name: &str) -> bool {
        let begun = name
            .strip_prefix("end")
            .and_then(|begun| self.foreign.iter().rposition(|known| *known == begun));
        if let Some(begun) = begun {
            self.foreign.truncate(begun);
        }
        begun.is_some()
    }

    /// Keeps count of the tags that are open.
    fn balance(&mut self, first: &Token<'a>, rest: &[Token<'a>]) {
        let Some(name) = name_of(first) else { return };
        let assigns = rest.get(1).is_some_and(|word| word.is_sign("="));
        if matches!(name, "if" | "for" | "filter") || (name == "set" && !assigns) {
            return self.open.push((name, first.range.clone()));
        }
        if matches!(name, "else" | "elif") {
            return self.parting(name, first);
        }
        let Some(closed) = name.strip_prefix("end") else {
            return;
        };
        if self.open.last().is_some_and(|(open, _)| *open == closed) {
            self.open.pop();
            self.parted.retain(|depth| *depth <= self.open.len());
            return;
        }
        self.names.unbalanced.push(first.range.start);
        match self.open.last().map(|(open, _)| *open) {
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
                Some(format!(
                    "delete it, or write `{{% {closed} … %}}` where it begins"
                )),
            ),
        }
    }

    /// `else` and `elif` stand in a condition, `else` in a loop as well, and nothing but the end behind `else`.
    fn parting(&mut self, name: &str, word: &Token<'a>) {
        let depth = self.open.len();
        let is_parted = self.parted.contains(&depth);
        let is_right = match self.open.last() {
            Some((open, _)) => *open == "if" || (*open == "for" && name == "else"),
            None => false,
        };
        if name == "else" {
            self.parted.push(depth);
        }
        if is_right && !is_parted {
            return;
        }
        self.names.unbalanced.push(word.range.start);
        let (message, help) = if is_right {
            (
                format!("`{name}` stands behind `else`"),
                "delete one of the two",
            )
        } else {
            (
                format!("`{name}` stands in no condition"),
                "move it between `{% if … %}` and `{% endif %}`",
            )
        };
        let range = word.range.clone();
        self.report(
            codes::TEMPLATE_SYNTAX,
            range,
            message,
            Some(help.to_owned()),
        );
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
        let needs_values = |value: &&Value| {
            matches!(
                value,
                Value::Group(_) | Value::Awaited(_) | Value::PendingList(_)
            )
        };
        if names.len() == 1
            && known
                .as_ref()
                .is_some_and(|values| values.iter().any(needs_values))
            && let Some(last) = expression.last()
        {
            self.names.loops_over_values.push(last.range.end);
        }
        let members = known.map(|values| turns(&values));
        match names.as_slice() {
            [single] => self.locals.push(Local::of_loop(single, members)),
            [key, value] => self
                .locals
                .extend([Local::of_loop(key, None), Local::of_loop(value, members)]),
            _ => {}
        }
    }

    fn set(&mut self, words: &[Token<'a>]) {
        let Some(name) = words.first().and_then(name_of) else {
            return;
        };
        let is_assigned = words.get(1).is_some_and(|word| word.is_sign("="));
        let value = words.get(2..).filter(|_| is_assigned).unwrap_or_default();
        let before = self.names.diagnostics.len();
        let known = self.expression(value);
        // What has a finding where it gets the name has none where the name stands.
        let is_good = self.names.diagnostics.len() == before;
        let is_one = is_good && value.first().is_some_and(|word| self.is_one(word));
        let is_sealed = value
            .iter()
            .filter_map(name_of)
            .any(|name| self.is_sealed(name));
        self.locals.push(Local {
            name,
            known: known.filter(|_| is_good),
            is_one,
            is_sealed,
        });
        if !is_assigned {
            self.written.push((name, false));
        }
    }
}

impl<'a> Local<'a> {
    fn of_loop(name: &'a str, known: Known<'a>) -> Self {
        Self {
            name,
            known,
            is_one: false,
            is_sealed: false,
        }
    }
}

/// The members that a loop goes through: those that are not there are skipped. Where all are, nothing is printed, and they
/// tell which names there could be.
fn turns<'a>(values: &[&'a Value]) -> Vec<&'a Value> {
    let all = members(values);
    let present: Vec<&Value> = all
        .iter()
        .copied()
        .filter(|value| value.absence().is_none())
        .collect();
    if present.is_empty() { all } else { present }
}
