//! `run-together-words`: two words that lost the space between them.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::detect::lexicon::{Class, Classes};
use crate::detect::words::Shape;
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

/// Words that people join to others when a space gets lost, and that few words begin with, end with or contain.
const GLUE: &[&str] = &["the", "and", "was", "were", "with", "that", "this", "which"];

/// Whole words that look like two.
#[rustfmt::skip]
const WHOLE: &[&str] = &[
    "withdraw", "withdrawn", "withdrawing", "withdrawal", "withhold", "withholding", "therapist", "therapists",
    "theyre", "nevertheless", "nonetheless", "herewith", "therewith", "wherewith", "thereby", "therein", "thereof", "withstand", "withstanding", "notwithstanding", "candidate",
    "standards", "withheld",
];

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if subject.language() != "en" {
        return;
    }
    let vocabulary = OnceCell::new();
    for (block, words) in subject.blocks().filter(|(block, _)| block.is_visible()) {
        for index in words.plain(SHORTEST) {
            if words.shape(index) != Some(Shape::Lower) {
                continue;
            }
            let word = words.word(index);
            if let Some(apart) = apart(word, || vocabulary.get_or_init(|| Vocabulary::of(subject)))
            {
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

/// The words that a word of small letters is made of, if it looks like it.
fn apart<'a>(word: &str, vocabulary: impl Fn() -> &'a Vocabulary) -> Option<String> {
    let mut at = 0;
    while at < word.len() {
        // Most words have none of them, and are left with a look at their letters.
        let begins_glue = matches!(
            &word.as_bytes()[at..],
            [b't', b'h', ..] | [b'a', b'n', ..] | [b'w', b'a' | b'e' | b'h' | b'i', ..]
        );
        if begins_glue && let Some(apart) = apart_at(word, at, &vocabulary) {
            return Some(apart);
        }
        // What stands before it is no part, or a long one.
        at = (at + 1).max(SHORTEST_PART);
    }
    None
}

/// The same, if one of the words that are joined to others begins at this letter.
fn apart_at<'a>(word: &str, at: usize, vocabulary: impl Fn() -> &'a Vocabulary) -> Option<String> {
    let glue = GLUE.iter().find(|glue| word[at..].starts_with(**glue))?;
    let (left, right) = (&word[..at], &word[at + glue.len()..]);
    let is_long = right.is_empty() || right.len() >= SHORTEST_PART;
    if !is_long || left.len() + right.len() == 0 || WHOLE.contains(&word) {
        return None;
    }
    let parts = [left, *glue, right];
    let is_word = |part: &&str| part.is_empty() || *part == *glue || vocabulary().has(part);
    parts.iter().all(is_word).then(|| {
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    })
}

/// The words of a text, and how the longer ones begin.
struct Vocabulary {
    words: BTreeSet<String>,
    stems: BTreeSet<String>,
}

/// How many letters two words share that are forms of one.
const STEM: usize = 6;

/// Shorter parts come about by chance.
const SHORTEST_PART: usize = 4;

/// Shorter words are never taken for two.
const SHORTEST: usize = 7;

impl Vocabulary {
    fn of(subject: &Subject<'_>) -> Self {
        let mut words = BTreeSet::new();
        for (_, of_block) in subject.blocks().filter(|(block, _)| block.is_visible()) {
            for index in 0..of_block.len() {
                words.insert(of_block.lower(index).to_owned());
            }
        }
        let stems = words.iter().filter_map(|word| word.get(..STEM));
        Self {
            stems: stems.map(str::to_owned).collect(),
            words,
        }
    }

    fn has(&self, part: &str) -> bool {
        let is_form = part.len() > STEM
            && part
                .get(..STEM)
                .is_some_and(|stem| self.stems.contains(stem));
        Classes::of(part).has(Class::Common) || self.words.contains(part) || is_form
    }
}
