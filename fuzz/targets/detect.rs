//! Any text in every format: facts lie inside the text and apart, are in order, and hold what the text says.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quietroom::detect::reading::{self, Format};
use quietroom::detect::{Setting, detect};
use quietroom_fuzz::{clean, numbering};

fuzz_target!(|text: &str| {
    let text = clean(text);
    for format in [Format::Page, Format::Markdown, Format::Html, Format::Plain] {
        let reading = reading::read(&text, format);
        for country in [None, Some("US"), Some("DE")] {
            let found = detect(
                &reading,
                Setting {
                    country,
                    numbering: numbering(),
                },
            );
            for fact in &found {
                assert!(
                    text.get(fact.range.clone()).is_some(),
                    "{format:?}: {fact:?} of {text:?}"
                );
                let block = &reading.blocks[fact.block];
                assert_eq!(
                    block.text.get(fact.at.clone()),
                    Some(fact.text.as_str()),
                    "{format:?}: {text:?}"
                );
                assert!(
                    !fact.text.is_empty() && fact.confidence <= 100,
                    "{format:?}: {fact:?}"
                );
            }
            for pair in found.windows(2) {
                let is_behind = pair[0].block < pair[1].block || pair[0].at.end <= pair[1].at.start;
                assert!(is_behind, "{format:?}: {pair:?} of {text:?}");
            }
        }
    }
});
