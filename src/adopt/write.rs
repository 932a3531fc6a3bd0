//! Puts the new site on the disk: all of it or nothing, and never over a file that is there.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::gather::Asset;
use super::site::Files;
use crate::diagnostic::{Diagnostic, codes};
use crate::error::{Error, Result};

/// The report's name in the new folder.
pub const REPORT: &str = "ADOPTED.md";

/// A folder beside the target in which the new site is made; it goes away with this value.
pub struct Draft {
    /// The folder.
    pub folder: PathBuf,
}

/// What keeps a folder from getting a site.
pub fn obstacle(into: &Path, shown: &str) -> Result<Option<Diagnostic>> {
    let finding = |path: String, message: &str| {
        Diagnostic::about_path(codes::TARGET_EXISTS, path, message)
            .help("choose another folder with --into: what is there stays as it is")
    };
    match fs::symlink_metadata(into) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io("read", into, error)),
        Ok(found) if !found.is_dir() && !into.is_dir() => {
            return Ok(Some(finding(
                shown.to_owned(),
                "a file stands where the new site's folder is to be",
            )));
        }
        Ok(_) => {}
    }
    for name in ["content", REPORT] {
        if fs::symlink_metadata(into.join(name)).is_ok() {
            let shown = format!("{}/{name}", shown.trim_end_matches('/'));
            return Ok(Some(finding(
                shown,
                "this is there already, and nothing is written over it",
            )));
        }
    }
    Ok(None)
}

impl Draft {
    /// A new folder beside the target, so that it can be moved there in one step.
    pub fn begin(into: &Path) -> Result<Self> {
        let absolute = std::path::absolute(into).map_err(|error| Error::io("find", into, error))?;
        let parent = absolute.parent().unwrap_or(&absolute);
        fs::create_dir_all(parent).map_err(|error| Error::io("create", parent, error))?;
        let name = absolute
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let mut number = 0_u32;
        loop {
            let folder = parent.join(format!(".{name}.adopting-{}-{number}", std::process::id()));
            match fs::create_dir(&folder) {
                Ok(()) => return Ok(Self { folder }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 100 => {
                    number += 1;
                }
                Err(error) => return Err(Error::io("create", &folder, error)),
            }
        }
    }

    /// Writes files, over those of an earlier round.
    pub fn write(&self, files: &Files) -> Result<()> {
        for (path, text) in files {
            let path = self.folder.join(path);
            with_folder(&path)?;
            fs::write(&path, text).map_err(|error| Error::io("write", &path, error))?;
        }
        Ok(())
    }

    /// Copies what is taken along as it is.
    pub fn copy(&self, assets: &[Asset]) -> Result<()> {
        for asset in assets {
            let path = self.folder.join("content").join(&asset.path);
            with_folder(&path)?;
            fs::copy(&asset.from, &path).map_err(|error| Error::io("copy", &asset.from, error))?;
        }
        Ok(())
    }

    /// Moves the site to its place, with the report beside it.
    pub fn publish(self, into: &Path, report: &str) -> Result<()> {
        let path = self.folder.join(REPORT);
        fs::write(&path, report).map_err(|error| Error::io("write", &path, error))?;
        if fs::symlink_metadata(into).is_err() {
            // The new name appears with all that is in it.
            return fs::rename(&self.folder, into)
                .map_err(|error| Error::io("create", into, error));
        }
        let place = into.join(REPORT);
        let written =
            fs::File::create_new(&place).and_then(|mut file| file.write_all(report.as_bytes()));
        written.map_err(|error| Error::io("write", &place, error))?;
        let content = into.join("content");
        // A folder that has appeared meanwhile and holds something is not replaced: renaming fails then.
        fs::rename(self.folder.join("content"), &content).map_err(|error| {
            // The report alone would speak of a site that is not there.
            let _ = fs::remove_file(&place);
            Error::io("create", &content, error)
        })
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After it was moved there is nothing left; what cannot be removed is of no harm.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn with_folder(path: &Path) -> Result<()> {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent).map_err(|error| Error::io("create", parent, error))
}
