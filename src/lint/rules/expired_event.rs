//! `expired-event`: the site still presents an event that is long over.

use jiff::ToSpan;

use crate::diagnostic::{Diagnostic, codes};
use crate::lint::Occasion;

/// How long after the last day a site may present its event: reports still come in.
const DAYS: i64 = 60;

pub(super) fn check(occasion: &Occasion<'_>, found: &mut Vec<Diagnostic>) {
    let dates = &occasion.event.dates;
    let Ok(limit) = dates.value.last.checked_add(DAYS.days()) else {
        return;
    };
    if occasion.has_guide && occasion.today.is_some_and(|today| today > limit) {
        found.push(
            Diagnostic::new(
                codes::EXPIRED_EVENT,
                dates.span,
                "this event is over, and the site still presents it",
            )
            .help(
                "add the next event's folder, or say in the pages whom to write to between events",
            ),
        );
    }
}
