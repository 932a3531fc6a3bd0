//! The report about an adoption, to keep: what was taken over, what people have to decide, what looks wrong.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::facts::{Ledger, Place, Text};
use super::yaml::Provisional;
use crate::diagnostic::{self, Diagnostic};
use crate::source_map::{SourceMap, Span};
use crate::vocabulary::{Audience, PageKind};

/// How many facts of a kind the table has: one of thousands of rows helps nobody.
const MOST: usize = 200;

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
    schedules(told, &mut out);
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
        diagnostic::Place::Path(path) => (path.clone(), 1, 1),
        diagnostic::Place::Source(span) => {
            let position = sources.position(span.file, span.start);
            (
                sources.path(span.file).to_owned(),
                position.line,
                position.column,
            )
        }
    }
}

/// Where a text is now, and what became of its parts.
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
        let span = Span::new(text.source.file, range.clone());
        let start = told.sources.position(span.file, span.start);
        let end = told.sources.position(span.file, span.end);
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

/// A table of the facts.
fn facts(told: &Told<'_>, out: &mut String) {
    out.push_str("\nFacts, each with who may read it and how often it stands in the pages:\n\n| fact | for | times |\n| --- | --- | --- |\n");
    let facts = &told.ledger.facts;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mentions = told.ledger.mentions.iter().zip(told.made);
    for (mention, _) in mentions.filter(|(_, made)| **made) {
        *counts.entry(&mention.variable).or_default() += 1;
    }
    let mut row = |name: &str, audience: Audience| {
        let times = counts.get(name).copied().unwrap_or_default();
        let _ = writeln!(out, "| `{name}` | {audience} | {times} |");
    };
    for (id, contact) in facts.contacts.iter().take(MOST) {
        for (key, stated) in &contact.fields {
            row(&format!("contacts.{id}.{key}"), stated.audience);
        }
    }
    for (id, room) in facts.rooms.iter().take(MOST) {
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
    for id in facts.links.keys().take(MOST) {
        row(&format!("links.{id}"), Audience::Public);
    }
    out.push_str("\nA fact is for the widest audience of the pages where it stands: what a public page says is public already.\n");
}

/// Rooms that change from day to day.
fn schedules(told: &Told<'_>, out: &mut String) {
    for (id, room) in &told.ledger.facts.rooms {
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
