//! `unconfirmed-facts`, as a release asks for it: somebody has checked all facts in the last days before the event.

use jiff::ToSpan;

use crate::diagnostic::{Diagnostic, codes};
use crate::event::Event;

/// How long before the event a release still trusts what somebody checked.
const DAYS: i64 = 30;

/// What to do about it.
const HELP: &str = "have two people check every fact, with the sheet that `quietroom proof` writes; then write the day: `confirmed: …`";

pub(super) fn check(event: &Event, found: &mut Vec<Diagnostic>) {
    let Ok(limit) = event.dates.value.first.checked_sub(DAYS.days()) else {
        return;
    };
    let (place, message) = match event.confirmed.spanned() {
        Some(confirmed) if confirmed.value < limit => (
            confirmed.span,
            "these facts were confirmed more than 30 days before the event",
        ),
        None if event.confirmed.is_unset() => (event.name.span, "nobody has confirmed these facts"),
        _ => return,
    };
    found.push(Diagnostic::new(codes::UNCONFIRMED_FACTS, place, message).help(HELP));
}
