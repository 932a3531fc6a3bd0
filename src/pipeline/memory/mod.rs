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

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::outputs::TextSummary;
use super::read::Read;
use super::{Guards, Request};
use crate::audience::SiteView;
use crate::link::AnchorUse;
use crate::lint::Clean;
use crate::output::{Cache, Receipt, ShelfContent, ShelfFiles};
use crate::render::{Job, Renderer};
use crate::site::Page;
use crate::vocabulary::Audience;
use keys::Keys;
use known::{Known, KnownDocument, KnownJob, KnownPage, number};

/// The hash of a world.
type World = [u8; 32];

/// What earlier runs found good, and what this one adds to it.
pub(super) struct Memory<'a> {
    read: &'a Read,
    cache: Cache,
    /// The world; nothing where nothing is remembered.
    world: Option<World>,
    /// Whether anything is to be remembered.
    is_kept: bool,
    /// Whether that is for a preview, in which cards wait to be asked for.
    is_preview: bool,
    known: Known,
    news: Mutex<Known>,
    keys: Keys<'a>,
}

impl<'a> Memory<'a> {
    /// What the site's folder remembers. Only a run that publishes adds to it, for others write nothing.
    pub(super) fn open(request: &Request, read: &'a Read, guards: &Guards) -> Self {
        let world = world_of(request, read, guards).filter(|_| request.cache);
        let cache = request.kept();
        let known = world.and_then(|world| cache.get(&world));
        let known = known.and_then(|bytes| postcard::from_bytes(&bytes).ok());
        Self {
            cache,
            world,
            is_kept: world.is_some() && request.out.is_some(),
            known: known.unwrap_or_default(),
            ..Self::none(read)
        }
    }

    /// What a preview remembers. It is taken out of there, and comes back with [`Memory::keep_in`].
    pub(super) fn of_preview(
        request: &Request,
        read: &'a Read,
        guards: &Guards,
        past: &mut Past,
    ) -> Self {
        let world = world_of(request, read, guards);
        let is_same = world.is_some() && world == past.world;
        let known = if is_same {
            std::mem::take(&mut past.known)
        } else {
            Known::default()
        };
        Self {
            world,
            is_kept: world.is_some(),
            is_preview: true,
            known,
            ..Self::none(read)
        }
    }

    /// A memory of nothing, which keeps nothing.
    pub(super) fn none(read: &'a Read) -> Self {
        Self {
            read,
            cache: Cache::none(),
            world: None,
            is_kept: false,
            is_preview: false,
            known: Known::default(),
            news: Mutex::default(),
            keys: Keys::new(read),
        }
    }

    /// Whether nothing is known of an earlier run, so that all is made.
    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Whether anything is to be remembered.
    pub(super) fn is_kept(&self) -> bool {
        self.is_kept
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
        if !self.is_kept {
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
            && summary.anchors.iter().all(is_own)
            // Few pages lead to a place in a list, which is looked at again each time.
            && summary.list_anchors.is_empty();
        // A card that is known would not say which of its files can be asked for.
        let is_left = summary.has_pictures || (page.is_card && self.is_preview);
        if !self.is_kept || !is_good || is_left {
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
        let cache = self.cache.clone();
        let Some(world) = self.world.filter(|_| self.has_news()) else {
            return;
        };
        let known = self.into_known();
        cache.put_with(&world, |entry| known.write(entry));
        cache.tidy();
    }

    /// Keeps what was good for the next run of a preview, with the files that were made, if nothing is an error in them; else
    /// what is known stays as it was.
    pub(super) fn keep_in(self, past: &mut Past, made: Option<&ShelfContent>) {
        match made {
            Some(content) => {
                *past = Past {
                    world: self.world,
                    files: Arc::new(content.files.clone()),
                    known: self.into_known(),
                };
            }
            None if self.world == past.world => past.known = self.known,
            None => {}
        }
    }

    fn has_news(&self) -> bool {
        !self.news().is_empty()
    }

    fn into_known(self) -> Known {
        let news = self
            .news
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        self.known.with(news)
    }

    fn news(&self) -> std::sync::MutexGuard<'_, Known> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The world of what is asked for, where any of it was there before: what is asked for beside the site is in no page that was
/// made before.
fn world_of(request: &Request, read: &Read, guards: &Guards) -> Option<World> {
    let is_plain = request.external.is_none() && request.prints.is_none();
    let is_asked = is_plain && guards.scans;
    is_asked.then(|| world::world(request, read)).flatten()
}

/// What the runs of one preview remember of one another.
#[derive(Default)]
pub struct Past {
    world: Option<World>,
    known: Known,
    files: Arc<BTreeMap<Audience, ShelfFiles>>,
}

impl Past {
    /// The files that what is known became.
    pub(super) fn files(&self) -> Arc<BTreeMap<Audience, ShelfFiles>> {
        Arc::clone(&self.files)
    }
}
