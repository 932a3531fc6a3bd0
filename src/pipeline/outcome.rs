//! What comes of a run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::read::Read;
use crate::diagnostic::{Diagnostic, Mask, Severity};
use crate::site::Site;
use crate::source_map::SourceMap;
use crate::vocabulary::Audience;

/// What came of a run.
pub struct Outcome {
    /// The sources, for excerpts in findings.
    pub sources: SourceMap,
    /// What must not be said about them.
    pub mask: Arc<Mask>,
    /// What was found, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// What was published, if anything was.
    pub published: Option<Published>,
    /// How many outputs were made, whether or not they were published.
    pub outputs: usize,
    /// How many of them an earlier run had made already.
    pub kept: usize,
    /// The cards that were asked for, with a name each.
    pub prints: Vec<(String, Vec<u8>)>,
    /// How many cards were typeset, each format counted; the others were kept from an earlier run.
    pub typeset: usize,
    /// The slugs of all cards that there are.
    pub cards: Vec<String>,
    /// The files outside of `content/` and `themes/` that the site reads, from its root.
    pub elsewhere: Vec<String>,
    /// Where the sites are to be published, as far as it is known.
    pub base_urls: BTreeMap<Audience, String>,
}

/// What was published.
#[derive(Clone, Debug)]
pub struct Published {
    /// The folder.
    pub out: PathBuf,
    /// The sites, with the number of their files.
    pub sites: BTreeMap<Audience, usize>,
    /// How many files were written anew.
    pub written: usize,
    /// How many bytes all files hold.
    pub bytes: u64,
    /// The facts that the public site holds since now, by event and name.
    pub news: Vec<String>,
}

impl Outcome {
    /// What came of a run that made nothing yet.
    pub(super) fn new(read: &Read, sources: SourceMap, diagnostics: Vec<Diagnostic>) -> Self {
        let config = &read.site.config;
        let base_urls = config.base_url.iter();
        Self {
            sources,
            mask: Arc::clone(&read.mask),
            diagnostics,
            published: None,
            outputs: 0,
            kept: 0,
            prints: Vec::new(),
            typeset: 0,
            cards: card_slugs(&read.site),
            elsewhere: config.fonts.iter().map(|font| font.value.clone()).collect(),
            base_urls: base_urls
                .map(|(audience, url)| (*audience, url.value.clone()))
                .collect(),
        }
    }

    /// Whether anything that was found keeps the site from being published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        has_errors(&self.diagnostics)
    }
}

pub(super) fn has_errors(found: &[Diagnostic]) -> bool {
    found.iter().any(|found| found.severity == Severity::Error)
}

/// The slugs of all cards, sorted.
fn card_slugs(site: &Site) -> Vec<String> {
    let cards = site.pages.iter().filter(|page| page.is_card);
    let slugs: BTreeSet<&String> = cards.map(|page| &page.slug).collect();
    slugs.into_iter().cloned().collect()
}
