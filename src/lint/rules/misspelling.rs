//! `misspelling`: a word that is often mistyped in just this way (English).

use unicase::UniCase;

use crate::detect::lexicon::{Class, Classes, lost_letters};
use crate::detect::reading::Block;
use crate::detect::words::Shape;
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

/// Mistypings of these are too short to be sure of.
const SHORTEST: usize = 4;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if subject.language() != "en" {
        return;
    }
    for (block, words) in subject.prose() {
        for index in 0..words.len() {
            let word = words.word(index);
            if word.len() < SHORTEST || words.is(index, Class::Common) {
                continue;
            }
            // A capital within a sentence begins a name.
            let opens = || index == 0 || words.gap(index - 1).contains(['.', '\n', '?', '!']);
            let is_word = match words.shape(index) {
                Some(Shape::Lower) => true,
                Some(Shape::Capital) => opens() && words.shape(index + 1) != Some(Shape::Capital),
                _ => false,
            };
            if !is_word || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                continue;
            }
            let at = words.place(index);
            if is_code(block, at.start) {
                continue;
            }
            let lower = words.lower(index);
            let listed = typos_dict::WORD.find(&UniCase::new(lower));
            let is_known = Classes::of(lower) != Classes::default();
            let lost = lost_letters::meant(lower).filter(|_| listed.is_none() && !is_known);
            if listed.is_none() && lost.is_none() {
                continue;
            }
            let place = block.source(&at);
            let message = format!("`{word}` is misspelt");
            let finding = subject.finding(codes::MISSPELLING, &place, message);
            let Some([meant, others @ ..]) = listed else {
                let help = lost.map(|meant| format!("is it `{}`?", as_written(word, meant)));
                found.push(finding.help(help.unwrap_or_default()));
                continue;
            };
            found.push(match others {
                [] => {
                    let meant = as_written(word, meant);
                    let help = format!("write `{meant}`");
                    subject.mended(finding.help(help), &place, word, &meant)
                }
                _ => finding.help(format!("is it `{meant}` or `{}`?", others.join("`, `"))),
            });
        }
    }
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
