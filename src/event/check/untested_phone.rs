//! `untested-phone`: a published number that nobody has rung, or not for long.

use jiff::ToSpan;

use crate::diagnostic::{Diagnostic, codes};
use crate::event::{Event, Fact};
use crate::vocabulary::Audience;

/// How long before the event a test still says something.
const DAYS: i64 = 180;

/// Each public number of a contact that nobody has rung within half a year before the event.
#[must_use]
pub fn untested_phones(event: &Event) -> Vec<Diagnostic> {
    let Ok(limit) = event.dates.value.first.checked_sub(DAYS.days()) else {
        return Vec::new();
    };
    let contacts = event.contacts.values().filter_map(Fact::get);
    let found = contacts.filter_map(|contact| {
        let phone = contact.phone.spanned()?;
        if contact.visibility.of("phone", Audience::Staff) > Audience::Public {
            return None;
        }
        let message = match &contact.tested {
            Fact::Unset => "nobody has rung this number",
            Fact::Set(tested) if tested.value < limit => {
                "nobody has rung this number for half a year before the event"
            }
            _ => return None,
        };
        let found = Diagnostic::new(codes::UNTESTED_PHONE, phone.span, message);
        Some(found.help("ring it, and write the day: `tested: …`"))
    });
    found.collect()
}
