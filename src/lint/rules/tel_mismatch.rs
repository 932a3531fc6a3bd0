//! `tel-mismatch`: a link dials another number than it shows.

use crate::detect::FactKind;
use crate::detect::reading::VALUE;
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (index, block) in subject.reading.blocks.iter().enumerate() {
        for link in &block.links {
            let scheme = ["tel:", "sms:"]
                .iter()
                .find_map(|scheme| link.destination.strip_prefix(scheme));
            let Some(dialled) = scheme.filter(|number| !number.contains(VALUE)) else {
                continue;
            };
            // Facts are in the order of blocks, and of places within.
            let from = (index, link.text.start);
            let next = subject
                .facts
                .partition_point(|fact| (fact.block, fact.at.start) < from);
            let shown = subject.facts.get(next).filter(|fact| {
                fact.block == index
                    && matches!(fact.kind, FactKind::Phone | FactKind::EmergencyNumber)
                    && fact.at.end <= link.text.end
            });
            let Some(shown) = shown else { continue };
            if !same(dialled, &shown.value) {
                let message = "this link dials another number than it shows";
                found.push(
                    subject
                        .finding(codes::TEL_MISMATCH, &link.source, message)
                        .help("dial both, keep the right one, and name it as a fact: {{ contacts.….phone }}"),
                );
            }
        }
    }
}

/// Whether two spellings can be one number: with or without country code and trunk prefix.
fn same(dialled: &str, shown: &str) -> bool {
    let digits = |text: &str| -> String {
        let number = text.split([';', '?', 'x']).next().unwrap_or_default();
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        digits.trim_start_matches('0').to_owned()
    };
    let (dialled, shown) = (digits(dialled), digits(shown));
    dialled == shown
        || (dialled.len() >= 7 && shown.ends_with(&dialled))
        || (shown.len() >= 7 && dialled.ends_with(&shown))
}
