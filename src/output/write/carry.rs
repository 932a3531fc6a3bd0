//! Completes a staged tree with the files that stay: unchanged ones, and those that quietroom did not write.

use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::error::{Error, Result};

use super::super::OutputPath;
use super::super::manifest::Files;
use super::Staged;

/// A staged tree that is complete, unless something is in its way.
#[derive(Debug, Default)]
pub(super) struct Carried {
    /// The folder that holds all that differs from the published tree, itself complete; nothing where nothing differs.
    pub(super) changed: Option<PathBuf>,
    /// How many files are new or different.
    pub(super) written: usize,
    /// How many files of the last build are gone.
    pub(super) removed: usize,
    /// The files in the way, sorted.
    pub(super) conflicts: Vec<Conflict>,
}

/// A file that quietroom did not write, in the way of one that it would.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Conflict {
    /// What is in the way, relative to the site.
    pub(super) foreign: String,
    /// The planned file.
    pub(super) planned: OutputPath,
}

/// Completes the tree `new`, which holds the written ones of the `staged` files, from the published tree `live`, in
/// which the last build wrote the `old` files.
pub(super) fn complete(
    live: &Path,
    new: &Path,
    old: &Files,
    staged: &BTreeMap<OutputPath, Staged>,
) -> Result<Carried> {
    let mut carried = Carried {
        written: staged.values().filter(|file| file.written).count(),
        ..Carried::default()
    };
    let exists = live.is_dir();
    let loses = old.keys().any(|path| !staged.contains_key(path));
    if exists && carried.written == 0 && !loses {
        return Ok(carried);
    }
    // Where a page goes, its folders may go too, up to the top.
    let changed = if exists && !loses {
        innermost(live, staged)
    } else {
        PathBuf::new()
    };
    carried.changed = Some(changed.clone());
    if !exists {
        return Ok(carried);
    }
    staged
        .par_iter()
        .filter(|(path, file)| !file.written && Path::new(path.as_str()).starts_with(&changed))
        .try_for_each(|(path, _)| {
            let from = live.join(path.as_str());
            link(&from, &new.join(path.as_str())).map_err(|error| Error::io("keep", &from, error))
        })?;
    let mut walk = Walk {
        live,
        new,
        old,
        staged,
        own_folders: folders_of(old),
        foreign_folders: vec![changed.clone()],
        carried,
    };
    walk.run(changed)?;
    let mut carried = walk.carried;
    carried.conflicts.sort();
    Ok(carried)
}

/// The innermost published folder that all written files are in. Everything beside it can stay where it is.
fn innermost(live: &Path, staged: &BTreeMap<OutputPath, Staged>) -> PathBuf {
    let written = staged.iter().filter(|(_, file)| file.written);
    let folders = written.filter_map(|(path, _)| Path::new(path.as_str()).parent());
    let common = |a: &'_ Path, b: &'_ Path| -> PathBuf {
        let both = a.iter().zip(b.iter());
        both.take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
    };
    let mut shared: Option<PathBuf> = None;
    for folder in folders {
        shared = Some(match shared {
            None => folder.to_owned(),
            Some(shared) => common(&shared, folder),
        });
    }
    // Only what is a folder itself, and no link to one, can be exchanged.
    let mut inside = PathBuf::new();
    for part in &shared.unwrap_or_default() {
        let next = inside.join(part);
        let is_folder = fs::symlink_metadata(live.join(&next)).is_ok_and(|found| found.is_dir());
        if !is_folder {
            break;
        }
        inside = next;
    }
    inside
}

/// Opens or makes something in a folder that may not exist yet.
pub(super) fn with_folders<T>(path: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (make(), path.parent()) {
        (Err(error), Some(parent)) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(parent)?;
            make()
        }
        (made, _) => made,
    }
}

/// All folders that the files of the last build stood in. One that is empty now was left by a removed page.
fn folders_of(files: &Files) -> HashSet<&str> {
    files
        .keys()
        .flat_map(|path| {
            let path = path.as_str();
            path.match_indices('/').map(|(slash, _)| &path[..slash])
        })
        .collect()
}

/// A walk through the published tree for what is not quietroom's.
struct Walk<'a> {
    live: &'a Path,
    new: &'a Path,
    old: &'a Files,
    staged: &'a BTreeMap<OutputPath, Staged>,
    own_folders: HashSet<&'a str>,
    foreign_folders: Vec<PathBuf>,
    carried: Carried,
}

