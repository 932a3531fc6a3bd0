//! Joins the stages: from a folder of sources to a published site, or to everything that is wrong with it.

mod cards;
mod elsewhere;
mod facts;
mod follow;
mod leaks;
mod memory;
mod news;
mod notes;
mod outputs;
mod pages;
mod prints;
mod private;
mod proof;
mod read;
mod request;
mod secrets;
mod titles;
mod untranslated;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::audience::{Restrict, SiteView, restrict};
use crate::config::{Config, Level};
use crate::diagnostic::{self, Code, Diagnostic, Mask, Severity, codes};
use crate::error::Result;
use crate::event::phone::Numbering;
use crate::lint;
use crate::output::{Destination, Lock, Stage};
use crate::site::{Page, Site};
use crate::source_map::{SourceMap, Span};
use crate::vocabulary::Audience;
pub use follow::{Change, Extent, follow};
use memory::Memory;
pub use memory::Past;
use outputs::Ways;
pub use proof::{Proof, ProofFormat, Sheet, proof};
use read::Read;
pub use request::{PrintChoice, Request};

/// Hears how far a run is.
pub trait Progress: Sync {
    /// So many outputs are to be made.
    fn begin(&self, outputs: usize);
    /// One more is made.
    fn step(&self);
}

/// What came of a run.
pub struct Outcome {
    /// The sources, for excerpts in findings.
    pub sources: SourceMap,
    /// What must not be said about them.
    pub mask: Arc<Mask>,
    /// What was found, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// What was published, if anything was.
    pub published: Option<Published>,
    /// How many outputs were made, whether or not they were published.
    pub outputs: usize,
    /// How many of them an earlier run had made already.
    pub kept: usize,
    /// The cards that were asked for, with a name each.
    pub prints: Vec<(String, Vec<u8>)>,
    /// How many cards were typeset, each format counted; the others were kept from an earlier run.
    pub typeset: usize,
    /// The slugs of all cards that there are.
    pub cards: Vec<String>,
    /// The files outside of `content/` and `themes/` that the site reads, from its root.
    pub elsewhere: Vec<String>,
    /// Where the sites are to be published, as far as it is known.
    pub base_urls: BTreeMap<Audience, String>,
}

/// What was published.
#[derive(Clone, Debug)]
pub struct Published {
    /// The folder.
    pub out: PathBuf,
    /// The sites, with the number of their files.
    pub sites: BTreeMap<Audience, usize>,
    /// How many files were written anew.
    pub written: usize,
    /// How many bytes all files hold.
    pub bytes: u64,
    /// The facts that the public site holds since now, by event and name.
    pub news: Vec<String>,
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

/// All that was found, without consequences, as severe as it is here, in order.
fn conclude(
    mut found: Vec<Diagnostic>,
    config: &Config,
    request: &Request,
    sources: &SourceMap,
) -> Vec<Diagnostic> {
    lint::settle(&mut found);
    let mut found = levels(found, config, request);
    diagnostic::sort(&mut found, sources);
    found
}

impl Outcome {
    /// What came of a run that made nothing yet.
    fn new(read: &Read, sources: SourceMap, diagnostics: Vec<Diagnostic>) -> Self {
        let config = &read.site.config;
        let base_urls = config.base_url.iter();
        Self {
            sources,
            mask: Arc::clone(&read.mask),
            diagnostics,
            published: None,
            outputs: 0,
            kept: 0,
            prints: Vec::new(),
            typeset: 0,
            cards: card_slugs(&read.site),
            elsewhere: config.fonts.iter().map(|font| font.value.clone()).collect(),
            base_urls: base_urls
                .map(|(audience, url)| (*audience, url.value.clone()))
                .collect(),
        }
    }

    /// Whether anything that was found keeps the site from being published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        has_errors(&self.diagnostics)
    }
}

fn has_errors(found: &[Diagnostic]) -> bool {
    found.iter().any(|found| found.severity == Severity::Error)
}

/// The slugs of all cards, sorted.
fn card_slugs(site: &Site) -> Vec<String> {
    let cards = site.pages.iter().filter(|page| page.is_card);
    let slugs: BTreeSet<&String> = cards.map(|page| &page.slug).collect();
    slugs.into_iter().cloned().collect()
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

/// Whether findings of a code are errors here.
fn is_denied(code: Code, config: &Config, request: &Request) -> bool {
    request.deny.iter().any(|denied| denied == code.name())
        || config.lints.get(code.name()) == Some(&Level::Deny)
}

/// Gives each finding the severity that the site and the command line ask for.
fn levels(found: Vec<Diagnostic>, config: &Config, request: &Request) -> Vec<Diagnostic> {
    found
        .into_iter()
        .filter_map(|mut found| {
            // A code can be both a warning and an error; what is an error firmly stays one.
            let is_firm = found.code.is_firm() && found.severity == Severity::Error;
            if let Some(level) = config.lints.get(found.code.name()).filter(|_| !is_firm) {
                found.severity = level.severity()?;
            }
            if request.deny_warnings || request.deny.iter().any(|code| code == found.code.name()) {
                found.severity = Severity::Error;
            }
            Some(found)
        })
        .collect()
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
