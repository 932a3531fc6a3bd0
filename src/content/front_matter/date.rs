//! Dates as Pelican reads them, whatever the order and the signs between the numbers.

use jiff::civil::{Date, DateTime, Time};

/// The date and time that a text says, in the zone that it says; nothing where it says none.
///
/// Read are ISO 8601 (`2010-12-03T10:20:30.5+01:00`, also with a space for the `T`), the same with `/` or `.`, the year
/// last (`22.11.2012`; where both could be the month, the first is, as in Pelican), and English names of months
/// (`3 December 2010`, `Fri, 03 Dec 2010 10:20:00 +0000`, `Dec 3, 2010 4:05 PM`).
///
/// Dates that lack a day or a year are not: Pelican takes what is missing from today.
#[must_use]
pub fn read_date(text: &str) -> Option<DateTime> {
    let text = text.replace('_', " ");
    let mut rest = Cursor(text.trim());
    rest.weekday();
    let date = rest.date()?;
    if rest.0.is_empty() {
        return Some(date.to_datetime(Time::midnight()));
    }
    let between = rest.0.len() - rest.0.trim_start_matches([' ', ',', 'T', 't']).len();
    if between == 0 {
        return None;
    }
    rest.0 = &rest.0[between..];
    let time = rest.time()?;
    rest.zone()?;
    rest.0.is_empty().then(|| date.to_datetime(time))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// What is still to be read.
#[derive(Clone, Copy)]
struct Cursor<'a>(&'a str);

/// A number or a month's name.
#[derive(Clone, Copy)]
enum Part {
    /// The number and how many digits it has.
    Number(i16, usize),
    Month(i16),
}

impl<'a> Cursor<'a> {
    fn take(&mut self, wanted: fn(char) -> bool) -> &'a str {
        let end = self.0.find(|c| !wanted(c)).unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at(end);
        self.0 = rest;
        taken
    }

    fn digits(&mut self) -> Option<(i16, usize)> {
        let digits = self.take(|c| c.is_ascii_digit());
        Some((digits.parse().ok()?, digits.len()))
    }

    fn sign(&mut self, sign: char) -> bool {
        match self.0.strip_prefix(sign) {
            Some(rest) => self.0 = rest,
            None => return false,
        }
        true
    }

    /// "Fri, " or "Friday ", if it is there.
    fn weekday(&mut self) {
        let mut ahead = *self;
        let name = ahead.take(|c| c.is_ascii_alphabetic()).to_ascii_lowercase();
        if name.len() >= 3 && WEEKDAYS.iter().any(|day| day.starts_with(&name)) {
            ahead.take(|c| matches!(c, ',' | '.' | ' '));
            *self = ahead;
        }
    }

    fn part(&mut self) -> Option<Part> {
        if self.0.starts_with(|c: char| c.is_ascii_digit()) {
            let (number, digits) = self.digits()?;
            let mut ahead = *self;
            if matches!(
                ahead.take(|c| c.is_ascii_alphabetic()),
                "st" | "nd" | "rd" | "th"
            ) {
                *self = ahead;
            }
            return Some(Part::Number(number, digits));
        }
        let name = self.take(|c| c.is_ascii_alphabetic()).to_ascii_lowercase();
        let month = MONTHS
            .iter()
            .position(|month| name.len() >= 3 && month.starts_with(&name))?;
        Some(Part::Month(i16::try_from(month).ok()? + 1))
    }

    fn date(&mut self) -> Option<Date> {
        if let Some(compact) = self
            .0
            .get(..8)
            .filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
        {
            self.0 = &self.0[8..];
            let number = |range: std::ops::Range<usize>| compact[range].parse().ok();
            return valid(number(0..4)?, number(4..6)?, number(6..8)?);
        }
        let separators = |c: char| matches!(c, '-' | '/' | '.' | ',' | ' ');
        let first = self.part()?;
        let one = self.take(separators);
        let second = self.part()?;
        let two = self.take(separators);
        let third = self.part()?;
        if one.is_empty() || two.is_empty() {
            return None;
        }
        match (first, second, third) {
            (
                Part::Number(year, 4),
                Part::Number(month, 1 | 2) | Part::Month(month),
                Part::Number(day, 1 | 2),
            )
            | (Part::Number(day, 1 | 2), Part::Month(month), Part::Number(year, 4))
            | (Part::Month(month), Part::Number(day, 1 | 2), Part::Number(year, 4)) => {
                valid(year, month, day)
            }
            (Part::Number(a, 1 | 2), Part::Number(b, 1 | 2), Part::Number(year, 4)) => {
                valid(year, a, b).or_else(|| valid(year, b, a))
            }
            _ => None,
        }
    }

    fn time(&mut self) -> Option<Time> {
        let (hour, _) = self.digits()?;
        if !self.sign(':') {
            return None;
        }
        let (minute, 2) = self.digits()? else {
            return None;
        };
        let second = if self.sign(':') { self.digits()?.0 } else { 0 };
        let nanosecond = if self.sign('.') || self.sign(',') {
            let digits = self.take(|c| c.is_ascii_digit());
            format!("{digits:0<9}").get(..9)?.parse().ok()?
        } else {
            0
        };
        let hour = self.half_day(hour)?;
        let small = |number: i16| i8::try_from(number).ok();
        Time::new(small(hour)?, small(minute)?, small(second)?, nanosecond).ok()
    }

    /// The hour of the day, where "AM" or "PM" follows.
    fn half_day(&mut self, hour: i16) -> Option<i16> {
        let mut ahead = Cursor(self.0.trim_start());
        let offset = match ahead
            .take(|c| c.is_ascii_alphabetic())
            .to_ascii_lowercase()
            .as_str()
        {
            "am" => 0,
            "pm" => 12,
            _ => return Some(hour),
        };
        *self = ahead;
        (1..=12).contains(&hour).then_some(hour % 12 + offset)
    }

    /// A zone, or none; what it says does not change the time as people wrote it.
    fn zone(&mut self) -> Option<()> {
        self.0 = self.0.trim_start();
        if self.sign('+') || self.sign('-') {
            let (_, digits) = self.digits()?;
            return match digits {
                1 | 2 if self.sign(':') => (self.digits()?.1 == 2).then_some(()),
                2 | 4 => Some(()),
                _ => None,
            };
        }
        let name = self.take(|c| c.is_ascii_alphabetic());
        (name.len() <= 5 && name.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(())
    }
}

