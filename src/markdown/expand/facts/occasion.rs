//! What an event says of itself: its name, its days, its place in time and among others.

use super::super::scope::{Record, Value};
use super::{Published, Show};
use crate::event::DateRange;
use crate::source_map::Spanned;

impl Show<'_> {
    pub(super) fn event(&self, edition: Published<'_>) -> Value {
        let event = self.event;
        let text = |text: &str| Value::Text(text.to_owned());
        let name = self.locale.tell(&event.name, Clone::clone);
        let mode = self.text(&event.mode, |mode| mode.name().to_owned());
        let fields = [
            ("name", Value::Text(name.clone())),
            ("slug", text(&event.slug)),
            ("dates", self.dates(event.dates)),
            (
                "timezone",
                Value::Text(self.locale.tell(&event.timezone, |zone| zone.0.clone())),
            ),
            ("mode", mode),
            ("languages_spoken", self.languages(&event.languages_spoken)),
            ("confirmed", self.date(&event.confirmed)),
            ("url", text(edition.url)),
            ("is_current", Value::Bool(edition.is_current)),
        ];
        Value::Record(Record {
            display: Some(name),
            fields: fields.into(),
            absence: None,
        })
    }

    fn dates(&self, dates: Spanned<DateRange>) -> Value {
        let told = |tell: &dyn Fn(&DateRange) -> String| self.locale.tell(&dates, tell);
        let fields = [
            (
                "first",
                Value::Text(told(&|dates| self.locale.date(dates.first))),
            ),
            (
                "last",
                Value::Text(told(&|dates| self.locale.date(dates.last))),
            ),
            ("year", Value::Number(i64::from(dates.value.first.year()))),
        ];
        Value::Record(Record {
            display: Some(told(&|dates| self.locale.date_range(*dates))),
            fields: fields.into(),
            absence: None,
        })
    }
}
