//! Joins settings, events and documents into a site: which edition publishes which page, and where.

use std::collections::{BTreeMap, BTreeSet};

use super::{Alias, Page, Site, fallback, url};
use crate::config::Config;
use crate::content::{Document, StaticFile, Status, is_card, language_of, opening_heading};
use crate::diagnostic::{Checked, Diagnostic, codes, did_you_mean};
use crate::event::Event;
use crate::output::{OutputPath, PathError};
use crate::source_map::{SourceMap, Span, Spanned};
use crate::vocabulary::Language;

/// What a site is made of.
pub struct Parts {
    /// The series' settings.
    pub config: Config,
    /// The events that could be read.
    pub events: Vec<Event>,
    /// The documents.
    pub documents: Vec<Document>,
    /// The files that may be copied.
    pub statics: Vec<StaticFile>,
    /// Whether drafts are published.
    pub drafts: bool,
    /// The slugs of events that could not be read, which is said already.
    pub unread: Vec<String>,
}

/// Joins the parts of a site.
#[must_use]
pub fn assemble(sources: &SourceMap, parts: Parts) -> Checked<Site> {
    let Parts {
        config,
        mut events,
        documents,
        statics,
        drafts,
        unread,
    } = parts;
    events.sort_by(|a, b| (a.dates.value, &a.slug).cmp(&(b.dates.value, &b.slug)));
    let is_plain = config.file.is_none() && events.is_empty();
    let mut diagnostics = Vec::new();
    let current = current_event(&config, &events, &unread, &mut diagnostics);
    let mut site = Site {
        config,
        editions: events,
        current,
        documents,
        pages: Vec::new(),
        statics,
        is_plain,
        is_partial: !unread.is_empty(),
    };
    let pages = Assembly {
        site: &site,
        sources,
        drafts,
        diagnostics: &mut diagnostics,
    }
    .pages();
    site.pages = pages;
    Checked::new(site, diagnostics)
}

fn current_event(
    config: &Config,
    events: &[Event],
    unread: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<usize> {
    let latest = events.len().checked_sub(1);
    let Some(named) = &config.current else {
        return latest;
    };
    let found = events.iter().position(|event| event.slug == named.value);
    if found.is_none() && !unread.contains(&named.value) {
        let mut finding = Diagnostic::new(
            codes::UNKNOWN_EVENT,
            named.span,
            format!("there is no event `{}`", named.value),
        );
        let help = did_you_mean(&named.value, events.iter().map(|event| event.slug.as_str()));
        finding.help = help.or_else(|| {
            Some("name a folder of `content/events/`, or delete the key: the latest event is it then".to_owned())
        });
        diagnostics.push(finding);
    }
    found.or(latest)
}

struct Assembly<'a> {
    site: &'a Site,
    sources: &'a SourceMap,
    drafts: bool,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// A document with what its path says.
struct Located<'a> {
    index: usize,
    document: &'a Document,
    /// The event whose folder it is in.
    folder: Option<&'a str>,
    /// The path in that folder (or in `content`), without ending and language.
    stem: String,
    language: Language,
    is_card: bool,
}

impl<'a> Assembly<'a> {
    fn pages(mut self) -> Vec<Page> {
        let located = self.locate();
        let replaced: BTreeSet<(&str, &str)> = located
            .iter()
            .filter_map(|document| {
                document
                    .folder
                    .map(|folder| (folder, document.stem.as_str()))
            })
            .collect();
        let mut pages = Vec::new();
        for document in &located {
            for edition in self.editions_of(document, &replaced) {
                pages.extend(self.page(document, edition));
            }
        }
        pages.sort_by(|a: &Page, b: &Page| {
            (a.edition, &a.url, a.document).cmp(&(b.edition, &b.url, b.document))
        });
        fallback::add(&mut pages, self.site);
        pages
    }

