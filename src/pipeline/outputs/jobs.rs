//! Outputs that are no pages: rendered, or copied as they are.

use std::collections::BTreeSet;

use super::Target;
use super::sink::{Found, Outlet, Sink};
use super::texts::TextSummary;
use crate::content::walk;
use crate::error::Result;
use crate::link::attachment_path;
use crate::output::{OutputPath, Owner, Plan};
use crate::pipeline::read::Read;
use crate::render::{self, Job, Kind};
use crate::vocabulary::Audience;

/// Makes an output that is no page, unless it is there as it was.
pub(super) fn one_job(
    read: &Read,
    target: &Target<'_>,
    number: usize,
    job: &Job,
    outlet: &Outlet<'_>,
) -> Result<Found> {
    let audience = target.renderer.view.audience();
    if let Some(known) = outlet.memory.job(audience, number, job)
        && outlet.keeps(std::slice::from_ref(known))
    {
        return Ok(Found::default());
    }
    let sink = Sink::new(outlet);
    make_job(read, target, job, &sink)?;
    let mut found = sink.into_found();
    let receipts = std::mem::take(&mut found.receipts);
    if found.is_nothing() {
        outlet.memory.remember_job(number, job, receipts);
    }
    Ok(found)
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
                    Owner::file(&format!("content/{}", file.path)),
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
