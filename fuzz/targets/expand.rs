//! Any text as a public page with facts: it ends, every place leads back into the source, and nothing withheld comes out.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quietroom::markdown::expand::scope::Scope;
use quietroom::markdown::expand::{Source, expand};
use quietroom::markdown::placeholder;
use quietroom::vocabulary::Audience;
use quietroom_fuzz::{WITHHELD, check, facts, source};

fuzz_target!(|text: &str| {
    let (sources, file) = source("a.md", text);
    let text = sources.text(file);
    let facts = facts();
    let page = Source {
        file,
        text,
        audience: Audience::Public,
        scope: &facts.scope,
        engine: &|| &facts.engine,
    };
    let expanded = expand(&page, &Scope::default(), 0..text.len());
    check(&expanded.diagnostics, &sources);
    let expanded = expanded.value;
    // A page may become much longer than its source; some of its places stand for all.
    let step = expanded.text.len() / 100 + 1;
    for offset in (0..expanded.text.len()).step_by(step) {
        let place = expanded.places.span(offset);
        assert!(place.range().end <= text.len(), "{place:?} of {text:?}");
    }
    let shown = placeholder::fill(&expanded.text);
    assert!(
        !shown.contains(WITHHELD) || text.contains(WITHHELD),
        "{text:?}"
    );
});
