//! What servers and search engines read, and addresses that forward.

use super::navigation::{self, Here};
use super::{Job, Kind, Renderer};
use crate::audience::SiteView;
use crate::diagnostic::Diagnostic;
use crate::link::static_path;
use crate::output::{OutputPath, Owner};
use crate::site::{Page, url};
use crate::theme::context::{
    PageContext, RedirectContext, RobotsContext, SitemapAlternate, SitemapContext, SitemapUrl,
};
use crate::theme::{Scope, Theme};
use crate::vocabulary::Audience;

/// `robots.txt`, `sitemap.xml`, forwards, and files that are copied.
pub fn jobs(view: &SiteView<'_>, theme: &Theme, jobs: &mut Vec<Job>) {
    jobs.extend(Job::new(
        "robots.txt",
        Owner::new("robots.txt"),
        Kind::Robots,
    ));
    if view.audience() == Audience::Public && view.base_url().is_some() {
        jobs.extend(Job::new(
            "sitemap.xml",
            Owner::new("the sitemap"),
            Kind::Sitemap,
        ));
    }
    for (index, page) in view.pages() {
        for alias in &page.aliases {
            let document = &view.document(page).path;
            let owner = match alias.span {
                Some(span) => Owner::at(&format!("an alias of content/{document}"), span),
                // The address that stays is the page's own, so that two pages with one slug collide once.
                None => super::owner(view, page),
            };
            jobs.push(Job {
                path: alias.path.clone(),
                owner,
                kind: Kind::Redirect { page: index },
            });
        }
    }
    for (index, asset) in theme.assets().iter().enumerate() {
        if let Ok(path) = OutputPath::new(&asset.path) {
            jobs.push(Job {
                path,
                owner: Owner::new(&format!("the theme's {}", asset.path)),
                kind: Kind::Asset(index),
            });
        }
    }
    for (index, file) in view.statics() {
        if let Some(path) = static_path(&file.path) {
            jobs.push(Job {
                path,
                owner: Owner::file(&format!("content/{}", file.path)),
                kind: Kind::Static(index),
            });
        }
    }
}

/// A page that sends its readers on.
pub fn redirect(
    renderer: &Renderer<'_>,
    address: &str,
    page: &Page,
) -> Result<String, Box<Diagnostic>> {
    let here = Here {
        address,
        edition: None,
        language: &page.language,
        page: None,
    };
    let context = RedirectContext {
        title: page.title.clone(),
        url: here.way(&page.url),
        canonical: navigation::absolute(renderer.view, &page.url),
    };
    let mut frame = PageContext::new(&page.title, &page.language, page.kind);
    navigation::place(&mut frame, renderer, &here);
    frame.canonical.clone_from(&context.canonical);
    let scope = Scope {
        page: Some(&frame),
        redirect: Some(&context),
        ..Scope::default()
    };
    renderer
        .theme
        .render("redirect.html", &page.language, &scope)
}

/// Every page that search engines may know.
pub fn sitemap(renderer: &Renderer<'_>) -> Result<String, Box<Diagnostic>> {
    let view = renderer.view;
    let mut urls: Vec<SitemapUrl> = view
        .pages()
        .filter(|(_, page)| page.is_listed)
        .filter_map(|(_, page)| {
            let front = &view.document(page).front;
            let changed = front.reviewed.as_ref().map(|date| date.value);
            let changed = changed
                .max(front.modified.as_ref().map(|date| date.value.date()))
                .max(front.date.as_ref().map(|date| date.value.date()));
            Some(SitemapUrl {
                loc: navigation::absolute(view, &page.url)?,
                lastmod: changed.map(|date| date.to_string()),
                alternates: alternates(renderer, page),
            })
        })
        .collect();
    for (index, edition) in view.editions().iter().enumerate() {
        for &language in renderer.index.languages(Some(index)) {
            let tagged = (language != view.config().default_language()).then_some(language);
            let address = url::folder(Some(&edition.event().slug), tagged);
            urls.extend(navigation::absolute(view, &address).map(|loc| SitemapUrl {
                loc,
                lastmod: None,
                alternates: Vec::new(),
            }));
        }
    }
    urls.sort_by(|a, b| a.loc.cmp(&b.loc));
    let context = SitemapContext { urls };
    let scope = Scope {
        sitemap: Some(&context),
        ..Scope::default()
    };
    renderer
        .theme
        .render("sitemap.xml", view.config().default_language(), &scope)
}

fn alternates(renderer: &Renderer<'_>, page: &Page) -> Vec<SitemapAlternate> {
    let translations = renderer.index.translations(page);
    let alternate = |other: &&Page| {
        Some(SitemapAlternate {
            lang: other.language.tag().to_owned(),
            url: navigation::absolute(renderer.view, &other.url)?,
        })
    };
    if translations.len() > 1 {
        translations.iter().filter_map(alternate).collect()
    } else {
        Vec::new()
    }
}

/// Staff's sites ask search engines to stay away.
pub fn robots(renderer: &Renderer<'_>) -> Result<String, Box<Diagnostic>> {
    let view = renderer.view;
    let allow = view.audience() == Audience::Public;
    let context = RobotsContext {
        allow,
        sitemap_url: navigation::absolute(view, "sitemap.xml").filter(|_| allow),
    };
    let scope = Scope {
        robots: Some(&context),
        ..Scope::default()
    };
    renderer
        .theme
        .render("robots.txt", view.config().default_language(), &scope)
}
