//! How reports are taken, where a decision can be appealed, and what holds for minors.

use serde::Serialize;

use super::contact::{mailto, name, names};
use super::fact::{LinkedText, known, plain, text};
use crate::event::{Appeals, Event, Fact, Period, Reporting, Safeguarding};
use crate::locale::Locale;

/// How reports are taken. What is pending is absent: all of it stands in sentences, in which "to be announced" has no place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportingContext {
    /// The form's address; absent while it is pending.
    pub form: Option<String>,
    /// Whether the form can be used without a name.
    pub anonymous: Option<bool>,
    /// Who reads what comes in, in words.
    pub read_by: Option<String>,
    /// Who decides, in words.
    pub decided_by: Option<String>,
    /// The promised time until somebody answers.
    pub acknowledge_within: Option<String>,
    /// The promised time until somebody tells what was decided.
    pub follow_up_within: Option<String>,
}

impl ReportingContext {
    /// The reporting of a restricted event.
    #[must_use]
    pub fn from_reporting(reporting: &Reporting, event: &Event, locale: &Locale) -> Self {
        let period = |fact: &Fact<Period>| known(fact, locale, |period| locale.period(*period));
        Self {
            form: known(&reporting.form, locale, ToString::to_string),
            anonymous: reporting.anonymous.get().copied(),
            read_by: names(&reporting.read_by, event, locale),
            decided_by: names(&reporting.decided_by, event, locale),
            acknowledge_within: period(&reporting.acknowledge_within),
            follow_up_within: period(&reporting.follow_up_within),
        }
    }
}

/// Where a decision can be appealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AppealsContext {
    /// Who decides.
    pub to: Option<String>,
    /// E-mail address.
    pub email: Option<LinkedText>,
    /// A form on the web.
    pub form: Option<LinkedText>,
    /// Postal address.
    pub address: Option<String>,
    /// The time in which one can appeal.
    pub within: Option<String>,
}

impl AppealsContext {
    /// The appeals of a restricted event.
    #[must_use]
    pub fn from_appeals(appeals: &Appeals, locale: &Locale) -> Self {
        Self {
            to: plain(&appeals.to, locale),
            email: LinkedText::of(&appeals.email, locale, |email| {
                (email.to_string(), mailto(&email.0))
            }),
            form: LinkedText::of(&appeals.form, locale, |form| {
                (form.to_string(), form.to_string())
            }),
            address: plain(&appeals.address, locale),
            within: text(&appeals.within, locale, |period| locale.period(*period)),
        }
    }
}

/// What holds for minors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SafeguardingContext {
    /// Below which age, in years.
    pub under: Option<u8>,
    /// The name of the contact who answers for it.
    pub lead: Option<String>,
}

impl SafeguardingContext {
    /// The safeguarding of a restricted event.
    #[must_use]
    pub fn from_safeguarding(safeguarding: &Safeguarding, event: &Event, locale: &Locale) -> Self {
        Self {
            under: safeguarding.under.get().copied(),
            lead: safeguarding
                .lead
                .get()
                .and_then(|id| name(id, event, locale)),
        }
    }
}
