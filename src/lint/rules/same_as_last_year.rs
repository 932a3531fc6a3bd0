//! `same-as-last-year`: a fact of a year that nobody has touched since the event before.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, codes};
use crate::event::{ContactKind, Event, Fact};
use crate::lint::Occasion;
use crate::source_map::Span;

pub(super) fn check(occasion: &Occasion<'_>, found: &mut Vec<Diagnostic>) {
    let (event, Some(before)) = (occasion.event, occasion.before) else {
        return;
    };
    let last = before.dates.value.last;
    // Whoever has confirmed all facts since has confirmed each.
    if is_since(&event.confirmed, last) {
        return;
    }
    contacts(event, before, last, found);
    rooms(event, before, found);
    for (id, link) in &event.links {
        let then = before.links.get(id).and_then(Fact::get);
        let same = link.spanned().filter(|link| then == Some(&link.value));
        found.extend(same.map(|link| finding(link.span, "this address")));
    }
    let form = |event: &Event| {
        event
            .reporting
            .get()
            .and_then(|reporting| reporting.form.spanned().cloned())
    };
    if let (Some(now), Some(then)) = (form(event), form(before))
        && now.value == then.value
    {
        found.push(finding(now.span, "this form"));
    }
}

fn is_since(date: &Fact<Date>, last: Date) -> bool {
    date.get().is_some_and(|date| *date > last)
}

fn contacts(event: &Event, before: &Event, last: Date, found: &mut Vec<Diagnostic>) {
    for (id, contact) in &event.contacts {
        let (Some(now), Some(then)) = (contact.get(), before.contacts.get(id).and_then(Fact::get))
        else {
            continue;
        };
        // People and partners stay; the line of an event is its own.
        if is_since(&now.tested, last) || now.kind != ContactKind::Channel {
            continue;
        }
        if let Some(phone) = now
            .phone
            .spanned()
            .filter(|phone| then.phone.get() == Some(&phone.value))
        {
            found.push(finding(phone.span, "this number"));
        }
        if let Some(email) = now
            .email
            .spanned()
            .filter(|email| then.email.get() == Some(&email.value))
        {
            found.push(finding(email.span, "this address"));
        }
    }
}

fn rooms(event: &Event, before: &Event, found: &mut Vec<Diagnostic>) {
    for (id, room) in &event.rooms {
        let (Some(now), Some(then)) = (room.get(), before.rooms.get(id).and_then(Fact::get)) else {
            continue;
        };
        if let Some(room) = now
            .room
            .spanned()
            .filter(|room| then.room.get() == Some(&room.value))
        {
            found.push(finding(room.span, "this room"));
        }
    }
}

fn finding(place: Span, what: &str) -> Diagnostic {
    Diagnostic::new(
        codes::SAME_AS_LAST_YEAR,
        place,
        format!("{what} is the same as last year, and nobody has confirmed it since"),
    )
    .help("check it; then write `confirmed: …` with the day, or `tested: …` for a number")
}
