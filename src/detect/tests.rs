//! The detector as a table: a text, and what is found in it.

use super::reading::{self, Format};
use super::*;

fn detected(text: &str, format: Format, country: Option<&str>) -> Vec<Found> {
    let numbering = Numbering::new();
    let setting = Setting {
        country,
        numbering: &numbering,
    };
    detect(&reading::read(text, format), setting)
}

#[track_caller]
fn check(text: &str, expected: &[(FactKind, &str)]) {
    check_as(text, Format::Markdown, expected);
}

#[track_caller]
fn check_as(text: &str, format: Format, expected: &[(FactKind, &str)]) {
    let found = detected(text, format, Some("US"));
    let shown: Vec<_> = found
        .iter()
        .map(|found| (found.kind, found.text.as_str()))
        .collect();
    assert_eq!(shown, expected, "{text:?}");
    for found in &found {
        assert!(text.get(found.range.clone()).is_some(), "{found:?}");
    }
}

use FactKind::{
    Date, Email, EmergencyNumber, EventName, Person, Phone, Placeholder, Room, Url, Venue, Year,
};

#[test]
fn numbers() {
    check(
        "Call +1 (216) 555-0187 now.",
        &[(Phone, "+1 (216) 555-0187")],
    );
    check(
        "Call 216-555-0187 ext. 12.",
        &[(Phone, "216-555-0187 ext. 12")],
    );
    check("Call 1-800-FLOWERS today.", &[(Phone, "1-800-FLOWERS")]);
    check("**+1 216** 555 0187", &[(Phone, "+1 216 555 0187")]);
    check("ISBN 978-3-16-148410-0 and 12,000 people", &[]);
    check(
        "Dial 911, or extension 4411.",
        &[(EmergencyNumber, "911"), (Phone, "4411")],
    );
    check("Room 112 is on the left.", &[(Room, "Room 112")]);
    check("Room 7 June 4-5", &[(Room, "Room 7"), (Date, "June 4-5")]);
}

#[test]
fn roles_are_no_names() {
    check("The Director of Operations decides.", &[]);
    check(
        "Director of Operations: Wren Adeyemi-Holt (she/her)",
        &[(Person, "Wren Adeyemi-Holt")],
    );
}

#[test]
fn addresses() {
    check("Write to a.b@example.org.", &[(Email, "a.b@example.org")]);
    check(
        "ana [at] example [dot] org",
        &[(Email, "ana [at] example [dot] org")],
    );
    check(
        "ana at example dot org",
        &[(Email, "ana at example dot org")],
    );
    check("Meet ana at example.org", &[(Url, "example.org")]);
    check(
        "See <https://x.example.org/a_(b)>.",
        &[(Url, "https://x.example.org/a_(b)")],
    );
    check("[Ana](ana@example.org)", &[(Email, "ana@example.org")]);
    check("See [the code](/2013/code/).", &[(Url, "/2013/code/")]);
    check_as(
        "<p title='ring 911'>Mail <a href='mailto:a&#64;example.org'>us</a><!-- TODO --></p>",
        Format::Html,
        &[
            (EmergencyNumber, "911"),
            (Email, "a@example.org"),
            (Placeholder, "TODO"),
        ],
    );
}

#[test]
fn placeholders() {
    check("Write to CONTACT at once.", &[(Placeholder, "CONTACT")]);
    check(
        "[insert your e-mail]",
        &[(Placeholder, "[insert your e-mail]")],
    );
    check("Call XXX-XXX-XXXX.", &[(Placeholder, "XXX-XXX-XXXX")]);
    check("See [the form]().", &[(Placeholder, "the form")]);
    check(
        "{{ phone }} and %%EMAIL%%",
        &[(Placeholder, "{{ phone }}"), (Placeholder, "%%EMAIL%%")],
    );
    check_as("Call {{ contacts.hotline.phone }}.", Format::Page, &[]);
    check("Ask \"[pursuing the complaint]\" gently.", &[]);
}

