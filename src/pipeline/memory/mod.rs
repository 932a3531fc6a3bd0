//! What an earlier run found good, for a run that comes with the same inputs.
//!
//! All that pages have in common is one hash, the world: the program, what is asked for, the settings, the theme, which pages
//! there are and where, what is withheld. In the same world a part of the site is as it was if all that it is made of is: its
//! own text, the facts of its event, the titles that it names. Then it is not made again, if the files that it became are
//! still there, byte by byte. Only what nothing was found in is remembered, so no finding is ever missed.

mod keys;
mod known;
mod mix;
mod world;

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::outputs::TextSummary;
use super::read::Read;
use super::{Guards, Request};
use crate::audience::SiteView;
use crate::link::AnchorUse;
use crate::lint::Clean;
use crate::output::{Cache, Receipt};
use crate::render::{Job, Renderer};
use crate::site::Page;
use crate::vocabulary::Audience;
use keys::Keys;
use known::{Known, KnownDocument, KnownJob, KnownPage, number};

/// What the folder of a site remembers between runs.
pub(super) struct Memory<'a> {
    read: &'a Read,
    cache: Cache,
    /// The world; nothing where nothing is remembered.
    world: Option<[u8; 32]>,
    is_written: bool,
    known: Known,
    news: Mutex<Known>,
    keys: Keys<'a>,
}

impl<'a> Memory<'a> {
    /// What is remembered of the site that was read.
    pub(super) fn open(request: &Request, read: &'a Read, guards: &Guards) -> Self {
        // What is asked for beside the site is in no page that was made before.
        let is_plain = request.external.is_none() && request.prints.is_none();
        let is_asked = request.cache && is_plain && guards.scans;
        let world = is_asked.then(|| world::world(request, read)).flatten();
        let cache = request.kept();
        let known = world.and_then(|world| cache.get(&world));
        let known = known.and_then(|bytes| postcard::from_bytes(&bytes).ok());
        Self {
            cache,
            world,
            is_written: request.out.is_some(),
            known: known.unwrap_or_default(),
            ..Self::none(read)
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
            keys: Keys::new(read),
        }
    }

    /// Whether anything is to be remembered: by a run that publishes, for others write nothing.
    pub(super) fn is_kept(&self) -> bool {
        self.world.is_some() && self.is_written
    }

    /// Learns what pages say of one another; before that none is known.
    pub(super) fn look_around<'r>(&self, renderers: impl Iterator<Item = &'r Renderer<'r>>) {
        if self.world.is_some() {
            self.keys.look_around(renderers);
        }
    }

    /// Whether no rule finds anything in a document, judged by this page of it in the view of those who may see most.
    pub(super) fn is_clean(&self, page: &Page, view: &SiteView<'_>) -> bool {
        let known = number(page.document).and_then(|number| self.known.documents.get(&number));
        known.is_some_and(|known| {
            let edition = self.read.site.event_of(page);
            let key = self
                .keys
                .document(page.document, edition, &known.kinds(), view);
            key == Some(known.key)
        })
    }

    /// Remembers documents in which no rule found anything.
    pub(super) fn remember_clean(&self, documents: &[Clean], view: &SiteView<'_>) {
        if !self.is_kept() {
            return;
        }
        let clean = documents.par_iter().filter_map(|clean| {
            let Clean {
                document,
                edition,
                kinds,
            } = clean;
            let key = self.keys.document(*document, *edition, kinds, view)?;
            Some((number(*document)?, KnownDocument::new(key, kinds)))
        });
        let clean: Vec<_> = clean.collect();
        self.news().documents.extend(clean);
    }

    /// A page that is as it was, by its number, with the files that it became.
    pub(super) fn page(&self, page: usize) -> Option<(TextSummary, &[Receipt])> {
        let known = self.known.pages.get(&number(page)?)?;
        if self.keys.page(page, &known.quotes())? != known.key {
            return None;
        }
        let document = self.read.site.pages[page].document;
        let file = self.read.site.documents[document].file;
        Some((known.summary(page, file), &known.files))
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
        let key = self.keys.page(summary.page, &summary.quotes);
        if let (Some(number), Some(key)) = (number(summary.page), key) {
            let known = KnownPage::new(key, summary, files);
            self.news().pages.insert(number, known);
        }
    }

    /// The file that an output became that is no page, by its number in its site.
    pub(super) fn job(&self, audience: Audience, number: usize, job: &Job) -> Option<&Receipt> {
        let known = self.known.jobs.get(&(audience, known::number(number)?))?;
        let is_same = known.file.path == job.path && self.keys.job(&job.kind)? == known.key;
        is_same.then_some(&known.file)
    }

    /// Remembers such a file.
    pub(super) fn remember_job(&self, number: usize, job: &Job, files: Vec<Receipt>) {
        let number = known::number(number);
        let (Some(number), Some(key)) = (number, self.keys.job(&job.kind)) else {
            return;
        };
        if let [file] = &files[..] {
            let file = file.clone();
            let known = KnownJob { key, file };
            self.news()
                .jobs
                .insert((known.file.audience, number), known);
        }
    }

    /// Keeps what was good for the next run; not where anything is an error, because what was made beside it may miss things.
    pub(super) fn close(self) {
        let news = self
            .news
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let Some(world) = self.world.filter(|_| !news.is_empty()) else {
            return;
        };
        let known = self.known.with(news);
        let bytes = known.to_bytes();
        drop(known);
        if let Some(bytes) = bytes {
            self.cache.put(&world, bytes);
            self.cache.tidy();
        }
    }

    fn news(&self) -> std::sync::MutexGuard<'_, Known> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
