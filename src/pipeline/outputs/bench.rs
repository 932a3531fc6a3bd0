//! All that the outputs of a site are made with, set up once.

use std::collections::BTreeMap;

use super::{Target, addresses, claim, claim_prints, printed, prints_of, site_context};
use crate::audience::SiteView;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::link::LinkTable;
use crate::output::{Finder, Plan};
use crate::pipeline::facts::FactsTable;
use crate::pipeline::pages::Workshop;
use crate::pipeline::prints::PrintShop;
use crate::pipeline::read::Read;
use crate::pipeline::{Guards, Request};
use crate::render::{self, Index, Renderer};
use crate::source_map::SourceMap;
use crate::vocabulary::Audience;

/// What outputs are made with. It depends on everything of a site but its pages' texts.
pub(in crate::pipeline) struct Bench<'a> {
    pub(in crate::pipeline) read: &'a Read,
    pub(in crate::pipeline) targets: &'a [Target<'a>],
    pub(in crate::pipeline) shop: Option<&'a PrintShop<'a>>,
    /// What is looked for in finished files.
    pub(in crate::pipeline) scan: BTreeMap<Audience, Finder>,
    /// Every file that is to be made.
    pub(super) plan: Plan,
    /// What keeps the shop closed.
    pub(super) closed: Vec<Diagnostic>,
    facts: &'a FactsTable<'a>,
    links: &'a LinkTable<'a>,
}

impl Bench<'_> {
    /// The workshop for pages' texts, which stand in these sources.
    pub(in crate::pipeline) fn workshop<'s>(&'s self, sources: &'s SourceMap) -> Workshop<'s> {
        Workshop {
            sources,
            site: &self.read.site,
            facts: self.facts,
            links: self.links,
            theme: &self.read.theme,
        }
    }
}

/// Sets up a bench and works at it.
pub(in crate::pipeline) fn set_up<T>(
    request: &Request,
    read: &Read,
    views: &[SiteView<'_>],
    guards: &Guards,
    takes_notes: bool,
    work: impl FnOnce(Bench<'_>) -> Result<T>,
) -> Result<T> {
    let mut facts = FactsTable::new(&read.site, &read.theme, guards.restrict);
    if takes_notes {
        facts = facts.taking_notes();
    }
    let mut closed = Vec::new();
    let shop = PrintShop::new(request, read, &mut closed)?;
    let printed = match &shop {
        Some(_) => printed(&read.site, &facts),
        None => BTreeMap::new(),
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
    let mut plan = Plan::default();
    claim(&targets, &mut plan);
    if shop.is_some() {
        claim_prints(&read.site, &targets, &mut plan);
    }
    let others = addresses(&targets);
    let links = LinkTable::new(&read.site, &others, &prints_of(&read.site));
    let done = work(Bench {
        read,
        targets: &targets,
        shop: shop.as_ref(),
        scan: if guards.scans {
            read.secrets.scan(&request.audiences)
        } else {
            BTreeMap::new()
        },
        plan,
        closed,
        facts: &facts,
        links: &links,
    });
    drop(targets);
    // Of both there are many small pieces.
    rayon::join(|| drop(themes), || drop(facts));
    done
}
