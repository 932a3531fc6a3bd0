//! Turns foreign policies into a site: facts into an event's file, texts into pages that name them, and a report.
//!
//! Only this room's `gather` and `write` touch the file system; what a text means is a function of the text.

mod facts;
mod front;
mod gather;
mod make;
mod page;
pub mod readers;
mod records;
mod report;
mod say;
mod site;
mod texts;
pub mod weave;
mod write;
mod yaml;

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::error::Result;
use crate::event::phone::Numbering;
use crate::source_map::SourceMap;
use facts::Survey;
use gather::Gathered;
use make::{Bodies, Maker};
use report::Told;
use write::Draft;

pub use records::{Record, json};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The folder that all paths count from.
    pub root: PathBuf,
    /// Files and folders to adopt.
    pub sources: Vec<String>,
    /// The folder that the new site is written to.
    pub into: String,
    /// The day on which this is asked: the year of dates that name none.
    pub today: Date,
}

/// What came of it.
#[derive(Default)]
pub struct Outcome {
    /// The sources, and behind them those of the new site.
    pub sources: SourceMap,
    /// What was found, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// Every fact of the sources.
    pub records: Vec<Record>,
    /// The report; nothing was written without one.
    pub report: Option<String>,
    /// How many pages the new site has.
    pub pages: usize,
}

/// Adopts texts: reads them, and writes a site unless something is in the way.
pub fn run(request: &Request) -> Result<Outcome> {
    let into = request.root.join(&request.into);
    let mut gathered = gather::gather(&request.root, &request.sources)?;
    let obstacle = write::obstacle(&into, &request.into)?;
    gathered.diagnostics.extend(obstacle);
    let is_wrong = |found: &Diagnostic| found.severity == Severity::Error;
    if gathered.diagnostics.iter().any(is_wrong) {
        diagnostic::sort(&mut gathered.diagnostics, &gathered.sources);
        return Ok(Outcome {
            sources: gathered.sources,
            diagnostics: gathered.diagnostics,
            ..Outcome::default()
        });
    }
    adopt(request, gathered)
}

fn adopt(request: &Request, gathered: Gathered) -> Result<Outcome> {
    let Gathered {
        sources,
        texts: list,
        assets,
        mut diagnostics,
    } = gathered;
    let numbering = Numbering::new();
    let (texts, country) = texts::read(&list, &sources, &numbering);
    let taken: BTreeSet<String> = assets.iter().map(|asset| asset.path.clone()).collect();
    let survey = Survey {
        texts: &texts,
        assets: &taken,
        numbering: &numbering,
        country: country.as_deref(),
        today: request.today,
    };
    let mut ledger = survey.collect();
    make::widen(&texts, &mut ledger);
    let assumed = say::assume(&ledger, request.today);
    let newest = ledger
        .facts
        .year
        .unwrap_or_default()
        .max(request.today.year());
    let bodies = Bodies::of(&texts, &ledger);
    let (records, left) = records::records(&texts, &ledger, &bodies.made, &sources, newest);
    let unsure = say::unsure(&left, &sources);
    diagnostics.extend(left);
    diagnostics.extend(say::comments(&texts));
    diagnostics.extend(say::unadopted(&texts, &ledger));

    let into = request.root.join(&request.into);
    let draft = Draft::begin(&into)?;
    draft.copy(&assets)?;
    let mut maker = Maker {
        texts: &texts,
        ledger: &mut ledger,
        assumed: &assumed,
        unsure: &unsure,
        today: request.today,
    };
    let built = maker.build(&draft, bodies.bodies)?;
    // What is said about the new site stands at its places, behind those of the sources.
    let mut shown = sources.clone();
    let files = make::join(&mut shown, &built.sources, &request.into);
    diagnostics.extend(
        built
            .diagnostics
            .iter()
            .map(|found| make::moved(found, &files, &request.into)),
    );
    diagnostics.extend(say::undecided(&shown, &assumed));
    diagnostic::sort(&mut diagnostics, &shown);
    let report = report::report(&Told {
        texts: &texts,
        ledger: &ledger,
        made: &bodies.made,
        provisional: &assumed.provisional,
        decisions: &say::decisions(&assumed, &built.mended),
        findings: &diagnostics,
        sources: &shown,
    });
    draft.publish(&into, &report)?;
    Ok(Outcome {
        sources: shown,
        diagnostics,
        records,
        report: Some(report),
        pages: texts.len(),
    })
}
