//! Each guard does alone what both are there for.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::audience::unrestricted;

const EVENT: &str = "name: Test Conf 2026
dates: 2026-05-11..2026-05-13
timezone: America/New_York
contacts:
  hotline: {kind: channel, name: Hotline, phone: \"+1 216 555 0187\", audience: public}
  lead: {name: Robin Example, role: Keeper of lists, email: robin@example.org, phone: \"+1 503 555 0131\", public: [role]}
  adviser: {name: Sam Counsel, phone: \"+1 503 555 0142\", audience: responders}
rooms:
  base: {name: Response base, room: Basement Eleven}
reporting: {form: \"https://forms.example.org/report\"}
appeals: {to: Board of Elders, email: board@example.org}
shifts: [{date: 2026-05-11, from: \"08:00\", to: \"13:00\", who: [lead], place: Corner by the well}]
";

/// Asks for everything by name.
const NAMES: &str = "{{ reporting.form }} {{ appeals.to }}\n\n";

/// Asks for everything in a group, of which readers get what is for them.
const LOOPS: &str = "{% for contact in contacts %}
- {% if contact.name %}{{ contact.name }}{% endif %} {% if contact.email %}{{ contact.email }}{% endif %}
  {% if contact.phone %}{{ contact.phone }}{% endif %}
{% endfor %}
{% for room in rooms %}{% if room.room %}{{ room.room }}{% endif %}{% endfor %}

{{ <contact_list show=\"name,role,email,phone\" /> }}

{{ <room_table /> }}

{{ <shift_roster /> }}
";

/// Values that the public may not see, with the names of their facts.
const PRIVATE: [(&str, &str); 8] = [
    ("contacts.lead.name", "Robin Example"),
    ("contacts.lead.email", "robin@example.org"),
    ("contacts.lead.phone", "5550131"),
    ("contacts.adviser.name", "Sam Counsel"),
    ("contacts.adviser.phone", "5550142"),
    ("rooms.base.room", "Basement Eleven"),
    ("reporting.form", "https://forms.example.org/report"),
    ("appeals.to", "Board of Elders"),
];

struct Silent;

impl Progress for Silent {
    fn begin(&self, _: usize) {}
    fn step(&self) {}
}

/// Builds the public site of one page with some guards; returns its findings and its files.
fn build(text: &str, guards: Guards) -> (Vec<Diagnostic>, BTreeMap<String, String>) {
    let root = tempfile::tempdir().expect("a folder");
    let content = root.path().join("content");
    fs::create_dir_all(content.join("events/2026")).expect("a folder");
    for (path, text) in [
        ("site.yaml", "title: Test Conf\n"),
        ("events/2026/event.yaml", EVENT),
        ("page.md", text),
    ] {
        fs::write(content.join(path), text).expect("a file");
    }
    let request = Request {
        out: Some(PathBuf::from("dist")),
        ..Request::new(root.path().to_owned(), vec![Audience::Public])
    };
    let outcome = guarded(&request, &Silent, &guards).expect("the machine does not fail");
    let mut files = BTreeMap::new();
    read(&root.path().join("dist/public"), &mut files);
    (outcome.diagnostics, files)
}

fn read(folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            read(&entry.path(), files);
        } else {
            let text = fs::read(entry.path()).expect("a file");
            files.insert(
                entry.path().display().to_string(),
                String::from_utf8_lossy(&text).replace([' ', '\u{a0}'], ""),
            );
        }
    }
}

/// The facts whose values stand in a site.
fn held(files: &BTreeMap<String, String>) -> Vec<&'static str> {
    let holds = |value: &str| {
        files
            .values()
            .any(|text| text.contains(&value.replace(' ', "")))
    };
    PRIVATE
        .iter()
        .filter(|(_, value)| holds(value))
        .map(|(name, _)| *name)
        .collect()
}

#[test]
fn without_guards_everything_would_be_published() {
    let none = Guards {
        restrict: unrestricted,
        scans: false,
    };
    let (found, files) = build(&format!("{NAMES}{LOOPS}"), none);
    assert_eq!(held(&files).len(), PRIVATE.len(), "{found:?}");
}

#[test]
fn the_first_guard_alone_leaves_nothing_to_publish() {
    let first = Guards {
        scans: false,
        ..Guards::BOTH
    };
    let (found, files) = build(LOOPS, first);
    assert!(!files.is_empty(), "{found:?}");
    assert_eq!(held(&files), [""; 0]);
    // The second one is off indeed: what is typed into the text goes out.
    let (_, files) = build("Ask Robin Example.\n", first);
    assert_eq!(held(&files), ["contacts.lead.name"]);
}

#[test]
fn the_second_guard_alone_keeps_everything_from_being_published() {
    let second = Guards {
        restrict: unrestricted,
        ..Guards::BOTH
    };
    let (found, files) = build(&format!("{NAMES}{LOOPS}"), second);
    assert_eq!(files.len(), 0);
    for (name, _) in PRIVATE {
        let named = format!("`{name}` of 2026");
        let leak = found.iter().find(|found| found.message.starts_with(&named));
        assert!(
            leak.is_some_and(|leak| leak.code == codes::LEAK),
            "{name}: {found:?}"
        );
    }
}

#[test]
fn both_guards_publish_what_is_for_everybody() {
    let (found, files) = build(LOOPS, Guards::BOTH);
    assert!(
        found
            .iter()
            .all(|found| found.severity == Severity::Warning),
        "{found:?}"
    );
    assert!(!files.is_empty());
    assert_eq!(held(&files), [""; 0]);
    let (found, files) = build("{{ contacts.lead.phone }}\n", Guards::BOTH);
    assert!(files.is_empty());
    assert_eq!(
        found.iter().map(|found| found.code).collect::<Vec<_>>(),
        [codes::FACT_ABOVE_AUDIENCE]
    );
}
