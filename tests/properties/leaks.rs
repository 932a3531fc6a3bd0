//! Whatever is leaked on purpose is found, nothing of it is published, and nothing that is said repeats it.

use std::fmt::Write;

use super::support::chance::Chance;
use super::support::findings::Said;
use super::support::folder::{self, Files};
use super::support::page;
use super::support::program::run;

/// How many sites are made up.
const SITES: usize = 10;

/// The ways to spell a value in a page; each gets the value and says it otherwise.
const SPELLINGS: [fn(&str) -> String; 8] = [
    str::to_owned,
    str::to_uppercase,
    |value| coded(value, |code| format!("&#{code};")),
    |value| coded(value, |code| format!("&#x{code:X};")),
    |value| value.replace(' ', "&nbsp;").replace('@', "&commat;"),
    |value| value.replace(' ', "\n"),
    |value| value.replace(' ', "<b> </b>"),
    base64,
];

/// The places of a site where a text can stand: a file's path, and what it holds around the text.
const PLACES: [(&str, &str, &str); 9] = [
    ("content/in-text.md", "Ask ", ".\n"),
    ("content/in-title.md", "# Ask ", "\n"),
    ("content/in-a-table.md", "| a |\n| - |\n| ", " |\n"),
    (
        "content/in-an-attribute.md",
        "<span title=\"",
        "\">x</span>\n",
    ),
    ("content/in-code.md", "    ", "\n"),
    ("content/static/copied.txt", "", ""),
    ("content/static/copied.html", "<p>", "</p>"),
    (
        "content/static/copied.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><desc>",
        "</desc></svg>",
    ),
    ("themes/own/parts/footer.html", "<footer>", "</footer>"),
];

/// A fact that is not for everybody.
struct Secret {
    name: String,
    value: String,
}

#[test]
fn whatever_is_leaked_is_found_and_never_repeated() {
    let mut chance = Chance::new();
    for site in 0..SITES {
        let (files, secrets) = make_up(&mut chance);
        // The first site leaks nothing.
        let leaked: Vec<(usize, usize)> = (0..site.min(3))
            .map(|_| (chance.below(secrets.len()), chance.below(PLACES.len())))
            .collect();
        check(&mut chance, &files, &secrets, &leaked);
    }
}

/// Builds a site that leaks some secrets at some places.
fn check(
    chance: &mut Chance,
    files: &[(String, String)],
    secrets: &[Secret],
    leaked: &[(usize, usize)],
) {
    let root = tempfile::tempdir().expect("a folder");
    let shared = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_bytes()));
    folder::write(root.path(), shared);
    let mut told = String::new();
    for (secret, place) in leaked {
        let (path, before, behind) = PLACES[*place];
        let is_page = path.contains(".md") || path.contains(".html");
        // Plain text and pictures know no entities of HTML, and a line break ends a heading.
        let spelling = if is_page && !before.contains(['#', '|', ' ']) {
            chance.below(SPELLINGS.len())
        } else {
            *chance.one_of(&[0, 1, 7])
        };
        let spelled = SPELLINGS[spelling](&secrets[*secret].value);
        let text = format!("{before}{spelled}{behind}");
        let _ = writeln!(told, "{path}: {text}");
        folder::write(root.path(), [(path, text.as_bytes())]);
    }
    let built = run(root.path(), &["build"]);
    let published = folder::read(&root.path().join("dist/public"));
    assert_eq!(
        built.status,
        Some(i32::from(!leaked.is_empty())),
        "{told}{}",
        built.stderr
    );
    assert_eq!(published.is_empty(), !leaked.is_empty(), "{told}");
    let json = run(
        root.path(),
        &["check", "--format", "json", "--show-private"],
    )
    .stdout;
    let said = Said::from_json(&json).expect("JSON");
    // Two leaks may have had the same place; the last one is there.
    for (index, (secret, place)) in leaked.iter().enumerate() {
        let is_there = leaked[index + 1..].iter().all(|(_, other)| other != place);
        let named = format!("`{}` of 2026", secrets[*secret].name);
        let is_found = said
            .iter()
            .any(|said| said.code == "leak" && said.message.starts_with(&named));
        assert!(!is_there || is_found, "{named} is not found\n{told}{json}");
    }
    let github = run(root.path(), &["check", "--format", "github"]).stdout;
    for secret in secrets {
        assert!(
            !holds(&published, &secret.value),
            "{} is published\n{told}",
            secret.name
        );
        for shown in [&built.stderr, &built.stdout, &json, &github] {
            assert!(
                !plain(shown).contains(&plain(&secret.value)),
                "{} is said\n{told}{shown}",
                secret.name
            );
        }
    }
}

