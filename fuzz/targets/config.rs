//! Any text as `site.yaml`: there are always settings to go on with.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quietroom::config::Config;
use quietroom_fuzz::{check, source};

fuzz_target!(|text: &str| {
    let (sources, file) = source("content/site.yaml", text);
    let config = Config::read(&sources, file);
    check(&config.diagnostics, &sources);
    assert!(!config.value.languages.is_empty());
});
