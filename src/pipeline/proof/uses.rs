//! Where the facts of an event are printed, in words: pages and cards by title, start pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::locale::{Locale, Note};
use crate::output::OutputPath;
use crate::pipeline::notes::Notes;
use crate::pipeline::read::Read;
use crate::site::{Site, url};
use crate::source_map::Span;
use crate::theme::context::ProofUse;
use crate::vocabulary::Language;

/// The outputs that hold each fact.
pub struct Uses {
    by_fact: BTreeMap<Note, BTreeSet<Place>>,
}

/// A page in one language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    what: What,
    /// The language's place in the list of the site.
    language: usize,
}

/// A page in all its languages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Start,
    Page { stem: String, title: String },
    Card { stem: String, title: String },
}

impl Uses {
    /// What the notes say about the pages of an edition.
    pub fn new(read: &Read, edition: usize, notes: Notes) -> Self {
        let places = places(&read.site, edition);
        let uses = notes.into_uses().into_iter();
        let by_fact = uses.map(|(note, paths)| {
            let known = paths.iter().filter_map(|path| places.get(path).cloned());
            (note, known.collect())
        });
        Self {
            by_fact: by_fact.collect(),
        }
    }

    /// The pages and cards that hold any of the facts that are stated here.
    pub fn of(&self, facts: &[Span], languages: &[Language], locale: &Locale) -> Vec<ProofUse> {
        let notes = facts.iter().map(|fact| Note::of(*fact));
        let places: BTreeSet<&Place> = notes
            .filter_map(|note| self.by_fact.get(&note))
            .flatten()
            .collect();
        let mut together: BTreeMap<&What, Vec<&str>> = BTreeMap::new();
        for place in places {
            let tags = together.entry(&place.what).or_default();
            tags.extend(languages.get(place.language).map(Language::tag));
        }
        let word = |id: &str| locale.message(id, &[]).unwrap_or_default();
        let told = together.into_iter().map(|(what, tags)| {
            let (kind, title) = match what {
                What::Start => (None, word("proof_start_page")),
                What::Page { title, .. } => (None, title.clone()),
                What::Card { title, .. } => (Some(word("proof_card")), title.clone()),
            };
            // Where there is one language, nobody needs its name.
            let languages = if languages.len() > 1 {
                tags.join(", ")
            } else {
                String::new()
            };
            ProofUse {
                kind,
                title,
                languages,
            }
        });
        told.collect()
    }
}

/// The files of an edition that people read.
fn places(site: &Site, edition: usize) -> BTreeMap<OutputPath, Place> {
    let languages = &site.config.languages;
    let position = |language: &Language| languages.iter().position(|known| known == language);
    let mut places = BTreeMap::new();
    let pages = site.pages.iter();
    for page in pages.filter(|page| site.event_of(page) == Some(edition)) {
        let stem = page.stem.clone();
        // In its other languages a page is the same page, under the title that most people know.
        let title = site
            .pages
            .iter()
            .filter(|other| {
                other.stem == page.stem
                    && other.edition == page.edition
                    && other.is_card == page.is_card
            })
            .min_by_key(|other| position(&other.language).unwrap_or(usize::MAX))
            .map_or_else(|| page.title.clone(), |first| first.title.clone());
        let what = if page.is_card {
            What::Card { stem, title }
        } else {
            What::Page { stem, title }
        };
        let own = std::iter::once((&page.path, &page.language));
        let fallbacks = page.fallbacks.iter();
        let others = fallbacks.map(|fallback| (&fallback.path, &fallback.language));
        for (path, language) in own.chain(others) {
            let language = position(language).unwrap_or(usize::MAX);
            let what = what.clone();
            places.insert(path.clone(), Place { what, language });
        }
    }
    let slug = site.editions.get(edition).map(|event| event.slug.as_str());
    let is_current = site.current == Some(edition);
    for (number, language) in languages.iter().enumerate() {
        let tagged = (number > 0).then_some(language);
        let folders = [
            Some(url::folder(slug, tagged)),
            is_current.then(|| url::folder(None, tagged)),
        ];
        let files = folders.into_iter().flatten();
        for path in files.filter_map(|folder| url::file_of(&folder).ok()) {
            let what = What::Start;
            let language = number;
            places.insert(path, Place { what, language });
        }
    }
    places
}
