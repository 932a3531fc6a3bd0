//! Facts as templates see them: absent, to be announced, or a text with its link.

use jiff::civil::Date;
use serde::Serialize;

use crate::event::phone::Phone;
use crate::event::{DialCode, Fact, Wording};
use crate::locale::Locale;

/// A day, for machines and for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DayContext {
    /// "2026-04-20"; nothing while the day is still to be announced.
    pub iso: Option<String>,
    /// "20 April 2026".
    pub text: String,
}

impl DayContext {
    /// A day in the words of a language.
    #[must_use]
    pub fn new(date: Date, locale: &Locale) -> Self {
        Self {
            iso: Some(date.to_string()),
            text: locale.date(date),
        }
    }

    /// A day that a fact states.
    pub(super) fn known(fact: &Fact<Date>, locale: &Locale) -> Option<Self> {
        let date = fact.spanned()?;
        Some(Self {
            iso: Some(date.value.to_string()),
            text: locale.tell(date, |date| locale.date(*date)),
        })
    }

    pub(super) fn of(fact: &Fact<Date>, locale: &Locale) -> Option<Self> {
        match fact {
            Fact::Set(_) => Self::known(fact, locale),
            _ => text(fact, locale, |_| String::new()).map(|text| Self { iso: None, text }),
        }
    }
}

/// A number that can be dialled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DialContext {
    /// "+1 216 555 0187".
    pub display: String,
    /// `tel:+12165550187`.
    pub tel: String,
}

impl DialContext {
    pub(super) fn phone(fact: &Fact<Phone>, locale: &Locale) -> Option<Self> {
        fact.spanned().map(|phone| Self {
            display: locale.tell(phone, |phone| phone.display().to_owned()),
            tel: phone.value.tel_uri(),
        })
    }

    pub(super) fn code(fact: &Fact<DialCode>, locale: &Locale) -> Option<Self> {
        fact.spanned().map(|code| Self {
            display: locale.tell(code, |code| code.display().to_owned()),
            tel: code.value.tel_uri(),
        })
    }
}

/// A text that leads somewhere, or "to be announced", which leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinkedText {
    /// What people read.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
}

impl LinkedText {
    pub(super) fn of<T>(
        fact: &Fact<T>,
        locale: &Locale,
        show: impl Fn(&T) -> (String, String),
    ) -> Option<Self> {
        match fact {
            Fact::Set(value) => {
                let (text, href) = show(&value.value);
                Some(Self {
                    text: locale.noted(text, value.span),
                    href: Some(href),
                })
            }
            _ => text(fact, locale, |_| String::new()).map(|text| Self { text, href: None }),
        }
    }
}

/// A fact in words: its value, "to be announced", or nothing.
pub(super) fn text<T>(
    fact: &Fact<T>,
    locale: &Locale,
    show: impl Fn(&T) -> String,
) -> Option<String> {
    match fact {
        Fact::Set(value) => Some(locale.tell(value, show)),
        Fact::Pending(_) => Some(locale.to_be_announced()),
        Fact::Unset | Fact::NotApplicable(_) | Fact::Invalid(_) | Fact::Withheld(_) => None,
    }
}

/// A text in the reader's language, or "to be announced".
pub(super) fn plain(fact: &Fact<Wording>, locale: &Locale) -> Option<String> {
    text(fact, locale, |text| text.to(locale.language()).to_owned())
}

/// A text in the reader's language, where it is known: "to be announced" would mislead there.
pub(super) fn said(fact: &Fact<Wording>, locale: &Locale) -> Option<String> {
    known(fact, locale, |text| text.to(locale.language()).to_owned())
}

/// A fact in words, where it is known.
pub(super) fn known<T>(
    fact: &Fact<T>,
    locale: &Locale,
    show: impl Fn(&T) -> String,
) -> Option<String> {
    fact.spanned().map(|fact| locale.tell(fact, show))
}
