//! `untested-phone`: a published number that nobody has rung, or not for long.

use jiff::ToSpan;

use crate::diagnostic::{Diagnostic, codes};
use crate::event::Fact;
use crate::lint::Occasion;
use crate::vocabulary::Audience;

/// How long before the event a test still says something.
const DAYS: i64 = 180;

pub(super) fn check(occasion: &Occasion<'_>, found: &mut Vec<Diagnostic>) {
    if !occasion.has_guide {
        return;
    }
    let Ok(limit) = occasion.event.dates.value.first.checked_sub(DAYS.days()) else {
        return;
    };
    for contact in occasion.event.contacts.values().filter_map(Fact::get) {
        let Some(phone) = contact.phone.spanned() else {
            continue;
        };
        let is_public = contact.visibility.of("phone", Audience::Staff) == Audience::Public;
        let message = match &contact.tested {
            Fact::Unset => "nobody has rung this number",
            Fact::Set(tested) if tested.value < limit => {
                "nobody has rung this number for half a year before the event"
            }
            _ => continue,
        };
        if is_public {
            found.push(
                Diagnostic::new(codes::UNTESTED_PHONE, phone.span, message)
                    .help("ring it, and write the day: `tested: …`"),
            );
        }
    }
}
