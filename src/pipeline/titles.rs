//! Titles and summaries: they may hold facts, and a title that is the page's opening heading may hold markup.

use super::facts::FactsTable;
use super::pages::{self, Workshop};
use crate::audience::Restrict;
use crate::diagnostic::Diagnostic;
use crate::link::LinkTable;
use crate::site::Site;
use crate::source_map::{SourceMap, Spanned};
use crate::theme::Theme;
use crate::vocabulary::Audience;

/// What is written for one page.
struct Filled {
    page: usize,
    title: Option<String>,
    summary: Option<String>,
}

/// Puts the facts into every title and summary, but for pages that nobody up to `widest` may read, and says what is wrong
/// in those that stand in front matter. What is wrong with a heading is found in its page.
pub fn fill(
    site: &mut Site,
    sources: &SourceMap,
    theme: &Theme,
    restrict: Restrict,
    widest: Audience,
) -> Vec<Diagnostic> {
    let facts = FactsTable::new(site, theme, restrict);
    let links = LinkTable::empty(site);
    let workshop = Workshop {
        sources,
        site,
        facts: &facts,
        links: &links,
        theme,
    };
    let mut found = Vec::new();
    let filled: Vec<Filled> = (0..site.pages.len())
        .filter(|index| site.pages[*index].audience <= widest)
        .filter_map(|index| one(&workshop, index, &mut found))
        .collect();
    for Filled {
        page,
        title,
        summary,
    } in filled
    {
        let page = &mut site.pages[page];
        if let Some(title) = title {
            page.title = title;
        }
        if summary.is_some() {
            page.summary = summary;
        }
    }
    found
}

fn one(workshop: &Workshop<'_>, index: usize, found: &mut Vec<Diagnostic>) -> Option<Filled> {
    let page = &workshop.site.pages[index];
    let front = &workshop.site.document(page).front;
    let holds_facts = |text: &str| {
        !workshop.site.is_plain
            && text.contains('{')
            && ["{{", "{%", "{!"].iter().any(|open| text.contains(open))
    };
    let mut said = Vec::new();
    let mut front_text = |text: &Option<Spanned<String>>| {
        let text = text.as_ref().filter(|text| holds_facts(&text.value))?;
        Some(pages::front_text(workshop, page, text).unpack(&mut said))
    };
    let title = match &front.title {
        None if page.title.contains(['{', '*', '_', '`', '[', '&', '\\']) => {
            Some(pages::heading(workshop, page))
        }
        title => front_text(title),
    };
    let summary = front_text(&front.summary);
    // A page that several editions share says the same of itself in each.
    found.extend(
        said.into_iter()
            .filter(|one| !found.contains(one))
            .collect::<Vec<_>>(),
    );
    (title.is_some() || summary.is_some()).then_some(Filled {
        page: index,
        title,
        summary,
    })
}
