//! Every code has a case in `tests/findings/`: a tiny site, and all that the program says about it.
//!
//! Run with `UPDATE_EXPECTED=1` to write what it says into the cases, and read the difference.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use quietroom::diagnostic::codes;
use support::cases::{check_all, entries};
use support::diff::{diff, lines};
use support::findings::{Case, Said, cases};
use support::folder;
use support::program::{Ran, run};

/// A site with which nothing is wrong, for cases that are about something else.
const DEFAULTS: [(&str, &str); 2] = [
    ("content/site.yaml", "title: Test Conf\n"),
    (
        "content/events/2026/event.yaml",
        "name: Test Conf 2026\n\
         dates: 2026-05-11..2026-05-13\n\
         timezone: America/New_York\n\
         contacts:\n  \
           hotline: {kind: channel, name: Hotline, phone: \"+1 216 555 0187\", audience: public}\n",
    ),
];

#[test]
fn every_case_says_what_it_should() {
    let files = entries("tests/findings");
    assert!(!files.is_empty(), "there are no cases");
    check_all(&files, check_file);
}

#[test]
fn every_code_has_a_case_and_an_explanation_and_there_are_no_others() {
    let codes: BTreeSet<String> = codes::ALL
        .iter()
        .map(|code| code.name().to_owned())
        .collect();
    let mut wrong = Vec::new();
    for (folder, spared) in [("tests/findings", ""), ("src/diagnostic/explain", "README")] {
        let files: BTreeSet<String> = entries(folder).iter().map(|file| stem(file)).collect();
        let missing = codes.difference(&files);
        wrong.extend(missing.map(|code| format!("{folder}/{code}.md is missing")));
        let stale = files.difference(&codes).filter(|file| *file != spared);
        wrong.extend(stale.map(|file| format!("{folder}/{file}.md: there is no such code")));
    }
    for code in codes::ALL {
        let page = code.explanation().map_or("", |page| page.markdown);
        if page.trim().is_empty() {
            wrong.push(format!("`quietroom explain {code}` says nothing"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn stem(file: &Path) -> String {
    let stem = file.file_stem().expect("a file's name");
    stem.to_string_lossy().into_owned()
}

/// A finding that needs a site that answers: `tests/external.rs` has one, and shows it.
const SHOWN_ELSEWHERE: &str = "dead-link";

/// What is wrong with the cases of one file.
fn check_file(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).expect("a case is text");
    let code = stem(file);
    let mut wrong = Vec::new();
    if !text.starts_with(&format!("# {code}: ")) {
        wrong.push(format!("the first line is not `# {code}: ` and a sentence"));
    }
    let cases = cases(&text);
    let shows = |case: &Case| case.expected.contains(&format!("[{code}]: "));
    if !cases.iter().any(shows) && code != SHOWN_ELSEWHERE {
        wrong.push(format!("no case expects `{code}`"));
    }
    let mut updated = text.clone();
    // From the end, so that the places of the cases before stay right.
    for case in cases.iter().rev() {
        let found = check_case(case, &mut wrong);
        updated.replace_range(case.expected_at.clone(), &found);
    }
    if std::env::var_os("UPDATE_EXPECTED").is_some() && updated != text {
        fs::write(file, updated).expect("a case can be written");
    }
    wrong
}

/// Checks a case and returns what the program says, as the case's block should.
fn check_case(case: &Case, wrong: &mut Vec<String>) -> String {
    let root = tempfile::tempdir().expect("a folder for the site");
    let defaults = DEFAULTS.map(|(path, text)| (path, text.as_bytes()));
    let defaults = defaults.into_iter().filter(|_| !case.is_plain);
    folder::write(root.path(), defaults);
    if !case.before.is_empty() {
        case.write_before(root.path());
        let ran = run(root.path(), &["build"]);
        wrong.extend(breakdown(&["build"], &ran));
    }
    case.write(root.path());
    let said = if case.is_check() {
        checked(case, root.path(), wrong)
    } else {
        let ran = spoken(case, root.path(), wrong);
        Said::from_human(&ran.stderr)
    };
    let found = lines(&said);
    wrong.extend(diff("findings", &case.expected, &found));
    published(case, root.path(), &said, wrong);
    found
}

/// Runs `check` for programs and for people; both must say the same.
fn checked(case: &Case, root: &Path, wrong: &mut Vec<String>) -> Vec<Said> {
    let mut arguments: Vec<&str> = case.arguments.iter().map(String::as_str).collect();
    arguments.extend(["--format", "json"]);
    let ran = run(root, &arguments);
    wrong.extend(breakdown(&arguments, &ran));
    let said = Said::from_json(&ran.stdout).unwrap_or_else(|error| {
        wrong.push(format!("no JSON: {error}\n{}{}", ran.stdout, ran.stderr));
        Vec::new()
    });
    for said in &said {
        if said.help.as_ref().is_none_or(|help| help.trim().is_empty()) {
            wrong.push(format!("{said}: nothing says what to do about it"));
        }
    }
    let status = i32::from(said.iter().any(|said| said.severity == "error"));
    if ran.status != Some(status) {
        wrong.push(format!("the exit status is {:?}, not {status}", ran.status));
    }
    let people = Said::from_human(&spoken(case, root, wrong).stderr);
    let places = |said: &[Said]| lines(said.iter().map(Said::place));
    wrong.extend(diff("places for people", &places(&said), &places(&people)));
    said
}

/// Runs the case's command for people.
fn spoken(case: &Case, root: &Path, wrong: &mut Vec<String>) -> Ran {
    let mut arguments: Vec<&str> = case.arguments.iter().map(String::as_str).collect();
    arguments.extend(["--color", "never"]);
    let ran = run(root, &arguments);
    wrong.extend(breakdown(&arguments, &ran));
    ran
}

/// A build publishes nothing where there are errors, and something where there are none.
fn published(case: &Case, root: &Path, said: &[Said], wrong: &mut Vec<String>) {
    let Some(arguments) = case.as_build() else {
        return;
    };
    let sites = |root: &Path| {
        let mut files = folder::read(&root.join("dist"));
        files.retain(|path, _| !path.starts_with(".quietroom"));
        files
    };
    let before = sites(root);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let ran = run(root, &arguments);
    wrong.extend(breakdown(&arguments, &ran));
    let has_errors = said.iter().any(|said| said.severity == "error");
    let after = sites(root);
    if has_errors && after != before {
        wrong.push("a build with errors has changed what is published".to_owned());
    }
    if !has_errors && after.is_empty() {
        wrong.push(format!(
            "a build without errors publishes nothing:\n{}",
            ran.stderr
        ));
    }
}

/// What must never happen, whatever the site.
fn breakdown(arguments: &[&str], ran: &Ran) -> Option<String> {
    let command = arguments.join(" ");
    if ran.was_stopped {
        return Some(format!("`{command}` hangs"));
    }
    let broke = ran.stderr.contains("panicked at") || !matches!(ran.status, Some(0 | 1));
    broke.then(|| format!("`{command}` ended with {:?}:\n{}", ran.status, ran.stderr))
}
