//! The components that a page's text can call, and their arguments: what the text expander checks and the theme renders.

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
