//! Puts an event's facts together from its three sources: the event's file, its private file, the series.

use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::source_map::Spanned;
use crate::yaml::{Node, NodeKind};

/// The facts that a series may own; the others belong to one event.
const SERIES_KEYS: [&str; 10] = [
    "contacts",
    "teams",
    "reporting",
    "appeals",
    "safeguarding",
    "identification",
    "retention",
    "languages_spoken",
    "links",
    "vars",
];

/// The groups in which an event adds to the series' records, and replaces those of the same id.
const SERIES_GROUPS: [&str; 4] = ["contacts", "teams", "links", "vars"];

/// Adds what `private` says to `event`: keys to groups, items to lists, values to what is still open.
pub(super) fn private(event: &mut Node, private: Node, diagnostics: &mut Vec<Diagnostic>) {
    let is_open = matches!(event.kind, NodeKind::Null) || event.is_word("pending");
    match (&mut event.kind, private.kind) {
        (NodeKind::Mapping(entries), NodeKind::Mapping(added)) => {
            for (key, value) in added {
                match entries
                    .iter_mut()
                    .find(|(known, _)| known.value == key.value)
                {
                    None => entries.push((key, value)),
                    Some((first, known)) => entry(first, known, &key, value, diagnostics),
                }
            }
        }
        (NodeKind::Sequence(items), NodeKind::Sequence(added)) => items.extend(added),
        (_, NodeKind::Null) => {}
        (_, kind) if is_open => {
            *event = Node {
                span: private.span,
                kind,
            }
        }
        // Only the two files as a whole get here; what is not a group of keys has its own finding later.
        (_, kind) => diagnostics.push(
            Node {
                span: private.span,
                kind,
            }
            .wrong_type("the keys of an event"),
        ),
    }
}

fn entry(
    first: &Spanned<String>,
    known: &mut Node,
    key: &Spanned<String>,
    value: Node,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let merges = matches!(
        (&known.kind, &value.kind),
        (NodeKind::Mapping(_), NodeKind::Mapping(_))
            | (NodeKind::Sequence(_), NodeKind::Sequence(_))
            | (_, NodeKind::Null)
    );
    if merges || matches!(known.kind, NodeKind::Null) || known.is_word("pending") {
        private(known, value, diagnostics);
    } else {
        diagnostics.push(
            Diagnostic::new(
                codes::DUPLICATE_KEY,
                key.span,
                format!("the key `{}` is in the event's own file too", key.value),
            )
            .label(first.span, "first given here")
            .help("delete one of the two"),
        );
    }
}

/// Adds the series' facts that the event has none of.
pub(super) fn series(event: &mut Node, series: &Node, diagnostics: &mut Vec<Diagnostic>) {
    let Some(facts) = series.expect_mapping("the keys of an event", diagnostics) else {
        return;
    };
    let NodeKind::Mapping(entries) = &mut event.kind else {
        return;
    };
    for (key, value) in facts {
        if !SERIES_KEYS.contains(&key.value.as_str()) {
            let message = format!("`facts` has no key `{}`", key.value);
            let mut finding = Diagnostic::new(codes::UNKNOWN_KEY, key.span, message);
            finding.help = did_you_mean(&key.value, SERIES_KEYS);
            diagnostics.push(finding);
            continue;
        }
        match entries
            .iter_mut()
            .find(|(known, _)| known.value == key.value)
        {
            None => entries.push((key.clone(), value.clone())),
            Some((_, known)) if SERIES_GROUPS.contains(&key.value.as_str()) => {
                records(known, value);
            }
            // The event's own stands for the whole.
            Some(_) => {}
        }
    }
}

fn records(own: &mut Node, series: &Node) {
    if let (NodeKind::Mapping(own), NodeKind::Mapping(series)) = (&mut own.kind, &series.kind) {
        for (id, record) in series {
            if !own.iter().any(|(known, _)| known.value == id.value) {
                own.push((id.clone(), record.clone()));
            }
        }
    }
}
