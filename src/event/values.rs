//! The small typed values that facts are made of.

use std::fmt;

use jiff::civil::Date;

use super::phone::{Phone, ShortCode};

/// Days from `first` to `last`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateRange {
    /// The first day.
    pub first: Date,
    /// The last day, not before the first.
    pub last: Date,
}

impl DateRange {
    /// Whether `day` is one of the days.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Every day, in order.
    pub fn days(&self) -> impl Iterator<Item = Date> + use<> {
        let last = self.last;
        std::iter::successors(Some(self.first), |day| day.tomorrow().ok())
            .take_while(move |day| *day <= last)
    }
}

/// Minutes since midnight, 0 to 1440 (24:00).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MinuteOfDay(pub u16);

/// A telephone number or a short code such as 911.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum DialCode {
    /// A full number.
    Phone(Phone),
    /// A short code of the country.
    Short(ShortCode),
}

impl DialCode {
    /// How people see it.
    #[must_use]
    pub fn display(&self) -> &str {
        match self {
            Self::Phone(phone) => phone.display(),
            Self::Short(code) => code.display(),
        }
    }

    /// The address that dials it (RFC 3966).
    #[must_use]
    pub fn tel_uri(&self) -> String {
        match self {
            Self::Phone(phone) => phone.tel_uri(),
            Self::Short(code) => code.tel_uri(),
        }
    }
}

/// An e-mail address that the library found valid.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(pub String);

/// A web address (http or https) that the library found valid, as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Url(pub String);

/// An IANA time zone that the bundled database has.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TimeZoneName(pub String);

/// A country by its two letters (ISO 3166-1).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Country(pub String);

/// When something is open or answered, each day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Hours {
    /// `always`.
    Always,
    /// `"08:00..23:00"`, or several such, separated by commas.
    Ranges(Vec<HoursRange>),
}

/// From a time to a time; an end before its start is on the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HoursRange {
    /// The start.
    pub from: MinuteOfDay,
    /// The end.
    pub to: MinuteOfDay,
}

/// A span of time that people promise or keep to: "24 hours".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// How many, at least 1.
    pub amount: u32,
    /// Of what.
    pub unit: PeriodUnit,
}

/// The unit of a [`Period`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum PeriodUnit {
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
}

/// A way to reach a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Reach {
    Call,
    Sms,
    WhatsApp,
    Signal,
    Chat,
    Email,
    Form,
    InPerson,
}

impl Reach {
    /// All ways, in the order in which pages offer them.
    pub const ALL: [Self; 8] = [
        Self::Call,
        Self::Sms,
        Self::WhatsApp,
        Self::Signal,
        Self::Chat,
        Self::Email,
        Self::Form,
        Self::InPerson,
    ];

    /// The name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Sms => "sms",
            Self::WhatsApp => "whatsapp",
            Self::Signal => "signal",
            Self::Chat => "chat",
            Self::Email => "email",
            Self::Form => "form",
            Self::InPerson => "in-person",
        }
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
