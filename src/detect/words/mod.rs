//! The words of a text, with their places and in lower case: made once, for every detector and rule.

#[cfg(test)]
mod looks;
mod phrases;
mod scan;
mod select;

use std::ops::Range;

pub use scan::Signs;

use super::lexicon::{self, Class, Classes, Table};
use scan::{Written, take_apart};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Digits alone.
    Digits,
    /// A capital, then small letters: `Robin`, `Adeyemi-Holt`.
    Capital,
    /// Capitals alone.
    Upper,
    /// Small letters alone.
    Lower,
    /// A mixture: `25C`, `PyCon`, `iPhone`.
    Mixed,
}

/// A word's place.
#[derive(Clone, Copy, Debug)]
struct Word {
    start: usize,
    end: usize,
    classes: Classes,
    shape: Shape,
    /// Whether it is letters of ASCII alone.
    is_plain: bool,
    /// Whether its small letters are among the `others`.
    is_other: bool,
}

/// The words of a text.
#[derive(Clone, Debug, Default)]
pub struct Words {
    text: String,
    /// The text with the capitals of ASCII in lower case: each word is where it is in the text.
    lower: String,
    /// The words, by their numbers, whose small letters are still others.
    others: Vec<(usize, String)>,
    places: Vec<Word>,
    /// The classes of all words together: most detectors need not look at most texts.
    classes: Classes,
    signs: Signs,
    digits: usize,
    has_upper: bool,
    #[cfg(test)]
    looks: looks::Looks,
}

impl Words {
    /// Takes a text apart: letters and digits, and apostrophes and hyphens between letters.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut found = Self {
            text: text.to_owned(),
            lower: text.to_ascii_lowercase(),
            places: Vec::with_capacity(text.len() / 4 + 1),
            ..Self::default()
        };
        let lexicon = lexicon::get();
        found.signs = take_apart(text, |at, written| found.add(lexicon, at, written));
        found
    }

    #[inline]
    fn add(&mut self, lexicon: &Table, at: Range<usize>, written: Written) {
        let mut word = Word {
            start: at.start,
            end: at.end,
            classes: Classes::default(),
            shape: Shape::Lower,
            is_plain: written.is_plain(),
            is_other: false,
        };
        // Most words are small letters of ASCII alone.
        if !written.is_small() {
            self.note(written, &mut word);
        }
        word.classes = if word.is_other {
            Classes::of(self.other(self.places.len()))
        } else {
            lexicon.classes(&self.lower.as_bytes()[at])
        };
        self.classes = self.classes.and(word.classes);
        self.places.push(word);
    }

    /// Takes notes of a word that is more than small letters of ASCII: its shape, and whether its small letters are others.
    fn note(&mut self, written: Written, word: &mut Word) {
        let at = word.start..word.end;
        word.shape = written.shape(&self.text[at.clone()]);
        self.has_upper |= word.shape == Shape::Upper;
        if written.has_digits() {
            let word = self.text[at.clone()].bytes();
            self.digits += word.filter(u8::is_ascii_digit).count();
        }
        let lower = &self.lower[at];
        let is_lower = |c: char| c.to_lowercase().eq([c]);
        word.is_other = !written.is_ascii() && !lower.chars().all(is_lower);
        if word.is_other {
            let other = lower.chars().flat_map(char::to_lowercase).collect();
            self.others.push((self.places.len(), other));
        }
    }

    fn look(&self, index: usize) -> Option<&Word> {
        #[cfg(test)]
        self.looks.count();
        self.places.get(index)
    }

    /// How often its words were looked at: the same for the same text, on every machine.
    #[cfg(test)]
    pub(super) fn looks(&self) -> usize {
        self.looks.total()
    }

    /// How many there are.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The word with this number, as written; nothing where there is none.
    #[inline]
    #[must_use]
    pub fn word(&self, index: usize) -> &str {
        self.look(index)
            .map_or("", |word| &self.text[word.start..word.end])
    }

    /// The word with this number in lower case; nothing where there is none.
    #[inline]
    #[must_use]
    pub fn lower(&self, index: usize) -> &str {
        match self.look(index) {
            Some(word) if word.is_other => self.other(index),
            Some(word) => &self.lower[word.start..word.end],
            None => "",
        }
    }

    #[cold]
    fn other(&self, index: usize) -> &str {
        let found = self.others.binary_search_by_key(&index, |(of, _)| *of);
        found.map_or("", |found| &self.others[found].1)
    }

    /// Whether the word with this number is one of a class, or can begin a phrase of it.
    #[inline]
    #[must_use]
    pub fn is(&self, index: usize, class: Class) -> bool {
        self.look(index).is_some_and(|word| word.classes.has(class))
    }

    /// Whether any word is one of a class, or can begin a phrase of it.
    #[inline]
    #[must_use]
    pub fn any(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// The signs that the text has.
    #[must_use]
    pub fn signs(&self) -> Signs {
        self.signs
    }

    /// Whether a word is in capitals.
    #[must_use]
    pub fn has_upper(&self) -> bool {
        self.has_upper
    }

    /// How many digits the text has.
    #[must_use]
    pub fn digits(&self) -> usize {
        self.digits
    }

    /// How the word with this number is written.
    #[inline]
    #[must_use]
    pub fn shape(&self, index: usize) -> Option<Shape> {
        self.look(index).map(|word| word.shape)
    }

    /// Where the word with this number is.
    #[inline]
    #[must_use]
    pub fn place(&self, index: usize) -> Range<usize> {
        self.look(index)
            .map_or(self.text.len()..self.text.len(), |word| {
                word.start..word.end
            })
    }

    /// Where the words from `first` to `last` are.
    #[must_use]
    pub fn span(&self, first: usize, last: usize) -> Range<usize> {
        self.place(first).start..self.place(last).end
    }

    /// What stands between a word and the next.
    #[must_use]
    pub fn gap(&self, index: usize) -> &str {
        let end = self.place(index).end;
        let next = self.place(index + 1).start;
        self.text.get(end..next).unwrap_or_default()
    }

    /// What stands behind a word up to the end of the text.
    #[must_use]
    pub fn rest(&self, index: usize) -> &str {
        &self.text[self.place(index).end..]
    }

    /// The number of the first word that begins at `at` or behind it.
    #[must_use]
    pub fn at(&self, at: usize) -> usize {
        self.places.partition_point(|word| word.start < at)
    }

    /// Whether only blanks stand between a word and the next. Many in one line are the gap between two columns.
    #[must_use]
    pub fn adjoins(&self, index: usize) -> bool {
        let gap = self.gap(index);
        if gap == " " {
            return true;
        }
        let is_blank = !gap.is_empty() && gap.chars().all(char::is_whitespace);
        is_blank && (gap.contains('\n') || !(gap.contains('\t') || gap.len() > 3))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_their_shapes() {
        let check = |text: &str, expected: &[(&str, Shape)]| {
            let words = Words::of(text);
            let found: Vec<_> = (0..words.len())
                .filter_map(|index| Some((words.word(index), words.shape(index)?)))
                .collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check(
            "Room 25C, May 12-13",
            &[
                ("Room", Shape::Capital),
                ("25C", Shape::Mixed),
                ("May", Shape::Capital),
                ("12", Shape::Digits),
                ("13", Shape::Digits),
            ],
        );
        check(
            "Wren O'Neill-Østby isn't PyCon TODO",
            &[
                ("Wren", Shape::Capital),
                ("O'Neill-Østby", Shape::Capital),
                ("isn't", Shape::Lower),
                ("PyCon", Shape::Mixed),
                ("TODO", Shape::Upper),
            ],
        );
        check("", &[]);
    }
}