#[test]
fn what_is_wrong_with_a_private_fact_is_said_without_it() {
    let mut chance = Chance::new();
    for _ in 0..SITES {
        let (mut files, secrets) = make_up(&mut chance);
        // Something goes wrong in the middle of a file of facts: a key, a value, the whole file.
        let which = chance.below(2);
        let text = &mut files[which + 1].1;
        let damage = *chance.one_of(&["x", "\"", "}", ": ", "[", "\t", "{", "9", "@", ","]);
        let at = chance.below(text.len());
        text.insert_str(at, damage);
        let root = tempfile::tempdir().expect("a folder");
        folder::write(
            root.path(),
            files
                .iter()
                .map(|(path, text)| (path.as_str(), text.as_bytes())),
        );
        for format in ["human", "json", "github", "sarif"] {
            let ran = run(root.path(), &["check", "--format", format]);
            for secret in &secrets {
                for shown in [&ran.stdout, &ran.stderr] {
                    let is_said = plain(shown).contains(&plain(&secret.value));
                    assert!(
                        !is_said,
                        "{} is said\n{}\n{shown}",
                        secret.name,
                        files[which + 1].1
                    );
                }
            }
        }
    }
}

/// A site's files, the event's and the private one second and third, and what they keep from the public.
fn make_up(chance: &mut Chance) -> (Vec<(String, String)>, Vec<Secret>) {
    let mut secrets = Vec::new();
    let mut texts = [
        "name: Test Conf 2026\ndates: 2026-05-11..2026-05-13\ntimezone: America/New_York\ncontacts:\n  hotline: {kind: channel, name: Hotline, phone: \"+1 216 555 0187\", audience: public}\n".to_owned(),
        "contacts:\n".to_owned(),
    ];
    for index in 0..4 {
        let fields = [
            ("name", format!("{} {}", word(chance), word(chance))),
            ("role", format!("{} of {}", word(chance), word(chance))),
            (
                "email",
                format!("{}@example.org", word(chance).to_lowercase()),
            ),
            (
                "phone",
                format!(
                    "+1 {} 555 01{:02}",
                    ["212", "303", "407", "503"][index],
                    chance.below(100)
                ),
            ),
            ("directions", format!("Behind the {}", word(chance))),
        ];
        let mut record = String::new();
        for (field, value) in fields {
            let _ = write!(record, "{field}: \"{value}\", ");
            secrets.push(Secret {
                name: format!("contacts.c{index}.{field}"),
                value,
            });
        }
        let audience = *chance.one_of(&["staff", "responders"]);
        let _ = writeln!(
            texts[index % 2],
            "  c{index}: {{{record}audience: {audience}}}"
        );
    }
    let (room, form) = (
        format!("Room {}", word(chance)),
        format!("https://forms.example.org/{}", word(chance).to_lowercase()),
    );
    let _ = writeln!(
        texts[0],
        "rooms: {{base: {{name: Base, room: {room}}}}}\nreporting: {{form: \"{form}\"}}"
    );
    secrets.push(Secret {
        name: "rooms.base.room".to_owned(),
        value: room,
    });
    secrets.push(Secret {
        name: "reporting.form".to_owned(),
        value: form,
    });
    let [event, private] = texts;
    let site = "title: Test Conf\ntheme: own\n".to_owned();
    let page =
        "# Guide\n\n{% for contact in contacts %}{{ contact.name }}{% endfor %}\n".to_owned();
    let own = "<footer></footer>".to_owned();
    let files = [
        ("content/site.yaml", site),
        ("content/events/2026/event.yaml", event),
        ("content/events/2026/private.yaml", private),
        ("content/guide.md", page),
        ("themes/own/parts/footer.html", own),
    ];
    (
        files.map(|(path, text)| (path.to_owned(), text)).into(),
        secrets,
    )
}

fn word(chance: &mut Chance) -> String {
    let tail: String = (0..7)
        .map(|_| *chance.one_of(&['a', 'e', 'i', 'k', 'l', 'm', 'o', 'r', 's', 't']))
        .collect();
    format!("Q{tail}")
}

/// Whether a page shows a value, or a file holds it; read without the program's help.
fn holds(files: &Files, value: &str) -> bool {
    files.iter().any(|(path, bytes)| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let shown = if page::is_html(path) {
            page::visible(scraper::Html::parse_document(&text).root_element())
        } else {
            String::new()
        };
        [path, &text, &shown]
            .iter()
            .any(|text| plain(text).contains(&plain(value)))
    })
}

/// A text without what may stand between words and digits.
fn plain(text: &str) -> String {
    let letters = text
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '@' | '/' | ':'));
    letters.flat_map(char::to_lowercase).collect()
}

/// Every character of a value in some notation of its number.
fn coded(value: &str, code: impl Fn(u32) -> String) -> String {
    value.chars().map(|c| code(u32::from(c))).collect()
}

fn base64(value: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::new();
    for group in value.as_bytes().chunks(3) {
        let bits = group
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - group.len()));
        for index in 0..=group.len() {
            let sextet = bits >> (18 - 6 * index) & 63;
            encoded.push(char::from(
                LETTERS[usize::try_from(sextet).expect("below 64")],
            ));
        }
    }
    encoded
}
