//! Writes the new site's YAML: `site.yaml` and the event's file.

use std::fmt::Write;

use super::facts::{Contact, Days, Facts, Place, Room, Stated};
use crate::vocabulary::Audience;

/// What stands in the event's file although no text says it.
#[derive(Clone, Debug)]
pub struct Provisional {
    /// The event's folder.
    pub slug: String,
    /// The series' name.
    pub title: String,
    /// The event's name.
    pub name: String,
    /// Its days.
    pub dates: Days,
    /// Its time zone.
    pub timezone: String,
}

/// A text as a YAML scalar: bare where that is safe, else in quotes.
#[must_use]
pub fn scalar(text: &str) -> String {
    let is_word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '\'' | '.' | '-');
    // Words that mean something else when they stand alone.
    let is_taken = matches!(
        text.to_ascii_lowercase().as_str(),
        "true" | "false" | "yes" | "no" | "on" | "off" | "null" | "none" | "pending" | "y" | "n"
    );
    let is_bare = text.starts_with(char::is_alphabetic)
        && text.ends_with(char::is_alphabetic)
        && !is_taken
        && text.chars().all(is_word);
    if is_bare {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(c);
            }
            '\n' | '\r' | '\t' => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// `site.yaml`.
#[must_use]
pub fn site(provisional: &Provisional, languages: &[&str]) -> String {
    let mut out = format!("title: {}\n", scalar(&provisional.title));
    if languages != ["en"] {
        let _ = writeln!(out, "languages: [{}]", languages.join(", "));
    }
    out.push_str(
        "# base_url: https://example.org/conduct   # where the public site will be published\n",
    );
    out
}

/// The event's file; `unsure` are lines about what was left in the texts.
#[must_use]
pub fn event(facts: &Facts, provisional: &Provisional, notes: &Notes, unsure: &[String]) -> String {
    let mut out = String::new();
    let mut key = |key: &str, value: &str, note: Option<&str>| {
        let note = note.map_or_else(String::new, |note| format!("   # {note}"));
        let _ = writeln!(out, "{key}: {value}{note}");
    };
    key("name", &scalar(&provisional.name), notes.name);
    key("dates", &provisional.dates.to_string(), notes.dates);
    key("timezone", &provisional.timezone, notes.timezone);
    venues(facts, &mut out);
    programme(facts, &mut out);
    emergency(facts, &mut out);
    contacts(facts, &mut out);
    rooms(facts, &mut out);
    if let Some(form) = &facts.form {
        let _ = writeln!(
            out,
            "reporting: {{form: {}{}}}",
            scalar(&form.value),
            audience(form.audience)
        );
    }
    appeals(facts, &mut out);
    shifts(facts, &mut out);
    links(facts, &mut out);
    if !unsure.is_empty() {
        out.push_str("\n# Left in the texts, because it was not sure enough what it is:\n");
        for line in unsure {
            let _ = writeln!(out, "# {}", line.replace(['\n', '\r'], " "));
        }
    }
    out
}

/// What is said beside keys that are guesses.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// Beside `name`.
    pub name: Option<&'static str>,
    /// Beside `dates`.
    pub dates: Option<&'static str>,
    /// Beside `timezone`.
    pub timezone: Option<&'static str>,
}

fn venues(facts: &Facts, out: &mut String) {
    let country = facts
        .country
        .as_ref()
        .map(|country| format!("country: {country}"));
    let main = facts
        .venues
        .get("main")
        .map(|name| format!("name: {}", scalar(name)));
    let fields: Vec<String> = main.into_iter().chain(country).collect();
    if !fields.is_empty() {
        let _ = writeln!(out, "venue: {{{}}}", fields.join(", "));
    }
    let further: Vec<_> = facts
        .venues
        .iter()
        .filter(|(id, _)| *id != "main")
        .collect();
    if !further.is_empty() {
        out.push_str("venues:\n");
        for (id, name) in further {
            let _ = writeln!(out, "  {id}: {{name: {}}}", scalar(name));
        }
    }
}

fn programme(facts: &Facts, out: &mut String) {
    if facts.programme.is_empty() {
        return;
    }
    out.push_str("programme:\n");
    for entry in &facts.programme {
        let mut fields = vec![format!("name: {}", scalar(&entry.name))];
        fields.extend(entry.venue.iter().map(|venue| format!("venue: {venue}")));
        fields.push(format!("date: {}, from: \"{}\"", entry.date, entry.from));
        fields.extend(entry.to.iter().map(|to| format!("to: \"{to}\"")));
        let _ = writeln!(out, "  - {{{}}}", fields.join(", "));
    }
}

