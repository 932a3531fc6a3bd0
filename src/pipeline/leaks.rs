//! Findings about values that stand where they must not: which fact, in which file, and which source brought it there.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::read::Read;
use super::secrets::{Secret, Secrets};
use crate::diagnostic::{Diagnostic, codes};
use crate::output::{Finder, Hit, OutputPath, Owner, Plan, Sighting};
use crate::source_map::{FileId, SourceMap, Span};
use crate::vocabulary::Audience;

/// A value that was seen in a finished file.
pub struct Leak {
    /// Whose site the file is for.
    pub audience: Audience,
    /// The file.
    pub path: OutputPath,
    /// What was seen.
    pub sighting: Sighting,
}

/// The files that one value reached from one place.
#[derive(Default)]
struct Reached {
    /// The first file; nothing for a value that stands in a source and in no file.
    first: Option<String>,
    /// Whether the value is part of that file's path.
    is_in_path: bool,
    /// How many more there are.
    more: usize,
    /// The last of them: a file may hold the value twice.
    last: String,
}

impl Reached {
    fn add(&mut self, leak: &Leak) {
        let path = format!("{}/{}", leak.audience, leak.path);
        if self.first.is_none() {
            self.first = Some(path.clone());
            self.is_in_path = leak.sighting.range.is_none();
        } else if self.last != path {
            self.more += 1;
        }
        self.last = path;
    }
}

/// One finding for each value and each place that it comes from.
#[must_use]
pub fn findings(mut leaks: Vec<Leak>, plan: &Plan, read: &Read) -> Vec<Diagnostic> {
    let (secrets, sources) = (&read.secrets, &read.sources);
    leaks.sort_by(|a, b| {
        let in_path = |leak: &Leak| leak.sighting.range.is_none();
        let value = a.sighting.value.cmp(&b.sighting.value);
        value
            .then_with(|| (a.audience, &a.path, in_path(a)).cmp(&(b.audience, &b.path, in_path(b))))
    });
    let mut found: BTreeMap<(usize, PlaceKey), Reached> = BTreeMap::new();
    for (value, span) in withdrawn(secrets, sources) {
        found.entry((value, PlaceKey::Source(span))).or_default();
    }
    let mut origins = Origins::new(secrets, sources);
    for leak in &leaks {
        let place = origins.place(leak, plan.owner(leak.audience, &leak.path));
        found
            .entry((leak.sighting.value, place))
            .or_default()
            .add(leak);
    }
    // In a public repository a page for staff is read by everybody too.
    for (value, span) in unprotected(read) {
        found.entry((value, PlaceKey::Source(span))).or_default();
    }
    found
        .into_iter()
        .map(|((value, place), reached)| finding(&secrets.values[value], place, &reached))
        .collect()
}

/// The place of a finding, in an order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum PlaceKey {
    Source(Span),
    Path(String),
}

fn finding(secret: &Secret, place: PlaceKey, reached: &Reached) -> Diagnostic {
    let file = match (&reached.first, reached.more) {
        (None, _) => None,
        (Some(first), 0) => Some(format!("`{first}`")),
        (Some(first), 1) => Some(format!("`{first}` and one more file")),
        (Some(first), more) => Some(format!("`{first}` and {more} more files")),
    };
    let reaches = if reached.is_in_path {
        "is part of the path of"
    } else {
        "stands in"
    };
    let (name, event) = (&secret.name, &secret.event);
    let (code, message, help) = match secret.audience {
        Some(audience) if file.is_none() => (
            codes::UNPROTECTED_FACT,
            format!("`{name}` of {event} is for {audience}, and this repository is public"),
            format!("write its name instead, `{{{{ {name} }}}}`: the value stays in the private file"),
        ),
        Some(audience) => (
            codes::LEAK,
            format!("`{name}` of {event} is for {audience}, and {reaches} {}", file.unwrap_or_default()),
            "take it out here; if these readers may know it after all, say so in the event's file (`audience`, `public`, or \
             `guard: false` with a `guard_reason`)"
                .to_owned(),
        ),
        None => (
            codes::WITHDRAWN_FACT,
            match file {
                Some(file) => format!("a value that was withdrawn is back: it {reaches} {file}"),
                None => "a value that was withdrawn is back".to_owned(),
            },
            format!("take it out here; `{name}` of {event} says since when nobody may use it"),
        ),
    };
    let finding = match place {
        PlaceKey::Source(span) => Diagnostic::new(code, span, message),
        PlaceKey::Path(path) => Diagnostic::about_path(code, path, message),
    };
    finding.help(help)
}

/// Knows what no source may hold, whether or not it reaches a file.
pub struct SourceGuard<'a> {
    secrets: &'a Secrets,
    finders: Vec<Finder>,
}

impl<'a> SourceGuard<'a> {
    /// What the sources of a site may not hold.
    pub fn new(read: &'a Read) -> Self {
        let mut finders: Vec<Finder> = read.secrets.withdrawn().into_iter().collect();
        finders.extend(is_protected(read).then(|| only_private(read)));
        Self {
            secrets: &read.secrets,
            finders,
        }
    }

