//! The second half: a site to its outputs, each made, scanned and staged by itself.

mod sink;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;

use rayon::prelude::*;

use super::facts::FactsTable;
use super::leaks;
use super::notes::Notes;
use super::pages::Workshop;
use super::prints::{self, PrintShop};
use super::read::Read;
use super::{Guards, Progress, Request};
use crate::audience::SiteView;
use crate::content::walk;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::link::{LinkTable, Print, attachment_path};
use crate::output::{Destination, OutputPath, Owner, Plan};
use crate::render::{self, FactsSource, Index, Job, Kind, Renderer};
use crate::site::Site;
use crate::source_map::Spanned;
use crate::theme::context::{CardFiles, SiteContext};
use crate::vocabulary::Audience;
pub(super) use sink::Sink;
use texts::{TextSummary, beside, check_anchors, one_page};

/// What was made.
pub struct Made {
    /// Every file, with its source.
    pub plan: Plan,
    /// What was found on the way.
    pub diagnostics: Vec<Diagnostic>,
    /// How many files there are.
    pub count: usize,
    /// The cards that were asked for, with a name each.
    pub prints: Vec<(String, Vec<u8>)>,
    /// How many cards were typeset, each format counted; the others were kept from an earlier run.
    pub typeset: usize,
    /// Addresses of other sites, with each place that leads there.
    pub external: Vec<Spanned<String>>,
}

/// One audience's site in the making.
pub(super) struct Target<'a> {
    pub(super) renderer: Renderer<'a>,
    jobs: Vec<Job>,
}

