//! Dates and ranges of dates in the words of a language.

use std::fmt::{self, Write};
use std::ops::Range;

use icu_calendar::Gregorian;
use icu_datetime::fieldsets::{MD, MDE, YMD};
use icu_datetime::{FixedCalendarDateTimeFormatter, FormattedDateTime, parts};
use icu_locale_core::LanguageIdentifier;
use jiff::civil::Date;
use writeable::{Part, PartsWrite, Writeable};

use crate::event::DateRange;

type Formatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;
type IcuDate = icu_calendar::Date<Gregorian>;

/// The formatters of one language. One that could not be loaded writes dates as ISO 8601 does.
#[derive(Debug)]
pub(super) struct Dates {
    full: Option<Formatter<YMD>>,
    day: Option<Formatter<MD>>,
    weekday: Option<Formatter<MDE>>,
}

impl Dates {
    pub(super) fn new(language: &LanguageIdentifier) -> Self {
        Self {
            full: Formatter::try_new(language.into(), YMD::long()).ok(),
            day: Formatter::try_new(language.into(), MD::long()).ok(),
            weekday: Formatter::try_new(language.into(), MDE::long()).ok(),
        }
    }

    /// "May 11, 2026".
    pub(super) fn date(&self, date: Date) -> String {
        self.full_parts(date).text
    }

    /// "May 11".
    pub(super) fn day(&self, date: Date) -> String {
        self.day_parts(date).text
    }

    /// "Monday, May 11".
    pub(super) fn weekday(&self, date: Date) -> String {
        parted(
            self.weekday.as_ref().map(|f| |d: &IcuDate| f.format(d)),
            date,
        )
        .text
    }

    /// "May 11–13, 2026", and longer where the range leaves the month or the year.
    pub(super) fn date_range(&self, range: DateRange) -> String {
        let DateRange { first, last } = range;
        if first.year() != last.year() {
            return apart(&self.date(first), &self.date(last));
        }
        let (start, end) = (self.full_parts(first), self.full_parts(last));
        if first.month() == last.month() {
            return together(&start, &end);
        }
        // The year stands once, at the outer end: last in most languages, first in those that begin with it.
        if start.year.start < start.day.start {
            apart(&start.text, &self.day(last))
        } else {
            apart(&self.day(first), &end.text)
        }
    }

    /// "May 12–13".
    pub(super) fn day_range(&self, range: DateRange) -> String {
        let DateRange { first, last } = range;
        if first.year() != last.year() {
            return self.date_range(range);
        }
        let (start, end) = (self.day_parts(first), self.day_parts(last));
        if first.month() == last.month() {
            together(&start, &end)
        } else {
            apart(&start.text, &end.text)
        }
    }

    fn full_parts(&self, date: Date) -> Parted {
        parted(self.full.as_ref().map(|f| |d: &IcuDate| f.format(d)), date)
    }

    fn day_parts(&self, date: Date) -> Parted {
        parted(self.day.as_ref().map(|f| |d: &IcuDate| f.format(d)), date)
    }
}

/// A date as text, and where its day and its year stand in it.
#[derive(Default)]
struct Parted {
    text: String,
    day: Range<usize>,
    year: Range<usize>,
}

impl fmt::Write for Parted {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text.push_str(text);
        Ok(())
    }
}

impl PartsWrite for Parted {
    type SubPartsWrite = Self;

    fn with_part(
        &mut self,
        part: Part,
        mut write: impl FnMut(&mut Self) -> fmt::Result,
    ) -> fmt::Result {
        let start = self.text.len();
        write(self)?;
        let range = start..self.text.len();
        if part == parts::DAY {
            self.day = range;
        } else if part == parts::YEAR {
            self.year = range;
        }
        Ok(())
    }
}

fn parted<'a>(format: Option<impl Fn(&IcuDate) -> FormattedDateTime<'a>>, date: Date) -> Parted {
    let mut parted = Parted::default();
    let icu = |date: Date| {
        let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        IcuDate::try_new_gregorian(i32::from(date.year()), month, day).ok()
    };
    let written = format
        .zip(icu(date))
        .and_then(|(format, date)| format(&date).write_to_parts(&mut parted).ok());
    if written.is_none() {
        parted = Parted::default();
        // Writing to a string cannot fail.
        let _ = write!(parted, "{date}");
        parted.year = 0..4;
        parted.day = 8..parted.text.len();
    }
    parted
}

/// Two days of one month: "May 11–13, 2026". A day's own sign ("11.", "11日") goes with each of the days.
fn together(first: &Parted, last: &Parted) -> String {
    if first.text == last.text {
        return first.text.clone();
    }
    let head = &first.text[..first.day.end];
    let tail = &first.text[first.day.end..];
    let sign = tail
        .chars()
        .next()
        .filter(|c| matches!(c, '.' | '日' | '일'))
        .map_or("", |c| &tail[..c.len_utf8()]);
    format!("{head}{sign}–{}{tail}", &last.text[last.day.clone()])
}

/// Two dates of several words each: "April 30 – May 2, 2026".
fn apart(first: &str, last: &str) -> String {
    format!("{first} – {last}")
}
