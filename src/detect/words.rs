//! The words of a text, with their places and in lower case: made once, for every detector and rule.

use std::ops::Range;

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
    low: usize,
    low_end: usize,
    shape: Shape,
}

/// The words of a text.
#[derive(Clone, Debug, Default)]
pub struct Words {
    text: String,
    lower: String,
    places: Vec<Word>,
}

impl Words {
    /// Takes a text apart: letters and digits, and apostrophes and hyphens between letters.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut found = Self {
            text: text.to_owned(),
            lower: String::with_capacity(text.len()),
            places: Vec::with_capacity(text.len() / 6),
        };
        let mut start = None;
        let mut chars = text.char_indices().peekable();
        let mut before = ' ';
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map_or(' ', |(_, next)| *next);
            let joins = matches!(c, '\'' | '’' | '-' | '\u{2010}' | '\u{2011}')
                && before.is_alphabetic()
                && next.is_alphabetic();
            let is_part = c.is_alphanumeric() || is_mark(c) || (start.is_some() && joins);
            match (start, is_part) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    found.add(from, at);
                    start = None;
                }
                _ => {}
            }
            before = c;
        }
        if let Some(from) = start {
            found.add(from, text.len());
        }
        found
    }

    fn add(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        let low = self.lower.len();
        if word.is_ascii() {
            self.lower.push_str(word);
            self.lower[low..].make_ascii_lowercase();
        } else {
            self.lower.extend(word.chars().flat_map(char::to_lowercase));
        }
        self.places.push(Word {
            start,
            end,
            low,
            low_end: self.lower.len(),
            shape: shape(word),
        });
    }

    /// How many there are.
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
    #[must_use]
    pub fn word(&self, index: usize) -> &str {
        self.places
            .get(index)
            .map_or("", |word| &self.text[word.start..word.end])
    }

    /// The word with this number in lower case; nothing where there is none.
    #[must_use]
    pub fn lower(&self, index: usize) -> &str {
        self.places
            .get(index)
            .map_or("", |word| &self.lower[word.low..word.low_end])
    }

    /// How the word with this number is written.
    #[must_use]
    pub fn shape(&self, index: usize) -> Option<Shape> {
        self.places.get(index).map(|word| word.shape)
    }

    /// Where the word with this number is.
    #[must_use]
    pub fn place(&self, index: usize) -> Range<usize> {
        self.places
            .get(index)
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

    /// Whether the words from `index` on are these.
    #[must_use]
    pub fn are(&self, index: usize, phrase: &str) -> bool {
        phrase
            .split(' ')
            .enumerate()
            .all(|(offset, word)| self.lower(index + offset) == word)
    }

    /// The first place, as the number of a word, where one of these phrases stands.
    #[must_use]
    pub fn find(&self, phrases: &[&str]) -> Option<usize> {
        (0..self.len()).find(|index| phrases.iter().any(|phrase| self.are(*index, phrase)))
    }

    /// Whether only blanks stand between a word and the next.
    #[must_use]
    pub fn adjoins(&self, index: usize) -> bool {
        let gap = self.gap(index);
        !gap.is_empty() && gap.chars().all(char::is_whitespace)
    }
}

/// Marks that stand above or below the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn shape(word: &str) -> Shape {
    let (mut digits, mut upper, mut lower) = (0, 0, 0);
    let mut breaks = false;
    let mut before = '-';
    for c in word.chars() {
        if c.is_numeric() {
            digits += 1;
        } else if c.is_uppercase() {
            upper += 1;
            // `McAlister`, `O'Neill` and `Adeyemi-Holt` are names; `PyCon` is not.
            breaks |= before.is_lowercase();
        } else if c.is_alphabetic() {
            lower += 1;
        }
        before = c;
    }
    let begins_upper = word.chars().next().is_some_and(char::is_uppercase);
    let is_mac = word.starts_with("Mc") || word.starts_with("Mac");
    match (digits, upper, lower) {
        (_, 0, 0) => Shape::Digits,
        (0, _, 0) => Shape::Upper,
        (0, 0, _) => Shape::Lower,
        (0, _, _) if begins_upper && (!breaks || is_mac) => Shape::Capital,
        _ => Shape::Mixed,
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