impl Walk<'_> {
    fn run(&mut self, from: PathBuf) -> Result<()> {
        let mut folders = vec![from];
        while let Some(folder) = folders.pop() {
            let path = self.live.join(&folder);
            let fail = |error| Error::io("read", &path, error);
            for entry in fs::read_dir(&path).map_err(fail)? {
                let entry = entry.map_err(fail)?;
                let kind = entry.file_type().map_err(fail)?;
                let inside = folder.join(entry.file_name());
                let step = if kind.is_dir() {
                    let step = self.folder(&inside);
                    folders.push(inside.clone());
                    step
                } else {
                    self.file(&inside, kind.is_file())
                };
                step.map_err(|error| Error::io("keep", &self.live.join(&inside), error))?;
            }
        }
        // Last, and the innermost first: a folder may be one that nobody shall write to.
        for inside in self.foreign_folders.iter().rev() {
            let from = self.live.join(inside);
            copy_permissions(&from, &self.new.join(inside))
                .map_err(|error| Error::io("keep the permissions of", &from, error))?;
        }
        Ok(())
    }

    /// Keeps a folder that somebody else made, even if it is empty. A planned file takes the place of an empty one.
    fn folder(&mut self, inside: &Path) -> io::Result<()> {
        if self.own_folders.contains(shown(inside).as_str()) {
            return Ok(());
        }
        match fs::create_dir_all(self.new.join(inside)) {
            Err(error) if is_in_the_way(&error) => Ok(()),
            Err(error) => Err(error),
            Ok(()) => {
                self.foreign_folders.push(inside.to_owned());
                Ok(())
            }
        }
    }

    fn file(&mut self, inside: &Path, is_file: bool) -> io::Result<()> {
        let path = OutputPath::new(&shown(inside)).ok();
        let path = path.filter(|path| is_file && Path::new(path.as_str()) == inside);
        let known = path.as_ref().and_then(|path| self.old.get(path));
        let staged = path.as_ref().and_then(|path| self.staged.get(path));
        match (known, staged) {
            (Some(_), Some(_)) => return Ok(()),
            // The same content as planned, but nobody knew of it: it is adopted.
            (None, Some(staged)) if !staged.written => return Ok(()),
            (Some(entry), None) => {
                let content = fs::read(self.live.join(inside))?;
                // Another content than the last build wrote is somebody else's work.
                if blake3::hash(&content) == entry.hash {
                    self.carried.removed += 1;
                    return Ok(());
                }
            }
            (None, _) => {}
        }
        match link(&self.live.join(inside), &self.new.join(inside)) {
            Err(error) if is_in_the_way(&error) => {
                let foreign = shown(inside);
                if let Some(planned) = self.planned_at(&foreign) {
                    self.carried.conflicts.push(Conflict { foreign, planned });
                    return Ok(());
                }
                Err(error)
            }
            done => done,
        }
    }

    /// The planned file that stands at a path, above it or below it.
    fn planned_at(&self, foreign: &str) -> Option<OutputPath> {
        let is_below = |below: &str, above: &str| {
            below
                .strip_prefix(above)
                .is_some_and(|rest| rest.starts_with('/'))
        };
        self.staged
            .keys()
            .find(|planned| {
                let planned = planned.as_str();
                planned == foreign || is_below(planned, foreign) || is_below(foreign, planned)
            })
            .cloned()
    }
}

/// A path as people and the manifest write it, with `/` on every system.
fn shown(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Whether a file stands where another file or a folder should be made.
fn is_in_the_way(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory | ErrorKind::IsADirectory
    )
}

/// Lets a file stand in the new tree as well. What cannot be linked (files of others, limits of file systems) is
/// copied with its modification time.
fn link(from: &Path, to: &Path) -> io::Result<()> {
    match with_folders(to, || fs::hard_link(from, to)) {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::PermissionDenied
                    | ErrorKind::CrossesDevices
                    | ErrorKind::TooManyLinks
                    | ErrorKind::Unsupported
            ) =>
        {
            copy(from, to)
        }
        done => done,
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let found = fs::symlink_metadata(from)?;
    #[cfg(unix)]
    if found.is_symlink() {
        return std::os::unix::fs::symlink(fs::read_link(from)?, to);
    }
    if !found.is_file() {
        return Err(io::Error::new(
            ErrorKind::Unsupported,
            "it is neither a file nor a link",
        ));
    }
    let mut target = File::create_new(to)?;
    io::copy(&mut File::open(from)?, &mut target)?;
    target.set_modified(found.modified()?)?;
    target.set_permissions(found.permissions())
}

/// Folders keep the permissions that their owner gave them.
fn copy_permissions(from: &Path, to: &Path) -> io::Result<()> {
    fs::set_permissions(to, fs::metadata(from)?.permissions())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::write::holds;

    #[test]
    fn what_cannot_be_linked_is_copied_with_its_time() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&from, "text").unwrap();
        let modified = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        File::options()
            .write(true)
            .open(&from)
            .unwrap()
            .set_modified(modified)
            .unwrap();
        copy(&from, &to).unwrap();
        assert!(holds(&to, b"text"));
        assert_eq!(fs::metadata(&to).unwrap().modified().unwrap(), modified);
    }
}
