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
        self.record(fact, |show, contact| {
            let display = show.display(&[&contact.name, &contact.role, &contact.organization]);
            let fields = vec![
                ("id", Value::Text(id.to_owned())),
                (
                    "kind",
                    show.stated(Value::Text(kind_name(contact.kind).to_owned())),
                ),
                ("independent", show.stated(Value::Bool(contact.independent))),
                ("name", show.words(&contact.name)),
                ("role", show.words(&contact.role)),
                ("organization", show.words(&contact.organization)),
                ("pronouns", show.words(&contact.pronouns)),
                ("email", show.text(&contact.email, |email| email.0.clone())),
                (
                    "phone",
                    show.text(&contact.phone, |phone| phone.display().to_owned()),
                ),
                ("extension", show.text(&contact.extension, Clone::clone)),
                ("chat", show.chat(contact)),
                ("form", show.text(&contact.form, |form| form.0.clone())),
                ("languages", show.languages(&contact.languages)),
                (
                    "reach",
                    show.list(&contact.reach, |ways| {
                        Value::List(
                            ways.iter()
                                .map(|way| Value::Text(way.name().to_owned()))
                                .collect(),
                        )
                    }),
                ),
                ("call", show.way(contact, Reach::Call)),
                ("sms", show.way(contact, Reach::Sms)),
                ("whatsapp", show.way(contact, Reach::WhatsApp)),
                ("signal", show.way(contact, Reach::Signal)),
                (
                    "hours",
                    show.text(&contact.hours, |hours| show.locale.hours(hours)),
                ),
                (
                    "answered_by",
                    show.list(&contact.answered_by, |ids| answering(ids)),
                ),
                ("if_unanswered", show.otherwise(&contact.if_unanswered)),
                ("directions", show.words(&contact.directions)),
                ("until", show.date(&contact.until)),
                ("tested", show.date(&contact.tested)),
            ];
            (display, fields)
        })
    }

    fn chat(&self, contact: &Contact) -> Value {
        let words = self.locale.to_be_announced();
        let (platform, handle, display) = match &contact.chat {
            Fact::Set(chat) => (
                chat.value.platform.clone(),
                chat.value.handle.clone(),
                format!("{} ({})", chat.value.handle, chat.value.platform),
            ),
            pending if self.is_pending(pending) => (words.clone(), words.clone(), words),
            other => return self.value(other, |_| Value::Bool(false)),
        };
        let fields = [
            ("platform", Value::Text(platform)),
            ("handle", Value::Text(handle)),
        ];
        Value::Record(Record {
            display: Some(display),
            fields: fields.into(),
            absence: None,
        })
    }

    /// The address behind a way to reach somebody, where the contact offers it: what a link in a text leads to.
    fn way(&self, contact: &Contact, way: Reach) -> Value {
        let offered = match &contact.reach {
            Fact::Set(ways) => ways.value.contains(&way),
            other => way == Reach::Call || self.is_pending(other),
        };
        if offered && (self.is_pending(&contact.phone) || self.is_pending(&contact.reach)) {
            return Value::Text(self.locale.to_be_announced());
        }
        let Some(phone) = contact.phone.spanned().filter(|_| offered) else {
            return Value::Absent(Absence::NotApplicable);
        };
        Value::Text(self.locale.tell(phone, |phone| match way {
            Reach::Sms => format!("sms:{}", phone.e164()),
            Reach::WhatsApp => format!("https://wa.me/{}", phone.e164().trim_start_matches('+')),
            Reach::Signal => format!("https://signal.me/#p/{}", phone.e164()),
            _ => phone.tel_uri(),
        }))
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
            let name = contact.name.spanned().map(|name| self.told(name));
            let phone = contact.phone.spanned().map(|phone| {
                self.locale
                    .tell(phone, |phone| self.locale.number(phone.display()))
            });
            let parts: Vec<String> = name.into_iter().chain(phone).collect();
            Value::Text(self.locale.enumeration(&parts))
        })
    }

    /// The contacts with these ids, as far as the view holds them.
    fn people(&self, fact: &Fact<Vec<Spanned<Id>>>) -> Value {
        self.list(fact, |ids| self.members(ids))
    }

    fn members(&self, ids: &[Spanned<Id>]) -> Value {
        let member = |id: &Spanned<Id>| {
            let Some(contact) = self.event.contacts.get(&id.value) else {
                return self.somebody();
            };
            Some(self.contact_with(&id.value, contact, |ids| self.member_names(ids)))
        };
        Value::List(ids.iter().filter_map(member).collect())
    }

    /// Whoever is named in a group of contacts that is to be announced; nobody in one that is known.
    fn somebody(&self) -> Option<Value> {
        let words = self.locale.to_be_announced();
        self.awaits("contacts")
            .then(|| self.announcing().contact(&words, &Fact::Unset))
    }

    fn member_names(&self, ids: &[Spanned<Id>]) -> Value {
        let contacts = ids
            .iter()
            .filter_map(|id| self.event.contacts.get(&id.value).and_then(Fact::get));
        Value::List(
            contacts
                .filter_map(|contact| contact.name.spanned())
                .map(|name| Value::Text(self.told(name)))
                .collect(),
        )
    }

    pub(super) fn team(&self, fact: &Fact<Team>) -> Value {
        match fact {
            Fact::Set(team) => self.members(&team.value.members),
            other => self.list(other, |_| Value::List(Vec::new())),
        }
    }

    pub(super) fn shifts(&self, fact: &Fact<Vec<Spanned<Shift>>>) -> Value {
        self.list(fact, |shifts| {
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
        self.record(fact, |show, reporting| {
            let fields = vec![
                ("form", show.text(&reporting.form, |form| form.0.clone())),
                ("anonymous", show.flag(&reporting.anonymous)),
                ("read_by", show.people(&reporting.read_by)),
                ("decided_by", show.people(&reporting.decided_by)),
                (
                    "acknowledge_within",
                    show.text(&reporting.acknowledge_within, |period| {
                        show.locale.period(*period)
                    }),
                ),
                (
                    "follow_up_within",
                    show.text(&reporting.follow_up_within, |period| {
                        show.locale.period(*period)
                    }),
                ),
            ];
            (show.as_text(&reporting.form, |form| form.0.clone()), fields)
        })
    }

    pub(super) fn appeals(&self, fact: &Fact<Appeals>) -> Value {
        self.record(fact, |show, appeals| {
            let fields = vec![
                ("to", show.words(&appeals.to)),
                ("email", show.text(&appeals.email, |email| email.0.clone())),
                ("form", show.text(&appeals.form, |form| form.0.clone())),
                ("address", show.words(&appeals.address)),
                (
                    "within",
                    show.text(&appeals.within, |period| show.locale.period(*period)),
                ),
            ];
            (show.display(&[&appeals.to]), fields)
        })
    }

    pub(super) fn safeguarding(&self, fact: &Fact<Safeguarding>) -> Value {
        self.record(fact, |show, safeguarding| {
            let lead = match &safeguarding.lead {
                Fact::Set(id) => show
                    .event
                    .contacts
                    .get(&id.value)
                    .map(|contact| show.contact(&id.value, contact))
                    .or_else(|| show.somebody())
                    .unwrap_or(Value::Absent(Absence::Invalid)),
                pending if show.is_pending(pending) => show
                    .announcing()
                    .contact(&show.locale.to_be_announced(), &Fact::Unset),
                other => show.value(other, |_| Value::Bool(false)),
            };
            (
                None,
                vec![
                    (
                        "under",
                        show.figure(&safeguarding.under, |age| Value::Number(i64::from(*age))),
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
