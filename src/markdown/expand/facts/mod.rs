//! An event's facts as names in a page's text, in the view of the page's audience and the words of its language.

mod people;
mod places;

use indexmap::IndexMap;

use super::scope::{Absence, Awaited, Record, Scope, Value};
use crate::audience::EventView;
use crate::event::{DateRange, DialCode, Event, Fact, Group, Wording};
use crate::locale::Locale;
use crate::source_map::{Span, Spanned};

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
    let mut names = IndexMap::new();
    names.insert("event", show.event(edition));
    names.insert(
        "venue",
        event.venues.get("main").map_or_else(
            || show.venue("main", &Fact::Unset),
            |venue| show.venue("main", venue),
        ),
    );
    names.insert(
        "venues",
        show.group("venues", &event.venues, |show, id, venue| {
            show.venue(id, venue)
        }),
    );
    names.insert(
        "programme",
        Value::List(
            event
                .programme
                .iter()
                .map(|entry| show.programme(entry))
                .collect(),
        ),
    );
    names.insert("emergency", show.emergency(&event.emergency));
    names.insert(
        "contacts",
        show.group("contacts", &event.contacts, |show, id, contact| {
            show.contact(id, contact)
        }),
    );
    names.insert(
        "teams",
        show.group("teams", &event.teams, |show, _, team| show.team(team)),
    );
    names.insert("rooms", show.group("rooms", &event.rooms, Show::room));
    names.insert("reporting", show.reporting(&event.reporting));
    names.insert("appeals", show.appeals(&event.appeals));
    names.insert("shifts", show.shifts(&event.shifts));
    names.insert(
        "links",
        show.group("links", &event.links, |show, _, link| {
            show.text(link, |url| url.0.clone())
        }),
    );
    names.insert(
        "vars",
        show.group("vars", &event.vars, |show, _, text| show.words(text)),
    );
    names.insert("identification", show.words(&event.identification));
    names.insert("safeguarding", show.safeguarding(&event.safeguarding));
    names.insert(
        "retention",
        show.text(&event.retention, |period| locale.period(*period)),
    );
    names.insert("confirmed", show.date(&event.confirmed));
    names.extend(series_scope(series).names);
    Scope { names }
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
    }
}

/// Texts that lead somewhere wherever they stand in a text: numbers to call, addresses to write to.
#[must_use]
pub fn autolinks(view: &EventView) -> Vec<(String, String)> {
    let event = view.event();
    let mut found = Vec::new();
    let mut code = |code: &DialCode| found.push((code.display().to_owned(), code.tel_uri()));
    event.emergency.number.get().into_iter().for_each(&mut code);
    for service in event.emergency.services.iter().filter_map(Fact::get) {
        service.number.get().into_iter().for_each(&mut code);
    }
    let contacts = event.contacts.values().filter_map(Fact::get);
    let venues = event.venues.values().filter_map(Fact::get);
    let phones = contacts
        .clone()
        .filter_map(|contact| contact.phone.get())
        .chain(venues.filter_map(|venue| venue.phone.get()));
    found.extend(phones.map(|phone| (phone.display().to_owned(), phone.tel_uri())));
    let emails = contacts
        .filter_map(|contact| contact.email.get())
        .chain(event.appeals.get().and_then(|appeals| appeals.email.get()));
    found.extend(emails.map(|email| (email.0.clone(), format!("mailto:{}", email.0))));
    found
}

#[derive(Clone, Copy)]
struct Show<'a> {
    event: &'a Event,
    locale: &'a Locale,
    /// Whether what is not stated is to be announced: in a record of which nothing is known yet.
    announces: bool,
}

