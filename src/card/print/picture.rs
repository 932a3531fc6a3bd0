//! Pictures of cards, written compact: as many digits as eyes can tell apart, and short names.

use std::collections::HashMap;
use std::fmt::Write as _;

/// How many digits a number keeps behind its point. A thousandth of a point is a third of a micrometre.
const PLACES: usize = 3;

/// Where the name of a shape stands.
const NAMED: [&[u8]; 4] = [b"id=\"", b"href=\"#", b"url(#", b"url('#"];

/// The same picture in fewer bytes.
///
/// Numbers in attributes are rounded, and shapes are named by their number. Pictures in the picture are left as they
/// are: their data has neither points nor names.
pub(super) fn compact(svg: &str) -> String {
    let bytes = svg.as_bytes();
    let mut written = String::with_capacity(svg.len() / 2);
    let mut names: HashMap<&str, usize> = HashMap::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' => {
                let before = at.checked_sub(1).map(|before| bytes[before]);
                let length = number_length(&bytes[at..]);
                if let Some(rounded) = rounded(before, &bytes[at..at + length]) {
                    written.push_str(&svg[copied..at]);
                    rounded.write(&mut written);
                    copied = at + length;
                }
                at += length;
            }
            b'"' | b'#' | b'\'' => {
                at += 1;
                if NAMED.iter().any(|named| bytes[..at].ends_with(named)) {
                    written.push_str(&svg[copied..at]);
                    let rest = &svg[at..];
                    let end = rest.find(['"', ')', '\'']).unwrap_or(rest.len());
                    let count = names.len();
                    let name = names.entry(&rest[..end]).or_insert(count);
                    // A string takes any text.
                    let _ = write!(written, "s{name}");
                    at += end;
                    copied = at;
                }
            }
            _ => at += 1,
        }
    }
    written.push_str(&svg[copied..]);
    written
}

fn number_length(here: &[u8]) -> usize {
    let is_part = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
    here.iter()
        .position(|byte| !is_part(byte))
        .unwrap_or(here.len())
}

/// A number in thousandths.
struct Thousandths(u64);

/// A number with a point, rounded; nothing for what stays as it is. Letters before it make it a name or a code: `#57f133`.
fn rounded(before: Option<u8>, digits: &[u8]) -> Option<Thousandths> {
    if before.is_some_and(|byte| byte.is_ascii_alphanumeric() && !COMMANDS.contains(&byte)) {
        return None;
    }
    let point = digits.iter().position(|byte| *byte == b'.')?;
    let (whole, behind) = (&digits[..point], &digits[point + 1..]);
    if behind.contains(&b'.') || whole.len() > 12 {
        return None;
    }
    let digit = |place: usize| behind.get(place).map_or(0, |byte| u64::from(byte - b'0'));
    let whole = whole
        .iter()
        .fold(0, |sum, byte| sum * 10 + u64::from(byte - b'0'));
    let thousandths = (0..PLACES).fold(whole, |sum, place| sum * 10 + digit(place));
    Some(Thousandths(thousandths + u64::from(digit(PLACES) >= 5)))
}

impl Thousandths {
    fn write(&self, written: &mut String) {
        let (whole, rest) = (self.0 / 1000, self.0 % 1000);
        // A string takes any text.
        let _ = if rest == 0 {
            write!(written, "{whole}")
        } else {
            write!(written, "{whole}.{rest:03}")
        };
        if rest > 0 {
            written.truncate(written.trim_end_matches('0').len());
        }
    }
}

/// The commands of a path, which numbers can follow at once.
const COMMANDS: &[u8] = b"MmLlHhVvCcSsQqTtAaZz";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_and_names_are_short() {
        let check = |svg: &str, expected: &str| assert_eq!(compact(svg), expected, "{svg}");
        check(
            r##"<use xlink:href="#g57F1" x="3.516946596" y="0"/><symbol id="g57F1"><path d="M 0 0m 0.507064389 -1.9996v 4.342551435h 0.0000001Z "/>"##,
            r##"<use xlink:href="#s0" x="3.517" y="0"/><symbol id="s0"><path d="M 0 0m 0.507 -2v 4.343h 0Z "/>"##,
        );
        check(
            r##"<path fill="#57F133" clip-path="url(#c12.5)" d="m1.23456q-.5"/><clipPath id="c12.5">"##,
            r##"<path fill="#57F133" clip-path="url(#s0)" d="m1.235q-.5"/><clipPath id="s0">"##,
        );
        check(
            r#"<image href="data:image/png;base64,iVBORw0KGgo12Af+/3=="/>"#,
            r#"<image href="data:image/png;base64,iVBORw0KGgo12Af+/3=="/>"#,
        );
        check("1 2 10.5", "1 2 10.5");
    }
}
