//! Numbers and addresses of nobody's: channels, outside services, and where decisions are appealed.

use super::drafts::{Draft, Drafts};
use super::ways::{Way, place};
use super::{Ledger, Stated, Survey, services};
use crate::detect::reading::Block;
use crate::detect::{FactKind, Found};

/// A number or an address of nobody's: somebody's after all, where a decision is appealed, or a channel.
pub(super) fn orphan(survey: &Survey<'_>, way: &Way<'_>, drafts: &mut Drafts, ledger: &mut Ledger) {
    let text = &survey.texts[way.text];
    let audience = survey.audience(way.text);
    if let Some(owner) = drafts.known.get(&(way.key, way.value.clone())).copied() {
        drafts.state(owner, way, text, audience);
        return;
    }
    let block = &text.reading.blocks[way.found.block];
    let words = before(block, way.found);
    if way.key == "email" && speaks_of_appeals(&words) && appeal(survey, way, ledger) {
        return;
    }
    if services::take(survey, way, &words, ledger) {
        return;
    }
    let (kind, name) = match way.key {
        "phone" => channel(&words),
        _ => ("channel", None),
    };
    let mut draft = Draft::default();
    draft.contact.kind = kind;
    if let Some(name) = name {
        draft.words[0] = Some(name.to_owned());
        let mut chars = name.chars();
        let first = chars.next().map(char::to_uppercase);
        let name: String = first.into_iter().flatten().chain(chars).collect();
        draft.contact.state("name", name, audience);
    }
    let local = way.value.split('@').next().filter(|_| way.key == "email");
    draft.words[1] = local.map(str::to_owned);
    draft.words[2] = Some(way.key.to_owned());
    if way.key == "phone" {
        let lower = words.to_lowercase();
        let texts = ["sms", "text "].iter().any(|word| lower.contains(word));
        if texts {
            draft.contact.reach = vec!["call", "sms"];
        }
    }
    drafts.all.push(draft);
    drafts.state(drafts.all.len() - 1, way, text, audience);
}

/// The words of the sentence before a fact.
fn before(block: &Block, found: &Found) -> String {
    let words = block.text.get(..found.at.start).unwrap_or_default();
    let start = words.rfind(". ").map_or(0, |at| at + 2);
    words.get(start..).unwrap_or_default().to_owned()
}

fn speaks_of_appeals(words: &str) -> bool {
    let lower = words.to_lowercase();
    [
        "appeal",
        "apelar",
        "apelaci",
        "einspruch",
        "recours",
        "recurso",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// States where a decision is appealed, if nothing else is known of that.
fn appeal(survey: &Survey<'_>, way: &Way<'_>, ledger: &mut Ledger) -> bool {
    let text = &survey.texts[way.text];
    let audience = survey.audience(way.text);
    let known = ledger.facts.appeals.get("email");
    if known.is_some_and(|known| known.value != way.value) {
        return false;
    }
    let mut state = |key: &'static str, value: String| {
        let stated = ledger
            .facts
            .appeals
            .entry(key)
            .or_insert(Stated { value, audience });
        stated.audience = stated.audience.min(audience);
    };
    state("email", way.value.clone());
    let to = survey
        .usable(way.text)
        .map(|(found, _)| found)
        .filter(|found| {
            let is_group = matches!(found.kind, FactKind::Organization);
            is_group && found.block == way.found.block && found.at.end <= way.found.at.start
        });
    let to = to
        .last()
        .filter(|to| way.found.at.start - to.at.end <= 4 && text.says(&to.range, &to.text));
    if let Some(to) = to {
        state("to", to.text.clone());
        ledger.mention(way.text, to.range.clone(), "appeals.to");
    }
    if let Some((range, _)) = place(text, way.found) {
        ledger.mention(way.text, range, "appeals.email");
    }
    true
}

/// What kind of channel the words before a number name, and by which word.
fn channel(words: &str) -> (&'static str, Option<&'static str>) {
    const OTHERS: [&str; 10] = [
        "police",
        "hospital",
        "security",
        "reception",
        "front desk",
        "polizei",
        "krankenhaus",
        "policía",
        "sicherheitsdienst",
        "crisis line",
    ];
    const OWN: [&str; 10] = [
        "incident hotline",
        "incident line",
        "hotline",
        "help line",
        "helpline",
        "duty phone",
        "notfalltelefon",
        "línea",
        "front desk",
        "conduct team",
    ];
    let lower = words.to_lowercase();
    let last = |names: &[&'static str]| {
        let found = names
            .iter()
            .filter_map(|name| lower.rfind(name).map(|at| (at + name.len(), *name)));
        found.max()
    };
    match (last(&OTHERS), last(&OWN)) {
        (Some((other, name)), own) if own.is_none_or(|(at, _)| at < other) => {
            ("organization", Some(name))
        }
        (_, own) => ("channel", own.map(|(_, name)| name)),
    }
}
