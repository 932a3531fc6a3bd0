//! What a run is asked for.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::external::Patience;
use crate::output::Cache;
use crate::vocabulary::{Audience, CardFormat};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The site's folder.
    pub root: PathBuf,
    /// The folder that gets a folder for each audience; nothing is written without one.
    pub out: Option<PathBuf>,
    /// Whose sites are made.
    pub audiences: Vec<Audience>,
    /// Only these events; all of them if empty.
    pub events: Vec<String>,
    /// Where the public site is published, instead of what `site.yaml` says.
    pub base_url: Option<String>,
    /// Whether nothing may be pending any more.
    pub release: bool,
    /// Whether rules about what people write wait until nothing else is wrong.
    pub rules_last: bool,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether cards are printed.
    pub cards: bool,
    /// Cards that are handed out beside what is published.
    pub prints: Option<PrintChoice>,
    /// Whether what earlier runs worked out is used.
    pub cache: bool,
    /// Whether every warning counts as an error.
    pub deny_warnings: bool,
    /// Codes whose findings count as errors.
    pub deny: Vec<String>,
    /// How hard links to other sites are tried; nothing is asked of the net without it.
    pub external: Option<Patience>,
    /// The day on which this is asked; it only feeds warnings.
    pub today: Option<Date>,
}

/// Which cards are handed out, and how they are printed.
#[derive(Clone, Debug, Default)]
pub struct PrintChoice {
    /// Only these cards, by their slugs; all of them if empty.
    pub cards: Vec<String>,
    /// In these formats, whatever the cards say; in their own if empty.
    pub formats: Vec<CardFormat>,
    /// Whether there is a second PDF with crop marks.
    pub marks: bool,
}

impl Request {
    /// Everything of a site for these audiences, made and not written, from nothing but its sources.
    #[must_use]
    pub fn new(root: PathBuf, audiences: Vec<Audience>) -> Self {
        Self {
            root,
            out: None,
            audiences,
            events: Vec::new(),
            base_url: None,
            release: false,
            rules_last: false,
            drafts: false,
            cards: true,
            prints: None,
            cache: false,
            deny_warnings: false,
            deny: Vec::new(),
            external: None,
            today: None,
        }
    }

    /// What earlier runs worked out, if it may be used.
    pub(super) fn kept(&self) -> Cache {
        if self.cache {
            Cache::of_site(&self.root)
        } else {
            Cache::none()
        }
    }

    /// The audience that may see most of what is made.
    #[must_use]
    pub fn widest(&self) -> Audience {
        let audiences = self.audiences.iter().copied();
        audiences.max().unwrap_or(Audience::Public)
    }
}
