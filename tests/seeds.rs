//! Five real policies become sites: their hard-coded facts become variables, and the page still reads the same.
//!
//! `tests/seeds/NAME/` holds what we expect; the policies themselves stand outside the repository, in the folder
//! `../shared/seeds` or `$QUIETROOM_SEEDS`. A second build has other people and places in the event's file, of which
//! the page must then speak: so no fact stands in its text.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use regex::Regex;
use scraper::{ElementRef, Html, Selector};
use support::cases::{check_all, entries};
use support::diff::{diff, lines};
use support::findings::Said;
use support::folder::{self, Files};
use support::page;
use support::program::run;
use support::seed::{Seed, Values, markdown, outline};

#[test]
fn every_seed_becomes_a_site() {
    let Some(seeds) = seeds() else {
        // Past the test harness, which would keep it to itself.
        let skipped = "tests/seeds.rs: skipped, since there is no folder ../shared/seeds\n";
        let _ = std::io::stderr().write_all(skipped.as_bytes());
        return;
    };
    let cases = entries("tests/seeds");
    assert_eq!(cases.len(), 5, "each seed has a case");
    check_all(&cases, |case| check(case, &seeds));
}

fn seeds() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let folder = std::env::var_os("QUIETROOM_SEEDS").map_or(beside, PathBuf::from);
    folder.is_dir().then_some(folder)
}

