//! Facts in the words of a language: dates, times, lists, rooms by day; the same on screen, on paper and in calendars.

mod dates;
mod lists;
mod names;
mod notes;
mod problem;
mod schedule;
mod words;

use std::sync::Arc;

use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use jiff::civil::Date;

pub use names::autonym;
pub use notes::Note;
pub use words::{Arg, WordsProblem};

use crate::event::{DateRange, Hours, HoursRange, MinuteOfDay, Period, PeriodUnit};
use crate::source_map::{Span, Spanned};
use crate::vocabulary::Language;
use dates::Dates;
use words::Words;

/// A language's formatters and words; made once for each language and shared by all threads.
#[derive(Clone, Debug)]
pub struct Locale {
    language: Language,
    words: Arc<Words>,
    dates: Arc<Dates>,
    and: Option<Arc<ListFormatter>>,
    or: Option<Arc<ListFormatter>>,
    takes_notes: bool,
}

impl Locale {
    /// The words and formatters of a language. `extra_ftl` is the theme's file of words, in Fluent's syntax; it adds
    /// messages and replaces those of the same name.
    #[must_use]
    pub fn new(language: &Language, extra_ftl: Option<&str>) -> Self {
        let identifier = language.identifier();
        let options = ListFormatterOptions::default();
        Self {
            words: Arc::new(Words::new(language, extra_ftl)),
            dates: Arc::new(Dates::new(identifier)),
            and: ListFormatter::try_new_and(identifier.into(), options)
                .ok()
                .map(Arc::new),
            or: ListFormatter::try_new_or(identifier.into(), options)
                .ok()
                .map(Arc::new),
            language: language.clone(),
            takes_notes: false,
        }
    }

    /// Gives English messages of the theme, for those that the language's own file lacks.
    #[must_use]
    pub fn falling_back_to(mut self, english_ftl: &str) -> Self {
        // Nobody else has these words yet.
        if let Some(words) = Arc::get_mut(&mut self.words) {
            words.add_fallback(english_ftl);
        }
        self
    }

    /// The same language, which notes behind each fact that it tells where that is stated.
    #[must_use]
    pub fn taking_notes(&self) -> Self {
        Self {
            takes_notes: true,
            ..self.clone()
        }
    }

    /// A fact's words, with a note about the fact in a run that takes notes.
    #[must_use]
    pub fn noted(&self, mut text: String, fact: Span) -> String {
        if self.takes_notes {
            text.push_str(&Note::of(fact).written());
        }
        text
    }

    /// A fact in the words of `tell`, with its note.
    #[must_use]
    pub fn tell<T>(&self, fact: &Spanned<T>, tell: impl FnOnce(&T) -> String) -> String {
        self.noted(tell(&fact.value), fact.span)
    }

    /// Whether it takes notes.
    #[must_use]
    pub fn takes_notes(&self) -> bool {
        self.takes_notes
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Whether the language has all words of its own; where it lacks some, English ones stand.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.words.is_complete()
    }

    /// What could not be read in the files of words that were given.
    #[must_use]
    pub fn problems(&self) -> &[WordsProblem] {
        &self.words.problems
    }

    /// The message `id` (or its attribute, `id.attribute`), in the language or else in English.
    #[must_use]
    pub fn message(&self, id: &str, args: &[(&str, Arg)]) -> Option<String> {
        self.words.message(id, args)
    }

    /// "May 11, 2026".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.dates.date(date)
    }

    /// "May 11".
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        self.dates.day(date)
    }

    /// "Monday, May 11".
    #[must_use]
    pub fn weekday(&self, date: Date) -> String {
        self.dates.weekday(date)
    }

    /// "May 11–13, 2026".
    #[must_use]
    pub fn date_range(&self, range: DateRange) -> String {
        self.dates.date_range(range)
    }

    /// "May 11–13".
    #[must_use]
    pub fn day_range(&self, range: DateRange) -> String {
        self.dates.day_range(range)
    }

    /// "8:00": 24 hours, with the colon that every language reads.
    #[must_use]
    pub fn time(&self, time: MinuteOfDay) -> String {
        format!("{}:{:02}", time.0 / 60, time.0 % 60)
    }

    /// "8:00–23:00".
    #[must_use]
    pub fn time_range(&self, range: HoursRange) -> String {
        let (from, to) = (self.time(range.from), self.time(range.to));
        self.word(
            "time-range",
            &[("from", Arg::Text(&from)), ("to", Arg::Text(&to))],
        )
    }

    /// "8:00–12:00, 13:00–18:00", or "always".
    #[must_use]
    pub fn hours(&self, hours: &Hours) -> String {
        match hours {
            Hours::Always => self.word("always", &[]),
            Hours::Ranges(ranges) => {
                let ranges: Vec<String> =
                    ranges.iter().map(|range| self.time_range(*range)).collect();
                self.enumeration(&ranges)
            }
        }
    }

    /// A number as it is dialled, in a line of text: it never breaks, and begins at its left end in every script.
    #[must_use]
    pub fn number(&self, number: &str) -> String {
        let number = number.replace(' ', "\u{a0}");
        if self.language.is_right_to_left() {
            format!("\u{2066}{number}\u{2069}")
        } else {
            number
        }
    }

    /// "24 hours".
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        let id = match period.unit {
            PeriodUnit::Minutes => "period-minutes",
            PeriodUnit::Hours => "period-hours",
            PeriodUnit::Days => "period-days",
            PeriodUnit::Weeks => "period-weeks",
            PeriodUnit::Months => "period-months",
            PeriodUnit::Years => "period-years",
        };
        self.word(id, &[("amount", Arg::Number(period.amount.into()))])
    }

    /// "to be announced".
    #[must_use]
    pub fn to_be_announced(&self) -> String {
        self.word("to-be-announced", &[])
    }

    /// A language's name in this language ("Spanish"), else in its own ("Español"), else its tag.
    #[must_use]
    pub fn language_name(&self, language: &Language) -> String {
        let tag = language.tag();
        let name = names::qualified(language, |tag| {
            self.message(&format!("language-{tag}"), &[])
        });
        if name == tag { autonym(language) } else { name }
    }

    /// A message that English is known to have.
    fn word(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.message(id, args).unwrap_or_else(|| id.to_owned())
    }
}

#[cfg(test)]
mod tests;
