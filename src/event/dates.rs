//! The small typed values that facts are made of: days, hours and periods.

use std::fmt;

use jiff::civil::Date;

use super::problem::Problem;

/// Days from `first` to `last`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateRange {
    /// The first day.
    pub first: Date,
    /// The last day, not before the first.
    pub last: Date,
}

impl DateRange {
    /// Whether `day` is one of the days.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Reads a day, or two with `..` between them.
    pub(super) fn parse(text: &str) -> Result<Self, Problem> {
        let (first, last) = match text.split_once("..") {
            None if !has_form(text) => {
                return Err(Problem::new(
                    "this is not a date",
                    "write a day as 2026-05-11, several days as 2026-05-11..2026-05-13",
                ));
            }
            None => {
                let day = date(text)?;
                (day, day)
            }
            Some((first, last)) => (date(first.trim_end())?, date(last.trim_start())?),
        };
        if last < first {
            return Err(Problem::new(
                "the last day is before the first",
                "write the first day on the left: 2026-05-11..2026-05-13",
            ));
        }
        // A year mistyped by a digit would otherwise mean a thousand years of uncovered days.
        if (last - first).get_days() > 366 {
            return Err(Problem::new(
                "this is longer than a year",
                "check the years of both days",
            ));
        }
        Ok(Self { first, last })
    }

    /// Whether the two have a day in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Every day, in order.
    pub fn days(&self) -> impl Iterator<Item = Date> + use<> {
        let last = self.last;
        std::iter::successors(Some(self.first), |day| day.tomorrow().ok())
            .take_while(move |day| *day <= last)
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}..{}", self.first, self.last)
        }
    }
}

/// Minutes since midnight, 0 to 1440 (24:00).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MinuteOfDay(pub u16);

impl MinuteOfDay {
    /// Reads hours and minutes, as a clock with 24 hours shows them.
    pub(super) fn parse(text: &str) -> Result<Self, Problem> {
        let problem = || {
            Problem::new(
                "this is not a time of day",
                "write hours and minutes from 00:00 to 24:00, for example \"19:00\"",
            )
        };
        let (hours, minutes) = text.split_once(':').ok_or_else(problem)?;
        let number = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
            let is_number =
                lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| text.parse::<u16>().ok()).flatten()
        };
        let hours = number(hours, 1..=2).ok_or_else(problem)?;
        let minutes = number(minutes, 2..=2)
            .filter(|minutes| *minutes < 60)
            .ok_or_else(problem)?;
        Some(hours * 60 + minutes)
            .filter(|minute| *minute <= 24 * 60)
            .map(Self)
            .ok_or_else(problem)
    }
}

impl fmt::Display for MinuteOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// When something is open or answered, each day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Hours {
    /// `always`.
    Always,
    /// `"08:00..23:00"`, or several such, separated by commas.
    Ranges(Vec<HoursRange>),
}

impl Hours {
    /// Reads `always`, or times with `..` between them, several separated by commas.
    pub(super) fn parse(text: &str) -> Result<Self, Problem> {
        if text == "always" {
            return Ok(Self::Always);
        }
        text.split(',')
            .map(|range| HoursRange::parse(range.trim()))
            .collect::<Result<_, _>>()
            .map(Self::Ranges)
    }
}

/// From a time to a time; an end before its start is on the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HoursRange {
    /// The start.
    pub from: MinuteOfDay,
    /// The end.
    pub to: MinuteOfDay,
}

impl HoursRange {
    fn parse(text: &str) -> Result<Self, Problem> {
        let help =
            "write `always`, or a range such as \"08:00..23:00\", several separated by commas";
        let problem = |message: &str| Problem::new(message, help);
        let (from, to) = text
            .split_once("..")
            .ok_or_else(|| problem("these are no hours"))?;
        let time = |text: &str| {
            MinuteOfDay::parse(text).map_err(|_| problem("one of these hours is not a time of day"))
        };
        let (from, to) = (time(from.trim())?, time(to.trim())?);
        if from == to {
            return Err(problem("these hours begin and end at the same time"));
        }
        Ok(Self { from, to })
    }
}

/// A span of time that people promise or keep to: "24 hours".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// How many, at least 1.
    pub amount: u32,
    /// Of what.
    pub unit: PeriodUnit,
}

impl Period {
    /// Reads a number and a unit: "24 hours", "1 week".
    pub(super) fn parse(text: &str) -> Result<Self, Problem> {
        let problem = || {
            Problem::new(
                "this is not a period of time",
                "write a number and a unit, for example 24 hours, 7 days or 2 years",
            )
        };
        let mut words = text.split_whitespace();
        let (Some(amount), Some(unit), None) = (words.next(), words.next(), words.next()) else {
            return Err(problem());
        };
        let is_number = amount.bytes().all(|byte| byte.is_ascii_digit());
        let amount = Some(amount)
            .filter(|_| is_number)
            .and_then(|amount| amount.parse().ok())
            .filter(|amount| (1..=MAX_AMOUNT).contains(amount))
            .ok_or_else(problem)?;
        let unit = match unit {
            "minute" | "minutes" => PeriodUnit::Minutes,
            "hour" | "hours" => PeriodUnit::Hours,
            "day" | "days" => PeriodUnit::Days,
            "week" | "weeks" => PeriodUnit::Weeks,
            "month" | "months" => PeriodUnit::Months,
            "year" | "years" => PeriodUnit::Years,
            _ => return Err(problem()),
        };
        Ok(Self { amount, unit })
    }
}

/// More of any unit is a typing mistake.
const MAX_AMOUNT: u32 = 100_000;

/// The unit of a [`Period`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum PeriodUnit {
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
}

/// Reads a day, written as year, month and day.
pub(super) fn date(text: &str) -> Result<Date, Problem> {
    if !has_form(text) {
        return Err(Problem::new(
            "this is not a date",
            "write year, month and day, for example 2026-05-11",
        ));
    }
    text.parse().map_err(|_| {
        Problem::new(
            "the calendar has no such day",
            "check the month and the day: the order is year, month, day",
        )
    })
}

fn has_form(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}
