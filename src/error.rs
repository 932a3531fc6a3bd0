//! Failures of the machine: never a mistake of the person who writes content.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What the machine failed at: reading or writing a file, mostly.
///
/// A mistake in content is a [`Diagnostic`](crate::diagnostic::Diagnostic) instead; the two never mix.
#[derive(Debug)]
pub struct Error {
    doing: &'static str,
    path: PathBuf,
    source: io::Error,
    help: &'static str,
}

/// The result of work that only the machine can fail at.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An input or output failure while `doing` something ("write", "read") to `path`.
    #[must_use]
    pub fn io(doing: &'static str, path: &Path, source: io::Error) -> Self {
        let help = match source.kind() {
            io::ErrorKind::NotFound => "check that the folder exists",
            io::ErrorKind::PermissionDenied => {
                "check who owns the file and its folder, and who may write there"
            }
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
                "a file stands where a folder is needed: move it away, or choose another folder with --out"
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                "free some space and build again; what was published before is untouched"
            }
            io::ErrorKind::ReadOnlyFilesystem => "choose another output folder with --out",
            io::ErrorKind::WouldBlock => {
                "another build is writing there: wait for it, or choose another folder with --out"
            }
            _ => "try again; if it stays, look at the disk and at the folder's owner",
        };
        Self {
            doing,
            path: path.to_owned(),
            source,
            help,
        }
    }

    /// Says what to do in other words than those that fit the kind of failure.
    #[must_use]
    pub fn with_help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }

    /// The file or folder that the failure is about.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What a person can do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        self.help
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "could not {} {}: {}",
            self.doing,
            self.path.display(),
            self.source
        )
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}
