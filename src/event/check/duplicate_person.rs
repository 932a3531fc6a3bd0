//! `duplicate-person`: a list of people names somebody twice.

use crate::diagnostic::{Diagnostic, codes};
use crate::event::{Event, Fact, Id};
use crate::source_map::Spanned;

pub(super) fn check(event: &Event, found: &mut Vec<Diagnostic>) {
    for team in event.teams.values().filter_map(Fact::get) {
        list("this team", &team.members, found);
    }
    for contact in event.contacts.values().filter_map(Fact::get) {
        facts("`answered_by`", &contact.answered_by, found);
    }
    if let Some(reporting) = event.reporting.get() {
        facts("`read_by`", &reporting.read_by, found);
        facts("`decided_by`", &reporting.decided_by, found);
    }
    for shift in event.shifts.get().into_iter().flatten() {
        facts("this shift", &shift.value.who, found);
    }
}

fn facts(what: &str, people: &Fact<Vec<Spanned<Id>>>, found: &mut Vec<Diagnostic>) {
    list(what, people.get().map_or(&[], Vec::as_slice), found);
}

fn list(what: &str, people: &[Spanned<Id>], found: &mut Vec<Diagnostic>) {
    for (index, person) in people.iter().enumerate() {
        let first = people[..index]
            .iter()
            .find(|first| first.value == person.value);
        if let Some(first) = first {
            found.push(
                Diagnostic::new(
                    codes::DUPLICATE_PERSON,
                    person.span,
                    format!("{what} names `{}` twice", person.value),
                )
                .label(first.span, "first named here")
                .help("delete one of the two, or write the id of whom you mean"),
            );
        }
    }
}
