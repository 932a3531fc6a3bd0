//! Facts found in prose: what kind, the exact text and its place, how sure, and what it means.
//!
//! No network and no model: a reader for each format, patterns, libraries and structure. Time grows with the text.

mod candidates;
pub mod characters;
mod context;
mod date;
mod email;
mod emergency;
mod event_name;
mod exempt;
pub mod lexicon;
mod organization;
mod person;
mod phone;
mod placeholder;
pub mod reading;
mod room;
mod url;
mod venue;
pub mod words;
mod year;

use std::ops::Range;

use crate::event::phone::Numbering;
use context::Context;
use reading::{Block, Channel, Reading};
use words::Words;

pub use reading::Format;
pub use url::years as years_of_url;

/// What a fact found in prose is. In the order in which one kind wins over another for the same text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactKind {
    /// Something that was to be filled in.
    Placeholder,
    /// An e-mail address, in whatever disguise.
    Email,
    /// A web address, whole or from a site's root.
    Url,
    /// A day or some days.
    Date,
    /// A telephone number or an extension.
    Phone,
    /// A short number for danger.
    EmergencyNumber,
    /// An event's name.
    EventName,
    /// A room.
    Room,
    /// A building or a place.
    Venue,
    /// An organization.
    Organization,
    /// A person.
    Person,
    /// A year by itself.
    Year,
}

impl FactKind {
    /// All kinds.
    pub const ALL: [Self; 12] = [
        Self::Placeholder,
        Self::Email,
        Self::Url,
        Self::Date,
        Self::Phone,
        Self::EmergencyNumber,
        Self::EventName,
        Self::Room,
        Self::Venue,
        Self::Organization,
        Self::Person,
        Self::Year,
    ];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Placeholder => "placeholder",
            Self::Email => "email",
            Self::Url => "url",
            Self::Date => "date",
            Self::Phone => "phone",
            Self::EmergencyNumber => "emergency_number",
            Self::EventName => "event_name",
            Self::Room => "room",
            Self::Venue => "venue",
            Self::Organization => "organization",
            Self::Person => "person",
            Self::Year => "year",
        }
    }
}

/// A fact found in prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: FactKind,
    /// The text as readers see it, or as it stands in an address.
    pub text: String,
    /// Where it is in the source.
    pub range: Range<usize>,
    /// How sure it is, in percent.
    pub confidence: u8,
    /// What it means: E.164, a whole address, an ISO date; the text itself where there is nothing better.
    pub value: String,
    /// Which block of the reading it is in.
    pub block: usize,
    /// Where in that block's text.
    pub at: Range<usize>,
    /// Whether it is written so that programs do not recognise it: `name [at] example`.
    pub is_disguised: bool,
}

/// What is known beforehand.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The country (two letters) whose national notation of telephone numbers is expected.
    pub country: Option<&'a str>,
    /// The numbering plans.
    pub numbering: &'a Numbering,
}

/// A fact within a block, while it is looked for.
struct Hit {
    kind: FactKind,
    at: Range<usize>,
    confidence: u8,
    value: Option<String>,
    is_disguised: bool,
}

impl Hit {
    fn new(kind: FactKind, at: Range<usize>, confidence: u8) -> Self {
        Self {
            kind,
            at,
            confidence,
            value: None,
            is_disguised: false,
        }
    }

    fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }
}

/// One block with its words: what each detector looks at.
struct Sample<'a> {
    block: &'a Block,
    words: &'a Words,
    context: Context,
    setting: Setting<'a>,
}

/// A kind's detector.
type Detector = fn(&Sample<'_>, &mut Vec<Hit>);

/// The detectors of what is written in signs and numbers; each looks at a block once.
const SIGNS: [Detector; 6] = [
    placeholder::find,
    email::find,
    url::find,
    date::find,
    phone::find,
    emergency::find,
];

/// The detectors of what is written in words; dates are known to them.
const WORDS: [Detector; 2] = [candidates::find, year::find];

/// The facts of a text, in the order of its blocks.
#[must_use]
pub fn detect(reading: &Reading, setting: Setting<'_>) -> Vec<Found> {
    found_by(&[&SIGNS, &WORDS], reading, setting)
}

/// Only the addresses and numbers of a text, which tell its country.
#[must_use]
pub fn detect_signs(reading: &Reading, setting: Setting<'_>) -> Vec<Found> {
    found_by(&[&SIGNS], reading, setting)
}

fn found_by(detectors: &[&[Detector]], reading: &Reading, setting: Setting<'_>) -> Vec<Found> {
    let contexts = context::of(&reading.blocks, &reading.words);
    let mut found = Vec::new();
    let mut hits = Vec::new();
    for (index, block) in reading.blocks.iter().enumerate() {
        let sample = Sample {
            block,
            words: &reading.words[index],
            context: contexts[index],
            setting,
        };
        for detector in detectors.iter().copied().flatten() {
            detector(&sample, &mut hits);
        }
        if hits.is_empty() {
            continue;
        }
        settle(&mut hits);
        found.extend(
            hits.drain(..)
                .filter(|hit| !is_spared(hit.kind) || !block.is_exempt(&hit.at))
                .map(|hit| place(hit, index, block)),
        );
    }
    found
}

/// Text that says where a policy comes from names other events, people and years rightly.
fn is_spared(kind: FactKind) -> bool {
    !matches!(
        kind,
        FactKind::Phone | FactKind::Email | FactKind::Placeholder | FactKind::EmergencyNumber
    )
}

/// Of facts that overlap, the kind that wins stays; of one kind, the longer.
fn settle(hits: &mut Vec<Hit>) {
    hits.sort_by_key(|hit| (hit.at.start, hit.kind, usize::MAX - hit.at.end));
    let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits.drain(..) {
        let mut wins = true;
        while let Some(last) = kept.last() {
            if last.at.end <= hit.at.start {
                break;
            }
            let is_better =
                hit.kind < last.kind || (hit.kind == last.kind && hit.at.len() > last.at.len());
            if !is_better {
                wins = false;
                break;
            }
            kept.pop();
        }
        if wins {
            kept.push(hit);
        }
    }
    *hits = kept;
}

fn place(hit: Hit, block: usize, of: &Block) -> Found {
    let text = of.text[hit.at.clone()].to_owned();
    Found {
        kind: hit.kind,
        range: of.source(&hit.at),
        confidence: hit.confidence,
        value: hit.value.unwrap_or_else(|| text.clone()),
        text,
        block,
        at: hit.at,
        is_disguised: hit.is_disguised,
    }
}

impl Sample<'_> {
    /// The block's text.
    fn text(&self) -> &str {
        &self.block.text
    }

    /// Whether the block is an address and no prose.
    fn is_address(&self) -> bool {
        self.block.channel == Channel::Address
    }
}

#[cfg(test)]
mod tests;
