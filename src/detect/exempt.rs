//! Text that says where a policy comes from and under which licence it stands: it names others rightly.

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

/// Marks the blocks that are such text, and what stands in their links.
pub(super) fn mark(blocks: &mut [Block], words: &[Words]) {
    let mut section = None;
    let mut above = false;
    for (block, words) in blocks.iter_mut().zip(words) {
        if block.channel != Channel::Visible {
            // Addresses and titles stand behind the text that they belong to.
            block.is_exempt = above;
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
        above = section.is_some() || says_origin(block, words);
        block.is_exempt = above;
    }
}

fn says_origin(block: &Block, words: &Words) -> bool {
    let has_source = !block.links.is_empty()
        || block.text.contains("://")
        || block.text.contains(['"', '“', '«', '„']);
    words.find(SURE).is_some() || (has_source && words.find(LIKELY).is_some())
}
