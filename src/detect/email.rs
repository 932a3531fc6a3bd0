//! E-mail addresses: plain, in links with or without `mailto:`, and in the disguises that people use.

use super::lexicon::Class;
use super::{FactKind, Hit, Sample};
use crate::event::Email;

/// Words for the dot, each with the words for `@` in its languages.
#[rustfmt::skip]
const DOT: &[(&str, &[&str])] = &[
    ("dot", &["at"]), ("punto", &["arroba", "chiocciola"]), ("punkt", &["at", "ät", "snabel-a"]),
    ("point", &["chez", "arobase"]), ("ponto", &["arroba"]), ("kropka", &["małpa", "malpa"]),
    ("punt", &["at", "apenstaartje", "apestaartje"]),
];

/// Words that stand for `@` and nothing else.
#[rustfmt::skip]
const SURE: &[&str] = &[
    "arroba", "chiocciola", "małpa", "malpa", "snabel-a", "apenstaartje", "apestaartje", "arobase", "AT",
];

/// Finds e-mail addresses.
pub(super) fn find(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    plain(sample, hits);
    disguised(sample, hits);
}

fn plain(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    let text = sample.text();
    if !sample.words.signs().has_any(&['@', '＠']) {
        return;
    }
    let plain = text.match_indices('@');
    // Keyboards of some countries have a wide sign, too.
    let wide = text.match_indices('＠');
    for (at, sign) in plain.chain(wide) {
        let start = text[..at]
            .bytes()
            .rposition(|byte| !is_local(byte))
            .map_or(0, |before| before + 1);
        let host = at + sign.len();
        let end = text[host..]
            .bytes()
            .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')))
            .map_or(text.len(), |length| host + length);
        let end = host + text[host..end].trim_end_matches(['.', '-']).len();
        // A dot that ends the sentence before is no part of the address.
        let start = start + (text[start..at].len() - text[start..at].trim_start_matches('.').len());
        let address = text[start..end].replace('＠', "@").to_ascii_lowercase();
        if Email::parse(&address).is_ok() {
            let mut hit = Hit::new(FactKind::Email, start..end, 99).value(address);
            hit.is_disguised = sign == "＠";
            hits.push(hit);
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
    // The sign for `@` stands in a gap (` @ `) or is a word.
    if words.signs().has('@') {
        hits.extend((1..words.len()).filter_map(|at| disguise(sample, at)));
    } else {
        let signs = words.of_class(Class::AtSign).filter(|at| *at > 0);
        hits.extend(signs.filter_map(|at| disguise(sample, at)));
    }
}

/// The address whose sign for `@` is the word `at`, or stands right before it.
fn disguise(sample: &Sample<'_>, at: usize) -> Option<Hit> {
    let words = sample.words;
    let text = sample.text();
    let is_word = words.is(at, Class::AtSign);
    let gap = words.gap(at - 1);
    let is_sign = gap.len() > 1 && gap.trim() == "@";
    if !is_sign && !is_word {
        return None;
    }
    let is_bracketed = is_word && is_in_brackets(gap, words.gap(at));
    if is_word && !is_bracketed && !(words.adjoins(at - 1) && words.adjoins(at)) {
        return None;
    }
    let from = at + usize::from(is_word);
    let sign = if is_word && !is_bracketed {
        words.lower(at)
    } else {
        ""
    };
    let (host, last, dots) = host_from(sample, from, sign)?;
    // Without brackets only a dot in words makes it an address: "at example.org" is a place, too.
    let is_sure = SURE.contains(&sign) || SURE.contains(&words.word(at));
    if !is_bracketed && !is_sign && !is_sure && dots == 0 {
        return None;
    }
    let end = words.place(at - 1).end;
    let start = text[..end]
        .bytes()
        .rposition(|byte| !is_local(byte))
        .map_or(0, |before| before + 1);
    let local = &text[start..end];
    let address = format!("{local}@{host}").to_ascii_lowercase();
    Email::parse(&address).ok()?;
    let mut hit = Hit::new(FactKind::Email, start..last, 95).value(address);
    hit.is_disguised = true;
    Some(hit)
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
///
/// `sign` is the word for `@`, if it is one: "do at this point since" is no address.
fn host_from(sample: &Sample<'_>, from: usize, sign: &str) -> Option<(String, usize, usize)> {
    let words = sample.words;
    let is_dot = |word: &str| {
        let known = DOT.iter().find(|(dot, _)| *dot == word);
        let fits = |signs: &[&str]| signs.contains(&sign) || SURE.contains(&sign);
        known.is_some_and(|(_, signs)| sign.is_empty() || fits(signs))
    };
    let first = words.gap(from);
    if !matches!(first, "." | "-") && first.trim() != "." && !is_dot(words.lower(from + 1)) {
        return None;
    }
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
        } else if is_dot(next) && !words.lower(index + 2).is_empty() {
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
    // What is left open by the words has to end as hosts do.
    let is_ended =
        dots == 0 || words.is(index, Class::DomainEnding) || words.word(index).len() <= 3;
    (host.contains('.') && is_ended).then_some((host, end, dots))
}