    /// Whether a source holds any of it.
    #[must_use]
    pub fn minds(&self, sources: &SourceMap, file: FileId) -> bool {
        let text = sources.text(file).as_bytes();
        self.finders.iter().any(|finder| {
            let mut hits = finder.find(text).into_iter();
            hits.any(|hit| !states(&self.secrets.values[hit.value], Span::new(file, hit.range)))
        })
    }
}

/// Every place of a source where a withdrawn value stands, but for those that say that it is withdrawn.
fn withdrawn(secrets: &Secrets, sources: &SourceMap) -> Vec<(usize, Span)> {
    match secrets.withdrawn() {
        Some(finder) => everywhere(&finder, secrets, sources),
        None => Vec::new(),
    }
}

/// Every place of a source where a value stands that is only in private files, in a repository that is public.
fn unprotected(read: &Read) -> Vec<(usize, Span)> {
    if !is_protected(read) {
        return Vec::new();
    }
    let mut found = everywhere(&only_private(read), &read.secrets, &read.sources);
    found.retain(|(_, span)| !read.private.contains(&span.file));
    found
}

/// Whether the repository is public and some files stay out of it.
fn is_protected(read: &Read) -> bool {
    read.site.config.repository_public && !read.private.is_empty()
}

/// What looks for values that only those files state.
fn only_private(read: &Read) -> Finder {
    read.secrets
        .stated_only(|span| read.private.contains(&span.file))
}

/// Every place of a source where a value stands without being stated there.
fn everywhere(finder: &Finder, secrets: &Secrets, sources: &SourceMap) -> Vec<(usize, Span)> {
    let files: Vec<FileId> = sources.files().collect();
    let found = files.par_iter().flat_map_iter(|file| {
        let hits = finder.find(sources.text(*file).as_bytes()).into_iter();
        hits.map(|hit| (hit.value, Span::new(*file, hit.range)))
    });
    found
        .filter(|(value, span)| !states(&secrets.values[*value], *span))
        .collect()
}

/// Whether a place is where the value is stated.
fn states(secret: &Secret, place: Span) -> bool {
    let is_inside =
        |span: &Span| span.file == place.file && span.start <= place.start && place.end <= span.end;
    secret.spans.iter().any(is_inside)
}

/// Finds out where values come from, and remembers it.
struct Origins<'a> {
    secrets: &'a Secrets,
    sources: &'a SourceMap,
    finders: BTreeMap<usize, Finder>,
    /// Where a value stands that its file's own source does not hold.
    elsewhere: BTreeMap<usize, Option<Span>>,
}

impl<'a> Origins<'a> {
    fn new(secrets: &'a Secrets, sources: &'a SourceMap) -> Self {
        Self {
            secrets,
            sources,
            finders: BTreeMap::new(),
            elsewhere: BTreeMap::new(),
        }
    }

    /// The place that brought a value into a file: in the file's own source, else in the theme or in any other source.
    fn place(&mut self, leak: &Leak, owner: Option<&Owner>) -> PlaceKey {
        let value = leak.sighting.value;
        let secrets = self.secrets;
        let finder = self
            .finders
            .entry(value)
            .or_insert_with(|| secrets.one(value));
        let own = owner.and_then(|owner| owner.span);
        if let Some(span) =
            own.and_then(|span| stands(finder, &secrets.values[value], self.sources, span.file))
        {
            return PlaceKey::Source(span);
        }
        let description = owner.map(|owner| &*owner.description).unwrap_or_default();
        if own.is_none() && description.starts_with("content/") {
            return PlaceKey::Path(description.to_owned());
        }
        let sources = self.sources;
        let elsewhere = self.elsewhere.entry(value).or_insert_with(|| {
            // Templates reach every page, so they come before the pages of others.
            let is_theme = |file: &FileId| sources.path(*file).starts_with("themes/");
            let mut files: Vec<FileId> = sources.files().collect();
            files.sort_by_key(|file| !is_theme(file));
            files
                .iter()
                .find_map(|file| stands(finder, &secrets.values[value], sources, *file))
        });
        match (*elsewhere, own) {
            (Some(span), _) | (None, Some(span)) => PlaceKey::Source(span),
            (None, None) => PlaceKey::Path(format!("{}/{}", leak.audience, leak.path)),
        }
    }
}

/// The first place of a source where a value stands without being stated there: as it is,
/// with Markdown's marks in it, or in the name of the file.
fn stands(finder: &Finder, secret: &Secret, sources: &SourceMap, file: FileId) -> Option<Span> {
    let text = sources.text(file);
    let first = |hits: Vec<Hit>| {
        let mut spans = hits.into_iter().map(|hit| Span::new(file, hit.range));
        spans.find(|span| !states(secret, *span))
    };
    let in_path = || {
        let is_named = !finder.find(sources.path(file).as_bytes()).is_empty();
        is_named.then(|| Span::whole(file))
    };
    let marked = || {
        let (places, plain): (Vec<usize>, Vec<u8>) = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| !b"*_`".contains(byte))
            .unzip();
        let place = |at: usize| places.get(at).copied().unwrap_or(text.len());
        let mut hits = finder.find(&plain);
        for hit in &mut hits {
            hit.range = place(hit.range.start)..place(hit.range.end);
        }
        first(hits)
    };
    first(finder.find(text.as_bytes()))
        .or_else(marked)
        .or_else(in_path)
}
