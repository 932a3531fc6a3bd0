//! A site as readers of one audience may know it: its pages, and its events' facts, none above them.

use super::{EventView, Restrict};
use crate::config::Config;
use crate::content::{Document, StaticFile};
use crate::site::{Page, Site};
use crate::vocabulary::{Audience, Language};

/// What renderers receive.
pub struct SiteView<'a> {
    site: &'a Site,
    audience: Audience,
    editions: Vec<EventView>,
}

impl<'a> SiteView<'a> {
    /// The view that readers of `audience` have of a site.
    #[must_use]
    pub fn new(site: &'a Site, audience: Audience, restrict: Restrict) -> Self {
        let editions = site
            .editions
            .iter()
            .map(|event| restrict(event, audience))
            .collect();
        Self {
            site,
            audience,
            editions,
        }
    }

    /// Whose view this is.
    #[must_use]
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// The series' settings.
    #[must_use]
    pub fn config(&self) -> &'a Config {
        &self.site.config
    }

    /// The editions, the oldest first.
    #[must_use]
    pub fn editions(&self) -> &[EventView] {
        &self.editions
    }

    /// The edition that `/` presents.
    #[must_use]
    pub fn current(&self) -> Option<usize> {
        self.site.current
    }

    /// Whether an event could not be read.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.site.is_partial
    }

    /// Whether an edition is over.
    #[must_use]
    pub fn is_past(&self, edition: usize) -> bool {
        self.site.is_past(edition)
    }

    /// The pages that these readers may read, with their numbers.
    pub fn pages(&self) -> impl Iterator<Item = (usize, &'a Page)> + '_ {
        self.site
            .pages
            .iter()
            .enumerate()
            .filter(|(_, page)| page.audience <= self.audience)
    }

    /// The page with this number, if these readers may read it.
    #[must_use]
    pub fn page(&self, index: usize) -> Option<&'a Page> {
        self.site
            .pages
            .get(index)
            .filter(|page| page.audience <= self.audience)
    }

    /// The document of a page.
    #[must_use]
    pub fn document(&self, page: &Page) -> &'a Document {
        &self.site.documents[page.document]
    }

    /// The files that are copied to this site whatever its pages say, with their numbers.
    pub fn statics(&self) -> impl Iterator<Item = (usize, &'a StaticFile)> + '_ {
        self.site.statics.iter().enumerate().filter(|(_, file)| {
            file.audience
                .is_some_and(|audience| audience <= self.audience)
        })
    }

    /// The languages in which readers find everything, translated or not; the default is the first.
    #[must_use]
    pub fn languages(&self) -> &'a [Language] {
        &self.site.config.languages
    }

    /// The language, unless it is the default one: what addresses name.
    #[must_use]
    pub fn tagged<'l>(&self, language: &'l Language) -> Option<&'l Language> {
        (language != self.site.config.default_language()).then_some(language)
    }

    /// Where this site is published.
    #[must_use]
    pub fn base_url(&self) -> Option<&'a str> {
        self.site
            .config
            .base_url
            .get(&self.audience)
            .map(|url| url.value.as_str())
    }
}
