//! Every fact of an event by its name, with its value, its audience and its place: what the second guard looks for.
//!
//! It decides by itself who may see a field, and does not ask the first guard. Here too every type is taken apart
//! without `..`, so that no new field goes unseen.

use super::told::{Tell, Told};
use crate::event::{
    Appeals, Contact, Emergency, Event, Fact, Group, MAIN_VENUE, Programme, Reporting, Room,
    Safeguarding, Service, Shift, Team, Venue, Visibility,
};
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
        pending: _,
        complete: _,
    } = event;
    let mut all = Vec::new();
    let mut top = Record::public(&mut all, "");
    top.put("name", Told::Text(&name.value), Public, name.span);
    top.put(
        "dates",
        Told::Plain(dates.value.to_string()),
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
        self::venue(Record::public(&mut all, &name), venue);
    }
    for (index, entry) in programme.iter().enumerate() {
        self::programme(
            Record::public(&mut all, &format!("programme[{index}]")),
            entry,
        );
    }
    self::emergency(&mut all, emergency);
    for (id, contact) in set(contacts) {
        self::contact(&mut all, &format!("contacts.{id}"), contact);
    }
    for (id, team) in set(teams) {
        self::team(&mut all, &format!("teams.{id}"), team);
    }
    for (id, room) in set(rooms) {
        self::room(&mut all, &format!("rooms.{id}"), room);
    }
    if let Some(reporting) = reporting.get() {
        self::reporting(&mut all, reporting);
    }
    if let Some(appeals) = appeals.get() {
        self::appeals(&mut all, appeals);
    }
    if let Some(safeguarding) = safeguarding.get() {
        self::safeguarding(&mut all, safeguarding);
    }
    for (index, shift) in shifts.get().into_iter().flatten().enumerate() {
        self::shift(&mut all, &format!("shifts[{index}]"), &shift.value);
    }
    all
}

/// The records of a group that have a value, by their ids.
fn set<T>(group: &Group<T>) -> impl Iterator<Item = (&str, &T)> {
    group
        .iter()
        .filter_map(|(id, fact)| Some((id.as_str(), fact.get()?)))
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
            self.put(name, fact.value.tell(), audience, fact.span);
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

fn venue<'a>(mut record: Record<'_, 'a>, venue: &'a Venue) {
    let Venue {
        name,
        address,
        country,
        entrance,
        phone,
        directions,
    } = venue;
    record.field("name", name);
    record.field("address", address);
    record.field("country", country);
    record.field("entrance", entrance);
    record.field("phone", phone);
    record.field("directions", directions);
}

fn programme<'a>(mut record: Record<'_, 'a>, programme: &'a Programme) {
    let Programme {
        span: _,
        name,
        venue,
        date,
        from,
        to,
    } = programme;
    record.field("name", name);
    record.field("venue", venue);
    record.field("date", date);
    record.field("from", from);
    record.field("to", to);
}

fn emergency<'a>(all: &mut Vec<Stated<'a>>, emergency: &'a Emergency) {
    let Emergency { number, services } = emergency;
    Record::public(all, "emergency").field("number", number);
    for (index, service) in services.iter().enumerate() {
        let Some(service) = service.get() else {
            continue;
        };
        let Service {
            name,
            kind,
            number,
            address,
            hours,
            note,
            url,
        } = service;
        let mut record = Record::public(all, &format!("emergency.services[{index}]"));
        record.field("name", name);
        record.field("kind", kind);
        record.field("number", number);
        record.field("address", address);
        record.field("hours", hours);
        record.field("note", note);
        record.field("url", url);
    }
}

fn contact<'a>(all: &mut Vec<Stated<'a>>, id: &str, contact: &'a Contact) {
    let Contact {
        kind: _,
        independent: _,
        name,
        role,
        organization,
        pronouns,
        email,
        phone,
        extension,
        chat,
        form,
        languages,
        reach,
        hours,
        answered_by,
        if_unanswered,
        directions,
        until,
        tested,
        visibility,
    } = contact;
    let mut record = Record::new(all, id, visibility);
    record.field("name", name);
    record.field("role", role);
    record.field("organization", organization);
    record.field("pronouns", pronouns);
    record.field("email", email);
    record.field("phone", phone);
    record.field("extension", extension);
    record.field("chat", chat);
    record.field("form", form);
    record.field("languages", languages);
    record.field("reach", reach);
    record.field("hours", hours);
    record.field("answered_by", answered_by);
    record.field("if_unanswered", if_unanswered);
    record.field("directions", directions);
    record.field("until", until);
    record.field("tested", tested);
}

fn team<'a>(all: &mut Vec<Stated<'a>>, id: &str, team: &'a Team) {
    let Team {
        members,
        visibility,
    } = team;
    let mut record = Record::new(all, id, visibility);
    let audience = visibility.of("members", Staff);
    for member in members {
        record.put(
            "members",
            Told::Plain(member.value.clone()),
            audience,
            member.span,
        );
    }
}

fn room<'a>(all: &mut Vec<Stated<'a>>, id: &str, room: &'a Room) {
    let Room {
        name,
        room,
        schedule,
        hours,
        step_free,
        venue,
        fallback,
        directions,
        staffed,
        visibility,
    } = room;
    let mut record = Record::new(all, id, visibility);
    record.field("name", name);
    record.field("room", room);
    let audience = visibility.of("schedule", Staff);
    for line in schedule.get().into_iter().flatten() {
        if let Some(room) = line.room.spanned() {
            let name = format!("schedule.{}", line.dates.value);
            record.put(&name, Told::Text(&room.value), audience, room.span);
        }
    }
    record.field("hours", hours);
    record.field("step_free", step_free);
    record.field("venue", venue);
    record.field("fallback", fallback);
    record.field("directions", directions);
    record.field("staffed", staffed);
}

fn reporting<'a>(all: &mut Vec<Stated<'a>>, reporting: &'a Reporting) {
    let Reporting {
        form,
        anonymous,
        read_by,
        decided_by,
        acknowledge_within,
        follow_up_within,
        visibility,
    } = reporting;
    let mut record = Record::new(all, "reporting", visibility);
    record.field("form", form);
    record.field("anonymous", anonymous);
    record.field("read_by", read_by);
    record.field("decided_by", decided_by);
    record.field_for("acknowledge_within", acknowledge_within, Public);
    record.field_for("follow_up_within", follow_up_within, Public);
}

fn appeals<'a>(all: &mut Vec<Stated<'a>>, appeals: &'a Appeals) {
    let Appeals {
        to,
        email,
        form,
        address,
        within,
        visibility,
    } = appeals;
    let mut record = Record::new(all, "appeals", visibility);
    record.field("to", to);
    record.field("email", email);
    record.field("form", form);
    record.field("address", address);
    record.field_for("within", within, Public);
}

fn safeguarding<'a>(all: &mut Vec<Stated<'a>>, safeguarding: &'a Safeguarding) {
    let Safeguarding {
        under,
        lead,
        visibility,
    } = safeguarding;
    let mut record = Record::new(all, "safeguarding", visibility);
    record.field_for("under", under, Public);
    record.field("lead", lead);
}

fn shift<'a>(all: &mut Vec<Stated<'a>>, name: &str, shift: &'a Shift) {
    let Shift {
        date,
        from,
        to,
        who,
        place,
        visibility,
    } = shift;
    let mut record = Record::new(all, name, visibility);
    record.field("date", date);
    record.field("from", from);
    record.field("to", to);
    record.field("who", who);
    record.field("place", place);
}
