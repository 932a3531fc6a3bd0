//! `missing-list`: a colon announces a list that is not there.

use crate::detect::reading::{Block, Role, VALUE};
use crate::detect::words::Words;
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

/// Words that announce a list.
#[rustfmt::skip]
const ANNOUNCING: &[&str] = &[
    "following", "includes", "include", "consists", "these", "guidelines", "steps", "below", "things",
    "actions", "siguiente", "siguientes", "estos", "estas", "incluye", "incluyen", "pasos", "folgende",
    "folgendes", "folgenden", "suivant", "suivants", "suivantes", "seguinte", "seguintes",
];

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let visible = || subject.blocks().filter(|(block, _)| block.is_visible());
    let behind = visible().skip(1).map(|(next, _)| Some(next)).chain([None]);
    for ((block, words), next) in visible().zip(behind) {
        if !words.signs().has(':') || matches!(block.role, Role::Heading(_) | Role::Cell) {
            continue;
        }
        lines(subject, block, words, found);
        let end = block.text.trim_end();
        if end.ends_with(':') && announces(words, words.len()) && !is_list(block, next) {
            report(subject, block, end.len(), found);
        }
    }
}

/// Lines within a paragraph: lists that were lost in copying leave their first lines behind.
fn lines(subject: &Subject<'_>, block: &Block, words: &Words, found: &mut Vec<Diagnostic>) {
    for at in memchr::memmem::find_iter(block.text.as_bytes(), ":\n") {
        let rest = &block.text[at + 2..];
        let is_sentence = rest.trim_start().starts_with(char::is_uppercase);
        if is_sentence && announces(words, words.at(at)) {
            report(subject, block, at + 1, found);
        }
    }
}

/// Whether the sentence before a word speaks of what is to follow.
fn announces(words: &Words, before: usize) -> bool {
    (before.saturating_sub(12)..before).any(|index| ANNOUNCING.contains(&words.lower(index)))
}

/// Whether what follows can be what was announced: items, a table, a quotation, a fact.
fn is_list(block: &Block, next: Option<&Block>) -> bool {
    next.is_some_and(|next| match next.role {
        Role::Item => next.depth > block.depth || next.list != block.list,
        Role::Cell | Role::Code { .. } => true,
        Role::Heading(_) => false,
        Role::Paragraph => {
            next.text.contains(VALUE)
                || next.text.starts_with(['"', '“', '«', '>'])
                || !next.links.is_empty()
        }
    })
}

fn report(subject: &Subject<'_>, block: &Block, end: usize, found: &mut Vec<Diagnostic>) {
    let colon = block.source(&(end - 1..end));
    found.push(
        subject
            .finding(codes::MISSING_LIST, &colon, "the list that is announced here is missing")
            .help("write the list, one `- ` a line below an empty line; look it up where the text was copied from"),
    );
}
