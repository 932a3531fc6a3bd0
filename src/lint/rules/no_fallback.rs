//! `no-fallback`: a number to call, and nothing to do when nobody answers.

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
        let is_channel = contact.kind == ContactKind::Channel && is_public;
        if occasion.has_guide && is_channel && contact.if_unanswered.is_unset() {
            found.push(
                Diagnostic::new(codes::NO_FALLBACK, phone.span, "nothing says what to do when nobody answers")
                    .help("say it with `if_unanswered`: another contact's id, or a sentence; `none` if somebody always answers"),
            );
        }
    }
}
