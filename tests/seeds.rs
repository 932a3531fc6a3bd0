//! Five real policies become sites: their hard-coded facts become variables, and the page still reads the same.
//!
//! `tests/seeds/NAME/` holds what we expect; the policies themselves stand outside the repository, in the folder
//! `../shared/seeds` or `$QUIETROOM_SEEDS`. A second build has other people and places in the event's file, of which
//! the page must then speak: so no fact stands in its text.

mod support;

#[path = "seeds/faults.rs"]
mod faults;
#[path = "seeds/reading.rs"]
mod reading;
#[path = "seeds/staff.rs"]
mod staff;

use std::path::{Path, PathBuf};

use regex::Regex;
use scraper::Html;
use support::cases::{check_all, folders};
use support::folder::{self, Files};
use support::page::{broken_for_anybody, is_html, links, visible};
use support::program::run;
use support::seed::{self, Seed, Values};
use tempfile::TempDir;

#[test]
fn every_seed_becomes_a_site() {
    if let Some(seeds) = seed::folder() {
        check_all(&cases(), |case| check(case, &seeds));
    }
}

#[test]
fn every_fault_of_the_seeds_is_found() {
    if let Some(seeds) = seed::folder() {
        check_all(&cases(), |case| faults::unsaid(case, &seeds));
    }
}

fn cases() -> Vec<PathBuf> {
    let cases = folders("tests/seeds");
    assert_eq!(cases.len(), 5, "each seed has a case");
    cases
}

fn check(case: &Path, seeds: &Path) -> Vec<String> {
    let (seed, original) = Seed::of(case, seeds);
    let (values, others) = seed.captured(&original);
    let page = seed.page(&original, &values);
    let (files, mut wrong) = build(case, &seed, &page, &original, &values);
    wrong.extend(copied(case, &seed, &values));
    if case.ends_with(staff::PROCEDURE) {
        let site = site(&own(case, &values), "content/as-it-was.md", &original);
        wrong.extend(staff::refused(site.path()));
        wrong.extend(staff::withheld(&files, &values));
        wrong.extend(staff::carried(&files, &original, &values));
    }
    if others != values {
        let other = seed.with_others(&original, &values);
        let (files, found) = build(case, &seed, &page, &other, &others);
        let found = found.into_iter();
        wrong.extend(found.map(|wrong| format!("with other facts: {wrong}")));
        wrong.extend(remains(&seed, &files, &values));
    }
    wrong
}

/// Values of the seed that stand in the case itself: real people's data is no part of this repository.
fn copied(case: &Path, seed: &Seed, values: &Values) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, bytes) in folder::read(case) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let found = seed
            .replaced()
            .filter(|name| text.contains(values.get(name)));
        wrong.extend(found.map(|name| format!("{path} holds the seed's {name}")));
    }
    wrong
}

/// Builds the site with these values in its event's file; its page must read as `text` does.
fn build(
    case: &Path,
    seed: &Seed,
    page: &str,
    text: &str,
    values: &Values,
) -> (Files, Vec<String>) {
    let own = own(case, values);
    let root = site(&own, &seed.page, page);
    let ran = run(root.path(), &["build", "--color", "never"]);
    let files = folder::read(&root.path().join("dist"));
    let Some(html) = files.get(&seed.published).filter(|_| ran.status == Some(0)) else {
        let wrong = format!("the build ended with {:?}:\n{}", ran.status, ran.stderr);
        return (files, vec![wrong]);
    };
    let html = Html::parse_document(&String::from_utf8_lossy(html));
    let own: String = own.iter().map(|(_, text)| text.as_str()).collect();
    let mut wrong = reading::wrong(seed, &html, text, values, &format!("{text}{own}"));
    wrong.extend(broken_for_anybody(&files));
    (files, wrong)
}

/// The files of the case itself, with these values in them.
fn own(case: &Path, values: &Values) -> Vec<(String, String)> {
    let files = folder::read(&case.join("content")).into_iter();
    files
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).expect("a source is text");
            (format!("content/{path}"), values.fill(&text))
        })
        .collect()
}

/// A folder with these files and one more.
fn site(own: &[(String, String)], path: &str, text: &str) -> TempDir {
    let root = tempfile::tempdir().expect("a folder for the site");
    let files = own
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_bytes()));
    folder::write(root.path(), files.chain([(path, text.as_bytes())]));
    root
}

/// Values of the first event that are still there although the event's file has others.
fn remains(seed: &Seed, files: &Files, values: &Values) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| is_html(path)) {
        let html = Html::parse_document(&String::from_utf8_lossy(bytes));
        let mut shown = visible(html.root_element());
        for link in links(&html) {
            shown.push(' ');
            shown.push_str(&link.address);
        }
        for name in seed.replaced() {
            let value = Regex::new(&format!(
                r"\b{}\b",
                regex::escape(values.get(name)).trim_start_matches(r"\+")
            ));
            if value.expect("a pattern").is_match(&shown) {
                wrong.push(format!("{path} still shows the original's {name}"));
            }
        }
    }
    wrong
}
