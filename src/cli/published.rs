//! Keeps what is for few hands out of the folders that are published for many.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::args::Global;
use crate::output::is_output;

/// Where a build publishes unless it is told otherwise.
pub const USUAL: &str = "dist";

/// The folder of published sites that a file would be in. A build keeps what it finds there, and everybody could read it.
pub fn is_published(global: &Global, file: &Path) -> Option<PathBuf> {
    let file = resolved(&global.directory.join(file));
    let usual = resolved(&global.directory.join(USUAL));
    let mut folders = file.ancestors().skip(1);
    let found = folders.find(|folder| *folder == usual || is_output(folder))?;
    let root = resolved(&global.directory);
    let shown = found.strip_prefix(&root).unwrap_or(found);
    Some(shown.to_owned())
}

/// A path without links and steps back, also where its last parts are not there yet.
fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut missing: Vec<OsString> = Vec::new();
    for folder in path.ancestors() {
        if let Ok(mut real) = folder.canonicalize() {
            real.extend(missing.into_iter().rev());
            return real;
        }
        missing.extend(folder.file_name().map(ToOwned::to_owned));
    }
    path
}
