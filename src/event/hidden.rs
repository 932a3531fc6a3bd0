//! Which places of an event's files are not for everybody: what findings about them must not quote.
//!
//! This looks at the files as they are written, so that it also covers what is mistyped and never becomes a fact.

use crate::source_map::{FileId, SourceMap, Span};
use crate::yaml::{self, Node, NodeKind};

/// The top-level keys whose values everybody may see.
const PUBLIC: [&str; 14] = [
    "name",
    "dates",
    "timezone",
    "mode",
    "languages_spoken",
    "venue",
    "venues",
    "programme",
    "emergency",
    "links",
    "vars",
    "identification",
    "retention",
    "confirmed",
];

/// Keys of records whose values are ids and words of the format, which tell nothing.
const FORMAT: [&str; 16] = [
    "audience",
    "public",
    "guard",
    "kind",
    "independent",
    "reach",
    "languages",
    "who",
    "members",
    "answered_by",
    "read_by",
    "decided_by",
    "lead",
    "venue",
    "anonymous",
    "step_free",
];

/// A value that is not for everybody, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Where it stands.
    pub span: Span,
    /// What it says; empty for a stretch of a file that is no single value.
    pub text: String,
}

/// What is not for everybody in an event's own file.
#[must_use]
pub fn of_event(sources: &SourceMap, file: FileId) -> Vec<Hidden> {
    let range = 0..sources.text(file).len();
    let mut hidden = Vec::new();
    match yaml::parse(sources, file, range).value {
        Some(node) => facts(&node, &mut hidden),
        None => all_but_keys(sources.text(file), file, &mut hidden),
    }
    hidden
}

/// What is not for everybody among the facts of the series, in `site.yaml`.
#[must_use]
pub fn of_site(sources: &SourceMap, file: FileId) -> Vec<Hidden> {
    let text = sources.text(file);
    let mut hidden = Vec::new();
    match yaml::parse(sources, file, 0..text.len())
        .value
        .map(|node| node.kind)
    {
        Some(NodeKind::Mapping(entries)) => {
            let series = entries.iter().filter(|(key, _)| key.value == "facts");
            series.for_each(|(_, node)| facts(node, &mut hidden));
        }
        Some(_) => {}
        None if text.contains("facts:") => all_but_keys(text, file, &mut hidden),
        None => {}
    }
    hidden
}

/// What stands in a private file: everything but its keys, comments too.
#[must_use]
pub fn of_private(sources: &SourceMap, file: FileId) -> Vec<Hidden> {
    let text = sources.text(file);
    let mut hidden = Vec::new();
    let Some(node) = yaml::parse(sources, file, 0..text.len()).value else {
        all_but_keys(text, file, &mut hidden);
        return hidden;
    };
    facts(&node, &mut hidden);
    let mut keys = Vec::new();
    collect_keys(&node, &mut keys);
    keys.sort_unstable();
    let mut at = 0;
    let end = text.len();
    for key in keys
        .iter()
        .map(|key| key.range())
        .chain(std::iter::once(end..end))
    {
        if at < key.start {
            hidden.push(Hidden {
                span: Span::new(file, at..key.start),
                text: String::new(),
            });
        }
        at = at.max(key.end);
    }
    hidden
}

/// A file that is no YAML: of each line its first key is left.
fn all_but_keys(text: &str, file: FileId, hidden: &mut Vec<Hidden>) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let name = line.trim_start_matches([' ', '-']);
        let length = name
            .find(|c: char| !(c.is_ascii_lowercase() || c == '_'))
            .unwrap_or(0);
        let is_key = name[length..].starts_with(':') && length > 0;
        let start = at
            + if is_key {
                line.len() - name.len() + length
            } else {
                0
            };
        hidden.push(Hidden {
            span: Span::new(file, start..at + line.len()),
            text: String::new(),
        });
        at += line.len();
    }
}

/// Values under keys that are not public by themselves.
fn facts(node: &Node, hidden: &mut Vec<Hidden>) {
    let NodeKind::Mapping(entries) = &node.kind else {
        return values(node, hidden);
    };
    for (key, value) in entries {
        match key.value.as_str() {
            key if PUBLIC.contains(&key) => {}
            "reporting" | "appeals" | "safeguarding" => record(value, hidden),
            _ => group(value, hidden),
        }
    }
}

/// The values of records, in whatever they are kept.
fn group(node: &Node, hidden: &mut Vec<Hidden>) {
    match &node.kind {
        NodeKind::Mapping(records) => {
            for (_, value) in records {
                record(value, hidden);
            }
        }
        NodeKind::Sequence(items) => {
            for item in items {
                record(item, hidden);
            }
        }
        NodeKind::Null | NodeKind::Scalar { .. } => values(node, hidden),
    }
}

/// The values of a record, but for those that it says are public.
fn record(node: &Node, hidden: &mut Vec<Hidden>) {
    let NodeKind::Mapping(fields) = &node.kind else {
        // A team is a list of ids.
        if !matches!(node.kind, NodeKind::Sequence(_)) {
            values(node, hidden);
        }
        return;
    };
    let field = |name: &str| {
        fields
            .iter()
            .find(|(key, _)| key.value == name)
            .map(|(_, value)| value)
    };
    if field("audience").and_then(Node::text) == Some("public") {
        return;
    }
    let public: Vec<&str> = match field("public").map(|node| &node.kind) {
        Some(NodeKind::Sequence(names)) => names.iter().filter_map(Node::text).collect(),
        _ => Vec::new(),
    };
    for (key, value) in fields {
        let name = key.value.as_str();
        if !public.contains(&name) && !FORMAT.contains(&name) {
            values(value, hidden);
        }
    }
}

/// Every single value in a node.
fn values(node: &Node, hidden: &mut Vec<Hidden>) {
    match &node.kind {
        NodeKind::Null => {}
        // A state is no value.
        _ if node.is_word("pending") || node.is_word("none") => {}
        NodeKind::Scalar { text, .. } => hidden.push(Hidden {
            span: node.span,
            text: text.clone(),
        }),
        NodeKind::Sequence(items) => items.iter().for_each(|item| values(item, hidden)),
        NodeKind::Mapping(entries) => entries.iter().for_each(|(_, value)| values(value, hidden)),
    }
}

fn collect_keys(node: &Node, keys: &mut Vec<Span>) {
    match &node.kind {
        NodeKind::Null | NodeKind::Scalar { .. } => {}
        NodeKind::Sequence(items) => items.iter().for_each(|item| collect_keys(item, keys)),
        NodeKind::Mapping(entries) => {
            for (key, value) in entries {
                keys.push(key.span);
                collect_keys(value, keys);
            }
        }
    }
}
