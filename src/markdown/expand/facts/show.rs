//! How a fact of any kind becomes a value in a page's text: in words, absent, withheld, or to be announced.

use indexmap::IndexMap;
use jiff::civil::Date;

use super::super::scope::{Absence, Awaited, Record, Value};
use crate::event::{Event, Fact, Group, Wording};
use crate::locale::Locale;
use crate::source_map::{Span, Spanned};
use crate::vocabulary::Language;

/// An event's facts and the words in which they are told.
#[derive(Clone, Copy)]
pub(super) struct Show<'a> {
    pub(super) event: &'a Event,
    pub(super) locale: &'a Locale,
    /// Whether what is not stated is to be announced: in a record of which nothing is known yet.
    pub(super) announces: bool,
}

impl Show<'_> {
    pub(super) fn languages(&self, fact: &Fact<Vec<Language>>) -> Value {
        self.list(fact, |languages| {
            Value::List(
                languages
                    .iter()
                    .map(|language| Value::Text(self.locale.language_name(language)))
                    .collect(),
            )
        })
    }

    pub(super) fn date(&self, fact: &Fact<Date>) -> Value {
        self.text(fact, |date| self.locale.date(*date))
    }

    pub(super) fn text<T>(&self, fact: &Fact<T>, show: impl Fn(&T) -> String) -> Value {
        self.value(fact, |value| Value::Text(show(value)))
    }

    /// A text in the language of these words.
    pub(super) fn words(&self, fact: &Fact<Wording>) -> Value {
        self.text(fact, |text| self.worded(text))
    }

    /// The same, of a text that may be a number to calculate with.
    pub(super) fn variable(&self, fact: &Fact<Wording>) -> Value {
        self.figure(fact, |text| Value::Text(self.worded(text)))
    }

    fn worded(&self, text: &Wording) -> String {
        text.to(self.locale.language()).to_owned()
    }

    pub(super) fn told(&self, text: &Spanned<Wording>) -> String {
        self.locale.tell(text, |text| self.worded(text))
    }

    /// A fact as a value: pending ones read "to be announced", so they are there, and lead nowhere.
    pub(super) fn value<T>(&self, fact: &Fact<T>, show: impl Fn(&T) -> Value) -> Value {
        match fact {
            Fact::Set(Spanned { value, span }) => self.noted(show(value), *span),
            _ if self.is_pending(fact) => Value::Text(self.locale.to_be_announced()),
            Fact::Unset | Fact::Pending(_) => Value::Absent(Absence::Unset),
            Fact::NotApplicable(_) => Value::Absent(Absence::NotApplicable),
            Fact::Invalid(_) => Value::Absent(Absence::Invalid),
            Fact::Withheld(audience) => Value::Absent(Absence::Withheld(*audience)),
        }
    }

    /// A value with the note about its fact, in a run that takes notes.
    fn noted(&self, value: Value, fact: Span) -> Value {
        if !self.locale.takes_notes() {
            return value;
        }
        match value {
            Value::Text(text) => Value::Text(self.locale.noted(text, fact)),
            Value::List(values) => {
                let noted = values.into_iter().map(|value| self.noted(value, fact));
                Value::List(noted.collect())
            }
            Value::Record(record) => Value::Record(Record {
                display: record.display.map(|text| self.locale.noted(text, fact)),
                ..record
            }),
            other => other,
        }
    }

    /// A fact of several values, for loops as well as for printing.
    pub(super) fn list<T>(&self, fact: &Fact<T>, show: impl Fn(&T) -> Value) -> Value {
        if self.is_pending(fact) {
            Value::PendingList(self.locale.to_be_announced())
        } else {
            self.value(fact, show)
        }
    }

    /// A number, or a text that pages may calculate with.
    pub(super) fn figure<T>(&self, fact: &Fact<T>, show: impl Fn(&T) -> Value) -> Value {
        if self.is_pending(fact) {
            Value::Pending(self.locale.to_be_announced())
        } else {
            self.value(fact, show)
        }
    }

    /// A yes or no.
    pub(super) fn flag(&self, fact: &Fact<bool>) -> Value {
        if self.is_pending(fact) {
            Value::PendingFlag(self.locale.to_be_announced())
        } else {
            self.value(fact, |yes| Value::Bool(*yes))
        }
    }

    /// What a record states without a state of its own, unless nothing is known of the record.
    pub(super) fn stated(&self, value: Value) -> Value {
        match value {
            value if !self.announces => value,
            Value::Bool(_) => Value::PendingFlag(self.locale.to_be_announced()),
            _ => Value::Text(self.locale.to_be_announced()),
        }
    }

    pub(super) fn is_pending<T>(&self, fact: &Fact<T>) -> bool {
        fact.is_pending() || (self.announces && fact.is_unset())
    }

    /// What a record reads as: the first of these facts that is stated, or that some are to be announced.
    pub(super) fn display(&self, facts: &[&Fact<Wording>]) -> Option<String> {
        let stated = facts
            .iter()
            .find_map(|fact| Some(self.told(fact.spanned()?)));
        stated.or_else(|| {
            let is_pending = facts.iter().any(|fact| self.is_pending(fact));
            is_pending.then(|| self.locale.to_be_announced())
        })
    }

    /// What a record reads as that reads as one of its facts.
    pub(super) fn as_text<T>(&self, fact: &Fact<T>, show: impl Fn(&T) -> String) -> Option<String> {
        match self.text(fact, show) {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The same, for a record of which nothing is known yet.
    pub(super) fn announcing(&self) -> Self {
        Self {
            announces: true,
            ..*self
        }
    }

    pub(super) fn group<T>(
        &self,
        key: &str,
        group: &Group<T>,
        show: impl Fn(&Self, &str, &Fact<T>) -> Value,
    ) -> Value {
        if self.event.unread.contains(&key) {
            return Value::Absent(Absence::Invalid);
        }
        let records = group.iter();
        let known = records
            .map(|(id, fact)| (id.clone(), show(self, id, fact)))
            .collect();
        if !self.awaits(key) {
            return Value::Group(known);
        }
        let words = self.locale.to_be_announced();
        Value::Awaited(Box::new(Awaited {
            known,
            other: show(&self.announcing(), &words, &Fact::Unset),
            words,
        }))
    }

    /// Whether a group is to be announced, so that nobody knows its records yet.
    pub(super) fn awaits(&self, group: &str) -> bool {
        self.event.awaited.contains(&group)
    }

    /// A record with the fields of `show`; where there is none, with the same fields, all absent or to be announced.
    pub(super) fn record<T: Default>(
        &self,
        fact: &Fact<T>,
        show: impl Fn(&Self, &T) -> (Option<String>, Vec<(&'static str, Value)>),
    ) -> Value {
        let absence = match fact {
            Fact::Set(record) => {
                let (display, fields) = show(self, &record.value);
                return Value::Record(Record {
                    display,
                    fields: fields.into_iter().collect(),
                    absence: None,
                });
            }
            _ if self.is_pending(fact) => {
                let (_, fields) = show(&self.announcing(), &T::default());
                return Value::Record(Record {
                    display: Some(self.locale.to_be_announced()),
                    fields: fields.into_iter().collect(),
                    absence: None,
                });
            }
            Fact::Unset | Fact::Pending(_) => Absence::Unset,
            Fact::NotApplicable(_) => Absence::NotApplicable,
            Fact::Invalid(_) => Absence::Invalid,
            Fact::Withheld(audience) => Absence::Withheld(*audience),
        };
        Value::Record(Record {
            display: None,
            fields: absent(show(self, &T::default()).1, absence),
            absence: Some(absence),
        })
    }
}

fn absent(fields: Vec<(&'static str, Value)>, absence: Absence) -> IndexMap<&'static str, Value> {
    fields
        .into_iter()
        .map(|(name, _)| (name, Value::Absent(absence)))
        .collect()
}
