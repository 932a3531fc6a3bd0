//! What an earlier run found good, for a run that comes with the same inputs.
//!
//! All that pages have in common is one hash, the world: the program, what is asked for, every file of facts, settings and
//! theme, every document's front matter and title, which files there are. Where the world is as it was, a page is as it
//! was if its own text is; then it is not made again, if the files that it became are still there, byte by byte. Only what
//! nothing was found in is remembered, so no finding is ever missed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::outputs::TextSummary;
use super::read::Read;
use super::{Guards, Request};
use crate::content::walk;
use crate::link::AnchorUse;
use crate::output::{Cache, Receipt};
use crate::source_map::Span;
use crate::vocabulary::Audience;

/// As much of a text's hash as tells all texts apart.
type TextHash = [u8; 16];

/// What the folder of a site remembers between runs.
pub(super) struct Memory<'a> {
    read: &'a Read,
    cache: Cache,
    /// The world; nothing where nothing is remembered.
    world: Option<[u8; 32]>,
    is_written: bool,
    known: Known,
    news: Mutex<Known>,
    /// The hash of each document's text, once it was asked for.
    texts: Vec<OnceLock<TextHash>>,
}

/// What was good.
#[derive(Default, Serialize, Deserialize)]
struct Known {
    /// Texts of documents in which no rule found anything, by their numbers.
    documents: BTreeMap<u32, TextHash>,
    /// Pages, by their numbers.
    pages: BTreeMap<u32, KnownPage>,
    /// Outputs that are no pages, by site and number.
    jobs: BTreeMap<(Audience, u32), Receipt>,
}

/// A page of which everything was good.
#[derive(Serialize, Deserialize)]
struct KnownPage {
    /// Its document's text, with those of the pages that it quotes.
    text: TextHash,
    /// The pages that it quotes, if it is a card.
    quotes: Vec<u32>,
    /// Its ids, sorted.
    ids: Vec<Box<str>>,
    /// Its links to places in pages: the page, the id, and where the link is written.
    anchors: Vec<(u32, String, u32, u32)>,
    attachments: Vec<u32>,
    files: Vec<Receipt>,
}

impl<'a> Memory<'a> {
    /// What is remembered of the site that was read.
    pub(super) fn open(request: &Request, read: &'a Read, guards: &Guards) -> Self {
        // What is asked for beside the site is in no page that was made before.
        let is_plain = request.external.is_none() && request.prints.is_none();
        let is_asked = request.cache && is_plain && guards.scans;
        let world = is_asked.then(|| world(request, read)).flatten();
        let cache = request.kept();
        let known = world.and_then(|world| cache.get(&world));
        let known = known.and_then(|bytes| postcard::from_bytes(&bytes).ok());
        Self {
            read,
            cache,
            world,
            is_written: request.out.is_some(),
            known: known.unwrap_or_default(),
            news: Mutex::default(),
            texts: read
                .site
                .documents
                .iter()
                .map(|_| OnceLock::new())
                .collect(),
        }
    }

    /// A memory of nothing, which keeps nothing.
    pub(super) fn none(read: &'a Read) -> Self {
        Self {
            read,
            cache: Cache::none(),
            world: None,
            is_written: false,
            known: Known::default(),
            news: Mutex::default(),
            texts: Vec::new(),
        }
    }

    /// Whether anything is to be remembered: by a run that publishes, for others write nothing.
    pub(super) fn is_kept(&self) -> bool {
        self.world.is_some() && self.is_written
    }

    /// Whether no rule finds anything in a document, by its number.
    pub(super) fn is_clean(&self, document: usize) -> bool {
        let known = number(document).and_then(|number| self.known.documents.get(&number));
        known.is_some_and(|known| *known == self.text(document))
    }

    /// Remembers documents in which no rule found anything.
    pub(super) fn remember_clean(&self, documents: &[usize]) {
        if !self.is_kept() {
            return;
        }
        let clean = documents
            .par_iter()
            .filter_map(|document| Some((number(*document)?, self.text(*document))));
        let clean: Vec<_> = clean.collect();
        self.news().documents.extend(clean);
    }

    /// A page that is as it was, by its number, with the files that it became.
    pub(super) fn page(&self, page: usize) -> Option<(TextSummary, &[Receipt])> {
        let known = self.known.pages.get(&number(page)?)?;
        let quotes = known.quotes.iter().map(|page| *page as usize).collect();
        if known.text != self.texts(page, &quotes)? {
            return None;
        }
        let document = self.read.site.pages[page].document;
        let file = self.read.site.documents[document].file;
        let anchors = known.anchors.iter();
        let summary = TextSummary {
            is_good: true,
            ids: known.ids.clone().into(),
            anchors: anchors
                .map(|(page, fragment, start, end)| AnchorUse {
                    page: *page as usize,
                    fragment: fragment.as_str().into(),
                    span: Span {
                        file,
                        start: *start,
                        end: *end,
                    },
                })
                .collect(),
            attachments: known
                .attachments
                .iter()
                .map(|file| *file as usize)
                .collect(),
            quotes,
            ..TextSummary::of(page)
        };
        Some((summary, &known.files))
    }

