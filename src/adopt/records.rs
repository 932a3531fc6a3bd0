//! Every fact of the sources, where it stands and what became of it: for other programs, and as findings.

use serde::Serialize;

use super::facts::{Facts, Ledger, Text};
use crate::detect::reading::Channel;
use crate::detect::{FactKind, Found, years_of_url};
use crate::diagnostic::{self, Diagnostic, codes};
use crate::source_map::{SourceMap, Span};

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

/// What was found in the texts, with the facts that stand there now; and what is to be said of it.
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
                .filter(|mention| mention.range.start < found.range.end && made[range.start + at]);
            let stale = is_stale(found, &ledger.facts, newest);
            if here.is_none() && is_worth_saying(text, found) {
                findings.push(left(text, found));
            }
            if here.is_some() && stale {
                findings.push(outdated(text, found));
            }
            let span = Span::new(text.source.file, found.range.clone());
            let position = sources.position(span.file, span.start);
            records.push(Record {
                kind: found.kind.name(),
                text: found.text.clone(),
                file: sources.path(text.source.file).to_owned(),
                line: position.line,
                column: position.column,
                variable: here.map(|mention| mention.variable.clone()),
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
        findings: diagnostic::json::findings(findings, sources),
    };
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}
