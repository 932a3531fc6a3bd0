//! Makes the changes that certainly mend findings, in the sources themselves.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Fix, apply};
use crate::error::{Error, Result};
use crate::source_map::{FileId, SourceMap};

/// What was mended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// How many findings.
    pub findings: usize,
    /// In how many files.
    pub files: usize,
}

/// Mends the sources below `root`. A file that is not what the findings are about (it is not in UTF-8, or somebody has
/// changed it meanwhile) is left as it is.
pub fn fix(root: &Path, sources: &SourceMap, found: &[Diagnostic]) -> Result<Mended> {
    let mut by_file: BTreeMap<FileId, Vec<&Fix>> = BTreeMap::new();
    for fix in found.iter().filter_map(|found| found.fix.as_ref()) {
        by_file.entry(fix.span.file).or_default().push(fix);
    }
    let mut mended = Mended::default();
    for (file, fixes) in by_file {
        let path = root.join(sources.path(file));
        let bytes = fs::read(&path).map_err(|error| Error::io("read", &path, error))?;
        let (mark, rest) = bytes.split_at(byte_order_mark(&bytes));
        if rest != sources.text(file).as_bytes() {
            continue;
        }
        let (text, count) = apply(sources.text(file), fixes);
        if count > 0 {
            replace(&path, &[mark, text.as_bytes()].concat())?;
            mended.findings += count;
            mended.files += 1;
        }
    }
    Ok(mended)
}

fn byte_order_mark(bytes: &[u8]) -> usize {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        3
    } else {
        0
    }
}

/// Writes a file beside the old one and puts it in its place, so that neither a full disk nor a kill leaves half of it.
fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    // A link stays a link: the file that it names is mended.
    let failed = |error| Error::io("write", path, error);
    let path = fs::canonicalize(path).map_err(failed)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = path.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let done = fs::write(&unfinished, bytes)
        .and_then(|()| fs::set_permissions(&unfinished, fs::metadata(&path)?.permissions()))
        .and_then(|()| fs::rename(&unfinished, &path));
    if done.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    done.map_err(failed)
}
