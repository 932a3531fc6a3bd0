//! `no-public-channel`: an attendee of the current event finds nobody to call or write to.

use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::event::{Contact, Event, Fact, Reach, Reporting};
use crate::vocabulary::Audience;

/// In a release it is an error: a reporting guide that names nobody must not go out.
pub(super) fn check(event: &Event, release: bool, found: &mut Vec<Diagnostic>) {
    let has_contact = event
        .contacts
        .values()
        .any(|contact| of_record(contact, contact_is_public));
    if !event.complete || has_contact || of_record(&event.reporting, form_is_public) {
        return;
    }
    let mut finding = Diagnostic::new(
        codes::NO_PUBLIC_CHANNEL,
        event.name.span,
        "attendees of the current event have no way to reach anybody",
    )
    .help("add a contact with a phone, an e-mail address or a form, and `audience: public`");
    if release {
        finding.severity = Severity::Error;
    }
    found.push(finding);
}

/// A record that could not be read may well be the channel; it has its own finding.
fn of_record<T>(record: &Fact<T>, is_public: fn(&T) -> bool) -> bool {
    matches!(record, Fact::Invalid(_)) || record.get().is_some_and(is_public)
}

/// Whether something that the contact has is public and is a way that it can be reached.
fn contact_is_public(contact: &Contact) -> bool {
    let means = [
        ("phone", works(&contact.phone)),
        ("email", works(&contact.email)),
        ("chat", works(&contact.chat)),
        ("form", works(&contact.form)),
        ("extension", works(&contact.extension)),
    ];
    means.into_iter().any(|(name, works)| {
        works
            && contact.visibility.of(name, Audience::Staff) == Audience::Public
            && is_reached(contact, name)
    })
}

/// Without `reach` a contact is reached by all that it has.
fn is_reached(contact: &Contact, name: &str) -> bool {
    let leads = |way: &Reach| way.means().contains(&name);
    contact
        .reach
        .get()
        .is_none_or(|ways| ways.iter().any(leads))
}

fn form_is_public(reporting: &Reporting) -> bool {
    works(&reporting.form) && reporting.visibility.of("form", Audience::Staff) == Audience::Public
}

fn works<T>(way: &Fact<T>) -> bool {
    matches!(way, Fact::Set(_) | Fact::Invalid(_))
}
