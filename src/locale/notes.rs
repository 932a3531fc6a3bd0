//! Notes in finished texts about which fact each word comes from: for the sheet on which somebody checks all facts.
//!
//! A note is three characters that nothing else can hold: sources are refused that have private-use characters. It stands
//! behind the words of a fact and goes wherever they go, through filters, components and templates. Only a run whose texts
//! nobody publishes takes notes.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::source_map::Span;

/// A fact, by the place where it is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    file: u32,
    start: u32,
}

/// How many values one character of a note can have.
const DIGITS: u32 = 0x4000;

/// The first values of the three characters, the last of Unicode's planes of private use.
const FIRST: [u32; 3] = [0x10_0000, 0x10_0000 + DIGITS, 0x10_0000 + 2 * DIGITS];

impl Note {
    /// The note about the fact that is stated here.
    #[must_use]
    pub fn of(span: Span) -> Self {
        Self {
            file: span.file.number() % DIGITS,
            start: span.start % (DIGITS * DIGITS),
        }
    }

    /// The note as it is written.
    pub(super) fn written(self) -> String {
        let digits = [self.file, self.start / DIGITS, self.start % DIGITS];
        let characters = FIRST.iter().zip(digits);
        characters
            .filter_map(|(first, digit)| char::from_u32(first + digit))
            .collect()
    }

    /// All notes in a finished text, also those in addresses, where they are percent-encoded.
    #[must_use]
    pub fn all_in(text: &[u8]) -> BTreeSet<Self> {
        let text: Cow<'_, [u8]> = percent_encoding::percent_decode(text).into();
        let text = String::from_utf8_lossy(&text);
        let mut found = BTreeSet::new();
        let mut digits = [0; 3];
        let mut expected = 0;
        for c in text.chars() {
            let is_at = |place: usize| {
                u32::from(c)
                    .checked_sub(FIRST[place])
                    .filter(|digit| *digit < DIGITS)
            };
            if let Some(digit) = is_at(expected) {
                digits[expected] = digit;
                expected = (expected + 1) % FIRST.len();
                if expected == 0 {
                    let [file, high, low] = digits;
                    let start = high * DIGITS + low;
                    found.insert(Self { file, start });
                }
            } else {
                expected = 0;
                if let Some(digit) = is_at(0) {
                    digits[0] = digit;
                    expected = 1;
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source_map::SourceMap;

    proptest! {
        #[test]
        fn a_note_is_found_wherever_its_words_go(start in 0..100_000_000_usize, before in "\\PC*", is_in_address: bool) {
            let mut sources = SourceMap::default();
            sources.add("site.yaml", "");
            let file = sources.add("event.yaml", "");
            let note = Note::of(Span::new(file, start..start + 1));
            let mut written = note.written();
            if is_in_address {
                let encoded = percent_encoding::utf8_percent_encode(&written, percent_encoding::NON_ALPHANUMERIC);
                written = encoded.to_string();
            }
            let found = Note::all_in(format!("{before}{written}{before}").as_bytes());
            prop_assert!(found.contains(&note));
            let without = Note::all_in(before.as_bytes());
            prop_assert!(without.is_empty());
        }
    }
}
