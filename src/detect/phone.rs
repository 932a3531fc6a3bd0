//! Telephone numbers in the notations that people use.

use std::ops::Range;

use super::lexicon::{Class, Classes};
use super::{FactKind, Hit, Sample};
use crate::event::phone;

/// Finds telephone numbers, extensions and `tel:` addresses.
pub(super) fn find(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    let text = sample.text();
    if sample.is_address() {
        address(text, sample, hits);
        return;
    }
    if sample.words.digits() == 0 {
        return;
    }
    let mut at = 0;
    while let Some(found) = text[at..].find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('))
    {
        let start = at + found;
        let end = number_end(text, start);
        at = end.max(start + 1);
        if let Some(hit) = number(text, start..end, sample) {
            at = hit.at.end;
            hits.push(hit);
        }
    }
    inside(sample, hits);
}

/// `tel:`, `sms:` and addresses of messengers that hold a number.
fn address(text: &str, sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    for scheme in ["tel:", "sms:", "https://wa.me/", "https://signal.me/#p/"] {
        let Some(rest) = text.trim().strip_prefix(scheme) else {
            continue;
        };
        let number = rest.split(['?', '&']).next().unwrap_or_default();
        let number = number.replace("%20", " ");
        let parsed = phone::parse(&number, sample.setting.country, sample.setting.numbering);
        let hit = Hit::new(FactKind::Phone, 0..text.len(), 99);
        match parsed {
            Ok(phone) => hits.push(hit.value(phone.e164())),
            // What a link dials that is no number has a finding of its own.
            Err(_) if digits(&number).len() >= 7 => {
                hits.push(Hit::new(FactKind::Phone, 0..text.len(), 60).value(digits(&number)));
            }
            Err(_) => {}
        }
    }
}

/// Where a run of digits and of the signs between them ends.
fn number_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut separators = 0;
    for (at, c) in text[start..].char_indices() {
        if c.is_ascii_digit() {
            separators = 0;
            end = start + at + 1;
        } else if is_separator(c) || (c == '+' && at == 0) || matches!(c, '(' | ')') {
            // A bracket that closes what was opened before the number ends it.
            if c == ')' && !text[start..start + at].contains('(') {
                break;
            }
            separators += 1;
            if separators > 3 {
                break;
            }
        } else {
            break;
        }
    }
    end
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '/' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{2010}'..='\u{2015}' | '\u{202f}' | '\u{2212}')
}

fn number(text: &str, run: Range<usize>, sample: &Sample<'_>) -> Option<Hit> {
    let before = text[..run.start].chars().next_back();
    if before.is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '_' | '/' | '=' | '#' | '@' | '$' | '€' | '£')
    }) {
        return None;
    }
    let run = vanity(text, &run).unwrap_or(run);
    let written = &text[run.clone()];
    let written = written
        .strip_prefix('(')
        .filter(|_| !written.contains(')'))
        .unwrap_or(written);
    let run = run.end - written.len()..run.end;
    // Letters right behind make it something else: `25C`, `10am`.
    let behind = &text[run.end..];
    if behind.starts_with(|c: char| c.is_alphanumeric() && c != 'x') || behind.starts_with('@') {
        return None;
    }
    let count = written.bytes().filter(u8::is_ascii_alphanumeric).count();
    if !(6..=16).contains(&count) {
        return None;
    }
    let (value, confidence) = judge(written, &run, sample)?;
    let end = extension(text, run.end).unwrap_or(run.end);
    Some(Hit::new(FactKind::Phone, run.start..end, confidence).value(value))
}

/// What the number is, and how sure that it is one.
fn judge(written: &str, run: &Range<usize>, sample: &Sample<'_>) -> Option<(String, u8)> {
    let dialled = keypad(written);
    let plain = dialled.replace("(0)", "");
    let Sample { setting, .. } = sample;
    let is_international = plain.starts_with('+') || plain.starts_with("00");
    // Nobody writes letters for anything else.
    let is_vanity = written.contains(|c: char| c.is_ascii_uppercase());
    let is_called = is_called(sample, run.start) || is_vanity;
    let separated = written.contains(|c: char| !c.is_ascii_alphanumeric());
    let normalised = match plain.strip_prefix("00") {
        Some(rest) => format!("+{rest}"),
        None => plain.clone(),
    };
    if let Ok(phone) = phone::parse(normalised.trim(), setting.country, setting.numbering) {
        // A bare run of digits can be anything, even where it could be dialled.
        let sure = if is_international { 99 } else { 90 };
        return (is_international || is_called || separated)
            .then(|| (phone.e164().to_owned(), sure));
    }
    let count = digits(&plain).len();
    if is_international && (8..=15).contains(&count) && separated {
        return Some((format!("+{}", digits(&normalised)), 80));
    }
    // North America writes its numbers in one way, with and without its 1.
    let is_american = matches!(groups(&plain)[..], [3, 3, 4] | [1, 3, 3, 4] | [3, 4]);
    let is_home = matches!(setting.country, None | Some("US" | "CA"));
    if (is_american && is_home && (is_called || count >= 10))
        || (is_called && separated && count >= 7)
    {
        return Some((digits(&plain), if is_called { 80 } else { 60 }));
    }
    None
}

