//! Text that says where a policy comes from and under which licence it stands: it names others rightly.

use std::ops::Range;

use super::reading::{Block, Channel, Role};
use super::words::Words;

/// Phrases that only such text has.
#[rustfmt::skip]
const SURE: &[&str] = &[
    "adapted from", "adopted from", "derived from", "forked from", "licensed under", "released under",
    "creative commons", "attribution license", "cc by", "cc0", "cc-by", "this license", "this licence",
    "geek feminism", "ada initiative", "contributor covenant", "adaptado de", "adaptada de", "derivado de",
    "derivada de", "bajo licencia", "licencia creative", "bajo la licencia", "abgeleitet von", "angelehnt an",
    "unter der lizenz", "lizenziert unter", "steht unter", "adapté de", "adaptée de", "dérivé de", "dérivée de",
    "sous licence", "sous la licence", "licenciado sob", "licenciada sob", "sob a licença", "sob licença",
    "this text descends from", "originally written by", "originally by",
];

/// Phrases that other text has, too: they count beside a link or a quoted title.
#[rustfmt::skip]
const LIKELY: &[&str] = &[
    "based on", "inspired by", "modelled on", "modeled on", "borrowed from", "thanks to", "basado en",
    "basada en", "inspirado en", "inspirada en", "basiert auf", "beruht auf", "inspiriert von", "basé sur",
    "basée sur", "inspiré de", "inspirée de", "inspiré par", "baseado em", "baseada em", "inspirado em",
    "inspirada em", "updated by", "license", "licence", "licencia", "lizenz", "licença",
];

/// Headings of such sections.
#[rustfmt::skip]
const HEADINGS: &[&str] = &[
    "license", "licence", "attribution", "attributions", "credits", "credit", "acknowledgements",
    "acknowledgments", "origin", "sources", "licencia", "atribución", "créditos", "agradecimientos", "origen",
    "lizenz", "quellen", "herkunft", "danksagung", "crédits", "remerciements", "origine", "sources et licence",
    "licença", "atribuição", "agradecimentos", "origem",
];

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
            if section.is_none() && is_short && words.find(HEADINGS).is_some() {
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

/// The parts of a block that name an origin: the whole block, or lines of a long one.
fn origins(block: &Block, words: &Words) -> Vec<Range<usize>> {
    let has_source = !block.links.is_empty()
        || block.text.contains("://")
        || block.text.contains(['"', '“', '«', '„']);
    let mut parts: Vec<Range<usize>> = Vec::new();
    for index in 0..words.len() {
        let is = |phrases: &[&str]| {
            let first = words.lower(index);
            let mut likely = phrases.iter().filter(|phrase| phrase.starts_with(first));
            likely.any(|phrase| words.are(index, phrase))
        };
        if is(SURE) || (has_source && is(LIKELY)) {
            let part = part(&block.text, words.place(index).start);
            if parts.last() != Some(&part) {
                parts.push(part);
            }
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
