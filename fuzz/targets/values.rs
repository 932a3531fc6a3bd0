//! A value that anybody could have written, in a text that anybody could have written: it never changes the structure.
//!
//! An input is a text with `␟` before and behind the value.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quietroom::content::Dialect;
use quietroom::markdown::expand::verbatim;
use quietroom::markdown::placeholder::{VALUE, push};
use quietroom_fuzz::{clean, html, source, tags};

fuzz_target!(|text: &str| {
    let text = clean(text);
    let mut parts = text.splitn(3, '␟');
    let (Some(before), Some(value), Some(behind)) = (parts.next(), parts.next(), parts.next())
    else {
        return;
    };
    for dialect in [Dialect::Yaml, Dialect::Pelican] {
        let harmless = structure(before, "x", behind, dialect);
        let hostile = structure(before, value, behind, dialect);
        // Where a value makes a link or an attribute unsafe, a finding says so and nothing is published.
        if let (Some(harmless), Some(hostile)) = (harmless, hostile) {
            assert_eq!(
                harmless, hostile,
                "{value:?} between {before:?} and {behind:?}"
            );
        }
    }
});

/// The elements of a text in which a value stands, unless there is something wrong with it.
fn structure(before: &str, value: &str, behind: &str, dialect: Dialect) -> Option<Vec<String>> {
    let (_, file) = source("a.md", "");
    let mut text = before.to_owned();
    push(VALUE, value, &mut text);
    text.push_str(behind);
    let body = html(&verbatim(file, &text, 0..text.len()), dialect);
    // A long value makes a table scroll, in a `div` of its own; that may depend on the value.
    let tags = tags(&body.value.html).filter(|tag| !tag.ends_with("div"));
    body.diagnostics
        .is_empty()
        .then(|| tags.map(str::to_owned).collect())
}