fn check(case: &Path, seeds: &Path) -> Vec<String> {
    let text = fs::read_to_string(case.join("seed.yaml")).expect("a case has a seed.yaml");
    let seed: Seed = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
    let original = fs::read_to_string(seeds.join(&seed.file)).expect("the seed is text");
    let (values, others) = seed.captured(&original);
    let page = seed.page(&original, &values);
    let mut wrong = build(case, &seed, &page, &original, &values).1;
    wrong.extend(copied(case, &seed, &values));
    if case.ends_with("pycon-us-2018-staff-procedure") {
        wrong.extend(withheld(case, &seed, &original, &values));
        let files = build(case, &seed, &page, &original, &values).0;
        wrong.extend(carried(&files, &original, &values));
    }
    if others != values {
        let other = seed.with_others(&original, &values);
        let (files, found) = build(case, &seed, &page, &other, &others);
        wrong.extend(
            found
                .into_iter()
                .map(|wrong| format!("with other facts: {wrong}")),
        );
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

/// The pocket card begins every step of the two sections that it quotes, has the hotline and the rooms, and nobody's phone.
/// That it fits is what the build says that prints it.
fn carried(files: &Files, original: &str, values: &Values) -> Vec<String> {
    let folder = "staff/2018/cards/responder";
    let mut wrong = Vec::new();
    for name in ["responder-pocket.pdf", "responder-pocket-sheet-letter.pdf"] {
        if !files.contains_key(&format!("{folder}/{name}")) {
            wrong.push(format!("{folder}/{name} is missing"));
        }
    }
    let html = files.get(&format!("{folder}/index.html"));
    let html = Html::parse_document(&String::from_utf8_lossy(html.map_or(&[], Vec::as_slice)));
    let shown = select(&html, ".card")
        .map(page::visible)
        .collect::<String>();
    let digits = |text: &str| text.replace(|c: char| !c.is_ascii_digit(), "");
    let steps = Regex::new(r"(?m)^1\. (\S+ \S+ \S+)").expect("a pattern");
    let steps: Vec<&str> = steps
        .captures_iter(original)
        .filter_map(|step| Some(step.get(1)?.as_str()))
        .collect();
    assert_eq!(steps.len(), 11, "the steps of the two sections");
    let rooms = ["room_first", "room_later"].map(|room| values.get(room));
    for words in steps.into_iter().chain(rooms) {
        if !shown.replace('’', "'").contains(words) {
            wrong.push(format!("the card lacks {words:?}"));
        }
    }
    if !digits(&shown).contains(&digits(values.get("hotline"))) {
        wrong.push("the card lacks the hotline".to_owned());
    }
    for phone in ["phone_a", "phone_c"] {
        if digits(&shown).contains(&digits(values.get(phone))) {
            wrong.push(format!("the card has {phone}"));
        }
    }
    wrong
}

/// The facts of a seed's contacts, which are for staff, and who they are in the event's file.
const CONTACTS: [(&str, &str, &[&str]); 3] = [
    ("responder", "a", &["name", "email", "phone"]),
    ("director", "b", &["name", "email"]),
    ("chair", "c", &["name", "email", "phone"]),
];

/// No byte of the contacts is in the public site; and the policy as it was, with contacts in its text, is not published.
fn withheld(case: &Path, seed: &Seed, original: &str, values: &Values) -> Vec<String> {
    let (page, text) = (seed.page(original, values), original);
    let (files, mut wrong) = build(case, seed, &page, text, values);
    let public = folder::within(&files, "public");
    if public.is_empty() {
        wrong.push("there is no public site".to_owned());
    }
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let plain = |text: &str| match digits(text) {
        digits if digits.len() >= 7 && !text.contains('@') => digits,
        _ => text.to_lowercase(),
    };
    for (_, letter, fields) in CONTACTS {
        for field in fields {
            let value = plain(values.get(&format!("{field}_{letter}")));
            for (path, bytes) in &public {
                let text = String::from_utf8_lossy(bytes);
                if text.to_lowercase().contains(&value) || digits(&text).contains(&value) {
                    wrong.push(format!(
                        "public/{path} holds the {field} of contact {letter}"
                    ));
                }
            }
        }
    }
    let root = tempfile::tempdir().expect("a folder for the site");
    let own = folder::read(&case.join("content"));
    let own = own.iter().map(|(path, bytes)| {
        (
            format!("content/{path}"),
            values.fill(&String::from_utf8_lossy(bytes)),
        )
    });
    let own: Vec<(String, String)> = own.collect();
    let files = own
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_bytes()));
    folder::write(
        root.path(),
        files.chain([("content/as-it-was.md", original.as_bytes())]),
    );
    let ran = run(
        root.path(),
        &["check", "--audience", "public", "--format", "json"],
    );
    for (id, _, fields) in CONTACTS {
        for field in fields {
            if !ran
                .stdout
                .contains(&format!("`contacts.{id}.{field}` of 2018 is for staff"))
            {
                wrong.push(format!("the {field} of {id} could be published"));
            }
        }
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
    let root = tempfile::tempdir().expect("a folder for the site");
    let own = folder::read(&case.join("content"));
    let own: Vec<(String, String)> = own
        .into_iter()
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).expect("a source is text");
            (format!("content/{path}"), values.fill(&text))
        })
        .collect();
    let files = own
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_bytes()));
    folder::write(
        root.path(),
        files.chain([(seed.page.as_str(), page.as_bytes())]),
    );
    let ran = run(root.path(), &["build", "--color", "never"]);
    let files = folder::read(&root.path().join("dist"));
    let Some(html) = files.get(&seed.published).filter(|_| ran.status == Some(0)) else {
        return (
            files,
            vec![format!(
                "the build ended with {:?}:\n{}",
                ran.status, ran.stderr
            )],
        );
    };
    let html = Html::parse_document(&String::from_utf8_lossy(html));
    let mut wrong = reading(seed, &html, text);
    wrong.extend(leading(seed, &html, text, values));
    let sources: String = own.iter().map(|(_, text)| text.as_str()).collect();
    wrong.extend(strangers(&html, &format!("{text}{sources}")));
    let shown = select(&html, ".provenance")
        .map(page::visible)
        .collect::<String>();
    for origin in seed.provenance.iter().map(|origin| values.fill(origin)) {
        if !shown.contains(&origin) {
            wrong.push(format!(
                "the page's origin does not name {origin:?}: {shown}"
            ));
        }
    }
    for absent in seed.absent.iter().map(|absent| values.fill(absent)) {
        if page::links(&html).iter().any(|link| link.address == absent) {
            wrong.push(format!("a link to {absent} is still there"));
        }
    }
    wrong.extend(broken(&files));
    (files, wrong)
}

