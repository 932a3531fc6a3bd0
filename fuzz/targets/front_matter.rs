//! Any text as a document, with YAML or Pelican's metadata or none: its body is a part of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quietroom::content::front_matter::read;
use quietroom_fuzz::{check, source};

fuzz_target!(|text: &str| {
    for path in ["code-of-conduct.es.md", "cards/responder.md"] {
        let (sources, file) = source(path, text);
        let document = read(&sources, file, path);
        check(&document.diagnostics, &sources);
        let body = document.value.body;
        assert!(
            sources.text(file).get(body.clone()).is_some(),
            "{body:?} of {text:?}"
        );
    }
});
