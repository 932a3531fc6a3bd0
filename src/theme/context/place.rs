//! Places, what happens in them, and whom to call in danger.

use serde::Serialize;

use super::fact::{DayContext, DialContext, known, plain, said, text};
use crate::event::{Event, Fact, MAIN_VENUE, Programme, Service, Venue, Wording};
use crate::locale::Locale;

/// A place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VenueContext {
    /// Its id in the event's file; `main` for the main one.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// Its postal address.
    pub address: Option<String>,
    /// The country's two letters.
    pub country: Option<String>,
    /// Where ambulances and late-comers come in.
    pub entrance: Option<String>,
    /// Its own telephone.
    pub phone: Option<DialContext>,
    /// How to get there.
    pub directions: Option<String>,
}

impl VenueContext {
    /// A venue of a restricted event.
    #[must_use]
    pub fn from_venue(id: &str, venue: &Venue, locale: &Locale) -> Self {
        Self {
            id: id.to_owned(),
            name: plain(&venue.name, locale),
            address: plain(&venue.address, locale),
            country: venue.country.get().map(ToString::to_string),
            entrance: plain(&venue.entrance, locale),
            phone: DialContext::phone(&venue.phone, locale),
            directions: plain(&venue.directions, locale),
        }
    }
}

/// Something outside the main dates, hours or place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProgrammeContext {
    /// Its name.
    pub name: Option<String>,
    /// Its venue's name.
    pub venue: Option<String>,
    /// Its venue's address.
    pub address: Option<String>,
    /// Its day.
    pub date: Option<DayContext>,
    /// When it begins.
    pub from: Option<String>,
    /// When it ends; on the next day, where that is before its beginning.
    pub to: Option<String>,
}

impl ProgrammeContext {
    /// An entry of a restricted event's programme.
    #[must_use]
    pub fn from_programme(entry: &Programme, event: &Event, locale: &Locale) -> Self {
        let venue = entry
            .venue
            .get()
            .and_then(|id| event.venues.get(id))
            .and_then(|venue| venue.get());
        Self {
            name: plain(&entry.name, locale),
            venue: venue.and_then(|venue| plain(&venue.name, locale)),
            address: venue.and_then(|venue| plain(&venue.address, locale)),
            date: DayContext::of(&entry.date, locale),
            from: text(&entry.from, locale, |time| locale.time(*time)),
            to: text(&entry.to, locale, |time| locale.time(*time)),
        }
    }
}

/// Whom to call in danger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EmergencyContext {
    /// The emergency number of the place.
    pub number: Option<DialContext>,
    /// The main venue's name: callers must say where they are. Only what is certain stands beside an emergency number.
    pub place: Option<String>,
    /// The main venue's address.
    pub address: Option<String>,
    /// Where ambulances come in.
    pub entrance: Option<String>,
    /// The other venues of which name and address are certain: a caller may be there instead.
    pub elsewhere: Vec<PlaceContext>,
    /// Other services, in the order in which they are printed.
    pub services: Vec<ServiceContext>,
}

impl EmergencyContext {
    /// The services of a restricted event.
    #[must_use]
    pub fn from_event(event: &Event, locale: &Locale) -> Self {
        let emergency = &event.emergency;
        let place = |fact: fn(&Venue) -> &Fact<Wording>| said(fact(event.venue()?), locale);
        Self {
            number: DialContext::code(&emergency.number, locale),
            place: place(|venue| &venue.name),
            address: place(|venue| &venue.address),
            entrance: place(|venue| &venue.entrance),
            elsewhere: event
                .venues
                .iter()
                .filter(|(id, _)| *id != MAIN_VENUE)
                .filter_map(|(_, venue)| PlaceContext::from_venue(venue.get()?, locale))
                .collect(),
            services: emergency
                .services
                .iter()
                .filter_map(|service| service.get())
                .map(|service| ServiceContext::from_service(service, locale))
                .filter(|service| service.name.is_some() || service.number.is_some())
                .collect(),
        }
    }
}

/// Where somebody who calls for help can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceContext {
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
    /// Where ambulances come in.
    pub entrance: Option<String>,
}

impl PlaceContext {
    fn from_venue(venue: &Venue, locale: &Locale) -> Option<Self> {
        Some(Self {
            name: said(&venue.name, locale)?,
            address: said(&venue.address, locale)?,
            entrance: said(&venue.entrance, locale),
        })
    }
}

/// A service outside the event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ServiceContext {
    /// Its name.
    pub name: Option<String>,
    /// What kind it is: `crisis`, `police`, `hospital` …
    pub kind: Option<String>,
    /// Its number; absent while it is pending.
    pub number: Option<DialContext>,
    /// Its address.
    pub address: Option<String>,
    /// When it answers, in words.
    pub hours: Option<String>,
    /// Anything a caller should know.
    pub note: Option<String>,
    /// Its web page.
    pub url: Option<String>,
}

impl ServiceContext {
    fn from_service(service: &Service, locale: &Locale) -> Self {
        Self {
            name: said(&service.name, locale),
            kind: service.kind.get().cloned(),
            number: DialContext::code(&service.number, locale),
            address: said(&service.address, locale),
            hours: known(&service.hours, locale, |hours| locale.hours(hours)),
            note: said(&service.note, locale),
            url: known(&service.url, locale, ToString::to_string),
        }
    }
}
