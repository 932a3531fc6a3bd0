//! The house's one rule: a file imports only what stands above it; and what each file looks like.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use support::imports::{code, imports};

/// The rooms in `src`, each of which may import those before it.
const ORDER: &[&str] = &[
    "error",
    "source_map",
    "vocabulary",
    "seal",
    "diagnostic",
    "yaml",
    "config",
    "content",
    "event",
    "locale",
    "component",
    "html",
    "meter",
    "output",
    "site",
    "audience",
    "markdown",
    "link",
    "detect",
    "lint",
    "theme",
    "render",
    "card",
    "external",
    "pipeline",
    "adopt",
    "serve",
    "cli",
    "main",
];

/// Where files, the network, the environment and the clock may be touched.
const TOUCHES_THE_WORLD: &[&str] = &[
    "content/walk/",
    "theme/load.rs",
    "theme/files.rs",
    "output/",
    "external/",
    "adopt/",
    "serve/",
    "cli/",
    "main.rs",
];

/// What touches them.
const WORLD: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::time::SystemTime",
    "std::time::Instant",
];

/// The longest file.
const LINES: usize = 400;

/// Sources by their path in `src`.
type Sources = BTreeMap<String, String>;

#[test]
fn a_file_imports_only_what_stands_above_it() {
    assert_none(&wrong_imports(&sources()));
}

#[test]
fn only_named_rooms_touch_the_world() {
    assert_none(&world_touched(&sources()));
}

#[test]
fn every_file_says_what_it_is_and_is_short_enough() {
    let mut wrong = Vec::new();
    for (path, text) in &sources() {
        if !text.starts_with("//! ") {
            wrong.push(format!("src/{path} does not open with `//!`"));
        }
        let lines = text.lines().count();
        if lines > LINES {
            wrong.push(format!("src/{path} has {lines} lines; {LINES} are enough"));
        }
    }
    assert_none(&wrong);
}

#[test]
fn a_planted_wrong_import_is_found() {
    let check = |path: &str, text: &str, expected: &[&str]| {
        let found = wrong_imports(&[(path.to_owned(), text.to_owned())].into());
        assert_eq!(found, expected, "{path}: {text}");
    };
    check("yaml/mod.rs", "use crate::source_map::Span;", &[]);
    check(
        "yaml/mod.rs",
        "// crate::cli\nlet a = \"crate::cli\"; let b: &'a str = 'c';",
        &[],
    );
    check(
        "yaml/mod.rs",
        "mod crate_like; use std::fmt; pub(crate) fn cli() {}",
        &[],
    );
    let wrong = &["src/yaml/a.rs:1 imports `crate::event::Event`, which stands below `yaml`"];
    check("yaml/a.rs", "use crate::event::Event;", wrong);
    check(
        "yaml/a.rs",
        "use crate::{error::Error, event::{self as e, Event}};",
        &[
            "src/yaml/a.rs:1 imports `crate::event::self`, which stands below `yaml`",
            wrong[0],
        ],
    );
    check("yaml/a.rs", "use super::super::event::Event;", wrong);
    check(
        "yaml/a.rs",
        "mod tests { use super::super::super::event::Event; }",
        wrong,
    );
    check("yaml/mod.rs", "use super::error::Error;", &[]);
    check(
        "yaml/a.rs",
        "mod tests { use super::*; } use super::Node;",
        &[],
    );
    check(
        "yaml/a.rs",
        "fn f() -> crate::event::Event { g::<crate::error::Error>() }",
        wrong,
    );
    check(
        "attic.rs",
        "",
        &["src/attic.rs is in no room that the order knows"],
    );
    check("main.rs", "fn main() { quietroom::cli::run() }", &[]);
    let unknown = &["src/yaml/a.rs:1 imports `crate::attic::A`, which is no room"];
    check("yaml/a.rs", "use crate::attic::A;", unknown);
}

#[test]
fn a_planted_look_at_the_world_is_found() {
    let check = |path: &str, text: &str, expected: &[&str]| {
        let found = world_touched(&[(path.to_owned(), text.to_owned())].into());
        assert_eq!(found, expected, "{path}: {text}");
    };
    check("cli/args.rs", "use std::env;", &[]);
    check("render/page.rs", "use std::io::Read; // std::fs", &[]);
    check(
        "render/page.rs",
        "#[cfg(test)]\nmod tests { use std::fs; }",
        &[],
    );
    check(
        "render/page.rs",
        "use std::{fmt, fs::File};",
        &["src/render/page.rs:1 names `std::fs::File`"],
    );
    check(
        "render/page.rs",
        "\nlet a = std::time::Instant::now();",
        &["src/render/page.rs:2 names `std::time::Instant::now`"],
    );
    check(
        "render/page.rs",
        "use jiff::Zoned; Zoned::now()",
        &["src/render/page.rs:1 names `Zoned::now`"],
    );
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn sources() -> Sources {
    let mut sources = Sources::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        "",
        &mut sources,
    );
    sources
}

fn collect(folder: &Path, prefix: &str, sources: &mut Sources) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let entry = entry.expect("a readable folder");
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), sources);
        } else if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "rs")
        {
            let text = fs::read_to_string(entry.path()).expect("a source");
            sources.insert(path, text);
        }
    }
}

/// The modules that lead to a file: `site/url.rs` is `site::url`.
fn module(path: &str) -> Vec<&str> {
    let stem = path.trim_end_matches(".rs");
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    stem.split('/').collect()
}

fn wrong_imports(sources: &Sources) -> Vec<String> {
    let place = |room: &str| ORDER.iter().position(|known| *known == room);
    let mut wrong = Vec::new();
    for (path, text) in sources.iter().filter(|(path, _)| *path != "lib.rs") {
        let module = module(path);
        let Some(own) = place(module[0]) else {
            wrong.push(format!("src/{path} is in no room that the order knows"));
            continue;
        };
        for import in imports(text, &module) {
            let mut segments = import.path.split("::");
            let root = segments.next();
            let is_ours = root == Some("crate") || (path == "main.rs" && root == Some("quietroom"));
            let Some(room) = segments.next().filter(|room| is_ours && *room != "*") else {
                continue;
            };
            let reason = match place(room) {
                None => "is no room".to_owned(),
                Some(other) if other > own => format!("stands below `{}`", module[0]),
                Some(_) => continue,
            };
            let line = import.line;
            wrong.push(format!(
                "src/{path}:{line} imports `{}`, which {reason}",
                import.path
            ));
        }
    }
    wrong
}

/// Whether a file is no part of the program.
fn is_test(path: &str) -> bool {
    let mut parts = path.trim_end_matches(".rs").split('/');
    parts.any(|part| part == "tests")
}

fn world_touched(sources: &Sources) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, text) in sources {
        let is_allowed = TOUCHES_THE_WORLD.iter().any(|room| path.starts_with(room));
        if is_allowed || is_test(path) {
            continue;
        }
        let text = code(text);
        // What stands behind this is not in the program.
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for import in imports(text, &module(path)) {
            let is_clock = import.path.ends_with("::now");
            if is_clock || WORLD.iter().any(|world| import.path.starts_with(world)) {
                wrong.push(format!(
                    "src/{path}:{} names `{}`",
                    import.line, import.path
                ));
            }
        }
    }
    wrong
}
