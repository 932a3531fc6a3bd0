//! A table of words that is asked for every word of a text: one multiplication finds a word's place in it.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use super::{Class, Classes};

/// How many places there are: some four for each word, so that most words are in their own place or in none.
const PLACES: usize = 1 << 13;

/// The classes of all words that have any.
pub(in crate::detect) struct Table {
    short: Vec<(Key, Classes)>,
    long: HashMap<&'static [u8], Classes, FxBuildHasher>,
}

impl Table {
    /// A table of these words; a word can have several classes.
    pub(super) fn of(words: impl Iterator<Item = (&'static str, Class)>) -> Self {
        let mut table = Self {
            short: vec![(Key::default(), Classes::default()); PLACES],
            long: HashMap::default(),
        };
        for (word, class) in words {
            let classes = match Key::of(word.as_bytes()) {
                Some(key) => {
                    let (place, _) = table.find(key);
                    table.short[place].0 = key;
                    &mut table.short[place].1
                }
                None => table.long.entry(word.as_bytes()).or_default(),
            };
            *classes = classes.and(Classes::only(class));
        }
        table
    }

    /// The classes of a word in lower case.
    #[inline]
    pub(in crate::detect) fn classes(&self, word: &[u8]) -> Classes {
        match Key::of(word) {
            Some(key) => self.find(key).1,
            None => self.long(word),
        }
    }

    #[cold]
    fn long(&self, word: &[u8]) -> Classes {
        self.long.get(word).copied().unwrap_or_default()
    }

    /// Where a word stands and its classes, or the empty place where it would stand.
    #[inline]
    fn find(&self, key: Key) -> (usize, Classes) {
        let mut place = key.place();
        loop {
            let (of, classes) = &self.short[place];
            if *of == key || of.0 == 0 {
                return (place, *classes);
            }
            place = (place + 1) % PLACES;
        }
    }
}

/// A word of up to sixteen bytes as two numbers: its bytes, and zeros behind them, which no word has. Nothing is all zeros.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Key(u64, u64);

impl Key {
    #[inline]
    fn of(word: &[u8]) -> Option<Self> {
        match word.split_first_chunk::<8>() {
            None => Some(Self(number(word), 0)),
            Some((first, rest)) if rest.len() <= 8 => {
                Some(Self(u64::from_le_bytes(*first), number(rest)))
            }
            Some(_) => None,
        }
    }

    /// The place that the word would have to itself.
    #[inline]
    fn place(self) -> usize {
        let mixed = (self.0 ^ self.1.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(mixed >> 32).unwrap_or_default() % PLACES
    }
}

/// Up to eight bytes as a number, the first one lowest.
#[inline]
fn number(bytes: &[u8]) -> u64 {
    let fours = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>());
    if let Some(eight) = bytes.first_chunk::<8>() {
        u64::from_le_bytes(*eight)
    } else if let (Some(first), Some(last)) = fours {
        // The two cover all bytes; where they overlap they are alike.
        let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
        four(first) | four(last) << (8 * (bytes.len() - 4))
    } else if let (Some(first), Some(last)) = (bytes.first(), bytes.last()) {
        let middle = bytes.len() / 2;
        let number = u64::from(*first) | u64::from(bytes[middle]) << (8 * middle);
        number | u64::from(*last) << (8 * (bytes.len() - 1))
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn words_of_every_length_have_their_own_keys() {
        let word = b"abcdefghijklmnop";
        let mut keys = BTreeSet::new();
        for length in 0..=word.len() {
            let Some(Key(first, rest)) = Key::of(&word[..length]) else {
                panic!("a word of {length} bytes has no key");
            };
            let bytes = [first.to_le_bytes(), rest.to_le_bytes()].concat();
            assert_eq!(bytes[..length], word[..length]);
            assert!(bytes[length..].iter().all(|byte| *byte == 0));
            keys.insert((first, rest));
        }
        assert_eq!(keys.len(), word.len() + 1);
        assert_eq!(Key::of(b"abcdefghijklmnopq"), None);
    }

    #[test]
    fn the_table_is_at_most_half_full() {
        let table = super::super::get();
        let full = table.short.iter().filter(|(key, _)| *key != Key::default());
        assert!(full.count() <= PLACES / 2);
    }
}
