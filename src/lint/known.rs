//! The facts of an event that a text can repeat, in the form in which they are compared.

use std::collections::BTreeMap;

use crate::detect::FactKind;
use crate::event::{DialCode, Event, MAIN_VENUE, Wording};

/// The facts of an event, by what they say; each with its name in text.
#[derive(Default)]
pub(super) struct Known(BTreeMap<(FactKind, String), String>);

impl Known {
    /// The facts of an event. Above the view's audience there are none: a finding would tell them.
    pub(super) fn of(event: &Event) -> Self {
        let mut known = Self::default();
        known.contacts(event);
        known.places(event);
        known.channels(event);
        known
    }

    /// The name of the fact that says the same.
    pub(super) fn name(&self, kind: FactKind, value: &str) -> Option<&str> {
        let key = (kind, compared(kind, value));
        self.0.get(&key).map(String::as_str)
    }

    /// What they say.
    pub(super) fn values(&self) -> impl Iterator<Item = (FactKind, &str)> {
        self.0.keys().map(|(kind, value)| (*kind, value.as_str()))
    }

    fn add(&mut self, kind: FactKind, value: &str, name: String) {
        let key = compared(kind, value);
        if key.chars().count() >= 3 {
            self.0.entry((kind, key)).or_insert(name);
        }
    }

    /// Adds a fact in every language that it is told in.
    fn words(&mut self, kind: FactKind, wording: Option<&Wording>, name: &str) {
        for (_, text) in wording.into_iter().flat_map(Wording::all) {
            self.add(kind, text, name.to_owned());
        }
    }

    fn contacts(&mut self, event: &Event) {
        for (id, contact) in &event.contacts {
            let Some(contact) = contact.get() else {
                continue;
            };
            let name = |key: &str| format!("contacts.{id}.{key}");
            if let Some(phone) = contact.phone.get() {
                self.add(FactKind::Phone, phone.e164(), name("phone"));
            }
            if let Some(email) = contact.email.get() {
                self.add(FactKind::Email, &email.0, name("email"));
            }
            if let Some(form) = contact.form.get() {
                self.add(FactKind::Url, &form.0, name("form"));
            }
            self.words(FactKind::Person, contact.name.get(), &name("name"));
        }
    }

    fn places(&mut self, event: &Event) {
        for (id, room) in &event.rooms {
            let Some(room) = room.get() else { continue };
            let name = format!("rooms.{id}");
            self.words(FactKind::Room, room.room.get(), &name);
            for line in room.schedule.get().into_iter().flatten() {
                self.words(FactKind::Room, line.room.get(), &name);
            }
        }
        for (id, venue) in &event.venues {
            let name = if id == MAIN_VENUE {
                "venue.name".to_owned()
            } else {
                format!("venues.{id}.name")
            };
            let words = venue.get().and_then(|venue| venue.name.get());
            self.words(FactKind::Venue, words, &name);
        }
    }

    fn channels(&mut self, event: &Event) {
        for (id, link) in &event.links {
            if let Some(link) = link.get() {
                self.add(FactKind::Url, &link.0, format!("links.{id}"));
            }
        }
        let number = event.emergency.number.get().map(DialCode::display);
        if let Some(number) = number {
            let name = "emergency.number".to_owned();
            self.add(FactKind::EmergencyNumber, number, name);
        }
        let reporting = event.reporting.get();
        if let Some(form) = reporting.and_then(|reporting| reporting.form.get()) {
            self.add(FactKind::Url, &form.0, "reporting.form".to_owned());
        }
        let appeals = event.appeals.get();
        if let Some(email) = appeals.and_then(|appeals| appeals.email.get()) {
            self.add(FactKind::Email, &email.0, "appeals.email".to_owned());
        }
    }
}

/// A value without what people spell in different ways.
fn compared(kind: FactKind, value: &str) -> String {
    match kind {
        FactKind::Phone => value.chars().filter(char::is_ascii_digit).collect(),
        FactKind::Url => value.trim_end_matches('/').to_owned(),
        _ => value.to_lowercase(),
    }
}
