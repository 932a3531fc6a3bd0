//! The links that every page has: for three kinds of people, to other languages, up to the start page.

use super::Renderer;
use super::index::List;
use crate::audience::SiteView;
use crate::site::{Page, url};
use crate::theme::context::{
    Crumb, EditionContext, KnownPages, NavGroup, NavItem, PageContext, Translation, direction,
};
use crate::vocabulary::{Audience, Language, PageKind};

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

impl<'a> Here<'a> {
    /// What is made from no page of the site.
    pub fn apart(address: &'a str, edition: Option<usize>, language: &'a Language) -> Self {
        Self {
            address,
            edition,
            language,
            page: None,
        }
    }

    /// The way to an address of this site.
    pub fn way(&self, to: &str) -> String {
        url::relative(self.address, to)
    }
}

/// Fills in what all outputs for people have in common.
pub fn fill(context: &mut PageContext, renderer: &Renderer<'_>, here: &Here<'_>) {
    let view = renderer.view;
    place(context, renderer, here);
    if let Some(list) = listed(renderer, here) {
        context.nav = groups(list, here);
        context.links = known(view, list, here);
    }
    context.edition = edition(renderer, here);
}

/// Fills in where an output stands: all that a forward needs.
pub fn place(context: &mut PageContext, renderer: &Renderer<'_>, here: &Here<'_>) {
    here.address.clone_into(&mut context.url);
    context.root = "../".repeat(here.address.matches('/').count());
    context.home_url = here.way(&home_of(renderer, here));
    context.stylesheet_url = here.way("style.css");
    context.canonical = absolute(renderer.view, here.address);
}

/// The absolute address of an address of this site, where one is known.
pub fn absolute(view: &SiteView<'_>, address: &str) -> Option<String> {
    view.base_url()
        .map(|base| format!("{base}/{}", url::encode(address)))
}

/// The pages that lists name at this place.
pub fn listed<'r>(renderer: &'r Renderer<'_>, here: &Here<'r>) -> Option<&'r List<'r>> {
    let index = &renderer.index;
    index
        .list(here.edition, here.language)
        .or_else(|| index.list(here.edition, renderer.view.config().default_language()))
}

/// All that navigation says of other pages, at a place in an edition and a language: which pages it names, with their titles.
pub fn named<'r>(
    renderer: &'r Renderer<'_>,
    edition: Option<usize>,
    language: &'r Language,
) -> impl Iterator<Item = &'r str> {
    let list = listed(renderer, &Here::apart("", edition, language));
    let groups = list.map_or(&[][..], |list| &list.groups).iter();
    let titles = groups.flat_map(|(_, pages)| pages.iter().map(|(_, page)| *page));
    let titles = titles.flat_map(|page| [page.url.as_str(), page.title.as_str()]);
    let first = move |kind: &PageKind| list?.first.get(kind).map(|page| page.url.as_str());
    titles.chain(
        PageKind::ALL
            .iter()
            .map(move |kind| first(kind).unwrap_or_default()),
    )
}

/// A link to a page.
pub fn item(here: &Here<'_>, index: usize, page: &Page) -> NavItem {
    NavItem {
        summary: page.summary.clone(),
        ..link(here, index, page)
    }
}

fn link(here: &Here<'_>, index: usize, page: &Page) -> NavItem {
    let is_foreign = page.language != *here.language;
    NavItem {
        title: page.title.clone(),
        url: here.way(page.url_in(here.language)),
        kind: page.kind,
        summary: None,
        current: here.page == Some(index),
        lang: is_foreign.then(|| page.language.tag().to_owned()),
    }
}

fn groups(list: &List<'_>, here: &Here<'_>) -> Vec<NavGroup> {
    list.groups
        .iter()
        .filter(|(_, pages)| !pages.is_empty())
        .map(|(group, pages)| NavGroup {
            group: *group,
            items: pages
                .iter()
                .map(|(index, page)| link(here, *index, page))
                .collect(),
        })
        .collect()
}

fn known(view: &SiteView<'_>, list: &List<'_>, here: &Here<'_>) -> KnownPages {
    let of_kind = |kind: PageKind| {
        let page = list.first.get(&kind)?;
        Some(here.way(page.url_in(here.language)))
    };
    let staff_site = || {
        view.config()
            .base_url
            .get(&Audience::Staff)
            .filter(|_| view.audience() == Audience::Public)
            .map(|url| url.value.clone())
    };
    let language = view.tagged(here.language);
    KnownPages {
        reporting_guide: of_kind(PageKind::ReportingGuide),
        code_of_conduct: of_kind(PageKind::CodeOfConduct),
        staff: of_kind(PageKind::StaffProcedure).or_else(staff_site),
        editions: (view.editions().len() > 1)
            .then(|| here.way(&format!("{}editions/", url::folder(None, language)))),
    }
}

