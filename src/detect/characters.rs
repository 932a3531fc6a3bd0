//! Characters that nobody sees, and characters that an encoding read wrongly has left behind.

use std::ops::Range;

/// What is wrong with some characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Nobody sees it.
    Invisible(char),
    /// An encoding was read wrongly; the text that was meant, where it is known.
    Encoding(Option<char>),
}

/// The damaged places of a text.
#[must_use]
pub fn damage(text: &str) -> Vec<(Range<usize>, Damage)> {
    let mut found: Vec<(Range<usize>, Damage)> = Vec::new();
    if text.is_ascii() {
        return found;
    }
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let rest = &text[at..];
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        if let Some((length, meant)) = mojibake(rest) {
            found.push((at..at + length, Damage::Encoding(meant)));
            while chars.peek().is_some_and(|(next, _)| *next < at + length) {
                chars.next();
            }
        } else if c == '\u{FFFD}' || is_of_no_language(c) {
            found.push((at..at + c.len_utf8(), Damage::Encoding(None)));
        } else if is_invisible(c, before, next) {
            found.push((at..at + c.len_utf8(), Damage::Invisible(c)));
        }
        before = c;
    }
    found
}

/// Whether nobody sees the character, and nothing in its script needs it there.
fn is_invisible(c: char, before: char, next: char) -> bool {
    match c {
        // Joiners belong to Arabic and Indic scripts and to emoji; a variation selector is no letter either.
        '\u{200C}' | '\u{200D}' => before.is_ascii() || next.is_ascii(),
        // Marks of direction belong beside scripts that run from right to left.
        '\u{200E}' | '\u{200F}' | '\u{61C}' => !is_right_to_left(before) && !is_right_to_left(next),
        '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}' | '\u{34F}' | '\u{180E}' => {
            true
        }
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        '\u{E0000}'..='\u{E007F}' => false,
        _ => false,
    }
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Letters of phonetics that no language is written with: they come from wrong tables of characters.
fn is_of_no_language(c: char) -> bool {
    matches!(
        c,
        'ƍ' | 'ƛ' | 'ƪ' | 'ƫ' | 'ƺ' | 'ƻ' | 'ƾ' | 'ȡ' | 'ȴ' | 'ȵ' | 'ȶ' | 'ȷ' | 'ȸ' | 'ȹ'
    )
}

/// UTF-8 that was read as Windows-1252: how long it is here, and which character was meant.
fn mojibake(rest: &str) -> Option<(usize, Option<char>)> {
    let first = rest.chars().next()?;
    let length = match first {
        'Â' | 'Ã' | 'Å' | 'Ä' => 2,
        'â' => 3,
        _ => return None,
    };
    let mut bytes = [0; 3];
    let mut taken = 0;
    let mut size = 0;
    for c in rest.chars().take(length) {
        bytes[taken] = byte(c)?;
        taken += 1;
        size += c.len_utf8();
    }
    let meant = std::str::from_utf8(&bytes[..taken]).ok()?.chars().next()?;
    // A capital Â before a blank can be French; a sign or an accented letter cannot come out of it by chance.
    (taken == length).then_some((size, Some(meant)))
}

/// The byte that Windows-1252 shows as this character.
fn byte(c: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž',
        '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}',
        'ž', 'Ÿ',
    ];
    if let Some(at) = HIGH.iter().position(|high| *high == c) {
        return u8::try_from(0x80 + at).ok();
    }
    u8::try_from(u32::from(c)).ok().filter(|byte| *byte >= 0xA0)
}
