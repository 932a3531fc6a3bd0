//! An event's facts, as templates see them.

use indexmap::IndexMap;
use serde::Serialize;

use super::contact::{ContactContext, TeamContext};
use super::fact::{DayContext, LinkedText, known, plain, said, text};
use super::help;
use super::place::{EmergencyContext, ProgrammeContext, VenueContext};
use super::reporting::{AppealsContext, ReportingContext, SafeguardingContext};
use super::room::RoomContext;
use super::shift::ShiftContext;
use crate::event::{Event, Fact, Group};
use crate::locale::Locale;
use crate::vocabulary::Audience;

/// The id of the room that start pages show as the quiet room; with `_` and more behind it, of one at another venue.
const QUIET_ROOM: &str = "quiet";

/// The id of the room where staff are to be found.
const HELP_DESK: &str = "desk";

/// An event. Templates see it as `event`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventContext {
    /// The event's folder: "2026".
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its dates in words.
    pub dates: String,
    /// Its first day, as "2026-05-11".
    pub first_day: String,
    /// Its last day.
    pub last_day: String,
    /// The zone that all times are in.
    pub timezone: String,
    /// `in-person`, `online` or `hybrid`.
    pub mode: Option<&'static str>,
    /// The languages that staff speak, in words.
    pub languages_spoken: Option<String>,
    /// The main venue.
    pub venue: Option<VenueContext>,
    /// All venues, the main one first.
    pub venues: Vec<VenueContext>,
    /// What happens outside the main dates, hours or place.
    pub programme: Vec<ProgrammeContext>,
    /// Emergency number and services.
    pub emergency: EmergencyContext,
    /// The contacts of which readers may see something.
    pub contacts: Vec<ContactContext>,
    /// Those of them that start pages offer as ways to get help.
    pub channels: Vec<ContactContext>,
    /// Those of them that are outside the team and can be reached.
    pub independent: Vec<ContactContext>,
    /// Named lists of contacts.
    pub teams: Vec<TeamContext>,
    /// Rooms.
    pub rooms: Vec<RoomContext>,
    /// The room `quiet`.
    pub quiet_room: Option<RoomContext>,
    /// The rooms `quiet_…` at other venues.
    pub quiet_rooms_elsewhere: Vec<RoomContext>,
    /// The room `desk`, where staff are to be found.
    pub help_desk: Option<RoomContext>,
    /// How reports are taken.
    pub reporting: Option<ReportingContext>,
    /// Where a decision can be appealed.
    pub appeals: Option<AppealsContext>,
    /// What holds for minors.
    pub safeguarding: Option<SafeguardingContext>,
    /// Who is on duty when.
    pub shifts: Vec<ShiftContext>,
    /// How staff are recognised.
    pub identification: Option<String>,
    /// Addresses by name.
    pub links: IndexMap<String, LinkedText>,
    /// How long reports are kept.
    pub retention: Option<String>,
    /// The day somebody last checked every fact.
    pub confirmed: Option<DayContext>,
    /// Anything else.
    pub vars: IndexMap<String, String>,
    /// The groups that are to be announced: no name is unknown in them. No template sees them.
    #[serde(skip)]
    pub awaited: Vec<&'static str>,
    /// The groups that are there, but not for these readers: to say so instead of "unknown". No template sees them.
    #[serde(skip)]
    pub withheld: Vec<(String, Audience)>,
    /// The records that are to be announced, do not apply or are wrong: they are known, and nothing is shown of them. No
    /// template sees them.
    #[serde(skip)]
    pub unset: Vec<String>,
}

