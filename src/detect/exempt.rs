//! Text that says where a policy comes from and under which licence it stands: it names others rightly.

use std::ops::Range;

use super::lexicon::Class;
use super::reading::{Block, Channel, Role};
use super::words::Words;

/// A block that is longer is judged line by line: a whole policy in one paragraph is no note of its origin.
const LONGEST: usize = 700;

/// Marks the blocks that are such text, and what stands in their links.
pub(super) fn mark(blocks: &mut [Block], words: &[Words]) {
    let mut section = None;
    let mut above = false;
    for (block, words) in blocks.iter_mut().zip(words) {
        let whole = 0..block.text.len();
        if block.channel != Channel::Visible {
            // Addresses and titles stand behind the text that they belong to.
            block.exempt.extend(above.then_some(whole));
            continue;
        }
        if let Role::Heading(level) = block.role {
            if section.is_some_and(|open| level <= open) {
                section = None;
            }
            let is_short = words.len() <= 5;
            if section.is_none() && is_short && has_phrase(words, Class::OriginHeading) {
                section = Some(level);
            }
        }
        block.exempt = if section.is_some() {
            vec![whole]
        } else {
            origins(block, words)
        };
        above = !block.exempt.is_empty();
    }
}

fn has_phrase(words: &Words, class: Class) -> bool {
    let mut starts = words.of_class(class);
    starts.any(|index| words.phrase(index, class).is_some())
}

/// The parts of a block that name an origin: the whole block, or lines of a long one.
fn origins(block: &Block, words: &Words) -> Vec<Range<usize>> {
    if !words.any(Class::Origin) && !words.any(Class::LikelyOrigin) {
        return Vec::new();
    }
    let signs = words.signs();
    let has_source = !block.links.is_empty()
        || signs.has_any(&['"', '“', '«', '„'])
        || signs.has(':') && block.text.contains("://");
    let mut parts: Vec<Range<usize>> = Vec::new();
    for index in 0..words.len() {
        if !words.is(index, Class::Origin) && !words.is(index, Class::LikelyOrigin) {
            continue;
        }
        let start = words.place(index).start;
        // One phrase is enough for a part.
        if parts.last().is_some_and(|part| start < part.end) {
            continue;
        }
        let is = |class| words.phrase(index, class).is_some();
        if is(Class::Origin) || (has_source && is(Class::LikelyOrigin)) {
            parts.push(part(&block.text, start));
        }
    }
    parts
}

fn part(text: &str, at: usize) -> Range<usize> {
    if text.len() <= LONGEST {
        return 0..text.len();
    }
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..]
        .find('\n')
        .map_or(text.len(), |newline| at + newline);
    start..end
}
