//! Any text below Pelican's metadata, or as such, to adopt.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quietroom_fuzz::adopt;

fuzz_target!(|text: &str| {
    adopt("page.md", text);
    adopt("page.md", &format!("Title: Help\n{text}"));
});
