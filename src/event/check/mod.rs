//! What is wrong between the facts of one event, each of which is good by itself. One rule a file, one list here.

mod date_outside;
mod day_twice;
mod duplicate_person;
mod foreign_number;
mod no_public_channel;
mod overlapping_shifts;
mod pending_fact;
mod unconfirmed_facts;
mod uncovered_day;
mod unknown_person;
mod unknown_venue;
mod untested_phone;

use super::Event;
use crate::diagnostic::{Diagnostic, Severity};
pub use untested_phone::untested_phones;

/// What could be read at all; a rule keeps silent where it would only repeat that something could not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// Whether the event's dates are known.
    pub(super) dates: bool,
    /// Whether all ids of contacts are known.
    pub(super) contacts: bool,
    /// Whether all ids of venues are known.
    pub(super) venues: bool,
}

/// A rule about a whole event.
type Rule = fn(&Event, &mut Vec<Diagnostic>);

/// Whether enough is known for a rule.
type CanJudge = fn(Known) -> bool;

/// The rules, and whether each can judge what is known.
const RULES: [(Rule, CanJudge); 8] = [
    (date_outside::check, |known| known.dates),
    (uncovered_day::check, |known| known.dates),
    (day_twice::check, |_| true),
    (duplicate_person::check, |_| true),
    (unknown_person::check, |known| known.contacts),
    (unknown_venue::check, |known| known.venues),
    (overlapping_shifts::check, |_| true),
    (foreign_number::check, |_| true),
];

/// All findings between the facts of an event, whatever is built from it.
pub(super) fn check(event: &Event, known: Known) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (rule, can_judge) in RULES {
        if can_judge(known) {
            rule(event, &mut found);
        }
    }
    found
}

/// What depends on the build: whether this is the site's `current` event, and whether it is a `release`.
#[must_use]
pub fn check_release(event: &Event, current: bool, release: bool) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if current {
        no_public_channel::check(event, release, &mut found);
    }
    if release {
        pending_fact::check(event, &mut found);
    }
    if release && current && event.complete {
        let before = found.len();
        found.extend(untested_phones(event));
        unconfirmed_facts::check(event, &mut found);
        // What is a warning on the way is an error in what goes out.
        for finding in &mut found[before..] {
            finding.severity = Severity::Error;
        }
    }
    found
}
