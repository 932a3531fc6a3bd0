//! What an event's file may say, and what is found wrong with it.

mod groups;
mod merging;

use super::*;
use crate::diagnostic::{Checked, Diagnostic, Place};
use crate::event::phone::Numbering;
use crate::source_map::SourceMap;
use crate::vocabulary::Language;
use crate::yaml;

const BASE: &str =
    "name: Test Conf 2026\ndates: 2026-05-11..2026-05-13\ntimezone: America/New_York\n";

struct Input<'t> {
    event: &'t str,
    private: Option<&'t str>,
    series: Option<&'t str>,
}

fn read(input: &Input<'_>) -> (SourceMap, Checked<Option<Event>>) {
    let mut sources = SourceMap::default();
    let event = sources.add("event.yaml", input.event);
    let private = input.private.map(|text| sources.add("private.yaml", text));
    let series = input.series.map(|text| {
        let file = sources.add("site.yaml", text);
        let node = yaml::parse(&sources, file, 0..text.len()).value;
        node.expect("the facts are YAML")
    });
    let numbering = Numbering::new();
    let checked = Event::read(
        &sources,
        "2026",
        event,
        private,
        series.as_ref(),
        &numbering,
        &[Language::english()],
    );
    (sources, checked)
}

fn list(sources: &SourceMap, findings: &[Diagnostic]) -> String {
    let mut lines = Vec::new();
    for finding in findings {
        assert!(finding.help.is_some(), "{finding:?}");
        assert!(!finding.message.ends_with('.'), "{finding:?}");
        let Place::Source(span) = finding.place else {
            continue;
        };
        let at = sources.position(span.file, span.start);
        let file = sources.path(span.file).trim_end_matches(".yaml");
        let file = if file == "event" { "" } else { file };
        lines.push(format!("{file} {}:{} {}", at.line, at.column, finding.code));
    }
    lines.join(",").trim().to_owned()
}

/// Findings of the base with `more` below it, as `line:column code`; the first line of `more` is 4.
#[track_caller]
fn check(more: &str, expected: &str) {
    let (sources, checked) = read(&Input {
        event: &format!("{BASE}{more}"),
        private: None,
        series: None,
    });
    assert_eq!(list(&sources, &checked.diagnostics), expected, "{more}");
}

fn event(more: &str) -> Event {
    let (sources, checked) = read(&Input {
        event: &format!("{BASE}{more}"),
        private: None,
        series: None,
    });
    assert_eq!(list(&sources, &checked.diagnostics), "", "{more}");
    checked.value.expect("the base is an event")
}

/// The design's own example, which has every key.
const FULL: &str = r#"
name: Example Conf 2026
dates: 2026-05-11..2026-05-13       # or one day
timezone: America/New_York
mode: in-person                     # in-person | online | hybrid
languages_spoken: [en, es]
venue: {name: Lakeside Hall, address: "1 Example Street, Springfield", country: US, entrance: Dock Street gate}
venues: {boat: {name: Boathouse, address: "2", country: US}}
programme:
  - {name: Evening social, venue: boat, date: 2026-05-12, from: "19:00", to: "01:00"}
emergency:
  number: "911"
  services:
    - {name: Crisis line, kind: crisis, number: "988", hours: always, note: "x"}
