//! `duplicate-person`: a list of people names somebody twice.

use crate::diagnostic::{Diagnostic, codes};
use crate::event::{Event, Fact, Id};
use crate::source_map::Spanned;

pub(super) fn check(event: &Event, found: &mut Vec<Diagnostic>) {
    let mut list = |what: &str, people: &[Spanned<Id>]| {
        for (index, person) in people.iter().enumerate() {
            let first = people[..index]
                .iter()
                .find(|first| first.value == person.value);
            // Whom nobody knows has a finding at each place.
            if let Some(first) = first.filter(|first| event.contacts.contains_key(&first.value)) {
                found.push(finding(what, first, person));
            }
        }
    };
    let stated = |people: &Fact<Vec<Spanned<Id>>>| people.get().cloned().unwrap_or_default();
    for team in event.teams.values().filter_map(Fact::get) {
        list("this team", &team.members);
    }
    for contact in event.contacts.values().filter_map(Fact::get) {
        list("`answered_by`", &stated(&contact.answered_by));
    }
    if let Some(reporting) = event.reporting.get() {
        list("`read_by`", &stated(&reporting.read_by));
        list("`decided_by`", &stated(&reporting.decided_by));
    }
    for shift in event.shifts.get().into_iter().flatten() {
        list("this shift", &stated(&shift.value.who));
    }
}

fn finding(what: &str, first: &Spanned<Id>, second: &Spanned<Id>) -> Diagnostic {
    let message = format!("{what} names `{}` twice", second.value);
    Diagnostic::new(codes::DUPLICATE_PERSON, second.span, message)
        .label(first.span, "first named here")
        .help("delete one of the two, or write the id of whom you mean")
}