    fn locate(&mut self) -> Vec<Located<'a>> {
        let site = self.site;
        let mut found = Vec::new();
        for (index, document) in site.documents.iter().enumerate() {
            let is_published = match document.front.status {
                Status::Published | Status::Hidden => true,
                Status::Draft => self.drafts,
                Status::Skip => false,
            };
            let (folder, rest) = event_folder(&document.path);
            if !is_published || folder.is_some_and(|folder| !self.is_event(folder)) {
                continue;
            }
            let (stem, language) = language_of(rest, &document.front, &site.config.languages);
            let language = language.unwrap_or_else(|| site.config.default_language().clone());
            self.check_language(document, &language);
            found.push(Located {
                index,
                document,
                folder,
                stem,
                language,
                is_card: is_card(&document.path) && !site.is_plain,
            });
        }
        found
    }

    /// An event whose file is too wrong to be one has findings of its own; its pages are not missed as well.
    fn is_event(&self, folder: &str) -> bool {
        self.site.editions.iter().any(|event| event.slug == folder)
    }

    fn check_language(&mut self, document: &Document, language: &Language) {
        if self.site.is_plain || self.site.config.languages.contains(language) {
            return;
        }
        let place = document
            .front
            .lang
            .as_ref()
            .map_or(Span::whole(document.file), |lang| lang.span);
        let message = format!("`{language}` is not one of the site's languages");
        self.diagnostics.push(
            Diagnostic::new(codes::INVALID_LANGUAGE, place, message).help(format!(
                "add it in `content/site.yaml`: `languages: [{}, {language}]`",
                self.site.config.default_language()
            )),
        );
    }

    /// The editions that publish a document: its own, or each that has no page of the same name.
    fn editions_of(
        &mut self,
        document: &Located<'_>,
        replaced: &BTreeSet<(&str, &str)>,
    ) -> Vec<Option<usize>> {
        let all = || 0..self.site.editions.len();
        if let Some(folder) = document.folder {
            return all()
                .filter(|index| self.site.editions[*index].slug == folder)
                .map(Some)
                .collect();
        }
        if document.is_card && self.site.editions.is_empty() {
            self.report(
                Diagnostic::new(
                    codes::MISSING_CONTENT,
                    Span::whole(document.document.file),
                    "a card shows an event's facts, and there is no event",
                )
                .help("write the event's facts into `content/events/2026/event.yaml`"),
            );
            return Vec::new();
        }
        if document.document.front.series_scope || self.site.editions.is_empty() {
            return vec![None];
        }
        all()
            // Nobody should print a card whose days are over.
            .filter(|index| !document.is_card || !self.site.is_past(*index))
            .filter(|index| {
                !replaced.contains(&(
                    self.site.editions[*index].slug.as_str(),
                    document.stem.as_str(),
                ))
            })
            .map(Some)
            .collect()
    }

    fn page(&mut self, located: &Located<'a>, edition: Option<usize>) -> Option<Page> {
        let front = &located.document.front;
        let slug = self.slug(located)?;
        let event = edition.map(|edition| self.site.editions[edition].slug.as_str());
        let is_default = located.language == *self.site.config.default_language();
        let language = (!is_default).then_some(&located.language);
        let folder = url::folder(event, None);
        let shelf = if located.is_card { "cards/" } else { "" };
        let own = format!("{}{shelf}{slug}/", url::folder(event, language));
        // A shared page is there once for each edition, and the site's root once for all: the current edition has it.
        let has_root = located.folder.is_some() || edition == self.site.current;
        let may_have = |address: &&Spanned<String>| has_root || !address.value.starts_with('/');
        let save_as = front.save_as.as_ref().filter(may_have);
        let stated = front.url.as_ref().filter(may_have);
        let wanted = save_as.or(stated);
        let place = wanted.map_or(Span::whole(located.document.file), |wanted| wanted.span);
        let path = match wanted {
            Some(wanted) => self.checked_path(&join(&folder, &wanted.value), wanted.span)?,
            None => self.checked_path(&own, place)?,
        };
        let aliases = front.aliases.iter().filter(may_have);
        let mut aliases = self.aliases(aliases, &folder);
        if edition.is_some() && edition == self.site.current && wanted.is_none() {
            let forward = format!("{}{shelf}{slug}/", url::folder(None, language));
            aliases.extend(
                self.checked_path(&forward, place)
                    .map(|path| Alias { path, span: None }),
            );
        }
        Some(Page {
            document: located.index,
            edition,
            language: located.language.clone(),
            stem: located.stem.clone(),
            audience: front.audience(),
            kind: front.kind(),
            title: self.title(located.document, &slug),
            slug,
            url: url::url_of(&path),
            path,
            aliases,
            is_card: located.is_card,
            fallbacks: Vec::new(),
            summary: front.summary.as_ref().map(|text| text.value.clone()),
            is_listed: front.status != Status::Hidden,
            weight: front.weight,
        })
    }

    fn slug(&mut self, located: &Located<'_>) -> Option<String> {
        let front = &located.document.front;
        let (slug, place) = match &front.slug {
            Some(slug) => (slug.value.clone(), slug.span),
            None => (
                url::slug_of(located.stem.rsplit('/').next().unwrap_or_default()),
                Span::whole(located.document.file),
            ),
        };
        if !url::is_slug(&slug) {
            let message = format!("`{slug}` cannot be part of an address");
            self.report(
                Diagnostic::new(codes::INVALID_SLUG, place, message)
                    .help("use letters, digits, `-`, `_` and `.`"),
            );
            return None;
        }
        let taken = if self.site.editions.iter().any(|event| event.slug == slug) {
            Some("an event")
        } else if !self.site.is_plain
            && self
                .site
                .config
                .languages
                .iter()
                .any(|language| language.tag().eq_ignore_ascii_case(&slug))
        {
            Some("a language of this site")
        } else {
            None
        };
        if let Some(taken) = taken {
            let message = format!("a page cannot be called `{slug}`: that is {taken}");
            self.report(
                Diagnostic::new(codes::INVALID_SLUG, place, message)
                    .help("give it another `slug` in its front matter"),
            );
            return None;
        }
        Some(slug)
    }

    fn title(&self, document: &Document, slug: &str) -> String {
        if let Some(Spanned { value, .. }) = &document.front.title {
            return value.clone();
        }
        let body = self
            .sources
            .text(document.file)
            .get(document.body.clone())
            .unwrap_or_default();
        opening_heading(body).map_or_else(|| slug.replace(['-', '_'], " "), str::to_owned)
    }

    fn aliases<'s>(
        &mut self,
        aliases: impl Iterator<Item = &'s Spanned<String>>,
        folder: &str,
    ) -> Vec<Alias> {
        let mut found = BTreeMap::new();
        for alias in aliases {
            if let Some(path) = self.checked_path(&join(folder, &alias.value), alias.span) {
                found.entry(path).or_insert(alias.span);
            }
        }
        found
            .into_iter()
            .map(|(path, span)| Alias {
                path,
                span: Some(span),
            })
            .collect()
    }

    fn checked_path(&mut self, address: &str, place: Span) -> Option<OutputPath> {
        let reason: PathError = match url::file_of(address) {
            Ok(path) => return Some(path),
            Err(reason) => reason,
        };
        self.report(
            Diagnostic::new(codes::PATH_OUTSIDE, place, format!("`{address}` {reason}"))
                .help("write a path inside the site, such as `pages/conduct.html` or `old-name/`"),
        );
        None
    }

    /// A shared page is placed once for each edition; what is wrong with it is said once.
    fn report(&mut self, finding: Diagnostic) {
        if !self.diagnostics.contains(&finding) {
            self.diagnostics.push(finding);
        }
    }
}

/// The event whose folder a document's path is in, and the rest of the path.
#[must_use]
pub fn event_folder(path: &str) -> (Option<&str>, &str) {
    match path
        .strip_prefix("events/")
        .and_then(|rest| rest.split_once('/'))
    {
        Some((folder, rest)) => (Some(folder), rest),
        None => (None, path),
    }
}

/// An address that counts from `folder`, or from the site's root if it begins with `/`.
fn join(folder: &str, address: &str) -> String {
    match address.strip_prefix('/') {
        Some(from_root) => from_root.to_owned(),
        None => format!("{folder}{address}"),
    }
}
