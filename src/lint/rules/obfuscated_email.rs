//! `obfuscated-email`: an address written so that nobody can tap it.

use crate::detect::FactKind;
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for fact in &subject.facts {
        if fact.kind == FactKind::Email && fact.is_disguised {
            found.push(
                subject
                    .finding(
                        codes::OBFUSCATED_EMAIL,
                        &fact.range,
                        "this e-mail address cannot be tapped or copied",
                    )
                    .help("write it plainly, best as a fact: {{ contacts.….email }}"),
            );
        }
    }
}
