//! What was good, as it is kept between runs.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::mix::Digest;
use crate::detect::FactKind;
use crate::link::AnchorUse;
use crate::output::Receipt;
use crate::pipeline::names::Names;
use crate::pipeline::outputs::TextSummary;
use crate::source_map::{FileId, Span};
use crate::vocabulary::Audience;

/// What was good in one world.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Known {
    /// Documents in which no rule found anything, by their numbers.
    pub(super) documents: BTreeMap<u32, KnownDocument>,
    /// Pages, by their numbers.
    pub(super) pages: BTreeMap<u32, KnownPage>,
    /// Outputs that are no pages, by site and number.
    pub(super) jobs: BTreeMap<(Audience, u32), KnownJob>,
}

impl Known {
    pub(super) fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.pages.is_empty() && self.jobs.is_empty()
    }

    /// What is known with the news, which take the place of what was known before of the same parts.
    pub(super) fn with(mut self, news: Self) -> Self {
        // At first all is news, and as large as anything that a run holds.
        if self.is_empty() {
            return news;
        }
        self.documents.extend(news.documents);
        self.pages.extend(news.pages);
        self.jobs.extend(news.jobs);
        self
    }

    /// Writes it all, byte for byte as it is read again.
    pub(super) fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        postcard::to_io(self, to).map_err(io::Error::other)?;
        Ok(())
    }
}

/// A document in which no rule found anything.
#[derive(Serialize, Deserialize)]
pub(super) struct KnownDocument {
    /// What it was made of.
    pub(super) key: Digest,
    /// The kinds of facts in it that other events may know, as places in the list of all kinds.
    kinds: Vec<u8>,
}

impl KnownDocument {
    pub(super) fn new(key: Digest, kinds: &BTreeSet<FactKind>) -> Self {
        let all = (0..).zip(FactKind::ALL);
        let kinds = all.filter(|(_, kind)| kinds.contains(kind));
        Self {
            key,
            kinds: kinds.map(|(place, _)| place).collect(),
        }
    }

    pub(super) fn kinds(&self) -> BTreeSet<FactKind> {
        let kinds = self.kinds.iter();
        kinds
            .filter_map(|place| FactKind::ALL.get(usize::from(*place)).copied())
            .collect()
    }
}

/// An output that is no page.
#[derive(Serialize, Deserialize)]
pub(super) struct KnownJob {
    /// What it was made of.
    pub(super) key: Digest,
    pub(super) file: Receipt,
}

/// A page of which everything was good.
#[derive(Serialize, Deserialize)]
pub(super) struct KnownPage {
    /// What it was made of.
    pub(super) key: Digest,
    /// The pages that it quotes, if it is a card.
    quotes: Vec<u32>,
    /// Its ids, sorted.
    ids: Names,
    /// Its links to places in pages: the page, and where the link is written.
    anchors: Vec<(u32, u32, u32)>,
    /// The ids that those lead to.
    fragments: Names,
    attachments: Vec<u32>,
    pub(super) files: Vec<Receipt>,
}

impl KnownPage {
    pub(super) fn new(key: Digest, summary: &TextSummary, mut files: Vec<Receipt>) -> Self {
        // Most pages are one file, and a list that grew by itself has room for four.
        files.shrink_to_fit();
        // Each link keeps its id: what is left out of one list is left out of both.
        let anchors = summary.anchors.iter().filter_map(|anchor| {
            let span = anchor.span;
            let place = (number(anchor.page)?, span.start, span.end);
            Some((place, &*anchor.fragment))
        });
        let (anchors, fragments): (Vec<_>, Vec<_>) = anchors.unzip();
        Self {
            key,
            quotes: numbers(&summary.quotes),
            ids: summary.ids.clone(),
            anchors,
            fragments: Names::of(fragments.into_iter()),
            attachments: numbers(&summary.attachments),
            files,
        }
    }

    pub(super) fn quotes(&self) -> BTreeSet<usize> {
        self.quotes.iter().map(|page| *page as usize).collect()
    }

    /// What the rest of the site needs to know of the page, whose text stands in `file`.
    pub(super) fn summary(&self, page: usize, file: FileId) -> TextSummary {
        let anchors = self.anchors.iter().zip(self.fragments.iter());
        let attachments = self.attachments.iter();
        TextSummary {
            is_good: true,
            has_places: true,
            ids: self.ids.clone(),
            anchors: anchors
                .map(|((page, start, end), fragment)| AnchorUse {
                    page: *page as usize,
                    fragment: fragment.into(),
                    span: Span {
                        file,
                        start: *start,
                        end: *end,
                    },
                })
                .collect(),
            attachments: attachments.map(|file| *file as usize).collect(),
            quotes: self.quotes(),
            ..TextSummary::of(page)
        }
    }
}

/// Numbers are kept small; of more than four thousand million pages nothing is remembered.
pub(super) fn number(index: usize) -> Option<u32> {
    u32::try_from(index).ok()
}

fn numbers(indices: &BTreeSet<usize>) -> Vec<u32> {
    indices.iter().filter_map(|index| number(*index)).collect()
}
