//! Web addresses: with and without a scheme, and addresses from a site's root in links.

use super::lexicon::Class;
use super::{FactKind, Hit, Sample};

/// Endings of addresses that are words of English, too.
#[rustfmt::skip]
const ALSO_WORDS: &[&str] = &[
    "it", "in", "me", "no", "at", "be", "us", "page", "love", "email", "online", "club", "app", "community", "events",
    "link", "site", "social", "tv", "cat",
];

/// Finds web addresses.
pub(super) fn find(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    let text = sample.text();
    if sample.is_address() {
        let bare = text.trim();
        let begins_with = |scheme: &str| {
            let head = bare.get(..scheme.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(scheme))
        };
        let is_web = begins_with("http://") || begins_with("https://");
        let is_rooted = bare.starts_with('/') && bare.len() > 1;
        if is_web || is_rooted {
            hits.push(Hit::new(FactKind::Url, 0..text.len(), 99));
        }
        return;
    }
    if sample.words.signs().has(':') {
        schemes(text, hits);
    }
    bare(sample, hits);
}

fn schemes(text: &str, hits: &mut Vec<Hit>) {
    let mut behind = 0;
    for at in memchr::memmem::find_iter(text.as_bytes(), "://") {
        // An address within an address is part of it.
        if at < behind {
            continue;
        }
        let start = text[..at]
            .bytes()
            .rposition(|byte| !byte.is_ascii_alphabetic())
            .map_or(0, |before| before + 1);
        if !matches!(
            text[start..at].to_ascii_lowercase().as_str(),
            "http" | "https"
        ) {
            continue;
        }
        let end = end_of(text, at + 3);
        behind = end;
        if end > at + 3 {
            hits.push(Hit::new(FactKind::Url, start..end, 99));
        }
    }
}

/// Where an address ends: before blanks and signs that no address has, and before a sentence's own signs.
fn end_of(text: &str, from: usize) -> usize {
    let length = text[from..]
        .find(|c: char| {
            c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '»' | '|' | '\\' | '`')
        })
        .unwrap_or(text.len() - from);
    let mut end = from + length;
    let has_round = text[from..end].contains('(');
    let has_square = text[from..end].contains('[');
    loop {
        let address = &text[from..end];
        let Some(last) = address.chars().next_back() else {
            return end;
        };
        let is_loose = matches!(
            last,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '_'
        ) || (last == ')' && !has_round)
            || (last == ']' && !has_square);
        if !is_loose {
            return end;
        }
        end -= last.len_utf8();
    }
}

/// `www.example.org`, `example.org/conduct`.
fn bare(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    let words = sample.words;
    let text = sample.text();
    if !words.any(Class::DomainEnding) || !words.signs().has_inner_point() {
        return;
    }
    let mut index = 0;
    while index + 1 < words.len() {
        let first = index;
        while words.gap(index) == "." && index + 1 < words.len() {
            index += 1;
        }
        if index > first {
            let start = words.place(first).start;
            let before = text[..start].chars().next_back();
            let is_inside = matches!(before, Some('@' | '/' | '.' | ':' | '_' | '+'));
            let host_end = words.place(index).end;
            let is_path = text[host_end..].starts_with('/');
            let is_known = words.is(index, Class::DomainEnding);
            // Copying loses the blank behind a full stop, too.
            let is_plain = index == first + 1 && ALSO_WORDS.contains(&words.lower(index));
            let is_mail = text[host_end..].starts_with('@');
            if !is_inside
                && !is_mail
                && is_known
                && (is_path || (!is_plain && words.word(index) == words.lower(index)))
            {
                let end = if is_path {
                    end_of(text, host_end)
                } else {
                    host_end
                };
                hits.push(Hit::new(FactKind::Url, start..end, 85));
            }
        }
        index += 1;
    }
}

/// The years that stand by themselves in an address's host or path.
#[must_use]
pub fn years(address: &str) -> Vec<u16> {
    let runs = address.split(|c: char| !c.is_ascii_digit());
    runs.filter(|run| run.len() == 4)
        .filter_map(|run| run.parse().ok())
        .filter(|year| (1990..=2060).contains(year))
        .collect()
}
