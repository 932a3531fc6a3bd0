//! Exchanges one staged tree with the published one, and takes that back.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::vocabulary::Audience;

use super::super::lock::Lock;

/// Where the trees of one audience stand.
#[derive(Debug)]
pub(super) struct Paths {
    /// The published tree.
    pub(super) live: PathBuf,
    /// The staged tree; after an exchange the one that was published before.
    pub(super) new: PathBuf,
    /// Where the old tree goes if the two cannot be exchanged.
    pub(super) aside: PathBuf,
}

impl Paths {
    /// The trees of `audience`, or of a folder `inside` its site.
    pub(super) fn of(lock: &Lock, audience: Audience, inside: &Path) -> Self {
        let staging = lock.state("staging");
        // Joined with nothing, a path would end with a slash.
        let join = |path: PathBuf| {
            if inside.as_os_str().is_empty() {
                path
            } else {
                path.join(inside)
            }
        };
        Self {
            live: join(lock.site(audience)),
            new: join(staging.join("new").join(audience.name())),
            aside: staging.join("old").join(audience.name()),
        }
    }
}

/// Puts the new tree in the place of the published one, which goes to `new`, or `aside`, or never was.
pub(super) fn swap(paths: &Paths) -> io::Result<()> {
    if fs::symlink_metadata(&paths.live).is_err() {
        return fs::rename(&paths.new, &paths.live);
    }
    match exchange(&paths.new, &paths.live) {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::InvalidInput | ErrorKind::Unsupported
            ) =>
        {
            swap_in_two_steps(paths)
        }
        done => done,
    }
}

/// Between the steps there is no published tree; a build that is killed there is completed by the next.
pub(super) fn swap_in_two_steps(paths: &Paths) -> io::Result<()> {
    fs::rename(&paths.live, &paths.aside)?;
    fs::rename(&paths.new, &paths.live).inspect_err(|_| {
        let _ = fs::rename(&paths.aside, &paths.live);
    })
}

/// Takes a swap back.
pub(super) fn undo(paths: &Paths) -> io::Result<()> {
    if paths.aside.exists() {
        fs::rename(&paths.live, &paths.new)?;
        fs::rename(&paths.aside, &paths.live)
    } else if paths.new.exists() {
        exchange(&paths.new, &paths.live)
    } else {
        fs::rename(&paths.live, &paths.new)
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// The file system's number of a folder, which it keeps when it is renamed.
#[cfg(unix)]
pub(super) fn number(folder: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;

    fs::metadata(folder).ok().map(|found| found.ino())
}

#[cfg(not(unix))]
pub(super) fn number(_: &Path) -> Option<u64> {
    None
}
