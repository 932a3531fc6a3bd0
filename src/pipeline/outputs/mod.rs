//! The second half: a site to its outputs, each made, scanned and staged by itself.

mod anchors;
mod bench;
mod jobs;
mod sink;
mod texts;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;

use rayon::prelude::*;

use super::facts::FactsTable;
use super::leaks;
use super::memory::Memory;
use super::notes::Notes;
use super::prints::{self, PrintShop};
use super::read::Read;
use super::{Guards, Progress, Request};
use crate::audience::SiteView;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::link::Print;
use crate::output::{Cache, Destination, OutputPath, Plan, Rescan};
use crate::render::{self, FactsSource, Job, Renderer};
use crate::site::Site;
use crate::source_map::Spanned;
use crate::theme::context::{CardFiles, SiteContext};
use crate::vocabulary::Audience;
pub(super) use anchors::check_anchors;
pub(super) use bench::{Bench, set_up};
use jobs::{attachments, lists, one_job};
pub(super) use sink::{Found, Outlet, Sink};
use texts::beside;
pub(super) use texts::{TextSummary, one_page};

/// What was made.
pub struct Made {
    /// Every file, with its source.
    pub plan: Plan,
    /// What was found in each page, with what the rest of the site needs to know of it.
    pub texts: Vec<TextSummary>,
    /// What was found in links to places in pages.
    pub anchors: Vec<Diagnostic>,
    /// What was found beside.
    pub rest: Vec<Diagnostic>,
    /// How many files there are.
    pub count: usize,
    /// How many of them were not made again.
    pub kept: usize,
    /// The cards that were asked for, with a name each.
    pub prints: Vec<(String, Vec<u8>)>,
    /// How many cards were typeset, each format counted; the others were kept from an earlier run.
    pub typeset: usize,
}

impl Made {
    /// All that was found.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        let texts = self.texts.iter().flat_map(|text| &text.diagnostics);
        texts.chain(&self.anchors).chain(&self.rest)
    }

    /// Addresses of other sites, with each place that leads there.
    pub fn external(&mut self) -> Vec<Spanned<String>> {
        let texts = self.texts.iter_mut();
        texts
            .flat_map(|text| std::mem::take(&mut text.external))
            .collect()
    }
}

/// One audience's site in the making.
pub(super) struct Target<'a> {
    pub(super) renderer: Renderer<'a>,
    jobs: Vec<Job>,
}

/// Makes every output of every site.
pub(super) fn make(
    request: &Request,
    read: &Read,
    views: &[SiteView<'_>],
    guards: &Guards,
    ways: &Ways<'_>,
) -> Result<Made> {
    let takes_notes = ways.notes.is_some();
    set_up(request, read, views, guards, takes_notes, |mut bench| {
        everything(&mut bench, request, ways)
    })
}

/// Where the outputs of a run go, and who hears of them.
#[derive(Clone, Copy)]
pub(super) struct Ways<'a> {
    /// Where they are kept; they are only made and scanned without one.
    pub(super) destination: Option<&'a dyn Destination>,
    /// What earlier runs found good.
    pub(super) memory: &'a Memory<'a>,
    /// Who hears which facts each of them holds.
    pub(super) notes: Option<&'a Notes>,
    /// Who hears how far it is.
    pub(super) progress: &'a dyn Progress,
}

/// Makes all that the bench is set up for.
pub(super) fn everything(
    bench: &mut Bench<'_>,
    request: &Request,
    ways: &Ways<'_>,
) -> Result<Made> {
    let progress = ways.progress;
    let mut plan = std::mem::take(&mut bench.plan);
    let collisions = plan.collisions();
    let cache = match request.out {
        Some(_) => request.kept(),
        // Only a run that publishes remembers anything.
        None => Cache::none(),
    };
    let scan = Rescan::new(&bench.scan, cache);
    let outlet = Outlet {
        // Two files for one path cannot both be kept, and nothing is published then.
        destination: ways.destination.filter(|_| collisions.is_empty()),
        memory: ways.memory,
        scan: &scan,
        notes: ways.notes,
        progress,
        minify: bench.read.site.config.minify,
        count: AtomicUsize::new(0),
        kept: AtomicUsize::new(0),
        choice: request.prints.as_ref(),
        prints: Mutex::default(),
    };
    let (read, targets) = (bench.read, bench.targets);
    let renderers = targets.iter().map(|target| &target.renderer);
    ways.memory.look_around(renderers);
    let pages = &read.site.pages;
    let wanted: Vec<usize> = (0..pages.len())
        .filter(|index| pages[*index].audience <= request.widest())
        .collect();
    progress.begin(
        targets
            .iter()
            .map(|target| target.jobs.len() + target.renderer.view.pages().count())
            .sum(),
    );
    let workshop = bench.workshop(&read.sources);
    let make_pages = || {
        let pages = wanted.par_iter();
        pages
            .map(|index| one_page(&workshop, targets, *index, bench.shop, &outlet))
            .collect::<Result<Vec<TextSummary>>>()
    };
    let (lists, texts) = rayon::join(|| lists(targets, &outlet), make_pages);
    let mut texts = texts?;
    let sink = Sink::new(&outlet);
    sink.report(collisions);
    sink.report(std::mem::take(&mut bench.closed));
    let sent = lists.into_par_iter().map(|list| list.send(&outlet));
    let mut found = sent.collect::<Result<Vec<Found>>>()?;
    for target in targets {
        let jobs = target.jobs.par_iter().enumerate();
        let done = jobs.map(|(number, job)| one_job(read, target, number, job, &outlet));
        found.append(&mut done.collect::<Result<_>>()?);
    }
    attachments(read, targets, &texts, &mut plan, &sink)?;
    found.push(sink.into_found());
    let mut found = Found::all(found);
    let leaks = texts
        .iter_mut()
        .flat_map(|text| std::mem::take(&mut text.leaks));
    found.leaks.extend(leaks);
    found
        .diagnostics
        .extend(leaks::findings(found.leaks, &plan, read));
    let mut prints = outlet.prints.into_inner().unwrap_or_default();
    prints.sort_unstable();
    Ok(Made {
        anchors: check_anchors(&texts, &texts, &read.site, bench.targets),
        rest: found.diagnostics,
        count: outlet.count.into_inner(),
        kept: outlet.kept.into_inner(),
        typeset: bench.shop.map_or(0, PrintShop::typeset),
        plan,
        texts,
        prints,
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
