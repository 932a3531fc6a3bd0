//! E-mail addresses: plain, in links with or without `mailto:`, and in the disguises that people use.

use super::lexicon::Class;
use super::{FactKind, Hit, Sample};
use crate::event::Email;

/// Words and signs for the dot.
const DOT: &[&str] = &["dot", "punto", "punkt", "point", "ponto"];

/// Finds e-mail addresses.
pub(super) fn find(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    plain(sample, hits);
    disguised(sample, hits);
}

fn plain(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    let text = sample.text();
    if !sample.words.signs().has('@') {
        return;
    }
    for (at, _) in text.match_indices('@') {
        let start = text[..at]
            .bytes()
            .rposition(|byte| !is_local(byte))
            .map_or(0, |before| before + 1);
        let end = text[at + 1..]
            .bytes()
            .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')))
            .map_or(text.len(), |length| at + 1 + length);
        let end = at + 1 + text[at + 1..end].trim_end_matches(['.', '-']).len();
        // A dot that ends the sentence before is no part of the address.
        let start = start + (text[start..at].len() - text[start..at].trim_start_matches('.').len());
        let address = &text[start..end];
        if Email::parse(address).is_ok() {
            let hit = Hit::new(FactKind::Email, start..end, 99);
            hits.push(hit.value(address.to_ascii_lowercase()));
        }
    }
}

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-')
}

/// `name [at] host [dot] org`, `name at host dot org`, `name @ host . org`.
fn disguised(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    if sample.is_address() {
        return;
    }
    let words = sample.words;
    let text = sample.text();
    let has_sign = words.signs().has('@');
    if !has_sign && !words.any(Class::AtSign) {
        return;
    }
    for at in 1..words.len() {
        let is_word = words.is(at, Class::AtSign);
        if !is_word && !has_sign {
            continue;
        }
        // The sign for `@` stands in a gap (` @ `) or is a word.
        let gap = words.gap(at - 1);
        let is_sign = gap.len() > 1 && gap.trim() == "@";
        if !is_sign && !is_word {
            continue;
        }
        let is_bracketed = is_word && is_in_brackets(gap, words.gap(at));
        if is_word && !is_bracketed && !(words.adjoins(at - 1) && words.adjoins(at)) {
            continue;
        }
        let host = at + usize::from(is_word);
        let Some((host, last, dots)) = host_from(sample, host) else {
            continue;
        };
        // Without brackets only a dot in words makes it an address: "at example.org" is a place, too.
        if !is_bracketed && !is_sign && dots == 0 {
            continue;
        }
        let start = text[..words.place(at - 1).end]
            .bytes()
            .rposition(|byte| !is_local(byte))
            .map_or(0, |before| before + 1);
        let local = &text[start..words.place(at - 1).end];
        let address = format!("{local}@{host}").to_ascii_lowercase();
        if Email::parse(&address).is_ok() {
            let mut hit = Hit::new(FactKind::Email, start..last, 95).value(address);
            hit.is_disguised = true;
            hits.push(hit);
        }
    }
}

fn is_in_brackets(before: &str, behind: &str) -> bool {
    let open = before.trim_start();
    let close = behind.trim_end();
    [
        ("[", "]"),
        ("(", ")"),
        ("{", "}"),
        ("<", ">"),
        ("_", "_"),
        ("-", "-"),
    ]
    .iter()
    .any(|(left, right)| open == *left && close.trim_start() == *right)
}

/// A host that begins with the word `from`: the host, where it ends, and how many of its dots are words or stand alone.
fn host_from(sample: &Sample<'_>, from: usize) -> Option<(String, usize, usize)> {
    let words = sample.words;
    let mut host = words.lower(from).to_owned();
    if host.is_empty() {
        return None;
    }
    let mut index = from;
    let mut end = words.place(from).end;
    let mut dots = 0;
    loop {
        let gap = words.gap(index);
        let next = words.lower(index + 1);
        if matches!(gap, "." | "-") && !next.is_empty() {
            host.push_str(gap);
            host.push_str(next);
            index += 1;
        } else if gap.trim() == "." && gap.len() == 3 && next.len() <= 5 && !next.is_empty() {
            dots += 1;
            host.push('.');
            host.push_str(next);
            index += 1;
        } else if DOT.contains(&next) && !words.lower(index + 2).is_empty() {
            let is_joined = words.adjoins(index) && words.adjoins(index + 1);
            if !is_joined && !is_in_brackets(gap, words.gap(index + 1)) {
                break;
            }
            dots += 1;
            host.push('.');
            host.push_str(words.lower(index + 2));
            index += 2;
        } else {
            break;
        }
        end = words.place(index).end;
    }
    host.contains('.').then_some((host, end, dots))
}
