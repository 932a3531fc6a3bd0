//! Policies of others become sites: whole, with their facts in the event's file, and built without an error.
//!
//! `tests/adopt/CASE/source/` is adopted as a folder; the new `content/` must be `tests/adopt/CASE/expected/`. Run with
//! `UPDATE_EXPECTED=1` to write what came out, and read the difference. The five real policies stand outside the
//! repository, in `../shared/seeds` or `$QUIETROOM_SEEDS`.

mod support;

#[path = "adopt/whole.rs"]
mod whole;

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;
use scraper::Html;
use support::cases::{check_all, folders};
use support::diff::diff;
use support::folder::{self, Files};
use support::page;
use support::program::run;
use support::seed::{self, markdown};
use support::stated;
use whole::{lost, page_text, recorded};

#[test]
fn every_case_becomes_the_site_that_it_should() {
    let cases = folders("tests/adopt");
    assert!(!cases.is_empty(), "there are no cases");
    check_all(&cases, check_case);
}

fn check_case(case: &Path) -> Vec<String> {
    let root = tempfile::tempdir().expect("a folder");
    let sources = folder::read(&case.join("source"));
    write(root.path(), "old", &sources);
    let mut wrong = adopted(root.path(), &["old"]);
    let found = folder::read(&root.path().join("new/content"));
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        let _ = fs::remove_dir_all(case.join("expected"));
        write(case, "expected", &found);
    }
    let expected = folder::read(&case.join("expected"));
    for path in expected.keys().chain(found.keys()) {
        let text = |files: &Files| {
            let bytes = files.get(path).cloned().unwrap_or_default();
            String::from_utf8_lossy(&bytes).into_owned()
        };
        wrong.extend(diff(path, &text(&expected), &text(&found)));
    }
    wrong.dedup();
    let texts: String = sources
        .values()
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    wrong.extend(strangers(&texts, &root.path().join("new")));
    wrong
}

fn write(root: &Path, below: &str, files: &Files) {
    let files: Vec<(String, &[u8])> = files
        .iter()
        .map(|(path, bytes)| (format!("{below}/{path}"), bytes.as_slice()))
        .collect();
    folder::write(
        root,
        files.iter().map(|(path, bytes)| (path.as_str(), *bytes)),
    );
}

/// How many digits a country's code has at most: a national number has none.
const CODE: usize = 3;

/// Numbers and addresses in links of the new site that no source has.
fn strangers(sources: &str, site: &Path) -> Vec<String> {
    let files = folder::read(&site.join("dist/responders")).into_iter();
    let pages = files.filter(|(path, _)| page::is_html(path));
    pages
        .flat_map(|(path, bytes)| {
            let html = Html::parse_document(&String::from_utf8_lossy(&bytes));
            let found = stated::strangers(&html, sources, CODE).into_iter();
            found.map(move |wrong| format!("{path}: {wrong}"))
        })
        .collect()
}

/// Adopts, and builds what came out; what is wrong with that.
fn adopted(root: &Path, sources: &[&str]) -> Vec<String> {
    let mut arguments = vec!["adopt", "--into", "new", "--color", "never"];
    arguments.extend(sources);
    let ran = run(root, &arguments);
    let mut wrong = Vec::new();
    if ran.was_stopped || ran.status != Some(0) {
        return vec![format!(
            "`adopt` ended with {:?}:\n{}",
            ran.status, ran.stderr
        )];
    }
    let built = run(&root.join("new"), &["build", "--color", "never"]);
    if built.status != Some(0) {
        wrong.push(format!(
            "`build` ended with {:?}:\n{}",
            built.status, built.stderr
        ));
    }
    wrong.extend(page::broken_for_anybody(&folder::read(
        &root.join("new/dist"),
    )));
    wrong
}

#[test]
fn every_seed_is_adopted_whole() {
    let Some(folder) = seed::folder() else {
        return;
    };
    let seeds: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("seeds")
        .map(|entry| entry.expect("a seed").path())
        .collect();
    assert_eq!(seeds.len(), 5, "there are five seeds");
    check_all(&seeds, check_seed);
}

fn check_seed(seed: &Path) -> Vec<String> {
    let root = tempfile::tempdir().expect("a folder");
    let name = seed
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let text = fs::read_to_string(seed).expect("a seed is text");
    folder::write(root.path(), [(name.as_str(), text.as_bytes())]);
    let mut wrong = adopted(root.path(), &[&name]);
    let body = match text.strip_prefix("Title:") {
        Some(rest) => rest.split_once("\n\n").expect("metadata end").1,
        None => &text,
    };
    let expected = if seed.extension().is_some_and(|ending| ending == "txt") {
        let mark = Regex::new(r"(?m)^\s*- ").expect("a pattern");
        mark.replace_all(body, " ").into_owned()
    } else {
        let html = Html::parse_fragment(&markdown(body));
        page::visible(html.root_element())
    };
    let shown = page_text(&root.path().join("new/dist/staff"));
    wrong.extend(lost(&expected, &shown));
    wrong.extend(strangers(&text, &root.path().join("new")));
    wrong.extend(recorded(root.path(), &name, &text));
    wrong
}

#[test]
fn nothing_is_written_where_something_is() {
    let root = tempfile::tempdir().expect("a folder");
    folder::write(
        root.path(),
        [
            ("code.md", &b"# Code of conduct\n\nBe kind.\n"[..]),
            ("new/ADOPTED.md", b"mine"),
        ],
    );
    let ran = run(root.path(), &["adopt", "code.md", "--into", "new"]);
    assert_eq!(ran.status, Some(1), "{}", ran.stderr);
    let files: Vec<String> = folder::read(root.path()).into_keys().collect();
    assert_eq!(files, ["code.md", "new/ADOPTED.md"]);
}

#[test]
fn bad_input_is_a_finding() {
    let check = |path: &str, bytes: &[u8], status: i32, says: &str| {
        let root = tempfile::tempdir().expect("a folder");
        folder::write(root.path(), [(path, bytes)]);
        let name = path.split('/').next().expect("a name");
        let ran = run(
            root.path(),
            &["adopt", name, "--into", "new", "--color", "never"],
        );
        assert_eq!(ran.status, Some(status), "{path}: {}", ran.stderr);
        assert!(ran.stderr.contains(says), "{path}: {}", ran.stderr);
        assert_eq!(root.path().join("new").exists(), status == 0, "{path}");
        assert_eq!(
            fs::read_dir(root.path()).expect("a folder").count(),
            1 + usize::from(status == 0)
        );
    };
    check(
        "policy.docx",
        b"PK\x03\x04\0\0\0\0",
        1,
        "error[unsupported-source]",
    );
    check("empty/image.css~", b"", 1, "unsupported-source");
    check(
        "code.txt",
        b"Caf\xE9 staff: be kind.\n",
        0,
        "warning[not-utf8]",
    );
    check(
        "code.html",
        b"<p><b>Be <i>kind</b> & <a href=x>call</ul></td><table><td>x",
        0,
        "Adopted 1 page",
    );
    check(
        "code.md",
        "a\n".repeat(5 << 20).as_bytes(),
        1,
        "error[file-too-large]",
    );
}
