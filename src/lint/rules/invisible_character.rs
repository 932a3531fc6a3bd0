//! `invisible-character`: a character that nobody sees, and that searching and copying stumble over.

use crate::detect::characters::{Damage, damage};
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (range, damage) in damage(subject.text) {
        if let Damage::Invisible(c) = damage {
            let message = format!("an invisible character (U+{:04X})", u32::from(c));
            found.push(
                subject
                    .finding(codes::INVISIBLE_CHARACTER, &range, message)
                    .help("delete it: it came with a copy")
                    .fix(subject.span(&range), ""),
            );
        }
    }
}
