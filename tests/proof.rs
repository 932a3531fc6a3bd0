//! The sheet of facts: each fact with what really prints it, for its owner's eyes alone.

mod support;

use std::fs;
use std::path::Path;

use scraper::{Html, Selector};
use support::folder;
use support::program::run;

const EVENT: &str = r#"name: Test Conf 2026
dates: 2026-05-11..2026-05-13
timezone: America/New_York
venue: {name: Lakeside Hall, address: "1 Example Street, Springfield", country: US}
emergency: {number: "911"}
contacts:
  hotline: {kind: channel, name: {en: Hotline, es: Ayuda}, phone: "+1 216 555 0187", reach: [call, sms], hours: "08:00..23:00",
            languages: [en, es], answered_by: [lead], until: 2026-05-16, audience: public}
  lead: {name: Robin Example, phone: "+1 503 555 0131", email: lead@example.org}
  adviser: {name: Sam Example, phone: "+1 503 555 0142", audience: responders}
rooms:
  quiet: {step_free: true, schedule: {2026-05-11: Room 23, 2026-05-12..2026-05-13: pending}, audience: public}
teams: {duty: [lead, adviser]}
shifts: [{date: 2026-05-11, from: "19:00", to: "01:00", who: [lead]}]
appeals: {to: The board, email: board@example.org, within: 14 days}
links: {unused: "https://example.org/unused"}
"#;

/// The number stands in this page by hand, too: that is no use of the fact.
const GUIDE: &str = "# Guide\n\n[Call us](tel:{{ contacts.hotline.phone }}) in {{ rooms.quiet }}, {{ event.dates }}.\n\
     {% if contacts.hotline.directions %}{{ venue.address }}{% endif %}\n";

fn site(root: &Path) {
    let files = [
        (
            "content/site.yaml",
            "title: Test Conf\nlanguages: [en, es]\nbase_url: https://example.org/conduct\n",
        ),
        ("content/events/2026/event.yaml", EVENT),
        ("content/guide.md", GUIDE),
        (
            "content/guide.es.md",
            "# Guía\n\n{{ contacts.hotline.phone | replace(from=\"555\", to=\"(555)\") }}\n",
        ),
        (
            "content/procedure.md",
            "---\nkind: staff-procedure\n---\n# Procedure\n\n## Steps {#steps}\n\nTell {{ contacts.lead.name }}.\n\n\
             {{ <contact_list only=\"lead\" show=\"name,reach\" /> }}\n",
        ),
        (
            "content/cards/pocket.md",
            "---\ntitle: Pocket card\naudience: staff\ndirect: true\nformats: [handout]\nsections: [procedure#steps]\n---\n",
        ),
        (
            "content/note.md",
            "# Note\n\nWrite to nobody at https://example.org/unused.\n",
        ),
    ];
    folder::write(
        root,
        files
            .into_iter()
            .map(|(path, text)| (path, text.as_bytes())),
    );
}

/// The pages that print a fact, as the sheet has them.
fn printed(html: &Html, name: &str) -> String {
    let select = |selector: &str| Selector::parse(selector).expect("a selector");
    let (source, printed) = (select(".source"), select(".printed"));
    let rows = select("tbody tr");
    let of_fact = |row: &scraper::ElementRef<'_>| {
        let source = row.select(&source).next().expect("a row has a source");
        let text: String = source.text().collect();
        text.starts_with(&format!("{name} · "))
    };
    let row = html.select(&rows).find(of_fact);
    let cell = row.and_then(|row| row.select(&printed).next());
    let words: String = cell.map_or_else(
        || "no such row".to_owned(),
        |cell| cell.text().collect::<Vec<_>>().join(" "),
    );
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_fact_names_the_pages_and_cards_that_print_it() {
    let root = tempfile::tempdir().expect("a folder");
    site(root.path());
    let ran = run(root.path(), &["proof"]);
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.is_empty(), "{}", ran.stdout);
    let html = fs::read_to_string(root.path().join("proof-2026.html")).expect("the sheet");
    let html = Html::parse_document(&html);
    let check = |name: &str, expected: &str| assert_eq!(printed(&html, name), expected, "{name}");
    check(
        "contacts.hotline.phone",
        "Start page (en, es) Guide (en, es)",
    );
    // A component and a card that quotes its page print what they show.
    check(
        "contacts.lead.phone",
        "Procedure (en, es) Card: Pocket card (en)",
    );
    check(
        "contacts.lead.email",
        "Procedure (en, es) Card: Pocket card (en)",
    );
    check("contacts.adviser.phone", "Nothing prints this.");
    // An address that stands in a page by hand is not the fact.
    check("links.unused", "Nothing prints this.");
    // What a condition leaves out is not printed there; the start page has it.
    check("venue.address", "Start page (en, es)");
    check(
        "rooms.quiet.schedule.2026-05-11",
        "Start page (en, es) Guide (en)",
    );
    check("dates", "Guide (en) Card: Pocket card (en)");
    // What is pending is on it, too.
    check("2026-05-12..2026-05-13", "");
}

/// What the sheet shows of a fact or a record, line by line.
fn shown(html: &Html, name: &str) -> String {
    let select = |selector: &str| Selector::parse(selector).expect("a selector");
    let (source, lines) = (select(".source"), select(".of, .value, .audience"));
    let of_fact = |row: &scraper::ElementRef<'_>| {
        let source = row.select(&source).next().expect("a row has a source");
        let text: String = source.text().collect();
        text.starts_with(&format!("{name} · "))
    };
    let rows = select("tbody th");
    let row = html.select(&rows).find(of_fact);
    let lines = row.map(|row| {
        let lines = row
            .select(&lines)
            .map(|line| line.text().collect::<String>());
        lines.collect::<Vec<_>>().join(" | ")
    });
    lines.unwrap_or_else(|| "no such row".to_owned())
}

