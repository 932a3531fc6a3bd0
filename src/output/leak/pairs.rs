//! What a byte and the next one tell about a place: whether a value can begin there.

/// What no word contains.
pub(super) const SEPARATOR: u8 = 0;
/// A byte within a character beyond ASCII: nothing begins there.
pub(super) const INNER: u8 = 60;
/// What a tag begins with, which may stand inside of a word.
const TAG: u8 = 61;
/// What may be the code of any character: `&`, `%`, `\`.
pub(super) const CODE: u8 = 62;
/// The first byte of a character beyond ASCII.
pub(super) const BEYOND: u8 = 63;
/// Bytes by what they can begin: digits are 1 to 10, letters 11 to 36, whatever their case.
pub(super) const CLASSES: [u8; 256] = classes();
/// Classes behind which a word can begin.
const ENDS_WORD: u64 = 1 << SEPARATOR | 1 << TAG | 1 << CODE | 1 << BEYOND | 1 << INNER;
/// Classes that can stand anywhere in a value: they may be one of its characters, or nothing that readers see.
pub(super) const WITHIN: u64 = 1 << TAG | 1 << CODE | 1 << BEYOND | 1 << INNER;
/// Classes that are looked at wherever they stand.
const LOOKED_AT: u64 = 1 << CODE | 1 << BEYOND;

/// How many pairs of classes there are.
pub(super) const PAIRS: usize = 64 * 64;
/// A value can begin with a pair where a word begins.
pub(super) const AT_WORD: u8 = 1;
/// A value can begin with a pair wherever it stands.
pub(super) const ANYWHERE: u8 = 1 << 1;
/// So many bits above these two stands which of them count for the pair that follows.
pub(super) const NEXT: u32 = 4;

/// What is to be known of each pair of classes, from the classes that can follow each where a value begins.
pub(super) fn begins(followers: &[u64; 64]) -> Box<[u8; PAIRS]> {
    let of_pair = |here: usize, follower: usize| {
        let can_begin = followers[here] >> follower & 1 == 1;
        let is_looked_at = LOOKED_AT >> here & 1 == 1;
        let ends = ENDS_WORD >> here & 1 == 1;
        let here = if can_begin { AT_WORD } else { 0 };
        let anywhere = if can_begin && is_looked_at {
            ANYWHERE
        } else {
            0
        };
        let behind = if ends { AT_WORD | ANYWHERE } else { ANYWHERE };
        here | anywhere | behind << NEXT
    };
    let mut pairs = Box::new([0; PAIRS]);
    for (pair, known) in pairs.iter_mut().enumerate() {
        *known = of_pair(pair / 64, pair % 64);
    }
    pairs
}

/// The pair of the second of a pair and the class of the byte behind it.
pub(super) fn next_pair(pair: usize, follower: u8) -> usize {
    (pair << 6 | usize::from(CLASSES[usize::from(follower)])) % PAIRS
}

/// The pair of two classes.
pub(super) fn pair(first: u8, second: u8) -> usize {
    usize::from(first) << 6 | usize::from(second)
}

/// The class of a character.
pub(super) fn class(c: char) -> u8 {
    u8::try_from(c).map_or(BEYOND, |byte| CLASSES[usize::from(byte)])
}

const fn classes() -> [u8; 256] {
    let mut classes = [SEPARATOR; 256];
    let mut byte = 0_u8;
    loop {
        classes[byte as usize] = match byte {
            b'0'..=b'9' => byte - b'0' + 1,
            b'a'..=b'z' => byte - b'a' + 11,
            b'A'..=b'Z' => byte - b'A' + 11,
            b'<' => TAG,
            b'&' | b'%' | b'\\' => CODE,
            // No other bytes begin a character (Unicode, table 3-7).
            0xC2..=0xF4 => BEYOND,
            0x80.. => INNER,
            _ => SEPARATOR,
        };
        if byte == u8::MAX {
            return classes;
        }
        byte += 1;
    }
}
