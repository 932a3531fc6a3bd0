//! People, channels and organizations, and the ways to reach them.

use serde::Serialize;

use super::fact::{DayContext, DialContext, known, plain, said};
use crate::event::{Contact, ContactKind, Event, Fact, Id, Reach, Wording};
use crate::locale::Locale;
use crate::source_map::Spanned;

/// A contact. A field that its readers may not see, or that does not apply, is absent. So is one that is pending: "to be
/// announced" has no place beside a way to call. Only a person whom nobody can reach yet may be announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContactContext {
    /// Its id in the event's file.
    pub id: String,
    /// What it is.
    pub kind: ContactKindName,
    /// Whether it is outside the conference's team.
    pub independent: bool,
    /// Its name.
    pub name: Option<String>,
    /// What the person does here.
    pub role: Option<String>,
    /// Whom the person belongs to.
    pub organization: Option<String>,
    /// How to speak of the person.
    pub pronouns: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<DialContext>,
    /// On-site extension.
    pub extension: Option<String>,
    /// The languages it speaks, in words.
    pub languages: Option<String>,
    /// When it answers, in words.
    pub hours: Option<String>,
    /// The ways to reach it, in the order in which pages offer them. Empty where there is none.
    pub reach: Vec<ReachContext>,
    /// The names of those who answer, in words.
    pub answered_by: Option<String>,
    /// What to do when nobody answers.
    pub if_unanswered: Option<String>,
    /// The same, where it is another contact: whom to call, so that the number can be tapped.
    pub otherwise: Option<OtherwiseContext>,
    /// Where to find it.
    pub directions: Option<String>,
    /// The last day on which it is answered.
    pub until: Option<DayContext>,
    /// The day somebody last called it.
    pub tested: Option<DayContext>,
}

/// The contact to turn to when another does not answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OtherwiseContext {
    /// Its name.
    pub name: String,
    /// Its number.
    pub phone: DialContext,
}

/// What a contact is, as templates write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ContactKindName {
    /// A person.
    Person,
    /// A way to reach whoever is on duty.
    Channel,
    /// An organization.
    Organization,
}

impl ContactKindName {
    /// The word in files and templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Channel => "channel",
            Self::Organization => "organization",
        }
    }
}

/// A way to reach a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReachContext {
    /// `call`, `sms`, `whatsapp`, `signal`, `chat`, `email`, `form` or `in-person`.
    pub kind: &'static str,
    /// What people read: the number, the address, the place.
    pub label: String,
    /// Where it leads; nothing for a chat handle or a place.
    pub href: Option<String>,
    /// The chat platform's name.
    pub platform: Option<String>,
}

/// A named list of contacts: those of them that readers may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TeamContext {
    /// Its id in the event's file.
    pub id: String,
    /// Ids of contacts.
    pub members: Vec<String>,
}

impl ContactContext {
    /// A contact of a restricted event.
    #[must_use]
    pub fn from_contact(id: &str, contact: &Contact, event: &Event, locale: &Locale) -> Self {
        let reach = ways(contact, locale);
        let is_awaited = contact.kind == ContactKind::Person && reach.is_empty();
        let who = |name: &Fact<Wording>| {
            if is_awaited {
                plain(name, locale)
            } else {
                said(name, locale)
            }
        };
        Self {
            id: id.to_owned(),
            kind: match contact.kind {
                ContactKind::Person => ContactKindName::Person,
                ContactKind::Channel => ContactKindName::Channel,
                ContactKind::Organization => ContactKindName::Organization,
            },
            independent: contact.independent,
            name: who(&contact.name),
            role: who(&contact.role),
            organization: who(&contact.organization),
            pronouns: said(&contact.pronouns, locale),
            email: known(&contact.email, locale, ToString::to_string),
            phone: DialContext::phone(&contact.phone, locale),
            extension: known(&contact.extension, locale, Clone::clone),
            languages: known(&contact.languages, locale, |languages| {
                let names: Vec<_> = languages
                    .iter()
                    .map(|language| locale.language_name(language))
                    .collect();
                locale.enumeration(&names)
            }),
            hours: known(&contact.hours, locale, |hours| locale.hours(hours)),
            reach,
            answered_by: names(&contact.answered_by, event, locale),
            if_unanswered: contact
                .if_unanswered
                .get()
                .and_then(|text| otherwise(text, event, locale)),
            otherwise: contact
                .if_unanswered
                .get()
                .and_then(|text| OtherwiseContext::find(text, event, locale)),
            directions: said(&contact.directions, locale),
            until: DayContext::known(&contact.until, locale),
            tested: DayContext::known(&contact.tested, locale),
        }
    }

