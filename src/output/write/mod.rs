//! Stages a whole site file by file, and publishes it at once or not at all (design §7).
//!
//! New and changed files are written to `OUT/.quietroom/staging/`; unchanged ones are only noted. When all are good,
//! [`Stage::commit`] completes, of every audience's tree that changed, the innermost folder that holds all changes, with
//! hard links to the unchanged and the foreign files, which so keep their modification times, and swaps it for the
//! published one in one step (see `journal`). Until then nothing outside `OUT/.quietroom/` is touched.
//!
//! What a kill leaves behind is cleaned or completed by the next [`Stage::begin`]. The journal and the manifest are
//! synced to the disk, the files are not: thousands of syncs would cost minutes, and files that a power failure damaged
//! are written anew by the next build, which compares contents and trusts no manifest.

mod carry;
mod journal;
mod same;
mod swap;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use blake3::Hash;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, codes};
use crate::error::{Error, Result};
use crate::vocabulary::Audience;

use super::leak::{Receipt, Scanned};
use super::lock::{Lock, refuse_symlink};
use super::manifest::{Facts, FileEntry, Files, Manifest};
use super::{OutputPath, Plan};
use carry::Carried;
use same::{holds, is_as_received};

/// The sites of a build on their way to be published. Dropped without [`commit`](Self::commit), it leaves no trace.
#[derive(Debug)]
pub struct Stage<'a> {
    lock: &'a Lock,
    manifest: Manifest,
    sites: BTreeMap<Audience, Site>,
}

/// What became of the files of one audience.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SiteSummary {
    /// Files that are new or have another content than before.
    pub written: usize,
    /// Files that are as they were, with their old modification time.
    pub unchanged: usize,
    /// Files of the last build that are gone.
    pub removed: usize,
    /// The size of all files that the site has now, foreign ones left out.
    pub bytes: u64,
}

/// What a commit published, by audience.
pub type Summary = BTreeMap<Audience, SiteSummary>;

/// Why nothing was published.
#[derive(Debug)]
pub enum CommitError {
    /// There are files in the way that quietroom did not write.
    Findings(Vec<Diagnostic>),
    /// The machine failed.
    Machine(Error),
}

impl From<Error> for CommitError {
    fn from(error: Error) -> Self {
        Self::Machine(error)
    }
}

impl<'a> Stage<'a> {
    /// Starts to stage the sites of `audiences`; those of others stay as they are.
    ///
    /// Completes or cleans away first what a killed build left behind.
    pub fn begin(lock: &'a Lock, audiences: &[Audience]) -> Result<Self> {
        journal::recover(lock)?;
        let staging = lock.state("staging");
        clear(&staging)?;
        let mut manifest = Manifest::load(&lock.manifest())?;
        let mut sites = BTreeMap::new();
        for &audience in audiences {
            let live = lock.site(audience);
            refuse_symlink(&live)?;
            if live.exists() && !live.is_dir() {
                let file = io::Error::new(ErrorKind::NotADirectory, "it is a file");
                return Err(Error::io("write to", &live, file)
                    .with_help("remove the file, or choose another folder with --out"));
            }
            let new = staging.join("new").join(audience.name());
            fs::create_dir_all(&new).map_err(|error| Error::io("create", &new, error))?;
            let site = Site {
                is_new: !live.exists(),
                live,
                new,
                old: manifest.take(audience),
                files: Mutex::default(),
            };
            sites.insert(audience, site);
        }
        Ok(Self {
            lock,
            manifest,
            sites,
        })
    }

    /// The facts that the public site has had so far, if it was ever built.
    #[must_use]
    pub fn facts(&self) -> Option<&Facts> {
        self.manifest.facts()
    }

    /// Notes the facts that the public site has from now on.
    pub fn set_facts(&mut self, facts: Facts) {
        self.manifest.set_facts(facts);
    }

    /// Stages one file; returns the hash of its content. Any number of threads may do so at once.
    ///
    /// A file that is published with the same content already is not written again.
    pub fn put(&self, file: &Scanned<'_>) -> Result<Hash> {
        let (path, bytes) = (file.path(), file.bytes());
        let live = self.lock.site(file.audience()).join(path.as_str());
        let Some(site) = self.sites.get(&file.audience()) else {
            let other = io::Error::other("its audience is not being built");
            return Err(Error::io("write", &live, other));
        };
        let written = site.is_new || !holds(&live, bytes);
        if written {
            // The folder of the staging is nothing that a reader of the message knows.
            write_new(&site.new.join(path.as_str()), bytes)
                .map_err(|error| Error::io("write", &live, error))?;
        }
        let hash = file.hash();
        let size = bytes.len() as u64;
        let entry = FileEntry { hash, size };
        let mut files = site.files.lock().unwrap_or_else(PoisonError::into_inner);
        match files.insert(path.clone(), Staged { entry, written }) {
            None => Ok(hash),
            Some(_) => Err(Error::io(
                "write",
                &live,
                io::Error::new(ErrorKind::AlreadyExists, "it was rendered twice"),
            )),
        }
    }

