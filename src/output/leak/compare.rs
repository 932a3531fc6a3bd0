//! Whether a pattern stands at a place of a file, by the rules of each kind of value (design §5).

use super::pattern::{Letter, Pattern, one_space};
use super::piece::{fold, is_of_word, is_unspaced, piece, utf8};

/// More than this between two letters belongs to something else.
pub(super) const LONGEST_GAP: usize = 600;
/// So many separators may stand between two digits, white space not counted.
const MOST_SEPARATORS: usize = 8;

/// Where the pattern ends that stands at `at`, if it does.
///
/// `is_behind_code`: whether what stands before is the code of a separator, such as `%20`, whose letters are none.
pub(super) fn matches(
    pattern: &Pattern,
    bytes: &[u8],
    at: usize,
    is_behind_code: bool,
) -> Option<usize> {
    match pattern {
        Pattern::Digits(digits) => {
            let end = self::digits(digits, bytes, at)?;
            let is_whole = (is_behind_code || is_word_start(bytes, at)) && is_word_end(bytes, end);
            is_whole.then_some(end)
        }
        Pattern::Words(letters) => {
            let end = words(letters, bytes, at)?;
            let is_whole = (is_behind_code || is_word_start(bytes, at)) && is_word_end(bytes, end);
            is_whole.then_some(end)
        }
        Pattern::Address(all) => {
            let end = address(all, bytes, at)?;
            let is_whole =
                (is_behind_code || is_address_start(bytes, at)) && is_address_end(all, bytes, end);
            is_whole.then_some(end)
        }
    }
}

fn digits(digits: &[char], bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    for (index, digit) in digits.iter().enumerate() {
        let mut separators = 0;
        let before = at;
        loop {
            let piece = piece(bytes, at)?;
            at = piece.end;
            match piece.seen {
                Some(c) if fold(c) == *digit => break,
                Some(c) if index == 0 || is_of_word(c) => return None,
                Some(c) if !c.is_whitespace() => separators += 1,
                _ => {}
            }
            if separators > MOST_SEPARATORS || at - before > LONGEST_GAP {
                return None;
            }
        }
    }
    Some(at)
}

fn address(all: &[char], bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    for wanted in all {
        loop {
            let piece = piece(bytes, at)?;
            at = piece.end;
            match piece.seen {
                None => {}
                Some(c) if fold(c) == *wanted => break,
                Some(_) => return None,
            }
        }
    }
    Some(at)
}

fn words(letters: &[Letter], bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    let mut gap = String::new();
    for (index, wanted) in letters.iter().enumerate() {
        gap.clear();
        let mut has_nothing = false;
        let before = at;
        loop {
            let piece = piece(bytes, at)?;
            at = piece.end;
            match piece.seen {
                None => has_nothing = true,
                Some(c) if is_of_word(c) => {
                    let fits = fold(c) == wanted.letter
                        && (index == 0 || fits_gap(wanted, &gap, has_nothing));
                    if !fits {
                        return None;
                    }
                    break;
                }
                Some(_) if index == 0 || at - before > LONGEST_GAP => return None,
                Some(c) => gap.push(fold(c)),
            }
        }
    }
    Some(at)
}

/// Whether what stands between two letters is what the value has there, or what addresses and file names put for it.
fn fits_gap(wanted: &Letter, found: &str, has_tag: bool) -> bool {
    let Some(wanted) = &wanted.gap else {
        return found.is_empty();
    };
    let is_joint = |c: char| {
        matches!(
            c,
            '-' | '_' | '.' | '+' | '~' | '/' | '·' | '\u{2010}'..='\u{2015}'
        )
    };
    let mut chars = found.chars();
    let is_one_joint = chars.next().is_some_and(is_joint) && chars.next().is_none();
    let is_space = found.chars().all(char::is_whitespace) && (has_tag || !found.is_empty());
    is_space || is_one_joint || one_space(found) == *wanted
}

fn is_word_start(bytes: &[u8], at: usize) -> bool {
    before(bytes, at).is_none_or(|c| !is_of_word(c) || is_unspaced(c)) || starts_unspaced(bytes, at)
}

fn starts_unspaced(bytes: &[u8], at: usize) -> bool {
    piece(bytes, at)
        .and_then(|piece| piece.seen)
        .is_some_and(is_unspaced)
}

fn is_word_end(bytes: &[u8], end: usize) -> bool {
    let is_unspaced_before = before(bytes, end).is_some_and(is_unspaced);
    is_unspaced_before || next(bytes, end).is_none_or(|(c, _)| !is_of_word(c) || is_unspaced(c))
}

/// Before an address stands nothing that would make it a longer one.
fn is_address_start(bytes: &[u8], at: usize) -> bool {
    let joins = |c: char| matches!(c, '.' | '_' | '+' | '-');
    match before(bytes, at) {
        None => true,
        Some(c) if is_of_word(c) => false,
        Some(c) if joins(c) => before(bytes, at - 1).is_none_or(|c| !is_of_word(c)),
        Some(_) => true,
    }
}

/// Behind an address stands nothing that would make it another one; a fragment or a query leads to the same page.
fn is_address_end(all: &[char], bytes: &[u8], end: usize) -> bool {
    let is_page = !all.contains(&'@');
    match next(bytes, end) {
        None => true,
        Some((c, _)) if is_of_word(c) => false,
        Some(('.' | '-' | '_' | '@', after)) => {
            next(bytes, after).is_none_or(|(c, _)| !is_of_word(c))
        }
        // A path that goes on is another page, but one slash more is not.
        Some(('/', after)) if is_page => next(bytes, after).is_none_or(|(c, _)| !is_of_word(c)),
        Some(_) => true,
    }
}

/// The character before a place; the end of a code such as `&amp;` counts as what it looks like.
fn before(bytes: &[u8], at: usize) -> Option<char> {
    let start = at.saturating_sub(4);
    (start..at)
        .rev()
        .find_map(|from| utf8(&bytes[from..at]).filter(|(_, length)| from + length == at))
        .map(|(c, _)| c)
        .or((at > 0).then_some(char::REPLACEMENT_CHARACTER))
}

/// The character behind a place that readers see, and where it ends.
fn next(bytes: &[u8], mut at: usize) -> Option<(char, usize)> {
    // A tag ends no word by itself, but whoever writes one behind a value means its end.
    loop {
        let piece = piece(bytes, at)?;
        let is_tag = bytes[at] == b'<';
        match piece.seen {
            Some(c) => return Some((c, piece.end)),
            None if is_tag => return None,
            None => at = piece.end,
        }
    }
}