/// Whether somebody is called right before the number, or in its block where the block is short.
fn is_called(sample: &Sample<'_>, at: usize) -> bool {
    let words = sample.words;
    let here = words.at(at);
    let near = here.saturating_sub(8)..here;
    near.into_iter()
        .any(|index| words.is(index, Class::Calling))
        || (words.len() < 14 && sample.context.has_call)
        || sample.text()[..at].ends_with("tel:")
}

/// A number that goes on in letters: `1-800-FLOWERS`, `+1 800 555 HELP`.
fn vanity(text: &str, run: &Range<usize>) -> Option<Range<usize>> {
    let head = &text[run.clone()];
    if !(3..=8).contains(&digits(head).len()) {
        return None;
    }
    let rest = &text[run.end..];
    let separator = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | ' ' | '.' | '\u{2011}'))?;
    let letters = &rest[separator.len_utf8()..];
    let length = letters
        .bytes()
        .take_while(|byte| byte.is_ascii_uppercase() || *byte == b'-')
        .count();
    let word = letters[..length].trim_end_matches('-');
    let count = digits(head).len() + word.bytes().filter(u8::is_ascii_uppercase).count();
    let is_whole = !letters[word.len()..].starts_with(|c: char| c.is_alphanumeric());
    let is_headed = head.starts_with("+1")
        || head.starts_with("1-")
        || head.starts_with("1 ")
        || ["8", "08", "09", "18", "13"]
            .iter()
            .any(|start| digits(head).starts_with(start));
    (word.len() >= 3 && is_whole && is_headed && (10..=12).contains(&count))
        .then(|| run.start..run.end + separator.len_utf8() + word.len())
}

/// Letters as the keys that they are on.
fn keypad(written: &str) -> String {
    let key = |c: char| match c {
        'A'..='C' => '2',
        'D'..='F' => '3',
        'G'..='I' => '4',
        'J'..='L' => '5',
        'M'..='O' => '6',
        'P'..='S' => '7',
        'T'..='V' => '8',
        'W'..='Z' => '9',
        c => c,
    };
    written.chars().map(key).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// How many digits each group has.
fn groups(text: &str) -> Vec<usize> {
    text.split(|c: char| !c.is_ascii_digit())
        .map(str::len)
        .filter(|length| *length > 0)
        .collect()
}

/// Where an extension behind a number ends: ` ext. 12`, `x12`, `, Durchwahl 12`.
fn extension(text: &str, from: usize) -> Option<usize> {
    let rest = &text[from..];
    let label = rest.trim_start_matches([',', ' ', '\u{a0}', ';', '(']);
    let label = label.get(..label.len().min(24)).unwrap_or(label);
    let length = label.find(|c: char| !c.is_alphabetic())?;
    if !Classes::of(&label[..length].to_lowercase()).has(Class::Extension) {
        return None;
    }
    let number = label[length..].trim_start_matches(['.', ':', ' ', '\u{a0}', '=']);
    let count = number.bytes().take_while(u8::is_ascii_digit).count();
    let skipped = rest.len()
        - rest
            .trim_start_matches([',', ' ', '\u{a0}', ';', '('])
            .len();
    let end = from + skipped + (label.len() - number.len()) + count;
    (1..=6).contains(&count).then_some(end)
}

/// An extension by itself, dialled in the building.
fn inside(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    let words = sample.words;
    for index in words.of_class(Class::Extension) {
        let is_label = words.lower(index) != "x";
        let number = words.word(index + 1);
        let is_number =
            (2..=6).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
        let is_near = matches!(words.gap(index).trim(), "" | "." | ":" | ".:");
        if is_label && is_number && is_near {
            let at = words.place(index + 1);
            hits.push(Hit::new(FactKind::Phone, at, 70));
        }
    }
}
