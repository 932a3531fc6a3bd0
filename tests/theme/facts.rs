//! From an event's file to what templates see of it.

use std::fmt::Write as _;

use quietroom::event::Event;
use quietroom::event::phone::Numbering;
use quietroom::source_map::SourceMap;
use quietroom::theme::context::*;
use quietroom::theme::{PreparedEvent, Scope};
use quietroom::vocabulary::{Audience, Language, PageKind};

use super::{site, theme};

const EVENT: &str = r#"
name: Example Conf 2026
dates: 2026-05-11..2026-05-13
timezone: America/New_York
mode: in-person
venue: {name: Lakeside Hall, address: "1 Example Street, Springfield", country: US, entrance: pending}
emergency:
  number: "911"
  services:
    - {name: Crisis line, kind: crisis, number: "988", hours: always}
    - {name: Hospital, kind: hospital, number: pending}
contacts:
  hotline: {kind: channel, name: Incident hotline, phone: "+1 216 555 0187", reach: [call, sms, whatsapp, signal], hours: "08:00..23:00",
            languages: [en, es], answered_by: [lead], until: 2026-05-16, audience: public}
  second:  {kind: channel, name: Second line, phone: pending, audience: public}
  lead:    {name: Robin Example, role: Lead, email: "lead+a@example.org", phone: "+1 503 555 0131", audience: public}
  partner: {kind: organization, independent: true, name: Outside Partner, phone: "+1 614 555 0112", audience: public}
teams: {leads: [lead, partner]}
rooms:
  quiet: {name: Quiet room, schedule: {2026-05-11: Room 23, 2026-05-12..2026-05-13: pending}, hours: "08:00..18:00", step_free: true, audience: public}
reporting: {form: pending, anonymous: true, read_by: [lead], acknowledge_within: 24 hours, audience: public}
appeals: {to: The board, email: pending, within: 14 days, audience: public}
shifts:
  - {date: 2026-05-11, from: "18:00", to: "01:00", who: [lead]}
links: {coc: pending}
confirmed: 2026-04-20
"#;

fn event() -> Event {
    let mut sources = SourceMap::default();
    let file = sources.add("event.yaml", EVENT);
    let read = Event::read(
        &sources,
        "2026",
        file,
        None,
        None,
        &Numbering::new(),
        &[Language::english()],
    );
    assert_eq!(read.diagnostics, []);
    read.value.expect("an event")
}

fn context(tag: &str) -> EventContext {
    let language = Language::parse(tag).expect("a language");
    let theme = theme();
    EventContext::from_event(
        &event(),
        &theme.locale(&language).expect("the site's language"),
    )
}

#[test]
fn ways_lead_where_they_say() {
    let event = context("en");
    let mut lines = String::new();
    for contact in &event.contacts {
        for way in &contact.reach {
            let href = way.href.as_deref().unwrap_or("-");
            writeln!(lines, "{} {} {} {href}", contact.id, way.kind, way.label).expect("written");
        }
    }
    assert_eq!(
        lines,
        "hotline call +1 216 555 0187 tel:+12165550187\n\
         hotline sms +1 216 555 0187 sms:+12165550187\n\
         hotline whatsapp +1 216 555 0187 https://wa.me/12165550187\n\
         hotline signal +1 216 555 0187 https://signal.me/#p/+12165550187\n\
         lead call +1 503 555 0131 tel:+15035550131\n\
         lead email lead+a@example.org mailto:lead+a@example.org\n\
         partner call +1 614 555 0112 tel:+16145550112\n"
    );
    let ids = |contacts: &[ContactContext]| -> Vec<String> {
        contacts.iter().map(|contact| contact.id.clone()).collect()
    };
    assert_eq!(ids(&event.channels), ["hotline"]);
    assert_eq!(ids(&event.independent), ["partner"]);
}

#[test]
fn pending_facts_are_announced_but_never_lead_anywhere() {
    let event = context("en");
    let venue = event.venue.expect("a venue");
    assert_eq!(venue.entrance.as_deref(), Some("to be announced"));
    let rooms: Vec<_> = event.quiet_room.expect("a room").days;
    let rooms: Vec<_> = rooms
        .iter()
        .map(|day| (day.room.as_str(), day.pending))
        .collect();
    assert_eq!(
        rooms,
        [
            ("Room 23", false),
            ("to be announced", true),
            ("to be announced", true)
        ]
    );
    assert_eq!(event.reporting.expect("reporting").form, None);
    let email = event.appeals.expect("appeals").email.expect("an address");
    assert_eq!((email.text.as_str(), email.href), ("to be announced", None));
    assert_eq!(event.links["coc"].href, None);
    assert!(event.emergency.services[1].number.is_none());
}

#[test]
fn facts_are_in_the_words_of_the_page() {
    let check = |tag: &str, expected: [&str; 4]| {
        let event = context(tag);
        let hotline = &event.channels[0];
        let found = [
            event.dates.as_str(),
            hotline.languages.as_deref().unwrap_or_default(),
            event.emergency.services[0]
                .hours
                .as_deref()
                .unwrap_or_default(),
            event.shifts[0]
                .date
                .as_ref()
                .map_or("", |date| date.text.as_str()),
        ];
        assert_eq!(found, expected, "{tag}");
    };
    check(
        "en",
        [
            "May 11–13, 2026",
            "English, Spanish",
            "always",
            "Monday, May 11",
        ],
    );
    check(
        "es",
        [
            "11–13 de mayo de 2026",
            "inglés, español",
            "las 24 horas",
            "lunes, 11 de mayo",
        ],
    );
}

#[test]
fn a_start_page_offers_only_what_works() {
    let theme = theme().with_site(&site(Audience::Public, None));
    let english = Language::english();
    let page = PageContext::new("Start", &english, PageKind::Page);
    let event = PreparedEvent::new(&context("en"));
    let home = HomeContext::default();
    let scope = Scope {
        page: Some(&page),
        event: Some(&event),
        home: Some(&home),
        ..Scope::default()
    };
    let html = theme
        .render("home.html", &english, &scope)
        .expect("renders");
    assert!(html.contains("href=\"tel:911\"") && html.contains("href=\"sms:+12165550187\""));
    assert!(
        !html.contains("Second line") && !html.contains("Use the form"),
        "{html}"
    );
    assert!(!html.contains("Ambulances: to be announced"), "{html}");
}
