//! What stands near a block: a name's evidence is often on the next line.

use super::lexicon::Class;
use super::reading::{Block, Channel, Role};
use super::words::Words;

/// What stands in a block, or right below it as its items.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// An e-mail address or a telephone number is in the block, or in what belongs to it.
    pub(super) has_contact: bool,
    /// A role is in the block, or in what belongs to it.
    pub(super) has_role: bool,
    /// Somebody is to be called or written to in the block.
    pub(super) has_call: bool,
    /// Danger is spoken of in the block, or in the heading above it.
    pub(super) has_danger: bool,
    /// The block is an item or a cell, and what stands before its list speaks of a team.
    pub(super) is_of_team: bool,
}

/// The context of each block.
pub(super) fn of(blocks: &[Block], words: &[Words]) -> Vec<Context> {
    let mut contexts: Vec<Context> = blocks.iter().zip(words).map(own).collect();
    let mut is_danger = false;
    let mut is_team = false;
    for (index, block) in blocks.iter().enumerate() {
        if let Role::Heading(_) = block.role {
            is_danger = contexts[index].has_danger;
        } else {
            contexts[index].has_danger |= is_danger;
        }
        let is_listed = matches!(block.role, Role::Item | Role::Cell);
        if !is_listed && block.channel == Channel::Visible {
            is_team = words[index].any(Class::Team) || contexts[index].has_role;
        }
        contexts[index].is_of_team = is_listed && is_team;
        // What a number in a row of its own cell is for stands in the cells before it.
        if block.role == Role::Cell && (1..=6).contains(&words[index].digits()) {
            let row = &contexts[index.saturating_sub(2)..index];
            let before = blocks[index.saturating_sub(2)..index].iter().zip(row);
            let mut cells = before.filter(|(block, _)| block.role == Role::Cell);
            let is_danger = cells.any(|(_, context)| context.has_danger);
            contexts[index].has_danger |= is_danger;
            contexts[index].has_call |= is_danger;
        }
    }
    for index in (0..blocks.len()).rev() {
        let below = children(blocks, index);
        for child in below {
            contexts[index].has_contact |= contexts[child].has_contact;
            contexts[index].has_role |= contexts[child].has_role;
        }
    }
    contexts
}

/// How many blocks behind an item can belong to it.
const REACH: usize = 8;

/// Items within an item, the other cells of its row, addresses of its links.
fn children(blocks: &[Block], index: usize) -> std::ops::Range<usize> {
    let block = &blocks[index];
    let end = (index + 1..blocks.len().min(index + 1 + REACH))
        .find(|next| {
            let next = &blocks[*next];
            let belongs = next.channel != Channel::Visible
                || (block.role == Role::Item && next.role == Role::Item && next.depth > block.depth)
                || (block.role == Role::Cell && next.role == Role::Cell)
                || matches!(block.role, Role::Heading(level) if level > 2 && !matches!(next.role, Role::Heading(_)));
            !belongs
        })
        .unwrap_or(blocks.len().min(index + 1 + REACH));
    index + 1..end
}

fn own((block, words): (&Block, &Words)) -> Context {
    Context {
        has_contact: words.digits() >= 8
            || words.signs().has_any(&['@', '＠'])
            || words.signs().has(':') && block.text.contains("tel:"),
        has_role: words.any(Class::Role),
        has_call: words.any(Class::Calling),
        has_danger: words.any(Class::Danger),
        is_of_team: false,
    }
}
