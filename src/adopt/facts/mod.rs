//! What foreign texts say about an event, as the facts of one event: each once, and where it stands.

mod addresses;
mod around;
mod channels;
pub mod country;
mod days;
mod drafts;
mod hours;
mod ids;
mod ledger;
mod links;
mod names;
mod nearby;
mod people;
mod places;
mod programme;
mod roles;
mod rooms;
mod rows;
mod services;
mod shifts;
mod ways;

use std::collections::BTreeSet;
use std::ops::Range;

use indexmap::IndexMap;
use jiff::civil::Date;

use super::gather::Source;
use super::page::Page;
use super::readers::Foreign;
use crate::detect::reading::{Block, Channel, Reading};
use crate::detect::{FactKind, Found};
use crate::event::phone::Numbering;
use crate::vocabulary::Audience;

pub use country::guess as guess_country;
pub use days::Days;
pub use ledger::Ledger;
pub use programme::Entry;
pub use shifts::Shift;

/// How many records of a kind an event gets: a policy with more is none, and its event's file could not be read.
const MOST: usize = 1000;

/// From this confidence on, in percent, a name is taken for what it seems to be.
pub const SURE: u8 = 75;

/// A text to adopt, read.
#[allow(clippy::struct_field_names)] // Its text is its text.
pub struct Text<'a> {
    /// The file.
    pub source: &'a Source,
    /// Its text.
    pub text: &'a str,
    /// Its blocks.
    pub reading: Reading,
    /// What was found in it, in the order of its blocks.
    pub found: Vec<Found>,
    /// What its reader makes of it.
    pub foreign: Foreign,
    /// The page that it becomes.
    pub page: Page,
}

/// A value and the widest audience of the pages where it stands.
#[derive(Clone, Debug)]
pub struct Stated {
    /// The value, as the event's file writes it.
    pub value: String,
    /// Who may read it.
    pub audience: Audience,
}

/// A contact, by the keys of the event's file.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    /// `person`, `channel` or `organization`.
    pub kind: &'static str,
    /// `name`, `role`, `organization`, `email`, `phone`, in that order.
    pub fields: IndexMap<&'static str, Stated>,
    /// Ways to reach it that the text names.
    pub reach: Vec<&'static str>,
}

/// A room.
#[derive(Clone, Debug)]
pub struct Room {
    /// What it is called.
    pub name: Option<String>,
    /// Where it is: on all days, or by day.
    pub place: Place,
    /// Who may read it.
    pub audience: Audience,
}

/// Where a room is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// On all days.
    Always(String),
    /// By day.
    ByDay(Vec<(Days, String)>),
}

/// A service outside the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// What it is called.
    pub name: String,
    /// `police`, `hospital`, `crisis` or `taxi`.
    pub kind: &'static str,
    /// Its number.
    pub number: String,
}

/// What the texts say, as one event.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// What the series is called.
    pub title: Option<String>,
    /// What the event is called.
    pub name: Option<String>,
    /// Its year.
    pub year: Option<i16>,
    /// Its days.
    pub dates: Option<Days>,
    /// The country (two letters) that numbers and addresses speak for.
    pub country: Option<String>,
    /// Its places; the first is the main one.
    pub venues: IndexMap<String, String>,
    /// The number for danger.
    pub emergency: Option<String>,
    /// Services outside the event.
    pub services: Vec<Service>,
    /// Contacts by id.
    pub contacts: IndexMap<String, Contact>,
    /// Rooms by id.
    pub rooms: IndexMap<String, Room>,
    /// What happens at other places, or on other days.
    pub programme: Vec<Entry>,
    /// Who is on duty when.
    pub shifts: Vec<Shift>,
    /// Where decisions are appealed: `to` and `email`.
    pub appeals: IndexMap<&'static str, Stated>,
    /// The form for reports.
    pub form: Option<Stated>,
    /// Links by id; those that lead to no page of the new site are pending.
    pub links: IndexMap<String, Option<String>>,
}

/// What everybody who looks for facts needs.
pub struct Survey<'a> {
    /// The texts.
    pub texts: &'a [Text<'a>],
    /// The paths of files that are taken along.
    pub assets: &'a BTreeSet<String>,
    /// The numbering plans.
    pub numbering: &'a Numbering,
    /// The country whose notation of numbers is expected.
    pub country: Option<&'a str>,
    /// The day of the run: years are judged by it.
    pub today: Date,
}

impl<'a> Survey<'a> {
    /// Collects the facts of all texts.
    #[must_use]
    pub fn collect(&self) -> Ledger {
        let mut ledger = Ledger::default();
        ledger.facts.country = self.country.map(str::to_owned);
        names::collect(self, &mut ledger);
        rooms::collect(self, &mut ledger);
        people::collect(self, &mut ledger);
        places::collect(self, &mut ledger);
        self.collect_times(&mut ledger);
        links::collect(self, &mut ledger);
        names::mention(self, &mut ledger);
        ledger.settle();
        ledger
    }

    /// What is when: only of an event whose days are known.
    fn collect_times(&self, ledger: &mut Ledger) {
        let (Some(dates), Some(year)) = (ledger.facts.dates, ledger.facts.year) else {
            return;
        };
        let rows: Vec<_> = (0..self.texts.len())
            .map(|text| rows::of(self, text, year))
            .collect();
        shifts::collect(self, &rows, dates, ledger);
        programme::collect(self, &rows, dates, ledger);
    }

    /// The facts of a text that stand in its body and that somebody reads, each with its block.
    fn usable(&self, text: usize) -> impl Iterator<Item = (&'a Found, &'a Block)> + use<'a> {
        let texts: &'a [Text<'a>] = self.texts;
        let of = &texts[text];
        of.found.iter().filter_map(move |found| {
            let block = of.reading.blocks.get(found.block)?;
            let is_read = !matches!(block.channel, Channel::Comment | Channel::TemplateComment);
            (is_read && of.holds(&found.range)).then_some((found, block))
        })
    }

    /// The same with what frames the texts: its title can name the event.
    fn anywhere(&self) -> impl Iterator<Item = (&'a Found, &'a Block)> {
        let texts: &'a [Text<'a>] = self.texts;
        texts.iter().flat_map(|text| {
            text.found.iter().filter_map(|found| {
                let block = text.reading.blocks.get(found.block)?;
                let is_read = !matches!(block.channel, Channel::Comment | Channel::TemplateComment);
                is_read.then_some((found, block))
            })
        })
    }

    /// The same for all texts, of one kind.
    fn of_kind(&self, kind: FactKind) -> impl Iterator<Item = (usize, &'a Found, &'a Block)> {
        (0..self.texts.len()).flat_map(move |text| {
            self.usable(text)
                .filter(move |(found, _)| found.kind == kind)
                .map(move |(found, block)| (text, found, block))
        })
    }

    fn audience(&self, text: usize) -> Audience {
        self.texts[text].page.audience
    }
}

impl Text<'_> {
    /// Whether a place is in the text itself.
    #[must_use]
    pub fn holds(&self, range: &Range<usize>) -> bool {
        let body = &self.foreign.body;
        let is_out =
            |(_, out): &(&str, Range<usize>)| out.start < range.end && range.start < out.end;
        body.start <= range.start
            && range.end <= body.end
            && !self.foreign.left_out.iter().any(is_out)
    }

    /// Whether exactly these words stand at a place of the source.
    #[must_use]
    pub fn says(&self, range: &Range<usize>, words: &str) -> bool {
        self.text.get(range.clone()) == Some(words)
    }
}
