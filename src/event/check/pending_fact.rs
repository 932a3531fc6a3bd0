//! `pending-fact`: a release may not leave anything to be announced.

use crate::diagnostic::{Diagnostic, codes};
use crate::event::Event;

pub(super) fn check(event: &Event, found: &mut Vec<Diagnostic>) {
    found.extend(event.pending.iter().map(|span| {
        Diagnostic::new(codes::PENDING_FACT, *span, "this fact is still `pending`")
            .help("write its value, or `none` if it does not apply; or build without --release")
    }));
}
