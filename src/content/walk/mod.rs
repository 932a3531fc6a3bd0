//! Reads a site's folder: the only place here that touches the file system.

mod classify;
mod list;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::front_matter;
use super::text::{Decoded, decode};
use super::{Content, Document, EventFolder, StaticFile};
use crate::diagnostic::{Checked, Diagnostic, codes, did_you_mean};
use crate::error::{Error, Result};
use crate::source_map::{FileId, SourceMap, Span};
use crate::vocabulary::{Audience, is_slug};
use classify::{FileKind, classify};
use list::{Entry, Listing, list};

/// How long a source may be. The longest policies have some 100 kB.
pub const LARGEST_SOURCE: u64 = 8 << 20;

/// Reads the content of the site at `root`, the folder that holds `content/`.
///
/// What a person can mend is a finding; a folder that cannot be opened is a failure of the machine.
pub fn read(root: &Path) -> Result<Checked<(SourceMap, Content)>> {
    let boundary = fs::canonicalize(root).map_err(|error| Error::io("open", root, error))?;
    if !root.join("content").is_dir() {
        let finding = no_content_folder(root, &boundary);
        return Ok(Checked::new(Default::default(), vec![finding]));
    }
    let mut listing = list(root, &boundary)?;
    let mut diagnostics = std::mem::take(&mut listing.diagnostics);
    if root.join("site.yaml").is_file() {
        diagnostics.push(
            Diagnostic::about_path(codes::UNSUPPORTED_SOURCE, "site.yaml", "this file is not read")
                .help("move it to `content/site.yaml`"),
        );
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
            FileKind::Unsupported => diagnostics.push(unsupported(&file.path)),
            FileKind::Misplaced(help) => diagnostics.push(
                Diagnostic::about_path(
                    codes::UNSUPPORTED_SOURCE,
                    in_content(&file.path),
                    "this file is not read",
                )
                .help(help),
            ),
        }
    }
    diagnostics.extend(unknown_audiences.into_iter().map(unknown_audience));
    if with_events {
        check_event_folders(listing, diagnostics);
    }
    if plan.sources.is_empty() && diagnostics.is_empty() {
        diagnostics.push(
            Diagnostic::about_path(codes::MISSING_CONTENT, "content", "there is no page and no event here")
                .help("write a page, such as `content/code-of-conduct.md`, or run `quietroom init`"),
        );
    }
    plan
}

fn check_event_folders(listing: &Listing, diagnostics: &mut Vec<Diagnostic>) {
    for slug in &listing.event_folders {
        let folder = format!("content/events/{slug}");
        if !is_slug(slug) {
            let message = format!("the folder's name `{slug}` cannot be part of an address");
            diagnostics.push(
                Diagnostic::about_path(codes::INVALID_SLUG, folder, message)
                    .help("use letters from A to Z, digits, and `-` or `_` between them: `2026`, `spring-2026`"),
            );
        } else if !listing.holds(&format!("events/{slug}/event.yaml")) {
            let help = format!("put the event's facts into `{folder}/event.yaml`, or move the folder out of `events`");
            diagnostics.push(
                Diagnostic::about_path(codes::MISSING_CONTENT, folder, "this event has no `event.yaml`").help(help),
            );
        }
    }
}

impl Listing {
    /// Whether there is a file at this path, or a finding that says why it could not be opened.
    fn holds(&self, path: &str) -> bool {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).is_ok() || self.reported.contains(path)
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
    let ids = sources.iter().zip(loaded).map(|((_, entry), loaded)| match loaded {
        Loaded::Text(text, problems) => {
            let id = map.add(in_content(&entry.path), text);
            diagnostics.extend(problems.into_iter().map(|problem| {
                Diagnostic::new(problem.code, Span::new(id, problem.range), problem.message).help(problem.help)
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

enum Loaded {
    Text(Arc<str>, Vec<super::text::Problem>),
    /// With a finding, unless the file was deleted while the folder was read.
    Not(Option<Box<Diagnostic>>),
}

fn load_one(entry: &Entry) -> Result<Loaded> {
    if entry.len > LARGEST_SOURCE {
        return Ok(Loaded::Not(Some(Box::new(too_large(entry)))));
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
            io::ErrorKind::PermissionDenied => {
                Ok(Loaded::Not(Some(Box::new(unreadable(&entry.path)))))
            }
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
    let read = || plan.sources.iter().zip(ids).filter_map(|((kind, entry), id)| Some((kind, *entry, (*id)?)));
    let documents: Vec<(&Entry, FileId)> = read()
        .filter(|(kind, ..)| matches!(kind, FileKind::Document))
        .map(|(_, entry, id)| (entry, id))
        .collect();
    let documents: Vec<Checked<Document>> = documents
        .par_iter()
        .map(|(entry, id)| front_matter::read(sources, *id, &entry.path))
        .collect();
    let mut content = Content::default();
    content.documents.extend(documents.into_iter().map(|document| document.unpack(diagnostics)));
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
    content.statics = plan.statics;
    content
}

fn in_content(path: &str) -> String {
    format!("content/{path}")
}

fn no_content_folder(root: &Path, boundary: &Path) -> Diagnostic {
    let is_content = |name: &Path| name.ends_with("site.yaml") || name.extension().is_some_and(|ending| ending == "md");
    let has_content = fs::read_dir(root).is_ok_and(|entries| entries.flatten().any(|entry| is_content(&entry.path())));
    let help = if boundary.ends_with("content") {
        let parent = match root.parent() {
            Some(parent) if root != Path::new(".") && parent == Path::new("") => Path::new("."),
            Some(parent) if root != Path::new(".") => parent,
            _ => Path::new(".."),
        };
        format!("this is a content folder itself: did you mean `-C {}`?", parent.display())
    } else if has_content {
        "move the pages and `site.yaml` into a folder `content` here".to_owned()
    } else {
        "go to the folder that holds `content`, name it with `-C`, or run `quietroom init`".to_owned()
    };
    Diagnostic::about_path(codes::MISSING_CONTENT, "content", "there is no folder `content` here").help(help)
}

fn unsupported(path: &str) -> Diagnostic {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let message = format!("quietroom does not read `.{ending}` files, so this page is left out");
    Diagnostic::about_path(codes::UNSUPPORTED_SOURCE, in_content(path), message)
        .help("write it as Markdown (`quietroom adopt` helps), or move it to `static/` to copy it as it is")
}

fn unknown_audience(name: &str) -> Diagnostic {
    let message = format!("`{name}` is no audience, so nobody would get the files of this folder");
    let finding = Diagnostic::about_path(codes::INVALID_VALUE, format!("content/static.{name}"), message);
    let names = Audience::ALL.map(Audience::name);
    finding.help(did_you_mean(name, names).unwrap_or_default())
}

fn too_large(entry: &Entry) -> Diagnostic {
    let tenths = entry.len / (1 << 20) * 10 + entry.len % (1 << 20) * 10 / (1 << 20);
    let message = format!(
        "the file has {}.{} MiB; a source may have {} MiB",
        tenths / 10,
        tenths % 10,
        LARGEST_SOURCE >> 20
    );
    Diagnostic::about_path(codes::FILE_TOO_LARGE, in_content(&entry.path), message)
        .help("split it, or move it to `static/` if it is no page")
}

fn unreadable(path: &str) -> Diagnostic {
    let message = "this user may not read the file";
    Diagnostic::about_path(codes::UNREADABLE_FILE, in_content(path), message)
        .help("change the file's permissions (`chmod a+r`) or its owner")
}

#[cfg(test)]
mod tests;
