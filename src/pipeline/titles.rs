//! Titles for lists: a page's opening heading may hold facts and markup.

use super::facts::FactsTable;
use super::pages::{self, Workshop};
use crate::audience::Restrict;
use crate::link::LinkTable;
use crate::site::Site;
use crate::source_map::SourceMap;
use crate::theme::Theme;
use crate::vocabulary::Audience;

/// Puts the facts into every title that is taken from a heading, but for pages that nobody up to `widest` may read. What is
/// wrong with a heading is found in its page.
pub fn fill(
    site: &mut Site,
    sources: &SourceMap,
    theme: &Theme,
    restrict: Restrict,
    widest: Audience,
) {
    let facts = FactsTable::new(site, theme, restrict);
    let links = LinkTable::new(site, &[]);
    let workshop = Workshop {
        sources,
        site,
        facts: &facts,
        links: &links,
        theme,
    };
    let titles: Vec<(usize, String)> = site
        .pages
        .iter()
        .enumerate()
        .filter(|(_, page)| page.audience <= widest && site.document(page).front.title.is_none())
        .filter(|(_, page)| page.title.contains(['{', '*', '_', '`', '[', '&', '\\']))
        .map(|(index, page)| (index, pages::heading(&workshop, page)))
        .collect();
    for (index, title) in titles {
        site.pages[index].title = title;
    }
}
