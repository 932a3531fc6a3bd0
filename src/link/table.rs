//! All that a link can lead to, by every way in which an author may name it.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::output::OutputPath;
use crate::site::{Page, Site, url};
use crate::vocabulary::{Audience, Language};

/// What answers at an address: who may read it, and which page it is, if it is one.
pub(super) type Answer = (Audience, Option<usize>);

/// A card's file in one language, with its address.
type Version<'a> = (&'a Language, String);

/// A file that a card is printed as.
#[derive(Clone, Debug)]
pub struct Print {
    /// The card, by its number.
    pub card: usize,
    /// Its name, beside the card's page.
    pub name: String,
    /// Where it is published.
    pub path: OutputPath,
}

/// What a document is published as.
///
/// Nearly every one is one page, which is told here with its edition: among thousands of pages, a link that is looked up
/// at one place more waits for memory once more.
#[derive(Clone, Debug, Default)]
pub(super) struct Published {
    /// The document, by its number.
    document: usize,
    /// The first page, and its edition.
    first: Option<(usize, Option<usize>)>,
    /// The pages in other editions.
    others: Vec<usize>,
}

impl Published {
    fn add(&mut self, index: usize, page: &Page) {
        match self.first {
            None => self.first = Some((index, page.edition)),
            Some(_) => self.others.push(index),
        }
    }

    fn in_edition(&self, edition: Option<usize>, site: &Site) -> Option<usize> {
        let (first, its_edition) = self.first?;
        if its_edition == edition {
            return Some(first);
        }
        let mut others = self.others.iter().copied();
        others.find(|page| site.pages[*page].edition == edition)
    }
}

/// All that a link can lead to.
pub struct LinkTable<'a> {
    pub(super) site: &'a Site,
    /// Pages by edition, stem and language.
    pages: FxHashMap<(Option<usize>, &'a str, &'a Language), usize>,
    /// Each document, by its path from the content folder.
    pub(super) documents: FxHashMap<&'a str, Published>,
    /// Everything that answers at an address, with the widest audience that has it, and the page if it is one.
    pub(super) addresses: FxHashMap<Cow<'a, str>, Answer>,
    /// Copied files by their path from the content folder.
    pub(super) files: FxHashMap<&'a str, usize>,
    /// Cards' files for print by edition and by the path that they have beside the card's source, each in its language.
    prints: FxHashMap<(Option<usize>, String), Vec<Version<'a>>>,
}

impl<'a> LinkTable<'a> {
    /// The table of a site; `others` are the addresses that are no pages: homes, lists, forwards.
    #[must_use]
    pub fn new(site: &'a Site, others: &'a [(OutputPath, Audience)], printed: &[Print]) -> Self {
        let mut addresses = FxHashMap::default();
        for (path, audience) in others {
            addresses
                .entry(Cow::from(url::url_of(path)))
                .or_insert((*audience, None));
        }
        for file in &site.statics {
            if let (Some(audience), Some(path)) = (file.audience, static_path(&file.path)) {
                addresses
                    .entry(Cow::from(url::url_of(&path).to_owned()))
                    .or_insert((audience, None));
            }
        }
        let mut pages = FxHashMap::default();
        let documents = (0..site.documents.len()).map(|document| Published {
            document,
            ..Published::default()
        });
        let mut published: Vec<Published> = documents.collect();
        for (index, page) in site.pages.iter().enumerate() {
            pages.insert((page.edition, page.stem.as_str(), &page.language), index);
            published[page.document].add(index, page);
            for alias in &page.aliases {
                // What a forward leads to is where a link is better led at once: a forward forgets the place in the page.
                let alias = Cow::from(url::url_of(&alias.path));
                addresses.insert(alias, (page.audience, Some(index)));
            }
            for fallback in &page.fallbacks {
                addresses
                    .entry(Cow::from(&fallback.url))
                    .or_insert((page.audience, Some(index)));
                if let Some(forward) = &fallback.forward {
                    addresses
                        .entry(Cow::from(url::url_of(forward)))
                        .or_insert((page.audience, None));
                }
            }
            addresses.insert(Cow::from(&page.url), (page.audience, Some(index)));
        }
        let mut prints: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for print in printed {
            let card = &site.pages[print.card];
            let address = url::url_of(&print.path).to_owned();
            addresses
                .entry(Cow::from(address.clone()))
                .or_insert((card.audience, None));
            let folder = card.stem.rsplit_once('/');
            let name = folder.map_or_else(
                || print.name.clone(),
                |(folder, _)| format!("{folder}/{}", print.name),
            );
            let versions = prints.entry((card.edition, name)).or_default();
            versions.push((&card.language, address));
        }
        let documents = site
            .documents
            .iter()
            .zip(published)
            .map(|(document, published)| (document.path.as_str(), published))
            .collect();
        let files = site
            .statics
            .iter()
            .enumerate()
            .map(|(index, file)| (file.path.as_str(), index))
            .collect();
        Self {
            site,
            pages,
            documents,
            addresses,
            files,
            prints,
        }
    }

