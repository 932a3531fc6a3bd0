//! `unknown-reader`: a way to report, and nothing says who reads it.

use crate::diagnostic::{Diagnostic, codes};
use crate::event::{ContactKind, Fact};
use crate::lint::Occasion;
use crate::source_map::Span;

pub(super) fn check(occasion: &Occasion<'_>, found: &mut Vec<Diagnostic>) {
    if !occasion.has_guide {
        return;
    }
    for contact in occasion.event.contacts.values().filter_map(Fact::get) {
        let way = [
            contact.phone.spanned().map(|phone| phone.span),
            contact.email.spanned().map(|email| email.span),
            contact.form.spanned().map(|form| form.span),
        ];
        if contact.kind == ContactKind::Channel && contact.answered_by.is_unset() {
            found.extend(
                way.into_iter()
                    .flatten()
                    .next()
                    .map(|way| finding(way, "answered_by")),
            );
        }
    }
    let reporting = occasion.event.reporting.get();
    if let Some(reporting) = reporting.filter(|reporting| reporting.read_by.is_unset()) {
        found.extend(
            reporting
                .form
                .spanned()
                .map(|form| finding(form.span, "read_by")),
        );
    }
}

fn finding(way: Span, key: &str) -> Diagnostic {
    Diagnostic::new(
        codes::UNKNOWN_READER,
        way,
        "nothing says who reads or answers this",
    )
    .help(format!(
        "name the people: `{key}: […]`; whoever reports wants to know who will know"
    ))
}
