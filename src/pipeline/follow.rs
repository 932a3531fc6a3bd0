//! One run after another in memory: after the edit of a page's text only what depends on it is made again.
//!
//! Everything but the texts of pages (facts, titles, addresses, the theme) stays as it was read, or the whole run begins
//! anew. A text is read again if it is still a document of the same front matter and opening heading; then its page is made
//! again, with the cards that quote it. So what is shown after an edit is what a run from the beginning would show.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;

use rayon::prelude::*;

use super::leaks::SourceGuard;
use super::memory::{Memory, Past};
use super::outputs::{self, Bench, Outlet, TextSummary, Ways};
use super::read::Read;
use super::{Guards, Outcome, Progress, Request, conclude, lint_all, prepare, views};
use crate::audience::SiteView;
use crate::content::{front_matter, opening_heading, walk};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::error::Result;
use crate::event::phone::Numbering;
use crate::lint;
use crate::output::{Cache, OutputPath, Rescan, Shelf, ShelfContent};
use crate::source_map::{FileId, SourceMap};

/// What has changed since the last run.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Paths of files, from the site's root, with `/`.
    pub paths: BTreeSet<String>,
    /// The files of cards that somebody has asked for by now.
    pub asked: BTreeSet<OutputPath>,
}

/// How much a run has made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Everything.
    Whole,
    /// What depends on a change, while everything else is as it was.
    Part,
}

/// Reads a site and makes all its outputs in memory, then again what depends on each change that `next` tells of, as long as
/// that is all that can have changed.
///
/// What the run before has made, and `past` remembers, is not made again where all that it is made of is as it was.
///
/// `next` gets what came of a run and what it made, which passed the scan, but must not be shown as a whole where a finding is an
/// error. When it tells of no change, or of one after which everything has to be read again, this returns.
pub fn follow(
    request: &Request,
    asked: BTreeSet<OutputPath>,
    past: &mut Past,
    next: &mut dyn FnMut(Outcome, ShelfContent, Extent) -> Option<Change>,
) -> Result<()> {
    let request = &Request {
        out: None,
        ..request.clone()
    };
    let guards = &Guards::BOTH;
    let read = prepare(request, guards)?;
    let views = views(request, &read, guards);
    let numbering = &read.numbering;
    let memory = Memory::of_preview(request, &read, guards, past);
    let linted = lint_all(request, &read, &views, numbering, &memory);
    let nothing = Memory::none(&read);
    outputs::set_up(request, &read, &views, guards, false, |mut bench| {
        let shelf = Shelf::new(asked.clone()).after(past.files());
        let ways = Ways {
            destination: Some(&shelf),
            memory: &memory,
            notes: None,
            progress: &Unheard,
        };
        let mut made = outputs::everything(&mut bench, request, &ways)?;
        let mut base = read.diagnostics.clone();
        base.extend(super::elsewhere::check(
            request,
            &read.site,
            made.external(),
        ));
        base.extend(linted.in_event);
        base.extend(made.rest);
        let documents = read.site.documents.iter().enumerate();
        let mut ongoing = Ongoing {
            request,
            bench: &bench,
            // What is known is known of the texts that were read.
            memory: &nothing,
            view: views.last(),
            numbering,
            guard: SourceGuard::new(&read),
            documents: documents
                .map(|(index, document)| (format!("content/{}", document.path), index))
                .collect(),
            unclear: linted.unclear,
            base,
            sources: read.sources.clone(),
            linted: linted.in_documents,
            texts: made.texts,
            anchors: made.anchors,
            asked,
            count: made.count,
        };
        let outcome = Outcome {
            kept: made.kept,
            ..ongoing.outcome()
        };
        let is_good = !outcome.has_errors();
        let content = shelf.into_content();
        memory.keep_in(past, is_good.then_some(&content));
        let is_sound = is_good && request.external.is_none();
        let mut change = next(outcome, content, Extent::Whole).filter(|_| is_sound);
        while let Some(told) = change {
            let Some((outcome, content)) = ongoing.again(told)? else {
                break;
            };
            change = next(outcome, content, Extent::Part);
        }
        Ok(())
    })
}

