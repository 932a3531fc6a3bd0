//! `single-point-of-contact`: every way to report leads to one and the same person.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::event::Fact;
use crate::lint::Occasion;

pub(super) fn check(occasion: &Occasion<'_>, found: &mut Vec<Diagnostic>) {
    let event = occasion.event;
    let known = || event.contacts.values().filter_map(Fact::get);
    if !occasion.has_guide || known().any(|contact| contact.independent) {
        return;
    }
    let answered = known().filter_map(|contact| contact.answered_by.spanned());
    let read = event
        .reporting
        .get()
        .and_then(|reporting| reporting.read_by.spanned());
    let lists: Vec<_> = answered.chain(read).collect();
    let people: BTreeSet<&str> = lists
        .iter()
        .flat_map(|list| &list.value)
        .map(|id| id.value.as_str())
        .collect();
    if let ([list, ..], 1) = (&lists[..], people.len()) {
        let message = "every report reaches one and the same person";
        found.push(
            Diagnostic::new(codes::SINGLE_POINT_OF_CONTACT, list.span, message)
                .help("let a second person answer: the first can be ill, asleep, or the one whom a report is about"),
        );
    }
}
