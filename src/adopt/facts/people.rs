//! People, channels and whom to appeal to: a name, and the numbers and addresses that belong to it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::ids::Ids;
use super::{Contact, Ledger, MOST, SURE, Stated, Survey, Text, channels, roles};
use crate::detect::reading::{Block, Channel, Role};
use crate::detect::{FactKind, Found};
use crate::event::Email;
use crate::event::phone::{self, Phone};
use crate::vocabulary::Audience;

/// How far behind a name, in its sentence, a number can stand that belongs to it.
const REACH: usize = 90;

/// How many addresses a block of links can have before they are read without their words.
const MANY: usize = 64;

/// One contact while it is put together.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) contact: Contact,
    /// Where its facts stand: text, place, key, whether a link dials there.
    places: Vec<(usize, Range<usize>, &'static str, bool)>,
    /// Words to make an id of, the best first.
    pub(super) words: [Option<String>; 3],
}

/// All contacts while they are put together.
#[derive(Default)]
pub(super) struct Drafts {
    pub(super) all: Vec<Draft>,
    /// The draft of each person's name, address and number.
    pub(super) known: BTreeMap<(&'static str, String), usize>,
}

/// Something that belongs to somebody: what, in the notation of the event's file.
pub(super) struct Way<'a> {
    pub(super) text: usize,
    pub(super) found: &'a Found,
    pub(super) key: &'static str,
    pub(super) value: String,
}

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
    let text = &survey.texts[index];
    let audience = survey.audience(index);
    let mut usable: Vec<&Found> = survey.usable(index).map(|(found, _)| found).collect();
    usable.sort_by_key(|found| found.range.start);
    let clusters = clusters(text, &usable);
    let mut current: Option<(usize, &Found)> = None;
    let mut cluster = usize::MAX;
    for found in &usable {
        if clusters[found.block] != cluster {
            cluster = clusters[found.block];
            current = None;
        }
        if found.kind == FactKind::Person && is_name(text, found) {
            let draft = drafts.person(index, found, audience);
            current = Some((draft, found));
            describe(
                text,
                index,
                found,
                &usable,
                &clusters,
                &mut drafts.all[draft],
                audience,
            );
            continue;
        }
        let Some(way) = way(survey, index, found) else {
            continue;
        };
        let owner = of_link(text, found, &usable)
            .map(|person| drafts.person(index, person, audience))
            .or_else(|| {
                current
                    .filter(|(_, person)| belongs(text, person, found))
                    .map(|(draft, _)| draft)
            });
        match owner {
            Some(owner) if drafts.takes(owner, &way) => drafts.state(owner, &way, text, audience),
            _ => orphans.push(way),
        }
    }
}

/// The facts that stand in a part of the source; all of them are in its order.
fn within<'f, 'a>(usable: &'f [&'a Found], range: &Range<usize>) -> &'f [&'a Found] {
    let first = usable.partition_point(|found| found.range.start < range.start);
    let behind = usable.partition_point(|found| found.range.start < range.end);
    &usable[first..behind.max(first)]
}

/// Blocks that speak of one thing have one number: an item with those in it, a row of cells, what stands below a name.
fn clusters(text: &Text<'_>, usable: &[&Found]) -> Vec<usize> {
    let has_person = |block: usize| {
        let inside = within(usable, &text.reading.blocks[block].range());
        inside
            .iter()
            .any(|found| found.block == block && found.kind == FactKind::Person)
    };
    let mut clusters = Vec::with_capacity(text.reading.blocks.len());
    let mut number = 0;
    let mut head: Option<&Block> = None;
    let mut length = 0;
    for (index, block) in text.reading.blocks.iter().enumerate() {
        if block.channel == Channel::Visible {
            let is_more = head.is_some_and(|head| match (head.role, block.role) {
                (Role::Item, Role::Item) => block.depth > head.depth,
                (Role::Cell, Role::Cell) => !has_person(index),
                (Role::Heading(_), Role::Heading(_)) => false,
                (Role::Heading(_), _) => length < 8,
                _ => false,
            });
            length += 1;
            if !is_more {
                number += 1;
                length = 0;
                // What stands below a heading belongs to it only if the heading is a name.
                let is_head = !matches!(block.role, Role::Heading(_)) || has_person(index);
                head = Some(block).filter(|_| is_head);
            }
        }
        clusters.push(number);
    }
    clusters
}

