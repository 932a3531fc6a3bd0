//! `site.yaml`: what the series decides for all its events (design §2).

mod read;

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::diagnostic::Severity;
use crate::source_map::{FileId, Span, Spanned};
use crate::vocabulary::{Audience, Language, OfficePaper};
use crate::yaml::Node;

/// The settings of a site. Without `site.yaml` all have their defaults.
#[derive(Clone, Debug)]
pub struct Config {
    /// `site.yaml`, where there is one.
    pub file: Option<FileId>,
    /// The series' name.
    pub title: String,
    /// Where each audience's site is published; without it there is no sitemap and no canonical link.
    pub base_url: BTreeMap<Audience, Spanned<String>>,
    /// The languages; the first is the default. Never empty.
    pub languages: Vec<Language>,
    /// The event that `/` presents, where the site names one.
    pub current: Option<Spanned<String>>,
    /// The licence of all pages that name none (SPDX).
    pub license: Option<Spanned<String>>,
    /// The theme's folder in `themes/`.
    pub theme: Spanned<String>,
    /// Whether pages are minified.
    pub minify: bool,
    /// More fonts for cards, as paths from the site's root.
    pub fonts: Vec<Spanned<String>>,
    /// The paper that handouts and posters are for; the venue's country's unless stated.
    pub paper: Option<OfficePaper>,
    /// Levels by code.
    pub lints: IndexMap<String, Level>,
    /// Whether the sources are public, so that private values may stand in `private.yaml` alone.
    pub repository_public: bool,
    /// Facts of the series, in the event's format.
    pub facts: Option<Node>,
}

/// What becomes of the findings of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// They are not reported.
    Allow,
    /// They are warnings.
    Warn,
    /// They are errors.
    Deny,
}

impl Level {
    /// The severity that findings get, if they are reported at all.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Allow => None,
            Self::Warn => Some(Severity::Warning),
            Self::Deny => Some(Severity::Error),
        }
    }
}

impl Config {
    /// The settings of a site that has no `site.yaml`; findings about them stand at `place`.
    #[must_use]
    pub fn without_file(place: Span) -> Self {
        Self {
            file: None,
            title: "Home".to_owned(),
            base_url: BTreeMap::new(),
            languages: vec![Language::english()],
            current: None,
            license: None,
            theme: Spanned::new("default".to_owned(), place),
            minify: true,
            fonts: Vec::new(),
            paper: None,
            lints: IndexMap::new(),
            repository_public: false,
            facts: None,
        }
    }

    /// The language of pages that name none.
    #[must_use]
    pub fn default_language(&self) -> &Language {
        &self.languages[0]
    }
}
