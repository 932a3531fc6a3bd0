//! `danger-not-first`: a reporting guide that names other ways before the one for danger.

use crate::detect::FactKind;
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;
use crate::vocabulary::PageKind;

/// How a text shows what to do in danger, and how to reach somebody.
const DANGER: &[&str] = &["emergency.number", "<emergency_numbers"];
const CHANNELS: &[&str] = &[
    "contacts.",
    "<reporting_channels",
    "<contact_list",
    "reporting.form",
];

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if subject.page.kind != PageKind::ReportingGuide {
        return;
    }
    let first = |names: &[&str], kinds: &[FactKind]| {
        let named = names.iter().filter_map(|name| subject.text.find(name));
        let written = subject
            .facts
            .iter()
            .filter(|fact| kinds.contains(&fact.kind))
            .map(|fact| fact.range.start);
        named.chain(written).min()
    };
    let danger = first(DANGER, &[FactKind::EmergencyNumber]);
    let channel = first(CHANNELS, &[FactKind::Phone, FactKind::Email]);
    if let (Some(danger), Some(channel)) = (danger, channel)
        && channel < danger
    {
        let message = "another way is named before the emergency number";
        found.push(
            subject
                .finding(codes::DANGER_NOT_FIRST, &(channel..channel), message)
                .label(subject.span(&(danger..danger)), "the emergency number is here")
                .help("begin the guide with what to do in danger: {{ emergency.number }} and where one is"),
        );
    }
}
