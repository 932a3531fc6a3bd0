//! What of an adopted policy is still there: every word on its page, every fact where it is said to be.

use std::path::Path;

use scraper::{Html, Selector};
use serde::Deserialize;

use crate::support::folder;
use crate::support::page;
use crate::support::program::run;
use crate::support::stated;

/// The text of the only page with a text of its own.
pub fn page_text(site: &Path) -> String {
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
pub fn lost(source: &str, shown: &str) -> Vec<String> {
    // Dashes are set as such where they stand between words.
    let words = |text: &str| -> Vec<String> {
        let words = stated::words(text).into_iter();
        words.map(|word| word.replace(['–', '—'], "-")).collect()
    };
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
pub fn recorded(root: &Path, name: &str, text: &str) -> Vec<String> {
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
        wrong.extend(unknown(&said));
    }
    wrong
}

/// What of a policy of 2018 is not known that should be.
fn unknown(said: &Adopted) -> Vec<String> {
    let has = |kind: &str, variable: &str| {
        let is = |fact: &Record| fact.kind == kind && fact.variable.as_deref() == Some(variable);
        said.facts.iter().any(is)
    };
    let known = [
        ("room", "rooms.quiet"),
        ("venue", "venue.name"),
        ("email", "appeals.email"),
    ];
    let missing = known
        .into_iter()
        .filter(|(kind, variable)| !has(kind, variable));
    let mut wrong: Vec<String> = missing
        .map(|(_, variable)| format!("nothing is `{variable}`"))
        .collect();
    if !said.facts.iter().any(|fact| fact.stale) || said.findings.is_empty() {
        wrong.push("a policy of 2018 has nothing stale".to_owned());
    }
    wrong
}
