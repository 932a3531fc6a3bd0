//! Which files the content folder holds, symbolic links followed as far as they stay in the site.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::classify::is_ignored;
use super::findings::unreadable;
use crate::diagnostic::{Diagnostic, codes};
use crate::error::{Error, Result};

/// A file of the content folder.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its path from the content folder, with `/`.
    pub(super) path: String,
    /// Where it is on disk.
    pub(super) source: PathBuf,
    /// How long it is, in bytes.
    pub(super) len: u64,
}

/// What the content folder holds.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Files, sorted by path.
    pub(super) files: Vec<Entry>,
    /// Folders directly in `events/`, sorted.
    pub(super) event_folders: Vec<String>,
    /// Paths of which a finding says already why they are not among the files.
    pub(super) reported: BTreeSet<String>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Links to folders inside linked folders, at most; folders that all link to each other would never end otherwise.
const NESTED_LINKS: usize = 4;

/// Lists `root/content`, which is a folder. `boundary` is the canonical root, which links may not leave.
pub(super) fn list(root: &Path, boundary: &Path) -> Result<Listing> {
    let mut lister = Lister {
        boundary,
        listing: Listing::default(),
    };
    let content = root.join("content");
    let real = fs::canonicalize(&content).map_err(|error| Error::io("open", &content, error))?;
    if real.starts_with(boundary) {
        lister.folder(&content, "", &mut vec![real])?;
    } else {
        lister.outside("", &content);
    }
    let mut listing = lister.listing;
    listing.files.sort_by(|a, b| a.path.cmp(&b.path));
    listing.event_folders.sort();
    Ok(listing)
}

struct Lister<'a> {
    boundary: &'a Path,
    listing: Listing,
}

impl Lister<'_> {
    /// Lists one folder that stands at `prefix`. `chain` holds the canonical folders from which links led here, and
    /// the folder itself as the last.
    fn folder(&mut self, folder: &Path, prefix: &str, chain: &mut Vec<PathBuf>) -> Result<()> {
        let mut walk = WalkDir::new(folder)
            .min_depth(1)
            .sort_by_file_name()
            .into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if is_gone(&error) => continue,
                Err(error) => return Err(unreadable_folder(folder, error)),
            };
            let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let is_folder = entry.file_type().is_dir();
            let Some(path) = self.path(prefix, inside) else {
                if is_folder {
                    walk.skip_current_dir();
                }
                continue;
            };
            let name = path
                .rsplit_once('/')
                .map_or(path.as_str(), |(_, name)| name);
            if is_ignored(name, path.starts_with("static")) {
                if is_folder {
                    walk.skip_current_dir();
                }
            } else if is_folder {
                self.note_event_folder(&path);
            } else if entry.path_is_symlink() {
                self.link(&entry, path, chain)?;
            } else {
                self.file(entry.into_path(), path);
            }
        }
        Ok(())
    }

    /// The path with `/`; a finding where it is not Unicode, because no address can be made of it.
    fn path(&mut self, prefix: &str, inside: &Path) -> Option<String> {
        let mut path = prefix.to_owned();
        for part in inside {
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(&part.to_string_lossy());
        }
        if inside.to_str().is_some() {
            return Some(path);
        }
        self.report(
            Diagnostic::about_path(
                codes::UNREADABLE_FILE,
                format!("content/{path}"),
                "the name is not Unicode",
            )
            .help("rename it"),
        );
        None
    }

    fn link(&mut self, entry: &DirEntry, path: String, chain: &mut Vec<PathBuf>) -> Result<()> {
        let Ok(target) = fs::canonicalize(entry.path()) else {
            self.bad_link(
                &path,
                "the link leads nowhere",
                "delete it, or put the file where it leads",
            );
            return Ok(());
        };
        if !target.starts_with(self.boundary) {
            self.outside(&path, entry.path());
            return Ok(());
        }
        if !target.is_dir() {
            self.file(target, path);
            return Ok(());
        }
        let here = entry
            .path()
            .parent()
            .and_then(|parent| fs::canonicalize(parent).ok());
        let is_loop = chain
            .iter()
            .chain(&here)
            .any(|folder| folder.starts_with(&target));
        if is_loop || chain.len() > 2 * NESTED_LINKS {
            self.bad_link(
                &path,
                "the link leads back to a folder that holds it",
                "delete it, or link the files that are wanted",
            );
            return Ok(());
        }
        self.note_event_folder(&path);
        let before = chain.len();
        chain.extend(here);
        chain.push(target.clone());
        let listed = self.folder(&target, &path, chain);
        chain.truncate(before);
        listed
    }

    fn file(&mut self, source: PathBuf, path: String) {
        match fs::metadata(&source) {
            Ok(metadata) if metadata.is_file() => self.listing.files.push(Entry {
                path,
                source,
                len: metadata.len(),
            }),
            Ok(_) => self.bad_link(&path, "this is neither a file nor a folder", "delete it"),
            // Deleted since its folder was read: as if it had never been there.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(_) => {
                self.report(unreadable(&path));
                self.listing.reported.insert(path);
            }
        }
    }

    fn note_event_folder(&mut self, path: &str) {
        if let Some(slug) = path
            .strip_prefix("events/")
            .filter(|slug| !slug.contains('/'))
        {
            self.listing.event_folders.push(slug.to_owned());
        }
    }

    fn outside(&mut self, path: &str, link: &Path) {
        self.listing.reported.insert(path.to_owned());
        let target = fs::read_link(link).unwrap_or_default();
        let path = format!("content/{path}");
        let message = format!("the link leads out of the site, to `{}`", target.display());
        self.report(
            Diagnostic::about_path(codes::SYMLINK_OUTSIDE, path.trim_end_matches('/'), message)
                .help("copy the file into the site, or delete the link"),
        );
    }

    fn bad_link(&mut self, path: &str, message: &str, help: &str) {
        self.listing.reported.insert(path.to_owned());
        let path = format!("content/{path}");
        self.report(Diagnostic::about_path(codes::UNREADABLE_FILE, path, message).help(help));
    }

    fn report(&mut self, finding: Diagnostic) {
        self.listing.diagnostics.push(finding);
    }
}

fn unreadable_folder(folder: &Path, error: walkdir::Error) -> Error {
    let path = error.path().unwrap_or(folder).to_owned();
    // The walker's own words name the folder once more.
    let source = error.into_io_error().unwrap_or(io::ErrorKind::Other.into());
    Error::io("read the folder", &path, source)
}

fn is_gone(error: &walkdir::Error) -> bool {
    error
        .io_error()
        .is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
}