#[test]
fn names() {
    check(
        "Room 23 on May 11, Room 25C May 12-13",
        &[
            (Room, "Room 23"),
            (Date, "May 11"),
            (Room, "Room 25C"),
            (Date, "May 12-13"),
        ],
    );
    check("Welcome to PyCon US 2018!", &[(EventName, "PyCon US 2018")]);
    check(
        "- Robin Example\n    - Chair\n    - <robin@example.org>",
        &[(Person, "Robin Example"), (Email, "robin@example.org")],
    );
    check(
        "It is at the Lakeside Convention Center.",
        &[(Venue, "Lakeside Convention Center")],
    );
    check("Since 2019 we ask for more.", &[(Year, "2019")]);
    check("Adapted from PyCon US 2018.", &[]);
}

#[test]
fn days_and_ranges_of_days() {
    let check = |text: &str, expected: &[(&str, &str)]| {
        let found = detected(text, Format::Markdown, None);
        let found = found.iter().filter(|found| found.kind == Date);
        let shown: Vec<_> = found
            .map(|found| (found.text.as_str(), found.value.as_str()))
            .collect();
        assert_eq!(shown, expected, "{text:?}");
    };
    let whole = |text: &str, value: &str| check(&format!("See {text} here."), &[(text, value)]);
    let spring = "2026-04-30..2026-05-02";
    whole("30 April – 2 May 2026", spring);
    whole("30 April–2 May 2026", spring);
    whole("April 30 to May 2, 2026", spring);
    whole("April 30, 2026 – May 2, 2026", spring);
    whole("April 30th through Saturday, May 2nd, 2026", spring);
    whole("30 de abril al 2 de mayo de 2026", spring);
    whole("30 de abril al sábado 2 de mayo de 2026", spring);
    whole("30. April bis 2. Mai 2026", spring);
    whole("30. April – Samstag, den 2. Mai 2026", spring);
    whole("30 avril au 2 mai 2026", spring);
    whole("30 de abril a 2 de maio de 2026", spring);
    whole("30 april t/m 2 mei 2026", spring);
    whole("30.4. – 2.5.2026", spring);
    whole("30.04.2026 bis 02.05.2026", spring);
    whole("2026-04-30 to 2026-05-02", spring);
    whole("2026-04-30..2026-05-02", spring);
    whole("30.–31.05.2026", "2026-05-30..2026-05-31");
    whole("11 May – 13 May", "--05-11..--05-13");
    whole("31 December – 2 January 2027", "2026-12-31..2027-01-02");
    // What is no range, or not in order, is two days.
    check(
        "On May 2, 2026 – April 30, 2026",
        &[
            ("May 2, 2026", "2026-05-02"),
            ("April 30, 2026", "2026-04-30"),
        ],
    );
    check(
        "30 April and 2 May 2026",
        &[("30 April", "--04-30"), ("2 May 2026", "2026-05-02")],
    );
    check(
        "May 11 – Room 3, 5/6/2026 to 7/6/2026",
        &[
            ("May 11", "--05-11"),
            ("5/6/2026", "5/6/2026"),
            ("7/6/2026", "7/6/2026"),
        ],
    );
}

/// Texts in which one thing is written again and again: whoever looks from each to all others does too much.
#[rustfmt::skip]
const REPEATED: &[&str] = &[
    "word ", "WORD ", "LINK ", "Robin Example ", "Robin Example, ", "Robin\nExample\n", "1 and ", "May 1, ", "1 ", "(1) ",
    "a at b dot ", "a [at] b.", "a.org.", "Room 1.", "Room ", "Hotel ", "PyCon ", "Conference ", "of the ", "114 ", "911 ",
    "TODO ", "Insert our ", "licensed under ", "contact details removed ", "2026 ", "2026-05-11..", "1 May – ", "1.5.–", "Chair, ", "ext 1 ",
    "- Robin Example\n", "# Staff\n\nRobin Example\n\n", "| 112 | police |\n", "12 de ", "to be ", "Dr. ", "A. ",
];

#[test]
fn work_grows_with_the_text() {
    let numbering = Numbering::new();
    let setting = Setting {
        country: Some("US"),
        numbering: &numbering,
    };
    let looks = |text: &str| {
        let reading = reading::read(text, Format::Markdown);
        let found = detect(&reading, setting);
        assert!(found.len() <= text.len());
        reading.words.iter().map(Words::looks).sum::<usize>()
    };
    for part in REPEATED {
        let (small, large) = (looks(&part.repeat(200)), looks(&part.repeat(1600)));
        assert!(
            large <= small * 9 + 1000,
            "{part:?}: {small} looks became {large} in eight times the text"
        );
    }
}
