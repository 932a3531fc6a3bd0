//! Policies of others become sites: whole, with their facts in the event's file, and built without an error.
//!
//! `tests/adopt/CASE/source/` is adopted as a folder; the new `content/` must be `tests/adopt/CASE/expected/`. Run with
//! `UPDATE_EXPECTED=1` to write what came out, and read the difference. The five real policies stand outside the
//! repository, in `../shared/seeds` or `$QUIETROOM_SEEDS`.

mod support;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use pulldown_cmark::{Event, Parser};
use quietroom::adopt::readers;
use regex::Regex;
use scraper::{Html, Selector};
use serde::Deserialize;
use support::cases::{check_all, entries};
use support::diff::diff;
use support::folder::{self, Files};
use support::page;
use support::program::run;
use support::seed::markdown;

#[test]
fn every_case_becomes_the_site_that_it_should() {
    let cases = entries("tests/adopt");
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
    for audience in ["public", "staff", "responders"] {
        let files = folder::read(&root.join("new/dist").join(audience));
        wrong.extend(page::broken(&files));
    }
    wrong
}

/// Numbers and addresses in links of the new site that no source has.
fn strangers(sources: &str, site: &Path) -> Vec<String> {
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let known = digits(sources);
    let mut wrong = Vec::new();
    for (path, bytes) in folder::read(&site.join("dist/responders")) {
        let html = Html::parse_document(&String::from_utf8_lossy(&bytes));
        for link in page::links(&html) {
            let is_known = match link.address.split_once(':') {
                // A national number has no country's code.
                Some(("tel" | "sms", number)) => known.contains(&digits(number)[3..]),
                Some(("mailto", address)) => sources.contains(address),
                _ => true,
            };
            if page::is_html(&path) && !is_known {
                wrong.push(format!(
                    "{path} leads to {}, which no source has",
                    link.address
                ));
            }
        }
    }
    wrong
}

#[test]
fn every_seed_is_adopted_whole() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let folder = std::env::var_os("QUIETROOM_SEEDS").map_or(beside, PathBuf::from);
    if !folder.is_dir() {
        let skipped = "tests/adopt.rs: skipped, since there is no folder ../shared/seeds\n";
        // Past the test harness, which would keep it to itself.
        let _ = std::io::stderr().write_all(skipped.as_bytes());
        return;
    }
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

/// The text of the only page with a text of its own.
fn page_text(site: &Path) -> String {
    let selector = Selector::parse("h1, .text").expect("a selector");
    let texts = folder::read(site)
        .into_iter()
        .filter(|(path, _)| page::is_html(path));
    let texts = texts.map(|(_, bytes)| {
        let html = Html::parse_document(&String::from_utf8_lossy(&bytes));
        let parts: Vec<String> = html.select(&selector).map(page::visible).collect();
        parts.join(" ")
    });
    texts.max_by_key(String::len).unwrap_or_default()
}

/// Words of the source that the page lacks, and words that it adds: only a title, and the word between room and day.
fn lost(source: &str, shown: &str) -> Vec<String> {
    let (source, shown) = (words(source), words(shown));
    let mut wrong = Vec::new();
    let mut at = 0;
    let mut added = Vec::new();
    for word in &source {
        match shown[at..].iter().position(|other| other == word) {
            Some(found) => {
                added.extend(&shown[at..at + found]);
                at += found + 1;
            }
            None => wrong.push(format!("the page lacks `{word}`")),
        }
    }
    added.extend(&shown[at..]);
    added.retain(|word| *word != "on");
    if wrong.is_empty() && added.len() > 6 {
        wrong.push(format!("the page adds {added:?}"));
    }
    wrong
}

/// The words of a text; numbers of telephones as their digits, all dashes and quotes alike.
fn words(text: &str) -> Vec<String> {
    let phone = Regex::new(r"\+\d[\d ().-]{6,}\d").expect("a pattern");
    let plain = phone.replace_all(text, |found: &regex::Captures| {
        found[0].replace([' ', '(', ')', '.', '-'], "")
    });
    let plain = plain.replace(['–', '—'], "-");
    plain.split_whitespace().map(str::to_owned).collect()
}

