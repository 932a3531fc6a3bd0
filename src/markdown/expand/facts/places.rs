//! Venues, programme, rooms and emergency services.

use super::super::scope::{Absence, Record, Value};
use super::Show;
use crate::event::{DateRange, Emergency, Fact, Programme, Room, RoomOnDays, Service, Venue};

impl Show<'_> {
    pub(super) fn venue(&self, id: &str, fact: &Fact<Venue>) -> Value {
        self.record(fact, |show, venue| {
            let fields = vec![
                ("id", Value::Text(id.to_owned())),
                ("name", show.words(&venue.name)),
                ("address", show.words(&venue.address)),
                (
                    "country",
                    show.text(&venue.country, |country| country.0.clone()),
                ),
                ("entrance", show.words(&venue.entrance)),
                (
                    "phone",
                    show.text(&venue.phone, |phone| phone.display().to_owned()),
                ),
                ("directions", show.words(&venue.directions)),
            ];
            (show.display(&[&venue.name]), fields)
        })
    }

    /// The venue that pages name without an id, also where no event has one.
    pub(super) fn main_venue(&self) -> Value {
        let main = self.event.venues.get("main");
        self.venue("main", main.unwrap_or(&Fact::Unset))
    }

    fn venue_by_id(&self, fact: &Fact<String>) -> Value {
        match fact {
            Fact::Set(id) => self
                .event
                .venues
                .get(&id.value)
                .map_or(Value::Absent(Absence::Invalid), |venue| {
                    self.venue(&id.value, venue)
                }),
            pending if self.is_pending(pending) => self
                .announcing()
                .venue(&self.locale.to_be_announced(), &Fact::Unset),
            other => self.text(other, Clone::clone),
        }
    }

    pub(super) fn programme(&self) -> Value {
        if self.awaits("programme") {
            return Value::PendingList(self.locale.to_be_announced());
        }
        let entries = self.event.programme.iter();
        Value::List(entries.map(|entry| self.entry(entry)).collect())
    }

    fn entry(&self, entry: &Programme) -> Value {
        let fields = [
            ("name", self.words(&entry.name)),
            ("venue", self.venue_by_id(&entry.venue)),
            ("date", self.date(&entry.date)),
            (
                "day",
                self.text(&entry.date, |date| self.locale.weekday(*date)),
            ),
            (
                "from",
                self.text(&entry.from, |time| self.locale.time(*time)),
            ),
            ("to", self.text(&entry.to, |time| self.locale.time(*time))),
        ];
        Value::Record(Record {
            display: self.display(&[&entry.name]),
            fields: fields.into(),
            absence: None,
        })
    }

    pub(super) fn emergency(&self, emergency: &Emergency) -> Value {
        let number = self.text(&emergency.number, |number| number.display().to_owned());
        let services = Value::List(
            emergency
                .services
                .iter()
                .map(|service| self.service(service))
                .collect(),
        );
        let display = self.as_text(&emergency.number, |number| number.display().to_owned());
        Value::Record(Record {
            display,
            fields: [("number", number), ("services", services)].into(),
            absence: None,
        })
    }

    fn service(&self, fact: &Fact<Service>) -> Value {
        self.record(fact, |show, service| {
            let fields = vec![
                ("name", show.words(&service.name)),
                ("kind", show.text(&service.kind, Clone::clone)),
                (
                    "number",
                    show.text(&service.number, |number| number.display().to_owned()),
                ),
                ("address", show.words(&service.address)),
                (
                    "hours",
                    show.text(&service.hours, |hours| show.locale.hours(hours)),
                ),
                ("note", show.words(&service.note)),
                ("url", show.text(&service.url, |url| url.0.clone())),
            ];
            (show.display(&[&service.name]), fields)
        })
    }

    /// A room reads as where it is: "Room 23 on May 11, Room 25C on May 12–13".
    pub(super) fn room(&self, id: &str, fact: &Fact<Room>) -> Value {
        self.record(fact, |show, room| {
            let days = show.whole_schedule(room);
            let schedule = match &room.schedule {
                Fact::Set(_) => Value::Text(show.locale.schedule(&days)),
                other => show.text(other, |_| String::new()),
            };
            let place = show.words(&room.room);
            let display = [&schedule, &place]
                .into_iter()
                .find_map(|value| match value {
                    Value::Text(text) if !text.is_empty() => Some(text.clone()),
                    _ => None,
                });
            let venue = show.venue_by_id(&room.venue);
            let fields = vec![
                ("id", Value::Text(id.to_owned())),
                ("name", show.words(&room.name)),
                ("room", place),
                ("schedule", schedule),
                (
                    "days",
                    show.list(&room.schedule, |days| {
                        Value::List(days.iter().map(|days| show.days(days)).collect())
                    }),
                ),
                (
                    "hours",
                    show.text(&room.hours, |hours| show.locale.hours(hours)),
                ),
                ("step_free", show.flag(&room.step_free)),
                ("venue", venue),
                ("fallback", show.words(&room.fallback)),
                ("directions", show.words(&room.directions)),
                ("staffed", show.words(&room.staffed)),
            ];
            (display, fields)
        })
    }

    /// The room's place on every day: a schedule that names some days is filled up with the place for all others.
    fn whole_schedule(&self, room: &Room) -> Vec<RoomOnDays> {
        let stated = room.schedule.get().map_or(&[][..], Vec::as_slice);
        let Fact::Set(otherwise) = &room.room else {
            return stated.to_vec();
        };
        let dates = self.event.dates;
        let on = |day| {
            let found = stated.iter().find(|days| days.dates.value.contains(day));
            RoomOnDays {
                dates: dates.map(|_| DateRange {
                    first: day,
                    last: day,
                }),
                room: found.map_or_else(|| Fact::Set(otherwise.clone()), |days| days.room.clone()),
            }
        };
        dates.value.days().map(on).collect()
    }

    fn days(&self, days: &RoomOnDays) -> Value {
        let dates = &days.dates.value;
        let fields = [
            ("dates", Value::Text(self.locale.day_range(*dates))),
            ("date", Value::Text(self.locale.date(dates.first))),
            ("day", Value::Text(self.locale.weekday(dates.first))),
            ("room", self.words(&days.room)),
        ];
        Value::Record(Record {
            display: None,
            fields: fields.into(),
            absence: None,
        })
    }
}
