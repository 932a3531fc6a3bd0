//! Any text as Markdown of both dialects: what comes out without a finding runs no script, and its ids are its own.
#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use quietroom::content::Dialect;
use quietroom::markdown::expand::verbatim;
use quietroom_fuzz::{check, check_span, html, source, tags};

fuzz_target!(|text: &str| {
    for dialect in [Dialect::Yaml, Dialect::Pelican] {
        let (sources, file) = source("a.md", text);
        let length = sources.text(file).len();
        let expanded = verbatim(file, sources.text(file), 0..length);
        let body = html(&expanded, dialect);
        check(&body.diagnostics, &sources);
        for heading in &body.value.headings {
            check_span(heading.span, &sources);
            assert!(
                body.value.anchors.contains(&heading.id),
                "{heading:?} of {text:?}"
            );
        }
        let ids: BTreeSet<&str> = body
            .value
            .headings
            .iter()
            .map(|heading| heading.id.as_str())
            .collect();
        let is_clean = body.diagnostics.is_empty();
        assert!(
            !is_clean || ids.len() == body.value.headings.len(),
            "an id stands twice in {text:?}"
        );
        assert!(
            !is_clean || !tags(&body.value.html).any(|tag| tag == "script"),
            "a script comes out of {text:?}"
        );
    }
});
