//! What a fact says, in the form in which it can be looked for or compared.

use crate::event::phone::Phone;
use crate::event::{
    Chat, Country, DialCode, Email, Hours, Id, MinuteOfDay, Mode, Period, Reach, TimeZoneName, Url,
};
use crate::source_map::Spanned;
use crate::vocabulary::Language;

/// A fact's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told<'a> {
    /// A telephone number.
    Phone(&'a Phone),
    /// An e-mail address.
    Email(&'a str),
    /// A web address.
    Url(&'a str),
    /// A name, a room, any text.
    Text(&'a str),
    /// A day, an hour, a language, a word of a fixed list, an id: it names nobody, and stands on many pages anyway.
    Plain(String),
}

impl Told<'_> {
    /// The value as text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Phone(phone) => phone.display(),
            Self::Email(text) | Self::Url(text) | Self::Text(text) => text,
            Self::Plain(text) => text,
        }
    }
}

/// A type of value that a fact can have.
pub(super) trait Tell {
    fn tell(&self) -> Told<'_>;
}

impl Tell for Phone {
    fn tell(&self) -> Told<'_> {
        Told::Phone(self)
    }
}

impl Tell for DialCode {
    fn tell(&self) -> Told<'_> {
        match self {
            Self::Phone(phone) => Told::Phone(phone),
            Self::Short(code) => Told::Plain(code.display().to_owned()),
        }
    }
}

impl Tell for Email {
    fn tell(&self) -> Told<'_> {
        Told::Email(&self.0)
    }
}

impl Tell for Url {
    fn tell(&self) -> Told<'_> {
        Told::Url(&self.0)
    }
}

impl Tell for String {
    fn tell(&self) -> Told<'_> {
        Told::Text(self)
    }
}

impl Tell for Chat {
    fn tell(&self) -> Told<'_> {
        Told::Text(&self.handle)
    }
}

impl Tell for TimeZoneName {
    fn tell(&self) -> Told<'_> {
        Told::Plain(self.0.clone())
    }
}

impl Tell for Country {
    fn tell(&self) -> Told<'_> {
        Told::Plain(self.0.clone())
    }
}

impl Tell for Mode {
    fn tell(&self) -> Told<'_> {
        Told::Plain(format!("{self:?}"))
    }
}

impl Tell for Period {
    fn tell(&self) -> Told<'_> {
        Told::Plain(format!("{} {:?}", self.amount, self.unit))
    }
}

impl Tell for Hours {
    fn tell(&self) -> Told<'_> {
        Told::Plain(format!("{self:?}"))
    }
}

impl Tell for Vec<Spanned<Id>> {
    fn tell(&self) -> Told<'_> {
        let ids: Vec<&str> = self.iter().map(|id| id.value.as_str()).collect();
        Told::Plain(ids.join(", "))
    }
}

impl Tell for Vec<Language> {
    fn tell(&self) -> Told<'_> {
        let tags: Vec<&str> = self.iter().map(Language::tag).collect();
        Told::Plain(tags.join(", "))
    }
}

impl Tell for Vec<Reach> {
    fn tell(&self) -> Told<'_> {
        let names: Vec<&str> = self.iter().map(|reach| reach.name()).collect();
        Told::Plain(names.join(", "))
    }
}

macro_rules! plain {
    ($($type:ty),*) => {
        $(impl Tell for $type {
            fn tell(&self) -> Told<'_> {
                Told::Plain(self.to_string())
            }
        })*
    };
}

plain!(bool, u8, jiff::civil::Date, MinuteOfDay);
