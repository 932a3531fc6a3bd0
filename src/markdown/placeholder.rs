//! Values inside Markdown, as private-use characters, so that no value can change the structure of a document.
//!
//! A value stands in the text as `START`, one private-use character for each of its bytes, and `END`. Markdown takes all
//! of them for letters; the value itself comes back only where text is written, and there it is escaped. Sources and
//! values cannot contain such characters (`content` rejects them), so nothing else looks like a placeholder.

use std::borrow::Cow;
use std::io::{self, Write};

pub use crate::vocabulary::is_private_use;

/// Opens a value.
pub const VALUE: char = '\u{E000}';
/// Opens the call of a component.
pub const COMPONENT: char = '\u{E002}';
/// Closes both.
pub const END: char = '\u{E001}';
/// Opens a mark that says on which line of the source the text behind it was written.
pub const LINE: char = '\u{E003}';

/// Stands where a fact would be whose tag is wrong.
pub const UNKNOWN: char = '\u{E006}';

/// The byte that every character of a placeholder begins with, in UTF-8.
pub const FIRST_BYTE: u8 = 0xEE;

/// The character that stands for byte 0; the others follow.
const BYTE: u32 = 0xE100;

/// The character that stands for `byte`.
#[must_use]
pub fn byte(byte: u8) -> char {
    char::from_u32(BYTE + u32::from(byte)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The byte that `c` stands for, if it stands for one.
#[must_use]
pub fn unbyte(c: char) -> Option<u8> {
    u8::try_from(u32::from(c).checked_sub(BYTE)?).ok()
}

/// Writes `value` as a placeholder that `open` opens.
pub fn write(open: char, value: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut text = String::with_capacity(value.len() * 3 + 6);
    push(open, value, &mut text);
    out.write_all(text.as_bytes())
}

/// Appends `value` as a placeholder that `open` opens.
pub fn push(open: char, value: &str, out: &mut String) {
    out.push(open);
    out.extend(value.bytes().map(byte));
    out.push(END);
}

/// A part of a text with placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that the author wrote.
    Text(&'a str),
    /// A fact's value.
    Value(String),
    /// A component's call.
    Component(String),
}

/// Takes a text apart into what the author wrote and what the facts say.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        if first == VALUE || first == COMPONENT {
            let end = rest.find(END).unwrap_or(rest.len());
            let value = decode(&rest[first.len_utf8()..end]);
            rest = rest.get(end + END.len_utf8()..).unwrap_or_default();
            return Some(if first == VALUE {
                Piece::Value(value)
            } else {
                Piece::Component(value)
            });
        }
        let end = find_open(rest).unwrap_or(rest.len());
        let (text, behind) = rest.split_at(end);
        rest = behind;
        Some(Piece::Text(text))
    })
}

/// The text with every value in its place, and components left out: for destinations, titles, attributes and ids.
#[must_use]
pub fn fill(text: &str) -> Cow<'_, str> {
    if find_open(text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut filled = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Value(value) => filled.push_str(&value),
            Piece::Component(_) => {}
        }
    }
    Cow::Owned(filled)
}

/// Where the first placeholder begins. All begin with one byte, which hardly any other character begins with.
fn find_open(text: &str) -> Option<usize> {
    let mut starts = memchr::memchr_iter(FIRST_BYTE, text.as_bytes());
    starts.find(|at| text[*at..].starts_with([VALUE, COMPONENT]))
}

fn decode(encoded: &str) -> String {
    let mut bytes = Vec::with_capacity(encoded.len() / 3);
    bytes.extend(encoded.chars().filter_map(unbyte));
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_as_they_were() {
        for value in ["", "a", "é\u{1F600}", "<b>*x*</b>\n\n# y", "{{ x }}"] {
            let mut text = "before ".to_owned();
            push(VALUE, value, &mut text);
            text.push_str(" behind");
            assert!(
                !text.contains(value) || value.is_empty() || value == "a" || value == "é",
                "{value:?}"
            );
            let found: Vec<Piece> = pieces(&text).collect();
            assert_eq!(
                found,
                [
                    Piece::Text("before "),
                    Piece::Value(value.to_owned()),
                    Piece::Text(" behind")
                ]
            );
            assert_eq!(fill(&text), format!("before {value} behind"));
        }
    }
}