#[test]
fn facts_are_told_as_pages_tell_them_and_none_is_left_out() {
    let root = tempfile::tempdir().expect("a folder");
    site(root.path());
    run(root.path(), &["proof", "--out", "sheet.html"]);
    let html = fs::read_to_string(root.path().join("sheet.html")).expect("the sheet");
    let html = Html::parse_document(&html);
    let check = |name: &str, expected: &str| assert_eq!(shown(&html, name), expected, "{name}");
    check("dates", "May 11–13, 2026 | For everybody");
    check(
        "contacts.hotline.hours",
        "Hotline | 8:00–23:00 | For everybody",
    );
    check(
        "contacts.hotline.languages",
        "Hotline | English, Spanish | For everybody",
    );
    check(
        "contacts.hotline.reach",
        "Hotline | call, sms | For everybody",
    );
    check(
        "contacts.hotline.until",
        "Hotline | May 16, 2026 | For everybody",
    );
    check(
        "contacts.hotline.answered_by",
        "Hotline | Robin Example | For everybody",
    );
    check("rooms.quiet.step_free", "Yes | For everybody");
    check(
        "venue.address",
        "Lakeside Hall | 1 Example Street, Springfield | For everybody",
    );
    check("appeals.within", "14 days | For everybody");
    check("appeals.email", "board@example.org | For staff");
    check(
        "shifts[0]",
        "Monday, May 11 | 19:00–1:00 (next day) | Robin Example | For staff",
    );
    check("teams.duty", "Robin Example, Sam Example | For staff");
    check(
        "event.url",
        "Where it is published: For everybody | https://example.org/conduct/2026/ | For everybody",
    );
}

#[test]
fn the_sheet_dials_numbers_but_no_emergency_line() {
    let root = tempfile::tempdir().expect("a folder");
    site(root.path());
    run(root.path(), &["proof", "--out", "sheet.html"]);
    let html = fs::read_to_string(root.path().join("sheet.html")).expect("the sheet");
    let html = Html::parse_document(&html);
    let codes = Selector::parse(".code").expect("a selector");
    let codes: Vec<&str> = html
        .select(&codes)
        .filter_map(|code| code.attr("aria-label"))
        .collect();
    assert_eq!(
        codes,
        ["tel:+12165550187", "tel:+15035550131", "tel:+15035550142"]
    );
}

#[cfg(unix)]
#[test]
fn only_its_owner_reads_it() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().expect("a folder");
    site(root.path());
    let mode = |path: &Path| {
        let metadata = fs::metadata(path).expect("the file");
        metadata.permissions().mode() & 0o777
    };
    for name in ["sheet.html", "sheet.pdf"] {
        let path = root.path().join(name);
        fs::write(&path, "an older one, which everybody could read").expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("permissions");
        let ran = run(root.path(), &["proof", "--out", name]);
        assert_eq!(ran.status, Some(0), "{}", ran.stderr);
        assert_eq!(mode(&path), 0o600, "{name}");
    }
    let pdf = fs::read(root.path().join("sheet.pdf")).expect("the sheet");
    assert!(pdf.starts_with(b"%PDF-"));
    let twice = run(root.path(), &["proof", "--out", "again.pdf"]);
    assert_eq!(twice.status, Some(0), "{}", twice.stderr);
    let again = fs::read(root.path().join("again.pdf")).expect("the sheet");
    assert!(pdf == again, "two sheets of the same facts differ");
}

#[test]
fn what_is_asked_for_wrongly_is_said() {
    let root = tempfile::tempdir().expect("a folder");
    site(root.path());
    let check = |arguments: &[&str], status: i32, says: &str| {
        let ran = run(root.path(), arguments);
        assert_eq!(ran.status, Some(status), "{}", ran.stderr);
        assert!(ran.stderr.contains(says), "{}", ran.stderr);
    };
    check(&["proof", "--event", "2062"], 2, "there is no event `2062`");
    check(&["proof", "--out", "sheet.txt"], 2, "ends neither in .html");
    check(
        &["proof", "--out", "content/static/sheet.html"],
        2,
        "inside of content/",
    );
    // Nobody knows yet what is published there, but it will be.
    check(
        &["proof", "--out", "dist/staff/sheet.html"],
        2,
        "dist/ is published",
    );
    let built = run(root.path(), &["build", "--no-cards", "--out", "www"]);
    assert_eq!(built.status, Some(0), "{}", built.stderr);
    check(
        &["proof", "--out", "www/staff/../public/sheet.html"],
        2,
        "www/ is published",
    );
    check(
        &["cards", "--out", "www/cards"],
        2,
        "www/, which is published",
    );
    assert!(!root.path().join("www/cards").exists());
    let other = tempfile::tempdir().expect("a folder");
    folder::write(other.path(), [("content/page.md", "# Page\n".as_bytes())]);
    let ran = run(other.path(), &["proof"]);
    assert_eq!(ran.status, Some(2), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("this site has no event"),
        "{}",
        ran.stderr
    );
    fs::write(root.path().join("content/wrong.md"), "# {{ nothing }}\n").expect("a page");
    check(&["proof"], 1, "No sheet was written.");
    assert!(!root.path().join("proof-2026.html").exists());
}
