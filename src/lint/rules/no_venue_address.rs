//! `no-venue-address`: whoever calls for help must say where they are, and no page can tell them.

use crate::diagnostic::{Diagnostic, codes};
use crate::event::Mode;
use crate::lint::Occasion;

pub(super) fn check(occasion: &Occasion<'_>, found: &mut Vec<Diagnostic>) {
    let event = occasion.event;
    if !occasion.has_guide || event.mode.get() == Some(&Mode::Online) {
        return;
    }
    let place = match event.venue() {
        Some(venue) if venue.address.is_unset() => venue.name.span().unwrap_or(event.name.span),
        None if event.venues.is_empty() => event.name.span,
        _ => return,
    };
    found.push(
        Diagnostic::new(
            codes::NO_VENUE_ADDRESS,
            place,
            "the event has no address for an ambulance to come to",
        )
        .help("add the venue's `address`, and its `entrance` for ambulances"),
    );
}
