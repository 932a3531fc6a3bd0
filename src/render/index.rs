//! What lists and links need to know of all pages, looked up once: with 10,000 pages, each page may not look at all others.

use std::collections::{BTreeSet, HashMap};

use crate::audience::SiteView;
use crate::site::Page;
use crate::theme::context::NavGroupKind;
use crate::vocabulary::{Audience, Language, PageKind};

/// How many links a group has at most: more is no navigation; the start page lists all.
const GROUP_LIMIT: usize = 8;

/// The pages that lists name at one place: in an edition and a language.
#[derive(Default)]
pub struct List<'a> {
    /// All of them, in the order of lists.
    pub all: Vec<(usize, &'a Page)>,
    /// The first of them, by whom they are for.
    pub groups: Vec<(NavGroupKind, Vec<(usize, &'a Page)>)>,
    /// The first of each kind.
    pub first: HashMap<PageKind, &'a Page>,
}

/// All lists of a site, and what belongs together.
pub struct Index<'a> {
    lists: HashMap<(Option<usize>, &'a Language), List<'a>>,
    translations: HashMap<(Option<usize>, &'a str), Vec<&'a Page>>,
}

impl<'a> Index<'a> {
    /// Looks at every page once for each language and edition.
    #[must_use]
    pub fn new(view: &SiteView<'a>) -> Self {
        let config = view.config();
        let mut translations: HashMap<_, Vec<&Page>> = HashMap::new();
        for (_, page) in view.pages() {
            translations
                .entry((page.edition, page.stem.as_str()))
                .or_default()
                .push(page);
        }
        let order = |page: &&Page| {
            config
                .languages
                .iter()
                .position(|language| *language == page.language)
                .unwrap_or(usize::MAX)
        };
        for pages in translations.values_mut() {
            pages.sort_by_key(order);
        }
        let editions: Vec<Option<usize>> = std::iter::once(None)
            .chain((0..view.editions().len()).map(Some))
            .collect();
        let mut lists = HashMap::new();
        for edition in editions {
            for language in &config.languages {
                lists.insert((edition, language), list(view, edition, language));
            }
        }
        Self {
            lists,
            translations,
        }
    }

    /// The pages that lists name in an edition (for the series, in the current one) and a language.
    #[must_use]
    pub fn list<'s>(
        &'s self,
        edition: Option<usize>,
        language: &'s Language,
    ) -> Option<&'s List<'a>> {
        self.lists.get(&(edition, language))
    }

    /// The same page in its languages, itself too.
    pub fn translations<'s>(&'s self, page: &'s Page) -> &'s [&'a Page] {
        self.translations
            .get(&(page.edition, page.stem.as_str()))
            .map_or(&[], Vec::as_slice)
    }

    /// The address of `page` in another edition for readers of a language.
    #[must_use]
    pub fn in_edition(
        &self,
        page: &Page,
        edition: Option<usize>,
        language: &Language,
    ) -> Option<&'a str> {
        let pages = self.translations.get(&(edition, page.stem.as_str()))?;
        let of = |language: &Language| pages.iter().find(|other| other.language == *language);
        of(language)
            .or_else(|| of(&page.language))
            .map(|page| page.url_in(language))
    }
}

/// A page is listed in its language or, where it has no such translation, in the default one.
fn list<'a>(view: &SiteView<'a>, edition: Option<usize>, language: &Language) -> List<'a> {
    let edition = edition.or(view.current());
    let default = view.config().default_language();
    let belongs =
        |page: &Page| page.is_listed && (page.edition == edition || page.edition.is_none());
    let key = |page: &'a Page| (page.edition, page.stem.as_str());
    let translated: BTreeSet<_> = view
        .pages()
        .filter(|(_, page)| belongs(page) && page.language == *language)
        .map(|(_, page)| key(page))
        .collect();
    let mut all: Vec<_> = view
        .pages()
        .filter(|(_, page)| {
            belongs(page)
                && (page.language == *language
                    || (page.language == *default && !translated.contains(&key(page))))
        })
        .collect();
    let rank = |kind: PageKind| PageKind::ALL.iter().position(|member| *member == kind);
    all.sort_by_key(|(index, page)| (rank(page.kind), page.weight, page.title.as_str(), *index));
    let groups = [
        NavGroupKind::Attendees,
        NavGroupKind::Staff,
        NavGroupKind::Organizers,
    ]
    .into_iter()
    .map(|group| {
        (
            group,
            all.iter()
                .filter(|(_, page)| group_of(page) == group)
                .take(GROUP_LIMIT)
                .copied()
                .collect(),
        )
    })
    .collect();
    let mut first = HashMap::new();
    for (_, page) in &all {
        first.entry(page.kind).or_insert(*page);
    }
    List { all, groups, first }
}

fn group_of(page: &Page) -> NavGroupKind {
    match page.kind {
        _ if page.audience > Audience::Public => NavGroupKind::Staff,
        PageKind::ReportingGuide | PageKind::CodeOfConduct => NavGroupKind::Attendees,
        PageKind::StaffProcedure => NavGroupKind::Staff,
        PageKind::Page => NavGroupKind::Organizers,
    }
}
