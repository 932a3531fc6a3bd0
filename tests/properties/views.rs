//! No site holds a value that is above its audience.

use std::fmt::Write;

use super::support::chance::Chance;
use super::support::folder::{self, Files};
use super::support::program::run;

const AUDIENCES: [&str; 3] = ["public", "staff", "responders"];

/// How many sites are made up.
const SITES: usize = 6;

/// Says all that its audience may know.
const PAGE: &str = r#"
{% for contact in contacts %}
- {% if contact.name %}{{ contact.name }}{% endif %} {% if contact.role %}{{ contact.role }}{% endif %}
  {% if contact.email %}{{ contact.email }}{% endif %} {% if contact.phone %}{{ contact.phone }}{% endif %}
  {% if contact.directions %}{{ contact.directions }}{% endif %}
{% endfor %}

{% for room in rooms %}
- {% if room.name %}{{ room.name }}{% endif %} {% if room.room %}{{ room.room }}{% endif %}
{% endfor %}

{% if reporting.form %}<{{ reporting.form }}>{% endif %}
{% if appeals.to %}{{ appeals.to }}{% endif %}
{% if appeals.email %}{{ appeals.email }}{% endif %}

{{ <contact_list show="name,role,email,phone,directions" /> }}

{{ <room_table /> }}

{{ <reporting_channels /> }}

{{ <shift_roster /> }}
"#;

/// A value that stands nowhere else, and the widest audience that may know it.
struct Secret {
    text: String,
    audience: usize,
}

#[test]
fn no_site_holds_what_is_above_its_audience() {
    let mut chance = Chance::new();
    for _ in 0..SITES {
        let (event, private, secrets) = make_up(&mut chance);
        let site = build(&event, &private);
        for (own, audience) in AUDIENCES.iter().enumerate() {
            let prefix = format!("{audience}/");
            let files: Files = site
                .iter()
                .filter(|(path, _)| path.starts_with(&prefix))
                .map(|(path, bytes)| (path.clone(), bytes.clone()))
                .collect();
            assert!(!files.is_empty(), "{audience} has a site");
            for secret in &secrets {
                let held = holding(&files, &secret.text);
                let may = secret.audience <= own;
                assert_eq!(
                    held.is_empty(),
                    !may,
                    "{} for {}, in {held:?}\n{event}{private}",
                    secret.text,
                    AUDIENCES[secret.audience]
                );
            }
        }
    }
}

/// An event's two files, and its values.
fn make_up(chance: &mut Chance) -> (String, String, Vec<Secret>) {
    let mut secrets = Vec::new();
    let head = "name: Test Conf 2026\ndates: 2026-05-11..2026-05-13\ntimezone: America/New_York\n";
    let mut files = [format!("{head}contacts:\n"), "contacts:\n".to_owned()];
    for index in 0..8 {
        let fields = [
            ("name", format!("Nadir{index}{}", word(chance))),
            ("role", format!("Rolle{index}{}", word(chance))),
            (
                "email",
                format!("mail{index}{}@example.org", word(chance).to_lowercase()),
            ),
            (
                "phone",
                format!(
                    "+1 {} 555 01{:02}",
                    ["212", "216", "303", "407", "503", "617", "702", "808"][index],
                    chance.below(100)
                ),
            ),
            ("directions", format!("Behind{index}{}", word(chance))),
        ];
        let _ = writeln!(
            files[chance.below(2)],
            "  c{index}: {}",
            record(chance, &fields, &mut secrets)
        );
    }
    let mut rooms = "rooms:\n".to_owned();
    for index in 0..4 {
        let fields = [
            ("name", format!("Place{index}{}", word(chance))),
            ("room", format!("Door{index}{}", word(chance))),
        ];
        let _ = writeln!(
            rooms,
            "  r{index}: {}",
            record(chance, &fields, &mut secrets)
        );
    }
    files[0].push_str(&rooms);
    files[0].push_str(
        "shifts:\n  - {date: 2026-05-11, from: \"08:00\", to: \"13:00\", who: [c0, c1]}\n",
    );
    let [event, private] = files;
    (event, private, secrets)
}

/// A record with a made-up visibility.
fn record(chance: &mut Chance, fields: &[(&str, String)], secrets: &mut Vec<Secret>) -> String {
    let stated = chance.below(4);
    let default = if stated == 3 { 1 } else { stated };
    let mut public = Vec::new();
    let mut text = String::from("{");
    for (name, value) in fields {
        let is_public = chance.below(4) == 0;
        if is_public {
            public.push(*name);
        }
        let _ = write!(text, "{name}: \"{value}\", ");
        secrets.push(Secret {
            text: value.clone(),
            audience: if is_public { 0 } else { default },
        });
    }
    if stated < 3 {
        let _ = write!(text, "audience: {}, ", AUDIENCES[stated]);
    }
    let _ = write!(text, "public: [{}]}}", public.join(", "));
    text
}

fn word(chance: &mut Chance) -> String {
    (0..8)
        .map(|_| *chance.one_of(&['a', 'e', 'i', 'k', 'l', 'm', 'o', 'r', 's', 't']))
        .collect()
}

fn build(event: &str, private: &str) -> Files {
    let root = tempfile::tempdir().expect("a folder");
    let pages = AUDIENCES.map(|audience| {
        let text = format!("---\ntitle: For {audience}\naudience: {audience}\n---\n{PAGE}");
        (format!("content/for-{audience}.md"), text)
    });
    let mut files = vec![
        (
            "content/site.yaml",
            "title: Test Conf\nbase_url: https://example.org/\n",
        ),
        ("content/events/2026/event.yaml", event),
        ("content/events/2026/private.yaml", private),
    ];
    files.extend(
        pages
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str())),
    );
    folder::write(
        root.path(),
        files
            .into_iter()
            .map(|(path, text)| (path, text.as_bytes())),
    );
    let ran = run(root.path(), &["build"]);
    assert_eq!(ran.status, Some(0), "{}\n{event}{private}", ran.stderr);
    folder::read(&root.path().join("dist"))
}

/// The files that hold a text; a number in any of its ways to be written.
fn holding<'a>(files: &'a Files, text: &str) -> Vec<&'a str> {
    let plain = |text: &str| text.replace([' ', '-', '(', ')', '.', '\u{a0}'], "");
    let text = plain(text);
    let holds = |bytes: &[u8]| plain(&String::from_utf8_lossy(bytes)).contains(&text);
    let found = files.iter().filter(|(_, bytes)| holds(bytes));
    found.map(|(path, _)| path.as_str()).collect()
}
