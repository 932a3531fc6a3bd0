//! Texts that lead somewhere wherever they stand on a page: numbers to call, addresses to write to.

use crate::audience::EventView;
use crate::event::{DialCode, Fact};

/// The numbers and addresses of an event, each with where it leads.
#[must_use]
pub fn autolinks(view: &EventView) -> Vec<(String, String)> {
    let event = view.event();
    let mut found = Vec::new();
    let mut code = |code: &DialCode| found.push((code.display().to_owned(), code.tel_uri()));
    event.emergency.number.get().into_iter().for_each(&mut code);
    for service in event.emergency.services.iter().filter_map(Fact::get) {
        service.number.get().into_iter().for_each(&mut code);
    }
    let contacts = event.contacts.values().filter_map(Fact::get);
    let venues = event.venues.values().filter_map(Fact::get);
    let phones = contacts
        .clone()
        .filter_map(|contact| contact.phone.get())
        .chain(venues.filter_map(|venue| venue.phone.get()));
    found.extend(phones.map(|phone| (phone.display().to_owned(), phone.tel_uri())));
    let emails = contacts
        .filter_map(|contact| contact.email.get())
        .chain(event.appeals.get().and_then(|appeals| appeals.email.get()));
    found.extend(emails.map(|email| (email.0.clone(), format!("mailto:{}", email.0))));
    found
}
