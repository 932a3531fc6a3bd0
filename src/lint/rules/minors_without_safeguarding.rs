//! `minors-without-safeguarding`: the text speaks of minors, and the event says nothing of their protection.

use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;
use crate::vocabulary::PageKind;

/// Words for people who are not of age.
#[rustfmt::skip]
const MINORS: &[&str] = &[
    "minors", "minor", "children", "child", "kids", "teenagers", "under 18", "under 16", "menores",
    "menor de edad", "niños", "niñas", "minderjährige", "kinder", "jugendliche", "mineurs", "enfants",
    "menores de idade", "crianças",
];

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(event) = subject
        .event
        .filter(|event| event.complete && event.safeguarding.is_unset())
    else {
        return;
    };
    if subject.page.kind == PageKind::Page {
        return;
    }
    for (block, words) in subject.blocks().filter(|(block, _)| block.is_visible()) {
        let Some(index) = words.find(MINORS) else {
            continue;
        };
        // "A minor incident" is about no person.
        if words.lower(index) == "minor" {
            continue;
        }
        let place = block.source(&words.place(index));
        let message = "minors come to the event, and nothing says who answers for them";
        found.push(
            subject
                .finding(codes::MINORS_WITHOUT_SAFEGUARDING, &place, message)
                .label(event.name.span, "the event has no `safeguarding`")
                .help("add `safeguarding: {under: 18, lead: …}` to the event's file"),
        );
        return;
    }
}