impl EventContext {
    /// The facts of an event that is restricted to its readers already, in the words of a language.
    #[must_use]
    pub fn from_event(event: &Event, locale: &Locale) -> Self {
        let contacts: Vec<_> = set(&event.contacts)
            .map(|(id, contact)| ContactContext::from_contact(id, contact, event, locale))
            .filter(ContactContext::says_something)
            .collect();
        let rooms: Vec<_> = set(&event.rooms)
            .map(|(id, room)| RoomContext::from_room(id, room, event, locale))
            .filter(|room| room.name.is_some() || room.room.is_some() || !room.days.is_empty())
            .collect();
        let venues: Vec<_> = set(&event.venues)
            .map(|(id, venue)| VenueContext::from_venue(id, venue, locale))
            .collect();
        Self {
            slug: event.slug.clone(),
            name: locale.tell(&event.name, Clone::clone),
            dates: locale.tell(&event.dates, |dates| locale.date_range(*dates)),
            first_day: event.dates.value.first.to_string(),
            last_day: event.dates.value.last.to_string(),
            timezone: locale.tell(&event.timezone, |zone| zone.0.clone()),
            mode: event.mode.get().map(|mode| mode.name()),
            languages_spoken: text(&event.languages_spoken, locale, |languages| {
                let names: Vec<_> = languages
                    .iter()
                    .map(|language| locale.language_name(language))
                    .collect();
                locale.enumeration(&names)
            }),
            venue: venues.iter().find(|venue| venue.id == "main").cloned(),
            venues,
            programme: event
                .programme
                .iter()
                .map(|entry| ProgrammeContext::from_programme(entry, event, locale))
                .collect(),
            emergency: EmergencyContext::from_event(event, locale),
            channels: help::channels(&contacts),
            independent: help::independent(&contacts),
            teams: teams(event, &contacts),
            contacts,
            quiet_room: rooms.iter().find(|room| room.id == QUIET_ROOM).cloned(),
            quiet_rooms_elsewhere: rooms
                .iter()
                .filter(|room| is_quiet(&room.id) && room.venue.is_some())
                .cloned()
                .collect(),
            help_desk: rooms.iter().find(|room| room.id == HELP_DESK).cloned(),
            rooms,
            reporting: event
                .reporting
                .get()
                .map(|reporting| ReportingContext::from_reporting(reporting, event, locale)),
            appeals: event
                .appeals
                .get()
                .map(|appeals| AppealsContext::from_appeals(appeals, locale)),
            safeguarding: event.safeguarding.get().map(|safeguarding| {
                SafeguardingContext::from_safeguarding(safeguarding, event, locale)
            }),
            shifts: event.shifts.get().map_or_else(Vec::new, |shifts| {
                shifts
                    .iter()
                    .map(|shift| ShiftContext::from_shift(&shift.value, event, locale))
                    .filter(|shift| shift.date.is_some() || shift.from.is_some())
                    .collect()
            }),
            identification: said(&event.identification, locale),
            links: links(event, locale),
            retention: known(&event.retention, locale, |period| locale.period(*period)),
            confirmed: DayContext::known(&event.confirmed, locale),
            vars: event
                .vars
                .iter()
                .filter_map(|(name, value)| Some((name.clone(), plain(value, locale)?)))
                .collect(),
            awaited: event.awaited.clone(),
            withheld: withheld(event),
            unset: unset(event),
        }
    }
}

fn is_quiet(id: &str) -> bool {
    id.strip_prefix(QUIET_ROOM)
        .is_some_and(|rest| rest.starts_with('_'))
}

fn set<T>(group: &Group<T>) -> impl Iterator<Item = (&str, &T)> {
    group
        .iter()
        .filter_map(|(id, fact)| Some((id.as_str(), fact.get()?)))
}

fn teams(event: &Event, contacts: &[ContactContext]) -> Vec<TeamContext> {
    let visible = |id: &str| contacts.iter().any(|contact| contact.id == id);
    set(&event.teams)
        .map(|(id, team)| TeamContext {
            id: id.to_owned(),
            members: team
                .members
                .iter()
                .filter(|member| visible(&member.value))
                .map(|member| member.value.clone())
                .collect(),
        })
        .collect()
}

fn links(event: &Event, locale: &Locale) -> IndexMap<String, LinkedText> {
    event
        .links
        .iter()
        .filter_map(|(name, fact)| {
            let link = LinkedText::of(fact, locale, |url| (url.to_string(), url.to_string()))?;
            Some((name.clone(), link))
        })
        .collect()
}

/// The records that components can name and that have no value here, with what `of` makes of the audience that they are
/// withheld for, or of none.
fn without_value<R>(
    event: &Event,
    of: impl Fn(Option<Audience>) -> Option<R> + Copy,
) -> Vec<(String, R)> {
    fn group<T, R>(
        kind: &str,
        group: &Group<T>,
        of: impl Fn(Option<Audience>) -> Option<R>,
    ) -> Vec<(String, R)> {
        let state = |fact: &Fact<T>| match fact {
            Fact::Set(_) => None,
            Fact::Withheld(audience) => of(Some(*audience)),
            _ => of(None),
        };
        let records = group.iter();
        records
            .filter_map(|(id, fact)| Some((format!("{kind}.{id}"), state(fact)?)))
            .collect()
    }
    let mut found = group("teams", &event.teams, of);
    found.extend(group("contacts", &event.contacts, of));
    found.extend(group("rooms", &event.rooms, of));
    found
}

fn withheld(event: &Event) -> Vec<(String, Audience)> {
    without_value(event, |audience| audience)
}

fn unset(event: &Event) -> Vec<String> {
    let unset = without_value(event, |audience| audience.is_none().then_some(()));
    unset.into_iter().map(|(path, ())| path).collect()
}
