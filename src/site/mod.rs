//! What is published: editions, pages and where each of them lives.

mod assemble;
mod fallback;
mod place;
pub mod url;

pub use assemble::{Parts, assemble, event_folder};

use crate::config::Config;
use crate::content::{Document, StaticFile};
use crate::event::Event;
use crate::output::OutputPath;
use crate::source_map::Span;
use crate::vocabulary::{Audience, Language, PageKind};

/// A whole site with all its facts. Renderers never see it: they get a view that is restricted to an audience.
#[derive(Clone, Debug)]
pub struct Site {
    /// The series' settings.
    pub config: Config,
    /// The editions, the oldest first.
    pub editions: Vec<Event>,
    /// The edition that `/` presents.
    pub current: Option<usize>,
    /// Every document that was read.
    pub documents: Vec<Document>,
    /// Every page of every edition and language.
    pub pages: Vec<Page>,
    /// The files that may be copied.
    pub statics: Vec<StaticFile>,
    /// Whether `{{` is plain text: a folder without `site.yaml` and without events.
    pub is_plain: bool,
    /// Whether an event could not be read: what seems wrong with the others may well be a consequence.
    pub is_partial: bool,
}

/// A document as one edition publishes it in one language.
#[derive(Clone, Debug)]
pub struct Page {
    /// Which document, by its index.
    pub document: usize,
    /// The edition it belongs to; nothing for a page of the series.
    pub edition: Option<usize>,
    /// Its language.
    pub language: Language,
    /// Its name in addresses.
    pub slug: String,
    /// Its document's path without ending and language, relative to the edition: what translations have in common.
    pub stem: String,
    /// Who may read it.
    pub audience: Audience,
    /// What it is for.
    pub kind: PageKind,
    /// Whether it is a card.
    pub is_card: bool,
    /// Its title: front matter's, else the heading that opens the text, else the slug.
    pub title: String,
    /// The file it is written to.
    pub path: OutputPath,
    /// Its address from the site's root, without leading `/`; a folder's address ends with `/`.
    pub url: String,
    /// Addresses that forward to it.
    pub aliases: Vec<Alias>,
    /// Where readers of languages without a translation find it, as it is.
    pub fallbacks: Vec<Fallback>,
    /// One sentence about it.
    pub summary: Option<String>,
    /// Whether lists name it.
    pub is_listed: bool,
    /// Lists show lighter pages first.
    pub weight: i64,
}

/// An address that forwards to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The file that forwards.
    pub path: OutputPath,
    /// Who asked for it: a front matter's `aliases`; nothing for the address that stays the same every year.
    pub span: Option<Span>,
}

/// An address at which a page is shown to readers of a language into which it is not translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallback {
    /// The readers' language.
    pub language: Language,
    /// The file it is written to.
    pub path: OutputPath,
    /// Its address from the site's root.
    pub url: String,
    /// The address that stays the same every year, and forwards there.
    pub forward: Option<OutputPath>,
}

impl Page {
    /// Where readers of a language find the page: untranslated, where there is no better; else at its own address.
    #[must_use]
    pub fn url_in(&self, language: &Language) -> &str {
        self.fallbacks
            .iter()
            .find(|fallback| fallback.language == *language)
            .map_or(&self.url, |fallback| &fallback.url)
    }
}

impl Site {
    /// The document of a page.
    #[must_use]
    pub fn document(&self, page: &Page) -> &Document {
        &self.documents[page.document]
    }

    /// The event whose facts a page can name: its edition's, or the current one's for a page of the series.
    #[must_use]
    pub fn event_of(&self, page: &Page) -> Option<usize> {
        page.edition.or(self.current)
    }

    /// Whether an edition is over: another one is current.
    #[must_use]
    pub fn is_past(&self, edition: usize) -> bool {
        self.current.is_some_and(|current| {
            edition != current
                && self.editions[edition].dates.value < self.editions[current].dates.value
        })
    }
}
