//! Swaps staged sites for the published ones, so that a kill at any moment leaves each whole, old or new.
//!
//! The commit point is the moment when the journal appears. Before it, nothing of the published sites has changed.
//! After it, a build that is killed is completed by the next one; one that fails takes back what it swapped. Each site
//! is exchanged in one step where the system can (Linux, macOS); elsewhere its folder is missing for a moment.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::vocabulary::Audience;

use super::super::lock::{Lock, refuse_symlink};
use super::swap::{Paths, number, swap, undo};

/// The sites that a commit swaps, as it stands in `OUT/.quietroom/journal.json`.
#[derive(Debug, Deserialize, Serialize)]
struct Journal {
    sites: Vec<SwappedSite>,
}

#[derive(Debug, Deserialize, Serialize)]
struct SwappedSite {
    audience: String,
    /// The folder of the site that is exchanged; the whole site without one.
    #[serde(default)]
    inside: PathBuf,
    /// Which of the two trees is the new one, where the file system numbers its folders.
    folder: Option<u64>,
}

/// Swaps the staged folders of sites in, and with them the manifest.
pub(super) fn publish(lock: &Lock, changed: &[(Audience, PathBuf)], manifest: &[u8]) -> Result<()> {
    if changed.is_empty() && fs::read(lock.manifest()).is_ok_and(|found| found == manifest) {
        return Ok(());
    }
    let mut journal = Journal { sites: Vec::new() };
    for (audience, inside) in changed {
        journal.sites.push(SwappedSite {
            audience: audience.name().to_owned(),
            inside: inside.clone(),
            folder: number(&Paths::of(lock, *audience, inside).new),
        });
    }
    prepare(lock, &journal, manifest)?;
    let mut swapped = Vec::new();
    let done = complete(lock, &journal, &mut swapped);
    if done.is_err() && swapped.iter().rev().all(|paths| undo(paths).is_ok()) {
        let _ = fs::remove_file(lock.state("journal.json"));
    }
    done
}

/// Completes the commit of a build that was killed.
pub(super) fn recover(lock: &Lock) -> Result<()> {
    let path = lock.state("journal.json");
    let json = match fs::read(&path) {
        Ok(json) => json,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Error::io("read", &path, error)),
    };
    // A journal appears whole or not at all; a damaged one says nothing, and every site is whole without it.
    match serde_json::from_slice(&json) {
        Ok(journal) => complete(lock, &journal, &mut Vec::new()),
        Err(_) => fs::remove_file(&path).map_err(|error| Error::io("remove", &path, error)),
    }
}

/// Whether a commit is under way or was left unfinished.
pub(super) fn is_pending(lock: &Lock) -> bool {
    lock.state("journal.json").exists()
}

/// Makes everything ready that needs space on the disk, the journal last.
fn prepare(lock: &Lock, journal: &Journal, manifest: &[u8]) -> Result<()> {
    let path = lock.state("journal.json");
    let json =
        serde_json::to_vec(journal).map_err(|error| Error::io("write", &path, error.into()))?;
    let staging = lock.state("staging");
    let aside = staging.join("old");
    fs::create_dir_all(&aside).map_err(|error| Error::io("create", &aside, error))?;
    write_synced(&staging.join("manifest.json"), manifest)?;
    let ready = staging.join("journal.json");
    write_synced(&ready, &json)?;
    fs::rename(&ready, &path).map_err(|error| Error::io("write", &path, error))?;
    sync_folder(&lock.state(""));
    Ok(())
}

/// Writes a small file that is on the disk when this returns.
fn write_synced(path: &Path, bytes: &[u8]) -> Result<()> {
    File::create_new(path)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .map_err(|error| Error::io("write", path, error))
}

/// Asks the disk to keep the names in a folder. Where folders cannot be synced, there is nothing to do about it.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Takes all steps of the journal that were not taken yet; notes the sites that it swaps.
fn complete(lock: &Lock, journal: &Journal, swapped: &mut Vec<Paths>) -> Result<()> {
    for site in &journal.sites {
        let Ok(audience) = site.audience.parse() else {
            continue;
        };
        let paths = Paths::of(lock, audience, &site.inside);
        if paths.new.is_dir() && (site.folder.is_none() || site.folder == number(&paths.new)) {
            refuse_links(&lock.site(audience), &site.inside)?;
            swap(&paths).map_err(|error| swap_error(&paths.live, error))?;
            swapped.push(paths);
        }
    }
    sync_folder(lock.out());
    let manifest = lock.manifest();
    match fs::rename(lock.state("staging").join("manifest.json"), &manifest) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(Error::io("write", &manifest, error));
        }
        _ => {}
    }
    // All is published. A journal that stays, or comes back after a power failure, has no effect.
    let _ = fs::remove_file(lock.state("journal.json"));
    Ok(())
}

