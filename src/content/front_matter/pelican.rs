//! Front matter as Pelican's metadata: `Title: …` lines up to the first blank line, as Python-Markdown reads them.

use super::{Block, Entry, known_key, lines};
use crate::content::Dialect;
use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::source_map::{FileId, Span, Spanned};
use crate::yaml::{Node, NodeKind};

/// The metadata that the document opens with.
///
/// Lines of which no key is known are text: "Note: call 911" at the top of a page must not vanish.
pub(super) fn block(text: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Option<Block> {
    key_and_value(text.lines().next()?)?;
    let mut entries: Vec<Entry> = Vec::new();
    let mut body = text.len();
    for (at, line) in lines(text) {
        let is_end = line.trim().is_empty() || is_fence(line);
        if is_end {
            let behind = &text[at..];
            body = at
                + behind
                    .find('\n')
                    .map_or(behind.len(), |newline| newline + 1);
            break;
        }
        if let Some((key, value)) = key_and_value(line) {
            entries.push(entry(file, at, line, key, value));
        } else if let (true, Some((_, node))) = (is_continuation(line), entries.last_mut()) {
            extend(node, at, line);
        } else {
            body = at;
            break;
        }
    }
    entries
        .iter()
        .any(|(key, _)| known_key(&key.value).is_some())
        .then(|| Block {
            entries: Some(without_repetitions(entries, diagnostics)),
            dialect: Dialect::Pelican,
            body,
        })
}

/// `Key: value`, indented by three spaces at most.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let start = line.trim_start_matches(' ');
    let (key, value) = start.split_once(':')?;
    let is_key = !key.is_empty()
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    (is_key && line.len() - start.len() < 4).then(|| (key, value.trim_start()))
}

fn is_continuation(line: &str) -> bool {
    let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
    blank >= 4 || line[..blank].contains('\t')
}

/// `---` or `...`: Python-Markdown takes them for the end of metadata.
fn is_fence(line: &str) -> bool {
    let rest = line
        .strip_prefix("---")
        .or_else(|| line.strip_prefix("..."));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

/// `line` stands at `at` and ends with `value`; its key stands behind its indentation.
fn entry(file: FileId, at: usize, line: &str, key: &str, value: &str) -> Entry {
    let place = |offset: usize, part: &str| Span::new(file, at + offset..at + offset + part.len());
    let trimmed = value.trim_end();
    let node = Node {
        span: place(line.len() - value.len(), trimmed),
        kind: NodeKind::Scalar {
            text: trimmed.to_owned(),
            quoted: false,
        },
    };
    let indentation = line.len() - line.trim_start_matches(' ').len();
    (
        Spanned::new(key.to_ascii_lowercase(), place(indentation, key)),
        node,
    )
}

/// Puts another line under a value; the lines of a value stand apart, as a list's items do.
fn extend(node: &mut Node, at: usize, line: &str) {
    if let NodeKind::Scalar { text, .. } = &mut node.kind {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line.trim());
        node.span = Span::new(
            node.span.file,
            node.span.range().start..at + line.trim_end().len(),
        );
    }
}

/// A key that stands twice counts once, the first time, as in Pelican.
fn without_repetitions(entries: Vec<Entry>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    for (key, node) in entries {
        let Some((first, _)) = kept.iter().find(|(known, _)| known.value == key.value) else {
            kept.push((key, node));
            continue;
        };
        let mut finding = Diagnostic::new(
            codes::DUPLICATE_KEY,
            key.span,
            format!("`{}` is given twice", key.value),
        )
        .label(first.span, "first given here")
        .help("delete one of the two; the first counts");
        // Pelican warns; but who may read the page is not left to the order of lines.
        if !matches!(key.value.as_str(), "audience" | "kind" | "scope") {
            finding.severity = Severity::Warning;
        }
        diagnostics.push(finding);
    }
    kept
}
