//! What is said about an adoption: a report to keep, and every fact of the sources for other programs.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use super::facts::{Facts, Ledger, Place, Text};
use super::yaml::Provisional;
use crate::detect::reading::Channel;
use crate::detect::{FactKind, Found, years_of_url};
use crate::diagnostic::{Diagnostic, codes};
use crate::source_map::{SourceMap, Span};
use crate::vocabulary::{Audience, PageKind};

/// A fact in a source file.
#[derive(Clone, Debug, Serialize)]
pub struct Record {
    /// Its kind.
    pub kind: &'static str,
    /// As it stands there.
    pub text: String,
    /// The file, as it was given.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in code points.
    pub column: usize,
    /// The name under which the new site has it.
    pub variable: Option<String>,
    /// How sure it is, from 0 to 1.
    pub confidence: f64,
    /// Whether it seems to be of another year or event.
    pub stale: bool,
}

/// What was found in a place of a source, with the fact that stands there now.
pub fn records(
    texts: &[Text<'_>],
    ledger: &Ledger,
    made: &[bool],
    sources: &SourceMap,
    newest: i16,
) -> (Vec<Record>, Vec<Diagnostic>) {
    let mut records = Vec::new();
    let mut findings = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let range = ledger.mentions_of(index);
        let mentions = &ledger.mentions[range.clone()];
        let mut found: Vec<&Found> = text.found.iter().collect();
        found.sort_by_key(|found| (found.range.start, found.range.end));
        found.dedup_by(|a, b| a.range == b.range && a.kind == b.kind);
        for found in found {
            let at = mentions.partition_point(|mention| mention.range.end <= found.range.start);
            let here = mentions
                .get(at)
                .filter(|mention| mention.range.start < found.range.end);
            let is_made = here.is_some() && made[range.start + at];
            let position = sources.position(
                text.source.file,
                u32::try_from(found.range.start).unwrap_or(u32::MAX),
            );
            if !is_made && is_worth_saying(text, found) {
                findings.push(left(text, found));
            }
            let stale = is_stale(found, &ledger.facts, newest);
            if is_made && stale {
                findings.push(outdated(text, found));
            }
            records.push(Record {
                kind: found.kind.name(),
                text: found.text.clone(),
                file: sources.path(text.source.file).to_owned(),
                line: position.line,
                column: position.column,
                variable: here
                    .filter(|_| is_made)
                    .map(|mention| mention.variable.clone()),
                confidence: f64::from(found.confidence) / 100.0,
                stale,
            });
        }
    }
    (records, findings)
}

/// Whether somebody has to decide about a fact that stayed in its text.
fn is_worth_saying(text: &Text<'_>, found: &Found) -> bool {
    let is_ours = matches!(
        found.kind,
        FactKind::Person
            | FactKind::Phone
            | FactKind::Email
            | FactKind::Room
            | FactKind::Venue
            | FactKind::Date
            | FactKind::EmergencyNumber
    );
    let block = text.reading.blocks.get(found.block);
    let is_read = block.is_some_and(|block| {
        !matches!(block.channel, Channel::Comment | Channel::TemplateComment)
            && !block.is_exempt(&found.at)
    });
    is_ours && is_read && text.holds(&found.range)
}

fn left(text: &Text<'_>, found: &Found) -> Diagnostic {
    let what = words(found.kind);
    let message = format!(
        "{what} stays in the text: {} % sure, or not in a form that can be replaced",
        found.confidence
    );
    Diagnostic::new(
        codes::LEFT_IN_TEXT,
        Span::new(text.source.file, found.range.clone()),
        message,
    )
    .help("if it changes from event to event, put it into the event's file and name it in the page")
}

fn outdated(text: &Text<'_>, found: &Found) -> Diagnostic {
    let message = format!(
        "{} of an earlier year, or of another event, is a fact of the new one",
        words(found.kind)
    );
    Diagnostic::new(
        codes::STALE_YEAR,
        Span::new(text.source.file, found.range.clone()),
        message,
    )
    .help("change it in the event's file, or confirm that it is still right")
}

