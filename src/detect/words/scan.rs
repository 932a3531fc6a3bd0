//! Takes a text apart into words, in one pass over its bytes.

use std::ops::Range;

use super::Shape;

/// Not part of any word.
const OUTSIDE: u8 = 0;
/// A digit.
const DIGIT: u8 = 1;
/// A capital letter of ASCII.
const UPPER: u8 = 1 << 1;
/// A small letter of ASCII.
const LOWER: u8 = 1 << 2;
/// An apostrophe or a hyphen.
const JOINER: u8 = 1 << 3;
/// Part of a character beyond ASCII.
const BEYOND: u8 = 1 << 4;
/// What is part of a word wherever it stands.
const PART: u8 = DIGIT | UPPER | LOWER;
/// What each byte is.
const KINDS: [u8; 256] = kinds();

/// The characters of ASCII, other than letters and digits, that a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs([u64; 2]);

impl Signs {
    /// Whether this is one of them.
    #[must_use]
    pub fn has(self, sign: char) -> bool {
        u8::try_from(sign).is_ok_and(|byte| byte.is_ascii() && self.0[place(byte)] & bit(byte) != 0)
    }

    fn add(&mut self, byte: u8) {
        self.0[place(byte)] |= bit(byte);
    }
}

/// Which half of the signs a byte is in.
fn place(byte: u8) -> usize {
    usize::from(byte >> 6 & 1)
}

fn bit(byte: u8) -> u64 {
    1 << (byte & 63)
}

/// How a word is written, as far as one look at each byte tells.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Written(u8);

impl Written {
    /// Whether it has digits of ASCII.
    pub(super) fn has_digits(self) -> bool {
        self.0 & DIGIT != 0
    }

    /// Whether it has no characters beyond ASCII.
    pub(super) fn is_ascii(self) -> bool {
        self.0 & BEYOND == 0
    }

    /// Whether it is small letters of ASCII alone.
    pub(super) fn is_small(self) -> bool {
        self.0 & !JOINER == LOWER
    }

    /// Its shape.
    pub(super) fn shape(self, text: &str, at: &Range<usize>) -> Shape {
        let word = &text[at.clone()];
        match self.0 & !JOINER {
            LOWER => Shape::Lower,
            DIGIT => Shape::Digits,
            UPPER => Shape::Upper,
            kinds if kinds & (DIGIT | BEYOND) == DIGIT => Shape::Mixed,
            _ => shape(word),
        }
    }
}

/// Gives each word of a text, in order, and returns the signs between and in them.
pub(super) fn take_apart(text: &str, mut give: impl FnMut(Range<usize>, Written)) -> Signs {
    let bytes = text.as_bytes();
    let mut signs = Signs::default();
    let mut start = 0;
    let mut written = Written::default();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let kind = KINDS[usize::from(*byte)];
        let mut length = 1;
        let is_part = match kind {
            BEYOND => {
                let c = text[at..].chars().next().unwrap_or(' ');
                length = c.len_utf8();
                c.is_alphanumeric() || is_mark(c) || (start < at && joins(text, at, c))
            }
            JOINER => {
                signs.add(*byte);
                start < at && joins(text, at, char::from(*byte))
            }
            OUTSIDE => {
                signs.add(*byte);
                false
            }
            _ => true,
        };
        if is_part {
            written.0 |= kind;
            at += length;
            // Most of a text are letters between letters.
            for byte in &bytes[at..] {
                let kind = KINDS[usize::from(*byte)];
                if kind & PART == 0 {
                    break;
                }
                written.0 |= kind;
                at += 1;
            }
            continue;
        }
        if start < at {
            give(start..at, written);
        }
        at += length;
        start = at;
        written = Written::default();
    }
    if start < at {
        give(start..at, written);
    }
    signs
}

/// Whether a character within a word keeps it one word. An article ends at its apostrophe: `l'Association`.
fn joins(text: &str, at: usize, c: char) -> bool {
    let (before, behind) = (&text[..at], &text[at + c.len_utf8()..]);
    let is_article =
        || before.ends_with(char::is_lowercase) && behind.starts_with(char::is_uppercase);
    matches!(c, '\'' | '’' | '-' | '\u{2010}' | '\u{2011}')
        && before.ends_with(char::is_alphabetic)
        && behind.starts_with(char::is_alphabetic)
        && (!matches!(c, '\'' | '’') || !is_article())
}

/// Marks that stand above or below the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn shape(word: &str) -> Shape {
    let (mut digits, mut upper, mut lower) = (0, 0, 0);
    let mut breaks = false;
    let mut row = 0;
    let mut before = '-';
    for c in word.chars() {
        if c.is_numeric() {
            digits += 1;
        } else if c.is_uppercase() {
            upper += 1;
            // `McAlister`, `O'Neill` and `Adeyemi-Holt` are names; `PyCon` is not.
            breaks |= before.is_lowercase();
            row += 1;
        } else if c.is_alphabetic() {
            lower += 1;
            // `HTMLPage` and `BSides` are none, either.
            breaks |= row > 1;
            row = 0;
        } else {
            row = 0;
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

const fn kinds() -> [u8; 256] {
    let mut kinds = [OUTSIDE; 256];
    let mut byte = 0_u8;
    loop {
        kinds[byte as usize] = match byte {
            b'0'..=b'9' => DIGIT,
            b'A'..=b'Z' => UPPER,
            b'a'..=b'z' => LOWER,
            b'\'' | b'-' => JOINER,
            0x80.. => BEYOND,
            _ => OUTSIDE,
        };
        if byte == u8::MAX {
            return kinds;
        }
        byte += 1;
    }
}
