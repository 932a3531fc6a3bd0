//! Front matter as YAML between `---` lines.

use super::{Block, lines};
use crate::content::Dialect;
use crate::diagnostic::{Diagnostic, codes};
use crate::source_map::{FileId, SourceMap, Span};
use crate::yaml::{self, NodeKind};

/// The block that the document opens with, if its first line is `---`.
pub(super) fn block(
    sources: &SourceMap,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Block> {
    let text = sources.text(file);
    if !text.starts_with("---") {
        return None;
    }
    let mut rest = lines(text);
    if rest.next()?.1.trim_end() != "---" {
        return None;
    }
    let (start, first) = rest.next().unwrap_or((text.len(), ""));
    let Some((end, fence)) = lines(&text[start..])
        .find(|(_, line)| matches!(line.trim_end(), "---" | "..."))
        .map(|(at, line)| (start + at, line))
    else {
        // A line across the page may open a document, too.
        return is_key(first).then(|| unclosed(text, file, start, diagnostics));
    };
    let behind = &text[end + fence.len()..];
    let body = end + fence.len() + line_end(behind);
    let node = yaml::parse(sources, file, start..end).unpack(diagnostics);
    let entries = node.and_then(|node| match node.kind {
        NodeKind::Mapping(entries) => Some(entries),
        NodeKind::Null => Some(Vec::new()),
        NodeKind::Scalar { .. } | NodeKind::Sequence(_) => {
            diagnostics.push(
                Diagnostic::new(codes::WRONG_TYPE, node.span, "expected keys and values between the `---` lines")
                    .help("write `title: …`, one key a line; a document may also have no such block at all"),
            );
            None
        }
    });
    Some(Block {
        entries,
        dialect: Dialect::Yaml,
        body,
    })
}

/// Keys without an end: the text begins behind the lines that look like keys.
fn unclosed(text: &str, file: FileId, start: usize, diagnostics: &mut Vec<Diagnostic>) -> Block {
    let body = lines(&text[start..])
        .find(|(_, line)| !is_key(line) && !line.starts_with([' ', '-', '#']))
        .map_or(text.len(), |(at, _)| start + at);
    let number = text[..body].lines().count() + 1;
    diagnostics.push(
        Diagnostic::new(
            codes::UNCLOSED_FRONT_MATTER,
            Span::new(file, 0..3),
            "this `---` has no second one",
        )
        .help(format!(
            "add a line `---` behind the last key, before line {number}"
        )),
    );
    Block {
        entries: None,
        dialect: Dialect::Yaml,
        body,
    }
}

fn is_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, value)| {
        !key.is_empty()
            && key
                .chars()
                .all(|c| c.is_alphanumeric() || c == '_' || c == '-')
            && (value.is_empty() || value.starts_with([' ', '\t']))
    })
}

/// The length of the line end that `text` begins with, if only blanks stand before it.
fn line_end(text: &str) -> usize {
    text.find('\n').map_or(text.len(), |newline| newline + 1)
}
