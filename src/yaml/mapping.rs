//! A group of keys while it is read: each key once, and what `<<` merges in.

use std::collections::HashMap;

use super::{Node, NodeKind};
use crate::diagnostic::{Diagnostic, codes};
use crate::source_map::{Span, Spanned};

#[derive(Default)]
pub(super) struct OpenMapping {
    entries: Vec<(Spanned<String>, Node)>,
    first: HashMap<String, Span>,
    merges: Vec<Node>,
    key: Option<Key>,
    /// A key that is not text: the group is none that can be used.
    pub(super) broken: Option<Span>,
}

enum Key {
    Text(Spanned<String>),
    Merge,
    /// There is a finding about it; its value is dropped.
    Dropped,
}

impl OpenMapping {
    /// Takes the next key or the value of the last one.
    pub(super) fn place(&mut self, node: Node, diagnostics: &mut Vec<Diagnostic>) {
        match self.key.take() {
            None => self.key = Some(self.read_key(node, diagnostics)),
            Some(Key::Text(key)) => self.entries.push((key, node)),
            Some(Key::Merge) => self.merges.push(node),
            Some(Key::Dropped) => {}
        }
    }

    fn read_key(&mut self, node: Node, diagnostics: &mut Vec<Diagnostic>) -> Key {
        let key = match node.kind {
            NodeKind::Scalar { text, quoted } if text == "<<" && !quoted => return Key::Merge,
            NodeKind::Scalar { text, .. } => Spanned::new(text, node.span),
            NodeKind::Null => {
                let message = "a value stands here without a key";
                diagnostics.push(
                    Diagnostic::new(codes::INVALID_YAML, node.span, message)
                        .help("write the key before the colon"),
                );
                return Key::Dropped;
            }
            NodeKind::Sequence(_) | NodeKind::Mapping(_) => {
                self.broken.get_or_insert(node.span);
                return Key::Dropped;
            }
        };
        if let Some(first) = self.first.get(&key.value) {
            diagnostics.push(duplicate_key(&key, *first));
            return Key::Dropped;
        }
        self.first.insert(key.value.clone(), key.span);
        Key::Text(key)
    }

    /// The last thing inside so far.
    pub(super) fn last(&self) -> Option<Span> {
        let (key, value) = self.entries.last()?;
        Some(if value.span.end > key.span.end {
            value.span
        } else {
            key.span
        })
    }

    /// The entries, with those of the groups that `<<` names where there is no such key already.
    pub(super) fn close(self, diagnostics: &mut Vec<Diagnostic>) -> Vec<(Spanned<String>, Node)> {
        let (mut entries, mut first) = (self.entries, self.first);
        let merges = self.merges.into_iter().flat_map(|merge| match merge.kind {
            NodeKind::Sequence(items) => items,
            _ => vec![merge],
        });
        for merge in merges {
            let NodeKind::Mapping(merged) = merge.kind else {
                let message = "`<<` needs a group of keys";
                diagnostics.push(
                    Diagnostic::new(codes::INVALID_YAML, merge.span, message)
                        .help("name the anchor of a group of keys, or delete the line"),
                );
                continue;
            };
            for (key, value) in merged {
                if !first.contains_key(&key.value) {
                    first.insert(key.value.clone(), key.span);
                    entries.push((key, value));
                }
            }
        }
        entries
    }
}

fn duplicate_key(key: &Spanned<String>, first: Span) -> Diagnostic {
    Diagnostic::new(
        codes::DUPLICATE_KEY,
        key.span,
        format!("the key `{}` is here twice", key.value),
    )
    .label(first, "first given here")
    .help("delete one of the two, or rename it")
}
