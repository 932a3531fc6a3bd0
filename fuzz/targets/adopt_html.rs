//! Any text as a saved page to adopt.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quietroom_fuzz::adopt;

fuzz_target!(|text: &str| adopt("page.html", text));
