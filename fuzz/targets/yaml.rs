//! Any text as YAML: every value has a place inside the text, and every finding too.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quietroom::source_map::SourceMap;
use quietroom::yaml::{Node, NodeKind, parse};
use quietroom_fuzz::{check, check_span};

fuzz_target!(|text: &str| {
    // The YAML reader itself answers for control characters: they stay in.
    let mut sources = SourceMap::default();
    let file = sources.add("a.yaml", text);
    let read = parse(&sources, file, 0..text.len());
    check(&read.diagnostics, &sources);
    match &read.value {
        Some(node) => walk(node, &sources),
        None => assert!(
            !read.diagnostics.is_empty(),
            "nothing is read and nobody says why: {text:?}"
        ),
    }
});

fn walk(node: &Node, sources: &SourceMap) {
    check_span(node.span, sources);
    match &node.kind {
        NodeKind::Null | NodeKind::Scalar { .. } => {}
        NodeKind::Sequence(items) => items.iter().for_each(|item| walk(item, sources)),
        NodeKind::Mapping(entries) => {
            for (key, value) in entries {
                check_span(key.span, sources);
                walk(value, sources);
            }
        }
    }
}
