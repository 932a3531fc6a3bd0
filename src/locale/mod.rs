//! Dates, times, lists and words in a language. (Placeholder for the module under work: same public face.)

use crate::event::{DateRange, Fact, Hours, HoursRange, MinuteOfDay, Period, RoomOnDays};
use crate::vocabulary::Language;

/// What values look like in a language.
#[derive(Debug)]
pub struct Locale {
    language: Language,
}

impl Locale {
    /// The words of `language`.
    #[must_use]
    pub fn new(language: &Language) -> Self {
        Self {
            language: language.clone(),
        }
    }

    /// "20 April 2026".
    #[must_use]
    pub fn date(&self, date: jiff::civil::Date) -> String {
        date.to_string()
    }

    /// "11 May".
    #[must_use]
    pub fn day(&self, date: jiff::civil::Date) -> String {
        date.to_string()
    }

    /// "Monday".
    #[must_use]
    pub fn weekday(&self, date: jiff::civil::Date) -> String {
        format!("{:?}", date.weekday())
    }

    /// "11–13 May 2026".
    #[must_use]
    pub fn date_range(&self, range: &DateRange) -> String {
        format!("{}–{}", range.first, range.last)
    }

    /// "11–13 May".
    #[must_use]
    pub fn day_range(&self, range: &DateRange) -> String {
        self.date_range(range)
    }

    /// "8:00".
    #[must_use]
    pub fn time(&self, time: MinuteOfDay) -> String {
        format!("{}:{:02}", time.0 / 60, time.0 % 60)
    }

    /// "8:00–23:00".
    #[must_use]
    pub fn hours(&self, hours: &Hours) -> String {
        let range =
            |range: &HoursRange| format!("{}–{}", self.time(range.from), self.time(range.to));
        match hours {
            Hours::Always => "always".to_owned(),
            Hours::Ranges(ranges) => ranges.iter().map(range).collect::<Vec<_>>().join(", "),
        }
    }

    /// "A, B and C".
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        items.join(", ")
    }

    /// "24 hours".
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        format!("{} {:?}", period.amount, period.unit).to_lowercase()
    }

    /// "Monday: Room 23, Tuesday: to be announced".
    #[must_use]
    pub fn schedule(&self, schedule: &[RoomOnDays]) -> String {
        let line = |line: &RoomOnDays| match &line.room {
            Fact::Set(room) => room.value.clone(),
            _ => self.to_be_announced().to_owned(),
        };
        schedule.iter().map(line).collect::<Vec<_>>().join(", ")
    }

    /// "Spanish".
    #[must_use]
    pub fn language_name(&self, language: &Language) -> String {
        match language.tag() {
            "en" => "English".to_owned(),
            "es" => "Spanish".to_owned(),
            tag => tag.to_owned(),
        }
    }

    /// "to be announced".
    #[must_use]
    pub fn to_be_announced(&self) -> &str {
        if self.language.tag() == "es" {
            "por anunciar"
        } else {
            "to be announced"
        }
    }
}
