//! Where finished outputs go: minified, scanned, staged.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::output::{
    Destination, Outgoing, OutputPath, Receipt, Rescan, Scanned, Sighting, minify, minify_around,
};
use crate::pipeline::leaks::Leak;
use crate::pipeline::memory::Memory;
use crate::pipeline::notes::Notes;
use crate::pipeline::{PrintChoice, Progress};
use crate::vocabulary::Audience;

/// The way out of the pipeline, which all outputs of a run share.
pub(in crate::pipeline) struct Outlet<'a> {
    pub(in crate::pipeline) destination: Option<&'a dyn Destination>,
    pub(in crate::pipeline) scan: &'a Rescan<'a>,
    /// What earlier runs found good.
    pub(in crate::pipeline) memory: &'a Memory<'a>,
    /// Where it is noted which facts an output holds, in a run for that alone.
    pub(in crate::pipeline) notes: Option<&'a Notes>,
    pub(in crate::pipeline) progress: &'a dyn Progress,
    pub(in crate::pipeline) minify: bool,
    pub(in crate::pipeline) count: AtomicUsize,
    /// How many of them were not made again.
    pub(in crate::pipeline) kept: AtomicUsize,
    /// Cards that are handed out.
    pub(in crate::pipeline) choice: Option<&'a PrintChoice>,
    pub(in crate::pipeline) prints: Mutex<Vec<(String, Vec<u8>)>>,
}

/// Where some outputs go, with what is found on their way.
pub(in crate::pipeline) struct Sink<'a> {
    pub(in crate::pipeline) outlet: &'a Outlet<'a>,
    found: Mutex<Found>,
}

/// What is found in finished outputs and while they are made.
#[derive(Default)]
pub(in crate::pipeline) struct Found {
    pub(in crate::pipeline) diagnostics: Vec<Diagnostic>,
    pub(in crate::pipeline) leaks: Vec<Leak>,
    /// The files that passed, where they are to be remembered.
    pub(in crate::pipeline) receipts: Vec<Receipt>,
}

impl Found {
    /// Everything that was found in several places.
    pub(in crate::pipeline) fn all(parts: Vec<Self>) -> Self {
        let mut all = Self::default();
        for part in parts {
            all.diagnostics.extend(part.diagnostics);
            all.leaks.extend(part.leaks);
            all.receipts.extend(part.receipts);
        }
        all
    }

    /// Whether nothing is wrong.
    pub(in crate::pipeline) fn is_nothing(&self) -> bool {
        self.diagnostics.is_empty() && self.leaks.is_empty()
    }
}

impl Outlet<'_> {
    /// Lets files through that an earlier run made, if they are still where they go to.
    pub(in crate::pipeline) fn keeps(&self, files: &[Receipt]) -> bool {
        let is_kept = self
            .destination
            .is_none_or(|destination| destination.keep(files));
        if is_kept {
            self.count.fetch_add(files.len(), Ordering::Relaxed);
            self.kept.fetch_add(files.len(), Ordering::Relaxed);
            for _ in files {
                self.progress.step();
            }
        }
        is_kept
    }
}

impl<'a> Sink<'a> {
    pub(in crate::pipeline) fn new(outlet: &'a Outlet<'a>) -> Self {
        Self {
            outlet,
            found: Mutex::default(),
        }
    }

    pub(in crate::pipeline) fn into_found(self) -> Found {
        self.found
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn found(&self) -> MutexGuard<'_, Found> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink<'_> {
    pub(in crate::pipeline) fn report(&self, found: impl IntoIterator<Item = Diagnostic>) {
        self.found().diagnostics.extend(found);
    }

    pub(in crate::pipeline) fn hand_out(&self, files: impl IntoIterator<Item = (String, Vec<u8>)>) {
        if let Ok(mut prints) = self.outlet.prints.lock() {
            prints.extend(files);
        }
    }

    pub(in crate::pipeline) fn text(
        &self,
        audience: Audience,
        path: &OutputPath,
        text: std::result::Result<String, Vec<Diagnostic>>,
    ) -> Result<()> {
        self.page(audience, path, text, None)
    }

    /// Takes a page; `body` is the part of it that is written compact already.
    pub(in crate::pipeline) fn page(
        &self,
        audience: Audience,
        path: &OutputPath,
        text: std::result::Result<String, Vec<Diagnostic>>,
        body: Option<&str>,
    ) -> Result<()> {
        match text {
            Ok(text) if self.outlet.minify && path.extension() == "html" && gains(&text) => {
                let text = match body {
                    Some(body) => minify_around(text, body),
                    None => minify(text),
                };
                self.bytes(audience, path, text.as_bytes())
            }
            Ok(text) => self.bytes(audience, path, text.as_bytes()),
            Err(found) => {
                self.report(found);
                Ok(())
            }
        }
    }

    /// Takes the files of a card for all sites at once. They are large, and mostly just as they were when they were scanned.
    pub(in crate::pipeline) fn prints(&self, files: &[Outgoing<'_>]) -> Result<()> {
        let passed = self.outlet.scan.pass(files);
        for (file, passed) in files.iter().zip(passed) {
            self.put(file.audience, &file.path, file.content.bytes(), passed)?;
        }
        Ok(())
    }

    pub(in crate::pipeline) fn bytes(
        &self,
        audience: Audience,
        path: &OutputPath,
        bytes: &[u8],
    ) -> Result<()> {
        let passed = Scanned::pass(self.outlet.scan, audience, path, bytes);
        self.put(audience, path, bytes, passed)
    }

    /// Puts a file where it goes, if it passed.
    fn put(
        &self,
        audience: Audience,
        path: &OutputPath,
        bytes: &[u8],
        passed: std::result::Result<Scanned<'_>, Vec<Sighting>>,
    ) -> Result<()> {
        let outlet = self.outlet;
        outlet.count.fetch_add(1, Ordering::Relaxed);
        outlet.progress.step();
        if let Some(notes) = outlet.notes {
            notes.read(path, bytes);
        }
        match passed {
            Ok(scanned) => {
                if outlet.memory.is_kept() {
                    self.found().receipts.push(scanned.receipt());
                }
                match outlet.destination {
                    Some(destination) => destination.put(&scanned),
                    None => Ok(()),
                }
            }
            Err(sightings) => {
                let leak = |sighting| Leak {
                    audience,
                    path: path.clone(),
                    sighting,
                };
                self.found().leaks.extend(sightings.into_iter().map(leak));
                Ok(())
            }
        }
    }
}

/// Whether a page becomes smaller by being minified: a forward of a few lines does not, unless it holds comments.
fn gains(html: &str) -> bool {
    html.len() > 2048 || memchr::memmem::find(html.as_bytes(), b"<!--").is_some()
}
