//! Several words one behind the other.

use super::Words;
use crate::detect::lexicon::{self, Class};

impl Words {
    /// The phrase of a class that begins with the word with this number.
    #[inline]
    #[must_use]
    pub fn phrase(&self, index: usize, class: Class) -> Option<&'static str> {
        if !self.is(index, class) {
            return None;
        }
        // Words such as "to" begin phrases, and hardly ever do.
        let goes_on = self.is(index + 1, Class::GoesOn);
        if !goes_on && !self.is(index, Class::Alone) {
            return None;
        }
        let mut phrases = lexicon::phrases(self.lower(index));
        phrases.find_map(|(of, phrase)| {
            let may_be = of == class && (goes_on || !phrase.contains(' '));
            (may_be && self.are(index, phrase)).then_some(phrase)
        })
    }

    /// Whether the words from `index` on are these.
    #[must_use]
    pub fn are(&self, index: usize, phrase: &str) -> bool {
        let (mut index, mut rest) = (index, phrase);
        loop {
            let word = self.lower(index);
            let Some(behind) = rest.strip_prefix(word).filter(|_| !word.is_empty()) else {
                return false;
            };
            match behind.strip_prefix(' ') {
                Some(next) => rest = next,
                None => return behind.is_empty(),
            }
            index += 1;
        }
    }

    /// The first place, as the number of a word, where one of these phrases stands.
    #[must_use]
    pub fn find(&self, phrases: &[&str]) -> Option<usize> {
        // Hardly any word begins as one of them does.
        let mut firsts = [false; 256];
        for first in phrases.iter().filter_map(|phrase| phrase.bytes().next()) {
            firsts[usize::from(first)] = true;
        }
        let is_first = |index: &usize| {
            let first = self.lower(*index).bytes().next();
            first.is_some_and(|first| firsts[usize::from(first)])
        };
        (0..self.len())
            .filter(is_first)
            .find(|index| phrases.iter().any(|phrase| self.are(*index, phrase)))
    }
}
