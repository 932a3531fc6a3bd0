//! The links that every page has: for three kinds of people, to other languages, up to the start page.

use super::Renderer;
use crate::audience::SiteView;
use crate::site::{Page, url};
use crate::theme::context::{
    Crumb, EditionContext, KnownPages, NavGroup, NavGroupKind, NavItem, PageContext, Translation,
};
use crate::vocabulary::{Audience, Language, PageKind};

/// How many links a group has at most: more is no navigation; the start page lists all.
const GROUP_LIMIT: usize = 8;

/// Where something stands that needs navigation.
#[derive(Clone, Copy)]
pub struct Here<'a> {
    /// Its address from the site's root.
    pub address: &'a str,
    /// Its edition.
    pub edition: Option<usize>,
    /// Its language.
    pub language: &'a Language,
    /// Its page's number, if it is a page.
    pub page: Option<usize>,
}

impl Here<'_> {
    /// The way to an address of this site.
    pub fn way(&self, to: &str) -> String {
        url::relative(self.address, to)
    }
}

/// Fills in what all outputs for people have in common.
pub fn fill(context: &mut PageContext, renderer: &Renderer<'_>, here: &Here<'_>) {
    let view = renderer.view;
    let listed = listed(view, here);
    context.url = here.address.to_owned();
    context.root = "../".repeat(here.address.matches('/').count());
    context.home_url = here.way(&home_of(view, here));
    context.stylesheet_url = here.way("style.css");
    context.canonical = absolute(view, here.address);
    context.nav = groups(&listed, here);
    context.links = known(view, &listed, here);
    context.edition = edition(renderer, here);
}

/// The absolute address of an address of this site, where one is known.
pub fn absolute(view: &SiteView<'_>, address: &str) -> Option<String> {
    view.base_url().map(|base| format!("{base}/{}", url::encode(address)))
}

/// The pages that lists name at this place: of its edition (the current one's for the series) and of the series, in its
/// language or, where there is no such translation, in the default one.
pub fn listed<'a>(view: &SiteView<'a>, here: &Here<'_>) -> Vec<(usize, &'a Page)> {
    let edition = here.edition.or(view.current());
    let default = view.config().default_language();
    let belongs = |page: &Page| page.is_listed && (page.edition == edition || page.edition.is_none());
    let translated: std::collections::BTreeSet<(Option<usize>, &str)> = view
        .pages()
        .filter(|(_, page)| belongs(page) && page.language == *here.language)
        .map(|(_, page)| (page.edition, page.stem.as_str()))
        .collect();
    let mut found: Vec<_> = view
        .pages()
        .filter(|(_, page)| {
            belongs(page)
                && (page.language == *here.language
                    || (page.language == *default && !translated.contains(&(page.edition, page.stem.as_str()))))
        })
        .collect();
    found.sort_by_key(|(index, page)| (rank(page.kind), page.weight, page.title.as_str(), *index));
    found
}

fn rank(kind: PageKind) -> usize {
    PageKind::ALL.iter().position(|member| *member == kind).unwrap_or(PageKind::ALL.len())
}

/// A link to a page.
pub fn item(view: &SiteView<'_>, here: &Here<'_>, index: usize, page: &Page) -> NavItem {
    NavItem {
        title: page.title.clone(),
        url: here.way(&page.url),
        kind: page.kind,
        summary: view.document(page).front.summary.clone(),
        current: here.page == Some(index),
    }
}

fn groups(listed: &[(usize, &Page)], here: &Here<'_>) -> Vec<NavGroup> {
    let group_of = |page: &Page| match page.kind {
        _ if page.audience > Audience::Public => NavGroupKind::Staff,
        PageKind::ReportingGuide | PageKind::CodeOfConduct => NavGroupKind::Attendees,
        PageKind::StaffProcedure => NavGroupKind::Staff,
        PageKind::Page => NavGroupKind::Organizers,
    };
    [NavGroupKind::Attendees, NavGroupKind::Staff, NavGroupKind::Organizers]
        .into_iter()
        .map(|group| NavGroup {
            group,
            items: listed
                .iter()
                .filter(|(_, page)| group_of(page) == group)
                .take(GROUP_LIMIT)
                .map(|(index, page)| NavItem {
                    title: page.title.clone(),
                    url: here.way(&page.url),
                    kind: page.kind,
                    summary: None,
                    current: here.page == Some(*index),
                })
                .collect(),
        })
        .filter(|group| !group.items.is_empty())
        .collect()
}

