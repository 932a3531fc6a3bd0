//! YAML as a tree in which every value keeps its place, so that all that is wrong in a file is found at once.

use crate::source_map::{Span, Spanned};

/// A value and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where the value stands.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// What a value is, before anybody has said what type it should have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// Nothing, or `~`, or `null`.
    Null,
    /// Text, exactly as written (`no`, `0123`, `12:30` and `+1 216…` stay as they are).
    Scalar {
        /// The text.
        text: String,
        /// Whether quotes (or a block style) say that it is text and nothing else.
        quoted: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values, in the order of the file; a key stands here once.
    Mapping(Vec<(Spanned<String>, Node)>),
}
