//! Days as texts write them: a month, one day or several, and perhaps a year.

use std::fmt;

use jiff::civil::Date;

use crate::detect::Found;

/// The longest event, in days.
const LONGEST: i32 = 31;

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
        let day = |value: &str| -> Option<Date> {
            match value.strip_prefix("--") {
                Some(day) => format!("{:04}-{day}", year?).parse().ok(),
                None => value.parse().ok(),
            }
        };
        let (first, last) = found
            .value
            .split_once("..")
            .unwrap_or((&found.value, &found.value));
        let (first, last) = (day(first)?, day(last)?);
        (first <= last).then_some(Self { first, last })
    }

    /// The days from the first of both to the last of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }

    /// Whether an event can last as long: what lasts longer is something else, such as the sale of tickets.
    pub(super) fn can_be_event(self) -> bool {
        (self.last - self.first).get_days() < LONGEST
    }

    /// Whether the date names its year.
    pub(super) fn has_year(found: &Found) -> bool {
        !found.value.starts_with("--") && found.value.starts_with(|c: char| c.is_ascii_digit())
    }
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
