//! Contacts while they are put together: what is known of each, and where it stands.

use std::collections::BTreeMap;
use std::ops::Range;

use super::ways::{Way, place};
use super::{Contact, Stated, Text};
use crate::detect::Found;
use crate::vocabulary::Audience;

/// One contact while it is put together.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) contact: Contact,
    /// Where its facts stand: text, place, key, whether a link dials there.
    pub(super) places: Vec<(usize, Range<usize>, &'static str, bool)>,
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

impl Drafts {
    /// The draft of the person whose name this is; a new one for a new name.
    pub(super) fn person(&mut self, text: usize, found: &Found, audience: Audience) -> usize {
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
    pub(super) fn takes(&self, owner: usize, way: &Way<'_>) -> bool {
        let has = self.all[owner].contact.fields.get(way.key);
        let is_free = has.is_none_or(|stated| stated.value == way.value);
        let other = self.known.get(&(way.key, way.value.clone()));
        is_free && other.is_none_or(|other| *other == owner)
    }

    /// States that a way leads to a contact, and where that stands.
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

impl Contact {
    /// States a field; the widest audience of all places counts.
    pub(super) fn state(&mut self, key: &'static str, value: String, audience: Audience) {
        let stated = self.fields.entry(key).or_insert(Stated { value, audience });
        stated.audience = stated.audience.min(audience);
    }
}
