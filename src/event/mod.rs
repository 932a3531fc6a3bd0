//! One occurrence of a conference, with its facts: typed, each with its place in the file.

mod appeals;
pub mod check;
mod contact;
mod countries;
mod dates;
mod dial;
mod emergency;
pub mod fact;
pub mod hidden;
mod lower;
mod merge;
pub mod phone;
mod problem;
mod programme;
mod reader;
mod reporting;
mod room;
mod safeguarding;
mod shift;
mod team;
mod values;
mod venue;
mod visibility;
mod withdrawn;
mod wording;

use indexmap::IndexMap;

pub use appeals::Appeals;
pub use contact::{Chat, Contact, ContactKind};
pub use dates::{DateRange, Hours, HoursRange, MinuteOfDay, Period, PeriodUnit};
pub use emergency::{Emergency, Service};
pub use fact::Fact;
pub use problem::Problem;
pub use programme::Programme;
pub use reporting::Reporting;
pub use room::{Room, RoomOnDays};
pub use safeguarding::Safeguarding;
pub use shift::Shift;
pub use team::Team;
pub use values::{Country, DialCode, Email, Reach, TimeZoneName, Url};
pub use venue::Venue;
pub use visibility::Visibility;
pub use withdrawn::Withdrawn;
pub use wording::Wording;

use crate::source_map::{FileId, Span, Spanned};
use crate::vocabulary::Language;

/// A record's name in its group: `hotline` in `contacts.hotline`.
pub type Id = String;

/// A group of records, in the order of the file.
pub type Group<T> = IndexMap<Id, Fact<T>>;

/// The id of the place that the key `venue` describes.
pub const MAIN_VENUE: &str = "main";

/// An event (design §3). Series facts from `site.yaml` are already merged in where the event has none of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The folder's name.
    pub slug: String,
    /// `event.yaml`.
    pub file: FileId,
    /// The event's name, with its year as a rule.
    pub name: Spanned<String>,
    /// The main dates.
    pub dates: Spanned<DateRange>,
    /// The zone that all times are in.
    pub timezone: Spanned<TimeZoneName>,
    /// Whether people meet in a place.
    pub mode: Fact<Mode>,
    /// The languages that staff speak.
    pub languages_spoken: Fact<Vec<Language>>,
    /// Places by id; the main one is `main`, and first.
    pub venues: Group<Venue>,
    /// What happens outside the main dates, hours or place.
    pub programme: Vec<Programme>,
    /// Emergency number and services.
    pub emergency: Emergency,
    /// People, organizations and channels.
    pub contacts: Group<Contact>,
    /// Named lists of contacts.
    pub teams: Group<Team>,
    /// Rooms.
    pub rooms: Group<Room>,
    /// How reports are taken.
    pub reporting: Fact<Reporting>,
    /// Where a decision can be appealed.
    pub appeals: Fact<Appeals>,
    /// What holds for minors.
    pub safeguarding: Fact<Safeguarding>,
    /// Who is on duty when.
    pub shifts: Fact<Vec<Spanned<Shift>>>,
    /// How staff are recognised.
    pub identification: Fact<Wording>,
    /// Addresses by name.
    pub links: Group<Url>,
    /// How long reports are kept.
    pub retention: Fact<Period>,
    /// The day somebody last checked every fact.
    pub confirmed: Fact<jiff::civil::Date>,
    /// Anything else.
    pub vars: Group<Wording>,
    /// Values that were taken back, and may appear nowhere again.
    pub withdrawn: Vec<Withdrawn>,
    /// The groups that are `pending` as a whole, by their keys: whatever a page names in them is to be announced.
    pub awaited: Vec<&'static str>,
    /// The groups that could not be read, by their keys: what a page names in them is no mistake of the page.
    pub unread: Vec<&'static str>,
    /// Every place where the files say `pending`: an error in a release.
    pub pending: Vec<Span>,
    /// Whether every key and group could be read. Where not, no rule may say that something is missing:
    /// it may well be there, under a mistyped key.
    pub complete: bool,
}

/// Whether people meet in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// In a place.
    InPerson,
    /// On the net.
    Online,
    /// Both.
    Hybrid,
}

impl Mode {
    /// Its name in the event's file and in text.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::InPerson => "in-person",
            Self::Online => "online",
            Self::Hybrid => "hybrid",
        }
    }
}

impl Event {
    /// The main venue.
    #[must_use]
    pub fn venue(&self) -> Option<&Venue> {
        self.venues.get(MAIN_VENUE).and_then(Fact::get)
    }
}

#[cfg(test)]
mod tests;
