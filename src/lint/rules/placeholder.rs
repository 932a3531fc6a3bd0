//! `placeholder`: something that was to be filled in is still there.

use crate::detect::reading::{Channel, Link};
use crate::detect::{FactKind, Found};
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for fact in &subject.facts {
        if fact.kind != FactKind::Placeholder || is_empty_link(subject, fact) {
            continue;
        }
        let message = format!("`{}` was to be filled in", shortened(&fact.text));
        found.push(
            subject
                .finding(codes::PLACEHOLDER, &fact.range, message)
                .help("write what belongs here, or name the fact of the event's file: {{ … }}"),
        );
    }
}

/// A link that leads nowhere has a finding already.
fn is_empty_link(subject: &Subject<'_>, fact: &Found) -> bool {
    let block = &subject.reading.blocks[fact.block];
    let is_here = |link: &Link| link.destination.is_empty() || link.destination == "#";
    let is_text = block
        .link_at(fact.at.start)
        .is_some_and(|link| link.text == fact.at && is_here(link));
    is_text || (block.channel == Channel::Address && matches!(fact.text.trim(), "" | "#"))
}

fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}
