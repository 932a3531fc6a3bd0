//! Start pages, the list of editions, and the page for addresses where nothing is.

use super::navigation::{self, Here, Version};
use super::{Job, Kind, Renderer, cards};
use crate::audience::SiteView;
use crate::diagnostic::Diagnostic;
use crate::output::Owner;
use crate::site::url;
use crate::theme::context::{EditionLine, EditionsContext, HomeContext, PageContext};
use crate::theme::{PreparedEvent, Scope};
use crate::vocabulary::{Language, PageKind};

/// The site's start page, each edition's, and the list of editions, in each language that has pages.
pub fn jobs(view: &SiteView<'_>, jobs: &mut Vec<Job>) {
    for language in view.languages() {
        let folder = url::folder(None, view.tagged(language));
        let kind = Kind::Start {
            edition: view.current(),
            language: language.clone(),
            is_root: true,
        };
        jobs.extend(Job::new(
            &folder,
            Owner::new(format!("the start page ({language})")),
            kind,
        ));
        if view.editions().len() > 1 {
            let owner = Owner::new(format!("the list of editions ({language})"));
            jobs.extend(Job::new(
                &format!("{folder}editions/"),
                owner,
                Kind::Editions(language.clone()),
            ));
        }
    }
    for (index, edition) in view.editions().iter().enumerate() {
        for language in view.languages() {
            let folder = url::folder(Some(&edition.event().slug), view.tagged(language));
            let owner = Owner::new(format!(
                "the start page of {} ({language})",
                edition.event().slug
            ));
            let kind = Kind::Start {
                edition: Some(index),
                language: language.clone(),
                is_root: false,
            };
            jobs.extend(Job::new(&folder, owner, kind));
        }
    }
    jobs.extend(Job::new(
        "404.html",
        Owner::new("the page for missing addresses"),
        Kind::NotFound,
    ));
}

/// A start page.
pub fn start(
    renderer: &Renderer<'_>,
    address: &str,
    edition: Option<usize>,
    language: &Language,
    is_root: bool,
) -> Result<String, Vec<Diagnostic>> {
    let view = renderer.view;
    let here = Here::apart(address, edition, language);
    let event = edition
        .and_then(|edition| view.editions().get(edition))
        .map(crate::audience::EventView::event);
    let title = event.map_or(view.config().title.as_str(), |event| {
        event.name.value.as_str()
    });
    let mut context = PageContext::new(title, language, PageKind::Page);
    navigation::fill(&mut context, renderer, &here);
    if is_root && let Some(event) = event {
        // The edition's own start page says the same and keeps its address; it is the one to cite.
        let cited = url::folder(Some(&event.slug), view.tagged(language));
        context.canonical = navigation::absolute(view, &cited);
    }
    let slug = event.map(|event| event.slug.as_str());
    let version = |language| Version {
        language,
        address: url::folder(slug.filter(|_| !is_root), view.tagged(language)),
        cited: Some(url::folder(slug, view.tagged(language))),
    };
    let versions: Vec<_> = view.languages().iter().map(version).collect();
    navigation::fill_versions(&mut context, view, &here, &versions);
    if !is_root {
        context.breadcrumb = navigation::breadcrumb(renderer, &here, title);
    }
    let list = navigation::listed(renderer, &here);
    let listed = list.map_or(&[][..], |list| &list.all);
    let shelf = list.map_or(&[][..], |list| &list.cards);
    let home = HomeContext {
        pages: listed
            .iter()
            .map(|(index, page)| navigation::item(&here, *index, page))
            .collect(),
        cards: shelf
            .iter()
            .map(|(_, page)| cards::link(&here, page))
            .collect(),
        cards_url: cards::has_cards(view, edition, language)
            .then(|| here.way(&cards::address(view, edition, language))),
        permanent_address: view.base_url().map(|base| {
            base.split_once("://")
                .map_or(base, |(_, rest)| rest)
                .to_owned()
        }),
    };
    let facts =
        edition.and_then(|edition| renderer.facts.facts(edition, view.audience(), language));
    let scope = Scope {
        page: Some(&context),
        event: facts.map(|facts| &facts.prepared),
        home: Some(&home),
        ..Scope::default()
    };
    renderer.theme.render(
        if is_root { "home.html" } else { "event.html" },
        language,
        &scope,
    )
}

/// The list of all editions, the latest first.
pub fn editions(
    renderer: &Renderer<'_>,
    address: &str,
    language: &Language,
) -> Result<String, Vec<Diagnostic>> {
    let view = renderer.view;
    let here = Here::apart(address, None, language);
    let locale = renderer.facts.locale(language);
    let title = view.config().title.clone();
    let mut context = PageContext::new(&title, language, PageKind::Page);
    navigation::fill(&mut context, renderer, &here);
    let version = |language| {
        let address = format!("{}editions/", url::folder(None, view.tagged(language)));
        Version {
            language,
            cited: Some(address.clone()),
            address,
        }
    };
    let versions: Vec<_> = view.languages().iter().map(version).collect();
    navigation::fill_versions(&mut context, view, &here, &versions);
    let line = |(index, edition): (usize, &crate::audience::EventView)| {
        let event = edition.event();
        EditionLine {
            name: event.name.value.clone(),
            dates: locale.date_range(event.dates.value),
            url: here.way(&url::folder(Some(&event.slug), view.tagged(language))),
            is_current: view.current() == Some(index),
        }
    };
    let list = EditionsContext {
        items: view.editions().iter().enumerate().rev().map(line).collect(),
    };
    let scope = Scope {
        page: Some(&context),
        event: current_event(renderer, language),
        editions: Some(&list),
        ..Scope::default()
    };
    renderer.theme.render("editions.html", language, &scope)
}

/// The page that a server shows at any address where nothing is, at any depth.
pub fn not_found(renderer: &Renderer<'_>) -> Result<String, Vec<Diagnostic>> {
    let view = renderer.view;
    let language = view.config().default_language();
    let here = Here::apart("404.html", None, language);
    let title = view.config().title.clone();
    let mut context = PageContext::new(&title, language, PageKind::Page);
    navigation::fill(&mut context, renderer, &here);
    context.canonical = None;
    let scope = Scope {
        page: Some(&context),
        event: current_event(renderer, language),
        ..Scope::default()
    };
    renderer.theme.render("404.html", language, &scope)
}

/// The current event's facts, as these readers may know them.
fn current_event<'a>(
    renderer: &'a Renderer<'_>,
    language: &'a Language,
) -> Option<&'a PreparedEvent> {
    let view = renderer.view;
    let facts = renderer
        .facts
        .facts(view.current()?, view.audience(), language)?;
    Some(&facts.prepared)
}
