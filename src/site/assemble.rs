//! Joins settings, events and documents into a site: which edition publishes which page.

use std::collections::BTreeSet;

use super::{Page, Site, fallback};
use crate::config::Config;
use crate::content::{Document, StaticFile, Status, is_card, language_of};
use crate::diagnostic::{Checked, Diagnostic, codes, did_you_mean};
use crate::event::Event;
use crate::source_map::{SourceMap, Span};
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
        mut unread,
    } = parts;
    let mut diagnostics = Vec::new();
    events.retain(|event| {
        let Some(found) = taken(&config, event) else {
            return true;
        };
        diagnostics.push(found);
        unread.push(event.slug.clone());
        false
    });
    events.sort_by(|a, b| (a.dates.value, &a.slug).cmp(&(b.dates.value, &b.slug)));
    let is_plain = config.file.is_none() && events.is_empty();
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

/// The finding about an event whose folder is called as something else of the site.
fn taken(config: &Config, event: &Event) -> Option<Diagnostic> {
    let name = &event.slug;
    let mut languages = config.languages.iter();
    let what = match name.as_str() {
        "editions" => "the list of all editions",
        "cards" => "the list of cards",
        _ if languages.any(|language| language.tag().eq_ignore_ascii_case(name)) => {
            "a language of this site"
        }
        _ => return None,
    };
    let folder = format!("content/events/{name}");
    let message = format!("an event cannot be called `{name}`: that is {what}");
    let found = Diagnostic::about_path(codes::INVALID_SLUG, folder, message);
    Some(found.help("give its folder another name, such as the year"))
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

/// What puts documents into editions needs and collects.
pub(super) struct Assembly<'a> {
    pub(super) site: &'a Site,
    pub(super) sources: &'a SourceMap,
    drafts: bool,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// A document with what its path says.
pub(super) struct Located<'a> {
    pub(super) index: usize,
    pub(super) document: &'a Document,
    /// The event whose folder it is in.
    pub(super) folder: Option<&'a str>,
    /// The path in that folder (or in `content`), without ending and language.
    pub(super) stem: String,
    pub(super) language: Language,
    pub(super) is_card: bool,
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
        let known = self.site.config.languages.iter().map(Language::tag);
        let all: Vec<&str> = known.chain([language.tag()]).collect();
        let help = format!(
            "add it in `content/site.yaml`: `languages: [{}]`",
            all.join(", ")
        );
        self.diagnostics
            .push(Diagnostic::new(codes::INVALID_LANGUAGE, place, message).help(help));
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
            if self.site.is_partial {
                return Vec::new();
            }
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

    /// A shared page is placed once for each edition; what is wrong with it is said once.
    pub(super) fn report(&mut self, finding: Diagnostic) {
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