#[derive(Deserialize)]
struct Adopted {
    facts: Vec<Record>,
    findings: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Record {
    kind: String,
    text: String,
    file: String,
    line: usize,
    column: usize,
    variable: Option<String>,
    confidence: f64,
    stale: bool,
}

/// What `--format json` says must stand where it says.
fn recorded(root: &Path, name: &str, text: &str) -> Vec<String> {
    let ran = run(
        root,
        &["adopt", name, "--into", "again", "--format", "json"],
    );
    let said: Adopted = match serde_json::from_str(&ran.stdout) {
        Ok(said) => said,
        Err(error) => return vec![format!("no JSON: {error}\n{}", ran.stderr)],
    };
    let lines: Vec<&str> = text.lines().collect();
    let mut wrong = Vec::new();
    for fact in &said.facts {
        let rest: Option<String> = lines
            .get(fact.line - 1..)
            .map(|lines| lines.join("\n").chars().skip(fact.column - 1).collect());
        let first = fact.text.split_whitespace().next().unwrap_or_default();
        let is_there = rest.is_some_and(|rest| rest.starts_with(first));
        let is_sound = (0.0..=1.0).contains(&fact.confidence) && fact.file == name;
        if !is_there || !is_sound {
            wrong.push(format!(
                "{} {:?} is not at {}:{}",
                fact.kind, fact.text, fact.line, fact.column
            ));
        }
    }
    if name.contains("2018") {
        let has = |kind: &str, variable: &str| {
            let is =
                |fact: &Record| fact.kind == kind && fact.variable.as_deref() == Some(variable);
            said.facts.iter().any(is)
        };
        let known = [
            ("room", "rooms.quiet"),
            ("venue", "venue.name"),
            ("email", "appeals.email"),
        ];
        wrong.extend(
            known
                .into_iter()
                .filter(|(kind, variable)| !has(kind, variable))
                .map(|(_, variable)| format!("nothing is `{variable}`")),
        );
        if !said.facts.iter().any(|fact| fact.stale) || said.findings.is_empty() {
            wrong.push("a policy of 2018 has nothing stale".to_owned());
        }
    }
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

/// Pieces of pages, good and bad.
fn piece() -> impl Strategy<Value = String> {
    let tags = [
        "p",
        "h2",
        "ul",
        "ol",
        "li",
        "b",
        "em",
        "a",
        "table",
        "tr",
        "td",
        "th",
        "blockquote",
        "pre",
        "div",
        "br",
        "code",
    ];
    prop_oneof![
        "[a-z]{1,6} ?",
        "[ \n*_#>|{}%!~`\\[\\]()<&+.0-9-]{1,4}",
        Just("<a href=\"https://example.org/a_b(c)\">".to_owned()),
        Just("&eacute; &amp; &nbsp;".to_owned()),
        prop::sample::select(tags.to_vec()).prop_map(|tag| format!("<{tag}>")),
        prop::sample::select(tags.to_vec()).prop_map(|tag| format!("</{tag}>")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_a_page_is_lost(pieces in prop::collection::vec(piece(), 0..40)) {
        let source: String = pieces.concat();
        let reader = readers::reader("a.html", &source).expect("a reader");
        let (text, _) = (reader.read)(&source, &[]).weave.write(&source, &[]);
        // In code, what a template would read stands between tags that keep it as it is.
        let code = Regex::new(r"\{% raw %\}(\{[{%!])\{% endraw %\}").expect("a pattern");
        let bare = code.replace_all(&text, "");
        prop_assert!(!["{{", "{%", "{!"].iter().any(|tag| bare.contains(tag)), "{source:?} became {text:?}");
        let text = code.replace_all(&text, "$1");
        let seen: String = Html::parse_document(&source).root_element().text().collect();
        let (mut found, mut expected) = (letters(&read_back(&text)), letters(&seen));
        if source.contains("<t") {
            // Browsers move words out of a table that stand outside of its cells.
            found.sort_unstable();
            expected.sort_unstable();
        }
        prop_assert_eq!(found, expected, "{:?} became {:?}", source, text);
    }

    #[test]
    fn no_word_of_a_text_is_lost(lines in prop::collection::vec("[ ]{0,9}(- |[0-9]\\. |\\* )?[A-Za-z*_#<>|`~&{}%]{0,6}( [a-zA-Z.:]{1,6}){0,9}", 0..12)) {
        let source = lines.join("\n");
        let reader = readers::reader("a.txt", &source).expect("a reader");
        let (text, _) = (reader.read)(&source, &[]).weave.write(&source, &[]);
        prop_assert_eq!(letters(&read_back(&text)), letters(&source), "{:?} became {:?}", source, text);
    }
}

/// What Markdown says, as readers see it.
fn read_back(text: &str) -> String {
    let mut seen = String::new();
    for event in Parser::new_ext(text, quietroom::markdown::extensions()) {
        match event {
            Event::Text(words) | Event::Code(words) => seen.push_str(&words),
            Event::InlineHtml(html) | Event::Html(html) => {
                let is_ours = ["em", "strong", "del"].iter().any(|tag| html.contains(tag));
                seen.push_str(if is_ours { "" } else { &html });
            }
            _ => {}
        }
    }
    seen
}

/// Letters alone: blanks and signs of lists are layout.
fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}
