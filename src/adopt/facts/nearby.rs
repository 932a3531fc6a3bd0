//! What stands near a person's name, and so is that person's: in one item or row, below the name, behind it in a sentence.

use std::ops::Range;

use super::around::link_around;
use super::{SURE, Survey, Text};
use crate::detect::reading::{Block, Channel, Role};
use crate::detect::{FactKind, Found};

/// How far behind a name, in its sentence, a number can stand that belongs to it.
const REACH: usize = 90;

/// How far, in blocks, a name speaks for what stands below it.
const BELOW: usize = 8;

/// The facts of a text, and which of its blocks speak of one thing.
pub(super) struct Nearby<'s, 'a> {
    pub(super) text: &'s Text<'a>,
    /// The facts in the order of the source.
    pub(super) found: Vec<&'a Found>,
    /// The number of the thing that each block speaks of.
    clusters: Vec<usize>,
}

impl<'s, 'a> Nearby<'s, 'a> {
    pub(super) fn of(survey: &'s Survey<'a>, index: usize) -> Self {
        let text = &survey.texts[index];
        let mut found: Vec<&Found> = survey.usable(index).map(|(found, _)| found).collect();
        found.sort_by_key(|found| found.range.start);
        Self {
            text,
            clusters: clusters(text, &found),
            found,
        }
    }

    /// Whether what was found is the name of a person that can be taken over.
    pub(super) fn is_name(&self, found: &Found) -> bool {
        let block = self.text.reading.blocks.get(found.block);
        found.kind == FactKind::Person
            && found.confidence >= SURE
            && found.text.starts_with(char::is_uppercase)
            && found.text.contains(' ')
            && block.is_some_and(|block| block.is_visible() && !block.is_exempt(&found.at))
    }

    /// The number of the thing that a fact's block speaks of.
    pub(super) fn cluster(&self, found: &Found) -> usize {
        self.clusters[found.block]
    }

    /// The blocks behind a person's name that speak of nobody else, and the facts in each.
    pub(super) fn below(&self, person: &Found) -> impl Iterator<Item = (usize, &[&'a Found])> {
        let cluster = self.cluster(person);
        let last = self.clusters.len().min(person.block + BELOW);
        (person.block + 1..last)
            .take_while(move |block| self.clusters[*block] == cluster)
            .map(|block| {
                let range = self.text.reading.blocks[block].range();
                (block, within(&self.found, &range))
            })
            .take_while(|(block, inside)| {
                let mut inside = inside.iter();
                !inside.any(|found| found.block == *block && self.is_name(found))
            })
    }

    /// The person whose name is the text of the link that an address is the destination of.
    pub(super) fn of_link(&self, found: &Found) -> Option<&'a Found> {
        if self.text.reading.blocks[found.block].channel != Channel::Address {
            return None;
        }
        let (owner, link) = link_around(self.text, found)?;
        let is_inside = |person: &&&Found| {
            person.block == owner
                && person.at.start < link.text.end
                && link.text.start < person.at.end
                && self.is_name(person)
        };
        let inside = within(&self.found, &link.source);
        inside.iter().find(is_inside).copied()
    }

    /// Whether a number or an address stands near enough behind a name to be that person's.
    pub(super) fn belongs(&self, person: &Found, found: &Found) -> bool {
        if person.block != found.block {
            let block = &self.text.reading.blocks[found.block];
            // An address stands in a block of its own, wherever its link is.
            return block.channel == Channel::Visible
                || person.range.end + REACH > found.range.start;
        }
        let between = self.text.text.get(person.range.end..found.range.start);
        between.is_some_and(|between| {
            between.len() <= REACH && !between.contains(". ") && !between.contains("; ")
        })
    }
}

/// The facts that stand in a part of the source; all of them are in its order.
fn within<'f, 'a>(usable: &'f [&'a Found], range: &Range<usize>) -> &'f [&'a Found] {
    let first = usable.partition_point(|found| found.range.start < range.start);
    let behind = usable.partition_point(|found| found.range.start < range.end);
    &usable[first..behind.max(first)]
}

/// Blocks that speak of one thing have one number: an item with those in it, a row of cells, what stands below a name.
fn clusters(text: &Text<'_>, found: &[&Found]) -> Vec<usize> {
    let has_person = |block: usize| {
        let inside = within(found, &text.reading.blocks[block].range());
        inside
            .iter()
            .any(|found| found.block == block && found.kind == FactKind::Person)
    };
    let mut clusters = Vec::with_capacity(text.reading.blocks.len());
    let mut number = 0;
    let mut head: Option<&Block> = None;
    let mut length = 0;
    for (index, block) in text.reading.blocks.iter().enumerate() {
        if block.channel == Channel::Visible {
            let is_more = head.is_some_and(|head| match (head.role, block.role) {
                (Role::Item, Role::Item) => block.depth > head.depth,
                (Role::Cell, Role::Cell) => !has_person(index),
                (Role::Heading(_), Role::Heading(_)) => false,
                (Role::Heading(_), _) => length < BELOW,
                _ => false,
            });
            length += 1;
            if !is_more {
                number += 1;
                length = 0;
                // What stands below a heading belongs to it only if the heading is a name.
                let is_head = !matches!(block.role, Role::Heading(_)) || has_person(index);
                head = Some(block).filter(|_| is_head);
            }
        }
        clusters.push(number);
    }
    clusters
}