/// Refuses to exchange a folder that a link leads to.
fn refuse_links(site: &Path, inside: &Path) -> Result<()> {
    let mut path = site.to_owned();
    refuse_symlink(&path)?;
    for part in inside {
        path.push(part);
        refuse_symlink(&path)?;
    }
    Ok(())
}

fn swap_error(live: &Path, error: io::Error) -> Error {
    let mounted = matches!(
        error.kind(),
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices
    );
    let error = Error::io("replace", live, error);
    if mounted {
        error.with_help("a folder that is mounted cannot be replaced: mount the folder above it")
    } else {
        error
    }
}

#[cfg(test)]
mod tests {
    use super::super::swap::swap_in_two_steps;
    use super::*;

    /// An output folder with an old site of two audiences and a new one that is staged and in the journal.
    fn staged(inside: &str) -> (tempfile::TempDir, Lock, Journal) {
        let out = tempfile::tempdir().unwrap();
        let lock = Lock::acquire(out.path()).unwrap();
        let mut sites = Vec::new();
        for audience in [Audience::Public, Audience::Staff] {
            let paths = Paths::of(&lock, audience, Path::new(inside));
            for (tree, text) in [(&paths.live, "old"), (&paths.new, "new")] {
                fs::create_dir_all(tree).unwrap();
                fs::write(tree.join("page"), text).unwrap();
            }
            sites.push(SwappedSite {
                audience: audience.name().to_owned(),
                inside: inside.into(),
                folder: number(&paths.new),
            });
        }
        let journal = Journal { sites };
        prepare(&lock, &journal, b"new").unwrap();
        (out, lock, journal)
    }

    fn state(lock: &Lock, inside: &str) -> [String; 2] {
        [Audience::Public, Audience::Staff].map(|audience| {
            let folder = lock.site(audience).join(inside);
            fs::read_to_string(folder.join("page")).unwrap_or_default()
        })
    }

    #[test]
    fn a_commit_is_completed_from_every_step() {
        completed_from_every_step("");
        completed_from_every_step("deep/er");
    }

    fn completed_from_every_step(inside: &str) {
        let check = |kill: &dyn Fn(&Lock, [&Paths; 2])| {
            let (_out, lock, _) = staged(inside);
            let [public, staff] = [Audience::Public, Audience::Staff]
                .map(|audience| Paths::of(&lock, audience, Path::new(inside)));
            kill(&lock, [&public, &staff]);
            assert!(is_pending(&lock));
            recover(&lock).unwrap();
            assert_eq!(state(&lock, inside), ["new", "new"]);
            assert_eq!(fs::read(lock.manifest()).unwrap(), b"new");
            assert!(!is_pending(&lock));
        };
        check(&|_, _| {});
        check(&|_, [public, _]| swap(public).unwrap());
        check(&|_, [public, _]| swap_in_two_steps(public).unwrap());
        check(&|_, [_, staff]| fs::rename(&staff.live, &staff.aside).unwrap());
        check(&|_, [_, staff]| fs::remove_dir_all(&staff.live).unwrap());
        check(&|lock, both| {
            for paths in both {
                swap(paths).unwrap();
            }
            fs::rename(lock.state("staging/manifest.json"), lock.manifest()).unwrap();
        });
    }

    #[test]
    fn swaps_are_taken_back() {
        let check = |swap: &dyn Fn(&Paths), expected: &str| {
            let (_out, lock, _) = staged("");
            let paths = Paths::of(&lock, Audience::Public, Path::new(""));
            swap(&paths);
            assert_eq!(state(&lock, ""), ["new", "old"]);
            undo(&paths).unwrap();
            assert_eq!(state(&lock, ""), [expected, "old"]);
        };
        check(&|paths| swap(paths).unwrap(), "old");
        check(&|paths| swap_in_two_steps(paths).unwrap(), "old");
        check(
            &|paths| {
                fs::remove_dir_all(&paths.live).unwrap();
                swap(paths).unwrap();
            },
            "",
        );
    }

    #[test]
    fn a_damaged_journal_says_nothing() {
        for journal in ["", "{", "{\"sites\":[{\"audience\":\"nobody\"}]}"] {
            let (_out, lock, _) = staged("");
            fs::write(lock.state("journal.json"), journal).unwrap();
            recover(&lock).unwrap();
            assert_eq!(state(&lock, ""), ["old", "old"]);
            assert!(!is_pending(&lock));
        }
    }
}
