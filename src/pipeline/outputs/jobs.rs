//! Outputs that are no pages: rendered, or copied as they are.

use std::collections::BTreeSet;

use super::Target;
use super::sink::{Found, Outlet, Sink};
use super::texts::TextSummary;
use crate::content::walk;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::link::attachment_path;
use crate::output::{OutputPath, Owner, Plan};
use crate::pipeline::read::Read;
use crate::render::{self, Job, Kind};
use crate::vocabulary::Audience;

/// A list of all pages, rendered and not yet on its way.
pub(super) struct Rendered<'a> {
    audience: Audience,
    number: usize,
    job: &'a Job,
    text: std::result::Result<String, Vec<Diagnostic>>,
}

/// Renders the lists of all pages that are not there as they were.
///
/// What such a list is made of is the most that a build holds for a while. Lists are rendered one by one before most pages
/// are, of which there is less to keep by then, and go their way behind them.
pub(super) fn lists<'a>(targets: &'a [Target<'_>], outlet: &Outlet<'_>) -> Vec<Rendered<'a>> {
    let mut rendered = Vec::new();
    for target in targets {
        let audience = target.renderer.view.audience();
        for (number, job) in target.jobs.iter().enumerate() {
            if !job.kind.names_all_pages() || is_kept(audience, number, job, outlet) {
                continue;
            }
            rendered.extend(render::render(&target.renderer, job).map(|text| Rendered {
                audience,
                number,
                job,
                text,
            }));
        }
    }
    rendered
}

impl Rendered<'_> {
    /// Sends the list on its way.
    pub(super) fn send(self, outlet: &Outlet<'_>) -> Result<Found> {
        let sink = Sink::new(outlet);
        sink.text(self.audience, &self.job.path, self.text)?;
        Ok(remembered(self.number, self.job, sink))
    }
}

/// Makes an output that is neither a page nor a list of all pages, unless it is there as it was.
pub(super) fn one_job(
    read: &Read,
    target: &Target<'_>,
    number: usize,
    job: &Job,
    outlet: &Outlet<'_>,
) -> Result<Found> {
    let audience = target.renderer.view.audience();
    if job.kind.names_all_pages() || is_kept(audience, number, job, outlet) {
        return Ok(Found::default());
    }
    let sink = Sink::new(outlet);
    make_job(read, target, job, &sink)?;
    Ok(remembered(number, job, sink))
}

fn is_kept(audience: Audience, number: usize, job: &Job, outlet: &Outlet<'_>) -> bool {
    let known = outlet.memory.job(audience, number, job);
    known.is_some_and(|known| outlet.keeps(std::slice::from_ref(known)))
}

/// What was found in an output that is made; where that is nothing, the output is remembered.
fn remembered(number: usize, job: &Job, sink: Sink<'_>) -> Found {
    let outlet = sink.outlet;
    let mut found = sink.into_found();
    let receipts = std::mem::take(&mut found.receipts);
    if found.is_nothing() {
        outlet.memory.remember_job(number, job, receipts);
    }
    found
}

fn make_job(read: &Read, target: &Target<'_>, job: &Job, sink: &Sink<'_>) -> Result<()> {
    let audience = target.renderer.view.audience();
    match &job.kind {
        Kind::Asset(index) => read.theme.assets().get(*index).map_or(Ok(()), |asset| {
            sink.bytes(audience, &job.path, &asset.bytes)
        }),
        Kind::Static(index) => copy(read, *index, audience, &job.path, sink),
        _ => render::render(&target.renderer, job)
            .map_or(Ok(()), |text| sink.text(audience, &job.path, text)),
    }
}

fn copy(
    read: &Read,
    index: usize,
    audience: Audience,
    path: &OutputPath,
    sink: &Sink<'_>,
) -> Result<()> {
    let bytes = walk::bytes(&read.site.statics[index])?;
    sink.bytes(audience, path, &bytes)
}

/// Copies the files beside pages to the sites of the pages that need them, and to no other.
pub(super) fn attachments(
    read: &Read,
    targets: &[Target<'_>],
    texts: &[TextSummary],
    plan: &mut Plan,
    sink: &Sink<'_>,
) -> Result<()> {
    if texts.iter().all(|text| text.attachments.is_empty()) {
        return Ok(());
    }
    let before = plan.collisions();
    for target in targets {
        let view = target.renderer.view;
        let needed: BTreeSet<usize> = texts
            .iter()
            .filter(|text| view.page(text.page).is_some())
            .flat_map(|text| text.attachments.iter().copied())
            .collect();
        for index in needed {
            let file = &read.site.statics[index];
            if let Some(path) = attachment_path(&file.path) {
                plan.claim(
                    view.audience(),
                    path.clone(),
                    Owner::file(format!("content/{}", file.path)),
                );
                copy(read, index, view.audience(), &path, sink)?;
            }
        }
    }
    let mut collisions = plan.collisions();
    collisions.retain(|found| !before.contains(found));
    sink.report(collisions);
    Ok(())
}
