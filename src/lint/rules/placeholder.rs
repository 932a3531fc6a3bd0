//! `placeholder`: something that was to be filled in is still there.

use crate::detect::FactKind;
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for fact in &subject.facts {
        // An empty link has a finding of its own kind: nothing resolves it.
        if fact.kind != FactKind::Placeholder || fact.range.is_empty() {
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

fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}
