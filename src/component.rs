//! The components that a page's text can call, and their arguments: what the text expander checks and the theme renders.

use crate::diagnostic::did_you_mean;

/// A component: `{{ <contact_list team="leads" show="name,role" /> }}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComponentSpec {
    /// Its name; the theme's template is `components/NAME.html`.
    pub name: &'static str,
    /// What it shows, in a few words.
    pub about: &'static str,
    /// The arguments it takes; all are optional.
    pub arguments: &'static [Argument],
}

/// An argument of a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its name.
    pub name: &'static str,
    /// What its value may be.
    pub values: Values,
}

/// What the value of an argument may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// The id of a team.
    Team,
    /// Ids of contacts, separated by commas.
    Contacts,
    /// Ids of rooms, separated by commas.
    Rooms,
    /// Some of these words, separated by commas, in the order in which they are shown.
    Words(&'static [&'static str]),
    /// Any words, separated by commas.
    AnyWords,
    /// A day, as in `2026-05-11`.
    Day,
}

impl Values {
    /// The group of facts whose ids these are, if they are ids.
    #[must_use]
    pub fn group(self) -> Option<&'static str> {
        match self {
            Self::Team => Some("teams"),
            Self::Contacts => Some("contacts"),
            Self::Rooms => Some("rooms"),
            Self::Words(_) | Self::AnyWords | Self::Day => None,
        }
    }
}

/// What is wrong with a word of an argument's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// One sentence without a full stop.
    pub message: String,
    /// What to do, where that can be said.
    pub help: Option<String>,
}

impl Argument {
    /// The words of a value, each with where it begins; a team and a day are one word.
    pub fn words<'v>(&self, value: &'v str) -> impl Iterator<Item = (usize, &'v str)> {
        let is_one = matches!(self.values, Values::Team | Values::Day);
        let mut start = 0;
        let parts = value.split(move |c| c == ',' && !is_one).map(move |part| {
            let at = start + (part.len() - part.trim_start().len());
            start += part.len() + 1;
            (at, part.trim())
        });
        parts.filter(move |(_, word)| is_one || !word.is_empty())
    }

    /// What is wrong with one word of a value, where `ids` are those that readers may know of the group that it is in.
    #[must_use]
    pub fn fault(&self, word: &str, ids: &[&str]) -> Option<Fault> {
        let fault = |message, help| Some(Fault { message, help });
        let unknown = |kind| {
            let message = format!("there is no {kind} `{word}`");
            fault(message, did_you_mean(word, ids.iter().copied()))
        };
        match self.values {
            Values::Team if !ids.contains(&word) => unknown("team"),
            Values::Contacts if !ids.contains(&word) => unknown("contact"),
            Values::Rooms if !ids.contains(&word) => unknown("room"),
            Values::Words(allowed) if !allowed.contains(&word) => fault(
                format!("`{}` knows no `{word}`", self.name),
                did_you_mean(word, allowed.iter().copied()),
            ),
            Values::Day if word.parse::<jiff::civil::Date>().is_err() => fault(
                format!("`{word}` is not a day"),
                Some("write it as 2026-05-11".to_owned()),
            ),
            _ => None,
        }
    }
}

/// The fields that `contact_list` can show.
pub const CONTACT_FIELDS: &[&str] = &[
    "name",
    "role",
    "organization",
    "pronouns",
    "languages",
    "hours",
    "phone",
    "extension",
    "email",
    "chat",
    "form",
    "reach",
    "answered_by",
    "if_unanswered",
    "directions",
    "until",
];

/// The fields that `room_table` can show beside the name.
pub const ROOM_FIELDS: &[&str] = &[
    "days",
    "hours",
    "step_free",
    "venue",
    "staffed",
    "directions",
    "fallback",
];

/// The fields that `shift_roster` can show.
pub const SHIFT_FIELDS: &[&str] = &["day", "time", "who", "phone", "place"];

/// The fields that `emergency_numbers` can show beside name and number.
pub const SERVICE_FIELDS: &[&str] = &["hours", "address", "note", "url"];

/// The ways that `reporting_channels` can show, and `form` for the reporting form.
pub const CHANNEL_WAYS: &[&str] = &[
    "call",
    "sms",
    "whatsapp",
    "signal",
    "chat",
    "email",
    "form",
    "in-person",
];

/// The kinds of contacts.
pub const CONTACT_KINDS: &[&str] = &["person", "channel", "organization"];

/// Every component.
pub const COMPONENTS: &[ComponentSpec] = &[
    ComponentSpec {
        name: "contact_list",
        about: "people, channels and organizations",
        arguments: &[
            Argument {
                name: "team",
                values: Values::Team,
            },
            Argument {
                name: "show",
                values: Values::Words(CONTACT_FIELDS),
            },
            Argument {
                name: "kind",
                values: Values::Words(CONTACT_KINDS),
            },
            Argument {
                name: "only",
                values: Values::Contacts,
            },
        ],
    },
    ComponentSpec {
        name: "room_table",
        about: "rooms, day by day",
        arguments: &[
            Argument {
                name: "only",
                values: Values::Rooms,
            },
            Argument {
                name: "show",
                values: Values::Words(ROOM_FIELDS),
            },
        ],
    },
    ComponentSpec {
        name: "shift_roster",
        about: "who is on duty when",
        arguments: &[
            Argument {
                name: "day",
                values: Values::Day,
            },
            Argument {
                name: "show",
                values: Values::Words(SHIFT_FIELDS),
            },
        ],
    },
    ComponentSpec {
        name: "emergency_numbers",
        about: "the emergency number and services, in their order",
        arguments: &[
            Argument {
                name: "kind",
                values: Values::AnyWords,
            },
            Argument {
                name: "show",
                values: Values::Words(SERVICE_FIELDS),
            },
        ],
    },
    ComponentSpec {
        name: "reporting_channels",
        about: "every way to report",
        arguments: &[
            Argument {
                name: "show",
                values: Values::Words(CHANNEL_WAYS),
            },
            Argument {
                name: "only",
                values: Values::Contacts,
            },
        ],
    },
];

/// The component of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static ComponentSpec> {
    COMPONENTS.iter().find(|component| component.name == name)
}
