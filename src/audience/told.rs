//! What a fact says, in the form in which it can be looked for or compared.

use jiff::civil::Date as Day;

use crate::event::phone::Phone;
use crate::event::{
    Chat, Country, DateRange, DialCode, Email, Hours, Id, MinuteOfDay, Mode, Period, Reach,
    TimeZoneName, Url, Wording,
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
    Plain(String, Plain<'a>),
}

/// What a plain value is, for those who tell it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plain<'a> {
    /// A word of a fixed list, a name of the time zone database, a number.
    Word,
    /// A day.
    Day(Day),
    /// Days.
    Days(DateRange),
    /// A time of day.
    Time(MinuteOfDay),
    /// Times of day.
    Hours(&'a Hours),
    /// How long something may take.
    Period(Period),
    /// Languages.
    Languages(&'a [Language]),
    /// The ids of other records.
    Ids(Vec<&'a str>),
    /// Yes or no.
    Flag(bool),
}

impl Told<'_> {
    /// The value as text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Phone(phone) => phone.display(),
            Self::Email(text) | Self::Url(text) | Self::Text(text) => text,
            Self::Plain(text, _) => text,
        }
    }
}

/// A type of value that a fact can have.
pub(super) trait Tell {
    fn tell(&self) -> Told<'_>;

    /// All that the fact says, each with its language where it says it in several.
    fn tell_all(&self) -> Vec<(Option<&Language>, Told<'_>)> {
        vec![(None, self.tell())]
    }
}

impl Tell for Wording {
    fn tell(&self) -> Told<'_> {
        let first = self.all().next();
        Told::Text(first.map_or("", |(_, text)| text))
    }

    fn tell_all(&self) -> Vec<(Option<&Language>, Told<'_>)> {
        let told = self
            .all()
            .map(|(language, text)| (language, Told::Text(text)));
        told.collect()
    }
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
            Self::Short(code) => Told::Plain(code.display().to_owned(), Plain::Word),
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
        Told::Plain(self.0.clone(), Plain::Word)
    }
}

impl Tell for Country {
    fn tell(&self) -> Told<'_> {
        Told::Plain(self.0.clone(), Plain::Word)
    }
}

impl Tell for Mode {
    fn tell(&self) -> Told<'_> {
        Told::Plain(self.name().to_owned(), Plain::Word)
    }
}

impl Tell for Period {
    fn tell(&self) -> Told<'_> {
        Told::Plain(
            format!("{} {:?}", self.amount, self.unit),
            Plain::Period(*self),
        )
    }
}

impl Tell for Hours {
    fn tell(&self) -> Told<'_> {
        Told::Plain(format!("{self:?}"), Plain::Hours(self))
    }
}

impl Tell for Vec<Spanned<Id>> {
    fn tell(&self) -> Told<'_> {
        let ids: Vec<&str> = self.iter().map(|id| id.value.as_str()).collect();
        Told::Plain(ids.join(", "), Plain::Ids(ids))
    }
}

impl Tell for Vec<Language> {
    fn tell(&self) -> Told<'_> {
        let tags: Vec<&str> = self.iter().map(Language::tag).collect();
        Told::Plain(tags.join(", "), Plain::Languages(self))
    }
}

impl Tell for Vec<Reach> {
    fn tell(&self) -> Told<'_> {
        let names: Vec<&str> = self.iter().map(|reach| reach.name()).collect();
        Told::Plain(names.join(", "), Plain::Word)
    }
}

impl Tell for Day {
    fn tell(&self) -> Told<'_> {
        Told::Plain(self.to_string(), Plain::Day(*self))
    }
}

impl Tell for MinuteOfDay {
    fn tell(&self) -> Told<'_> {
        Told::Plain(self.to_string(), Plain::Time(*self))
    }
}

impl Tell for bool {
    fn tell(&self) -> Told<'_> {
        Told::Plain(self.to_string(), Plain::Flag(*self))
    }
}

impl Tell for u8 {
    fn tell(&self) -> Told<'_> {
        Told::Plain(self.to_string(), Plain::Word)
    }
}
