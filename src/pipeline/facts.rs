//! Facts of each edition, for each audience, in each language: made when the first page asks for them.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::audience::{EventView, Restrict};
use crate::locale::Locale;
use crate::markdown::expand::engine::Engine;
use crate::markdown::expand::facts::{
    Published, Series, autolinks, scope, series_scope, unread_scope,
};
use crate::markdown::expand::scope::Scope;
use crate::markdown::{Autolinks, Labels};
use crate::render::{Facts, FactsSource};
use crate::site::{Site, url};
use crate::theme::context::EventContext;
use crate::theme::{PreparedEvent, Theme};
use crate::vocabulary::{Audience, Language};

/// What a page's text needs of an edition.
pub struct TextFacts {
    /// The names it can use.
    pub scope: Scope,
    engine: OnceLock<Engine>,
    locale: Arc<Locale>,
    /// Numbers and addresses that become links.
    pub autolinks: Autolinks,
}

impl TextFacts {
    /// The engine that knows the names, made for the first text that needs it.
    pub fn engine(&self) -> &Engine {
        self.engine.get_or_init(|| {
            let words = Arc::clone(&self.locale);
            Engine::new(
                &self.scope,
                Arc::new(move |texts: &[String]| words.list(texts)),
            )
        })
    }
}

/// The facts of one edition for one audience in one language. Texts and templates need them in different forms, and not
/// every site has both.
#[derive(Default)]
struct Cells {
    text: OnceLock<TextFacts>,
    facts: OnceLock<Facts>,
}

/// All facts in words.
pub struct FactsTable<'a> {
    site: &'a Site,
    restrict: Restrict,
    locales: BTreeMap<&'a Language, Arc<Locale>>,
    editions: BTreeMap<(usize, Audience), Vec<(&'a Language, Cells)>>,
    labels: BTreeMap<&'a Language, Labels>,
    /// The words for a language that no page is in.
    fallback: Arc<Locale>,
    series: OnceLock<(Scope, Engine)>,
}

impl<'a> FactsTable<'a> {
    /// A table in which nothing is made yet, for all languages that pages are in.
    pub fn new(site: &'a Site, theme: &Theme, restrict: Restrict) -> Self {
        let mut languages: Vec<&Language> = site
            .config
            .languages
            .iter()
            .chain(site.pages.iter().map(|page| &page.language))
            .collect();
        languages.sort_unstable();
        languages.dedup();
        let mut editions = BTreeMap::new();
        for edition in 0..site.editions.len() {
            for audience in Audience::ALL {
                let cells = languages
                    .iter()
                    .map(|language| (*language, Cells::default()));
                editions.insert((edition, audience), cells.collect());
            }
        }
        let locales: BTreeMap<_, _> = languages
            .into_iter()
            .map(|language| {
                let locale = theme.locale(language);
                (
                    language,
                    locale.unwrap_or_else(|| Arc::new(Locale::new(language, None))),
                )
            })
            .collect();
        let fallback = theme
            .locale(site.config.default_language())
            .unwrap_or_else(|| Arc::new(Locale::new(site.config.default_language(), None)));
        let labels = locales
            .iter()
            .map(|(language, locale)| (*language, labels(locale)))
            .collect();
        Self {
            site,
            restrict,
            locales,
            labels,
            fallback,
            editions,
            series: OnceLock::new(),
        }
    }

    /// The same table, whose facts say in finished texts where they are stated.
    pub fn taking_notes(mut self) -> Self {
        for locale in self.locales.values_mut().chain([&mut self.fallback]) {
            *locale = Arc::new(locale.taking_notes());
        }
        self
    }

    /// The facts of an edition.
    pub fn text<'s>(
        &'s self,
        edition: usize,
        audience: Audience,
        language: &'s Language,
    ) -> Option<&'s TextFacts> {
        let cell = self.cells(edition, audience, language)?;
        if let Some(made) = cell.text.get() {
            return Some(made);
        }
        let event = self.site.editions.get(edition)?;
        let locale = self.locales.get(language)?;
        let make = || self.make(&(self.restrict)(event, audience), locale, language);
        Some(cell.text.get_or_init(make))
    }

    fn cells(&self, edition: usize, audience: Audience, language: &Language) -> Option<&Cells> {
        let cells = self.editions.get(&(edition, audience))?;
        let found = cells.iter().find(|(known, _)| *known == language);
        found.map(|(_, cells)| cells)
    }

    /// The few words that a page's HTML needs.
    pub fn labels(&self, language: &Language) -> Option<&Labels> {
        self.labels.get(language)
    }

    /// The names of pages that belong to no event.
    pub fn series(&self) -> &(Scope, Engine) {
        self.series.get_or_init(|| {
            let is_unread = self.site.is_partial && self.site.editions.is_empty();
            let names = if is_unread {
                unread_scope
            } else {
                series_scope
            };
            let scope = names(&self.series_facts());
            let engine = Engine::new(&scope, Arc::new(|texts: &[String]| texts.join(", ")));
            (scope, engine)
        })
    }

    fn make(&self, view: &EventView, locale: &Arc<Locale>, language: &Language) -> TextFacts {
        let tagged = (language != self.site.config.default_language()).then_some(language);
        let address = url::folder(Some(&view.event().slug), tagged);
        let address = self
            .series_facts()
            .base_url
            .map_or_else(|| format!("/{address}"), |base| format!("{base}/{address}"));
        let current = self
            .site
            .current
            .and_then(|current| self.site.editions.get(current));
        let edition = Published {
            url: &address,
            is_current: current.is_some_and(|current| current.slug == view.event().slug),
        };
        TextFacts {
            scope: scope(view, &self.series_facts(), edition, locale),
            engine: OnceLock::new(),
            locale: Arc::clone(locale),
            autolinks: autolinks(view).into_iter().collect(),
        }
    }

    fn series_facts(&self) -> Series<'_> {
        let base_url = self
            .site
            .config
            .base_url
            .get(&Audience::Public)
            .map(|url| url.value.as_str());
        Series {
            title: &self.site.config.title,
            base_url,
        }
    }
}

fn labels(locale: &Locale) -> Labels {
    let word = |id: &str| locale.message(id, &[]).unwrap_or_default();
    Labels {
        permalink: word("text-permalink"),
        footnotes: word("text-footnotes"),
        footnote_back: word("text-footnote-back"),
        table: word("text-table"),
        note: word("text-note"),
        tip: word("text-tip"),
        important: word("text-important"),
        warning: word("text-warning"),
        caution: word("text-caution"),
    }
}

impl FactsSource for FactsTable<'_> {
    fn facts<'s>(
        &'s self,
        edition: usize,
        audience: Audience,
        language: &'s Language,
    ) -> Option<&'s Facts> {
        let cell = self.cells(edition, audience, language)?;
        let event = self.site.editions.get(edition)?;
        let locale = self.locales.get(language)?;
        Some(cell.facts.get_or_init(|| {
            let context =
                EventContext::from_event((self.restrict)(event, audience).event(), locale);
            let prepared = PreparedEvent::new(&context);
            Facts { context, prepared }
        }))
    }

    fn locale(&self, language: &Language) -> &Locale {
        self.locales.get(language).unwrap_or(&self.fallback)
    }
}