contacts:
  hotline: {kind: channel, name: Incident hotline, phone: "+1 216 555 0187", reach: [call, sms], hours: "08:00..23:00",
            answered_by: [lead], until: 2026-05-16, tested: 2026-04-20, audience: public}
  lead:    {name: Robin Example, role: Lead incident responder, organization: Example Conf, email: lead@example.org,
            phone: "+1 503 555 0131", languages: [en], public: [name, role, languages]}
  partner: {kind: organization, independent: true, name: Outside Partner, phone: "(216) 555-0112", audience: public}
  later: pending
  other: {pronouns: she/her, extension: 12, chat: {platform: Signal, handle: other.42}, if_unanswered: text,
          directions: desk, form: https://example.org/f, email: pending, phone: none}
teams: {leads: [lead, partner], night: {members: [lead], audience: responders}, none_yet: pending}
rooms:
  quiet: {name: Quiet room, schedule: {2026-05-11: Room 23, 2026-05-12..2026-05-13: pending}, hours: "08:00..18:00", step_free: true, audience: public}
  staff: {name: Staff room, room: Room 11, venue: boat, fallback: lobby, directions: left, staffed: always}
reporting: {form: "https://example.org/r", anonymous: true, read_by: [lead], decided_by: [lead], acknowledge_within: 24 hours, follow_up_within: 7 days, audience: public}
appeals: {to: The board, email: board@example.org, within: 14 days, audience: public}
safeguarding: {under: 18, lead: lead}
shifts:
  - {date: 2026-05-11, from: "08:00", to: "13:00", who: [lead]}
identification: a green lanyard and a badge that says STAFF
links: {coc: "https://example.org/coc"}
retention: 2 years
confirmed: 2026-04-20
vars: {wifi: ExampleConf, pin: 0123}
withdrawn: [{value: "+1 216 555 0143", date: 2026-05-02, reason: asked to}]
"#;

#[test]
fn every_key_of_the_design_is_read() {
    let (sources, checked) = read(&Input {
        event: FULL,
        private: None,
        series: None,
    });
    assert_eq!(list(&sources, &checked.diagnostics), "");
    let event = checked.value.expect("the example is an event");
    let venues: Vec<&str> = event.venues.keys().map(String::as_str).collect();
    assert_eq!(venues, ["main", "boat"]);
    assert_eq!(event.mode.get(), Some(&Mode::InPerson));
    assert_eq!(event.pending.len(), 4);
    assert!(event.contacts["later"].is_pending() && event.teams["none_yet"].is_pending());
    let other = event.contacts["other"].get().expect("a record");
    assert!(other.email.is_pending() && matches!(other.phone, Fact::NotApplicable(_)));
    let partner = event.contacts["partner"].get().expect("a record");
    assert_eq!(
        partner
            .phone
            .get()
            .map(|phone| phone.display().to_owned())
            .as_deref(),
        Some("+1 216 555 0112")
    );
    let quiet = event.rooms["quiet"].get().expect("a record");
    assert_eq!(quiet.schedule.get().map(Vec::len), Some(2));
    assert_eq!(
        event.vars["pin"].get().and_then(Wording::single),
        Some("0123")
    );
    assert_eq!(event.withdrawn[0].value.value, "+1 216 555 0143");
}

#[test]
fn what_an_event_cannot_do_without() {
    // A time zone alone has a stand-in.
    let without_zone = "name: A\ndates: 2026-05-11\n";
    let wrong_zone = "name: A\ndates: 2026-05-11\ntimezone: New York\n";
    let check = |text: &str, expected: &str| {
        let (sources, checked) = read(&Input {
            event: text,
            private: None,
            series: None,
        });
        let is_there = [without_zone, wrong_zone].contains(&text);
        assert_eq!(checked.value.is_some(), is_there, "{text}");
        assert_eq!(list(&sources, &checked.diagnostics), expected, "{text}");
    };
    check("", "1:1 missing-key, 1:1 missing-key, 1:1 missing-key");
    check(without_zone, "1:1 missing-key");
    check("name: A\ndates: soon\ntimezone: UTC\n", "2:8 invalid-date");
    check(
        "name: A\ndates: pending\ntimezone: UTC\n",
        "2:8 invalid-value",
    );
    check(
        "name: A\ndates: 2026-05-13..2026-05-11\ntimezone: UTC\n",
        "2:8 invalid-date",
    );
    check(
        "name: A\ndates: 2026-02-30\ntimezone: UTC\n",
        "2:8 invalid-date",
    );
    check(
        "name: A\ndates: 2026-05-11..2062-05-13\ntimezone: UTC\n",
        "2:8 invalid-date",
    );
    check(wrong_zone, "3:11 invalid-timezone");
    check("- name\n", "1:1 wrong-type");
    check(
        "name: [A]\ndates: 2026-05-11\ntimezone: UTC\nmod: online\n",
        "1:7 wrong-type, 4:1 unknown-key",
    );
    // A room's days cannot be judged, an unknown person can.
    check(
        "name: A\ndates: x\ntimezone: UTC\nrooms: {a: {schedule: {2020-01-01: b}}}\nteams: {t: [x]}\n",
        "2:8 invalid-date, 5:13 unknown-person",
    );
}

#[test]
fn single_values() {
    check("mode: in-person\n", "");
    check("mode: inperson\n", "4:7 invalid-value");
    check("languages_spoken: [en, english]\n", "4:24 invalid-language");
    check("venue: {country: UK}\n", "4:18 invalid-country");
    check("venue: {country: us}\n", "4:18 invalid-country");
    check("venue: {country: XX}\n", "4:18 invalid-country");
    check("retention: 2 years\n", "");
    check("retention: 1 year\n", "");
    check("retention: two years\n", "4:12 invalid-value");
    check("retention: 0 days\n", "4:12 invalid-value");
    check("confirmed: 20.4.2026\n", "4:12 invalid-date");
    check("identification:\n", "4:16 wrong-type");
    check("identification: ''\n", "4:17 invalid-value");
    check("identification: [a]\n", "4:17 wrong-type");
    check("links: {coc: example.org}\n", "4:14 invalid-url");
    check("links: {coc: \"https://\"}\n", "4:14 invalid-url");
    check("links: {coc: \"https://e.org/a b\"}\n", "4:14 invalid-url");
    check("links: {coc: \"https://u:p@e.org/\"}\n", "4:14 invalid-url");
    check(
        "links: {coc: \"javascript:alert(1)\"}\n",
        "4:14 invalid-url",
    );
    check("links: {coc: pending, faq: none}\n", "");
    check("vars: {a b: c}\n", "4:8 invalid-value");
    check("safeguarding: {under: 18}\n", "");
    check("safeguarding: {under: eighteen}\n", "4:23 invalid-value");
    check("withdrawn: [{date: 2026-05-01}]\n", "4:13 missing-key");
    check("withdrawn: {value: x}\n", "4:12 wrong-type");
}

#[test]
fn contacts() {
    let check =
        |fields: &str, expected: &str| check(&format!("contacts: {{a: {{{fields}}}}}\n"), expected);
    check("phone: \"+1 216 555 0187\"", "");
    check("phone: \"+1 216 555 018\"", "4:23 invalid-phone");
    check("phone: \"216 555 0187\"", "4:23 invalid-phone");
    check("phone: \"+1 800 FLOWERS\"", "4:23 invalid-phone");
    check("phone: 911", "4:23 invalid-phone");
    check("email: a@example.org", "");
    check("email: a@example", "4:23 invalid-email");
    check("email: \"A <a@example.org>\"", "4:23 invalid-email");
    check("email: \"\\\"a b\\\"@example.org\"", "4:23 invalid-email");
    check("email: \"a@[127.0.0.1]\"", "4:23 invalid-email");
    check("email: ä@example.org", "4:23 invalid-email");
    check("email: \"mailto:a@example.org\"", "4:23 invalid-email");
    check("kind: chanel", "4:22 invalid-value");
    check("independent: yes", "4:29 invalid-value");
    check("reach: [call, carrier-pigeon]", "4:30 invalid-value");
    check("reach: call", "4:23 wrong-type");
    check("hours: always", "");
    check("hours: \"08:00..12:00, 13:00..24:00\"", "");
    check("hours: \"22:00..02:00\"", "");
    check("hours: 8-23", "4:23 invalid-value");
    check("hours: \"08:00..25:00\"", "4:23 invalid-value");
    check("hours: \"08:00..08:00\"", "4:23 invalid-value");
    check("chat: {platform: Signal}", "4:22 missing-key");
    check("phne: x", "4:16 unknown-key");
    check("public: [name, phne]", "4:31 unknown-key");
    check("public: name", "4:24 wrong-type");
    check("audience: everybody", "4:26 invalid-value");
    check("until: 2026-05-16", "");
    check("until: 2025-05-16", "4:23 date-outside");
}

#[test]
fn national_numbers_follow_the_venue() {
    check(
        "venue: {country: US}\ncontacts: {a: {phone: 216 555 0187}}\n",
        "",
    );
    // The country has its finding; that the number cannot be read is only its consequence.
    check(
        "venue: {country: UK}\ncontacts: {a: {phone: 216 555 0187}}\n",
        "4:18 invalid-country",
    );
    check(
        "contacts: {a: {phone: 216 555 0187}}\nvenue: {country: US}\n",
        "",
    );
    check("venues: {b: {country: GB, phone: 020 7946 0018}}\n", "");
    let phone = event(
        "venue: {country: US}\nemergency: {number: 911, services: [{name: x, number: 216 555 0187}]}\n",
    );
    assert!(matches!(
        phone.emergency.number.get(),
        Some(DialCode::Short(_))
    ));
}
