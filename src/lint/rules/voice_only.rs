//! `voice-only`: the only ways to reach somebody ask people to speak.

use crate::diagnostic::{Diagnostic, codes};
use crate::event::{Contact, Fact, Reach};
use crate::lint::Occasion;
use crate::vocabulary::Audience;

pub(super) fn check(occasion: &Occasion<'_>, found: &mut Vec<Diagnostic>) {
    let event = occasion.event;
    let known = || event.contacts.values().filter_map(Fact::get);
    let form = event.reporting.get().is_some_and(|reporting| {
        reporting.form.is_set()
            && reporting.visibility.of("form", Audience::Staff) == Audience::Public
    });
    if !occasion.has_guide || form || known().any(can_write) {
        return;
    }
    let phone = known().find_map(|contact| {
        contact
            .phone
            .spanned()
            .filter(|_| is_public(contact, "phone"))
    });
    if let Some(phone) = phone {
        found.push(
            Diagnostic::new(codes::VOICE_ONLY, phone.span, "people can only call: whoever cannot speak or hear reaches nobody")
                .help("let the number take messages, `reach: [call, sms]`, or add an e-mail address or a form"),
        );
    }
}

fn is_public(contact: &Contact, key: &str) -> bool {
    contact.visibility.of(key, Audience::Staff) == Audience::Public
}

fn can_write(contact: &Contact) -> bool {
    let ways = contact.reach.get();
    let writes = ways.is_some_and(|ways| {
        ways.iter()
            .any(|way| !matches!(way, Reach::Call | Reach::InPerson))
            && is_public(contact, "phone")
    });
    writes
        || (contact.email.is_set() && is_public(contact, "email"))
        || (contact.form.is_set() && is_public(contact, "form"))
        || (contact.chat.is_set() && is_public(contact, "chat"))
}
