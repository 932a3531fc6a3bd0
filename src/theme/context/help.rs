//! The ways to get help, chosen from all contacts: what the top of a start page offers.

use super::contact::{ContactContext, ContactKindName};

/// The channels that everybody may use: contacts of kind `channel` that can be reached. Where an event has none, whoever
/// else of the team can be reached stands in, because a page without a way to call helps nobody.
pub(super) fn channels(contacts: &[ContactContext]) -> Vec<ContactContext> {
    let reachable = |kinds: &[ContactKindName]| -> Vec<ContactContext> {
        contacts
            .iter()
            .filter(|contact| {
                !contact.independent && !contact.reach.is_empty() && kinds.contains(&contact.kind)
            })
            .cloned()
            .collect()
    };
    let channels = reachable(&[ContactKindName::Channel]);
    if channels.is_empty() {
        reachable(&[ContactKindName::Person, ContactKindName::Organization])
    } else {
        channels
    }
}

/// Those outside the team, for a report about the team itself.
pub(super) fn independent(contacts: &[ContactContext]) -> Vec<ContactContext> {
    contacts
        .iter()
        .filter(|contact| contact.independent && !contact.reach.is_empty())
        .cloned()
        .collect()
}
