//! Ids of records, from words: what a page can write as `contacts.ID`.

use std::collections::BTreeMap;

use icu_normalizer::DecomposingNormalizerBorrowed;

/// Words that say nothing in an id.
const EMPTY: [&str; 12] = [
    "the", "a", "an", "of", "for", "and", "our", "la", "el", "de", "der", "die",
];

/// The longest id, in words.
const WORDS: usize = 4;

/// An id from words, in small Latin letters, or nothing where they have none.
pub(super) fn id(words: &str) -> Option<String> {
    let plain = DecomposingNormalizerBorrowed::new_nfd().normalize(words);
    let parts: Vec<String> = plain
        .split(|c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36F}').contains(&c))
        .map(|part| {
            let letters = part.chars().filter(char::is_ascii_alphanumeric);
            letters.collect::<String>().to_ascii_lowercase()
        })
        .filter(|part| !part.is_empty() && !EMPTY.contains(&part.as_str()))
        .take(WORDS)
        .collect();
    let id = parts.join("_");
    (id.len() >= 2 && id.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(id)
}

/// Keeps ids of which each is given once.
#[derive(Default)]
pub(super) struct Ids {
    /// The ids that are taken, each with the number that the next of its kind begins to look at.
    taken: BTreeMap<String, usize>,
}

impl Ids {
    /// The first of these words that make an id, as one that is free.
    pub(super) fn take(&mut self, words: &[Option<&str>], otherwise: &str) -> String {
        let found = words.iter().flatten().find_map(|words| id(words));
        self.free(found.unwrap_or_else(|| otherwise.to_owned()))
    }

    /// The id, with a number behind it if it is taken.
    pub(super) fn free(&mut self, id: String) -> String {
        let Some(next) = self.taken.get(&id).copied() else {
            self.taken.insert(id.clone(), 2);
            return id;
        };
        let mut number = next;
        while self.taken.contains_key(&format!("{id}_{number}")) {
            number += 1;
        }
        self.taken.insert(id.clone(), number + 1);
        let free = format!("{id}_{number}");
        self.taken.insert(free.clone(), 2);
        free
    }
}
