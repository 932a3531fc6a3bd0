//! The second half: a site to its outputs, each made, scanned and staged by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::facts::FactsTable;
use super::leaks::{self, Leak};
use super::pages::{self, Workshop};
use super::read::Read;
use super::{Guards, Progress, Request};
use crate::audience::SiteView;
use crate::content::walk;
use crate::diagnostic::{Diagnostic, codes, suggestion};
use crate::error::Result;
use crate::link::{AnchorUse, LinkTable, attachment_path};
use crate::output::{OutputPath, Owner, Plan, Scan, Scanned, Stage, minify, minify_around};
use crate::render::{self, Index, Job, Kind, Renderer};
use crate::theme::context::SiteContext;
use crate::vocabulary::Audience;

/// What was made.
pub struct Made {
    /// Every file, with its source.
    pub plan: Plan,
    /// What was found on the way.
    pub diagnostics: Vec<Diagnostic>,
    /// How many files there are.
    pub count: usize,
}

/// One audience's site in the making.
struct Target<'a> {
    renderer: Renderer<'a>,
    jobs: Vec<Job>,
}

/// Makes every output of every site.
pub fn make(
    request: &Request,
    read: &Read,
    views: &[SiteView<'_>],
    guards: &Guards,
    stage: Option<&Stage<'_>>,
    progress: &dyn Progress,
) -> Result<Made> {
    let facts = FactsTable::new(&read.site, &read.theme, guards.restrict);
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
    let links = LinkTable::new(&read.site, &addresses(&targets));
    let collisions = plan.collisions();
    let sink = Sink {
        // Two files for one path cannot both be staged, and nothing is published then.
        stage: stage.filter(|_| collisions.is_empty()),
        scan: &scan,
        leaks: Mutex::default(),
        progress,
        minify: read.site.config.minify,
        diagnostics: Mutex::new(collisions),
        count: AtomicUsize::new(0),
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
        .map(|index| one_page(&workshop, &targets, *index, &sink))
        .collect::<Result<_>>()?;
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
    Ok(Made {
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
        }
        for job in &target.jobs {
            plan.claim(view.audience(), job.path.clone(), job.owner.clone());
        }
    }
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

/// Where finished outputs go.
struct Sink<'a> {
    stage: Option<&'a Stage<'a>>,
    scan: &'a dyn Scan,
    leaks: Mutex<Vec<Leak>>,
    progress: &'a dyn Progress,
    minify: bool,
    diagnostics: Mutex<Vec<Diagnostic>>,
    count: AtomicUsize,
}

impl Sink<'_> {
    fn report(&self, found: impl IntoIterator<Item = Diagnostic>) {
        if let Ok(mut diagnostics) = self.diagnostics.lock() {
            diagnostics.extend(found);
        }
    }

    fn text(
        &self,
        audience: Audience,
        path: &OutputPath,
        text: std::result::Result<String, Box<Diagnostic>>,
    ) -> Result<()> {
        self.page(audience, path, text, None)
    }

    /// Takes a page; `body` is the part of it that is written compact already.
    fn page(
        &self,
        audience: Audience,
        path: &OutputPath,
        text: std::result::Result<String, Box<Diagnostic>>,
        body: Option<&str>,
    ) -> Result<()> {
        match text {
            Ok(text) if self.minify && path.extension() == "html" && gains(&text) => {
                let text = match body {
                    Some(body) => minify_around(text, body),
                    None => minify(text),
                };
                self.bytes(audience, path, text.as_bytes())
            }
            Ok(text) => self.bytes(audience, path, text.as_bytes()),
            Err(found) => {
                self.report([*found]);
                Ok(())
            }
        }
    }

    fn bytes(&self, audience: Audience, path: &OutputPath, bytes: &[u8]) -> Result<()> {
        self.count.fetch_add(1, Ordering::Relaxed);
        self.progress.step();
        match Scanned::pass(self.scan, audience, path, bytes) {
            Ok(scanned) => match self.stage {
                Some(stage) => stage.put(&scanned).map(|_| ()),
                None => Ok(()),
            },
            Err(sightings) => {
                if let Ok(mut leaks) = self.leaks.lock() {
                    let path = || path.clone();
                    leaks.extend(sightings.into_iter().map(|sighting| Leak {
                        audience,
                        path: path(),
                        sighting,
                    }));
                }
                Ok(())
            }
        }
    }
}

/// Whether a page becomes smaller by being minified: a forward of a few lines does not, unless it holds comments.
fn gains(html: &str) -> bool {
    html.len() > 2048 || html.contains("<!--")
}

/// What the rest of the site needs to know of a page's text; the text itself is gone by then.
struct TextSummary {
    page: usize,
    is_good: bool,
    /// Its ids, sorted.
    ids: Box<[Box<str>]>,
    anchors: Vec<AnchorUse>,
    attachments: BTreeSet<usize>,
}

fn one_page(
    workshop: &Workshop<'_>,
    targets: &[Target<'_>],
    index: usize,
    sink: &Sink<'_>,
) -> Result<TextSummary> {
    let mut text = pages::text(workshop, index);
    let is_good = !text.diagnostics.iter().any(|found| found.code.is_firm());
    sink.report(text.diagnostics.drain(..));
    if is_good {
        for target in targets {
            if let Some(page) = target.renderer.view.page(index) {
                let html = render::page(&target.renderer, index, page, &text.rendered);
                let body = &text.rendered.body.html;
                sink.page(
                    target.renderer.view.audience(),
                    &page.path,
                    html,
                    Some(body),
                )?;
            }
        }
    }
    Ok(TextSummary {
        page: index,
        is_good,
        ids: text
            .rendered
            .body
            .anchors
            .into_iter()
            .map(String::into_boxed_str)
            .collect(),
        anchors: text.anchors,
        attachments: text.attachments,
    })
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

fn check_anchors(texts: &[TextSummary], read: &Read, sink: &Sink<'_>) {
    let ids: BTreeMap<usize, Option<&[Box<str>]>> = texts
        .iter()
        .map(|text| (text.page, text.is_good.then_some(&*text.ids)))
        .collect();
    for link in texts.iter().flat_map(|text| &text.anchors) {
        // A page whose text failed has no places, and that is said already.
        let Some(Some(known)) = ids.get(&link.page) else {
            continue;
        };
        // In HTML `#top` is the top of any page, in whatever case.
        let is_there = link.fragment.eq_ignore_ascii_case("top")
            || known
                .binary_search_by(|id| (**id).cmp(&link.fragment))
                .is_ok();
        if !is_there {
            let page = &read.site.pages[link.page];
            let document = &read.site.document(page).path;
            let message = format!("`content/{document}` has no place `#{}`", link.fragment);
            let help = match suggestion(&link.fragment, known.iter().map(|id| &**id)) {
                Some(near) => format!("did you mean `#{near}`?"),
                None => "give the heading that is meant an id: `## Heading {#id}`".to_owned(),
            };
            sink.report([Diagnostic::new(codes::BROKEN_ANCHOR, link.span, message).help(help)]);
        }
    }
}