/// What a kind is called in a sentence.
pub fn words(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Placeholder => "something that was to be filled in",
        FactKind::Email => "an e-mail address",
        FactKind::Url => "a web address",
        FactKind::Date => "a date",
        FactKind::Phone => "a telephone number",
        FactKind::EmergencyNumber => "an emergency number",
        FactKind::EventName => "the name of an event",
        FactKind::Room => "a room",
        FactKind::Venue => "a venue",
        FactKind::Organization => "an organization",
        FactKind::Person => "a person's name",
        FactKind::Year => "a year",
    }
}

/// Whether a fact speaks of an earlier year, or of another event.
fn is_stale(found: &Found, facts: &Facts, newest: i16) -> bool {
    let is_old = |year: i16| year < newest;
    match found.kind {
        FactKind::Year => found.text.parse().is_ok_and(is_old),
        FactKind::Date => found
            .value
            .get(..4)
            .and_then(|year| year.parse().ok())
            .is_some_and(is_old),
        FactKind::Url => {
            let mut years = years_of_url(&found.value).into_iter();
            years.any(|year| i16::try_from(year).is_ok_and(is_old))
        }
        FactKind::EventName => {
            let year = found
                .text
                .rsplit(' ')
                .next()
                .and_then(|year| year.parse().ok());
            let is_other = facts.title.as_ref().is_some_and(|title| {
                !title.contains(&found.text) && !found.text.contains(title.as_str())
            });
            is_other || year.is_some_and(|year: i16| (1990..2100).contains(&year) && is_old(year))
        }
        _ => false,
    }
}

/// Everything that the report is made of.
pub struct Told<'a> {
    /// The texts.
    pub texts: &'a [Text<'a>],
    /// The facts.
    pub ledger: &'a Ledger,
    /// Which mentions were put into the pages.
    pub made: &'a [bool],
    /// What had to be assumed.
    pub provisional: &'a Provisional,
    /// What to decide, a sentence each.
    pub decisions: &'a [String],
    /// All findings.
    pub findings: &'a [Diagnostic],
    /// The sources, the new ones behind the old.
    pub sources: &'a SourceMap,
}

/// The report, as Markdown.
#[must_use]
pub fn report(told: &Told<'_>) -> String {
    let mut out = String::from(
        "# What was adopted\n\nquietroom wrote this beside the new site. It names private facts: do not publish it, and delete it when \
         everything in it is settled.\n\n## Taken over\n\n",
    );
    for text in told.texts {
        page(text, told, &mut out);
    }
    facts(told, &mut out);
    times(told, &mut out);
    out.push_str("\n## To decide\n\n");
    for decision in told.decisions {
        let _ = writeln!(out, "- {decision}");
    }
    let _ = writeln!(
        out,
        "- Read every fact in `content/events/{}/event.yaml`, dial each number, and add `confirmed:` with the day.",
        told.provisional.slug
    );
    out.push_str("\n## What looks wrong\n\n");
    if told.findings.is_empty() {
        out.push_str("Nothing that a program could see.\n");
    }
    for found in told.findings {
        let (path, line, column) = place(found, told.sources);
        let _ = writeln!(
            out,
            "- `{path}:{line}:{column}` {}: {}.",
            found.code.name(),
            found.message
        );
        if let Some(help) = &found.help {
            let _ = writeln!(out, "  {}.", help.trim_end_matches('.'));
        }
    }
    out
}

fn place(found: &Diagnostic, sources: &SourceMap) -> (String, usize, usize) {
    match &found.place {
        crate::diagnostic::Place::Path(path) => (path.clone(), 1, 1),
        crate::diagnostic::Place::Source(span) => {
            let position = sources.position(span.file, span.start);
            (
                sources.path(span.file).to_owned(),
                position.line,
                position.column,
            )
        }
    }
}