impl Show<'_> {
    fn event(&self, edition: Published<'_>) -> Value {
        let event = self.event;
        let text = |text: &str| Value::Text(text.to_owned());
        let name = self.locale.tell(&event.name, Clone::clone);
        let mode = self.text(&event.mode, |mode| mode.name().to_owned());
        let fields = [
            ("name", Value::Text(name.clone())),
            ("slug", text(&event.slug)),
            ("dates", self.dates(event.dates)),
            (
                "timezone",
                Value::Text(self.locale.tell(&event.timezone, |zone| zone.0.clone())),
            ),
            ("mode", mode),
            ("languages_spoken", self.languages(&event.languages_spoken)),
            ("confirmed", self.date(&event.confirmed)),
            ("url", text(edition.url)),
            ("is_current", Value::Bool(edition.is_current)),
        ];
        Value::Record(Record {
            display: Some(name),
            fields: fields.into(),
            absence: None,
        })
    }

    fn dates(&self, dates: Spanned<DateRange>) -> Value {
        let told = |tell: &dyn Fn(&DateRange) -> String| self.locale.tell(&dates, tell);
        let fields = [
            (
                "first",
                Value::Text(told(&|dates| self.locale.date(dates.first))),
            ),
            (
                "last",
                Value::Text(told(&|dates| self.locale.date(dates.last))),
            ),
            ("year", Value::Number(i64::from(dates.value.first.year()))),
        ];
        Value::Record(Record {
            display: Some(told(&|dates| self.locale.date_range(*dates))),
            fields: fields.into(),
            absence: None,
        })
    }

    fn languages(&self, fact: &Fact<Vec<crate::vocabulary::Language>>) -> Value {
        self.list(fact, |languages| {
            Value::List(
                languages
                    .iter()
                    .map(|language| Value::Text(self.locale.language_name(language)))
                    .collect(),
            )
        })
    }

    fn date(&self, fact: &Fact<jiff::civil::Date>) -> Value {
        self.text(fact, |date| self.locale.date(*date))
    }

    fn text<T>(&self, fact: &Fact<T>, show: impl Fn(&T) -> String) -> Value {
        self.value(fact, |value| Value::Text(show(value)))
    }

    /// A text in the language of these words.
    fn words(&self, fact: &Fact<Wording>) -> Value {
        self.text(fact, |text| self.worded(text))
    }

    fn worded(&self, text: &Wording) -> String {
        text.to(self.locale.language()).to_owned()
    }

    fn told(&self, text: &Spanned<Wording>) -> String {
        self.locale.tell(text, |text| self.worded(text))
    }

    /// A fact as a value: pending ones read "to be announced", so they are there, and lead nowhere.
    fn value<T>(&self, fact: &Fact<T>, show: impl Fn(&T) -> Value) -> Value {
        match fact {
            Fact::Set(Spanned { value, span }) => self.noted(show(value), *span),
            _ if self.is_pending(fact) => Value::Text(self.locale.to_be_announced()),
            Fact::Unset | Fact::Pending(_) => Value::Absent(Absence::Unset),
            Fact::NotApplicable(_) => Value::Absent(Absence::NotApplicable),
            Fact::Invalid(_) => Value::Absent(Absence::Invalid),
            Fact::Withheld(audience) => Value::Absent(Absence::Withheld(*audience)),
        }
    }

    /// A value with the note about its fact, in a run that takes notes.
    fn noted(&self, value: Value, fact: Span) -> Value {
        if !self.locale.takes_notes() {
            return value;
        }
        match value {
            Value::Text(text) => Value::Text(self.locale.noted(text, fact)),
            Value::List(values) => {
                let noted = values.into_iter().map(|value| self.noted(value, fact));
                Value::List(noted.collect())
            }
            Value::Record(record) => Value::Record(Record {
                display: record.display.map(|text| self.locale.noted(text, fact)),
                ..record
            }),
            other => other,
        }
    }

    /// A fact of several values, for loops as well as for printing.
    fn list<T>(&self, fact: &Fact<T>, show: impl Fn(&T) -> Value) -> Value {
        if self.is_pending(fact) {
            Value::PendingList(self.locale.to_be_announced())
        } else {
            self.value(fact, show)
        }
    }

    /// A yes or no.
    fn flag(&self, fact: &Fact<bool>) -> Value {
        if self.is_pending(fact) {
            Value::PendingFlag(self.locale.to_be_announced())
        } else {
            self.value(fact, |yes| Value::Bool(*yes))
        }
    }

    /// What a record states without a state of its own, unless nothing is known of the record.
    fn stated(&self, value: Value) -> Value {
        match value {
            value if !self.announces => value,
            Value::Bool(_) => Value::PendingFlag(self.locale.to_be_announced()),
            _ => Value::Text(self.locale.to_be_announced()),
        }
    }

    fn is_pending<T>(&self, fact: &Fact<T>) -> bool {
        fact.is_pending() || (self.announces && fact.is_unset())
    }

    /// What a record reads as: the first of these facts that is stated, or that some are to be announced.
    fn display(&self, facts: &[&Fact<Wording>]) -> Option<String> {
        let stated = facts
            .iter()
            .find_map(|fact| Some(self.told(fact.spanned()?)));
        stated.or_else(|| {
            let is_pending = facts.iter().any(|fact| self.is_pending(fact));
            is_pending.then(|| self.locale.to_be_announced())
        })
    }

    /// What a record reads as that reads as one of its facts.
    fn as_text<T>(&self, fact: &Fact<T>, show: impl Fn(&T) -> String) -> Option<String> {
        match self.text(fact, show) {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The same, for a record of which nothing is known yet.
    fn announcing(&self) -> Self {
        Self {
            announces: true,
            ..*self
        }
    }

    fn group<T>(
        &self,
        key: &str,
        group: &Group<T>,
        show: impl Fn(&Self, &str, &Fact<T>) -> Value,
    ) -> Value {
        let records = group.iter();
        let known = records
            .map(|(id, fact)| (id.clone(), show(self, id, fact)))
            .collect();
        if !self.awaits(key) {
            return Value::Group(known);
        }
        let words = self.locale.to_be_announced();
        Value::Awaited(Box::new(Awaited {
            known,
            other: show(&self.announcing(), &words, &Fact::Unset),
            words,
        }))
    }

    /// Whether a group is to be announced, so that nobody knows its records yet.
    fn awaits(&self, group: &str) -> bool {
        self.event.awaited.contains(&group)
    }

    /// A record with the fields of `show`; where there is none, with the same fields, all absent or to be announced.
    fn record<T: Default>(
        &self,
        fact: &Fact<T>,
        show: impl Fn(&Self, &T) -> (Option<String>, Vec<(&'static str, Value)>),
    ) -> Value {
        let absence = match fact {
            Fact::Set(record) => {
                let (display, fields) = show(self, &record.value);
                return Value::Record(Record {
                    display,
                    fields: fields.into_iter().collect(),
                    absence: None,
                });
            }
            _ if self.is_pending(fact) => {
                let (_, fields) = show(&self.announcing(), &T::default());
                return Value::Record(Record {
                    display: Some(self.locale.to_be_announced()),
                    fields: fields.into_iter().collect(),
                    absence: None,
                });
            }
            Fact::Unset | Fact::Pending(_) => Absence::Unset,
            Fact::NotApplicable(_) => Absence::NotApplicable,
            Fact::Invalid(_) => Absence::Invalid,
            Fact::Withheld(audience) => Absence::Withheld(*audience),
        };
        Value::Record(Record {
            display: None,
            fields: absent(show(self, &T::default()).1, absence),
            absence: Some(absence),
        })
    }
}

fn absent(fields: Vec<(&'static str, Value)>, absence: Absence) -> IndexMap<&'static str, Value> {
    fields
        .into_iter()
        .map(|(name, _)| (name, Value::Absent(absence)))
        .collect()
}
