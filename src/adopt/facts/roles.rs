//! What people do and whom they belong to, as lists and brackets say it.

use std::ops::Range;

use super::Text;
use crate::detect::lexicon::Class;
use crate::detect::reading::Block;
use crate::detect::words::Words;
use crate::detect::{FactKind, Found};

/// The longest role.
const LONGEST: usize = 70;

/// A part of a block that is a fact of a person.
pub(super) struct Part {
    /// The key of the event's file.
    pub(super) key: &'static str,
    /// Where it is in the block.
    pub(super) at: Range<usize>,
}

/// What a block of its own says about the person above it: "Example Conf - Lead responder", "Lead responder".
pub(super) fn of_block(text: &Text<'_>, index: usize, found: &[&Found]) -> Vec<Part> {
    let Some(block) = text.reading.blocks.get(index) else {
        return Vec::new();
    };
    let other = [
        FactKind::Email,
        FactKind::Phone,
        FactKind::Url,
        FactKind::Room,
    ];
    let is_taken = found
        .iter()
        .any(|found| found.block == index && other.contains(&found.kind));
    let words = block.text.trim();
    if is_taken || !block.is_visible() || words.len() > LONGEST * 2 || !block.links.is_empty() {
        return Vec::new();
    }
    let start = block.text.len() - block.text.trim_start().len();
    let dash = [" - ", " – ", " — "]
        .into_iter()
        .find_map(|dash| words.find(dash).map(|at| (at, dash.len())));
    if let Some((at, length)) = dash {
        let (left, right) = (&words[..at], &words[at + length..]);
        if is_role(right) && !left.contains(". ") {
            return vec![
                part("organization", start, 0, left),
                part("role", start, at + length, right),
            ];
        }
    }
    let is_sentence = words.contains(". ") || words.ends_with('.') || words.contains(':');
    if is_role(words) && !is_sentence {
        return vec![part("role", start, 0, words)];
    }
    Vec::new()
}

fn part(key: &'static str, start: usize, from: usize, words: &str) -> Part {
    let lead = words.len() - words.trim_start().len();
    let at = start + from + lead;
    Part {
        key,
        at: at..at + words.trim().len(),
    }
}

/// What stands in brackets right behind a name, or behind the link that it is in: "(Event Coordinator)".
pub(super) fn behind(block: &Block, name: &Range<usize>) -> Option<Part> {
    let rest = block.text.get(name.end..)?;
    let gap = rest.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    if gap > 2 {
        return None;
    }
    let start = name.end + gap;
    if let Some(inner) = rest.strip_prefix('(') {
        let end = inner.find(')')?;
        let inner = &inner[..end];
        let at = start + 1..start + 1 + end;
        if is_pronouns(inner) {
            return Some(Part {
                key: "pronouns",
                at,
            });
        }
        return is_role(inner).then_some(Part { key: "role", at });
    }
    let inner = rest.strip_prefix(", ")?;
    let end = inner.find([',', '.', ';', ':', '(', '\n', '<', '+']);
    let inner = inner[..end.unwrap_or(inner.len())].trim_end();
    let at = start + 2..start + 2 + inner.len();
    let is_list = matches!(
        block.role,
        crate::detect::reading::Role::Item | crate::detect::reading::Role::Cell
    );
    (is_list && is_role(inner)).then_some(Part { key: "role", at })
}

/// Whether words name a role: some word of theirs does, and they are no sentence.
fn is_role(text: &str) -> bool {
    let text = text.trim();
    let is_short =
        !text.is_empty() && text.len() <= LONGEST && text.split_whitespace().count() <= 8;
    is_short && !text.contains(['@', '{', '<']) && Words::of(text).any(Class::Role)
}

fn is_pronouns(text: &str) -> bool {
    let words = Words::of(text);
    let mut all = (0..words.len()).peekable();
    all.peek().is_some() && all.all(|index| words.is(index, Class::Pronoun))
}