/// Whether what was found is a name that can be taken over.
fn is_name(text: &Text<'_>, found: &Found) -> bool {
    let block = text.reading.blocks.get(found.block);
    found.confidence >= SURE
        && found.text.starts_with(char::is_uppercase)
        && found.text.contains(' ')
        && block.is_some_and(|block| block.is_visible() && !block.is_exempt(&found.at))
}

/// The person whose name is the text of the link that an address is the destination of.
fn of_link<'f>(text: &Text<'_>, found: &Found, usable: &[&'f Found]) -> Option<&'f Found> {
    let blocks = &text.reading.blocks;
    if blocks[found.block].channel != Channel::Address {
        return None;
    }
    let near = found.block.saturating_sub(MANY)..found.block;
    let owner = near.rev().find(|index| blocks[*index].is_visible())?;
    let links = &blocks[owner].links;
    let next = links.partition_point(|link| link.source.start <= found.range.start);
    let link = links.get(next.checked_sub(1)?)?;
    if link.source.end < found.range.end {
        return None;
    }
    let is_inside = |person: &&&Found| {
        person.kind == FactKind::Person
            && person.block == owner
            && person.at.start < link.text.end
            && link.text.start < person.at.end
            && is_name(text, person)
    };
    within(usable, &link.source).iter().find(is_inside).copied()
}

/// Whether a number or an address stands near enough behind a name to be that person's.
fn belongs(text: &Text<'_>, person: &Found, found: &Found) -> bool {
    if person.block != found.block {
        let block = &text.reading.blocks[found.block];
        // An address stands in a block of its own, wherever its link is.
        return block.channel == Channel::Visible || person.range.end + REACH > found.range.start;
    }
    let between = text.text.get(person.range.end..found.range.start);
    between.is_some_and(|between| {
        between.len() <= REACH && !between.contains(". ") && !between.contains("; ")
    })
}

/// What was found as a way to reach somebody, if it is a good one.
fn way<'a>(survey: &Survey<'a>, index: usize, found: &'a Found) -> Option<Way<'a>> {
    let (key, value) = match found.kind {
        FactKind::Email => ("email", Email::parse(&found.value).ok()?.0),
        FactKind::Phone => ("phone", number(survey, found)?.display().to_owned()),
        _ => return None,
    };
    // A number that is hardly one stays in its sentence, and so does one whose link dials another.
    let is_good = found.confidence >= SURE && !dials_another(survey, &survey.texts[index], found);
    is_good.then_some(Way {
        text: index,
        found,
        key,
        value,
    })
}

/// Whether a number is part of a link that shows one and dials another: which one is right, no program knows.
fn dials_another(survey: &Survey<'_>, text: &Text<'_>, found: &Found) -> bool {
    if found.kind != FactKind::Phone {
        return false;
    }
    let blocks = &text.reading.blocks;
    let near = found.block.saturating_sub(MANY)..=found.block;
    let Some(owner) = near.rev().find(|index| blocks[*index].is_visible()) else {
        return false;
    };
    let links = &blocks[owner].links;
    let next = links.partition_point(|link| link.source.start <= found.range.start);
    let link = next.checked_sub(1).and_then(|index| links.get(index));
    let Some(link) = link.filter(|link| found.range.end <= link.source.end) else {
        return false;
    };
    let parse = |text: &str| phone::parse(text.trim(), survey.country, survey.numbering).ok();
    let shown = blocks[owner].text.get(link.text.clone()).and_then(parse);
    let dialled = link.destination.strip_prefix("tel:").and_then(parse);
    shown
        .zip(dialled)
        .is_some_and(|(shown, dialled)| shown.e164() != dialled.e164())
}

/// The number of a text; the extension stands behind it in the text alone.
fn number(survey: &Survey<'_>, found: &Found) -> Option<Phone> {
    let parse = |text: &str| phone::parse(text, survey.country, survey.numbering).ok();
    let spoken = found
        .text
        .trim_start_matches("tel:")
        .trim_start_matches("sms:");
    let plain = spoken.replace("(0)", "");
    let is_vanity = spoken.contains(|c: char| c.is_ascii_uppercase());
    let own = parse(&plain).or_else(|| parse(&found.value))?;
    (!is_vanity).then_some(own)
}

impl Drafts {
    fn person(&mut self, text: usize, found: &Found, audience: Audience) -> usize {
        let name = found.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = ("name", name.to_lowercase());
        let index = *self.known.entry(key).or_insert(self.all.len());
        if index == self.all.len() {
            let mut draft = Draft::default();
            draft.contact.kind = "person";
            draft.words[1] = Some(name.clone());
            self.all.push(draft);
        }
        let draft = &mut self.all[index];
        draft.contact.state("name", name, audience);
        let place = (text, found.range.clone(), "name", false);
        draft.places.push(place);
        index
    }

    /// Whether a person can have this, and does not have another one.
    fn takes(&self, owner: usize, way: &Way<'_>) -> bool {
        let has = self.all[owner].contact.fields.get(way.key);
        let is_free = has.is_none_or(|stated| stated.value == way.value);
        let other = self.known.get(&(way.key, way.value.clone()));
        is_free && other.is_none_or(|other| *other == owner)
    }

    pub(super) fn state(
        &mut self,
        owner: usize,
        way: &Way<'_>,
        text: &Text<'_>,
        audience: Audience,
    ) {
        self.known.insert((way.key, way.value.clone()), owner);
        let draft = &mut self.all[owner];
        draft.contact.state(way.key, way.value.clone(), audience);
        if let Some((range, dials)) = place(text, way.found) {
            draft.places.push((way.text, range, way.key, dials));
        }
    }
}

/// Which part of the source a number or an address replaces, and whether a link dials there.
pub(super) fn place(text: &Text<'_>, found: &Found) -> Option<(Range<usize>, bool)> {
    let block = text.reading.blocks.get(found.block)?;
    let source = text.text;
    let range = found.range.clone();
    if found.is_disguised || source.get(range.clone())? != found.text {
        return None;
    }
    if block.channel == Channel::Address {
        let is_phone = found.kind == FactKind::Phone;
        let dials = is_phone && found.text.to_ascii_lowercase().starts_with("tel:");
        return (!is_phone || dials).then_some((range, dials));
    }
    // What stands between angles is a link by itself, and so is the fact.
    let open = ["<", "<tel:", "<mailto:"]
        .into_iter()
        .find(|open| source[..range.start].ends_with(open));
    let is_closed = source[range.end..].starts_with('>');
    match open.filter(|_| is_closed) {
        Some(open) => Some((range.start - open.len()..range.end + 1, false)),
        None => Some((range, false)),
    }
}

/// What a person's own lines say about them.
fn describe(
    text: &Text<'_>,
    index: usize,
    person: &Found,
    usable: &[&Found],
    clusters: &[usize],
    draft: &mut Draft,
    audience: Audience,
) {
    let own = &text.reading.blocks[person.block];
    let link = own.link_at(person.at.start);
    let link = link.filter(|link| person.at.end <= link.text.end);
    let end = link.map_or(person.at.end, |link| link.text.end.max(person.at.end));
    let mut parts: Vec<(usize, roles::Part)> = Vec::new();
    let mut end = end;
    // Pronouns can stand between the name and the role.
    while let Some(part) = roles::behind(own, &(person.at.start..end)).filter(|_| parts.len() < 2) {
        let closes = own.text[part.at.end..].starts_with(')');
        end = part.at.end + usize::from(closes);
        parts.push((person.block, part));
    }
    let cluster = clusters[person.block];
    let mut block = person.block + 1;
    while block < clusters.len() && clusters[block] == cluster && block < person.block + 8 {
        let inside = within(usable, &text.reading.blocks[block].range());
        let is_other = |found: &&&Found| {
            found.block == block && found.kind == FactKind::Person && is_name(text, found)
        };
        if inside.iter().find(is_other).is_some() {
            break;
        }
        parts.extend(
            roles::of_block(text, block, inside)
                .into_iter()
                .map(|part| (block, part)),
        );
        block += 1;
    }
    for (block, part) in parts {
        let of = &text.reading.blocks[block];
        let words = of.text.get(part.at.clone()).unwrap_or_default();
        let range = of.source(&part.at);
        let known = draft
            .contact
            .fields
            .get(part.key)
            .map(|stated| stated.value.clone());
        let value = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if known.is_some_and(|known| known != value) || value.is_empty() {
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

impl Contact {
    /// States a field; the widest audience of all places counts.
    pub(super) fn state(&mut self, key: &'static str, value: String, audience: Audience) {
        let stated = self.fields.entry(key).or_insert(Stated { value, audience });
        stated.audience = stated.audience.min(audience);
    }
}
