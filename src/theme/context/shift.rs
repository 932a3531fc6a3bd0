//! Who is on duty when.

use serde::Serialize;

use super::contact::name;
use super::fact::{DayContext, DialContext, plain, text};
use crate::event::{Event, Shift};
use crate::locale::Locale;

/// A shift.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShiftContext {
    /// The day on which it begins: "Monday, May 11".
    pub date: Option<DayContext>,
    /// When it begins.
    pub from: Option<String>,
    /// When it ends.
    pub to: Option<String>,
    /// Whether it ends on the next day.
    pub ends_next_day: bool,
    /// Who is on duty, as far as readers may know them.
    pub who: Vec<OnDuty>,
    /// Where they are.
    pub place: Option<String>,
}

/// Somebody on duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OnDuty {
    /// The contact's id.
    pub id: String,
    /// The contact's name.
    pub name: String,
    /// The contact's telephone, if readers may see it.
    pub phone: Option<DialContext>,
}

impl ShiftContext {
    /// A shift of a restricted event.
    #[must_use]
    pub fn from_shift(shift: &Shift, event: &Event, locale: &Locale) -> Self {
        let ends_next_day = match (shift.from.get(), shift.to.get()) {
            (Some(from), Some(to)) => to < from,
            _ => false,
        };
        let who = shift.who.get().map_or(&[][..], Vec::as_slice);
        Self {
            date: DayContext::of(&shift.date, locale).map(|day| match shift.date.spanned() {
                Some(date) => DayContext {
                    text: locale.tell(date, |date| locale.weekday(*date)),
                    ..day
                },
                None => day,
            }),
            from: text(&shift.from, locale, |time| locale.time(*time)),
            to: text(&shift.to, locale, |time| locale.time(*time)),
            ends_next_day,
            who: who
                .iter()
                .filter_map(|id| OnDuty::find(&id.value, event, locale))
                .collect(),
            place: plain(&shift.place, locale),
        }
    }
}

impl OnDuty {
    fn find(id: &str, event: &Event, locale: &Locale) -> Option<Self> {
        let contact = event.contacts.get(id)?.get()?;
        Some(Self {
            id: id.to_owned(),
            name: name(id, event, locale)?,
            phone: DialContext::phone(&contact.phone, locale),
        })
    }
}
