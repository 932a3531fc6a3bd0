//! Joins the stages: from a folder of sources to a published site, or to everything that is wrong with it.

mod facts;
mod outputs;
mod pages;
mod read;
mod titles;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::audience::SiteView;
use crate::config::Config;
use crate::diagnostic::{self, Diagnostic, Severity, codes};
use crate::error::Result;
use crate::output::{Lock, Stage};
use crate::source_map::{SourceMap, Span};
use crate::vocabulary::Audience;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The site's folder.
    pub root: PathBuf,
    /// The folder that gets a folder for each audience; nothing is written without one.
    pub out: Option<PathBuf>,
    /// Whose sites are made.
    pub audiences: Vec<Audience>,
    /// Only these events; all of them if empty.
    pub events: Vec<String>,
    /// Where the public site is published, instead of what `site.yaml` says.
    pub base_url: Option<String>,
    /// Whether nothing may be pending any more.
    pub release: bool,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether every warning counts as an error.
    pub deny_warnings: bool,
    /// Codes whose findings count as errors.
    pub deny: Vec<String>,
}

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
    /// What was found, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// What was published, if anything was.
    pub published: Option<Published>,
    /// How many outputs were made, whether or not they were published.
    pub outputs: usize,
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
}

/// Reads a site, makes all its outputs and, if nothing is wrong, publishes them.
pub fn run(request: &Request, progress: &dyn Progress) -> Result<Outcome> {
    let mut read = read::read(request)?;
    let found = titles::fill(&mut read.site, &read.sources, &read.theme);
    read.diagnostics.extend(found);
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
    let views: Vec<SiteView<'_>> = request
        .audiences
        .iter()
        .map(|audience| SiteView::new(&read.site, *audience))
        .collect();
    let made = outputs::make(request, &read, &views, stage.as_ref(), progress)?;
    drop(views);
    read.diagnostics.extend(made.diagnostics);
    let config = &read.site.config;
    let mut diagnostics = levels(read.diagnostics, config, request);
    diagnostic::sort(&mut diagnostics, &read.sources);
    let mut outcome = Outcome {
        sources: read.sources,
        diagnostics,
        published: None,
        outputs: made.count,
    };
    let Some(stage) = stage else {
        return Ok(outcome);
    };
    if outcome
        .diagnostics
        .iter()
        .any(|found| found.severity == Severity::Error)
    {
        return Ok(outcome);
    }
    publish(stage, &made.plan, request, &mut outcome)?;
    Ok(outcome)
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
