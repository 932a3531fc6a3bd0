//! `private-phone-public`: the telephone of a single person is published.

use crate::diagnostic::{Diagnostic, codes};
use crate::event::{ContactKind, Fact};
use crate::lint::Occasion;
use crate::vocabulary::Audience;

pub(super) fn check(occasion: &Occasion<'_>, found: &mut Vec<Diagnostic>) {
    for contact in occasion.event.contacts.values().filter_map(Fact::get) {
        let Some(phone) = contact.phone.spanned() else {
            continue;
        };
        let is_public = contact.visibility.of("phone", Audience::Staff) == Audience::Public;
        if contact.kind == ContactKind::Person && is_public && !contact.independent {
            found.push(
                Diagnostic::new(codes::PRIVATE_PHONE_PUBLIC, phone.span, "a person's own telephone is published")
                    .help("publish a channel (`kind: channel`) that this person answers; strangers ring published numbers for years"),
            );
        }
    }
}
