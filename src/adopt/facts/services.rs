//! Services outside the event that a public text names with their numbers: police, hospitals, crisis lines, taxis.

use super::ways::{Way, place};
use super::{Ledger, MOST, Service, Survey};
use crate::detect::reading::Block;
use crate::vocabulary::Audience;

/// The longest name, in characters, that the words before a number can be.
const LONGEST: usize = 60;

/// Words that tell which kind of service a number belongs to. Of several, the last one before the number counts.
#[rustfmt::skip]
const KINDS: [(&str, &[&str]); 4] = [
    ("police", &["police", "polizei", "policía", "polícia", "polizia", "politie", "policja", "sheriff", "gendarmerie"]),
    ("hospital", &["hospital", "krankenhaus", "klinik", "clinic", "urgent care", "emergency room", "hôpital", "ospedale",
        "ziekenhuis", "szpital", "pharmacy", "medical center", "medical centre"]),
    ("crisis", &["crisis line", "crisis hotline", "sexual assault hotline", "sexual assault helpline", "assault hotline",
        "suicide", "lifeline", "violence hotline", "violence helpline", "samaritans", "frauennotruf", "hilfetelefon",
        "telefonseelsorge", "línea de crisis", "línea de la vida", "sos amitié"]),
    ("taxi", &["taxi", "taxis", "cab", "cabs"]),
];

/// Takes a number for that of a service, if the words before it say so with certainty.
///
/// What danger is about is public, so a number that only staff read of stays a contact.
pub(super) fn take(survey: &Survey<'_>, way: &Way<'_>, words: &str, ledger: &mut Ledger) -> bool {
    if way.key != "phone" {
        return false;
    }
    let text = &survey.texts[way.text];
    let services = &mut ledger.facts.services;
    let known = services
        .iter()
        .position(|service| service.number == way.value);
    let index = match known {
        Some(index) => index,
        None if survey.audience(way.text) != Audience::Public || services.len() >= MOST => {
            return false;
        }
        None => {
            let Some((kind, own)) = kind(words) else {
                return false;
            };
            let block = &text.reading.blocks[way.found.block];
            services.push(Service {
                name: label(block, way.found.at.start).unwrap_or_else(|| capitalised(own)),
                kind,
                number: way.value.clone(),
            });
            services.len() - 1
        }
    };
    if let Some((mut range, dials)) = place(text, way.found) {
        // A link dials the number behind its scheme, however that is written.
        range.start += if dials { "tel:".len() } else { 0 };
        ledger.mention(
            way.text,
            range,
            &format!("emergency.services[{index}].number"),
        );
    }
    true
}

/// The kind of service that words name last, and by which word.
fn kind(words: &str) -> Option<(&'static str, &'static str)> {
    let lower = words.to_lowercase();
    let ends_word = |at: usize| !lower[at..].starts_with(char::is_alphabetic);
    let begins_word = |at: usize| !lower[..at].ends_with(char::is_alphabetic);
    let found = KINDS.iter().flat_map(|(kind, names)| {
        let named = names.iter().filter_map(|name| {
            let at = lower.rfind(name)?;
            let is_whole = begins_word(at) && ends_word(at + name.len());
            is_whole.then_some((at + name.len(), *kind, *name))
        });
        named.collect::<Vec<_>>()
    });
    found.max().map(|(_, kind, name)| (kind, name))
}

/// What stands as a label before a number, from the beginning of its block: `Portland Crisis Line: `.
fn label(block: &Block, end: usize) -> Option<String> {
    let before = block.text.get(..end)?.trim_end();
    let label = before.strip_suffix([':', '–', '—', '-', ','])?.trim_end();
    // An address behind the name is none of it.
    let address = label
        .find(|c: char| c.is_ascii_digit())
        .unwrap_or(label.len());
    let label = match label[..address].rfind(", ") {
        Some(end) if label[end + 2..].starts_with(|c: char| c.is_ascii_digit()) => &label[..end],
        _ => label,
    };
    let is_short = (3..=LONGEST).contains(&label.chars().count());
    let is_plain =
        !label.contains(['.', '\n', ':', ';', '?', '!']) && label.starts_with(char::is_uppercase);
    (is_short && is_plain).then(|| label.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
