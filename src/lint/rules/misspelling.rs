//! `misspelling`: a word that is often mistyped in just this way (English).

use std::cmp::Ordering;

use crate::detect::lexicon::{Class, Classes};
use crate::detect::reading::Block;
use crate::detect::words::Shape;
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::sieve;
use crate::lint::subject::Subject;

/// A mistyped word a line, sorted, with what was meant behind it: `recieve receive`, `ther there,their`.
const MISSPELLINGS: &str = include_str!(concat!(env!("OUT_DIR"), "/misspellings"));

/// In the same form, what is left of common words that lost a letter.
const LOST_LETTERS: &str = include_str!(concat!(env!("OUT_DIR"), "/lost_letters"));

/// The sieve of both lists: nearly all words are in neither.
const SIEVE: &[u8; sieve::BYTES] = include_bytes!(concat!(env!("OUT_DIR"), "/sieve"));

/// Mistypings of these are too short to be sure of.
const SHORTEST: usize = 4;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if subject.language() != "en" {
        return;
    }
    for (block, words) in subject.prose() {
        for index in words.plain(SHORTEST) {
            if words.is(index, Class::Common) {
                continue;
            }
            // A capital within a sentence begins a name.
            let opens = || index == 0 || words.gap(index - 1).contains(['.', '\n', '?', '!']);
            let is_word = match words.shape(index) {
                Some(Shape::Lower) => true,
                Some(Shape::Capital) => opens() && words.shape(index + 1) != Some(Shape::Capital),
                _ => false,
            };
            let lower = words.lower(index);
            if !is_word || !sieve::may_hold(SIEVE, lower) {
                continue;
            }
            let word = words.word(index);
            let at = words.place(index);
            if is_code(block, at.start) {
                continue;
            }
            let listed = meant(MISSPELLINGS, lower);
            let is_known = || Classes::of(lower) != Classes::default();
            let lost = meant(LOST_LETTERS, lower).filter(|_| listed.is_none() && !is_known());
            if listed.is_none() && lost.is_none() {
                continue;
            }
            let place = block.source(&at);
            let message = format!("`{word}` is misspelt");
            let finding = subject.finding(codes::MISSPELLING, &place, message);
            let Some(meant) = listed else {
                let help = lost.map(|meant| format!("is it `{}`?", as_written(word, meant)));
                found.push(finding.help(help.unwrap_or_default()));
                continue;
            };
            found.push(match meant.split_once(',') {
                None => {
                    let meant = as_written(word, meant);
                    let help = format!("write `{meant}`");
                    subject.mended(finding.help(help), &place, word, &meant)
                }
                Some((first, others)) => {
                    let others = others.replace(',', "`, `");
                    finding.help(format!("is it `{first}` or `{others}`?"))
                }
            });
        }
    }
}

/// What a list says was meant by a word in lower case, if it is a mistyped one: words, with commas between them.
fn meant(list: &'static str, word: &str) -> Option<&'static str> {
    let mut left = list;
    while !left.is_empty() {
        let (before, behind) = left.split_at(left.floor_char_boundary(left.len() / 2));
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let length = behind.find('\n').unwrap_or(behind.len());
        let line = &left[start..before.len() + length];
        let (mistyped, meant) = line.split_once(' ')?;
        match word.cmp(mistyped) {
            Ordering::Less => left = &left[..start],
            Ordering::Equal => return Some(meant),
            Ordering::Greater => left = behind.get(length + 1..).unwrap_or_default(),
        }
    }
    None
}

/// A word with a capital if the word that it replaces has one.
fn as_written(word: &str, meant: &str) -> String {
    let mut letters = meant.chars();
    match letters.next() {
        Some(first) if word.starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => meant.to_owned(),
    }
}

/// Whether a place is in program code within a line.
fn is_code(block: &Block, at: usize) -> bool {
    let next = block.code.partition_point(|code| code.end <= at);
    block.code.get(next).is_some_and(|code| code.start <= at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_is_missing() {
        let check = |word: &str, expected| {
            assert_eq!(meant(LOST_LETTERS, word), expected, "{word}");
            assert!(expected.is_none() || sieve::may_hold(SIEVE, word), "{word}");
        };
        check("evet", Some("event"));
        check("preare", Some("prepare"));
        check("vent", None);
        check("event", None);
        check("polic", None);
        check("resect", None);
        check("bed", None);
    }
}
