//! Shows how two texts differ.

use similar::{ChangeTag, TextDiff};

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
            text.push_str(&format!(
                "  {sign} {}\n",
                change.value().trim_end_matches('\n')
            ));
        }
    }
    Some(text)
}