/// Nobody waits for a bar where a page tells that it is ready.
struct Unheard;

impl Progress for Unheard {
    fn begin(&self, _: usize) {}
    fn step(&self) {}
}

/// A site of which everything was made, and what was found in each of its parts.
struct Ongoing<'a> {
    request: &'a Request,
    bench: &'a Bench<'a>,
    /// Of edits nothing is remembered beyond the process.
    memory: &'a Memory<'a>,
    /// The view of those who may see most.
    view: Option<&'a SiteView<'a>>,
    numbering: &'a Numbering,
    guard: SourceGuard<'a>,
    /// Documents by their paths from the site's root.
    documents: HashMap<String, usize>,
    unclear: BTreeSet<FileId>,
    /// What was found in everything but pages' texts.
    base: Vec<Diagnostic>,
    /// All sources, as they are now.
    sources: SourceMap,
    linted: BTreeMap<usize, Vec<Diagnostic>>,
    texts: Vec<TextSummary>,
    anchors: Vec<Diagnostic>,
    asked: BTreeSet<OutputPath>,
    count: usize,
}

impl Ongoing<'_> {
    fn read(&self) -> &Read {
        self.bench.read
    }

    /// What is known now.
    fn outcome(&self) -> Outcome {
        let linted = self.linted.values().flatten();
        let texts = self.texts.iter().flat_map(|text| &text.diagnostics);
        let found = self.base.iter().chain(linted).chain(texts);
        let found = found.chain(&self.anchors).cloned().collect();
        let config = &self.read().site.config;
        let found = conclude(found, config, self.request, &self.sources);
        Outcome {
            outputs: self.count,
            ..Outcome::new(self.read(), self.sources.clone(), found)
        }
    }

    /// Makes again what depends on a change; nothing where that could be everything.
    fn again(&mut self, change: Change) -> Result<Option<(Outcome, ShelfContent)>> {
        let Some(documents) = self.edited(&change.paths)? else {
            return Ok(None);
        };
        let pages = self.dependents(&documents, change.asked != self.asked);
        let shelf = Shelf::new(change.asked.clone());
        let texts = self.make(&pages, &shelf)?;
        if texts.iter().any(|text| self.reaches_others(text)) {
            return Ok(None);
        }
        self.asked = change.asked;
        if let Some(view) = self.view {
            for document in &documents {
                let found = lint::check_one(&self.sources, view, self.numbering, *document);
                self.linted.insert(*document, found);
            }
        }
        self.put(texts);
        Ok(Some((self.outcome(), shelf.into_content())))
    }

    /// The documents that were edited, whose new texts are put into the sources; nothing where anything else may have
    /// changed.
    fn edited(&mut self, paths: &BTreeSet<String>) -> Result<Option<BTreeSet<usize>>> {
        let mut edited = BTreeSet::new();
        for path in paths {
            let Some(document) = self.documents.get(path).copied() else {
                if self.was_never_there(path) {
                    continue;
                }
                return Ok(None);
            };
            let Some(text) = walk::text_of(&self.request.root, path)? else {
                return Ok(None);
            };
            let file = self.read().site.documents[document].file;
            let before = self.sources.shared_text(file);
            self.sources.replace(file, text);
            if !self.is_only_text(document, &before) || self.guard.minds(&self.sources, file) {
                return Ok(None);
            }
            edited.insert(document);
        }
        Ok(Some(edited))
    }

    /// Whether a path is that of a file which an editor made for a moment.
    fn was_never_there(&self, path: &str) -> bool {
        let Some(inside) = path.strip_prefix("content/") else {
            return false;
        };
        // What is gone may be a folder, too.
        let is_at = |known: &str, path: &str| {
            let behind = known.strip_prefix(path);
            behind.is_some_and(|behind| behind.is_empty() || behind.starts_with('/'))
        };
        let mut copied = self.read().site.statics.iter();
        let mut sources = self.sources.files();
        !copied.any(|file| is_at(&file.path, inside))
            && !sources.any(|file| is_at(self.sources.path(file), path))
            && !walk::is_there(&self.request.root, path)
    }

    /// Whether a document's new text leaves what the rest of the site knows of it as it is.
    fn is_only_text(&self, document: usize, before: &str) -> bool {
        let document = &self.read().site.documents[document];
        let start = document.body.start;
        let text = self.sources.text(document.file);
        let (Some(front), Some(body)) = (text.get(..start), text.get(start..)) else {
            return false;
        };
        // The same lines can say something else where what follows them belongs to them, too.
        let read = front_matter::read(&self.sources, document.file, &document.path);
        let is_said = start > 0 || read.diagnostics.is_empty();
        let has_title = document.front.title.is_some();
        let is_in_text = |found: &Diagnostic| match &found.place {
            Place::Source(span) => span.file == document.file && span.end as usize >= start,
            Place::Path(_) => false,
        };
        front == &before[..start]
            && read.value.body == document.body
            && is_said
            && (has_title || opening_heading(body) == opening_heading(&before[start..]))
            && !self.unclear.contains(&document.file)
            && !self.base.iter().any(is_in_text)
    }

    /// The pages that show any of these documents, and the cards that quote those; or all cards.
    fn dependents(&self, documents: &BTreeSet<usize>, all_cards: bool) -> Vec<usize> {
        let pages = &self.read().site.pages;
        let shows = |page: usize| documents.contains(&pages[page].document);
        let texts = self.texts.iter().filter(|text| {
            shows(text.page)
                || text.quotes.iter().any(|page| shows(*page))
                || (all_cards && pages[text.page].is_card)
        });
        texts.map(|text| text.page).collect()
    }

    fn make(&self, pages: &[usize], shelf: &Shelf) -> Result<Vec<TextSummary>> {
        let bench = self.bench;
        let scan = Rescan::new(&bench.scan, Cache::none());
        let outlet = Outlet {
            destination: Some(shelf),
            scan: &scan,
            memory: self.memory,
            notes: None,
            progress: &Unheard,
            minify: self.read().site.config.minify,
            count: AtomicUsize::new(0),
            kept: AtomicUsize::new(0),
            choice: None,
            prints: Mutex::default(),
        };
        let workshop = bench.workshop(&self.sources);
        pages
            .par_iter()
            .map(|page| outputs::one_page(&workshop, bench.targets, *page, bench.shop, &outlet))
            .collect()
    }

    /// Whether a page that was made again changes more than its own files.
    fn reaches_others(&self, text: &TextSummary) -> bool {
        let before = self.text(text.page).map(|at| &self.texts[at].attachments);
        let mut found = text.diagnostics.iter();
        // A font that is none is told of once for all cards.
        let is_about_all = found.any(|found| found.code == codes::BROKEN_FONT);
        is_about_all || !text.leaks.is_empty() || before != Some(&text.attachments)
    }

    fn text(&self, page: usize) -> Option<usize> {
        let texts = &self.texts;
        texts.binary_search_by_key(&page, |text| text.page).ok()
    }

    /// Puts new texts in the place of old ones.
    fn put(&mut self, texts: Vec<TextSummary>) {
        let mut is_linked_anew = !self.anchors.is_empty();
        let mut places = Vec::new();
        for text in texts {
            if let Some(at) = self.text(text.page) {
                let before = &self.texts[at];
                is_linked_anew |= before.ids != text.ids || before.has_places != text.has_places;
                self.texts[at] = text;
                places.push(at);
            }
        }
        let (site, targets) = (&self.bench.read.site, self.bench.targets);
        let made = places.iter().map(|at| &self.texts[*at]);
        self.anchors = if is_linked_anew {
            outputs::check_anchors(&self.texts, &self.texts, site, targets)
        } else {
            outputs::check_anchors(made, &self.texts, site, targets)
        };
    }
}
