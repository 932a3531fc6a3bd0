//! The list of an edition's cards, each with its pictures and all that can be printed of it.

use super::navigation::{self, Here, Version};
use super::{Job, Kind, Renderer, machine};
use crate::audience::SiteView;
use crate::diagnostic::Diagnostic;
use crate::output::Owner;
use crate::site::{Page, url};
use crate::theme::Scope;
use crate::theme::context::{CardFiles, CardItem, CardLink, CardsContext, PageContext};
use crate::vocabulary::{Language, PageKind};

/// A list for each edition and language that has cards.
pub fn jobs(view: &SiteView<'_>, jobs: &mut Vec<Job>) {
    for edition in editions(view) {
        for language in view.languages() {
            if !has_cards(view, edition, language) {
                continue;
            }
            let address = address(view, edition, language);
            let owner = Owner::new(format!("the list of cards at {address}"));
            let language = language.clone();
            let kind = Kind::Cards { edition, language };
            jobs.extend(Job::new(&address, owner, kind));
        }
    }
    forwards(view, jobs);
}

/// The address without an event, where there is one and the current one has cards.
fn forwards(view: &SiteView<'_>, jobs: &mut Vec<Job>) {
    if view.current().is_none() {
        return;
    }
    for language in view.languages() {
        if has_cards(view, view.current(), language) {
            let address = address(view, None, language);
            let owner = Owner::new(format!("the forward from {address}"));
            let kind = Kind::CardsForward(language.clone());
            jobs.extend(Job::new(&address, owner, kind));
        }
    }
}

/// The editions of a site, or the one that a site without events is.
fn editions(view: &SiteView<'_>) -> Vec<Option<usize>> {
    match view.editions().len() {
        0 => vec![None],
        count => (0..count).map(Some).collect(),
    }
}

/// Where the list is.
pub fn address(view: &SiteView<'_>, edition: Option<usize>, language: &Language) -> String {
    let slug = edition.map(|edition| view.editions()[edition].event().slug.as_str());
    format!("{}cards/", url::folder(slug, view.tagged(language)))
}

/// Whether readers of a language find cards there: in their language, or untranslated.
pub fn has_cards(view: &SiteView<'_>, edition: Option<usize>, language: &Language) -> bool {
    let default = view.config().default_language();
    let reads = |page: &Page| page.language == *language || page.language == *default;
    view.pages()
        .any(|(_, page)| page.is_card && page.is_listed && page.edition == edition && reads(page))
}

/// A link to a card.
pub fn link(here: &Here<'_>, page: &Page) -> CardLink {
    let is_foreign = page.language != *here.language;
    CardLink {
        title: page.title.clone(),
        url: here.way(page.url_in(here.language)),
        lang: is_foreign.then(|| page.language.tag().to_owned()),
    }
}

/// A list of cards.
pub fn cards(
    renderer: &Renderer<'_>,
    address: &str,
    edition: Option<usize>,
    language: &Language,
) -> Result<String, Vec<Diagnostic>> {
    let view = renderer.view;
    let here = Here::apart(address, edition, language);
    let locale = renderer.facts.locale(language);
    let title = locale.message("cards_heading", &[]).unwrap_or_default();
    let mut context = PageContext::new(&title, language, PageKind::Page);
    navigation::fill(&mut context, renderer, &here);
    let languages = view.languages().iter();
    let versions: Vec<_> = languages
        .filter(|language| has_cards(view, edition, language))
        .map(|language| {
            let address = self::address(view, edition, language);
            Version {
                language,
                cited: Some(address.clone()),
                address,
            }
        })
        .collect();
    navigation::fill_versions(&mut context, view, &here, &versions);
    context.breadcrumb = navigation::breadcrumb(renderer, &here, &title);
    let list = navigation::listed(renderer, &here);
    let items = list.map_or(&[][..], |list| &list.cards).iter();
    let list = CardsContext {
        items: items
            .map(|(index, page)| CardItem {
                card: link(&here, page),
                summary: page.summary.clone(),
                files: files(renderer, &here, *index, page),
            })
            .collect(),
    };
    let facts =
        edition.and_then(|edition| renderer.facts.facts(edition, view.audience(), language));
    let scope = Scope {
        page: Some(&context),
        event: facts.map(|facts| &facts.prepared),
        cards: Some(&list),
        ..Scope::default()
    };
    renderer.theme.render("cards.html", language, &scope)
}

/// A page that sends its readers on to the current edition's list.
pub fn forward(
    renderer: &Renderer<'_>,
    address: &str,
    language: &Language,
) -> Result<String, Vec<Diagnostic>> {
    let locale = renderer.facts.locale(language);
    let title = locale.message("cards_heading", &[]).unwrap_or_default();
    let list = self::address(renderer.view, renderer.view.current(), language);
    machine::forward(
        renderer,
        address,
        language,
        &list,
        PageContext::new(&title, language, PageKind::Page),
    )
}

/// What a card is printed as, with ways that count from the list.
fn files(renderer: &Renderer<'_>, here: &Here<'_>, index: usize, page: &Page) -> CardFiles {
    let mut files = renderer.printed.get(&index).cloned().unwrap_or_default();
    let folder = page.url.rsplit_once('/').map_or("", |(folder, _)| folder);
    let ways = files.prints.iter_mut().map(|print| &mut print.url);
    let ways = ways.chain(files.pictures.iter_mut().map(|picture| &mut picture.url));
    for way in ways {
        *way = here.way(&format!("{folder}/{way}"));
    }
    files
}
