//! What the start page, the list of editions and the files for machines have besides.

use serde::Serialize;

use super::card::CardFiles;
use super::page::NavItem;

/// What a start page leads to. Templates `home.html` and `event.html` see it as `home`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HomeContext {
    /// The edition's pages, in the order of the site.
    pub pages: Vec<NavItem>,
    /// The edition's cards that this site's readers may see.
    pub cards: Vec<CardLink>,
    /// The way to the list of these cards with their pictures and files; nothing where there are none.
    pub cards_url: Option<String>,
    /// The address under which the site stays, for after the event: absolute, without `https://`.
    pub permanent_address: Option<String>,
}

/// A card.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CardLink {
    /// Its title.
    pub title: String,
    /// The way to its page.
    pub url: String,
    /// Its language, where that is not the list's.
    pub lang: Option<String>,
}

/// The cards of an edition. Template `cards.html` sees it as `cards`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CardsContext {
    /// The cards, in the order of the site.
    pub items: Vec<CardItem>,
}

/// A card with all that can be printed of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CardItem {
    /// The card.
    pub card: CardLink,
    /// One sentence about it.
    pub summary: Option<String>,
    /// Its files; the ways count from the list.
    pub files: CardFiles,
}

/// All editions. Template `editions.html` sees it as `editions`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EditionsContext {
    /// The editions, the latest first.
    pub items: Vec<EditionLine>,
}

/// An edition in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EditionLine {
    /// The event's name.
    pub name: String,
    /// Its dates in words.
    pub dates: String,
    /// The way there.
    pub url: String,
    /// Whether it is the current one.
    pub is_current: bool,
}

/// Where an old address leads. Template `redirect.html` sees it as `redirect`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RedirectContext {
    /// The title of the page there.
    pub title: String,
    /// The way there, relative.
    pub url: String,
    /// The absolute address, where one is known.
    pub canonical: Option<String>,
}

/// Template `sitemap.xml` sees it as `sitemap`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SitemapContext {
    /// Every page that search engines may know.
    pub urls: Vec<SitemapUrl>,
}

/// A page in the sitemap.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SitemapUrl {
    /// Its absolute address.
    pub loc: String,
    /// The day it last changed, as "2026-04-20".
    pub lastmod: Option<String>,
    /// The same page in all its languages, this one too; empty where there is only one.
    pub alternates: Vec<SitemapAlternate>,
}

/// A page's address in a language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SitemapAlternate {
    /// The language's tag.
    pub lang: String,
    /// The absolute address.
    pub url: String,
}

/// Template `robots.txt` sees it as `robots`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RobotsContext {
    /// Whether search engines may come.
    pub allow: bool,
    /// The sitemap's absolute address.
    pub sitemap_url: Option<String>,
}
