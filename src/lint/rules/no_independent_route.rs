//! `no-independent-route`: whoever wants to report the team itself finds nobody else.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::event::{Contact, Fact};
use crate::lint::Occasion;
use crate::vocabulary::Audience;

pub(super) fn check(occasion: &Occasion<'_>, found: &mut Vec<Diagnostic>) {
    let event = occasion.event;
    let contacts = event.contacts.values();
    // What cannot be read, or is not for these readers, may well be the route.
    let is_unknown = contacts
        .clone()
        .any(|contact| matches!(contact, Fact::Invalid(_) | Fact::Withheld(_)));
    let known: Vec<&Contact> = contacts.filter_map(Fact::get).collect();
    if !occasion.has_guide || is_unknown || known.is_empty() {
        return;
    }
    let public = known
        .iter()
        .filter(|contact| contact.visibility.of("name", Audience::Staff) == Audience::Public);
    let organizations: BTreeSet<&str> = public
        .clone()
        .filter_map(|contact| contact.organization.get())
        .filter_map(|name| name.all().next())
        .map(|(_, name)| name)
        .collect();
    let is_independent = known.iter().any(|contact| contact.independent);
    if !is_independent && organizations.len() < 2 {
        found.push(
            Diagnostic::new(codes::NO_INDEPENDENT_ROUTE, event.name.span, "nobody outside the team takes reports")
                .help("find an organization or a person who does, and add a contact with `independent: true`"),
        );
    }
}
