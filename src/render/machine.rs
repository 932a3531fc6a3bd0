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
use crate::vocabulary::{Audience, Language};

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
                Some(span) => Owner::at(format!("an alias of content/{document}"), span),
                // The address that stays is the page's own, so that two pages with one slug collide once.
                None => super::owner(view, page),
            };
            jobs.push(Job {
                path: alias.path.clone(),
                owner,
                kind: Kind::Redirect {
                    page: index,
                    language: page.language.clone(),
                },
            });
        }
        let forwards = page.fallbacks.iter();
        jobs.extend(forwards.filter_map(|fallback| {
            Some(Job {
                path: fallback.forward.clone()?,
                owner: super::owner(view, page),
                kind: Kind::Redirect {
                    page: index,
                    language: fallback.language.clone(),
                },
            })
        }));
    }
    for (index, asset) in theme.assets().iter().enumerate() {
        if let Ok(path) = OutputPath::new(&asset.path) {
            jobs.push(Job {
                path,
                owner: Owner::new(format!("the theme's {}", asset.path)),
                kind: Kind::Asset(index),
            });
        }
    }
    for (index, file) in view.statics() {
        if let Some(path) = static_path(&file.path) {
            jobs.push(Job {
                path,
                owner: Owner::file(format!("content/{}", file.path)),
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
    language: &Language,
) -> Result<String, Vec<Diagnostic>> {
    let frame = PageContext::new(&page.title, language, page.kind);
    let canonical = navigation::absolute(renderer.view, &page.url);
    let frame = PageContext { canonical, ..frame };
    forward(renderer, address, language, page.url_in(language), frame)
}

/// A page of this frame that sends its readers on to another address, and names that to search engines unless the frame
/// knows a better one.
pub(super) fn forward(
    renderer: &Renderer<'_>,
    address: &str,
    language: &Language,
    to: &str,
    frame: PageContext,
) -> Result<String, Vec<Diagnostic>> {
    let here = Here::apart(address, None, language);
    let canonical = frame.canonical.clone();
    let context = RedirectContext {
        title: frame.title.clone(),
        url: here.way(to),
        canonical: canonical.or_else(|| navigation::absolute(renderer.view, to)),
    };
    let mut frame = frame;
    navigation::place(&mut frame, renderer, &here);
    frame.canonical.clone_from(&context.canonical);
    let scope = Scope {
        page: Some(&frame),
        redirect: Some(&context),
        ..Scope::default()
    };
    renderer.theme.render("redirect.html", language, &scope)
}

/// Every page that search engines may know.
pub fn sitemap(renderer: &Renderer<'_>) -> Result<String, Vec<Diagnostic>> {
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
                alternates: alternates(
                    view,
                    renderer
                        .index
                        .translations(page)
                        .iter()
                        .map(|page| (&page.language, page.url.clone()))
                        .collect(),
                ),
            })
        })
        .collect();
    for edition in view.editions() {
        let slug = &edition.event().slug;
        let start = |language| url::folder(Some(slug), view.tagged(language));
        let starts: Vec<(&Language, String)> = view
            .languages()
            .iter()
            .map(|language| (language, start(language)))
            .collect();
        for (_, address) in &starts {
            urls.extend(navigation::absolute(view, address).map(|loc| SitemapUrl {
                loc,
                lastmod: None,
                alternates: alternates(view, starts.clone()),
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

/// The versions of a page in its languages, and the one for readers of all others; nothing where there is only one.
fn alternates(view: &SiteView<'_>, versions: Vec<(&Language, String)>) -> Vec<SitemapAlternate> {
    if versions.len() < 2 {
        return Vec::new();
    }
    let default = versions
        .iter()
        .find(|(language, _)| view.tagged(language).is_none())
        .map(|(_, address)| ("x-default", address.clone()));
    versions
        .iter()
        .map(|(language, address)| (language.tag(), address.clone()))
        .chain(default)
        .filter_map(|(lang, address)| {
            Some(SitemapAlternate {
                lang: lang.to_owned(),
                url: navigation::absolute(view, &address)?,
            })
        })
        .collect()
}

/// Staff's sites ask search engines to stay away.
pub fn robots(renderer: &Renderer<'_>) -> Result<String, Vec<Diagnostic>> {
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
