//! What `check --fix` does: each case in `tests/fixes/` is a tiny site, and its files as they are afterwards.
//!
//! A file without a `fixed` block stays as it is.

mod support;

use std::fs;
use std::path::Path;

use support::cases::{check_all, entries};
use support::diff::diff;
use support::folder;
use support::literate::{Block, blocks};
use support::program::run;

const SITE: &str = "title: Test Conf\n";
const EVENT: &str = "name: Test Conf 2026
dates: 2026-05-11..2026-05-13
timezone: America/New_York
venue: {name: Lakeside Hall, address: \"1 Example Street, Springfield\", country: US}
contacts:
  hotline: {kind: channel, name: Hotline, phone: \"+1 216 555 0187\", audience: public}
  desk: {kind: channel, name: Desk, email: desk@example.org, audience: public}
emergency: {number: \"911\"}
links: {access: \"https://example.org/access\"}
";

#[test]
fn every_case_is_mended_as_it_should() {
    let files = entries("tests/fixes");
    assert!(!files.is_empty(), "there are no cases");
    check_all(&files, check_file);
}

fn check_file(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).expect("a case");
    let blocks = blocks(&text);
    let (fixed, given): (Vec<&Block>, Vec<&Block>) =
        blocks.iter().partition(|block| block.info[0] == "fixed");
    let root = tempfile::tempdir().expect("a folder");
    let defaults = [
        ("content/site.yaml", SITE),
        ("content/events/2026/event.yaml", EVENT),
    ];
    let given = given
        .iter()
        .map(|block| (block.info[1].as_str(), block.body.as_str()));
    let site = defaults.into_iter().chain(given);
    folder::write(
        root.path(),
        site.map(|(path, text)| (path, text.as_bytes())),
    );
    let mut expected = folder::read(root.path());
    for block in fixed {
        expected.insert(block.info[1].clone(), block.body.clone().into_bytes());
    }
    let said = run(root.path(), &["check", "--fix"]);
    let mut after = folder::read(root.path());
    // What the program remembers between runs is in a folder of its own.
    after.retain(|path, _| !path.starts_with(".quietroom/"));
    let is_sarif = sarif(&run(root.path(), &["check", "--format", "sarif"]).stdout);
    let mut wrong: Vec<String> = expected
        .iter()
        .filter_map(|(path, text)| {
            let found = after.get(path).map(Vec::as_slice).unwrap_or_default();
            diff(
                path,
                &String::from_utf8_lossy(text),
                &String::from_utf8_lossy(found),
            )
        })
        .collect();
    wrong.extend(is_sarif.err());
    if after.len() != expected.len() {
        wrong.push(format!("files came or went: {:?}", after.keys()));
    }
    // What was mended is not found again, and mending once more changes nothing.
    let again = run(root.path(), &["check", "--fix"]);
    if again.stderr.contains("Mended") {
        wrong.push(format!("mended twice:\n{}", again.stderr));
    }
    if !wrong.is_empty() {
        wrong.push(said.stderr);
    }
    wrong
}

/// Whether findings are SARIF: types that are made from its schema read them, and know everything that is said.
fn sarif(said: &str) -> Result<serde_json::Value, String> {
    let given: serde_json::Value =
        serde_json::from_str(said).map_err(|error| format!("no JSON: {error}\n{said}"))?;
    let read: serde_sarif::sarif::Sarif = serde_json::from_value(given.clone())
        .map_err(|error| format!("no SARIF: {error}\n{said}"))?;
    let known = serde_json::to_value(read).map_err(|error| error.to_string())?;
    if known == given {
        Ok(given)
    } else {
        let pretty = |value| serde_json::to_string_pretty(value).unwrap_or_default();
        Err(diff("what SARIF knows", &pretty(&known), &pretty(&given)).unwrap_or_default())
    }
}

#[test]
fn findings_with_labels_and_fixes_are_sarif() {
    let root = tempfile::tempdir().expect("a folder");
    let event = EVENT.replace("911", "110");
    let page =
        "This is imprtant. Call 216-555-0187 in the [evening](gone.md).\n\nCaf\u{C3}\u{A9}.\n";
    folder::write(
        root.path(),
        [
            ("content/site.yaml", SITE),
            ("content/events/2026/event.yaml", &event),
            ("content/a page #1.md", page),
        ]
        .map(|(path, text)| (path, text.as_bytes())),
    );
    let ran = run(root.path(), &["check", "--format", "sarif"]);
    let said = sarif(&ran.stdout).unwrap_or_else(|wrong| panic!("{wrong}\n{}", ran.stderr));
    let has = |key: &str| {
        said.pointer("/runs/0/results").is_some_and(|results| {
            let mut results = results.as_array().into_iter().flatten();
            results.any(|result| result.get(key).is_some())
        })
    };
    assert!(has("fixes") && has("relatedLocations"), "{said:#}");
    assert!(
        sarif(&ran.stdout.replace("\"ruleId\"", "\"rule\"")).is_err(),
        "a key that SARIF does not have"
    );
    assert!(
        sarif(&ran.stdout.replace("\"error\"", "\"fatal\"")).is_err(),
        "a level that SARIF does not have"
    );
}

#[test]
fn what_is_mended_is_counted_and_files_keep_their_form() {
    let root = tempfile::tempdir().expect("a folder");
    let page = b"\xEF\xBB\xBF# Code\r\n\r\nThis is imprtant. Call 216-555-0187.\r\n";
    let foreign = b"This is imprtant, caf\xE9.\n";
    folder::write(
        root.path(),
        [
            ("content/site.yaml", SITE.as_bytes()),
            ("content/events/2026/event.yaml", EVENT.as_bytes()),
            ("content/code.md", &page[..]),
            ("content/foreign.md", &foreign[..]),
        ],
    );
    let said = run(root.path(), &["check", "--fix"]);
    assert!(
        said.stderr.contains("Mended 2 findings in 1 file."),
        "{}",
        said.stderr
    );
    let code = fs::read(root.path().join("content/code.md")).expect("a page");
    let mended = "\u{FEFF}# Code\r\n\r\nThis is important. Call {{ contacts.hotline.phone }}.\r\n";
    assert_eq!(code, mended.as_bytes());
    let kept = fs::read(root.path().join("content/foreign.md")).expect("a page");
    assert_eq!(kept, foreign);
    let names: Vec<_> = fs::read_dir(root.path().join("content"))
        .expect("a folder")
        .collect();
    assert_eq!(names.len(), 4, "nothing else is left behind");
}