fn page(text: &Text<'_>, told: &Told<'_>, out: &mut String) {
    let page = &text.page;
    let from = told.sources.path(text.source.file);
    let kind = match (page.kind, page.because) {
        (PageKind::Page, _) => "a page of no kind, because no word of it tells one".to_owned(),
        (kind, because) => format!("a `{}`, because of the words “{because}”", kind.name()),
    };
    let _ = writeln!(
        out,
        "- `{from}` ({}) is now `content/{}`: {kind}. It is for {}, in the language `{}`.",
        text.source.reader.name, page.path, page.audience, page.language
    );
    for (what, range) in &text.foreign.left_out {
        let start = told.sources.position(
            text.source.file,
            u32::try_from(range.start).unwrap_or(u32::MAX),
        );
        let end = told.sources.position(
            text.source.file,
            u32::try_from(range.end).unwrap_or(u32::MAX),
        );
        let _ = writeln!(
            out,
            "  Left out, lines {} to {}: {what}.",
            start.line, end.line
        );
    }
    for origin in &page.origins {
        let license = origin.license.as_deref().unwrap_or("no licence stated");
        let _ = writeln!(
            out,
            "  It says that it comes from “{}” ({license}); that is its `attribution` now, and the sentence stays as well.",
            origin.title
        );
    }
}

fn facts(told: &Told<'_>, out: &mut String) {
    out.push_str("\nFacts, each with who may read it and how often it stands in the pages:\n\n| fact | for | times |\n| --- | --- | --- |\n");
    let facts = &told.ledger.facts;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (mention, _) in told
        .ledger
        .mentions
        .iter()
        .zip(told.made)
        .filter(|(_, made)| **made)
    {
        *counts.entry(&mention.variable).or_default() += 1;
    }
    let mut row = |name: &str, audience: Audience| {
        let times = counts.get(name).copied().unwrap_or_default();
        let _ = writeln!(out, "| `{name}` | {audience} | {times} |");
    };
    // A table of thousands of rows helps nobody.
    for (id, contact) in facts.contacts.iter().take(200) {
        for (key, stated) in &contact.fields {
            row(&format!("contacts.{id}.{key}"), stated.audience);
        }
    }
    for (id, room) in facts.rooms.iter().take(200) {
        row(&format!("rooms.{id}"), room.audience);
    }
    for (key, stated) in &facts.appeals {
        row(&format!("appeals.{key}"), stated.audience);
    }
    if let Some(form) = &facts.form {
        row("reporting.form", form.audience);
    }
    if facts.emergency.is_some() {
        row("emergency.number", Audience::Public);
    }
    for id in facts.links.keys().take(200) {
        row(&format!("links.{id}"), Audience::Public);
    }
    out.push_str("\nA fact is for the widest audience of the pages where it stands: what a public page says is public already.\n");
    for (id, room) in &facts.rooms {
        if let Place::ByDay(days) = &room.place {
            let days: Vec<String> = days
                .iter()
                .map(|(days, place)| format!("{place} ({days})"))
                .collect();
            let _ = writeln!(
                out,
                "`rooms.{id}` has a schedule: {}. Pages tell it in one form everywhere.",
                days.join(", ")
            );
        }
    }
}

/// What is when, which the texts go on telling in words of their own.
fn times(told: &Told<'_>, out: &mut String) {
    let facts = &told.ledger.facts;
    let kinds = [
        (
            "shifts",
            facts.shifts.len(),
            "; `{{ <shift_roster /> }}` can take the place of a list",
        ),
        ("programme", facts.programme.len(), ""),
    ];
    for (key, count, instead) in kinds.into_iter().filter(|(_, count, _)| *count > 0) {
        let _ = writeln!(
            out,
            "`{key}` has what lists and tables say: {count} in all. The pages tell it in their own words as well{instead}."
        );
    }
}

/// Facts and findings for other programs, as one JSON object.
#[must_use]
pub fn json(records: &[Record], findings: &[Diagnostic], sources: &SourceMap) -> String {
    #[derive(Serialize)]
    struct Whole<'a, F> {
        facts: &'a [Record],
        findings: Vec<F>,
    }
    let whole = Whole {
        facts: records,
        findings: crate::diagnostic::json::findings(findings, sources),
    };
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}
