//! Pictures of cards, written compact: as many digits as eyes can tell apart, and short names.

use std::collections::HashMap;
use std::fmt::Write as _;

/// How many digits a number keeps behind its point. A thousandth of a point is a third of a micrometre.
const PLACES: usize = 3;

/// Where the name of a shape stands.
const NAMED: [&str; 4] = ["id=\"", "href=\"#", "url(#", "url('#"];

/// The same picture in fewer bytes.
///
/// Numbers in attributes are rounded, and shapes are named by their number. Pictures in the picture are left as they
/// are: their data has neither points nor names.
pub(super) fn compact(svg: &str) -> String {
    let mut written = String::with_capacity(svg.len() / 2);
    let mut names: HashMap<&str, usize> = HashMap::new();
    let mut rest = svg;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit() || matches!(c, '"' | '#')) {
        let (before, here) = rest.split_at(at);
        written.push_str(before);
        let length = if here.starts_with(|c: char| c.is_ascii_digit()) {
            number(before, here, &mut written)
        } else {
            written.push_str(&here[..1]);
            1
        };
        rest = &here[length..];
        if NAMED.iter().any(|named| written.ends_with(named)) {
            let end = rest.find(['"', ')', '\'']).unwrap_or(rest.len());
            let count = names.len();
            let name = names.entry(&rest[..end]).or_insert(count);
            // A string takes any text.
            let _ = write!(written, "s{name}");
            rest = &rest[end..];
        }
    }
    written.push_str(rest);
    written
}

/// Writes the number that `here` begins with, rounded if it has a point, and returns its length.
fn number(before: &str, here: &str, written: &mut String) -> usize {
    let is_part = |c: char| c.is_ascii_digit() || c == '.';
    let length = here.find(|c| !is_part(c)).unwrap_or(here.len());
    let digits = &here[..length];
    // Letters before and behind make it a name or a code: `x1`, `#57f133`.
    let is_code = before.ends_with(|c: char| c.is_ascii_alphanumeric() && !COMMANDS.contains(c));
    match digits.parse::<f64>() {
        Ok(value) if digits.contains('.') && !is_code => {
            let rounded = format!("{value:.PLACES$}");
            written.push_str(rounded.trim_end_matches('0').trim_end_matches('.'));
        }
        _ => written.push_str(digits),
    }
    length
}

/// The commands of a path, which numbers can follow at once.
const COMMANDS: &str = "MmLlHhVvCcSsQqTtAaZz";

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