    /// A table that knows nothing, for texts whose links are not looked at.
    #[must_use]
    pub fn empty(site: &'a Site) -> Self {
        Self {
            site,
            pages: FxHashMap::default(),
            documents: FxHashMap::default(),
            addresses: FxHashMap::default(),
            files: FxHashMap::default(),
            prints: FxHashMap::default(),
        }
    }

    /// The address of a card's file that an author names as if it lay beside the card's source, at `path` from the content
    /// folder: in the language of `from`, or else in the one that there is.
    pub(super) fn print(&self, from: &Page, path: &str) -> Option<&str> {
        let (_, name) = crate::site::event_folder(path);
        let versions = [from.edition, None]
            .into_iter()
            .find_map(|edition| self.prints.get(&(edition, name.to_owned())))?;
        let own = versions
            .iter()
            .find(|(language, _)| **language == from.language);
        own.or(versions.first())
            .map(|(_, address)| address.as_str())
    }

    /// The page of this name that belongs to the edition and the language of `from`, or to the series: by its source's
    /// name, or by its slug.
    #[must_use]
    pub fn page_named(&self, from: &Page, name: &str) -> Option<usize> {
        let by_name = |edition| self.pages.get(&(edition, name, &from.language)).copied();
        by_name(from.edition).or_else(|| by_name(None)).or_else(|| {
            self.site.pages.iter().position(|page| {
                page.slug == name
                    && page.language == from.language
                    && (page.edition == from.edition || page.edition.is_none())
                    && !page.is_card
            })
        })
    }

    /// The page in another language.
    pub(super) fn version(&self, page: &'a Page, language: &'a Language) -> Option<usize> {
        let key = (page.edition, page.stem.as_str(), language);
        self.pages.get(&key).copied()
    }

    /// The page that `from` means by the document at `path`: in its own edition, also where the edition replaces it.
    pub(super) fn page_of_document(&self, from: &Page, path: &str) -> Option<usize> {
        let published = self.documents.get(path)?;
        let first = published.first.map(|(page, _)| page);
        let in_edition = |edition: Option<usize>| published.in_edition(edition, self.site);
        if let Some(page) = in_edition(from.edition).or_else(|| in_edition(None)) {
            return Some(page);
        }
        let (folder, rest) = crate::site::event_folder(path);
        if folder.is_some() {
            return first;
        }
        // The edition replaces the shared page, or the link comes from a page of the series.
        let (stem, language) = crate::content::language_of(
            rest,
            &self.site.documents[published.document].front,
            &self.site.config.languages,
        );
        let language = language.unwrap_or_else(|| self.site.config.default_language().clone());
        let replacing = |edition| {
            self.pages
                .get(&(edition, stem.as_str(), &language))
                .copied()
        };
        replacing(from.edition)
            .or_else(|| in_edition(self.site.current))
            .or_else(|| replacing(self.site.current))
            .or(first)
    }
}

/// Where a file of `static/` and its sisters is published: at the site's root.
#[must_use]
pub fn static_path(path: &str) -> Option<OutputPath> {
    let rest = path.split_once('/').map_or(path, |(_, rest)| rest);
    OutputPath::new(rest).ok()
}

/// Where a file that lies beside pages is published: where it lies, without the folder `events`.
#[must_use]
pub fn attachment_path(path: &str) -> Option<OutputPath> {
    OutputPath::new(path.strip_prefix("events/").unwrap_or(path)).ok()
}
