//! Bytes to text: what a source's encoding can get wrong, each with its place.

use std::ops::Range;

use crate::diagnostic::{Code, codes};
use crate::vocabulary::{is_forbidden_control, is_private_use};

/// A source's text without byte order mark, in which every bad character has a harmless one in its place, so that no
/// later stage stumbles over what is already reported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) problems: Vec<Problem>,
}

/// Something wrong with a text, in bytes of that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) code: Code,
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: String,
}

/// Reads a source's bytes.
pub(crate) fn decode(mut bytes: Vec<u8>) -> Decoded {
    if let [0xFF, 0xFE, rest @ ..] = bytes.as_slice() {
        return utf16(rest, u16::from_le_bytes);
    }
    if let [0xFE, 0xFF, rest @ ..] = bytes.as_slice() {
        return utf16(rest, u16::from_be_bytes);
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    match String::from_utf8(bytes) {
        Ok(text) => cleaned(text),
        Err(error) => foreign(error.as_bytes(), error.utf8_error().valid_up_to()),
    }
}

/// A text in UTF-8: which of its characters do not belong in a source.
fn cleaned(text: String) -> Decoded {
    let text = with_lines(text);
    if !is_suspicious(text.as_bytes()) {
        return Decoded {
            text,
            problems: Vec::new(),
        };
    }
    let mut found: Vec<(char, usize, usize)> = Vec::new();
    for (offset, c) in text.char_indices() {
        if !is_forbidden_control(c) && !is_private_use(c) {
            continue;
        }
        match found.iter_mut().find(|(known, ..)| *known == c) {
            Some((_, _, count)) => *count += 1,
            None => found.push((c, offset, 1)),
        }
    }
    let problems = found.into_iter().map(bad_character).collect();
    let text = text.chars().map(harmless).collect();
    Decoded { text, problems }
}

/// The text, in which lines also end where only a carriage return stands: CommonMark says so, and no other stage needs to.
fn with_lines(text: String) -> String {
    let bytes = text.as_bytes();
    let is_alone = |at: usize| bytes.get(at + 1) != Some(&b'\n');
    if !memchr::memchr_iter(b'\r', bytes).any(is_alone) {
        return text;
    }
    let mut lines = String::with_capacity(text.len());
    for (index, part) in text.split('\r').enumerate() {
        if index > 0 {
            lines.push(if part.starts_with('\n') { '\r' } else { '\n' });
        }
        lines.push_str(part);
    }
    lines
}

/// Whether there is a byte that only texts with such a character need to have; nearly all have none.
fn is_suspicious(bytes: &[u8]) -> bool {
    let is = |byte: u8| {
        let control = byte < 32 && !matches!(byte, b'\t' | b'\n' | b'\r');
        control | matches!(byte, 0x7F | 0xC2 | 0xEE | 0xEF | 0xF3 | 0xF4)
    };
    // Without a way out inside a block, the compiler looks at many bytes at once.
    bytes
        .chunks(256)
        .any(|block| block.iter().fold(false, |found, byte| found | is(*byte)))
}

/// One problem for each character, at its first place: a file may hold thousands of them.
fn bad_character((c, offset, count): (char, usize, usize)) -> Problem {
    let code_point = format!("U+{:04X}", u32::from(c));
    let again = match count {
        1 => String::new(),
        _ => format!(", {count} times in this file"),
    };
    let (code, message, help) = if is_private_use(c) {
        let help = if ('\u{F0A7}'..='\u{F0B7}').contains(&c) {
            "it is the bullet of a word processor: begin the line with `- ` instead"
        } else {
            "it is a sign of some program's own font and shows as a box elsewhere: delete it, or type the character \
             that was meant"
        };
        let message = format!("private-use character {code_point}{again}");
        (codes::PRIVATE_USE_CHARACTER, message, help)
    } else {
        let message = format!("control character {code_point}{again}");
        let help = "delete it: nobody sees it, and programs stumble over it";
        (codes::CONTROL_CHARACTER, message, help)
    };
    Problem {
        code,
        range: offset..offset + c.len_utf8(),
        message,
        help: help.to_owned(),
    }
}

/// A character of the same length in UTF-8 in the place of a bad one, so that all places stay where they are.
fn harmless(c: char) -> char {
    match c.len_utf8() {
        _ if !is_forbidden_control(c) && !is_private_use(c) => c,
        1 => ' ',
        2 => '\u{A0}',
        3 => '\u{FFFD}',
        _ => '\u{1FFFD}',
    }
}

/// Text in another encoding, most likely Windows-1252.
fn foreign(bytes: &[u8], bad: usize) -> Decoded {
    let mut text = String::with_capacity(bytes.len() + 16);
    for chunk in bytes.utf8_chunks() {
        text.extend(chunk.valid().chars().map(harmless));
        text.extend(chunk.invalid().iter().copied().map(windows_1252));
    }
    let byte = bytes.get(bad).copied().unwrap_or_default();
    let problem = Problem {
        code: codes::NOT_UTF8,
        range: bad..bad + windows_1252(byte).len_utf8(),
        message: format!("the byte 0x{byte:02X} is not UTF-8"),
        help: format!(
            "save the file as UTF-8; if it is in Windows-1252, the byte stands for `{}`",
            windows_1252(byte)
        ),
    };
    Decoded {
        text,
        problems: vec![problem],
    }
}

/// What Windows-1252 has at 0x80 to 0x9F; elsewhere it is Latin-1.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž',
    '\u{FFFD}', '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}',
    'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let units = bytes.as_chunks().0.iter().copied().map(unit);
    let text = char::decode_utf16(units)
        .map(|c| harmless(c.unwrap_or('\u{FFFD}')))
        .collect();
    Decoded {
        text,
        problems: vec![Problem {
            code: codes::NOT_UTF8,
            range: 0..0,
            message: "the file is UTF-16, not UTF-8".to_owned(),
            help: "save the file as UTF-8".to_owned(),
        }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_bytes_are_placed_and_replaced() {
        let check = |bytes: &[u8], text: &str, problems: &[(&str, usize)]| {
            let decoded = decode(bytes.to_vec());
            assert_eq!(decoded.text, text, "{bytes:?}");
            let found: Vec<_> = decoded
                .problems
                .iter()
                .map(|problem| (problem.code.name(), problem.range.start))
                .collect();
            assert_eq!(found, problems, "{bytes:?}");
        };
        check(b"", "", &[]);
        check("é\t\r\n€😀".as_bytes(), "é\t\r\n€😀", &[]);
        check(b"a\rb\r\nc\r\r", "a\nb\r\nc\n\n", &[]);
        check(b"\xEF\xBB\xBFa", "a", &[]);
        check(b"\xEF\xBB\xBF", "", &[]);
        check(b"a\0b\0", "a b ", &[("control-character", 1)]);
        check(
            b"a\x1b\x7f",
            "a  ",
            &[("control-character", 1), ("control-character", 2)],
        );
        check("a\u{85}".as_bytes(), "a\u{A0}", &[("control-character", 1)]);
        check(
            "\u{F0B7} x".as_bytes(),
            "\u{FFFD} x",
            &[("private-use-character", 0)],
        );
        check(
            "\u{F0000}".as_bytes(),
            "\u{1FFFD}",
            &[("private-use-character", 0)],
        );
        check(b"caf\xE9 \x93x\x94", "café “x”", &[("not-utf8", 3)]);
        check(b"\xE2\x82", "â‚", &[("not-utf8", 0)]);
        check(b"\x81\xC3\xA9", "\u{FFFD}é", &[("not-utf8", 0)]);
        check(b"\xFF\xFEa\0b\0", "ab", &[("not-utf8", 0)]);
        check(b"\xFE\xFF\0a\0", "a", &[("not-utf8", 0)]);
    }

    proptest::proptest! {
        #[test]
        fn places_are_in_the_text(bytes: Vec<u8>) {
            let decoded = decode(bytes);
            for problem in &decoded.problems {
                proptest::prop_assert!(decoded.text.get(problem.range.clone()).is_some());
            }
            proptest::prop_assert!(!decoded.text.chars().any(|c| is_forbidden_control(c) || is_private_use(c)));
        }
    }
}
