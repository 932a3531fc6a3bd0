//! Words that tell what stands beside them: of English, Spanish, German, French and Portuguese, and the most telling
//! ones of Italian, Dutch, Polish and Swedish; months of some more.

mod calls;
mod common;
mod days;
mod groups;
mod people;
mod phrases;
mod places;
mod table;

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

pub(super) use days::month;
pub(super) use table::Table;

/// What a word can be, or which kind of phrase it can begin; a word can be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// What people do for a conference; a name stands beside it.
    Role,
    /// A pronoun as it stands in brackets behind a name.
    Pronoun,
    /// It begins sentences and is no part of a name behind it.
    Opener,
    /// It joins the parts of a name and begins small.
    Joint,
    /// No name of a person has it.
    Impersonal,
    /// Beside a number it says that it is called or written to.
    Calling,
    /// Beside a short number it says that it is for danger.
    Danger,
    /// It stands before the digits of an extension.
    Extension,
    /// It stands for `@`.
    AtSign,
    /// The end of a bare web address.
    DomainEnding,
    /// A day of the week.
    Weekday,
    /// A month.
    Month,
    /// It stands before the number or the name of a room.
    BeforeRoom,
    /// It stands behind the name of a room.
    BehindRoom,
    /// It says what a room is for, and not which one it is.
    Purpose,
    /// The first word of a building's name.
    BeforeVenue,
    /// The last word of a building's name.
    BehindVenue,
    /// A service's or a group's word, and no building's.
    NoVenue,
    /// It makes a name one of an organization.
    Organization,
    /// It makes an organization a group without a name of its own.
    GenericGroup,
    /// It makes a name one of an event, with another word before.
    Event,
    /// An English word that most policies have, spelt right.
    Common,
    /// Phrases that only text about origins and licences has.
    Origin,
    /// Phrases that such text has, and other text, too.
    LikelyOrigin,
    /// Headings of sections about origins and licences.
    OriginHeading,
    /// Phrases that say that something is missing.
    Unfilled,
    /// It names a group whose members are listed beside it.
    Team,
    /// It stands before the name of a person.
    Title,
    /// It says that somebody is on duty then.
    Duty,
    /// It stands second in a phrase.
    GoesOn,
    /// It is a whole phrase.
    Alone,
}

impl Class {
    /// All but the months, whose list tells their numbers, too, and what follows from the phrases.
    const LISTED: [Self; 28] = [
        Self::Role,
        Self::Pronoun,
        Self::Opener,
        Self::Joint,
        Self::Impersonal,
        Self::Calling,
        Self::Danger,
        Self::Extension,
        Self::AtSign,
        Self::DomainEnding,
        Self::Weekday,
        Self::BeforeRoom,
        Self::BehindRoom,
        Self::Purpose,
        Self::BeforeVenue,
        Self::BehindVenue,
        Self::NoVenue,
        Self::Organization,
        Self::GenericGroup,
        Self::Event,
        Self::Common,
        Self::Origin,
        Self::LikelyOrigin,
        Self::OriginHeading,
        Self::Unfilled,
        Self::Team,
        Self::Title,
        Self::Duty,
    ];

    /// Those that are of phrases; a word of the others stands by itself.
    const OF_PHRASES: [Self; 4] = [
        Self::Origin,
        Self::LikelyOrigin,
        Self::OriginHeading,
        Self::Unfilled,
    ];

    /// Its words or phrases, in lower case.
    pub(super) fn entries(self) -> &'static [&'static str] {
        match self {
            Self::Role => people::ROLES,
            Self::Pronoun => people::PRONOUNS,
            Self::Opener => people::OPENERS,
            Self::Joint => people::JOINTS,
            Self::Impersonal => people::IMPERSONAL,
            Self::Calling => calls::CALLING,
            Self::Danger => calls::DANGER,
            Self::Extension => calls::EXTENSIONS,
            Self::AtSign => calls::AT_SIGNS,
            Self::DomainEnding => calls::DOMAIN_ENDINGS,
            Self::Weekday => days::WEEKDAYS,
            Self::Month | Self::GoesOn | Self::Alone => &[],
            Self::BeforeRoom => places::BEFORE_ROOMS,
            Self::BehindRoom => places::BEHIND_ROOMS,
            Self::Purpose => places::PURPOSES,
            Self::BeforeVenue => places::BEFORE_VENUES,
            Self::BehindVenue => places::BEHIND_VENUES,
            Self::NoVenue => places::NO_VENUES,
            Self::Organization => groups::ORGANIZATIONS,
            Self::GenericGroup => groups::GENERIC_GROUPS,
            Self::Event => groups::EVENTS,
            Self::Common => common::COMMON,
            Self::Origin => phrases::ORIGINS,
            Self::LikelyOrigin => phrases::LIKELY_ORIGINS,
            Self::OriginHeading => phrases::ORIGIN_HEADINGS,
            Self::Unfilled => phrases::UNFILLED,
            Self::Team => people::TEAMS,
            Self::Title => people::TITLES,
            Self::Duty => people::DUTIES,
        }
    }
}

/// The classes of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u32);

impl Classes {
    /// The classes of a word in lower case.
    #[must_use]
    pub fn of(word: &str) -> Self {
        get().classes(word.as_bytes())
    }

    /// Whether this is among them.
    #[must_use]
    pub fn has(self, class: Class) -> bool {
        self.0 & Self::only(class).0 != 0
    }

    /// These and those.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn only(class: Class) -> Self {
        Self(1 << class as u32)
    }
}

/// The phrases of a few classes that begin with a word in lower case.
pub(super) fn phrases(first: &str) -> impl Iterator<Item = (Class, &'static str)> {
    PHRASES.get(first).into_iter().flatten().copied()
}

type Phrases = HashMap<&'static str, Vec<(Class, &'static str)>, FxBuildHasher>;

/// The phrases, by their first words.
static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut table = Phrases::default();
    for class in Class::OF_PHRASES {
        for phrase in class.entries() {
            table
                .entry(first_word(phrase))
                .or_default()
                .push((class, *phrase));
        }
    }
    table
});

fn first_word(phrase: &'static str) -> &'static str {
    phrase.split(' ').next().unwrap_or(phrase)
}

/// All words, ready to be asked.
pub(super) fn get() -> &'static Table {
    &WORDS
}

/// Every word of every list, the first word of every phrase, and the second.
static WORDS: LazyLock<Table> = LazyLock::new(|| {
    let listed = Class::LISTED.into_iter().flat_map(|class| {
        let entries = class.entries().iter();
        entries.map(move |entry| (first_word(entry), class))
    });
    let months = days::MONTHS.iter().copied().flatten();
    let months = months.map(|month| (*month, Class::Month));
    let phrases = Class::OF_PHRASES.into_iter().flat_map(Class::entries);
    let alone = phrases.clone().filter(|phrase| !phrase.contains(' '));
    let alone = alone.map(|phrase| (*phrase, Class::Alone));
    let seconds = phrases.filter_map(|phrase| phrase.split(' ').nth(1));
    let seconds = seconds.map(|word| (word, Class::GoesOn));
    Table::of(listed.chain(months).chain(seconds).chain(alone))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_classes_of_phrases_have_phrases() {
        for class in Class::LISTED {
            let has = class.entries().iter().any(|entry| entry.contains(' '));
            assert_eq!(has, Class::OF_PHRASES.contains(&class), "{class:?}");
        }
    }

    #[test]
    fn entries_are_in_lower_case() {
        for entry in Class::LISTED.iter().flat_map(|class| class.entries()) {
            assert_eq!(*entry, entry.to_lowercase());
        }
    }
}
