//! Contacts, teams, shifts and where reports and appeals go.

use super::super::scope::{Absence, Record, Value};
use super::Show;
use crate::event::{
    Appeals, Contact, ContactKind, Fact, Id, Reach, Reporting, Safeguarding, Shift, Team, Wording,
};
use crate::source_map::Spanned;

impl Show<'_> {
    pub(super) fn contact(&self, id: &str, fact: &Fact<Contact>) -> Value {
        self.contact_with(id, fact, |ids| self.members(ids))
    }

    /// A contact; `answering` says how those who answer for it are told, because they may answer for each other.
    fn contact_with(
        &self,
        id: &str,
        fact: &Fact<Contact>,
        answering: impl Fn(&[Spanned<Id>]) -> Value,
    ) -> Value {
        self.record(fact, |contact| {
            let display = [&contact.name, &contact.role, &contact.organization]
                .into_iter()
                .find_map(|name| self.display(name));
            let fields = vec![
                ("id", Value::Text(id.to_owned())),
                ("kind", Value::Text(kind_name(contact.kind).to_owned())),
                ("independent", Value::Bool(contact.independent)),
                ("name", self.words(&contact.name)),
                ("role", self.words(&contact.role)),
                ("organization", self.words(&contact.organization)),
                ("pronouns", self.words(&contact.pronouns)),
                ("email", self.text(&contact.email, |email| email.0.clone())),
                (
                    "phone",
                    self.text(&contact.phone, |phone| phone.display().to_owned()),
                ),
                ("extension", self.text(&contact.extension, Clone::clone)),
                ("chat", self.chat(contact)),
                ("form", self.text(&contact.form, |form| form.0.clone())),
                ("languages", self.languages(&contact.languages)),
                (
                    "reach",
                    self.value(&contact.reach, |ways| {
                        Value::List(
                            ways.iter()
                                .map(|way| Value::Text(way.name().to_owned()))
                                .collect(),
                        )
                    }),
                ),
                ("call", Self::way(contact, Reach::Call)),
                ("sms", Self::way(contact, Reach::Sms)),
                ("whatsapp", Self::way(contact, Reach::WhatsApp)),
                ("signal", Self::way(contact, Reach::Signal)),
                (
                    "hours",
                    self.text(&contact.hours, |hours| self.locale.hours(hours)),
                ),
                (
                    "answered_by",
                    self.value(&contact.answered_by, |ids| answering(ids)),
                ),
                ("if_unanswered", self.otherwise(&contact.if_unanswered)),
                ("directions", self.words(&contact.directions)),
                ("until", self.date(&contact.until)),
                ("tested", self.date(&contact.tested)),
            ];
            (display, fields)
        })
    }

    fn chat(&self, contact: &Contact) -> Value {
        self.value(&contact.chat, |chat| {
            let fields = [
                ("platform", Value::Text(chat.platform.clone())),
                ("handle", Value::Text(chat.handle.clone())),
            ];
            Value::Record(Record {
                display: Some(format!("{} ({})", chat.handle, chat.platform)),
                fields: fields.into(),
                absence: None,
            })
        })
    }

    /// The address behind a way to reach somebody, where the contact offers it: what a link in a text leads to.
    fn way(contact: &Contact, way: Reach) -> Value {
        let offered = match contact.reach.get() {
            Some(ways) => ways.contains(&way),
            None => way == Reach::Call,
        };
        let Some(phone) = contact.phone.get().filter(|_| offered) else {
            return Value::Absent(Absence::NotApplicable);
        };
        Value::Text(match way {
            Reach::Sms => format!("sms:{}", phone.e164()),
            Reach::WhatsApp => format!("https://wa.me/{}", phone.e164().trim_start_matches('+')),
            Reach::Signal => format!("https://signal.me/#p/{}", phone.e164()),
            _ => phone.tel_uri(),
        })
    }

    /// `if_unanswered` names another contact, or says in words what to do. A contact that the view does not hold is
    /// nothing to its readers.
    fn otherwise(&self, fact: &Fact<Wording>) -> Value {
        let id = fact.get().and_then(Wording::single);
        let contact = id.and_then(|id| self.event.contacts.get(id));
        let Some(contact) = contact else {
            return self.words(fact);
        };
        self.value(contact, |contact| {
            let name = self.display(&contact.name);
            let phone = contact.phone.get();
            let phone = phone.map(|phone| self.locale.number(phone.display()));
            let parts: Vec<String> = name.into_iter().chain(phone).collect();
            Value::Text(self.locale.enumeration(&parts))
        })
    }

    /// The contacts with these ids, as far as the view holds them.
    fn people(&self, fact: &Fact<Vec<Spanned<Id>>>) -> Value {
        self.value(fact, |ids| self.members(ids))
    }

    fn members(&self, ids: &[Spanned<Id>]) -> Value {
        let member = |id: &Spanned<Id>| {
            let contact = self.event.contacts.get(&id.value)?;
            Some(self.contact_with(&id.value, contact, |ids| self.member_names(ids)))
        };
        Value::List(ids.iter().filter_map(member).collect())
    }

    fn member_names(&self, ids: &[Spanned<Id>]) -> Value {
        let contacts = ids
            .iter()
            .filter_map(|id| self.event.contacts.get(&id.value).and_then(Fact::get));
        Value::List(
            contacts
                .filter_map(|contact| self.display(&contact.name).map(Value::Text))
                .collect(),
        )
    }

    pub(super) fn team(&self, fact: &Fact<Team>) -> Value {
        match fact {
            Fact::Set(team) => self.members(&team.value.members),
            other => self.value(other, |_| Value::List(Vec::new())),
        }
    }

    pub(super) fn shifts(&self, fact: &Fact<Vec<Spanned<Shift>>>) -> Value {
        self.value(fact, |shifts| {
            Value::List(
                shifts
                    .iter()
                    .map(|shift| self.shift(&shift.value))
                    .collect(),
            )
        })
    }

    fn shift(&self, shift: &Shift) -> Value {
        let fields = [
            ("date", self.date(&shift.date)),
            (
                "day",
                self.text(&shift.date, |date| self.locale.weekday(*date)),
            ),
            (
                "from",
                self.text(&shift.from, |time| self.locale.time(*time)),
            ),
            ("to", self.text(&shift.to, |time| self.locale.time(*time))),
            ("who", self.people(&shift.who)),
            ("place", self.words(&shift.place)),
        ];
        Value::Record(Record {
            display: None,
            fields: fields.into(),
            absence: None,
        })
    }

    pub(super) fn reporting(&self, fact: &Fact<Reporting>) -> Value {
        self.record(fact, |reporting| {
            let fields = vec![
                ("form", self.text(&reporting.form, |form| form.0.clone())),
                (
                    "anonymous",
                    self.value(&reporting.anonymous, |yes| Value::Bool(*yes)),
                ),
                ("read_by", self.people(&reporting.read_by)),
                ("decided_by", self.people(&reporting.decided_by)),
                (
                    "acknowledge_within",
                    self.text(&reporting.acknowledge_within, |period| {
                        self.locale.period(*period)
                    }),
                ),
                (
                    "follow_up_within",
                    self.text(&reporting.follow_up_within, |period| {
                        self.locale.period(*period)
                    }),
                ),
            ];
            (reporting.form.get().map(|form| form.0.clone()), fields)
        })
    }

    pub(super) fn appeals(&self, fact: &Fact<Appeals>) -> Value {
        self.record(fact, |appeals| {
            let fields = vec![
                ("to", self.words(&appeals.to)),
                ("email", self.text(&appeals.email, |email| email.0.clone())),
                ("form", self.text(&appeals.form, |form| form.0.clone())),
                ("address", self.words(&appeals.address)),
                (
                    "within",
                    self.text(&appeals.within, |period| self.locale.period(*period)),
                ),
            ];
            (self.display(&appeals.to), fields)
        })
    }

    pub(super) fn safeguarding(&self, fact: &Fact<Safeguarding>) -> Value {
        self.record(fact, |safeguarding| {
            let lead = match &safeguarding.lead {
                Fact::Set(id) => self
                    .event
                    .contacts
                    .get(&id.value)
                    .map_or(Value::Absent(Absence::Invalid), |contact| {
                        self.contact(&id.value, contact)
                    }),
                other => self.value(other, |_| Value::Bool(false)),
            };
            (
                None,
                vec![
                    (
                        "under",
                        self.value(&safeguarding.under, |age| Value::Number(i64::from(*age))),
                    ),
                    ("lead", lead),
                ],
            )
        })
    }
}

fn kind_name(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Person => "person",
        ContactKind::Channel => "channel",
        ContactKind::Organization => "organization",
    }
}