fn shifts(facts: &Facts, out: &mut String) {
    if facts.shifts.is_empty() {
        return;
    }
    out.push_str("shifts:\n");
    for shift in &facts.shifts {
        let _ = writeln!(
            out,
            "  - {{date: {}, from: \"{}\", to: \"{}\", who: [{}]{}}}",
            shift.date,
            shift.from,
            shift.to,
            shift.who.join(", "),
            audience(shift.audience)
        );
    }
}

fn emergency(facts: &Facts, out: &mut String) {
    let number = facts.emergency.as_deref();
    let number = number.map_or_else(|| "pending".to_owned(), |number| format!("\"{number}\""));
    if facts.services.is_empty() {
        let _ = writeln!(out, "emergency: {{number: {number}}}");
        return;
    }
    let _ = writeln!(out, "emergency:\n  number: {number}\n  services:");
    for service in &facts.services {
        let (name, number) = (scalar(&service.name), scalar(&service.number));
        let _ = writeln!(
            out,
            "    - {{name: {name}, kind: {}, number: {number}}}",
            service.kind
        );
    }
}

fn contacts(facts: &Facts, out: &mut String) {
    if facts.contacts.is_empty() {
        return;
    }
    out.push_str("contacts:\n");
    for (id, contact) in &facts.contacts {
        let _ = writeln!(out, "  {id}: {{{}}}", fields(contact).join(", "));
    }
}

fn fields(contact: &Contact) -> Vec<String> {
    let mut fields = Vec::new();
    if contact.kind != "person" {
        fields.push(format!("kind: {}", contact.kind));
    }
    if contact.kind == "organization" {
        fields.push("independent: true".to_owned());
    }
    for (key, stated) in &contact.fields {
        fields.push(format!("{key}: {}", scalar(&stated.value)));
    }
    if !contact.reach.is_empty() {
        fields.push(format!("reach: [{}]", contact.reach.join(", ")));
    }
    let public: Vec<&str> = contact
        .fields
        .iter()
        .filter(|(_, stated)| stated.audience == Audience::Public)
        .map(|(key, _)| *key)
        .collect();
    if public.len() == contact.fields.len() {
        fields.push("audience: public".to_owned());
    } else if !public.is_empty() {
        fields.push(format!("public: [{}]", public.join(", ")));
    }
    fields
}

fn rooms(facts: &Facts, out: &mut String) {
    if facts.rooms.is_empty() {
        return;
    }
    out.push_str("rooms:\n");
    for (id, room) in &facts.rooms {
        let _ = writeln!(
            out,
            "  {id}: {{{}}}",
            room_fields(room, facts.dates).join(", ")
        );
    }
}

/// Every day of the event needs its room: those that the text does not name are pending.
fn room_fields(room: &Room, dates: Option<Days>) -> Vec<String> {
    let mut fields: Vec<String> = room
        .name
        .iter()
        .map(|name| format!("name: {}", scalar(name)))
        .collect();
    match &room.place {
        Place::Always(place) => fields.push(format!("room: {}", scalar(place))),
        Place::ByDay(days) => {
            let mut lines: Vec<String> = days
                .iter()
                .map(|(days, place)| format!("{days}: {}", scalar(place)))
                .collect();
            let mut day = dates.map(|dates| dates.first);
            while let Some(date) = day.filter(|date| dates.is_some_and(|dates| *date <= dates.last))
            {
                let is_known = days
                    .iter()
                    .any(|(days, _)| days.first <= date && date <= days.last);
                if !is_known {
                    lines.push(format!("{date}: pending"));
                }
                day = date.tomorrow().ok();
            }
            fields.push(format!("schedule: {{{}}}", lines.join(", ")));
        }
    }
    if room.audience == Audience::Public {
        fields.push("audience: public".to_owned());
    }
    fields
}

fn appeals(facts: &Facts, out: &mut String) {
    if facts.appeals.is_empty() {
        return;
    }
    let widest = facts.appeals.values().map(|stated| stated.audience).min();
    let mut fields: Vec<String> = ["to", "email"]
        .iter()
        .filter_map(|key| facts.appeals.get(key).map(|stated: &Stated| (key, stated)))
        .map(|(key, stated)| format!("{key}: {}", scalar(&stated.value)))
        .collect();
    if widest == Some(Audience::Public) {
        fields.push("audience: public".to_owned());
    }
    let _ = writeln!(out, "appeals: {{{}}}", fields.join(", "));
}

fn links(facts: &Facts, out: &mut String) {
    if facts.links.is_empty() {
        return;
    }
    out.push_str("links:\n");
    for (id, link) in &facts.links {
        let link = link.as_deref().map_or_else(|| "pending".to_owned(), scalar);
        let _ = writeln!(out, "  {id}: {link}");
    }
}

fn audience(audience: Audience) -> &'static str {
    if audience == Audience::Public {
        ", audience: public"
    } else {
        ""
    }
}
