//! One character of a file as readers get it, however it is written: plain, as an entity, percent-encoded, escaped.

use html5gum::{Token, Tokenizer};
use icu_normalizer::properties::{CanonicalDecompositionBorrowed, Decomposed};

/// A tag or comment longer than this is read as text: no theme breaks a number by so much.
const LONGEST_TAG: usize = 400;
/// The longest name of an entity has 31 letters.
const LONGEST_ENTITY: usize = 33;

/// A piece of a file, and where the next one begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The character; nothing for what takes no place on the page, such as a tag or a soft hyphen.
    pub(super) seen: Option<char>,
    pub(super) end: usize,
}

/// The piece that begins at a byte, if there is one.
pub(super) fn piece(bytes: &[u8], at: usize) -> Option<Piece> {
    let (seen, end) = match *bytes.get(at)? {
        b'<' => return Some(tag(bytes, at)),
        b'&' => entity(bytes, at + 1),
        b'%' => percent(bytes, at),
        b'\\' => escape(bytes, at + 1),
        byte if byte.is_ascii() => Some((char::from(byte), at + 1)),
        _ => utf8(&bytes[at..]).map(|(c, length)| (c, at + length)),
    }
    // What is no notation of anything stands for itself; a byte of no character ends every word.
    .unwrap_or_else(|| {
        let byte = bytes[at];
        let c = if byte.is_ascii() {
            char::from(byte)
        } else {
            char::REPLACEMENT_CHARACTER
        };
        (c, at + 1)
    });
    let seen = Some(seen).filter(|c| !takes_no_place(*c));
    Some(Piece { seen, end })
}

/// A character without its case, its accents and its width, as a digit of ours if it is one of another script.
pub(super) fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let wide = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0),
        '\u{0660}'..='\u{0669}' => digit(c, 0x0660),
        '\u{06F0}'..='\u{06F9}' => digit(c, 0x06F0),
        '\u{0966}'..='\u{096F}' => digit(c, 0x0966),
        _ => None,
    };
    if let Some(c) = wide {
        return c.to_ascii_lowercase();
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    base(lower)
}

