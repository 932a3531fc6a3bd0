//! One occurrence of a conference, with its facts: typed, each with its place in the file.

pub mod fact;
mod values;

use indexmap::IndexMap;

pub use fact::Fact;
pub use values::{
    Country, DateRange, DialCode, Email, Hours, HoursRange, MinuteOfDay, Period, PeriodUnit, Reach,
    TimeZoneName, Url,
};

use crate::source_map::{FileId, Span, Spanned};
use crate::vocabulary::{Audience, Language};

/// A record's name in its group: `hotline` in `contacts.hotline`.
pub type Id = String;

/// A group of records, in the order of the file.
pub type Group<T> = IndexMap<Id, Fact<T>>;

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
    pub identification: Fact<String>,
    /// Addresses by name.
    pub links: Group<Url>,
    /// How long reports are kept.
    pub retention: Fact<Period>,
    /// The day somebody last checked every fact.
    pub confirmed: Fact<jiff::civil::Date>,
    /// Anything else.
    pub vars: Group<String>,
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

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Venue {
    /// Its name.
    pub name: Fact<String>,
    /// Its postal address.
    pub address: Fact<String>,
    /// The country that it is in.
    pub country: Fact<Country>,
    /// Where ambulances and late-comers come in.
    pub entrance: Fact<String>,
    /// Its own telephone.
    pub phone: Fact<super::event::phone::Phone>,
    /// How to get there.
    pub directions: Fact<String>,
}

/// Something outside the main dates, hours or place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// The entry's place in the file.
    pub span: Span,
    /// Its name.
    pub name: Fact<String>,
    /// The id of its venue.
    pub venue: Fact<Id>,
    /// Its day.
    pub date: Fact<jiff::civil::Date>,
    /// When it begins.
    pub from: Fact<MinuteOfDay>,
    /// When it ends; before `from` means the next day.
    pub to: Fact<MinuteOfDay>,
}

/// Whom to call in danger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Emergency {
    /// The emergency number of the place.
    pub number: Fact<DialCode>,
    /// Other services, in the order in which they are printed.
    pub services: Vec<Fact<Service>>,
}

/// A service outside the event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Service {
    /// Its name.
    pub name: Fact<String>,
    /// What kind it is: `crisis`, `police`, `hospital` …
    pub kind: Fact<String>,
    /// A telephone number or a short code.
    pub number: Fact<DialCode>,
    /// Its address.
    pub address: Fact<String>,
    /// When it answers.
    pub hours: Fact<Hours>,
    /// Anything a caller should know.
    pub note: Fact<String>,
    /// Its web page.
    pub url: Fact<Url>,
}

/// What a contact is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ContactKind {
    /// A person.
    #[default]
    Person,
    /// A way to reach whoever is on duty.
    Channel,
    /// An organization.
    Organization,
}

/// A person, organization or channel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// What it is.
    pub kind: ContactKind,
    /// Whether it is outside the conference's team.
    pub independent: bool,
    /// Name.
    pub name: Fact<String>,
    /// What the person does here.
    pub role: Fact<String>,
    /// Whom the person belongs to.
    pub organization: Fact<String>,
    /// How to speak of the person.
    pub pronouns: Fact<String>,
    /// E-mail address.
    pub email: Fact<Email>,
    /// Telephone.
    pub phone: Fact<phone::Phone>,
    /// On-site extension.
    pub extension: Fact<String>,
    /// A chat account.
    pub chat: Fact<Chat>,
    /// A form.
    pub form: Fact<Url>,
    /// The languages the contact speaks.
    pub languages: Fact<Vec<Language>>,
    /// How it can be reached.
    pub reach: Fact<Vec<Reach>>,
    /// When.
    pub hours: Fact<Hours>,
    /// The contacts that answer.
    pub answered_by: Fact<Vec<Spanned<Id>>>,
    /// What to do when nobody answers.
    pub if_unanswered: Fact<String>,
    /// Where to find the person.
    pub directions: Fact<String>,
    /// The last day on which it is answered.
    pub until: Fact<jiff::civil::Date>,
    /// The day somebody last called it.
    pub tested: Fact<jiff::civil::Date>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// An account on a chat platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chat {
    /// The platform's name.
    pub platform: String,
    /// The account's.
    pub handle: String,
}

/// A named list of contacts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// Ids of contacts.
    pub members: Vec<Spanned<Id>>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// A room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// What it is called: "Quiet room".
    pub name: Fact<String>,
    /// Where it is, on all days.
    pub room: Fact<String>,
    /// Where it is, by day, sorted by day.
    pub schedule: Fact<Vec<RoomOnDays>>,
    /// When it is open.
    pub hours: Fact<Hours>,
    /// Whether there are no steps on the way.
    pub step_free: Fact<bool>,
    /// The id of its venue; the main one unless set.
    pub venue: Fact<Id>,
    /// Where to go when it is closed or taken.
    pub fallback: Fact<String>,
    /// How to find it.
    pub directions: Fact<String>,
    /// Whether, or when, somebody is there.
    pub staffed: Fact<String>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// One line of a room's schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomOnDays {
    /// The days.
    pub dates: Spanned<DateRange>,
    /// The room; may be pending.
    pub room: Fact<String>,
}

/// How reports are taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reporting {
    /// A form on the web.
    pub form: Fact<Url>,
    /// Whether the form can be used without a name.
    pub anonymous: Fact<bool>,
    /// Who reads what comes in.
    pub read_by: Fact<Vec<Spanned<Id>>>,
    /// Who decides.
    pub decided_by: Fact<Vec<Spanned<Id>>>,
    /// The promised time until somebody answers.
    pub acknowledge_within: Fact<Period>,
    /// The promised time until somebody tells what was decided.
    pub follow_up_within: Fact<Period>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// Where a decision can be appealed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appeals {
    /// Who decides.
    pub to: Fact<String>,
    /// E-mail address.
    pub email: Fact<Email>,
    /// A form on the web.
    pub form: Fact<Url>,
    /// Postal address.
    pub address: Fact<String>,
    /// The time in which one can appeal.
    pub within: Fact<Period>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// What holds for minors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Safeguarding {
    /// Below which age, in years.
    pub under: Fact<u8>,
    /// The contact who answers for it.
    pub lead: Fact<Id>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// Who is on duty when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    /// The day on which it begins.
    pub date: Fact<jiff::civil::Date>,
    /// When it begins.
    pub from: Fact<MinuteOfDay>,
    /// When it ends; before `from` means the next day.
    pub to: Fact<MinuteOfDay>,
    /// Ids of contacts.
    pub who: Fact<Vec<Spanned<Id>>>,
    /// Where they are.
    pub place: Fact<String>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// Who may see a record: what its `audience` and `public` keys say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visibility {
    /// `audience`, where the record states one.
    pub audience: Option<Audience>,
    /// `public`: the fields that are published although the record is not.
    pub public: Vec<Spanned<String>>,
}

impl Visibility {
    /// The audience of the record's field `name`, which is for `default` where the record says nothing.
    #[must_use]
    pub fn of(&self, name: &str, default: Audience) -> Audience {
        if self.public.iter().any(|field| field.value == name) {
            Audience::Public
        } else {
            self.audience.unwrap_or(default)
        }
    }
}

impl Event {
    /// The main venue.
    #[must_use]
    pub fn venue(&self) -> Option<&Venue> {
        self.venues.get("main").and_then(Fact::get)
    }
}

pub mod phone;
