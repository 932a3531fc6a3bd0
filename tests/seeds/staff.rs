//! What a procedure for staff must keep from the public, and what its pocket card must have.

use std::path::Path;

use regex::Regex;
use scraper::Html;

use super::reading::shown;
use crate::support::folder::{self, Files};
use crate::support::program::run;
use crate::support::seed::Values;
use crate::support::stated::digits;

/// The seed that is one.
pub const PROCEDURE: &str = "pycon-us-2018-staff-procedure";

/// The facts of a seed's contacts, which are for staff, and who they are in the event's file.
const CONTACTS: [(&str, &str, &[&str]); 3] = [
    ("responder", "a", &["name", "email", "phone"]),
    ("director", "b", &["name", "email"]),
    ("chair", "c", &["name", "email", "phone"]),
];

/// No byte of the contacts is in the public site.
pub fn withheld(files: &Files, values: &Values) -> Vec<String> {
    let mut wrong = Vec::new();
    let public = folder::within(files, "public");
    if public.is_empty() {
        wrong.push("there is no public site".to_owned());
    }
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
    wrong
}

/// The policy as it was, with contacts in its text, is not published: `root` holds it beside the site.
pub fn refused(root: &Path) -> Vec<String> {
    let ran = run(root, &["check", "--audience", "public", "--format", "json"]);
    let mut wrong = Vec::new();
    for (id, _, fields) in CONTACTS {
        for field in fields {
            let said = format!("`contacts.{id}.{field}` of 2018 is for staff");
            if !ran.stdout.contains(&said) {
                wrong.push(format!("the {field} of {id} could be published"));
            }
        }
    }
    wrong
}

/// The pocket card begins every step of the two sections that it quotes, has the hotline and the rooms, and nobody's phone.
/// That it fits is what the build says that prints it.
pub fn carried(files: &Files, original: &str, values: &Values) -> Vec<String> {
    let folder = "staff/2018/cards/responder";
    let mut wrong = Vec::new();
    for name in ["responder-pocket.pdf", "responder-pocket-sheet-letter.pdf"] {
        if !files.contains_key(&format!("{folder}/{name}")) {
            wrong.push(format!("{folder}/{name} is missing"));
        }
    }
    let html = files.get(&format!("{folder}/index.html"));
    let html = Html::parse_document(&String::from_utf8_lossy(html.map_or(&[], Vec::as_slice)));
    let shown = shown(&html, ".card");
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
    let has = |number: &str| digits(&shown).contains(&digits(values.get(number)));
    if !has("hotline") {
        wrong.push("the card lacks the hotline".to_owned());
    }
    for phone in ["phone_a", "phone_c"] {
        if has(phone) {
            wrong.push(format!("the card has {phone}"));
        }
    }
    wrong
}
