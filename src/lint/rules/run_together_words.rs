//! `run-together-words`: two words that lost the space between them.

use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

/// Words that people join to others when a space gets lost, and that few words begin with, end with or contain.
const GLUE: &[&str] = &["the", "and", "was", "were", "with", "that", "this", "which"];

/// Words that texts of this kind are made of; others count if the text itself has them.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "made", "have", "been", "there", "here", "they", "them", "time", "person", "people", "report", "staff",
    "conference", "event", "contact", "call", "room", "please", "should", "must", "will", "you", "your", "are",
];

/// Whole words that look like two.
#[rustfmt::skip]
const WHOLE: &[&str] = &[
    "withdraw", "withdrawn", "withdrawing", "withdrawal", "withhold", "withholding", "therapist", "therapists",
    "theyre", "thereby", "therein", "thereof", "withstand", "withstanding", "notwithstanding", "candidate",
    "standards", "withheld",
];

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if subject.language() != "en" {
        return;
    }
    for (block, words) in subject.blocks().filter(|(block, _)| block.is_visible()) {
        for index in 0..words.len() {
            let word = words.word(index);
            let is_plain = word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_lowercase());
            if !is_plain || WHOLE.contains(&word) {
                continue;
            }
            if let Some(apart) = apart(subject, word) {
                let place = block.source(&words.place(index));
                let message = format!("`{word}` looks like words without a space between them");
                found.push(
                    subject
                        .finding(codes::RUN_TOGETHER_WORDS, &place, message)
                        .help(format!("write `{apart}`")),
                );
            }
        }
    }
}

/// The words that a word is made of, if it looks like it.
fn apart(subject: &Subject<'_>, word: &str) -> Option<String> {
    GLUE.iter().find_map(|glue| {
        let at = word.find(glue)?;
        let (left, right) = (&word[..at], &word[at + glue.len()..]);
        let is_left = left.is_empty() || is_known(subject, left);
        let is_right = right.is_empty() || is_known(subject, right);
        let is_made = is_left && is_right && left.len() + right.len() >= 4;
        // In the middle of a word, glue needs whole words on both sides.
        is_made.then(|| {
            let parts = [left, *glue, right];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join(" ")
        })
    })
}

/// How many letters two words share that are forms of one.
const STEM: usize = 6;

fn is_known(subject: &Subject<'_>, part: &str) -> bool {
    if part.len() < 4 {
        return false;
    }
    let is_form = |word: &str| {
        word == part
            || (part.len() > STEM
                && word.get(..STEM) == part.get(..STEM)
                && word.len() < part.len() + 6)
    };
    COMMON.contains(&part)
        || subject
            .blocks()
            .filter(|(block, _)| block.is_visible())
            .any(|(_, words)| (0..words.len()).any(|index| is_form(words.lower(index))))
}
