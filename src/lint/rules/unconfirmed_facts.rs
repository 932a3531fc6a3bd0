//! `unconfirmed-facts`: nobody has said that they checked this event's facts.

use crate::diagnostic::{Diagnostic, codes};
use crate::lint::Occasion;

pub(super) fn check(occasion: &Occasion<'_>, found: &mut Vec<Diagnostic>) {
    if !occasion.has_guide {
        return;
    }
    let event = occasion.event;
    let last = occasion.before.map(|before| before.dates.value.last);
    let help =
        "check every fact, have somebody ring every number, and write the day: `confirmed: …`";
    if event.confirmed.is_unset() {
        found.push(
            Diagnostic::new(
                codes::UNCONFIRMED_FACTS,
                event.name.span,
                "nobody has confirmed these facts",
            )
            .help(help),
        );
    } else if let (Some(confirmed), Some(last)) = (event.confirmed.spanned(), last)
        && confirmed.value <= last
    {
        let message = "these facts were confirmed before the last event was over";
        found.push(Diagnostic::new(codes::UNCONFIRMED_FACTS, confirmed.span, message).help(help));
    }
}
