//! Values that aliases may repeat, and what each repetition costs, so that a few lines cannot fill the memory.

use super::{Node, NodeKind};

/// A value that aliases may repeat, and what each repetition costs.
pub(super) struct Anchored {
    pub(super) node: Node,
    pub(super) cost: usize,
    pub(super) height: usize,
}

impl Anchored {
    pub(super) fn new(node: Node) -> Self {
        let (cost, height) = measure(&node);
        Self { node, cost, height }
    }
}

/// What a copy of the value costs, by its values and the length of its texts, and how deep it is nested.
fn measure(node: &Node) -> (usize, usize) {
    match &node.kind {
        NodeKind::Null => (1, 0),
        NodeKind::Scalar { text, .. } => (1 + text.len() / 64, 0),
        NodeKind::Sequence(items) => above(items.iter().map(measure)),
        NodeKind::Mapping(entries) => above(entries.iter().map(|(key, value)| {
            let (cost, height) = measure(value);
            (cost + 1 + key.value.len() / 64, height)
        })),
    }
}

fn above(children: impl Iterator<Item = (usize, usize)>) -> (usize, usize) {
    let (cost, height) = children.fold((1, 0), |(cost, height), (c, h)| (cost + c, height.max(h)));
    (cost, height + 1)
}
