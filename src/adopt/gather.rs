//! Finds and reads the files to adopt: the only place that looks into the folders of others.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::readers::{self, Reader};
use crate::content::decode;
use crate::content::walk::LARGEST_SOURCE;
use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::error::{Error, Result};
use crate::source_map::{FileId, SourceMap, Span};

/// A text to adopt.
#[derive(Clone)]
pub struct Source {
    /// Its text, under the path that the command line gave.
    pub file: FileId,
    /// Its path below the folder that it was found in, with `/`.
    pub path: String,
    /// How it is read.
    pub reader: &'static Reader,
}

/// A file to take along as it is.
#[derive(Clone)]
pub struct Asset {
    /// Its path below the folder that it was found in, with `/`.
    pub path: String,
    /// Where it is.
    pub from: PathBuf,
}

/// What there is to adopt.
#[derive(Default)]
pub struct Gathered {
    /// All texts.
    pub sources: SourceMap,
    /// The texts that can be read.
    pub texts: Vec<Source>,
    /// Pictures and other files.
    pub assets: Vec<Asset>,
    /// What cannot be adopted.
    pub diagnostics: Vec<Diagnostic>,
}

/// Endings of files that pages show or lead to.
const ASSETS: [&str; 9] = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "pdf", "ics",
];

/// Reads what the command line names.
pub fn gather(root: &Path, names: &[String]) -> Result<Gathered> {
    let mut gathered = Gathered::default();
    for name in names {
        let path = root.join(name);
        if path.is_dir() {
            folder(&path, name.trim_end_matches('/'), &mut gathered)?;
        } else {
            let own = Path::new(name).file_name().unwrap_or_default();
            let own = own.to_string_lossy().into_owned();
            text(&path, name, own, true, &mut gathered)?;
        }
    }
    let is_said = gathered
        .diagnostics
        .iter()
        .any(|found| found.severity == Severity::Error);
    if gathered.texts.is_empty() && !is_said {
        let name = names.first().map_or(".", String::as_str);
        let message = "there is no text to adopt: neither Markdown nor HTML nor plain text";
        gathered.diagnostics.push(
            Diagnostic::about_path(codes::MISSING_CONTENT, name, message)
                .help("name the files of a policy, or the folder that they are in"),
        );
    }
    Ok(gathered)
}

fn folder(path: &Path, name: &str, gathered: &mut Gathered) -> Result<()> {
    let is_seen = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !(name.starts_with('.') || name == "node_modules")
    };
    let entries = WalkDir::new(path).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(is_seen) {
        let entry = entry.map_err(|error| {
            let place = error.path().unwrap_or(path).to_owned();
            Error::io("read", &place, error.into())
        })?;
        if !entry.file_type().is_file() {
            continue;
        }
        let below = entry.path().strip_prefix(path).unwrap_or(entry.path());
        let below = below.to_string_lossy().replace('\\', "/");
        let shown = format!("{name}/{below}");
        let ending = below.rsplit_once('.').map_or("", |(_, ending)| ending);
        if ASSETS.contains(&ending.to_ascii_lowercase().as_str()) {
            gathered.assets.push(Asset {
                path: below,
                from: entry.path().to_owned(),
            });
        } else {
            text(entry.path(), &shown, below, false, gathered)?;
        }
    }
    Ok(())
}

/// Reads a file; one that was named itself has to be a text.
fn text(
    path: &Path,
    shown: &str,
    below: String,
    is_named: bool,
    gathered: &mut Gathered,
) -> Result<()> {
    let length = match fs::metadata(path) {
        Ok(found) => found.len(),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            gathered.diagnostics.push(
                Diagnostic::about_path(codes::MISSING_CONTENT, shown, "there is no such file")
                    .help("check the path; it counts from the folder that -C names, or from here"),
            );
            return Ok(());
        }
        Err(error) => return Err(Error::io("read", path, error)),
    };
    if length > LARGEST_SOURCE {
        let message = format!("the file is larger than {} MB", LARGEST_SOURCE >> 20);
        gathered.diagnostics.push(
            Diagnostic::about_path(codes::FILE_TOO_LARGE, shown, message)
                .help("split it into pages of a policy; nobody reads one that is so long"),
        );
        return Ok(());
    }
    let bytes = fs::read(path).map_err(|error| Error::io("read", path, error))?;
    let known = readers::reader(&below, "").is_some();
    if is_binary(&bytes) || !(known || is_named || is_page(&bytes)) {
        unsupported(shown, is_named, gathered);
        return Ok(());
    }
    let decoded = decode(bytes);
    let reader = readers::reader(&below, &decoded.text);
    let file = gathered.sources.add(shown, decoded.text);
    for problem in decoded.problems {
        let mut finding = Diagnostic::new(
            problem.code,
            Span::new(file, problem.range),
            problem.message,
        )
        .help(format!(
            "look at the place in the new page: {}",
            problem.help
        ));
        // What is taken over is text in UTF-8 without such characters.
        finding.severity = Severity::Warning;
        gathered.diagnostics.push(finding);
    }
    // A file that was named is read whatever its ending: as plain text, if as nothing else.
    let plain = readers::reader("text.txt", "");
    match reader.or(plain.filter(|_| is_named)) {
        Some(reader) => gathered.texts.push(Source {
            file,
            path: below,
            reader,
        }),
        None => unsupported(shown, is_named, gathered),
    }
    Ok(())
}

fn unsupported(shown: &str, is_named: bool, gathered: &mut Gathered) {
    let message = "this is neither Markdown nor HTML nor plain text";
    let mut finding = Diagnostic::about_path(codes::UNSUPPORTED_SOURCE, shown, message).help(
        "save it as text first, from the program that wrote it; it was left where it is, and nothing of it was adopted",
    );
    if is_named {
        finding.severity = Severity::Error;
    }
    gathered.diagnostics.push(finding);
}

/// Whether bytes are no text: zeros among them, unless every other one is, as in UTF-16.
fn is_binary(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(8192)];
    let is_utf16 = start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]);
    let odd = start
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
        .count();
    !is_utf16 && (start.contains(&0) || odd * 20 > start.len())
}

fn is_page(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(64)]).into_owned();
    readers::reader("", &start).is_some_and(|reader| reader.name == "HTML")
}
