//! `untested-phone`: a published number that nobody has rung, or not for long.

use crate::diagnostic::Diagnostic;
use crate::event::check::untested_phones;
use crate::lint::Occasion;

pub(super) fn check(occasion: &Occasion<'_>, found: &mut Vec<Diagnostic>) {
    if occasion.has_guide {
        found.extend(untested_phones(occasion.event));
    }
}