fn known(view: &SiteView<'_>, listed: &[(usize, &Page)], here: &Here<'_>) -> KnownPages {
    let of_kind = |kind: PageKind| listed.iter().find(|(_, page)| page.kind == kind).map(|(_, page)| here.way(&page.url));
    let staff_site = || view.config().base_url.get(&Audience::Staff).filter(|_| view.audience() == Audience::Public).map(|url| url.value.clone());
    let default = view.config().default_language();
    let language = (here.language != default).then_some(here.language);
    KnownPages {
        reporting_guide: of_kind(PageKind::ReportingGuide),
        code_of_conduct: of_kind(PageKind::CodeOfConduct),
        staff: of_kind(PageKind::StaffProcedure).or_else(staff_site),
        editions: (view.editions().len() > 1).then(|| here.way(&format!("{}editions/", url::folder(None, language)))),
    }
}

/// The address of the start page that belongs to a place: its edition's, or the site's.
pub fn home_of(view: &SiteView<'_>, here: &Here<'_>) -> String {
    let past = here.edition.filter(|edition| Some(*edition) != view.current());
    let event = past.and_then(|edition| view.editions().get(edition)).map(|edition| edition.event().slug.as_str());
    let has_start = view.languages(here.edition.or(view.current())).contains(&here.language);
    let language = (has_start && here.language != view.config().default_language()).then_some(here.language);
    url::folder(event, language)
}

fn edition(renderer: &Renderer<'_>, here: &Here<'_>) -> Option<EditionContext> {
    let view = renderer.view;
    let index = here.edition?;
    let event = view.editions().get(index)?.event();
    let current = view.current().and_then(|current| view.editions().get(current))?.event();
    let is_current = view.current() == Some(index);
    let same_page = here.page.and_then(|page| view.page(page)).and_then(|page| {
        view.pages().find(|(_, other)| other.edition == view.current() && other.stem == page.stem && other.language == page.language)
    });
    let language = (here.language != view.config().default_language()).then_some(here.language);
    let current_address = same_page.map_or_else(|| url::folder(Some(&current.slug), language), |(_, page)| page.url.clone());
    Some(EditionContext {
        slug: event.slug.clone(),
        name: event.name.value.clone(),
        dates: renderer.facts.locale(here.language).date_range(event.dates.value),
        is_current,
        home_url: here.way(&url::folder(Some(&event.slug), language)),
        current_name: current.name.value.clone(),
        current_url: here.way(&current_address),
    })
}

/// The same page in its languages; nothing where there is only one.
pub fn translations(view: &SiteView<'_>, here: &Here<'_>, addresses: &[(&Language, String)]) -> Vec<Translation> {
    if addresses.len() < 2 {
        return Vec::new();
    }
    addresses
        .iter()
        .map(|(language, address)| Translation {
            lang: language.tag().to_owned(),
            name: crate::locale::autonym(language),
            dir: if language.is_right_to_left() { "rtl" } else { "ltr" },
            url: here.way(address),
            canonical: absolute(view, address),
            current: *language == here.language,
        })
        .collect()
}

/// The way down from the start page.
pub fn breadcrumb(renderer: &Renderer<'_>, here: &Here<'_>, title: &str) -> Vec<Crumb> {
    let view = renderer.view;
    let mut crumbs = vec![Crumb { title: view.config().title.clone(), url: Some(here.way(&home_of(view, &Here { edition: None, ..*here }))) }];
    if let Some(edition) = here.edition.and_then(|edition| view.editions().get(edition)) {
        let language = (here.language != view.config().default_language()).then_some(here.language);
        let address = url::folder(Some(&edition.event().slug), language);
        crumbs.push(Crumb { title: edition.event().name.value.clone(), url: (address != here.address).then(|| here.way(&address)) });
    }
    if crumbs.last().is_some_and(|crumb| crumb.url.is_some()) {
        crumbs.push(Crumb { title: title.to_owned(), url: None });
    }
    crumbs
}