/// The address of the start page that leads to help from a place: the site's, which is the current event's. Only where
/// no event is current is it the edition's own; what a past edition says of itself helps nobody now.
pub fn home_of(renderer: &Renderer<'_>, here: &Here<'_>) -> String {
    let view = renderer.view;
    let event = here
        .edition
        .filter(|_| view.current().is_none())
        .and_then(|edition| view.editions().get(edition))
        .map(|edition| edition.event().slug.as_str());
    // A page may be in a language that the site does not name, where it has no settings at all.
    let has_start = view.languages().contains(here.language);
    url::folder(event, view.tagged(here.language).filter(|_| has_start))
}

fn edition(renderer: &Renderer<'_>, here: &Here<'_>) -> Option<EditionContext> {
    let view = renderer.view;
    let index = here.edition?;
    let event = view.editions().get(index)?.event();
    let current = view
        .current()
        .and_then(|current| view.editions().get(current))?
        .event();
    let is_current = view.current() == Some(index);
    let same_page = here.page.and_then(|page| view.page(page)).and_then(|page| {
        let index = &renderer.index;
        index.in_edition(page, view.current(), here.language)
    });
    let language = view.tagged(here.language);
    let current_address =
        same_page.map_or_else(|| url::folder(Some(&current.slug), language), str::to_owned);
    Some(EditionContext {
        slug: event.slug.clone(),
        name: event.name.value.clone(),
        dates: renderer
            .facts
            .locale(here.language)
            .date_range(event.dates.value),
        is_current,
        home_url: here.way(&url::folder(Some(&event.slug), language)),
        current_name: current.name.value.clone(),
        current_url: here.way(&current_address),
        current_canonical: absolute(view, &current_address),
    })
}

/// A page as readers of one language find it.
pub struct Version<'a> {
    /// The readers' language.
    pub language: &'a Language,
    /// Its address.
    pub address: String,
    /// The address that search engines should show these readers; nothing where the text is in another language.
    pub cited: Option<String>,
}

/// Fills in the page's versions in all languages; nothing where there is only one.
pub fn fill_versions(
    context: &mut PageContext,
    view: &SiteView<'_>,
    here: &Here<'_>,
    versions: &[Version<'_>],
) {
    if versions.len() < 2 {
        return;
    }
    // Only what is there in two languages at least has an alternative.
    let are_real = versions.iter().filter(|one| one.cited.is_some()).count() > 1;
    let cited = |version: &Version<'_>| {
        let address = version.cited.as_deref().filter(|_| are_real)?;
        absolute(view, address)
    };
    let default = versions
        .iter()
        .find(|version| view.tagged(version.language).is_none());
    context.x_default = default
        .and_then(cited)
        .filter(|_| context.untranslated.is_none());
    context.translations = versions
        .iter()
        .map(|version| Translation {
            lang: version.language.tag().to_owned(),
            name: crate::locale::autonym(version.language),
            dir: direction(version.language),
            url: here.way(&version.address),
            // A page that is not the one to cite names no alternatives to itself.
            canonical: cited(version).filter(|_| context.untranslated.is_none()),
            current: version.language == here.language,
        })
        .collect();
}

/// The way down from the start page.
pub fn breadcrumb(renderer: &Renderer<'_>, here: &Here<'_>, title: &str) -> Vec<Crumb> {
    let view = renderer.view;
    let mut crumbs = vec![Crumb {
        title: view.config().title.clone(),
        url: Some(here.way(&home_of(
            renderer,
            &Here {
                edition: None,
                ..*here
            },
        ))),
    }];
    if let Some(edition) = here
        .edition
        .and_then(|edition| view.editions().get(edition))
    {
        let address = url::folder(Some(&edition.event().slug), view.tagged(here.language));
        crumbs.push(Crumb {
            title: edition.event().name.value.clone(),
            url: (address != here.address).then(|| here.way(&address)),
        });
    }
    if crumbs.last().is_some_and(|crumb| crumb.url.is_some()) {
        crumbs.push(Crumb {
            title: title.to_owned(),
            url: None,
        });
    }
    crumbs
}
