//! The words of a text, with their places and in lower case: made once, for every detector and rule.

use std::ops::Range;

use super::lexicon::{self, Class, Classes};

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
    /// Where it is in lower case, unless it is so in the text.
    lower: Option<(usize, usize)>,
    shape: Shape,
    classes: Classes,
}

/// The words of a text.
#[derive(Clone, Debug, Default)]
pub struct Words {
    text: String,
    /// The words that are not in lower case already, in lower case.
    lower: String,
    places: Vec<Word>,
    /// The classes of all words together: most detectors need not look at most texts.
    classes: Classes,
    digits: usize,
}

impl Words {
    /// Takes a text apart: letters and digits, and apostrophes and hyphens between letters.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut found = Self {
            text: text.to_owned(),
            lower: String::new(),
            places: Vec::with_capacity(text.len() / 6),
            classes: Classes::default(),
            digits: text.bytes().filter(u8::is_ascii_digit).count(),
        };
        let mut start = None;
        let mut before = ' ';
        let mut at = 0;
        while let Some((c, length)) = first(&text[at..]) {
            // Most of a text are letters between letters.
            let run = letters(&text[at..]);
            if run > 0 {
                start = start.or(Some(at));
                at += run;
                before = char::from(text.as_bytes()[at - 1]);
                continue;
            }
            let is_part = c.is_alphanumeric()
                || is_mark(c)
                || (start.is_some() && joins(c, before, &text[at + length..]));
            match (start, is_part) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    found.add(from, at);
                    start = None;
                }
                _ => {}
            }
            before = c;
            at += length;
        }
        if let Some(from) = start {
            found.add(from, text.len());
        }
        found
    }

    fn add(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        // Most words are this, and asking for no more than this is quick.
        let is_plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
        let (shape, lower) = if is_plain {
            (Shape::Lower, None)
        } else {
            let low = self.lower.len();
            if word.is_ascii() {
                self.lower.push_str(word);
                self.lower[low..].make_ascii_lowercase();
            } else {
                self.lower.extend(word.chars().flat_map(char::to_lowercase));
            }
            (shape(word), Some((low, self.lower.len())))
        };
        let classes = Classes::of(lower.map_or(word, |(low, end)| &self.lower[low..end]));
        self.classes = self.classes.and(classes);
        self.places.push(Word {
            start,
            end,
            lower,
            shape,
            classes,
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
        self.places.get(index).map_or("", |word| match word.lower {
            Some((start, end)) => &self.lower[start..end],
            None => &self.text[word.start..word.end],
        })
    }

    /// Whether the word with this number is one of a class, or can begin a phrase of it.
    #[must_use]
    pub fn is(&self, index: usize, class: Class) -> bool {
        self.places
            .get(index)
            .is_some_and(|word| word.classes.has(class))
    }

    /// The phrase of a class that begins with the word with this number.
    #[must_use]
    pub fn phrase(&self, index: usize, class: Class) -> Option<&'static str> {
        if !self.is(index, class) {
            return None;
        }
        let mut phrases = lexicon::phrases(self.lower(index));
        phrases.find_map(|(of, phrase)| (of == class && self.are(index, phrase)).then_some(phrase))
    }

    /// Whether any word is one of a class, or can begin a phrase of it.
    #[must_use]
    pub fn any(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// How many digits the text has.
    #[must_use]
    pub fn digits(&self) -> usize {
        self.digits
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
        (0..self.len()).find(|index| phrases.iter().any(|phrase| self.are(*index, phrase)))
    }

    /// Whether only blanks stand between a word and the next.
    #[must_use]
    pub fn adjoins(&self, index: usize) -> bool {
        let gap = self.gap(index);
        !gap.is_empty() && gap.chars().all(char::is_whitespace)
    }
}

/// How many letters and digits of ASCII a text begins with.
fn letters(text: &str) -> usize {
    let bytes = text.bytes();
    bytes.take_while(u8::is_ascii_alphanumeric).count()
}

/// The first character of a text, and its length.
fn first(text: &str) -> Option<(char, usize)> {
    let byte = *text.as_bytes().first()?;
    if byte.is_ascii() {
        return Some((char::from(byte), 1));
    }
    text.chars().next().map(|c| (c, c.len_utf8()))
}

/// Whether a character between letters keeps them one word.
fn joins(c: char, before: char, rest: &str) -> bool {
    matches!(c, '\'' | '’' | '-' | '\u{2010}' | '\u{2011}')
        && before.is_alphabetic()
        && rest.starts_with(char::is_alphabetic)
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
