//! Rooms, day by day.

use serde::Serialize;

use super::fact::{known, plain, said, text};
use crate::event::{Event, Fact, Room, RoomOnDays};
use crate::locale::Locale;

/// A room. What is pending is absent, but for where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoomContext {
    /// Its id in the event's file.
    pub id: String,
    /// What it is called: "Quiet room".
    pub name: Option<String>,
    /// Where it is, if that is the same on all days.
    pub room: Option<String>,
    /// Where it is, by day; empty where `room` says it.
    pub days: Vec<RoomDay>,
    /// When it is open, in words.
    pub hours: Option<String>,
    /// Whether there are no steps on the way.
    pub step_free: Option<bool>,
    /// Its venue's name, where that is not the main one.
    pub venue: Option<String>,
    /// Where to go when it is closed or taken.
    pub fallback: Option<String>,
    /// How to find it.
    pub directions: Option<String>,
    /// Whether, or when, somebody is there.
    pub staffed: Option<String>,
}

/// Where a room is on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoomDay {
    /// The day, as "2026-05-11".
    pub iso: String,
    /// "Monday, May 11".
    pub day: String,
    /// The room, or "to be announced".
    pub room: String,
    /// Whether it is still to be announced.
    pub pending: bool,
}

impl RoomContext {
    /// A room of a restricted event.
    #[must_use]
    pub fn from_room(id: &str, room: &Room, event: &Event, locale: &Locale) -> Self {
        let days = room
            .schedule
            .get()
            .map_or_else(Vec::new, |lines| by_day(lines, locale));
        let fixed = plain(&room.room, locale)
            .or_else(|| text(&room.schedule, locale, |_| String::new()))
            .filter(|text| !text.is_empty());
        Self {
            id: id.to_owned(),
            name: plain(&room.name, locale),
            room: fixed,
            days,
            hours: known(&room.hours, locale, |hours| locale.hours(hours)),
            step_free: room.step_free.get().copied(),
            venue: room
                .venue
                .get()
                .filter(|venue| *venue != "main")
                .and_then(|venue| event.venues.get(venue))
                .and_then(|venue| venue.get())
                .and_then(|venue| plain(&venue.name, locale)),
            fallback: said(&room.fallback, locale),
            directions: said(&room.directions, locale),
            staffed: said(&room.staffed, locale),
        }
    }
}

/// One row a day: somebody who looks for today should not have to understand a range.
fn by_day(lines: &[RoomOnDays], locale: &Locale) -> Vec<RoomDay> {
    let mut rows = Vec::new();
    for line in lines {
        let Some(room) = plain(&line.room, locale) else {
            continue;
        };
        for day in line.dates.value.days() {
            rows.push(RoomDay {
                iso: day.to_string(),
                day: locale.weekday(day),
                room: room.clone(),
                pending: matches!(line.room, Fact::Pending(_)),
            });
        }
    }
    rows
}
