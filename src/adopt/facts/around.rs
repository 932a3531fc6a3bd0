//! The link that a place in the source is part of.

use std::ops::Range;

use super::Text;
use crate::detect::Found;
use crate::detect::reading::{Block, Link};

/// How many addresses a block of links can have before they are read without their words.
const MANY: usize = 64;

/// The link of a block that holds a part of the source.
pub(super) fn link_at<'b>(block: &'b Block, range: &Range<usize>) -> Option<&'b Link> {
    let behind = block
        .links
        .partition_point(|link| link.source.start <= range.start);
    let link = block.links.get(behind.checked_sub(1)?)?;
    (range.end <= link.source.end).then_some(link)
}

/// The link that holds what was found, and the number of its block.
pub(super) fn link_around<'t>(text: &'t Text<'_>, found: &Found) -> Option<(usize, &'t Link)> {
    let blocks = &text.reading.blocks;
    // The destination of a link is a block of its own behind the one that shows the link.
    let mut near = (found.block.saturating_sub(MANY)..=found.block).rev();
    let owner = near.find(|index| blocks[*index].is_visible())?;
    Some((owner, link_at(&blocks[owner], &found.range)?))
}
