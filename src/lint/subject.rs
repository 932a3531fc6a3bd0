//! A document as rules see it: read once, its facts found once.

use std::collections::BTreeSet;
use std::ops::Range;

use super::rules::SHARED;
use crate::audience::{EventView, SiteView};
use crate::content::{Dialect, Document};
use crate::detect::reading::{self, Block, Reading, Role};
use crate::detect::words::Words;
use crate::detect::{self, FactKind, Format, Found, Setting};
use crate::diagnostic::{Code, Diagnostic};
use crate::event::Event;
use crate::event::phone::Numbering;
use crate::site::Page;
use crate::source_map::{SourceMap, Span};
use crate::vocabulary::PageKind;

/// A document that readers of a view may read, with what rules need to know of it.
pub(super) struct Subject<'a> {
    pub(super) document: &'a Document,
    /// The page that presents it.
    pub(super) page: &'a Page,
    /// Its text, as written.
    pub(super) text: &'a str,
    pub(super) reading: Reading,
    /// What was found in it, in order.
    pub(super) facts: Vec<Found>,
    /// The event whose facts it can name, and which it is judged by.
    pub(super) event: Option<&'a Event>,
    /// Every event of the series.
    pub(super) events: Vec<&'a Event>,
    /// The series' name.
    pub(super) series: &'a str,
    /// The licence that the page stands under.
    pub(super) license: Option<&'a str>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(
        sources: &'a SourceMap,
        view: &'a SiteView<'_>,
        page: &'a Page,
        numbering: &Numbering,
    ) -> Self {
        let document = view.document(page);
        let text = &sources.text(document.file)[document.body.clone()];
        let events: Vec<&Event> = view.editions().iter().map(EventView::event).collect();
        let event = page.edition.or(view.current());
        let event = event.and_then(|edition| events.get(edition).copied());
        // Without settings and events, braces are text like any other.
        let is_plain = view.config().file.is_none() && events.is_empty();
        let format = if is_plain {
            Format::Markdown
        } else {
            Format::Page
        };
        let reading = reading::read(text, format);
        let country = event
            .and_then(Event::venue)
            .and_then(|venue| venue.country.get())
            .map(|country| country.0.as_str());
        let facts = detect::detect(&reading, Setting { country, numbering });
        let license = document
            .front
            .license
            .as_ref()
            .or(view.config().license.as_ref());
        Self {
            document,
            page,
            text,
            reading,
            facts,
            event,
            events,
            series: &view.config().title,
            license: license.map(|license| license.value.as_str()),
        }
    }

    /// The kinds of facts in it by which a text shows that it is another event's.
    pub(super) fn shared_kinds(&self) -> BTreeSet<FactKind> {
        let kinds = self.facts.iter().map(|fact| fact.kind);
        kinds.filter(|kind| SHARED.contains(kind)).collect()
    }

    /// A place in the text as a place in the file.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let base = self.document.body.start;
        Span::new(self.document.file, base + range.start..base + range.end)
    }

    /// A finding at a place in the text.
    pub(super) fn finding(
        &self,
        code: Code,
        range: &Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(code, self.span(range), message)
    }

    /// The finding with a change that mends it, if the text at the place is just `written`, and not put together from
    /// pieces that stand apart in the source.
    pub(super) fn mended(
        &self,
        finding: Diagnostic,
        range: &Range<usize>,
        written: &str,
        instead: &str,
    ) -> Diagnostic {
        if self.text.get(range.clone()) == Some(written) {
            finding.fix(self.span(range), instead)
        } else {
            finding
        }
    }

    /// The place that speaks for the page: where it says its kind, or its beginning.
    pub(super) fn whole(&self) -> Span {
        match &self.document.front.kind {
            Some(kind) => kind.span,
            None => Span::whole(self.document.file),
        }
    }

    /// The blocks with their words.
    pub(super) fn blocks(&self) -> impl Iterator<Item = (&Block, &Words)> {
        self.reading.blocks.iter().zip(&self.reading.words)
    }

    /// The blocks that readers see, without program code. What only its indentation makes code is prose more often.
    pub(super) fn prose(&self) -> impl Iterator<Item = (&Block, &Words)> {
        let is_code = |role: Role| {
            matches!(
                role,
                Role::Code {
                    by_indentation: false
                }
            )
        };
        self.blocks()
            .filter(move |(block, _)| block.is_visible() && !is_code(block.role))
    }

    /// The first part of the page's language: `pt` of `pt-BR`.
    pub(super) fn language(&self) -> &str {
        let tag = self.page.language.tag();
        tag.split('-').next().unwrap_or(tag)
    }

    /// Whether the text is about conduct, and not any page of a site: a policy, or a card for those who act by one.
    pub(super) fn is_policy(&self) -> bool {
        self.page.is_card || self.page.kind != PageKind::Page
    }

    /// Whether the text comes from Pelican.
    pub(super) fn is_pelican(&self) -> bool {
        self.document.front.dialect == Dialect::Pelican
    }
}
