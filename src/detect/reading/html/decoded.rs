//! Characters that are written by name or number: `&amp;`, `&#8217;`.

use crate::detect::reading::{Block, Channel, Role};

/// Adds text in which characters may be written by name or number.
pub(super) fn push_decoded(block: &mut Block, text: &str, base: usize) {
    let mut at = 0;
    while let Some(found) = text[at..].find('&').map(|found| at + found) {
        block.push_masked(&text[at..found], &(base + at..base + found));
        let (c, length) = reference(&text[found..]).unwrap_or(('&', 1));
        block.push(
            c.encode_utf8(&mut [0; 4]),
            base + found..base + found + length,
        );
        at = found + length;
    }
    block.push_masked(&text[at..], &(base + at..base + text.len()));
}

/// Text in which characters may be written by name or number, as readers see it.
pub(super) fn decoded(text: &str) -> String {
    let mut block = Block::new(Channel::Address, Role::Paragraph, 0);
    push_decoded(&mut block, text, 0);
    block.text
}

/// The character that stands here by name or number, and how long that is written.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let number = name
        .strip_prefix('#')
        .and_then(|number| match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => number.parse().ok(),
        });
    let c = match (number, name) {
        (Some(number), _) => char::from_u32(number)?,
        (None, "amp") => '&',
        (None, "lt") => '<',
        (None, "gt") => '>',
        (None, "quot") => '"',
        (None, "apos") => '\'',
        (None, "nbsp") => '\u{A0}',
        (None, "commat") => '@',
        (None, "period") => '.',
        (None, "ndash") => '–',
        (None, "mdash") => '—',
        (None, "hellip") => '…',
        (None, "rsquo") => '’',
        (None, "lsquo") => '‘',
        (None, "ldquo") => '“',
        (None, "rdquo") => '”',
        (None, "shy") => '\u{AD}',
        _ => return None,
    };
    Some((c, end + 1))
}
