//! A hundred ways to leak on purpose, and some that only look like one: the tables in `tests/leaks/`.
//!
//! Each row is a file of a site: its path in `content/`, what it holds, and what the program must say about it: the code of
//! the finding and the fact that it names, or `nothing`. The file's blocks are what all its rows share.

mod support;

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use support::cases::{check_all, entries};
use support::findings::Said;
use support::folder;
use support::literate::{blocks, unescape};
use support::program::run;

/// What stands for a letter of a private value.
const HIDDEN: char = '•';

/// A row of a table.
struct Row {
    path: String,
    content: Vec<u8>,
    says: String,
}

#[test]
fn every_way_to_leak_is_found() {
    let files = entries("tests/leaks");
    let leaks = AtomicUsize::new(0);
    check_all(&files, |file| {
        let text = fs::read_to_string(file).expect("a table is text");
        let rows = rows(&text);
        let wrong = check(&text, &rows);
        leaks.fetch_add(
            rows.iter().filter(|row| row.says != "nothing").count(),
            Ordering::Relaxed,
        );
        wrong
    });
    assert!(
        leaks.into_inner() >= 100,
        "there are fewer than a hundred ways"
    );
}

/// What is wrong with what the program says about the rows of one table.
fn check(text: &str, rows: &[Row]) -> Vec<String> {
    let root = tempfile::tempdir().expect("a folder for the site");
    let shared = blocks(text);
    let shared = shared
        .iter()
        .map(|block| (block.info[1].as_str(), block.body.as_bytes()));
    folder::write(root.path(), shared);
    folder::write(
        root.path(),
        rows.iter().map(|row| (row.path.as_str(), &row.content[..])),
    );
    let ran = run(root.path(), &["check", "--format", "json"]);
    let mut said = Said::from_json(&ran.stdout)
        .unwrap_or_else(|error| panic!("{error}\n{}{}", ran.stdout, ran.stderr));
    // Rules warn of facts in prose, too; these tables are about what stops a build.
    said.retain(|said| said.severity == "error");
    let mut wrong = Vec::new();
    for row in rows {
        let about = said.iter().position(|said| is_path(&said.file, &row.path));
        let found = about.map(|index| said.remove(index));
        let found = found.map_or_else(|| "nothing".to_owned(), |said| words(&said));
        if found != row.says {
            let content = String::from_utf8_lossy(&row.content);
            wrong.push(format!(
                "{}: {content:?} says {found}, not {}",
                row.path, row.says
            ));
        }
    }
    wrong.extend(said.iter().map(|said| format!("nobody expects: {said}")));
    let built = run(root.path(), &["build"]);
    let expects_errors = rows.iter().any(|row| row.says != "nothing");
    if expects_errors && (built.status != Some(1) || root.path().join("dist/public").exists()) {
        wrong.push(format!(
            "a build ends with {:?} and leaves a site:\n{}",
            built.status, built.stderr
        ));
    }
    wrong
}

/// A finding as a row says it.
fn words(said: &Said) -> String {
    let fact = said
        .message
        .strip_prefix('`')
        .and_then(|rest| rest.split_once('`'));
    match fact {
        Some((fact, _)) if said.code == "leak" => format!("leak {fact}"),
        _ => said.code.clone(),
    }
}

/// Whether a path is the one that a finding shows, in which private words are hidden.
fn is_path(shown: &str, path: &str) -> bool {
    shown.chars().count() == path.chars().count()
        && shown
            .chars()
            .zip(path.chars())
            .all(|(a, b)| a == b || a == HIDDEN)
}

/// The rows of all tables of a file.
fn rows(text: &str) -> Vec<Row> {
    let cells = text.lines().filter_map(|line| line.strip_prefix("| `"));
    cells
        .enumerate()
        .map(|(index, line)| {
            let mut cells = line
                .trim_end()
                .trim_end_matches('|')
                .trim_end()
                .trim_end_matches('`')
                .split("` | `");
            let mut next = || {
                cells
                    .next()
                    .unwrap_or_else(|| panic!("three cells: {line}"))
                    .to_owned()
            };
            let (path, content, says) = (next(), next(), next());
            // Many rows can have the same name, which then gets a number; one that matters is alone.
            let path = path.replace('*', &format!("p{index}"));
            Row {
                path: if path.starts_with("themes/") {
                    path
                } else {
                    format!("content/{path}")
                },
                content: unescape(&format!("\"{content}\"")),
                says,
            }
        })
        .collect()
}

#[test]
fn the_harness_reads_its_tables() {
    let read = rows("| path | holds | says |\n| `*.md` | `a \\\\u0031\\n` | `nothing` |\n");
    assert_eq!(read.len(), 1);
    assert_eq!(
        (read[0].path.as_str(), &read[0].content[..]),
        ("content/p0.md", &b"a \\u0031\n"[..])
    );
    assert!(Path::new("tests/leaks").is_dir());
}