fn valid(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_pelican_reads() {
        let check = |text: &str, expected: &str| {
            let found = read_date(text).map(|date| date.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{text:?}");
        };
        for text in [
            "2012-11-22",
            "2012/11/22",
            "22-11-2012",
            "22/11/2012",
            "22.11.2012",
            "20121122",
            "22 November 2012",
            "November 22, 2012",
            "Nov 22nd 2012",
            "22-Nov-2012",
            "2012-Nov-22",
            "Thu, 22 Nov 2012",
            " 2012-11-22 ",
        ] {
            check(text, "2012-11-22T00:00:00");
        }
        for text in [
            "2012-11-22 22:11",
            "2012/11/22 22:11",
            "22.11.2012 22:11",
            "2012-11-22T22:11Z",
            "2012-11-22T22:11-0500",
            "2012-11-22_22:11",
            "2012-11-22  10:11 PM",
            "Thu, 22 Nov 2012 22:11:00 +0000",
            "2012-11-22 22:11 EST",
            "2012-11-22T22:11+01:00",
            "20121122 22:11",
        ] {
            check(text, "2012-11-22T22:11:00");
        }
        check("2012-11-22T22:11:10.123Z", "2012-11-22T22:11:10.123");
        check("2012-11-22 12:05 am", "2012-11-22T00:05:00");
        check("03/12/2010", "2010-03-12T00:00:00");
    }

    #[test]
    fn texts_that_are_no_dates() {
        for text in [
            "",
            "yay",
            "2010-110-12",
            "2010-12",
            "2010",
            "2010-02-30",
            "12-11-10",
            "2010-12-03 25:00",
            "2010-12-03x",
            "2010-12-03 10",
            "2010-12-03 10:20 tomorrow",
            "10:20",
            "2010--",
            "2010-12-03 13:00 PM",
            "é",
            "2012é",
            "2026-05-11..2026-05-13",
        ] {
            assert_eq!(read_date(text), None, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_not(text in "\\PC*|[-0-9/.,: TZ+apmjundec]{0,24}") {
            let _ = read_date(&text);
        }
    }
}
