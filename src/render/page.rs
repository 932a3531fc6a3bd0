//! A page: its text in the theme's frame.

use super::Renderer;
use super::navigation::{self, Here, Version};
use crate::content::Attribution;
use crate::diagnostic::Diagnostic;
use crate::html::escape;
use crate::markdown::{Body, Heading};
use crate::seal::{seal, words_of_html};
use crate::site::{Fallback, Page};
use crate::theme::Scope;
use crate::theme::context::{
    AttributionContext, CardContext, DayContext, LicenseContext, PageContext, TocEntry,
    UntranslatedContext, direction,
};

/// A page's text, made once for all sites that hold it.
pub struct Rendered {
    /// The text.
    pub body: Body,
    /// The title, with its facts.
    pub title: String,
    /// The seal.
    pub seal: String,
}

impl Rendered {
    /// A text with its seal.
    #[must_use]
    pub fn new(page: &Page, body: Body) -> Self {
        let title = body.title.clone().unwrap_or_else(|| page.title.clone());
        let seal = seal(&[page.language.tag(), &title, &words_of_html(&body.html)]);
        Self { body, title, seal }
    }
}

/// A page as one site shows it; a card's page shows the card.
pub fn page(
    renderer: &Renderer<'_>,
    index: usize,
    page: &Page,
    fallback: Option<&Fallback>,
    rendered: &Rendered,
    card: Option<&CardContext>,
) -> Result<String, Vec<Diagnostic>> {
    let view = renderer.view;
    let front = &view.document(page).front;
    let here = Here {
        address: fallback.map_or(&page.url, |fallback| &fallback.url),
        edition: page.edition,
        language: fallback.map_or(&page.language, |fallback| &fallback.language),
        page: Some(index),
    };
    let locale = renderer.facts.locale(here.language);
    let title = match &front.title {
        Some(_) => &page.title,
        None => &rendered.title,
    };
    let mut context = PageContext::new(title, here.language, page.kind);
    navigation::fill(&mut context, renderer, &here);
    if fallback.is_some() {
        context.canonical = navigation::absolute(view, &page.url);
        context.untranslated = Some(UntranslatedContext {
            lang: page.language.tag().to_owned(),
            dir: direction(&page.language),
            language: locale.language_name(&page.language),
            url: here.way(&page.url),
        });
    }
    context.heading_html = rendered.body.title_html.clone().unwrap_or_else(|| {
        let mut title = String::new();
        escape::text(&mut title, &rendered.title);
        title
    });
    context.heading_id.clone_from(&rendered.body.title_id);
    context.body_html.clone_from(&rendered.body.html);
    context.summary.clone_from(&page.summary);
    context.version.clone_from(&front.version);
    context.reviewed = front
        .reviewed
        .as_ref()
        .map(|date| DayContext::new(date.value, locale));
    context.date = front
        .date
        .as_ref()
        .map(|date| DayContext::new(date.value.date(), locale));
    context.modified = front
        .modified
        .as_ref()
        .map(|date| DayContext::new(date.value.date(), locale));
    context.authors.clone_from(&front.authors);
    context.tags.clone_from(&front.tags);
    context.category.clone_from(&front.category);
    context.extra.clone_from(&front.extra);
    context.seal = Some(rendered.seal.clone());
    context.license = front
        .license
        .as_ref()
        .or(view.config().license.as_ref())
        .map(|license| LicenseContext::from_spdx(&license.value));
    context.attribution = front.attribution.iter().map(attribution).collect();
    context.toc = table_of_contents(&rendered.body.headings);
    context.breadcrumb = navigation::breadcrumb(renderer, &here, title);
    navigation::fill_versions(&mut context, view, &here, &versions(renderer, page));
    let facts = page
        .edition
        .or(view.current())
        .and_then(|edition| renderer.facts.facts(edition, page.audience, here.language));
    let template = front
        .template
        .as_ref()
        .map(|template| template_file(&template.value));
    let template = template.filter(|template| renderer.theme.has_template(template));
    let scope = Scope {
        page: Some(&context),
        card,
        event: facts.map(|facts| &facts.prepared),
        ..Scope::default()
    };
    let usual = if card.is_some() {
        "card.html"
    } else {
        "page.html"
    };
    renderer
        .theme
        .render(template.as_deref().unwrap_or(usual), here.language, &scope)
}

/// The file of a template that a page names, with or without its ending.
#[must_use]
pub fn template_file(name: &str) -> String {
    format!("{}.html", name.trim_end_matches(".html"))
}

/// The page in the languages that it is in, and untranslated in the others.
fn versions<'a>(renderer: &'a Renderer<'_>, page: &'a Page) -> Vec<Version<'a>> {
    let translations = renderer.index.translations(page);
    let real = translations.iter().map(|page| Version {
        language: &page.language,
        address: page.url.clone(),
        cited: Some(page.url.clone()),
    });
    let fallbacks = translations.iter().flat_map(|page| &page.fallbacks);
    let mut versions: Vec<_> = real
        .chain(fallbacks.map(|fallback| Version {
            language: &fallback.language,
            address: fallback.url.clone(),
            cited: None,
        }))
        .collect();
    let order = renderer.view.languages();
    versions.sort_by_key(|version| order.iter().position(|one| one == version.language));
    versions
}

fn attribution(attribution: &Attribution) -> AttributionContext {
    let url = attribution.url.as_ref().map(|url| url.value.clone());
    AttributionContext {
        title: attribution
            .title
            .clone()
            .or_else(|| url.clone())
            .unwrap_or_default(),
        url,
        author: attribution.author.clone(),
        license: attribution
            .license
            .as_ref()
            .map(|license| LicenseContext::from_spdx(&license.value)),
        changes: attribution.changes.clone(),
    }
}

/// Headings of level 2 with those of level 3 inside.
fn table_of_contents(headings: &[Heading]) -> Vec<TocEntry> {
    let mut entries: Vec<TocEntry> = Vec::new();
    for heading in headings {
        let entry = TocEntry {
            id: heading.id.clone(),
            text: heading.text.clone(),
            children: Vec::new(),
        };
        match (heading.level, entries.last_mut()) {
            (1 | 2, _) | (3, None) => entries.push(entry),
            (3, Some(parent)) => parent.children.push(entry),
            _ => {}
        }
    }
    entries
}