    /// Whether readers may see anything that tells who it is or how to reach it.
    #[must_use]
    pub fn says_something(&self) -> bool {
        self.name.is_some()
            || self.role.is_some()
            || self.organization.is_some()
            || !self.reach.is_empty()
    }
}

impl OtherwiseContext {
    fn find(text: &Wording, event: &Event, locale: &Locale) -> Option<Self> {
        let id = text.single()?;
        Some(Self {
            name: name(id, event, locale)?,
            phone: DialContext::phone(&event.contacts.get(id)?.get()?.phone, locale)?,
        })
    }
}

/// What to do when nobody answers: another contact by its id, with its name and number, or words. A contact that readers
/// may not see is nothing to them.
fn otherwise(text: &Wording, event: &Event, locale: &Locale) -> Option<String> {
    let named = |id| Some((id, event.contacts.get(id)?));
    let Some((id, contact)) = text.single().and_then(named) else {
        return Some(text.to(locale.language()).to_owned());
    };
    let contact = contact.get()?;
    let phone = known(&contact.phone, locale, |phone| {
        locale.number(phone.display())
    });
    let parts: Vec<String> = name(id, event, locale).into_iter().chain(phone).collect();
    (!parts.is_empty()).then(|| locale.enumeration(&parts))
}

/// The names of the contacts with these ids that readers may see, as a list in words.
pub(super) fn names(
    ids: &Fact<Vec<Spanned<Id>>>,
    event: &Event,
    locale: &Locale,
) -> Option<String> {
    let ids = ids.get().map_or(&[][..], Vec::as_slice);
    let names: Vec<String> = ids
        .iter()
        .filter_map(|id| name(&id.value, event, locale))
        .collect();
    (!names.is_empty()).then(|| locale.names(&names))
}

/// The name of the contact with this id, or its role, if readers may see either.
pub(super) fn name(id: &str, event: &Event, locale: &Locale) -> Option<String> {
    let contact = event.contacts.get(id)?.get()?;
    [&contact.name, &contact.role, &contact.organization]
        .into_iter()
        .find_map(|name| said(name, locale))
}

/// The ways that a contact states, or else the ones that follow from what it has. A way whose number or address is pending
/// or withheld is left out: a button that leads nowhere is worse than none.
fn ways(contact: &Contact, locale: &Locale) -> Vec<ReachContext> {
    let stated = match &contact.reach {
        Fact::Set(ways) => Some(&ways.value),
        Fact::Unset => None,
        _ => return Vec::new(),
    };
    Reach::ALL
        .into_iter()
        .filter(|way| stated.map_or_else(|| follows(*way), |ways| ways.contains(way)))
        .filter_map(|way| way_of(way, contact, locale))
        .collect()
}

/// Whether a way needs no statement: a telephone can be called, but only its owner knows whether it takes messages.
fn follows(way: Reach) -> bool {
    matches!(way, Reach::Call | Reach::Chat | Reach::Email | Reach::Form)
}

fn way_of(way: Reach, contact: &Contact, locale: &Locale) -> Option<ReachContext> {
    let mut platform = None;
    let (label, href) = match way {
        Reach::Call | Reach::Sms | Reach::WhatsApp | Reach::Signal => {
            let phone = contact.phone.get()?;
            let href = match way {
                Reach::Sms => phone.sms_uri(),
                Reach::WhatsApp => phone.whatsapp_url(),
                Reach::Signal => phone.signal_url(),
                _ => phone.tel_uri(),
            };
            let label = known(&contact.phone, locale, |phone| phone.display().to_owned());
            (label?, Some(href))
        }
        Reach::Email => {
            let href = mailto(&contact.email.get()?.0);
            (
                known(&contact.email, locale, ToString::to_string)?,
                Some(href),
            )
        }
        Reach::Form => {
            let href = contact.form.get()?.to_string();
            (
                known(&contact.form, locale, ToString::to_string)?,
                Some(href),
            )
        }
        Reach::Chat => {
            let chat = contact.chat.get()?;
            platform = Some(chat.platform.clone());
            (
                known(&contact.chat, locale, |chat| chat.handle.clone())?,
                None,
            )
        }
        Reach::InPerson => (said(&contact.directions, locale).unwrap_or_default(), None),
    };
    Some(ReachContext {
        kind: way.name(),
        label,
        href,
        platform,
    })
}

/// The `mailto:` address. Characters that mean something in an address of the web are percent-encoded, so that no value
/// can add a subject or a second recipient.
pub(super) fn mailto(email: &str) -> String {
    const SPECIAL: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b'&')
        .add(b',')
        .add(b'/')
        .add(b';')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    format!(
        "mailto:{}",
        percent_encoding::utf8_percent_encode(email, SPECIAL)
    )
}
