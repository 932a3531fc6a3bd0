//! `stray-fact`: the text itself holds what belongs to the event's file, or contradicts it.

use std::collections::BTreeMap;

use crate::audience::restrict;
use crate::detect::{FactKind, Found};
use crate::diagnostic::{Diagnostic, codes};
use crate::event::{DialCode, Event, Fact};
use crate::lint::subject::Subject;

/// How a fact of the event's file is compared, and its name in text.
type Known = BTreeMap<(FactKind, String), String>;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(event) = subject.event else { return };
    if subject.facts.is_empty() {
        return;
    }
    let facts = known(event);
    let mut own = None;
    let others = others(subject, event);
    for (index, fact) in subject.facts.iter().enumerate() {
        let key = (fact.kind, compared(fact.kind, &fact.value));
        let finding = |message: String| subject.finding(codes::STRAY_FACT, &fact.range, message);
        if let Some(name) = facts.get(&key) {
            // What the page's readers may not know is a leak, and the scan says so.
            let own =
                own.get_or_insert_with(|| known(restrict(event, subject.page.audience).event()));
            if own.contains_key(&key) {
                found.push(
                    finding(format!(
                        "this is `{name}` of the event's file, written by hand"
                    ))
                    .help(format!("name the fact instead: {{{{ {name} }}}}")),
                );
            }
        } else if fact.kind == FactKind::EmergencyNumber && contradicts(event, fact) {
            found.push(
                finding("the event's file has another emergency number".to_owned())
                    .help("write {{ emergency.number }}, and check the number of the place"),
            );
        } else if let Some(of) = other(&others, &key) {
            found.push(finding(format!("this is a fact of {of}")).help(
                "put this event's own into its file and name it here; delete what belongs to another year",
            ));
        } else if is_of_event(fact) && subject.page.edition.is_some() {
            found.push(
                finding(format!("{} stands in the text alone", described(fact.kind)))
                    .help("put it into the event's file and name it here, or it will be here next year, too"),
            );
        } else if is_room_by_day(subject, index) {
            found.push(
                finding("a room of a single day stands in the text alone".to_owned())
                    .help("give the room a schedule in the event's file, and write {{ rooms.… }}"),
            );
        }
    }
}

/// The facts of the other events, by their slugs.
fn others<'a>(subject: &'a Subject<'_>, event: &Event) -> Vec<(&'a str, Known)> {
    let others = subject
        .events
        .iter()
        .filter(|other| other.slug != event.slug);
    others
        .map(|other| (other.slug.as_str(), known(other)))
        .collect()
}

/// The slug of another event that has this fact: numbers, addresses and rooms that stayed when the event went on.
fn other<'a>(others: &[(&'a str, Known)], key: &(FactKind, String)) -> Option<&'a str> {
    let kinds = [
        FactKind::Phone,
        FactKind::Email,
        FactKind::Url,
        FactKind::Room,
    ];
    let mut others = others.iter().filter(|(_, facts)| facts.contains_key(key));
    others
        .next()
        .filter(|_| kinds.contains(&key.0))
        .map(|(slug, _)| *slug)
}

/// Phones and addresses of people that no event's file knows.
fn is_of_event(fact: &Found) -> bool {
    matches!(fact.kind, FactKind::Phone | FactKind::Email) && fact.confidence >= 70
}

fn described(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Phone => "a telephone number",
        _ => "an e-mail address",
    }
}

/// Whether a room stands beside a day: it changes from day to day then.
fn is_room_by_day(subject: &Subject<'_>, index: usize) -> bool {
    let fact = &subject.facts[index];
    fact.kind == FactKind::Room
        && subject.facts.get(index + 1).is_some_and(|next| {
            next.kind == FactKind::Date
                && next.block == fact.block
                && next.at.start - fact.at.end <= 6
        })
}

fn contradicts(event: &Event, fact: &Found) -> bool {
    let number = event.emergency.number.get().map(DialCode::display);
    let services = event.emergency.services.iter().filter_map(Fact::get);
    let mut services = services.filter_map(|service| service.number.get());
    number.is_some_and(|number| number != fact.value)
        && !services.any(|number| number.display() == fact.value)
        && matches!(fact.value.as_str(), "112" | "911" | "999")
}

/// The facts that a text can repeat. Above the view's audience there are none: a finding would tell them.
fn known(event: &Event) -> Known {
    let mut known = Known::new();
    let mut add = |kind: FactKind, value: &str, name: String| {
        let key = compared(kind, value);
        if key.chars().count() >= 3 {
            known.entry((kind, key)).or_insert(name);
        }
    };
    for (id, contact) in &event.contacts {
        let Some(contact) = contact.get() else {
            continue;
        };
        if let Some(phone) = contact.phone.get() {
            add(
                FactKind::Phone,
                phone.e164(),
                format!("contacts.{id}.phone"),
            );
        }
        if let Some(email) = contact.email.get() {
            add(FactKind::Email, &email.0, format!("contacts.{id}.email"));
        }
        if let Some(form) = contact.form.get() {
            add(FactKind::Url, &form.0, format!("contacts.{id}.form"));
        }
        if let Some(name) = contact.name.get().filter(|name| name.contains(' ')) {
            add(FactKind::Person, name, format!("contacts.{id}.name"));
        }
    }
    for (id, room) in &event.rooms {
        let Some(room) = room.get() else { continue };
        if let Some(room) = room.room.get() {
            add(FactKind::Room, room, format!("rooms.{id}"));
        }
        for line in room.schedule.get().into_iter().flatten() {
            if let Some(room) = line.room.get() {
                add(FactKind::Room, room, format!("rooms.{id}"));
            }
        }
    }
    for (id, link) in &event.links {
        if let Some(link) = link.get() {
            add(FactKind::Url, &link.0, format!("links.{id}"));
        }
    }
    for (id, venue) in &event.venues {
        let path = if id == crate::event::MAIN_VENUE {
            "venue".to_owned()
        } else {
            format!("venues.{id}")
        };
        if let Some(name) = venue.get().and_then(|venue| venue.name.get()) {
            add(FactKind::Venue, name, format!("{path}.name"));
        }
    }
    if let Some(number) = event.emergency.number.get() {
        add(
            FactKind::EmergencyNumber,
            number.display(),
            "emergency.number".to_owned(),
        );
    }
    if let Some(form) = event
        .reporting
        .get()
        .and_then(|reporting| reporting.form.get())
    {
        add(FactKind::Url, &form.0, "reporting.form".to_owned());
    }
    if let Some(email) = event.appeals.get().and_then(|appeals| appeals.email.get()) {
        add(FactKind::Email, &email.0, "appeals.email".to_owned());
    }
    known
}

/// A value without what people spell in different ways.
fn compared(kind: FactKind, value: &str) -> String {
    match kind {
        FactKind::Phone => value.chars().filter(char::is_ascii_digit).collect(),
        FactKind::Url => value.trim_end_matches('/').to_owned(),
        _ => value.to_lowercase(),
    }
}