    /// Stages files that are published already, if each of them is just what its receipt says; else none.
    pub fn keep(&self, files: &[Receipt]) -> bool {
        let is_there = |file: &Receipt| {
            let live = self.lock.site(file.audience).join(file.path.as_str());
            self.sites.contains_key(&file.audience) && is_as_received(&live, file)
        };
        if !files.iter().all(is_there) {
            return false;
        }
        for file in files {
            let Some(site) = self.sites.get(&file.audience) else {
                continue;
            };
            let entry = FileEntry {
                hash: Hash::from_bytes(file.hash),
                size: file.size,
            };
            let staged = Staged {
                entry,
                written: false,
            };
            let mut known = site.files.lock().unwrap_or_else(PoisonError::into_inner);
            known.insert(file.path.clone(), staged);
        }
        true
    }

    /// Publishes what was staged, which must be what was planned; removes what the last build wrote and this one did not.
    pub fn commit(mut self, plan: &Plan) -> std::result::Result<Summary, CommitError> {
        let sites = std::mem::take(&mut self.sites);
        let mut findings = Vec::new();
        let mut summary = Summary::new();
        let mut changed = Vec::new();
        let done: Vec<(Audience, Files, Carried)> = sites
            .into_par_iter()
            .map(|(audience, site)| site.complete(plan, audience))
            .collect::<Result<_>>()?;
        for (audience, files, carried) in done {
            if let Some(folder) = &carried.changed {
                changed.push((audience, folder.clone()));
            }
            let unchanged = files.len() - carried.written;
            let site = SiteSummary {
                written: carried.written,
                unchanged,
                removed: carried.removed,
                bytes: files.values().map(|file| file.size).sum(),
            };
            summary.insert(audience, site);
            self.manifest.set(audience, files);
            findings.extend(
                carried
                    .conflicts
                    .iter()
                    .map(|conflict| foreign_file(plan, audience, conflict)),
            );
        }
        if !findings.is_empty() {
            return Err(CommitError::Findings(findings));
        }
        journal::publish(self.lock, &changed, &self.manifest.to_json())?;
        Ok(summary)
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        // With a journal there is something left to complete, which the next build does.
        if !journal::is_pending(self.lock) {
            let _ = clear(&self.lock.state("staging"));
        }
    }
}

/// A site that is being staged.
#[derive(Debug)]
struct Site {
    /// Whether nothing is published yet.
    is_new: bool,
    live: PathBuf,
    new: PathBuf,
    old: Files,
    files: Mutex<BTreeMap<OutputPath, Staged>>,
}

/// A file that was staged, or found to be published already.
#[derive(Clone, Copy, Debug)]
struct Staged {
    entry: FileEntry,
    written: bool,
}

impl Site {
    /// Completes the staged tree, if the site changed at all.
    fn complete(self, plan: &Plan, audience: Audience) -> Result<(Audience, Files, Carried)> {
        let staged = self
            .files
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let planned = plan.paths(audience);
        if let Some((path, problem)) = difference(planned, staged.keys()) {
            let other = io::Error::other(problem);
            return Err(Error::io("publish", &self.live.join(path.as_str()), other));
        }
        let carried = carry::complete(&self.live, &self.new, &self.old, &staged)?;
        let files = staged
            .into_iter()
            .map(|(path, file)| (path, file.entry))
            .collect();
        Ok((audience, files, carried))
    }
}

/// The first path that was planned and not staged, or staged and not planned: neither may be published.
fn difference<'a>(
    mut planned: impl Iterator<Item = &'a OutputPath>,
    mut staged: impl Iterator<Item = &'a OutputPath>,
) -> Option<(&'a OutputPath, &'static str)> {
    loop {
        return match (planned.next(), staged.next()) {
            (None, None) => None,
            (Some(a), Some(b)) if a == b => continue,
            (Some(a), b) if b.is_none_or(|b| a < b) => Some((a, "it was planned and not rendered")),
            (_, Some(b)) => Some((b, "it was rendered and not planned")),
            (Some(a), None) => Some((a, "it was planned and not rendered")),
        };
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Nearly every page has a folder of its own, which is not there yet.
    if let Some(folder) = path.parent().filter(|_| path.ends_with("index.html")) {
        let _ = fs::create_dir(folder);
    }
    carry::with_folders(path, || File::create_new(path))?.write_all(bytes)
}

/// Removes a folder with all that is in it, following no links.
fn clear(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(Error::io("remove", folder, error))
        }
        _ => Ok(()),
    }
}

/// The finding about a file that is in the way, at the place of the one that wants its path.
fn foreign_file(plan: &Plan, audience: Audience, conflict: &carry::Conflict) -> Diagnostic {
    let file = format!("{audience}/{}", conflict.foreign);
    let owner = plan.owner(audience, &conflict.planned);
    let who = owner.map_or("a page", |owner| &owner.description);
    let message = format!("`{file}` is in the way of {who}, and quietroom did not write it");
    match owner.and_then(|owner| owner.span) {
        Some(span) => Diagnostic::new(codes::FOREIGN_FILE, span, message),
        None => Diagnostic::about_path(codes::FOREIGN_FILE, file, message),
    }
    .help("remove it from the output folder, or choose another folder with --out")
}
