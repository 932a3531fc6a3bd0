//! A page: its text in the theme's frame.

use super::Renderer;
use super::navigation::{self, Here};
use crate::content::Attribution;
use crate::diagnostic::Diagnostic;
use crate::markdown::{Body, Heading};
use crate::seal::{seal, words_of_html};
use crate::site::Page;
use crate::theme::Scope;
use crate::theme::context::{
    AttributionContext, CardContext, DayContext, LicenseContext, PageContext, TocEntry,
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
    rendered: &Rendered,
    card: Option<&CardContext>,
) -> Result<String, Box<Diagnostic>> {
    let view = renderer.view;
    let front = &view.document(page).front;
    let here = Here {
        address: &page.url,
        edition: page.edition,
        language: &page.language,
        page: Some(index),
    };
    let locale = renderer.facts.locale(&page.language);
    let title = front
        .title
        .as_ref()
        .map_or(&rendered.title, |title| &title.value);
    let mut context = PageContext::new(title, &page.language, page.kind);
    navigation::fill(&mut context, renderer, &here);
    context.heading_html = escape(&rendered.title);
    context.heading_id.clone_from(&rendered.body.title_id);
    context.body_html.clone_from(&rendered.body.html);
    context.summary.clone_from(&front.summary);
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
    let addresses: Vec<_> = renderer
        .index
        .translations(page)
        .iter()
        .map(|page| (&page.language, page.url.clone()))
        .collect();
    context.translations = navigation::translations(view, &here, &addresses);
    let facts = page
        .edition
        .or(view.current())
        .and_then(|edition| renderer.facts.facts(edition, page.audience, &page.language));
    let template = front
        .template
        .as_ref()
        .map(|template| format!("{}.html", template.value.trim_end_matches(".html")));
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
        .render(template.as_deref().unwrap_or(usual), &page.language, &scope)
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

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
