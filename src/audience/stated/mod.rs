//! Every fact of an event by its name, with its value, its audience and its place: what the second guard looks for.
//!
//! It decides by itself who may see a field, and does not ask the first guard. Here too every type is taken apart
//! without `..`, so that no new field goes unseen.

mod records;

use super::told::{Plain, Tell, Told};
use crate::event::{Event, Fact, Group, Id, MAIN_VENUE, Visibility};
use crate::source_map::Span;
use crate::vocabulary::Audience;
use crate::vocabulary::Audience::{Public, Staff};

/// A fact that has a value.
#[derive(Clone, Debug)]
pub struct Stated<'a> {
    /// Its name, as pages say it: `contacts.lead.phone`.
    pub name: String,
    /// What it says.
    pub told: Told<'a>,
    /// Who may see it.
    pub audience: Audience,
    /// Where it stands.
    pub span: Span,
    /// Whether it belongs to a record that can say for whom it is; other facts are public by themselves.
    pub is_of_record: bool,
    /// Whether its record says `guard: false`.
    pub is_unguarded: bool,
}

impl Stated<'_> {
    /// Whether this is its name, also where it is one of several wordings: "venue.name (es)" is called `venue.name`.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let rest = self.name.strip_prefix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" ("))
    }
}

/// All facts of an event that have a value, in the order of its records.
#[must_use]
pub fn stated(event: &Event) -> Vec<Stated<'_>> {
    let Event {
        slug: _,
        file: _,
        name,
        dates,
        timezone,
        mode,
        languages_spoken,
        venues,
        programme,
        emergency,
        contacts,
        teams,
        rooms,
        reporting,
        appeals,
        safeguarding,
        shifts,
        identification,
        links,
        retention,
        confirmed,
        vars,
        withdrawn: _,
        awaited: _,
        unread: _,
        pending: _,
        complete: _,
    } = event;
    let mut all = Vec::new();
    let mut top = Record::public(&mut all, "");
    top.put("name", Told::Text(&name.value), Public, name.span);
    top.put(
        "dates",
        Told::Plain(dates.value.to_string(), Plain::Days(dates.value)),
        Public,
        dates.span,
    );
    top.put("timezone", timezone.value.tell(), Public, timezone.span);
    top.field("mode", mode);
    top.field("languages_spoken", languages_spoken);
    top.field("identification", identification);
    top.field("retention", retention);
    top.field("confirmed", confirmed);
    top.group("links", links);
    top.group("vars", vars);
    for (id, venue) in set(venues) {
        let name = if id == MAIN_VENUE {
            "venue".to_owned()
        } else {
            format!("venues.{id}")
        };
        records::venue(Record::public(&mut all, &name), venue);
    }
    for (index, entry) in programme.iter().enumerate() {
        records::programme(
            Record::public(&mut all, &format!("programme[{index}]")),
            entry,
        );
    }
    records::emergency(&mut all, emergency);
    for (id, contact) in set(contacts) {
        records::contact(&mut all, &format!("contacts.{id}"), contact);
    }
    for (id, team) in set(teams) {
        records::team(&mut all, &format!("teams.{id}"), team);
    }
    for (id, room) in set(rooms) {
        records::room(&mut all, &format!("rooms.{id}"), room);
    }
    if let Some(reporting) = reporting.get() {
        records::reporting(&mut all, reporting);
    }
    if let Some(appeals) = appeals.get() {
        records::appeals(&mut all, appeals);
    }
    if let Some(safeguarding) = safeguarding.get() {
        records::safeguarding(&mut all, safeguarding);
    }
    for (index, shift) in shifts.get().into_iter().flatten().enumerate() {
        records::shift(&mut all, &format!("shifts[{index}]"), &shift.value);
    }
    for fact in &mut all {
        // It may be a sentence, or the id of whom to ask next.
        if let Told::Text(text) = fact.told
            && fact.name.ends_with(".if_unanswered")
            && contacts.contains_key(text)
        {
            fact.told = id_of(text);
        }
    }
    all
}

/// The records of a group that have a value, by their ids.
fn set<T>(group: &Group<T>) -> impl Iterator<Item = (&str, &T)> {
    group
        .iter()
        .filter_map(|(id, fact)| Some((id.as_str(), fact.get()?)))
}

/// The id of another record, which nobody looks for on pages.
fn id_of(id: &str) -> Told<'_> {
    Told::Plain(id.to_owned(), Plain::Ids(vec![id]))
}

/// Collects the facts of one record.
struct Record<'v, 'a> {
    all: &'v mut Vec<Stated<'a>>,
    name: String,
    visibility: Option<&'a Visibility>,
}

impl<'v, 'a> Record<'v, 'a> {
    fn public(all: &'v mut Vec<Stated<'a>>, name: &str) -> Self {
        Self {
            all,
            name: name.to_owned(),
            visibility: None,
        }
    }

    fn new(all: &'v mut Vec<Stated<'a>>, name: &str, visibility: &'a Visibility) -> Self {
        Self {
            visibility: Some(visibility),
            ..Self::public(all, name)
        }
    }

    /// A field that is for staff where the record says nothing, or for everybody in a record that is for everybody.
    fn field<T: Tell>(&mut self, name: &str, fact: &'a Fact<T>) {
        self.field_for(
            name,
            fact,
            if self.visibility.is_some() {
                Staff
            } else {
                Public
            },
        );
    }

    /// A field that is for `default` where the record says nothing.
    fn field_for<T: Tell>(&mut self, name: &str, fact: &'a Fact<T>, default: Audience) {
        if let Some(fact) = fact.spanned() {
            let audience = self
                .visibility
                .map_or(default, |visibility| visibility.of(name, default));
            self.put_all(name, &fact.value, audience, fact.span);
        }
    }

    /// Each wording of a text counts as a fact: whoever may not see one may see none.
    fn put_all<T: Tell>(&mut self, name: &str, value: &'a T, audience: Audience, span: Span) {
        for (language, told) in value.tell_all() {
            let name = match language {
                Some(language) => format!("{name} ({language})"),
                None => name.to_owned(),
            };
            self.put(&name, told, audience, span);
        }
    }

    /// A field that names another record.
    fn id(&mut self, name: &str, fact: &'a Fact<Id>) {
        let before = self.all.len();
        self.field(name, fact);
        for fact in &mut self.all[before..] {
            if let Told::Text(id) = fact.told {
                fact.told = id_of(id);
            }
        }
    }

    fn group<T: Tell>(&mut self, name: &str, group: &'a Group<T>) {
        for (id, fact) in group {
            self.field(&format!("{name}.{id}"), fact);
        }
    }

    fn put(&mut self, name: &str, told: Told<'a>, audience: Audience, span: Span) {
        let name = match self.name.as_str() {
            "" => name.to_owned(),
            record => format!("{record}.{name}"),
        };
        self.all.push(Stated {
            name,
            told,
            audience,
            span,
            is_of_record: self.visibility.is_some(),
            is_unguarded: self
                .visibility
                .is_some_and(|visibility| visibility.is_unguarded),
        });
    }
}
