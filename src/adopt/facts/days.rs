//! Days as texts write them: a month, one day or several, and perhaps a year.

use std::fmt;

use jiff::civil::Date;

use crate::detect::Found;

/// A day or a range of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last one.
    pub last: Date,
}

impl Days {
    /// All days of a year: what is known of an event of which only the year is.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        Some(Self {
            first: Date::new(year, 1, 1).ok()?,
            last: Date::new(year, 12, 31).ok()?,
        })
    }

    /// What a date in a text means, in this year if it names none.
    pub(super) fn of(found: &Found, year: Option<i16>) -> Option<Self> {
        if let Some((first, last)) = found.value.split_once("..") {
            let (first, last) = (first.parse().ok()?, last.parse().ok()?);
            return (first <= last).then_some(Self { first, last });
        }
        let first: Date = match found.value.strip_prefix("--") {
            Some(day) => format!("{:04}-{day}", year?).parse().ok()?,
            None => found.value.parse().ok()?,
        };
        let last = last_day(&found.text, first);
        let is_range = last > first.day() && found.text.contains(|c: char| !c.is_ascii_digit());
        let last = if is_range {
            Date::new(first.year(), first.month(), last).ok()?
        } else {
            first
        };
        Some(Self { first, last })
    }

    /// Whether the date names its year.
    pub(super) fn has_year(found: &Found) -> bool {
        !found.value.starts_with("--") && found.value.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// The last number in the text that can be a day of the month.
fn last_day(text: &str, first: Date) -> i8 {
    // In notations of numbers alone, such as 2026-05-11, the last number is no second day.
    if !text.contains(char::is_alphabetic) {
        return first.day();
    }
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|part| part.len() <= 2)
        .filter_map(|part| part.parse().ok())
        .rfind(|day| (1..=31).contains(day))
        .unwrap_or(first.day())
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}..{}", self.first, self.last)
        }
    }
}
