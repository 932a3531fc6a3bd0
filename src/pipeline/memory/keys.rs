//! What each part of a site is made of beside the world, as one hash: where that is as it was, so is the part.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::mix::{Digest, Mix};
use super::world;
use crate::audience::SiteView;
use crate::detect::FactKind;
use crate::lint;
use crate::pipeline::read::Read;
use crate::render::{self, Kind, Renderer};
use crate::site::{Page, Site};
use crate::vocabulary::{Audience, Language};

/// The hashes of parts, each made when it is first asked for.
pub(super) struct Keys<'a> {
    read: &'a Read,
    /// Each document's text.
    texts: Vec<OnceLock<Digest>>,
    /// Each edition's facts.
    editions: OnceLock<Vec<Digest>>,
    /// Titles and summaries of all pages.
    titles: OnceLock<Digest>,
    /// The days on which documents say that they were changed.
    days: OnceLock<Digest>,
    /// The facts of all events that rules look for in texts.
    shared: OnceLock<BTreeMap<FactKind, Digest>>,
    /// What navigation says of pages; where that is unknown, so is every page.
    named: OnceLock<BTreeMap<Place, Digest>>,
}

/// Where a page stands, as far as its navigation goes: whose site, which edition, which of the site's languages.
type Place = (Audience, Option<usize>, usize);

impl<'a> Keys<'a> {
    pub(super) fn new(read: &'a Read) -> Self {
        let documents = read.site.documents.iter();
        Self {
            read,
            texts: documents.map(|_| OnceLock::new()).collect(),
            editions: OnceLock::new(),
            titles: OnceLock::new(),
            days: OnceLock::new(),
            shared: OnceLock::new(),
            named: OnceLock::new(),
        }
    }

    /// Learns what navigation says of pages, in the sites of all audiences.
    pub(super) fn look_around<'r>(&self, renderers: impl Iterator<Item = &'r Renderer<'r>>) {
        let site = &self.read.site;
        let mut all = BTreeMap::new();
        for renderer in renderers {
            let editions = (0..site.editions.len()).map(Some);
            for edition in editions.chain([None]) {
                for (index, language) in site.config.languages.iter().enumerate() {
                    let mut mix = Mix::default();
                    for text in render::named(renderer, edition, language) {
                        mix.add(text);
                    }
                    let place = (renderer.view.audience(), edition, index);
                    all.insert(place, mix.done());
                }
            }
        }
        let _ = self.named.set(all);
    }

    /// What a page is made of: its text, the facts that it can name, what its navigation says. A card is made of the pages
    /// that it quotes too, and names others.
    pub(super) fn page(&self, index: usize, quotes: &BTreeSet<usize>) -> Option<Digest> {
        let site = &self.read.site;
        let page = site.pages.get(index)?;
        let mut mix = Mix::default();
        for index in [&index].into_iter().chain(quotes) {
            let page = site.pages.get(*index)?;
            mix.digest(self.text(page.document)?);
            self.facts(&mut mix, site.event_of(page));
        }
        for audience in Audience::ALL
            .into_iter()
            .filter(|one| *one >= page.audience)
        {
            let fallbacks = page.fallbacks.iter().map(|fallback| &fallback.language);
            for language in fallbacks.chain([&page.language]) {
                let place = (audience, page.edition, language_of(site, language));
                if let Some(named) = self.named.get()?.get(&place) {
                    mix.digest(*named);
                }
            }
        }
        if page.is_card {
            mix.digest(self.titles());
        }
        Some(mix.done())
    }

    /// What decides about the findings in a document: its text, the facts of the event that it is judged by, and of all events
    /// those facts whose kinds stand in it.
    pub(super) fn document(
        &self,
        document: usize,
        edition: Option<usize>,
        kinds: &BTreeSet<FactKind>,
        view: &SiteView<'_>,
    ) -> Option<Digest> {
        let mut mix = Mix::default();
        mix.digest(self.text(document)?);
        self.facts(&mut mix, edition);
        for kind in kinds {
            mix.digest(*self.shared(view).get(kind)?);
        }
        Some(mix.done())
    }

    /// What an output is made of that is no page.
    pub(super) fn job(&self, kind: &Kind) -> Option<Digest> {
        let site = &self.read.site;
        let mut mix = Mix::default();
        match kind {
            Kind::Start { edition, .. } | Kind::Cards { edition, .. } => {
                self.facts(&mut mix, *edition);
                mix.digest(self.titles());
            }
            Kind::Editions(_) | Kind::NotFound => {
                self.facts(&mut mix, site.current);
                mix.digest(self.titles());
            }
            Kind::Redirect { page, .. } => {
                mix.add(&site.pages.get(*page)?.title);
            }
            Kind::Sitemap => {
                mix.digest(self.days());
            }
            // These are made of the world alone.
            Kind::CardsForward(_) | Kind::Robots | Kind::Asset(_) => {}
            // What a copied file holds, nobody knows before it is read.
            Kind::Static(_) => return None,
        }
        Some(mix.done())
    }

    fn facts(&self, mix: &mut Mix, edition: Option<usize>) {
        let editions = self.editions.get_or_init(|| world::editions(self.read));
        mix.place(edition);
        if let Some(facts) = edition.and_then(|edition| editions.get(edition)) {
            mix.digest(*facts);
        }
    }

    fn text(&self, document: usize) -> Option<Digest> {
        let hash = || {
            let file = self.read.site.documents[document].file;
            Digest::of(self.read.sources.text(file))
        };
        Some(*self.texts.get(document)?.get_or_init(hash))
    }

    fn titles(&self) -> Digest {
        *self.titles.get_or_init(|| {
            let mut mix = Mix::default();
            for Page { title, summary, .. } in &self.read.site.pages {
                mix.add(title).number(summary.is_some());
                mix.add(summary.as_deref().unwrap_or_default());
            }
            mix.done()
        })
    }

    fn days(&self) -> Digest {
        *self.days.get_or_init(|| {
            let mut mix = Mix::default();
            for document in &self.read.site.documents {
                let front = &document.front;
                let reviewed = front.reviewed.as_ref().map(|day| day.value);
                let times = [&front.modified, &front.date];
                let times = times.map(|time| time.as_ref().map(|time| time.value));
                mix.add(format!("{reviewed:?} {times:?}"));
            }
            mix.done()
        })
    }

    fn shared(&self, view: &SiteView<'_>) -> &BTreeMap<FactKind, Digest> {
        self.shared.get_or_init(|| {
            let shared = lint::shared_facts(view).into_iter();
            let digest = |values: Vec<String>| {
                let mut mix = Mix::default();
                for value in values {
                    mix.add(value);
                }
                mix.done()
            };
            shared
                .map(|(kind, values)| (kind, digest(values)))
                .collect()
        })
    }
}

/// The language of a page's navigation: its own where the site has it, else the default one.
fn language_of(site: &Site, language: &Language) -> usize {
    let mut languages = site.config.languages.iter();
    languages.position(|known| known == language).unwrap_or(0)
}