/// Makes every output of every site; `notes` hear which facts each of them holds.
pub fn make(
    request: &Request,
    read: &Read,
    views: &[SiteView<'_>],
    guards: &Guards,
    destination: Option<&dyn Destination>,
    notes: Option<&Notes>,
    progress: &dyn Progress,
) -> Result<Made> {
    let mut facts = FactsTable::new(&read.site, &read.theme, guards.restrict);
    if notes.is_some() {
        facts = facts.taking_notes();
    }
    let mut closed = Vec::new();
    let shop = PrintShop::new(request, read, &mut closed)?;
    let printed = if shop.is_some() {
        printed(&read.site, &facts)
    } else {
        BTreeMap::new()
    };
    let themes: Vec<_> = views
        .iter()
        .map(|view| read.theme.with_site(&site_context(view)))
        .collect();
    let targets: Vec<Target<'_>> = views
        .iter()
        .zip(&themes)
        .map(|(view, theme)| Target {
            jobs: render::jobs(view, theme),
            renderer: Renderer {
                view,
                theme,
                index: Index::new(view),
                facts: &facts,
                printed: &printed,
            },
        })
        .collect();
    let scan = if guards.scans {
        read.secrets.scan(&request.audiences)
    } else {
        BTreeMap::new()
    };
    let mut plan = Plan::default();
    claim(&targets, &mut plan);
    let links = LinkTable::new(&read.site, &addresses(&targets), &prints_of(&read.site));
    if shop.is_some() {
        claim_prints(&read.site, &targets, &mut plan);
    }
    let collisions = plan.collisions();
    let sink = Sink {
        // Two files for one path cannot both be kept, and nothing is published then.
        destination: destination.filter(|_| collisions.is_empty()),
        scan: &scan,
        notes,
        leaks: Mutex::default(),
        progress,
        minify: read.site.config.minify,
        diagnostics: Mutex::new(collisions),
        count: AtomicUsize::new(0),
        choice: request.prints.as_ref(),
        prints: Mutex::default(),
    };
    let workshop = Workshop {
        sources: &read.sources,
        site: &read.site,
        facts: &facts,
        links: &links,
        theme: &read.theme,
    };
    let widest = request.widest();
    let wanted: Vec<usize> = (0..read.site.pages.len())
        .filter(|index| read.site.pages[*index].audience <= widest)
        .collect();
    progress.begin(
        targets
            .iter()
            .map(|target| target.jobs.len() + target.renderer.view.pages().count())
            .sum(),
    );
    let texts: Vec<TextSummary> = wanted
        .par_iter()
        .map(|index| one_page(&workshop, &targets, *index, shop.as_ref(), &sink))
        .collect::<Result<_>>()?;
    sink.report(closed);
    check_anchors(&texts, read, &sink);
    for target in &targets {
        target
            .jobs
            .par_iter()
            .try_for_each(|job| one_job(read, target, job, &sink))?;
    }
    attachments(read, &targets, &texts, &mut plan, &sink)?;
    let mut diagnostics = sink.diagnostics.into_inner().unwrap_or_default();
    let leaks = sink.leaks.into_inner().unwrap_or_default();
    diagnostics.extend(leaks::findings(leaks, &plan, read));
    let mut prints = sink.prints.into_inner().unwrap_or_default();
    prints.sort_unstable();
    let external = texts.into_iter().flat_map(|text| text.external);
    Ok(Made {
        external: external.collect(),
        typeset: shop.as_ref().map_or(0, PrintShop::typeset),
        prints,
        plan,
        diagnostics,
        count: sink.count.into_inner(),
    })
}

fn site_context(view: &SiteView<'_>) -> SiteContext {
    let config = view.config();
    SiteContext::new(
        &config.title,
        view.audience(),
        &config.languages,
        view.base_url(),
    )
}

fn claim(targets: &[Target<'_>], plan: &mut Plan) {
    for target in targets {
        let view = target.renderer.view;
        for (_, page) in view.pages() {
            plan.claim(
                view.audience(),
                page.path.clone(),
                render::owner(view, page),
            );
            for fallback in &page.fallbacks {
                plan.claim(
                    view.audience(),
                    fallback.path.clone(),
                    render::owner(view, page),
                );
            }
        }
        for job in &target.jobs {
            plan.claim(view.audience(), job.path.clone(), job.owner.clone());
        }
    }
}

fn claim_prints(site: &Site, targets: &[Target<'_>], plan: &mut Plan) {
    for target in targets {
        let view = target.renderer.view;
        for (_, page) in view.pages().filter(|(_, page)| page.is_card) {
            for name in prints::names(&prints::orders(site, page, &[])) {
                if let Some(path) = beside(page, &name) {
                    plan.claim(view.audience(), path, render::owner(view, page));
                }
            }
        }
    }
}

/// What each card is printed as, for its page and for lists.
fn printed(site: &Site, facts: &FactsTable<'_>) -> BTreeMap<usize, CardFiles> {
    let cards = site.pages.iter().enumerate();
    cards
        .filter(|(_, page)| page.is_card)
        .map(|(index, page)| {
            let locale = facts.locale(&page.language);
            (
                index,
                prints::files(&prints::orders(site, page, &[]), locale),
            )
        })
        .collect()
}

/// The files of all cards, also where this run prints none: a link to one is right or wrong all the same.
fn prints_of(site: &Site) -> Vec<Print> {
    let cards = site.pages.iter().enumerate();
    cards
        .filter(|(_, page)| page.is_card)
        .flat_map(|(card, page)| {
            let names = prints::names(&prints::orders(site, page, &[]));
            names.into_iter().filter_map(move |name| {
                let path = beside(page, &name)?;
                Some(Print { card, name, path })
            })
        })
        .collect()
}

/// What answers at an address and is no page, with the widest audience that has it.
fn addresses(targets: &[Target<'_>]) -> Vec<(OutputPath, Audience)> {
    let mut found: BTreeMap<&OutputPath, Audience> = BTreeMap::new();
    for target in targets {
        for job in &target.jobs {
            let audience = target.renderer.view.audience();
            found
                .entry(&job.path)
                .and_modify(|known| *known = audience.min(*known))
                .or_insert(audience);
        }
    }
    found
        .into_iter()
        .map(|(path, audience)| (path.clone(), audience))
        .collect()
}

fn one_job(read: &Read, target: &Target<'_>, job: &Job, sink: &Sink<'_>) -> Result<()> {
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
fn attachments(
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
