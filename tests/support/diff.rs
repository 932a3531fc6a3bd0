//! Shows how two texts differ.

use std::fmt::{Display, Write};

use similar::{ChangeTag, TextDiff};

/// Each item on a line.
pub fn lines(items: impl IntoIterator<Item = impl Display>) -> String {
    let mut text = String::new();
    for item in items {
        let _ = writeln!(text, "{item}");
    }
    text
}

/// Nothing where the texts are equal, else the lines that differ: `-` what was expected, `+` what came.
pub fn diff(what: &str, expected: &str, found: &str) -> Option<String> {
    if expected == found {
        return None;
    }
    let diff = TextDiff::from_lines(expected, found);
    let mut text = format!("{what} (- expected, + found):\n");
    for group in diff.grouped_ops(2) {
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            let line = change.value().trim_end_matches('\n');
            let _ = writeln!(text, "  {sign} {line}");
        }
    }
    Some(text)
}
