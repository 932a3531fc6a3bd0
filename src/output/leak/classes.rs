//! What a byte tells about its place: whether a value can begin there, or go on.

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
/// Classes that can stand anywhere in a value: they may be one of its characters, or nothing that readers see.
pub(super) const WITHIN: u64 = 1 << TAG | 1 << CODE | 1 << BEYOND | 1 << INNER;
/// So many bytes are looked at together.
pub(super) const TOGETHER: usize = 32;

/// Of the bytes from `at` on, those with which a value can begin: each by a bit in its byte of these numbers.
#[inline]
pub(super) fn beginnings(bytes: &[u8], at: usize) -> [u64; TOGETHER / 8] {
    let before = at.checked_sub(1).and_then(|at| bytes.get(at..));
    let window = before.and_then(<[u8]>::first_chunk);
    let marks = match window {
        Some(window) => marks(window),
        None => marks(&at_border(bytes, at)),
    };
    let (eights, _) = marks.as_chunks::<8>();
    let mut beginnings = [0; TOGETHER / 8];
    for (beginnings, eight) in beginnings.iter_mut().zip(eights) {
        *beginnings = u64::from_le_bytes(*eight);
    }
    beginnings
}

/// The bytes from the one before `at` on, with blanks where there are none.
#[cold]
fn at_border(bytes: &[u8], at: usize) -> [u8; TOGETHER + 1] {
    let mut window = [b' '; TOGETHER + 1];
    let places = (at..).zip(&mut window[1..]);
    for (at, place) in places {
        *place = bytes.get(at).copied().unwrap_or(b' ');
    }
    let before = at.checked_sub(1).and_then(|at| bytes.get(at));
    window[0] = before.copied().unwrap_or(b' ');
    window
}

#[inline]
fn marks(window: &[u8; TOGETHER + 1]) -> [u8; TOGETHER] {
    let mut marks = [0; TOGETHER];
    for ((mark, before), here) in marks.iter_mut().zip(window).zip(&window[1..]) {
        *mark = begins(*before, *here);
    }
    marks
}

/// 1 where a value can begin with a byte behind this one: with a letter or digit behind anything else, and with codes and
/// characters beyond ASCII wherever they stand. Without a branch, so that many are asked at once.
#[inline]
fn begins(before: u8, here: u8) -> u8 {
    let is_code = matches!(here, b'&' | b'%' | b'\\');
    let begins_word =
        u8::from(here.is_ascii_alphanumeric()) & u8::from(!before.is_ascii_alphanumeric());
    begins_word | u8::from(is_code) | u8::from(here >= 0xC2)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// A value may begin at the border of what is looked at together, in the first byte and in the last.
        #[test]
        fn many_at_once_are_as_one_by_one(
            bytes in prop::collection::vec(prop::sample::select(b"a7 -<&%\\\xC3\xA9".as_slice()), 0..100)
        ) {
            let mut found = Vec::new();
            for start in (0..bytes.len()).step_by(TOGETHER) {
                for (at, eight) in (start..).step_by(8).zip(beginnings(&bytes, start)) {
                    let marks = (at..).zip(eight.to_le_bytes());
                    found.extend(marks.filter(|(_, mark)| *mark == 1).map(|(at, _)| at));
                }
            }
            let is_word = |at: usize| bytes[at].is_ascii_alphanumeric();
            let begins = |at: &usize| match bytes[*at] {
                b'&' | b'%' | b'\\' | 0xC2.. => true,
                _ => is_word(*at) && (*at == 0 || !is_word(at - 1)),
            };
            let expected: Vec<usize> = (0..bytes.len()).filter(begins).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
