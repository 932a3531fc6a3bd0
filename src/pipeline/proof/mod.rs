//! The sheet on which a second person checks an event's facts: made from what finished pages and cards really hold.

mod kinds;
mod roster;
mod sheet;
mod uses;

use super::memory::Memory;
use super::notes::Notes;
use super::outputs::Ways;
use super::read::{self, Read};
use super::{Guards, Outcome, Progress, Request, levels, outputs, run, titles};
use crate::audience::SiteView;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::error::Result;
use crate::theme::Scope;
use crate::theme::context::ProofContext;
use uses::Uses;

/// What a sheet is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofFormat {
    /// A page that stands alone.
    Html,
    /// For an office printer.
    Pdf,
}

/// What came of a sheet that was asked for.
pub struct Proof {
    /// What is wrong with the site.
    pub outcome: Outcome,
    /// The slugs of all events.
    pub events: Vec<String>,
    /// The sheet, unless there is no such event or something is wrong.
    pub sheet: Option<Sheet>,
}

/// A finished sheet.
pub struct Sheet {
    /// The event's slug.
    pub event: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// How many facts stand on it.
    pub facts: usize,
    /// How many of them nothing prints.
    pub unprinted: usize,
}

/// Makes the sheet of an event, or of the current one.
pub fn proof(
    request: &Request,
    event: Option<&str>,
    format: ProofFormat,
    progress: &dyn Progress,
) -> Result<Proof> {
    // What is not printed here need not fit; all pages are made, because each can hold a fact.
    let request = &Request {
        cards: false,
        ..request.clone()
    };
    let mut outcome = run(request, progress)?;
    let mut read = read::read(request)?;
    let editions = &read.site.editions;
    let events: Vec<String> = editions.iter().map(|event| event.slug.clone()).collect();
    let edition = match event {
        Some(slug) => events.iter().position(|known| known == slug),
        None => read.site.current,
    };
    let is_good = |found: &[Diagnostic]| found.iter().all(|one| one.severity != Severity::Error);
    let mut sheet = None;
    if let Some(edition) = edition
        && is_good(&outcome.diagnostics)
    {
        let uses = uses(request, &mut read, edition)?;
        let context = sheet::context(&read, edition, &uses);
        match file(request, &read, edition, &context, format)? {
            Ok(bytes) => {
                let rows = || context.groups.iter().flat_map(|group| &group.rows);
                sheet = Some(Sheet {
                    event: events[edition].clone(),
                    bytes,
                    facts: rows().count(),
                    unprinted: rows().filter(|row| row.unprinted.is_some()).count(),
                });
            }
            Err(found) => {
                let found = levels(found, &read.site.config, request);
                outcome.diagnostics.extend(found);
                diagnostic::sort(&mut outcome.diagnostics, &outcome.sources);
            }
        }
    }
    Ok(Proof {
        outcome,
        events,
        sheet,
    })
}

/// Makes every page once more, with notes in them, and reads which facts each of them holds. Nothing of it is kept.
fn uses(request: &Request, read: &mut Read, edition: usize) -> Result<Uses> {
    let guards = Guards {
        scans: false,
        ..Guards::BOTH
    };
    titles::fill(
        &mut read.site,
        &read.sources,
        &read.theme,
        guards.restrict,
        request.widest(),
    );
    let views: Vec<SiteView<'_>> = request
        .audiences
        .iter()
        .map(|audience| SiteView::new(&read.site, *audience, guards.restrict))
        .collect();
    let notes = Notes::default();
    let memory = Memory::none(read);
    let ways = Ways {
        destination: None,
        memory: &memory,
        notes: Some(&notes),
        progress: &Unheard,
    };
    outputs::make(request, read, &views, &guards, &ways)?;
    Ok(Uses::new(read, edition, notes))
}

/// The sheet as a file, or why there is none.
fn file(
    request: &Request,
    read: &Read,
    edition: usize,
    context: &ProofContext,
    format: ProofFormat,
) -> Result<std::result::Result<Vec<u8>, Vec<Diagnostic>>> {
    match format {
        ProofFormat::Html => {
            let scope = Scope {
                proof: Some(context),
                ..Scope::default()
            };
            let language = read.site.config.default_language();
            let html = read.theme.render("proof.html", language, &scope);
            Ok(html.map(String::into_bytes))
        }
        ProofFormat::Pdf => pdf(request, read, edition, context),
    }
}

#[cfg(feature = "pdf")]
fn pdf(
    request: &Request,
    read: &Read,
    edition: usize,
    context: &ProofContext,
) -> Result<std::result::Result<Vec<u8>, Vec<Diagnostic>>> {
    use super::prints::{day_of, finding, office_paper, press};
    use crate::card::formats::Paper;
    use crate::card::print::{ProofSheet, print_proof};
    use crate::vocabulary::OfficePaper;
    let mut found = Vec::new();
    let press = press(request, read, &mut found)?;
    if !found.is_empty() {
        return Ok(Err(found));
    }
    let sheet = ProofSheet {
        context,
        paper: match office_paper(&read.site, Some(edition)) {
            OfficePaper::A4 => Paper::A4,
            OfficePaper::Letter => Paper::Letter,
        },
        date: day_of(read.site.editions.get(edition)),
    };
    Ok(print_proof(&press, &sheet).map_err(|faults| {
        let faults = faults.iter();
        faults.map(|fault| finding(fault, None, read)).collect()
    }))
}

#[cfg(not(feature = "pdf"))]
#[allow(clippy::unnecessary_wraps)]
fn pdf(
    _: &Request,
    _: &Read,
    _: usize,
    _: &ProofContext,
) -> Result<std::result::Result<Vec<u8>, Vec<Diagnostic>>> {
    Ok(Err(Vec::new()))
}

/// Nobody waits for the second run.
struct Unheard;

impl Progress for Unheard {
    fn begin(&self, _: usize) {}

    fn step(&self) {}
}
