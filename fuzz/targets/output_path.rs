//! Any text as an output path: what is accepted stays below the folder it is joined to, and leads back from its address.
#![no_main]

use std::path::{Component, Path};

use libfuzzer_sys::fuzz_target;
use quietroom::output::OutputPath;
use quietroom::site::url::{file_of, relative, url_of};

fuzz_target!(|text: &str| {
    if let Ok(path) = OutputPath::new(text) {
        check(&path, text);
    }
    if let Ok(path) = file_of(text) {
        check(&path, text);
        assert_eq!(file_of(url_of(&path)).as_ref(), Ok(&path), "{text:?}");
        let _ = relative(url_of(&path), "2026/code-of-conduct/");
    }
});

fn check(path: &OutputPath, text: &str) {
    let stays = Path::new(path.as_str())
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    assert!(stays && !path.as_str().is_empty(), "{text:?} became {path}");
    assert_eq!(
        OutputPath::new(path.as_str()).as_ref(),
        Ok(path),
        "{text:?}"
    );
}