    /// Remembers a page, if all is good in it, with the files that it became.
    pub(super) fn remember_page(&self, summary: &TextSummary, files: Vec<Receipt>) {
        let page = &self.read.site.pages[summary.page];
        let document = &self.read.site.documents[page.document];
        let is_own = |anchor: &AnchorUse| anchor.span.file == document.file;
        let is_good = summary.is_good
            && summary.diagnostics.is_empty()
            && summary.leaks.is_empty()
            && summary.anchors.iter().all(is_own);
        if !self.is_kept() || !is_good || summary.has_pictures {
            return;
        }
        let Some(text) = self.texts(summary.page, &summary.quotes) else {
            return;
        };
        let anchors = summary.anchors.iter().filter_map(|anchor| {
            let page = number(anchor.page)?;
            let span = anchor.span;
            Some((page, anchor.fragment.to_string(), span.start, span.end))
        });
        let known = KnownPage {
            text,
            quotes: summary
                .quotes
                .iter()
                .filter_map(|page| number(*page))
                .collect(),
            ids: summary.ids.to_vec(),
            anchors: anchors.collect(),
            attachments: summary
                .attachments
                .iter()
                .filter_map(|file| number(*file))
                .collect(),
            files,
        };
        if let Some(number) = number(summary.page) {
            self.news().pages.insert(number, known);
        }
    }

    /// The file that an output became that is no page, by its number in its site.
    pub(super) fn job(&self, audience: Audience, job: usize) -> Option<&Receipt> {
        self.known.jobs.get(&(audience, number(job)?))
    }

    /// Remembers such a file.
    pub(super) fn remember_job(&self, job: usize, files: Vec<Receipt>) {
        if let (Some(number), [file]) = (number(job), &files[..]) {
            self.news()
                .jobs
                .insert((file.audience, number), file.clone());
        }
    }

    /// Keeps what was good for the next run; not where anything is an error, because what was made beside it may miss things.
    pub(super) fn close(self) {
        let news = self
            .news
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let is_news = !(news.documents.is_empty() && news.pages.is_empty() && news.jobs.is_empty());
        let Some(world) = self.world.filter(|_| is_news) else {
            return;
        };
        let mut known = self.known;
        known.documents.extend(news.documents);
        known.pages.extend(news.pages);
        known.jobs.extend(news.jobs);
        if let Ok(bytes) = postcard::to_allocvec(&known) {
            self.cache.put(&world, &bytes);
            self.cache.tidy();
        }
    }

    fn news(&self) -> std::sync::MutexGuard<'_, Known> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The hash of all texts that a page shows, if there are such pages.
    fn texts(&self, page: usize, quotes: &BTreeSet<usize>) -> Option<TextHash> {
        let pages = &self.read.site.pages;
        let own = self.text(pages.get(page)?.document);
        if quotes.is_empty() {
            return Some(own);
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(&own);
        for page in quotes {
            hasher.update(&self.text(pages.get(*page)?.document));
        }
        Some(short(hasher.finalize()))
    }

    fn text(&self, document: usize) -> TextHash {
        let hash = || {
            let file = self.read.site.documents[document].file;
            short(blake3::hash(self.read.sources.text(file).as_bytes()))
        };
        match self.texts.get(document) {
            Some(text) => *text.get_or_init(hash),
            None => hash(),
        }
    }
}

fn short(hash: blake3::Hash) -> TextHash {
    let mut text = TextHash::default();
    let length = text.len();
    text.copy_from_slice(&hash.as_bytes()[..length]);
    text
}

/// Numbers are kept small; of more than four thousand million pages nothing is remembered.
fn number(index: usize) -> Option<u32> {
    u32::try_from(index).ok()
}

/// The hash of everything but pages' texts, where all of it can be read.
fn world(request: &Request, read: &Read) -> Option<[u8; 32]> {
    let mut hasher = blake3::Hasher::new();
    let mut add = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    add(env!("QUIETROOM_PROGRAM").as_bytes());
    let asked = (
        cfg!(feature = "pdf"),
        &request.audiences,
        &request.events,
        &request.base_url,
        request.drafts,
        request.cards,
    );
    add(format!("{asked:?}").as_bytes());
    let site = &read.site;
    let documents = site.documents.iter();
    let bodies: BTreeMap<_, _> = documents
        .map(|document| (document.file, document.body.start))
        .collect();
    for file in read.sources.files() {
        let text = read.sources.text(file);
        let end = bodies.get(&file).copied().unwrap_or(text.len());
        add(read.sources.path(file).as_bytes());
        add(text.get(..end).unwrap_or(text).as_bytes());
    }
    for page in &site.pages {
        add(page.title.as_bytes());
        add(page.summary.as_deref().unwrap_or_default().as_bytes());
    }
    for file in &site.statics {
        add(file.path.as_bytes());
        add(format!("{:?}", file.audience).as_bytes());
    }
    for asset in read.theme.assets() {
        add(asset.path.as_bytes());
        add(&asset.bytes);
    }
    for font in site.config.fonts.iter().filter(|_| request.cards) {
        let bytes = walk::site_file(&request.root, &font.value).ok()?;
        add(&bytes.unwrap_or_default());
    }
    Some(*hasher.finalize().as_bytes())
}
