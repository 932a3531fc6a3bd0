//! People, and what their own lines say of them; numbers and addresses of nobody's are left for `channels`.

use super::drafts::{Draft, Drafts};
use super::ids::Ids;
use super::nearby::Nearby;
use super::ways::{Way, way};
use super::{Ledger, MOST, Survey, channels, roles};
use crate::detect::Found;
use crate::vocabulary::Audience;

/// Collects the contacts.
pub(super) fn collect(survey: &Survey<'_>, ledger: &mut Ledger) {
    let mut drafts = Drafts::default();
    let mut orphans = Vec::new();
    for index in 0..survey.texts.len() {
        people(survey, index, &mut drafts, &mut orphans);
    }
    for way in orphans {
        channels::orphan(survey, &way, &mut drafts, ledger);
    }
    let mut ids = Ids::default();
    for draft in drafts.all.into_iter().take(MOST) {
        let words = draft.words.each_ref().map(Option::as_deref);
        let id = ids.take(&words, "contact");
        for (text, range, key, dials) in draft.places {
            let field = if dials { "call" } else { key };
            ledger.mention(text, range, &format!("contacts.{id}.{field}"));
        }
        ledger.facts.contacts.insert(id, draft.contact);
    }
}

/// The people of a text, with what stands beside each; what belongs to nobody is an orphan.
fn people<'a>(survey: &Survey<'a>, index: usize, drafts: &mut Drafts, orphans: &mut Vec<Way<'a>>) {
    let audience = survey.audience(index);
    let nearby = Nearby::of(survey, index);
    let mut current: Option<(usize, &Found)> = None;
    let mut cluster = usize::MAX;
    for found in &nearby.found {
        if nearby.cluster(found) != cluster {
            cluster = nearby.cluster(found);
            current = None;
        }
        if nearby.is_name(found) {
            let draft = drafts.person(index, found, audience);
            current = Some((draft, found));
            describe(index, found, &nearby, &mut drafts.all[draft], audience);
            continue;
        }
        let Some(way) = way(survey, index, found) else {
            continue;
        };
        let owner = nearby
            .of_link(found)
            .map(|person| drafts.person(index, person, audience))
            .or_else(|| {
                current
                    .filter(|(_, person)| nearby.belongs(person, found))
                    .map(|(draft, _)| draft)
            });
        match owner {
            Some(owner) if drafts.takes(owner, &way) => {
                drafts.state(owner, &way, nearby.text, audience);
            }
            _ => orphans.push(way),
        }
    }
}

/// States what a person's own lines say about them.
fn describe(
    index: usize,
    person: &Found,
    nearby: &Nearby<'_, '_>,
    draft: &mut Draft,
    audience: Audience,
) {
    let text = nearby.text;
    for (block, part) in parts(person, nearby) {
        let block = &text.reading.blocks[block];
        let words = block.text.get(part.at.clone()).unwrap_or_default();
        let range = block.source(&part.at);
        let value = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let known = draft.contact.fields.get(part.key);
        if known.is_some_and(|known| known.value != value) || value.is_empty() {
            continue;
        }
        if part.key == "role" {
            draft.words[0] = Some(value.clone());
        }
        draft.contact.state(part.key, value, audience);
        if text.says(&range, words) {
            draft.places.push((index, range, part.key, false));
        }
    }
}

/// The parts of a person's lines that are facts of theirs, each with its block.
fn parts(person: &Found, nearby: &Nearby<'_, '_>) -> Vec<(usize, roles::Part)> {
    let own = &nearby.text.reading.blocks[person.block];
    let link = own.link_at(person.at.start);
    let link = link.filter(|link| person.at.end <= link.text.end);
    let mut end = link.map_or(person.at.end, |link| link.text.end.max(person.at.end));
    let mut parts: Vec<(usize, roles::Part)> = Vec::new();
    // Pronouns can stand between the name and the role.
    while let Some(part) = roles::behind(own, &(person.at.start..end)).filter(|_| parts.len() < 2) {
        let closes = own.text[part.at.end..].starts_with(')');
        end = part.at.end + usize::from(closes);
        parts.push((person.block, part));
    }
    for (block, inside) in nearby.below(person) {
        let of_block = roles::of_block(nearby.text, block, inside);
        parts.extend(of_block.into_iter().map(|part| (block, part)));
    }
    parts
}
