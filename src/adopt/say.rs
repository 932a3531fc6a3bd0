//! What an adoption assumes and leaves to people, in words.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::facts::{Days, Ledger, Text, country};
use super::records::words;
use super::yaml::{Notes, Provisional};
use crate::detect::FactKind;
use crate::detect::reading::Channel;
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::source_map::{SourceMap, Span};

/// What stands in the new site although no text says it.
pub struct Assumed {
    /// The values.
    pub provisional: Provisional,
    /// What is noted beside them.
    pub notes: Notes,
}

/// Fills the gaps of an event that cannot stay open.
#[must_use]
pub fn assume(ledger: &Ledger, today: Date) -> Assumed {
    let facts = &ledger.facts;
    let mut notes = Notes::default();
    let year = facts.year;
    let dates = facts.dates.or_else(|| {
        notes.dates = Some(if year.is_some() {
            "TODO: only the year is known; write the event's days"
        } else {
            "TODO: no text says when the event is; write its days"
        });
        Days::year(year.unwrap_or(today.year()))
    });
    let zone = facts.country.as_deref().and_then(country::timezone);
    notes.timezone = Some(match zone {
        Some(_) => "a guess from the country; check it",
        None => "TODO: no text says where the event is; write a zone such as America/New_York",
    });
    let title = facts
        .title
        .clone()
        .unwrap_or_else(|| "Our conference".to_owned());
    if facts.name.is_none() {
        notes.name = Some("TODO: no text names the event");
    } else if facts.year.is_none() {
        notes.name = Some("as the texts name it; add the year");
    }
    let slug = year.map_or_else(|| "event".to_owned(), |year| year.to_string());
    let day = Days {
        first: today,
        last: today,
    };
    Assumed {
        provisional: Provisional {
            slug,
            name: facts.name.clone().unwrap_or_else(|| title.clone()),
            title,
            dates: dates.unwrap_or(day),
            timezone: zone.unwrap_or("UTC").to_owned(),
        },
        notes,
    }
}

/// A finding for each key of the event's file that holds a guess.
#[must_use]
pub fn undecided(sources: &SourceMap, assumed: &Assumed) -> Vec<Diagnostic> {
    let path = format!("/content/events/{}/event.yaml", assumed.provisional.slug);
    let Some(file) = sources
        .files()
        .find(|file| sources.path(*file).ends_with(&path))
    else {
        return Vec::new();
    };
    let text = sources.text(file);
    let keys = [
        ("name", assumed.notes.name),
        ("dates", assumed.notes.dates),
        ("timezone", assumed.notes.timezone),
    ];
    keys.into_iter()
        .filter_map(|(key, note)| {
            note?;
            let start = text.find(&format!("{key}: "))?;
            let end = text[start..]
                .find("   #")
                .map_or(text.len(), |end| start + end);
            let message = format!("no source states `{key}`: what stands here is provisional");
            Some(
                Diagnostic::new(codes::UNDECIDED_FACT, Span::new(file, start..end), message)
                    .help("write what is right, and delete the comment"),
            )
        })
        .collect()
}

/// What people have to decide, a sentence each.
#[must_use]
pub fn decisions(assumed: &Assumed, mended: &BTreeSet<(String, String)>) -> Vec<String> {
    let notes = &assumed.notes;
    let keys = [
        ("name", notes.name),
        ("dates", notes.dates),
        ("timezone", notes.timezone),
    ];
    let open = keys.into_iter().filter_map(|(key, note)| {
        let note = note?.trim_start_matches("TODO: ");
        Some(format!("`{key}` of the event is provisional: {note}."))
    });
    let mended = mended
        .iter()
        .map(|(page, what)| format!("`{page}`: {what}."));
    open.chain(mended).collect()
}

/// How many things that stay in the texts are named in the event's file, and how many characters of each.
const MOST_UNSURE: usize = 200;
const LONGEST_UNSURE: usize = 120;

/// Comments in the event's file about what stays in the texts.
#[must_use]
pub fn unsure(left: &[Diagnostic], sources: &SourceMap) -> Vec<String> {
    let all = || {
        left.iter()
            .filter(|found| found.code == codes::LEFT_IN_TEXT)
    };
    let mut lines: Vec<String> = all()
        .take(MOST_UNSURE)
        .map(|found| line(found, sources))
        .collect();
    let more = all().count().saturating_sub(MOST_UNSURE);
    if more > 0 {
        lines.push(format!("and {more} more, which ADOPTED.md names"));
    }
    lines
}

fn line(found: &Diagnostic, sources: &SourceMap) -> String {
    let Place::Source(span) = &found.place else {
        return found.message.clone();
    };
    let position = sources.position(span.file, span.start);
    let words: Vec<&str> = sources.slice(*span).split_whitespace().collect();
    let mut words = words.join(" ");
    if let Some((end, _)) = words.char_indices().nth(LONGEST_UNSURE) {
        words.truncate(end);
        words.push('…');
    }
    format!(
        "{}:{}:{}: {words} ({})",
        sources.path(span.file),
        position.line,
        position.column,
        found.message
    )
}

/// What comments of the sources held: they do not go out, and nobody should miss them unawares.
#[must_use]
pub fn comments(texts: &[Text<'_>]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for text in texts {
        let mut held: BTreeMap<usize, BTreeMap<FactKind, usize>> = BTreeMap::new();
        for found in &text.found {
            *held
                .entry(found.block)
                .or_default()
                .entry(found.kind)
                .or_default() += 1;
        }
        let is_plain = text.source.reader.name == "plain text";
        for (index, block) in text.reading.blocks.iter().enumerate() {
            let what = match block.channel {
                Channel::Comment => "a comment is left out",
                Channel::TemplateComment if !is_plain => "a comment of a template is left out",
                _ => continue,
            };
            let kinds = held.get(&index).into_iter().flatten();
            let kinds: Vec<String> = kinds
                .map(|(kind, count)| match count {
                    1 => words(*kind).to_owned(),
                    _ => format!("{} ({count} times)", words(*kind)),
                })
                .collect();
            let message = if kinds.is_empty() {
                what.to_owned()
            } else {
                format!("{what}: it holds {}", kinds.join(", "))
            };
            findings.push(
                Diagnostic::new(codes::COMMENT_LEFT_OUT, Span::new(text.source.file, block.range()), message)
                    .help("readers never saw it; if it matters, put it into the event's file, or into `{! … !}` in the page"),
            );
        }
    }
    findings
}

/// Links to pages that were not adopted.
#[must_use]
pub fn unadopted(texts: &[Text<'_>], ledger: &Ledger) -> Vec<Diagnostic> {
    ledger
        .unadopted
        .iter()
        .map(|(text, range, variable)| {
            let message = format!(
                "this link leads to a page that was not adopted; it waits for `{variable}`"
            );
            Diagnostic::new(
                codes::UNADOPTED_LINK,
                Span::new(texts[*text].source.file, range.clone()),
                message,
            )
            .help("write the whole address in the event's file, or adopt that page, too")
        })
        .collect()
}
