//! `foreign-event`: the text speaks of another conference, or leads to its site.

use std::collections::BTreeMap;

use crate::detect::{FactKind, Found};
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if !subject.is_policy() {
        return;
    }
    let own = own_words(subject);
    if own.is_empty() {
        return;
    }
    // Each name once: a policy that was copied has it in every paragraph.
    let mut places: BTreeMap<&str, (&Found, usize)> = BTreeMap::new();
    for fact in &subject.facts {
        let is_foreign = match fact.kind {
            FactKind::EventName => fact.confidence >= 80 && is_foreign_name(fact, &own),
            FactKind::Url => is_foreign_host(&fact.value, &own),
            _ => false,
        };
        if is_foreign {
            places.entry(&fact.text).or_insert((fact, 0)).1 += 1;
        }
    }
    for (text, (fact, count)) in places {
        let again = if count > 1 {
            format!(", {count} times on this page")
        } else {
            String::new()
        };
        let message = format!("`{text}` is another conference's{again}");
        found.push(
            subject
                .finding(codes::FOREIGN_EVENT, &fact.range, message)
                .help("write this event's own, {{ event.name }} or {{ links.… }}; if it is meant, waive it with the reason"),
        );
    }
}

/// The words of the series' and its events' names, in lower case and without spaces.
fn own_words(subject: &Subject<'_>) -> Vec<String> {
    let names = subject.events.iter().map(|event| event.name.value.as_str());
    let names = names.chain([subject.series]);
    names
        .flat_map(|name| {
            let words = name
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.len() >= 3 && !word.chars().all(|c| c.is_ascii_digit()))
                .filter(|word| {
                    !matches!(
                        word.to_ascii_lowercase().as_str(),
                        "the" | "conf" | "con" | "conference"
                    )
                })
                .map(str::to_lowercase);
            let joined: String = name.chars().filter(|c| c.is_alphabetic()).collect();
            words.chain([joined.to_lowercase()]).collect::<Vec<_>>()
        })
        .collect()
}

fn is_foreign_name(fact: &Found, own: &[String]) -> bool {
    let letters: String = fact
        .text
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    !own.iter().any(|word| letters.contains(word.as_str()))
}

/// Whether a host names a conference, and not this one.
fn is_foreign_host(address: &str, own: &[String]) -> bool {
    let Some((_, rest)) = address.split_once("://") else {
        return false;
    };
    let host = rest
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let is_own = own.iter().any(|word| host.contains(word.as_str()));
    let is_conference = host.split('.').any(|label| {
        ["con", "conf", "camp", "fest"].iter().any(|end| {
            label
                .trim_end_matches(|c: char| c.is_ascii_digit() || c == '-')
                .ends_with(end)
                && label.len() > end.len() + 1
        })
    });
    is_conference && !is_own && !host.contains("example.")
}
