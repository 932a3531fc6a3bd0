//! An event's facts as names in a page's text, in the view of the page's audience and the words of its language.

mod autolinks;
mod occasion;
mod people;
mod places;
mod show;

use indexmap::IndexMap;

use super::scope::{Absence, Record, Scope, Value};
use crate::audience::EventView;
use crate::locale::Locale;
use show::Show;

pub use autolinks::autolinks;

/// What the series says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    /// Its title.
    pub title: &'a str,
    /// Where the public site is published.
    pub base_url: Option<&'a str>,
}

/// What the site knows of an edition, and its event does not.
#[derive(Clone, Copy, Debug)]
pub struct Published<'a> {
    /// Its address from the site's root.
    pub url: &'a str,
    /// Whether it is the one that the site presents.
    pub is_current: bool,
}

/// What an event's facts are called; [`scope`] gives each of them a value.
const EVENT_NAMES: [&str; 17] = [
    "event",
    "venue",
    "venues",
    "programme",
    "emergency",
    "contacts",
    "teams",
    "rooms",
    "reporting",
    "appeals",
    "shifts",
    "links",
    "vars",
    "identification",
    "safeguarding",
    "retention",
    "confirmed",
];

/// The names that pages of an edition share.
#[must_use]
pub fn scope(
    view: &EventView,
    series: &Series<'_>,
    edition: Published<'_>,
    locale: &Locale,
) -> Scope {
    let event = view.event();
    let show = Show {
        event,
        locale,
        announces: false,
    };
    let mut names: IndexMap<&'static str, Value> = [
        ("event", show.event(edition)),
        ("venue", show.main_venue()),
        ("venues", show.group("venues", &event.venues, Show::venue)),
        ("programme", show.programme()),
        ("emergency", show.emergency(&event.emergency)),
        (
            "contacts",
            show.group("contacts", &event.contacts, Show::contact),
        ),
        (
            "teams",
            show.group("teams", &event.teams, |show, _, team| show.team(team)),
        ),
        ("rooms", show.group("rooms", &event.rooms, Show::room)),
        ("reporting", show.reporting(&event.reporting)),
        ("appeals", show.appeals(&event.appeals)),
        ("shifts", show.shifts(&event.shifts)),
        (
            "links",
            show.group("links", &event.links, |show, _, link| {
                show.text(link, |url| url.0.clone())
            }),
        ),
        (
            "vars",
            show.group("vars", &event.vars, |show, _, text| show.variable(text)),
        ),
        ("identification", show.words(&event.identification)),
        ("safeguarding", show.safeguarding(&event.safeguarding)),
        (
            "retention",
            show.text(&event.retention, |period| locale.period(*period)),
        ),
        ("confirmed", show.date(&event.confirmed)),
    ]
    .into();
    debug_assert!(EVENT_NAMES.iter().eq(names.keys()));
    names.extend(series_scope(series).names);
    Scope {
        names,
        is_unread: false,
    }
}

/// The names of pages whose event could not be read, which is said already.
#[must_use]
pub fn unread_scope(series: &Series<'_>) -> Scope {
    let unread = |name| (name, Value::Absent(Absence::Invalid));
    let mut names: IndexMap<&'static str, Value> = EVENT_NAMES.map(unread).into();
    names.extend(series_scope(series).names);
    Scope {
        names,
        is_unread: true,
    }
}

/// The names of pages that belong to no event.
#[must_use]
pub fn series_scope(series: &Series<'_>) -> Scope {
    let base_url = series
        .base_url
        .map_or(Value::Absent(Absence::Unset), |url| {
            Value::Text(url.to_owned())
        });
    let fields = [
        ("title", Value::Text(series.title.to_owned())),
        ("base_url", base_url),
    ];
    let series = Record {
        display: Some(series.title.to_owned()),
        fields: fields.into(),
        absence: None,
    };
    Scope {
        names: [("series", Value::Record(series))].into(),
        is_unread: false,
    }
}
