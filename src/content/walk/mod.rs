//! Reads a site's folder: the only place here that touches the file system.

mod classify;
mod findings;
mod list;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

pub use findings::LARGEST_SOURCE;

use super::front_matter;
use super::text::{Decoded, decode};
use super::{Content, Document, EventFolder, StaticFile};
use crate::diagnostic::{Checked, Diagnostic};
use crate::error::{Error, Result};
use crate::source_map::{FileId, SourceMap, Span};
use crate::vocabulary::is_slug;
pub use classify::is_ignored;
use classify::{FileKind, classify};
use findings::in_content;
use list::{Entry, Listing, list};

/// Reads the content of the site at `root`, the folder that holds `content/`.
///
/// What a person can mend is a finding; a folder that cannot be opened is a failure of the machine.
pub fn read(root: &Path) -> Result<Checked<(SourceMap, Content)>> {
    let boundary = fs::canonicalize(root).map_err(|error| Error::io("open", root, error))?;
    if !root.join("content").is_dir() {
        let finding = findings::no_content_folder(root, &boundary);
        return Ok(Checked::new(Default::default(), vec![finding]));
    }
    let mut listing = list(root, &boundary)?;
    let mut diagnostics = std::mem::take(&mut listing.diagnostics);
    if root.join("site.yaml").is_file() {
        diagnostics.push(findings::not_read(
            "site.yaml",
            "move it to `content/site.yaml`",
        ));
    }
    let plan = plan(&listing, &mut diagnostics);
    let (sources, ids) = load(&plan.sources, &mut diagnostics)?;
    let content = assemble(plan, &sources, &ids, &mut diagnostics);
    Ok(Checked::new((sources, content), diagnostics))
}

/// What is to be read and what to be copied.
#[derive(Default)]
struct Plan<'a> {
    sources: Vec<(FileKind<'a>, &'a Entry)>,
    statics: Vec<StaticFile>,
}

fn plan<'a>(listing: &'a Listing, diagnostics: &mut Vec<Diagnostic>) -> Plan<'a> {
    let with_events = listing.files.iter().any(|file| {
        let kind = classify(&file.path, true);
        matches!(kind, FileKind::Event(_) | FileKind::Site)
    });
    let mut plan = Plan::default();
    let mut unknown_audiences = BTreeSet::new();
    for file in &listing.files {
        let kind = classify(&file.path, with_events);
        match kind {
            FileKind::Site | FileKind::Event(_) | FileKind::Private(_) | FileKind::Document => {
                plan.sources.push((kind, file));
            }
            FileKind::Static(audience) => plan.statics.push(StaticFile {
                path: file.path.clone(),
                source: file.source.clone(),
                audience,
            }),
            FileKind::UnknownAudience(name) => {
                unknown_audiences.insert(name);
            }
            FileKind::Unsupported => diagnostics.push(findings::unsupported(&file.path)),
            FileKind::Misplaced(help) => {
                diagnostics.push(findings::misplaced_facts(&file.path, help));
            }
        }
    }
    diagnostics.extend(
        unknown_audiences
            .into_iter()
            .map(findings::unknown_audience),
    );
    if with_events {
        check_event_folders(listing, diagnostics);
    }
    if plan.sources.is_empty() && diagnostics.is_empty() {
        diagnostics.push(findings::no_content());
    }
    plan
}

fn check_event_folders(listing: &Listing, diagnostics: &mut Vec<Diagnostic>) {
    for slug in &listing.event_folders {
        if !is_slug(slug) {
            diagnostics.push(findings::bad_event_name(slug));
        } else if !["yaml", "yml"]
            .iter()
            .any(|ending| listing.holds(&format!("events/{slug}/event.{ending}")))
        {
            diagnostics.push(findings::no_event_file(slug));
        }
    }
}

impl Listing {
    /// Whether there is a file at this path, or a finding that says why it could not be opened.
    fn holds(&self, path: &str) -> bool {
        self.files
            .binary_search_by(|file| file.path.as_str().cmp(path))
            .is_ok()
            || self.reported.contains(path)
    }
}