/// Whether a character is part of words and numbers.
pub(super) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// Whether a character belongs to a script that puts nothing between words.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The character that a UTF-8 text begins with, and its length.
pub(super) fn utf8(bytes: &[u8]) -> Option<(char, usize)> {
    let length = match bytes.first()? {
        0..=0x7F => 1,
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let text = std::str::from_utf8(bytes.get(..length)?).ok()?;
    Some((text.chars().next()?, length))
}

fn digit(c: char, zero: u32) -> Option<char> {
    char::from_digit(u32::from(c) - zero, 10)
}

/// The letter below all accents.
fn base(c: char) -> char {
    match CanonicalDecompositionBorrowed::new().decompose(c) {
        Decomposed::Default => c,
        Decomposed::Singleton(single) => single,
        // A syllable of Hangul is no letter with accents.
        Decomposed::Expansion(first, _) if is_unspaced(c) && first != c => c,
        Decomposed::Expansion(first, _) => base(first),
    }
}

/// Soft hyphens, characters without width, marks of direction and accents.
fn takes_no_place(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{0300}'..='\u{036F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

fn tag(bytes: &[u8], at: usize) -> Piece {
    let rest = &bytes[at + 1..];
    let is_tag = matches!(
        rest.first(),
        Some(b'/' | b'!' | b'?' | b'a'..=b'z' | b'A'..=b'Z')
    );
    let near = &rest[..rest.len().min(LONGEST_TAG)];
    let length = if near.starts_with(b"!--") {
        near.windows(3)
            .skip(2)
            .position(|window| window == b"-->")
            .map(|end| end + 5)
    } else {
        near.iter()
            .position(|byte| *byte == b'>')
            .map(|end| end + 1)
    };
    match length.filter(|_| is_tag) {
        Some(length) => Piece {
            seen: None,
            end: at + 1 + length,
        },
        None => Piece {
            seen: Some('<'),
            end: at + 1,
        },
    }
}

/// What stands behind a `&`, if it is an entity. One that is encoded twice is decoded twice.
fn entity(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let (c, end) = single_entity(bytes, at)?;
    match c {
        '&' => Some(single_entity(bytes, end).unwrap_or((c, end))),
        _ => Some((c, end)),
    }
}

fn single_entity(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    if bytes.get(at) == Some(&b'#') {
        return numeric_entity(bytes, at + 1);
    }
    let rest = bytes.get(at..)?;
    let near = &rest[..rest.len().min(LONGEST_ENTITY)];
    let length = near.iter().position(|byte| !byte.is_ascii_alphanumeric())?;
    if length < 2 || near[length] != b';' {
        return None;
    }
    let c = match &near[..length] {
        b"amp" => '&',
        b"lt" => '<',
        b"gt" => '>',
        b"quot" => '"',
        b"apos" => '\'',
        b"nbsp" => '\u{A0}',
        name => named_entity(name)?,
    };
    Some((c, at + length + 1))
}

/// One of the many names that HTML knows, as its tokenizer reads them.
fn named_entity(name: &[u8]) -> Option<char> {
    let mut text = vec![b'&'];
    text.extend_from_slice(name);
    text.push(b';');
    let Some(Ok(Token::String(decoded))) = Tokenizer::new(&text[..]).next() else {
        return None;
    };
    let (c, _) = utf8(&decoded)?;
    (c != '&').then_some(c)
}

fn numeric_entity(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let (radix, start) = match bytes.get(at)? {
        b'x' | b'X' => (16, at + 1),
        _ => (10, at),
    };
    let (code, end) = number(bytes, start, radix, 9)?;
    let end = end + usize::from(bytes.get(end) == Some(&b';'));
    Some((
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
        end,
    ))
}

/// `%52`, or several such for one character. A percent sign that is itself encoded is decoded twice.
fn percent(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let first = percent_byte(bytes, at)?;
    if first == b'%' {
        let again = byte_of(bytes, at + 3).map(|byte| (char::from(byte), at + 5));
        return Some(again.filter(|(c, _)| c.is_ascii()).unwrap_or(('%', at + 3)));
    }
    let mut encoded = [first, 0, 0, 0];
    for (index, slot) in encoded.iter_mut().enumerate().skip(1) {
        *slot = percent_byte(bytes, at + 3 * index).unwrap_or_default();
    }
    utf8(&encoded).map(|(c, length)| (c, at + 3 * length))
}

fn percent_byte(bytes: &[u8], at: usize) -> Option<u8> {
    (bytes.get(at) == Some(&b'%')).then(|| byte_of(bytes, at + 1))?
}

fn byte_of(bytes: &[u8], at: usize) -> Option<u8> {
    let (code, end) = number(bytes, at, 16, 2)?;
    (end == at + 2).then(|| u8::try_from(code).ok())?
}

/// What stands behind a `\` in JSON, JavaScript or CSS.
fn escape(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let (code, end) = match *bytes.get(at)? {
        b'n' | b'r' | b't' => return Some((' ', at + 1)),
        byte @ (b'/' | b'"' | b'\'' | b'\\') => return Some((char::from(byte), at + 1)),
        b'u' if bytes.get(at + 1) == Some(&b'{') => {
            let (code, end) = number(bytes, at + 2, 16, 6)?;
            (code, end + 1)
        }
        b'u' => utf16_escape(bytes, at + 1)?,
        b'x' => number(bytes, at + 1, 16, 2)?,
        // A style sheet's: up to six digits, and one space that belongs to them.
        _ => {
            let (code, end) = number(bytes, at, 16, 6)?;
            (code, end + usize::from(bytes.get(end) == Some(&b' ')))
        }
    };
    Some((char::from_u32(code)?, end))
}

fn utf16_escape(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let unit = |at: usize| number(bytes, at, 16, 4).filter(|(_, end)| *end == at + 4);
    let (first, end) = unit(at)?;
    if !(0xD800..0xDC00).contains(&first) || !bytes[end..].starts_with(b"\\u") {
        return Some((first, end));
    }
    let (second, end) = unit(end + 2)?;
    let low = second.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
    Some((0x1_0000 + ((first - 0xD800) << 10) + low, end))
}

/// A number of at most so many digits, and where it ends.
fn number(bytes: &[u8], at: usize, radix: u32, most: usize) -> Option<(u32, usize)> {
    let digits = bytes.get(at..)?.iter().take(most);
    let digits: Vec<u32> = digits
        .map_while(|byte| char::from(*byte).to_digit(radix))
        .collect();
    let value = digits.iter().try_fold(0_u32, |value, digit| {
        value.checked_mul(radix)?.checked_add(*digit)
    })?;
    (!digits.is_empty()).then_some((value, at + digits.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> String {
        let (mut at, mut seen) = (0, String::new());
        while let Some(piece) = piece(text.as_bytes(), at) {
            assert!(piece.end > at, "{text:?} stops at {at}");
            seen.extend(piece.seen);
            at = piece.end;
        }
        seen
    }

    #[test]
    fn every_notation_is_read() {
        let check = |text: &str, expected: &str| assert_eq!(seen(text), expected, "{text:?}");
        check("Rob<b>in</b>", "Robin");
        check("a<!-- x > y -->b", "ab");
        check("a < b <3", "a < b <3");
        check("&#82;&#x6F;&#98in &commat;&eacute;&amp;", "Robin @é&");
        check("&amp;#82;obin &unknown; &", "Robin &unknown; &");
        check("%52obin%20%C3%A9 100% %zz %2552", "Robin é 100% %zz R");
        check(
            r"\u0052obin \x52 \52 obin \/ \ud83d\ude00 \q",
            r"Robin R Robin / 😀 \q",
        );
        check("a\u{AD}b\u{200B}c e\u{301}", "abc e");
    }

    #[test]
    fn case_accents_and_scripts_are_folded() {
        let check = |text: &str, expected: &str| {
            assert_eq!(
                text.chars().map(fold).collect::<String>(),
                expected,
                "{text:?}"
            );
        };
        check("RÓBIN Ǻ", "robin a");
        check("٠١٢ ۳ ＋１ ａＡ", "012 3 +1 aa");
        check("한 山 Я", "한 山 я");
    }

    #[test]
    fn no_bytes_stop_it() {
        for first in 0..=255_u8 {
            for second in [0, b'#', b'u', b'x', b'<', b'%', 0x80, 0xC3, 0xFF] {
                let bytes = [first, second, b'4', b'1'];
                let mut at = 0;
                while let Some(piece) = piece(&bytes, at) {
                    assert!(
                        piece.end > at && piece.end <= bytes.len(),
                        "{bytes:?} at {at}"
                    );
                    at = piece.end;
                }
            }
        }
    }
}
