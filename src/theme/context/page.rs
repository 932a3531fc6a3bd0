//! What every page has: its words, its place in the site, its origin.

use indexmap::IndexMap;
use serde::Serialize;

use super::fact::DayContext;
use super::license::{AttributionContext, LicenseContext};
use super::site::direction;
use crate::vocabulary::{Language, PageKind};

/// A page. Templates see it as `page`. All its links are relative to the page itself but for the ones that say otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageContext {
    /// Its title, without markup.
    pub title: String,
    /// The inside of its H1.
    pub heading_html: String,
    /// The id of its H1, for links that lead there.
    pub heading_id: Option<String>,
    /// Its text below the H1.
    pub body_html: String,
    /// Its language's tag.
    pub lang: String,
    /// "ltr" or "rtl".
    pub dir: &'static str,
    /// What it is for.
    pub kind: PageKind,
    /// Its address from the site's root, without a `/` before it: "2026/code-of-conduct/"; empty for the root itself.
    pub url: String,
    /// The way from the page to the site's root: "", "../", "../../".
    pub root: String,
    /// The way to the start page, which is the current event's, also from a past edition.
    pub home_url: String,
    /// The way to the stylesheet.
    pub stylesheet_url: String,
    /// Its absolute address, where one is known. When another page is the one to cite (an edition's page for a
    /// forwarding address), it is that page's.
    pub canonical: Option<String>,
    /// One sentence about it.
    pub summary: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// When somebody last read the whole page.
    pub reviewed: Option<DayContext>,
    /// When it was first published.
    pub date: Option<DayContext>,
    /// When it was changed.
    pub modified: Option<DayContext>,
    /// Its authors.
    pub authors: Vec<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its category.
    pub category: Option<String>,
    /// The keys of its front matter that quietroom does not know.
    pub extra: IndexMap<String, String>,
    /// Its seal: eight characters.
    pub seal: Option<String>,
    /// Its licence.
    pub license: Option<LicenseContext>,
    /// The documents that it descends from.
    pub attribution: Vec<AttributionContext>,
    /// Its headings of level 2, with those of level 3 inside.
    pub toc: Vec<TocEntry>,
    /// The site's pages, by whom they are for.
    pub nav: Vec<NavGroup>,
    /// The pages that every page leads to.
    pub links: KnownPages,
    /// The same page in all its languages, this one too; empty where there is only one.
    pub translations: Vec<Translation>,
    /// The absolute address for readers of no language that the page is in; nothing where there is only one version.
    pub x_default: Option<String>,
    /// Of a page that is not translated: what its text is in. Everything around the text is in `lang`.
    pub untranslated: Option<UntranslatedContext>,
    /// The edition that it belongs to; nothing for a page of the series.
    pub edition: Option<EditionContext>,
    /// The way down to the page, from the start page; the last entry is the page itself and has no address.
    pub breadcrumb: Vec<Crumb>,
}

impl PageContext {
    /// A page of which only the title is known. It stands at the site's root.
    #[must_use]
    pub fn new(title: &str, language: &Language, kind: PageKind) -> Self {
        Self {
            title: title.to_owned(),
            heading_html: String::new(),
            heading_id: None,
            body_html: String::new(),
            lang: language.tag().to_owned(),
            dir: direction(language),
            kind,
            url: String::new(),
            root: String::new(),
            home_url: "./".to_owned(),
            stylesheet_url: "style.css".to_owned(),
            canonical: None,
            summary: None,
            version: None,
            reviewed: None,
            date: None,
            modified: None,
            authors: Vec::new(),
            tags: Vec::new(),
            category: None,
            extra: IndexMap::new(),
            seal: None,
            license: None,
            attribution: Vec::new(),
            toc: Vec::new(),
            nav: Vec::new(),
            links: KnownPages::default(),
            translations: Vec::new(),
            x_default: None,
            untranslated: None,
            edition: None,
            breadcrumb: Vec::new(),
        }
    }
}

/// A heading in the table of contents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TocEntry {
    /// The heading's id.
    pub id: String,
    /// The heading, without markup.
    pub text: String,
    /// The headings below it.
    pub children: Vec<TocEntry>,
}

/// Whom a group of links is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NavGroupKind {
    /// Attendees: getting help, the code of conduct.
    Attendees,
    /// Staff: procedures, cards.
    Staff,
    /// Organizers: editions, other pages.
    Organizers,
}

/// The links for one kind of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NavGroup {
    /// Whom they are for.
    pub group: NavGroupKind,
    /// The links.
    pub items: Vec<NavItem>,
}

/// A link to a page of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NavItem {
    /// Its title.
    pub title: String,
    /// The way there.
    pub url: String,
    /// What it is for.
    pub kind: PageKind,
    /// One sentence about it.
    pub summary: Option<String>,
    /// Whether it is the page one is on.
    pub current: bool,
    /// The language of its title, where that is not the page's own.
    pub lang: Option<String>,
}

/// The pages that every page leads to, where the site has them: the way to each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct KnownPages {
    /// The reporting guide.
    pub reporting_guide: Option<String>,
    /// The code of conduct.
    pub code_of_conduct: Option<String>,
    /// Where staff go: the procedure on sites that have it, else the staff site, if its address is known.
    pub staff: Option<String>,
    /// The list of all editions.
    pub editions: Option<String>,
}

/// The page in one of its languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Translation {
    /// The language's tag.
    pub lang: String,
    /// The language's name in itself.
    pub name: String,
    /// "ltr" or "rtl".
    pub dir: &'static str,
    /// The way there.
    pub url: String,
    /// Its absolute address, where one is known: for search engines, so not where the text is in another language.
    pub canonical: Option<String>,
    /// Whether it is the page one is on.
    pub current: bool,
}

/// What the text of a page is in that is not translated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UntranslatedContext {
    /// The tag of the text's language.
    pub lang: String,
    /// "ltr" or "rtl".
    pub dir: &'static str,
    /// The text's language, in words of the reader's: "English".
    pub language: String,
    /// The way to the page in its own language.
    pub url: String,
}

/// The edition that a page belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EditionContext {
    /// The event's folder: "2025".
    pub slug: String,
    /// The event's name.
    pub name: String,
    /// Its dates in words.
    pub dates: String,
    /// Whether it is the edition that the start page presents.
    pub is_current: bool,
    /// The way to the edition's own start page.
    pub home_url: String,
    /// The name of the current edition's event.
    pub current_name: String,
    /// The way to the same page of the current edition, or to its start page where it has no such page.
    pub current_url: String,
    /// The absolute address of that page, for paper; nothing where none is known.
    pub current_canonical: Option<String>,
}

/// One step of the way down to a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Crumb {
    /// The step's title.
    pub title: String,
    /// The way there; nothing for the page itself.
    pub url: Option<String>,
}
