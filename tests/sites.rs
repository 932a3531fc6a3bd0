//! Every folder in `tests/sites/` is a site, with what its build must publish.
//!
//! `expect.txt` says what holds for files of the output; files in `expected/` are compared as a whole.

mod support;

use std::fs;
use std::path::Path;

use support::cases::{check_all, entries};
use support::diff::{diff, lines};
use support::expect::Expectations;
use support::findings::Said;
use support::folder::{self, Files};
use support::page;
use support::program::run;

#[test]
fn every_site_is_published_as_expected() {
    let folders = entries("tests/sites");
    assert!(!folders.is_empty(), "there are no sites");
    check_all(&folders, check);
}

fn check(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("expect.txt")).expect("a site has an expect.txt");
    let expectations = Expectations::read(&text);
    let out = tempfile::tempdir().expect("a folder for the output");
    let out_argument = out.path().to_str().expect("a path in UTF-8");
    let mut arguments = vec!["build", "--color", "never", "--out", out_argument];
    arguments.extend(expectations.options.iter().map(String::as_str));
    let ran = run(folder, &arguments);
    if ran.status != Some(0) {
        return vec![format!(
            "the build ended with {:?}:\n{}",
            ran.status, ran.stderr
        )];
    }
    let mut files = folder::read(out.path());
    files.retain(|path, _| !path.starts_with(".quietroom/"));
    let mut wrong: Vec<String> = findings(&expectations, &ran.stderr).into_iter().collect();
    wrong.extend(expectations.check(&files));
    wrong.extend(whole_files(folder, &files));
    for audience in ["public", "staff", "responders"] {
        wrong.extend(page::broken(&folder::within(&files, audience)));
    }
    wrong
}

/// Compares the findings with those that the case expects: none, unless it says so.
fn findings(expectations: &Expectations, stderr: &str) -> Option<String> {
    let found = Said::from_human(stderr);
    let found = lines(found.iter().map(Said::place));
    let expected = lines(&expectations.findings);
    diff("findings", &expected, &found)
}

/// Compares the files in `expected/`; one that is not published any more is stale.
fn whole_files(folder: &Path, files: &Files) -> Vec<String> {
    let expected = folder::read(&folder.join("expected"));
    let compare = |(path, bytes): (&String, &Vec<u8>)| {
        let Some(found) = files.get(path) else {
            return Some(format!(
                "expected/{path} is stale: no such file is published"
            ));
        };
        let update = std::env::var_os("UPDATE_EXPECTED").is_some() && found != bytes;
        if update {
            fs::write(folder.join("expected").join(path), found).expect("a case can be written");
        }
        diff(
            path,
            &String::from_utf8_lossy(bytes),
            &String::from_utf8_lossy(found),
        )
    };
    expected.iter().filter_map(compare).collect()
}
