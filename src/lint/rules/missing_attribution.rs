//! `missing-attribution`: the text says that it descends from another, and its front matter does not name it.

use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;
use crate::vocabulary::PageKind;

/// Phrases that name an origin.
#[rustfmt::skip]
const ORIGINS: &[&str] = &[
    "adapted from", "adopted from", "derived from", "forked from", "based on", "adaptado de", "adaptada de",
    "basado en", "basada en", "derivado de", "abgeleitet von", "basiert auf", "adapté de", "adaptée de",
    "basé sur", "baseado em", "baseada em",
];

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let front = &subject.document.front;
    if !front.attribution.is_empty() || subject.page.kind == PageKind::Page && !subject.is_pelican()
    {
        return;
    }
    for (block, words) in subject
        .blocks()
        .filter(|(block, _)| block.is_visible() && !block.exempt.is_empty())
    {
        if let Some(index) = words.find(ORIGINS) {
            let place = block.source(&words.span(index, index + 1));
            let message = "this text descends from another, and the page does not name it";
            found.push(
                subject
                    .finding(codes::MISSING_ATTRIBUTION, &place, message)
                    .help("name it in the front matter: `attribution: [{title: …, url: …, author: …, license: …}]`"),
            );
            return;
        }
    }
}
