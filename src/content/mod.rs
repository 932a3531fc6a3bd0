//! What a content folder holds: documents with front matter, events' files, static files.

pub mod front_matter;
mod heading;
mod path;
mod text;
pub mod walk;

use std::ops::RangeFrom;
use std::path::PathBuf;

use indexmap::IndexMap;

pub use heading::opening_heading;
pub use path::{event_of, is_card, language_of};
pub(crate) use text::decode;

use crate::source_map::{FileId, Span, Spanned};
use crate::vocabulary::{Audience, CardFormat, Language, PageKind};

/// A Markdown source with its front matter.
#[derive(Clone, Debug)]
pub struct Document {
    /// The source.
    pub file: FileId,
    /// Its path from the content folder, with `/`: `events/2026/code-of-conduct.es.md`.
    pub path: String,
    /// What its front matter says.
    pub front: FrontMatter,
    /// Where its text is in the source: from here to the end.
    pub body: RangeFrom<usize>,
}

/// Which way of writing front matter a document uses; it also tells the Markdown dialect that its author has in mind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// YAML between `---` lines, or none: `CommonMark`.
    #[default]
    Yaml,
    /// Pelican's `Title: …` lines: Python-Markdown.
    Pelican,
}

/// Whether a document is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Yes.
    #[default]
    Published,
    /// Yes, but no list names it.
    Hidden,
    /// Only with `--drafts`.
    Draft,
    /// Never.
    Skip,
}

/// A document that this one descends from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribution {
    /// Its title.
    pub title: Option<String>,
    /// Where it is.
    pub url: Option<Spanned<String>>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its licence (SPDX).
    pub license: Option<Spanned<String>>,
    /// What was changed.
    pub changes: Option<String>,
}

/// All that front matter can say (design §4).
#[derive(Clone, Debug, Default)]
pub struct FrontMatter {
    /// How it is written.
    pub dialect: Dialect,
    /// `title`.
    pub title: Option<Spanned<String>>,
    /// `date`: when it was first published.
    pub date: Option<Spanned<jiff::civil::DateTime>>,
    /// `modified`.
    pub modified: Option<Spanned<jiff::civil::DateTime>>,
    /// Pelican's `category`.
    pub category: Option<String>,
    /// Pelican's `tags`.
    pub tags: Vec<String>,
    /// Pelican's `authors` (or `author`).
    pub authors: Vec<String>,
    /// `slug`, instead of the one from the file's name.
    pub slug: Option<Spanned<String>>,
    /// `lang`, instead of the one from the file's name or folder.
    pub lang: Option<Spanned<Language>>,
    /// `summary`: one sentence.
    pub summary: Option<Spanned<String>>,
    /// `status`.
    pub status: Status,
    /// Pelican's `save_as`: the output file.
    pub save_as: Option<Spanned<String>>,
    /// Pelican's `url`: the address that links use.
    pub url: Option<Spanned<String>>,
    /// `template`: the theme's template, without its ending.
    pub template: Option<Spanned<String>>,
    /// `kind`; a page unless set.
    pub kind: Option<Spanned<PageKind>>,
    /// `audience`; the kind's own unless set.
    pub audience: Option<Spanned<Audience>>,
    /// `scope: series`: the page belongs to the series and not to an event.
    pub series_scope: bool,
    /// `version`.
    pub version: Option<String>,
    /// `reviewed`: when somebody last read the whole page.
    pub reviewed: Option<Spanned<jiff::civil::Date>>,
    /// `license` (SPDX), instead of the site's.
    pub license: Option<Spanned<String>>,
    /// `attribution`.
    pub attribution: Vec<Attribution>,
    /// `aliases`: addresses that forward here.
    pub aliases: Vec<Spanned<String>>,
    /// `waive`: codes of findings that are not reported of this page, each with the reason.
    pub waive: Vec<(Spanned<String>, String)>,
    /// `covers`: topics that the page covers in words of its own.
    pub covers: Vec<Spanned<String>>,
    /// `weight`: lists show lighter pages first.
    pub weight: i64,
    /// Keys that are not known here; the theme may know them.
    pub extra: IndexMap<String, String>,
    /// What a card's front matter says beside that; few documents are cards.
    card: Option<Box<CardFront>>,
    /// Whether the audience is a guess, because what is written there is none: links to the page are not judged by it.
    pub guesses_audience: bool,
    /// Whether the front matter could not be read; there is a finding, and no rule reports what the page lacks.
    pub broken: bool,
}

/// What only the front matter of a card says (design §6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardFront {
    /// `formats`: how it is printed.
    pub formats: Vec<Spanned<CardFormat>>,
    /// `sections`: whose text it quotes, in order.
    pub sections: Vec<SectionName>,
    /// `back`: what stands on side B; without it the text flows on to there.
    pub back: Option<Vec<SectionName>>,
    /// `qr`: the page that its QR code leads to.
    pub qr: Option<Spanned<String>>,
    /// `direct: true`: it may show phones of people, and not only the hotline's.
    pub direct: bool,
}

/// A section by its page's name and its heading's id: `staff-procedure#when-taking-a-report`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionName {
    /// The page: its source's name without ending and language.
    pub page: String,
    /// The id of the section's heading; the whole page without one.
    pub section: Option<String>,
    /// Where it is named.
    pub span: Span,
}

impl FrontMatter {
    /// What only a card's front matter says.
    #[must_use]
    pub fn card(&self) -> &CardFront {
        static NOTHING: CardFront = CardFront {
            formats: Vec::new(),
            sections: Vec::new(),
            back: None,
            qr: None,
            direct: false,
        };
        self.card.as_deref().unwrap_or(&NOTHING)
    }

    /// The page's kind.
    #[must_use]
    pub fn kind(&self) -> PageKind {
        self.kind.as_ref().map_or(PageKind::Page, |kind| kind.value)
    }

    /// Who may read the page.
    #[must_use]
    pub fn audience(&self) -> Audience {
        self.audience
            .as_ref()
            .map_or_else(|| self.kind().default_audience(), |audience| audience.value)
    }
}

/// A file that is copied as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaticFile {
    /// Its path from the content folder, with `/`: `static/map.png`, or `images/map.png` beside a page.
    pub path: String,
    /// Where it is on disk.
    pub source: PathBuf,
    /// Whose sites it goes to, for a file of `static/`, `static.staff/`, `static.responders/`;
    /// nothing for a file beside pages, which goes out only with a page that references it.
    pub audience: Option<Audience>,
}

/// The texts of one event's folder.
#[derive(Clone, Debug)]
pub struct EventFolder {
    /// The folder's name.
    pub slug: String,
    /// `event.yaml`.
    pub event: FileId,
    /// `private.yaml`, where there is one.
    pub private: Option<FileId>,
}

/// All that a content folder holds.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// `site.yaml`.
    pub site: Option<FileId>,
    /// The events' folders, sorted by slug.
    pub events: Vec<EventFolder>,
    /// The slugs of events whose file could not be read, which is said already.
    pub unread_events: Vec<String>,
    /// The documents, sorted by path. Cards (`cards/*.md`) are among them.
    pub documents: Vec<Document>,
    /// The files that may be copied, sorted by path.
    pub statics: Vec<StaticFile>,
}
