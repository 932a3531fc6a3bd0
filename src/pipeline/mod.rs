//! Joins the stages: from a folder of sources to a published site, or to everything that is wrong with it.

mod cards;
mod elsewhere;
mod facts;
mod follow;
mod leaks;
mod memory;
mod names;
mod news;
mod notes;
mod outcome;
mod outputs;
mod pages;
mod prints;
mod private;
mod proof;
mod read;
mod request;
mod secrets;
mod severity;
mod titles;
mod untranslated;

use std::path::Path;

use crate::audience::{Restrict, SiteView, restrict};
use crate::diagnostic::{self, Diagnostic, Severity, codes};
use crate::error::Result;
use crate::event::phone::Numbering;
use crate::lint;
use crate::output::{Destination, Lock, Stage};
use crate::site::Page;
use crate::source_map::Span;
use crate::vocabulary::Audience;
pub use follow::{Change, Extent, follow};
use memory::Memory;
pub use memory::Past;
use outcome::has_errors;
pub use outcome::{Outcome, Published};
use outputs::Ways;
pub use proof::{Proof, ProofFormat, Sheet, proof};
use read::Read;
pub use request::{PrintChoice, Request};
use severity::{conclude, is_denied, levels};

/// Hears how far a run is.
pub trait Progress: Sync {
    /// So many outputs are to be made.
    fn begin(&self, outputs: usize);
    /// One more is made.
    fn step(&self);
}

/// Reads a site, makes all its outputs and, if nothing is wrong, publishes them.
pub fn run(request: &Request, progress: &dyn Progress) -> Result<Outcome> {
    guarded(request, progress, &Guards::BOTH)
}

/// The two guards, each of which must do alone.
#[derive(Clone, Copy)]
struct Guards {
    /// What takes facts out of the view of an audience.
    restrict: Restrict,
    /// Whether finished files are scanned.
    scans: bool,
}

impl Guards {
    /// Nothing is published with less; only tests switch one of them off.
    const BOTH: Self = Self {
        restrict,
        scans: true,
    };
}

fn guarded(request: &Request, progress: &dyn Progress, guards: &Guards) -> Result<Outcome> {
    let mut read = prepare(request, guards)?;
    // Nothing is written for a folder that holds no site: it may not even be there.
    let is_site = !read.site.pages.is_empty() || !read.site.editions.is_empty();
    let out = request
        .out
        .as_ref()
        .filter(|_| is_site)
        .map(|out| request.root.join(out));
    let lock = out.as_deref().map(Lock::acquire).transpose()?;
    let stage = lock
        .as_ref()
        .map(|lock| Stage::begin(lock, &request.audiences))
        .transpose()?;
    let views = views(request, &read, guards);
    let memory = Memory::open(request, &read, guards);
    let lint = || lint_all(request, &read, &views, &read.numbering, &memory);
    let (linted, ()) = rayon::join(
        || (!request.rules_last).then(lint),
        || {
            if memory.is_empty() {
                read.theme.make_ready();
            }
        },
    );
    let ways = Ways {
        destination: stage.as_ref().map(|stage| stage as &dyn Destination),
        memory: &memory,
        notes: None,
        progress,
    };
    let mut made = outputs::make(request, &read, &views, guards, &ways)?;
    let is_wrong = |found: &Diagnostic| found.severity == Severity::Error;
    let is_good = !made.diagnostics().chain(&read.diagnostics).any(is_wrong);
    let linted = linted.or_else(|| is_good.then(lint)).unwrap_or_default();
    drop(views);
    let mut found = read.diagnostics.clone();
    found.extend(linted.in_documents.into_values().flatten());
    found.extend(linted.in_event);
    found.extend(made.diagnostics().cloned());
    found.extend(elsewhere::check(request, &read.site, made.external()));
    let config = &read.site.config;
    let is_public = request.audiences.contains(&Audience::Public);
    let (news, facts) = match &stage {
        Some(stage) if is_public => news::news(&read.site, stage.facts()),
        _ => Default::default(),
    };
    if is_denied(codes::NEWLY_PUBLIC, config, request) {
        found.extend(news::findings(&news));
    }
    let found = conclude(found, config, request, &read.sources);
    if !has_errors(&found) {
        memory.close();
    }
    let sources = std::mem::take(&mut read.sources);
    let mut outcome = Outcome {
        outputs: made.count,
        kept: made.kept,
        prints: made.prints,
        typeset: made.typeset,
        ..Outcome::new(&read, sources, found)
    };
    let Some(mut stage) = stage else {
        return Ok(outcome);
    };
    if outcome.has_errors() {
        return Ok(outcome);
    }
    if is_public {
        stage.set_facts(facts);
    }
    // All is written; to publish takes memory of its own.
    drop((read.site, read.theme));
    publish(stage, &made.plan, request, &mut outcome)?;
    if let Some(published) = &mut outcome.published {
        published.news = news.into_iter().map(|fact| fact.name).collect();
    }
    Ok(outcome)
}

/// Reads everything, titles with their facts.
fn prepare(request: &Request, guards: &Guards) -> Result<Read> {
    let mut read = read::read(request)?;
    let found = titles::fill(
        &mut read.site,
        &read.sources,
        &read.theme,
        guards.restrict,
        request.widest(),
    );
    read.diagnostics.extend(found);
    Ok(read)
}

fn views<'r>(request: &Request, read: &'r Read, guards: &Guards) -> Vec<SiteView<'r>> {
    let audiences = request.audiences.iter();
    audiences
        .map(|audience| SiteView::new(&read.site, *audience, guards.restrict))
        .collect()
}

/// What rules find for the readers who may see most.
fn lint_all(
    request: &Request,
    read: &Read,
    views: &[SiteView<'_>],
    numbering: &Numbering,
    memory: &Memory<'_>,
) -> lint::Found {
    let known = &read.diagnostics;
    let Some(view) = views.last() else {
        return lint::Found::default();
    };
    let is_clean = |page: &Page| memory.is_clean(page, view);
    let found = lint::check(
        &read.sources,
        view,
        numbering,
        request.today,
        known,
        &is_clean,
    );
    memory.remember_clean(&found.clean, view);
    found
}

fn publish(
    stage: Stage<'_>,
    plan: &crate::output::Plan,
    request: &Request,
    outcome: &mut Outcome,
) -> Result<()> {
    use crate::output::CommitError;
    match stage.commit(plan) {
        Ok(summary) => {
            outcome.published = Some(Published {
                out: request.out.clone().unwrap_or_default(),
                sites: summary
                    .iter()
                    .map(|(audience, site)| (*audience, site.written + site.unchanged))
                    .collect(),
                written: summary.values().map(|site| site.written).sum(),
                bytes: summary.values().map(|site| site.bytes).sum(),
                news: Vec::new(),
            });
            Ok(())
        }
        Err(CommitError::Findings(found)) => {
            outcome.diagnostics.extend(found);
            diagnostic::sort(&mut outcome.diagnostics, &outcome.sources);
            Ok(())
        }
        Err(CommitError::Machine(error)) => Err(error),
    }
}

/// The finding that a site without pages and events deserves.
fn nothing_to_publish(root: &Path, site: Option<Span>) -> Diagnostic {
    let message = "there is nothing to publish: no page and no event";
    let found = match site {
        Some(place) => Diagnostic::new(codes::MISSING_CONTENT, place, message),
        None => Diagnostic::about_path(codes::MISSING_CONTENT, "content", message),
    };
    found.help(format!(
        "put a Markdown file or `events/2026/event.yaml` into {}",
        root.join("content").display()
    ))
}

#[cfg(test)]
mod tests;
