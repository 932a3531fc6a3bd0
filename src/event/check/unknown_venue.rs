//! `unknown-venue`: an id that no venue has.

use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::event::{Event, Fact, MAIN_VENUE};

pub(super) fn check(event: &Event, found: &mut Vec<Diagnostic>) {
    let rooms = event.rooms.values().filter_map(Fact::get);
    let venues = rooms
        .map(|room| &room.venue)
        .chain(event.programme.iter().map(|entry| &entry.venue));
    for venue in venues.filter_map(Fact::spanned) {
        if event.venues.contains_key(&venue.value) {
            continue;
        }
        let finding = Diagnostic::new(
            codes::UNKNOWN_VENUE,
            venue.span,
            format!("there is no venue `{}`", venue.value),
        );
        let known = did_you_mean(&venue.value, event.venues.keys().map(String::as_str));
        found.push(finding.help(known.unwrap_or_else(|| {
            format!("add it to `venues`; `{MAIN_VENUE}` is the one under `venue`")
        })));
    }
}
