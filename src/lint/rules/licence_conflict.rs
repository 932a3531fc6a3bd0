//! `licence-conflict`: a licence that the works from which the text descends do not allow, or a link to another one.

use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

/// Where the licences of Creative Commons are.
const SITE: &str = "creativecommons.org/licenses/";

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    chain(subject, found);
    links(subject, found);
}

/// What share-alike and non-commercial works ask of the works that descend from them.
fn chain(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(own) = subject.license else { return };
    for origin in &subject.document.front.attribution {
        let Some(license) = &origin.license else {
            continue;
        };
        let of = license.value.as_str();
        let problem = if of.contains("-ND") {
            Some("allows no changed versions")
        } else if of.contains("-SA-") && family(own) != family(of) {
            Some("asks that what descends from it stands under the same licence")
        } else if of.contains("-NC") && !own.contains("-NC") {
            Some("allows no commercial use, and this page's licence does")
        } else {
            None
        };
        if let Some(problem) = problem {
            let message = format!("{of} {problem}: {own}");
            found.push(
                Diagnostic::new(codes::LICENCE_CONFLICT, license.span, message).help(format!(
                    "set `license: {of}` for this page, or ask the author of the origin"
                )),
            );
        }
    }
}

/// A licence without its version: `CC-BY-SA`.
fn family(license: &str) -> &str {
    license.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '-')
}

/// Links to a licence of Creative Commons whose text names another.
fn links(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (block, _) in subject.blocks() {
        for link in &block.links {
            let destination = &link.destination;
            let Some(at) = memchr::memmem::find(destination.as_bytes(), SITE.as_bytes()) else {
                continue;
            };
            let path = &destination[at + SITE.len()..];
            let leads = path
                .split('/')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase();
            let Some(text) = block.text.get(link.text.clone()) else {
                continue;
            };
            let Some(named) = named(text) else { continue };
            if named != leads {
                let message = format!(
                    "the text names CC {}, and the link leads to CC {}",
                    named.to_uppercase(),
                    leads.to_uppercase()
                );
                found.push(
                    subject
                        .finding(codes::LICENCE_CONFLICT, &link.source, message)
                        .help("look up which of them the authors chose, and correct the other"),
                );
            }
        }
    }
}

/// The licence that a text names: `by-sa` of "CC BY-SA 4.0" or "Attribution-ShareAlike".
fn named(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let is_named =
        lower.contains("cc by") || lower.contains("cc-by") || lower.contains("attribution");
    let has = |parts: [&str; 3]| parts.iter().any(|part| lower.contains(part));
    let mut name = "by".to_owned();
    if has(["-nc", " nc", "noncommercial"]) || lower.contains("non-commercial") {
        name.push_str("-nc");
    }
    if has(["-sa", " sa", "sharealike"])
        || lower.contains("share alike")
        || lower.contains("share-alike")
    {
        name.push_str("-sa");
    }
    if has(["-nd", " nd", "noderivs"])
        || lower.contains("no derivatives")
        || lower.contains("noderivatives")
    {
        name.push_str("-nd");
    }
    is_named.then_some(name)
}
