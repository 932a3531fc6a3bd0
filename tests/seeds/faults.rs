//! What `check` says of a seed as it is.

use std::fs;
use std::path::Path;

use regex::Regex;

use crate::support::findings::Said;
use crate::support::folder;
use crate::support::program::run;
use crate::support::seed::Seed;

/// A site around a seed as it is: none of its facts are in the event's file.
const EVENT: &str = "name: Harbor Meetup 2026\ndates: 2026-05-11..2026-05-13\ntimezone: America/New_York\n\
                     venue: {name: Harbor Hall, country: US}\n";

/// What `check` does not say of a seed although the case's `faults.txt` asks for it: lines of a code and a pattern.
pub fn unsaid(case: &Path, seeds: &Path) -> Vec<String> {
    let (_, original) = Seed::of(case, seeds);
    // Pelican's own front matter must come first.
    let page = if original.starts_with("Title:") {
        original
    } else {
        format!("---\nkind: staff-procedure\naudience: public\n---\n{original}")
    };
    let root = tempfile::tempdir().expect("a folder for the site");
    let files = [
        ("content/site.yaml", "title: Harbor Meetup\n"),
        ("content/events/2026/event.yaml", EVENT),
        ("content/page.md", &page),
    ];
    folder::write(
        root.path(),
        files.map(|(path, text)| (path, text.as_bytes())),
    );
    let ran = run(root.path(), &["check", "--format", "json"]);
    let said = Said::from_json(&ran.stdout).unwrap_or_else(|error| panic!("{error}"));
    let lines: Vec<&str> = page.lines().collect();
    let expected = fs::read_to_string(case.join("faults.txt")).expect("a case has a faults.txt");
    let mut wrong = Vec::new();
    for fault in expected.lines().filter(|line| !line.starts_with('#')) {
        let (code, pattern) = fault.split_once(' ').expect("a code and a pattern");
        let pattern = Regex::new(pattern).expect("a pattern");
        let is_found = said.iter().any(|said| {
            let from = lines
                .get(said.line - 1)
                .map(|line| line.chars().skip(said.column - 1).collect::<String>());
            said.code == code && from.is_some_and(|from| pattern.is_match(&from))
        });
        if !is_found {
            wrong.push(format!("nobody says {code} of {pattern}"));
        }
    }
    wrong
}
