//! Rules about what people write: leftovers, damage, gaps, wording. One rule a file, one list in `rules/`.

mod known;
mod rules;
mod sieve;
mod subject;
mod topics;
mod waivers;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::audience::{EventView, SiteView};
use crate::detect::FactKind;
use crate::diagnostic::{Code, Diagnostic, Place, codes};
use crate::event::Event;
use crate::event::phone::Numbering;
use crate::site::Page;
use crate::source_map::{FileId, SourceMap, Span};
use crate::vocabulary::PageKind;
use known::Known;
use subject::Subject;

/// A rule: the code of its findings, and what it looks at.
pub struct Rule {
    /// The code of all its findings.
    pub code: Code,
    check: Check,
}

/// What a rule looks at.
enum Check {
    /// Each document that somebody may read.
    Document(fn(&Subject<'_>, &mut Vec<Diagnostic>)),
    /// The current event.
    Event(fn(&Occasion<'_>, &mut Vec<Diagnostic>)),
}

/// The current event, and what rules about it need to know.
struct Occasion<'a> {
    event: &'a Event,
    /// The event before it.
    before: Option<&'a Event>,
    /// Whether its site has a page of a kind that sends people to its contacts; a site of single pages promises nothing.
    has_guide: bool,
    /// Whether it has a policy of any kind.
    has_policy: bool,
    /// The day of the check, where it is known.
    today: Option<Date>,
}

/// All rules.
pub const RULES: &[Rule] = rules::RULES;

/// What rules found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// In each document that has findings, by its index.
    pub in_documents: BTreeMap<usize, Vec<Diagnostic>>,
    /// In what is known of the current event.
    pub in_event: Vec<Diagnostic>,
    /// The documents that were looked at without finding anything.
    pub clean: Vec<Clean>,
    /// The files that no rule looked at, for not all of their characters are known.
    pub unclear: BTreeSet<FileId>,
}

/// A document that was looked at without finding anything. That depends on its text, on the facts of the event that it is
/// judged by, on what all events are called, and on [`shared_facts`] of these kinds in all events.
#[derive(Clone, Debug)]
pub struct Clean {
    /// The document, by its index.
    pub document: usize,
    /// The edition whose event it is judged by.
    pub edition: Option<usize>,
    /// Which of those kinds of facts stand in it.
    pub kinds: BTreeSet<FactKind>,
}

/// What every rule finds in what the readers of `view` may know; `known` is what was found before, and documents that are
/// known to be clean are not looked at.
#[must_use]
pub fn check(
    sources: &SourceMap,
    view: &SiteView<'_>,
    numbering: &Numbering,
    today: Option<Date>,
    known: &[Diagnostic],
    is_clean: &(dyn Fn(&Page) -> bool + Sync),
) -> Found {
    let mut documents = documents(view);
    let unclear = unclear(known);
    documents.retain(|page| !unclear.contains(&view.document(page).file));
    let in_documents: Vec<(Clean, Vec<Diagnostic>)> = documents
        .par_iter()
        .filter(|page| !is_clean(page))
        .map(|page| {
            let subject = Subject::new(sources, view, page, numbering);
            let looked_at = Clean {
                document: page.document,
                edition: page.edition.or(view.current()),
                kinds: subject.shared_kinds(),
            };
            (looked_at, check_document(&subject))
        })
        .collect();
    let (clean, in_documents): (Vec<_>, Vec<_>) = in_documents
        .into_iter()
        .partition(|(_, found)| found.is_empty());
    let in_documents = in_documents.into_iter();
    Found {
        clean: clean.into_iter().map(|(clean, _)| clean).collect(),
        in_documents: in_documents
            .map(|(found_in, found)| (found_in.document, found))
            .collect(),
        in_event: check_event(view, today, known),
        unclear,
    }
}

/// The facts of all events that a text can repeat, in the form in which they are compared. Of their kinds alone a rule
/// looks at other events than the one that a document is judged by.
#[must_use]
pub fn shared_facts(view: &SiteView<'_>) -> BTreeMap<FactKind, Vec<String>> {
    let mut shared: BTreeMap<FactKind, Vec<String>> = BTreeMap::new();
    for kind in rules::SHARED {
        shared.insert(kind, Vec::new());
    }
    for event in view.editions().iter().map(EventView::event) {
        for (kind, value) in Known::of(event).values() {
            if let Some(values) = shared.get_mut(&kind) {
                values.push(format!("{} {value}", event.slug));
            }
        }
    }
    shared
}

/// What every rule finds in one document, by its index.
#[must_use]
pub fn check_one(
    sources: &SourceMap,
    view: &SiteView<'_>,
    numbering: &Numbering,
    document: usize,
) -> Vec<Diagnostic> {
    let pages = view.pages().map(|(_, page)| page);
    let mut pages = pages.filter(|page| page.document == document);
    let Some(first) = pages.next() else {
        return Vec::new();
    };
    let page = pages.fold(first, |known, page| better(view, known, page));
    check_document(&Subject::new(sources, view, page, numbering))
}

fn check_event(view: &SiteView<'_>, today: Option<Date>, known: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut of_event = Vec::new();
    // Where the current event could not be read, another one takes its place.
    if let Some(occasion) = occasion(view, today).filter(|_| !view.is_partial()) {
        for rule in RULES {
            if let Check::Event(check) = rule.check {
                check(&occasion, &mut of_event);
            }
        }
        // What a release refuses is said already.
        let is_known = |one: &Diagnostic| {
            let mut known = known.iter();
            known.any(|known| known.code == one.code && known.place == one.place)
        };
        of_event.retain(|one| !is_known(one));
    }
    of_event
}

/// The files whose characters are not all known: what is wrong with them may well be a consequence.
fn unclear(known: &[Diagnostic]) -> BTreeSet<FileId> {
    let spoils = [codes::NOT_UTF8, codes::PRIVATE_USE_CHARACTER];
    let known = known.iter().filter(|found| spoils.contains(&found.code));
    known
        .filter_map(|found| match &found.place {
            Place::Source(span) => Some(span.file),
            Place::Path(_) => None,
        })
        .collect()
}

/// Errors about a value at a place: what a rule says of the same value is a consequence.
const DECISIVE: [Code; 7] = [
    codes::LEAK,
    codes::WITHDRAWN_FACT,
    codes::INVALID_LINK,
    codes::UNSAFE_LINK,
    codes::UNSAFE_HTML,
    codes::THIRD_PARTY_SOURCE,
    codes::TEMPLATE_SYNTAX,
];

/// Drops what rules say where something decisive is said already.
pub fn settle(found: &mut Vec<Diagnostic>) {
    let mut decided: Vec<Span> = found
        .iter()
        .filter(|found| DECISIVE.contains(&found.code))
        .filter_map(|found| match &found.place {
            Place::Source(span) => Some(*span),
            Place::Path(_) => None,
        })
        .collect();
    if decided.is_empty() {
        return;
    }
    decided.sort();
    found.retain(|found| {
        let is_rule = RULES.iter().any(|rule| rule.code == found.code);
        let Place::Source(span) = &found.place else {
            return true;
        };
        // Errors of one place stand side by side; the nearest that begin before it are enough.
        let touches = |other: &Span| {
            other.file == span.file && other.start <= span.end && span.start <= other.end
        };
        let behind =
            decided.partition_point(|other| (other.file, other.start) <= (span.file, span.end));
        let near = &decided[behind.saturating_sub(4)..behind];
        !(is_rule && near.iter().any(touches))
    });
}

fn check_document(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if subject.document.front.broken {
        return found;
    }
    for rule in RULES {
        if let Check::Document(check) = rule.check {
            check(subject, &mut found);
        }
    }
    waivers::apply(subject, found)
}

/// The page to judge each document by: the current edition's where it publishes the document, else the latest one's.
fn documents<'a>(view: &'a SiteView<'_>) -> Vec<&'a Page> {
    let mut chosen: BTreeMap<usize, &Page> = BTreeMap::new();
    for (_, page) in view.pages() {
        let known = chosen.entry(page.document).or_insert(page);
        *known = better(view, known, page);
    }
    chosen.into_values().collect()
}

/// The page of two to judge their document by.
fn better<'a>(view: &SiteView<'_>, known: &'a Page, page: &'a Page) -> &'a Page {
    let rank = |page: &Page| (page.edition == view.current(), page.edition);
    if rank(page) > rank(known) {
        page
    } else {
        known
    }
}

fn occasion<'a>(view: &'a SiteView<'_>, today: Option<Date>) -> Option<Occasion<'a>> {
    let current = view.current()?;
    let event = view.editions().get(current).map(EventView::event)?;
    let kinds: Vec<PageKind> = view
        .pages()
        .filter(|(_, page)| page.edition == Some(current))
        .map(|(_, page)| page.kind)
        .collect();
    let is_guide =
        |kind: &PageKind| matches!(kind, PageKind::ReportingGuide | PageKind::CodeOfConduct);
    let has_guide = kinds.iter().any(is_guide);
    let has_policy = kinds.iter().any(|kind| *kind != PageKind::Page);
    let before = current
        .checked_sub(1)
        .and_then(|before| view.editions().get(before));
    Some(Occasion {
        event,
        before: before.map(EventView::event),
        has_guide: has_guide && event.complete,
        has_policy,
        today,
    })
}
