//! Words that tell what stands beside them: of English, Spanish, German, French and Portuguese, and the most telling
//! ones of Italian, Dutch, Polish and Swedish; months of some more.

mod calls;
mod common;
mod days;
mod groups;
mod people;
mod phrases;
mod places;

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

pub(super) use days::month;

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
            Self::Month | Self::GoesOn => &[],
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

type Table<K, T> = HashMap<K, T, FxBuildHasher>;

/// The phrases, by their first words.
static PHRASES: LazyLock<Table<&str, Vec<(Class, &str)>>> = LazyLock::new(|| {
    let mut table: Table<_, Vec<_>> = Table::default();
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

/// A word of up to sixteen bytes, as numbers that are compared and hashed at once.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    first: u64,
    last: u64,
    length: usize,
}

impl Hash for Key {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Where the two overlap they are alike, and must not take each other away.
        state.write_u64(self.first ^ self.last.rotate_left(29) ^ self.length as u64);
    }
}

impl Key {
    #[inline]
    fn of(bytes: &[u8]) -> Option<Self> {
        let length = bytes.len();
        // Its beginning and its end cover a word, and may overlap.
        let eights = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>());
        let fours = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>());
        let (first, last) = if let (Some(first), Some(last)) = eights {
            let is_covered = length <= 16;
            is_covered.then(|| (u64::from_le_bytes(*first), u64::from_le_bytes(*last)))?
        } else if let (Some(first), Some(last)) = fours {
            let number = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
            (number(first), number(last))
        } else {
            let few = bytes.iter();
            (few.fold(0, |all, byte| all << 8 | u64::from(*byte)), 0)
        };
        Some(Self {
            first,
            last,
            length,
        })
    }
}

/// The classes of all words that have any; hardly any of them is long.
pub(super) struct Lexicon {
    short: Table<Key, Classes>,
    long: Table<&'static [u8], Classes>,
}

impl Lexicon {
    /// The classes of a word in lower case. One look at one table: a text is asked word by word.
    #[inline]
    pub(super) fn classes(&self, word: &[u8]) -> Classes {
        let classes = match Key::of(word) {
            Some(key) => self.short.get(&key),
            None => self.long.get(word),
        };
        classes.copied().unwrap_or_default()
    }
}

/// All words, ready to be asked.
pub(super) fn get() -> &'static Lexicon {
    &LEXICON
}

/// Every word of every list, the first word of every phrase, and the second.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let listed = Class::LISTED.into_iter().flat_map(|class| {
        let entries = class.entries().iter();
        entries.map(move |entry| (first_word(entry), class))
    });
    let months = days::MONTHS.iter().copied().flatten();
    let months = months.map(|month| (*month, Class::Month));
    let phrases = Class::OF_PHRASES.into_iter().flat_map(Class::entries);
    let seconds = phrases.filter_map(|phrase| phrase.split(' ').nth(1));
    let seconds = seconds.map(|word| (word, Class::GoesOn));
    let mut lexicon = Lexicon {
        short: HashMap::with_capacity_and_hasher(2048, FxBuildHasher),
        long: Table::default(),
    };
    for (word, class) in listed.chain(months).chain(seconds) {
        let classes = match Key::of(word.as_bytes()) {
            Some(key) => lexicon.short.entry(key).or_default(),
            None => lexicon.long.entry(word.as_bytes()).or_default(),
        };
        *classes = classes.and(Classes::only(class));
    }
    lexicon
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
