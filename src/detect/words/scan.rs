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

/// Signs beyond ASCII that somebody asks for: a wide `@`, and quotation marks.
const OTHERS: [char; 7] = ['＠', '“', '”', '„', '‟', '«', '»'];

/// The characters of ASCII, other than letters and digits, that a text has, and a few others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    ascii: [u64; 2],
    /// A bit for each of the others.
    others: u8,
    /// Whether a point stands between two words without a space, as in addresses.
    has_inner_point: bool,
}

impl Signs {
    /// Whether this is one of them.
    #[must_use]
    pub fn has(self, sign: char) -> bool {
        match u8::try_from(sign) {
            Ok(byte) if byte.is_ascii() => self.ascii[place(byte)] & bit(byte) != 0,
            _ => self.others & other(sign) != 0,
        }
    }

    /// Whether one of these is among them.
    #[must_use]
    pub fn has_any(self, signs: &[char]) -> bool {
        signs.iter().any(|sign| self.has(*sign))
    }

    /// Whether a point stands between two words without a space, as in addresses.
    #[must_use]
    pub fn has_inner_point(self) -> bool {
        self.has_inner_point
    }

    fn add(&mut self, byte: u8) {
        self.ascii[place(byte)] |= bit(byte);
    }
}

/// The bit of a sign beyond ASCII, if it is one that somebody asks for.
fn other(sign: char) -> u8 {
    let place = OTHERS.iter().position(|other| *other == sign);
    place.map_or(0, |place| 1 << place)
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

    /// Whether it is letters of ASCII alone.
    pub(super) fn is_plain(self) -> bool {
        self.0 & (DIGIT | JOINER | BEYOND) == 0
    }

    /// Whether it is small letters of ASCII alone, or with what joins them.
    pub(super) fn is_small(self) -> bool {
        self.0 & !JOINER == LOWER
    }

    /// Its shape.
    pub(super) fn shape(self, word: &str) -> Shape {
        match self.0 & !JOINER {
            LOWER => Shape::Lower,
            DIGIT => Shape::Digits,
            UPPER => Shape::Upper,
            kinds if kinds & (DIGIT | BEYOND) == DIGIT => Shape::Mixed,
            _ => match word.as_bytes() {
                [first, rest @ ..]
                    if first.is_ascii_uppercase() && rest.iter().all(u8::is_ascii_lowercase) =>
                {
                    Shape::Capital
                }
                _ => shape(word),
            },
        }
    }
}

/// Gives each word of a text, in order, and returns the signs between and in them.
pub(super) fn take_apart(text: &str, mut give: impl FnMut(Range<usize>, Written)) -> Signs {
    let bytes = text.as_bytes();
    let mut signs = Signs::default();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let kind = KINDS[usize::from(*byte)];
        if kind & (PART | BEYOND) == 0 {
            signs.add(*byte);
            at += 1;
            if *byte == b'.' {
                let next = bytes
                    .get(at)
                    .map_or(OUTSIDE, |next| KINDS[usize::from(*next)]);
                signs.has_inner_point |= next & (PART | BEYOND) != 0;
            }
            continue;
        }
        if kind == BEYOND {
            let c = character(text, at);
            if !is_letter(c) {
                signs.others |= other(c);
                at += c.len_utf8();
                continue;
            }
        }
        let (end, written) = word(text, at, &mut signs);
        give(at..end, written);
        at = end;
    }
    signs
}

/// Where the word ends that begins at `start`, and how it is written.
fn word(text: &str, start: usize, signs: &mut Signs) -> (usize, Written) {
    let bytes = text.as_bytes();
    let mut written = Written::default();
    let mut at = start;
    loop {
        // Most of a text are small letters.
        let letters = bytes[at..].first_chunk().copied().map_or(0, small_letters);
        at += letters;
        written.0 |= if letters > 0 { LOWER } else { 0 };
        let Some(byte) = bytes.get(at) else {
            return (at, written);
        };
        let kind = KINDS[usize::from(*byte)];
        if kind == OUTSIDE {
            return (at, written);
        }
        let length = match kind {
            JOINER if joins(text, at, char::from(*byte)) => {
                signs.add(*byte);
                1
            }
            JOINER => return (at, written),
            BEYOND => {
                let c = character(text, at);
                if !is_letter(c) && !joins(text, at, c) {
                    return (at, written);
                }
                c.len_utf8()
            }
            _ => 1,
        };
        written.0 |= kind;
        at += length;
    }
}

/// How many of eight bytes are small letters of ASCII before the first that is none: all are looked at at once.
fn small_letters(eight: [u8; 8]) -> usize {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    const TOP: u64 = 0x80 * EACH;
    let bytes = u64::from_le_bytes(eight);
    // A sum reaches the top bit of its byte where the letter does, and never the byte above.
    let low = bytes & !TOP;
    let from_a = low + (0x80 - u64::from(b'a')) * EACH;
    let above_z = low + (0x7F - u64::from(b'z')) * EACH;
    let others = !(from_a & !above_z & !bytes) & TOP;
    others.trailing_zeros() as usize / 8
}

/// The character that begins at `at`.
fn character(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or(' ')
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

/// Whether a character beyond ASCII is a letter, a digit, or a mark above or below the letter before it.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}')
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_end_at_any_other_byte() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut eight = *b"azmbycxd";
                eight[place] = byte;
                let letters = eight.iter().take_while(|byte| byte.is_ascii_lowercase());
                assert_eq!(small_letters(eight), letters.count(), "{eight:?}");
            }
        }
    }
}