/// Reads the sources on all cores; their order, and so all numbers of files, is the list's.
fn load(
    sources: &[(FileKind, &Entry)],
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(SourceMap, Vec<Option<FileId>>)> {
    let loaded: Vec<Loaded> = sources
        .par_iter()
        .map(|(_, entry)| load_one(entry))
        .collect::<Result<_>>()?;
    let mut map = SourceMap::default();
    let ids = sources
        .iter()
        .zip(loaded)
        .map(|((_, entry), loaded)| match loaded {
            Loaded::Text(text, problems) => {
                let id = map.add(in_content(&entry.path), text);
                diagnostics.extend(problems.into_iter().map(|problem| {
                    Diagnostic::new(problem.code, Span::new(id, problem.range), problem.message)
                        .help(problem.help)
                }));
                Some(id)
            }
            Loaded::Not(finding) => {
                diagnostics.extend(finding.map(|finding| *finding));
                None
            }
        });
    let ids = ids.collect();
    Ok((map, ids))
}

/// Whether anything is at a path from the site's root.
#[must_use]
pub fn is_there(root: &Path, path: &str) -> bool {
    std::fs::symlink_metadata(root.join(path)).is_ok()
}

/// The text that a source has now; nothing where there is more to say of the file than that.
pub fn text_of(root: &Path, path: &str) -> Result<Option<Arc<str>>> {
    let source = root.join(path);
    let found = match std::fs::symlink_metadata(&source) {
        Ok(found) if found.is_file() => found,
        _ => return Ok(None),
    };
    let entry = Entry {
        path: path.to_owned(),
        source,
        len: found.len(),
    };
    Ok(match load_one(&entry)? {
        Loaded::Text(text, problems) if problems.is_empty() => Some(text),
        _ => None,
    })
}

enum Loaded {
    Text(Arc<str>, Vec<super::text::Problem>),
    /// With a finding, unless the file was deleted while the folder was read.
    Not(Option<Box<Diagnostic>>),
}

fn load_one(entry: &Entry) -> Result<Loaded> {
    if entry.len > LARGEST_SOURCE {
        return Ok(Loaded::Not(Some(Box::new(findings::too_large(
            &entry.path,
            entry.len,
        )))));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(entry.len).unwrap_or(0) + 1);
    // The file may have grown since it was listed.
    let read = File::open(&entry.source)
        .and_then(|file| file.take(LARGEST_SOURCE).read_to_end(&mut bytes));
    match read {
        Ok(_) => {
            let Decoded { text, problems } = decode(bytes);
            Ok(Loaded::Text(text.into(), problems))
        }
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound => Ok(Loaded::Not(None)),
            io::ErrorKind::PermissionDenied => Ok(Loaded::Not(Some(Box::new(
                findings::unreadable(&entry.path),
            )))),
            _ => Err(Error::io("read", &entry.source, error)),
        },
    }
}

fn assemble(
    plan: Plan,
    sources: &SourceMap,
    ids: &[Option<FileId>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Content {
    let read = || {
        plan.sources
            .iter()
            .zip(ids)
            .filter_map(|((kind, entry), id)| Some((kind, *entry, (*id)?)))
    };
    let documents: Vec<(&Entry, FileId)> = read()
        .filter(|(kind, ..)| matches!(kind, FileKind::Document))
        .map(|(_, entry, id)| (entry, id))
        .collect();
    let documents: Vec<Checked<Document>> = documents
        .par_iter()
        .map(|(entry, id)| front_matter::read(sources, *id, &entry.path))
        .collect();
    let documents = documents.into_iter();
    let mut content = Content {
        documents: documents
            .map(|document| document.unpack(diagnostics))
            .collect(),
        ..Content::default()
    };
    let mut private = BTreeMap::new();
    for (kind, _, id) in read() {
        match kind {
            FileKind::Site => content.site = Some(id),
            FileKind::Private(slug) => {
                private.insert(*slug, id);
            }
            FileKind::Event(slug) => content.events.push(EventFolder {
                slug: (*slug).to_owned(),
                event: id,
                private: None,
            }),
            _ => {}
        }
    }
    for event in &mut content.events {
        event.private = private.get(event.slug.as_str()).copied();
    }
    content.events.sort_by(|a, b| a.slug.cmp(&b.slug));
    for ((kind, _), id) in plan.sources.iter().zip(ids) {
        if let (FileKind::Event(slug), None) = (kind, id) {
            content.unread_events.push((*slug).to_owned());
        }
    }
    content.statics = plan.statics;
    content
}

/// What a file that is copied holds.
pub fn bytes(file: &StaticFile) -> Result<Vec<u8>> {
    std::fs::read(&file.source).map_err(|error| Error::io("read", &file.source, error))
}

/// What a file of the site holds, by its path from the site's root; nothing where it is not there.
pub fn site_file(root: &Path, path: &str) -> Result<Option<Vec<u8>>> {
    let path = root.join(path);
    match std::fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", &path, error)),
    }
}

#[cfg(test)]
mod tests;