/// The page's words are the seed's, and its lists are nested and numbered as they should be.
fn reading(seed: &Seed, html: &Html, text: &str) -> Vec<String> {
    let expected = Html::parse_fragment(&markdown(&seed.reads(text)));
    let shown: Vec<String> = select(html, "h1, .text").map(page::visible).collect();
    let words = diff(
        "words",
        &words(&page::visible(expected.root_element())),
        &words(&shown.join(" ")),
    );
    let lists: String = select(html, ".text").map(outline).collect();
    words
        .into_iter()
        .chain(diff("lists", &seed.outline, &lists))
        .collect()
}

/// A word a line; telephone numbers as their digits, however they are written.
fn words(text: &str) -> String {
    let phone = Regex::new(r"\+\d[\d ().-]{6,}\d").expect("a pattern");
    let plain = phone.replace_all(text, |found: &regex::Captures| {
        found[0].replace([' ', '(', ')', '.', '-'], "")
    });
    lines(plain.split(' '))
}

/// The text leads where it should and, outside the site, nowhere else.
fn leading(seed: &Seed, html: &Html, text: &str, values: &Values) -> Vec<String> {
    let hrefs = |html: &Html, within: &str| -> BTreeSet<String> {
        let links = select(html, within).filter_map(|link| link.attr("href"));
        links.map(str::to_owned).collect()
    };
    let found = hrefs(html, ".text a, .provenance a");
    let wanted: BTreeSet<String> = seed.hrefs.iter().map(|href| values.fill(href)).collect();
    let known = hrefs(&Html::parse_fragment(&markdown(&seed.reads(text))), "a");
    let missing = wanted
        .difference(&found)
        .map(|href| format!("no link leads to {href}: {found:?}"));
    let within = hrefs(html, ".text a");
    let stray = within.iter().filter(|href| href.starts_with("http"));
    let stray = stray.filter(|href| !wanted.contains(*href) && !known.contains(*href));
    missing
        .chain(stray.map(|href| format!("the original has no link to {href}")))
        .collect()
}

/// Telephone numbers and addresses in links that neither the seed nor the site's sources have.
fn strangers(html: &Html, sources: &str) -> Vec<String> {
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let known = digits(sources);
    let is_known = |address: &str| match address.split_once(':') {
        Some(("tel" | "sms", number)) => known.contains(&digits(number)),
        Some(("mailto", address)) => sources.contains(address),
        _ => true,
    };
    let links = page::links(html)
        .into_iter()
        .filter(|link| !is_known(&link.address));
    links
        .map(|link| {
            format!(
                "{} stands neither in the seed nor in the event",
                link.address
            )
        })
        .collect()
}

/// Values of the first event that are still there although the event's file has others.
fn remains(seed: &Seed, files: &Files, values: &Values) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| page::is_html(path)) {
        let html = Html::parse_document(&String::from_utf8_lossy(bytes));
        let mut shown = page::visible(html.root_element());
        for link in page::links(&html) {
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

fn broken(files: &Files) -> Vec<String> {
    let audiences = ["public", "staff", "responders"].into_iter();
    audiences
        .flat_map(|audience| page::broken(&folder::within(files, audience)))
        .collect()
}

fn select<'a>(html: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).collect::<Vec<_>>().into_iter()
}

/// A site around a seed as it is: none of its facts are in the event's file.
const EVENT: &str = "name: Harbor Meetup 2026\ndates: 2026-05-11..2026-05-13\ntimezone: America/New_York\n\
                     venue: {name: Harbor Hall, country: US}\n";

#[test]
fn every_fault_of_the_seeds_is_found() {
    let Some(seeds) = seeds() else {
        let skipped = "tests/seeds.rs: skipped, since there is no folder ../shared/seeds\n";
        let _ = std::io::stderr().write_all(skipped.as_bytes());
        return;
    };
    check_all(&entries("tests/seeds"), |case| faults(case, &seeds));
}

/// What `check` does not say of a seed although the case's `faults.txt` asks for it: lines of a code and a pattern.
fn faults(case: &Path, seeds: &Path) -> Vec<String> {
    let text = fs::read_to_string(case.join("seed.yaml")).expect("a case has a seed.yaml");
    let seed: Seed = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
    let original = fs::read_to_string(seeds.join(&seed.file)).expect("the seed is text");
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
