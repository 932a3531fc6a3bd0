//! A value can never change the structure of a document, whatever its characters.

use std::fmt::Write;

use scraper::{ElementRef, Html, Node};

use super::support::chance::Chance;
use super::support::folder::{self, Files};
use super::support::literate::unescape;
use super::support::page::is_html;
use super::support::program::run;

/// What would have a meaning in Markdown, HTML, YAML, templates or addresses; one a line, in quotes.
const FRAGMENTS: &str = include_str!("hostile.txt");

/// The value that the structure is compared with, and the event that has it.
const HARMLESS: &str = "Harmless";

/// Every place of a page where a value can stand.
const PAGE: &str = include_str!("contexts.md");

#[test]
fn no_value_changes_the_structure_of_a_minified_page() {
    check(true);
}

#[test]
fn no_value_changes_the_structure_of_a_page() {
    check(false);
}

fn check(minify: bool) {
    let values = values();
    let site = build(&values, minify);
    let pages = |event: &str| {
        let prefix = format!("staff/{event}/");
        let own = site
            .iter()
            .filter(move |(path, _)| is_html(path) && path.starts_with(&prefix));
        own.map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes).into_owned()))
    };
    let harmless: Vec<(&str, String)> = pages("e0").collect();
    assert_eq!(
        harmless.len(),
        2,
        "a start page and a page: {:?}",
        site.keys()
    );
    let mut wrong = Vec::new();
    for (index, value) in values.iter().enumerate().skip(1) {
        let event = format!("e{index}");
        let found: Vec<(&str, String)> = pages(&event).collect();
        assert_eq!(found.len(), harmless.len(), "{event}");
        for ((_, harmless), (path, found)) in harmless.iter().zip(&found) {
            let expected = outline(harmless, "e0", HARMLESS, value, minify);
            let found = outline(found, &event, "", "", minify);
            let at = expected.iter().zip(&found).position(|(a, b)| a != b);
            let at =
                at.or((expected.len() != found.len()).then_some(expected.len().min(found.len())));
            if let Some(at) = at {
                let [expected, found] = [&expected, &found].map(|outline| outline.get(at));
                wrong.push(format!(
                    "{value:?} in {path}:\n  expected {expected:?}\n  found    {found:?}"
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        values.len(),
        wrong.join("\n")
    );
}

/// The harmless value, every fragment, and some put together.
fn values() -> Vec<String> {
    let mut chance = Chance::new();
    let fragments: Vec<String> = FRAGMENTS
        .lines()
        .map(|line| String::from_utf8(unescape(line)).expect("a text"))
        .collect();
    let mut values = vec![HARMLESS.to_owned()];
    values.extend(fragments.iter().map(|fragment| fragment.trim().to_owned()));
    for _ in 0..40 {
        let count = 2 + chance.below(3);
        let joined: String = (0..count)
            .map(|_| chance.one_of(&fragments).as_str())
            .collect();
        values.push(joined.trim().to_owned());
    }
    // The words for facts that are not there mean something in an event's file.
    values.retain(|value| !value.is_empty() && value != "none");
    values
}

/// One edition for each value, which stands in all its texts, so that one build tries them all.
fn build(values: &[String], minify: bool) -> Files {
    let root = tempfile::tempdir().expect("a folder");
    let mut files = vec![
        (
            "content/site.yaml".to_owned(),
            format!("title: Test Conf\ncurrent: now\nminify: {minify}\n"),
        ),
        ("content/contexts.md".to_owned(), PAGE.to_owned()),
        (
            "content/plan.svg".to_owned(),
            "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n".to_owned(),
        ),
        (
            "content/events/now/event.yaml".to_owned(),
            event("Current", 2026),
        ),
    ];
    for (index, value) in values.iter().enumerate() {
        files.push((
            format!("content/events/e{index}/event.yaml"),
            event(value, 2025),
        ));
    }
    folder::write(
        root.path(),
        files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_bytes())),
    );
    let ran = run(root.path(), &["build", "--audience", "staff"]);
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    folder::read(&root.path().join("dist"))
}

fn event(value: &str, year: u16) -> String {
    // JSON's strings are YAML's.
    let value = serde_json::to_string(value).expect("a text");
    let mut text = format!("dates: {year}-05-11\ntimezone: America/New_York\nname: {value}\n");
    let _ = write!(
        text,
        "identification: {value}\nvars: {{v: {value}}}\n\
         venue: {{name: {value}, address: {value}, entrance: {value}}}\n\
         emergency: {{number: \"911\", services: [{{name: {value}, number: \"988\", note: {value}, address: {value}}}]}}\n\
         contacts:\n  \
           lead: {{name: {value}, role: {value}, organization: {value}, directions: {value}, pronouns: {value}, audience: public}}\n  \
           line: {{kind: channel, name: {value}, phone: \"+1 216 555 0187\", if_unanswered: {value}, audience: public,\n         \
             chat: {{platform: {value}, handle: {value}}}, reach: [call, chat]}}\n\
         teams: {{all: {{members: [lead, line], audience: public}}}}\n\
         rooms: {{quiet: {{name: {value}, room: {value}, fallback: {value}, directions: {value}, audience: public}}}}\n\
         programme: [{{name: {value}, date: {year}-05-11}}]\n\
         appeals: {{to: {value}, audience: public}}\n",
    );
    text
}

/// Elements with their attributes and texts in order, with `to` where `from` stands.
///
/// What is made from the words themselves is left out: seals, ids and the links to them, addresses with a value.
fn outline(html: &str, event: &str, from: &str, to: &str, minified: bool) -> Vec<String> {
    let mut lines = Vec::new();
    collect(Html::parse_document(html).root_element(), &mut lines);
    let own = format!("/{event}/");
    let lines = lines.into_iter().map(|line| {
        let line = line.replace(&own, "/E/");
        let line = if from.is_empty() {
            line
        } else {
            line.replace(from, to)
        };
        if minified {
            line.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
        } else {
            line
        }
    });
    lines.filter(|line| !line.trim().is_empty()).collect()
}

fn collect(element: ElementRef<'_>, lines: &mut Vec<String>) {
    let mut attributes: Vec<String> = element
        .value()
        .attrs()
        .map(|(name, value)| match name {
            "id" | "aria-labelledby" => name.to_owned(),
            "href" if value.starts_with('#') || value.contains("?q=") => name.to_owned(),
            _ => format!("{name}={value}"),
        })
        .collect();
    attributes.sort();
    lines.push(format!(
        "<{} {}>",
        element.value().name(),
        attributes.join(" ")
    ));
    if element.value().classes().any(|class| class == "seal") {
        return;
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) => lines.push(text.to_string()),
            Node::Element(_) => collect(ElementRef::wrap(child).expect("an element"), lines),
            _ => {}
        }
    }
    lines.push("end".to_owned());
}
