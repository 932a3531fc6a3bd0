//! One build at a time: `OUT/.quietroom/lock`.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::vocabulary::Audience;

/// The folder of quietroom's own files in an output folder.
const STATE: &str = ".quietroom";

/// What quietroom wrote, among them.
const MANIFEST: &str = "manifest.json";

/// An output folder that nobody else writes to while this value lives.
///
/// The operating system frees the lock of a process that ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    out: PathBuf,
    file: File,
}

impl Lock {
    /// Creates the output folder where it is missing, and locks it.
    pub fn acquire(out: &Path) -> Result<Self> {
        let state = out.join(STATE);
        refuse_symlink(&state)?;
        fs::create_dir_all(&state).map_err(|error| Error::io("create", &state, error))?;
        keep_private(&state)?;
        let path = state.join("lock");
        refuse_symlink(&path)?;
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|error| Error::io("open", &path, error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let busy = io::Error::new(ErrorKind::WouldBlock, "another build holds it");
                return Err(Error::io("lock", out, busy));
            }
            Err(TryLockError::Error(error)) => return Err(Error::io("lock", &path, error)),
        }
        ignore_all(&state.join(".gitignore"))?;
        Ok(Self {
            out: out.to_owned(),
            file,
        })
    }

    /// The output folder.
    #[must_use]
    pub fn out(&self) -> &Path {
        &self.out
    }

    /// The folder of an audience's site.
    #[must_use]
    pub fn site(&self, audience: Audience) -> PathBuf {
        self.out.join(audience.name())
    }

    /// The manifest's path.
    #[must_use]
    pub fn manifest(&self) -> PathBuf {
        self.state(MANIFEST)
    }

    /// The path of one of quietroom's own files.
    pub(super) fn state(&self, name: &str) -> PathBuf {
        self.out.join(STATE).join(name)
    }
}

/// Whether this is a folder that builds published sites to.
#[must_use]
pub fn is_output(folder: &Path) -> bool {
    folder.join(STATE).join(MANIFEST).is_file()
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing alone would leave the lock to a process that was just started from this one.
        let _ = self.file.unlock();
    }
}

/// Keeps the folder out of a repository that the output folder is part of.
fn ignore_all(path: &Path) -> Result<()> {
    let all = b"*\n";
    if fs::read(path).is_ok_and(|found| found == all) {
        return Ok(());
    }
    // Made anew, so that a link in its place is not followed.
    let _ = fs::remove_file(path);
    File::create_new(path)
        .and_then(|mut file| file.write_all(all))
        .map_err(|error| Error::io("write", path, error))
}

/// A link could lead the writing to any place: what it stands for is the owner's to decide, not quietroom's.
pub(super) fn refuse_symlink(path: &Path) -> Result<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => {
            let link = io::Error::new(ErrorKind::AlreadyExists, "it is a symbolic link");
            Err(Error::io("write to", path, link).with_help(
                "quietroom does not write through links inside the output folder: remove the link, or choose \
                 another folder with --out",
            ))
        }
        _ => Ok(()),
    }
}

/// The manifest and unfinished sites of all audiences are their owner's alone.
#[cfg(unix)]
fn keep_private(state: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;

    let private = fs::Permissions::from_mode(0o700);
    let mode = fs::metadata(state).map(|found| found.permissions().mode() & 0o777);
    if mode.is_ok_and(|mode| mode == 0o700) {
        return Ok(());
    }
    fs::set_permissions(state, private).map_err(|error| Error::io("protect", state, error))
}

#[cfg(not(unix))]
fn keep_private(_: &Path) -> Result<()> {
    Ok(())
}
