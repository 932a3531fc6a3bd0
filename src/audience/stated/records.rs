//! The fields of each kind of record, and for whom they are where the record does not say.

use super::{Record, Stated};
use crate::event::{
    Appeals, Contact, Emergency, Programme, Reporting, Room, Safeguarding, Service, Shift, Team,
    Venue,
};
use crate::vocabulary::Audience::{Public, Staff};

pub(super) fn venue<'a>(mut record: Record<'_, 'a>, venue: &'a Venue) {
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

pub(super) fn programme<'a>(mut record: Record<'_, 'a>, programme: &'a Programme) {
    let Programme {
        span: _,
        name,
        venue,
        date,
        from,
        to,
    } = programme;
    record.field("name", name);
    record.id("venue", venue);
    record.field("date", date);
    record.field("from", from);
    record.field("to", to);
}

pub(super) fn emergency<'a>(all: &mut Vec<Stated<'a>>, emergency: &'a Emergency) {
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

pub(super) fn contact<'a>(all: &mut Vec<Stated<'a>>, id: &str, contact: &'a Contact) {
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

pub(super) fn team<'a>(all: &mut Vec<Stated<'a>>, id: &str, team: &'a Team) {
    let Team {
        members,
        visibility,
    } = team;
    let mut record = Record::new(all, id, visibility);
    let audience = visibility.of("members", Staff);
    for member in members {
        record.put(
            "members",
            super::id_of(&member.value),
            audience,
            member.span,
        );
    }
}

pub(super) fn room<'a>(all: &mut Vec<Stated<'a>>, id: &str, room: &'a Room) {
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
            record.put_all(&name, &room.value, audience, room.span);
        }
    }
    record.field("hours", hours);
    record.field("step_free", step_free);
    record.id("venue", venue);
    record.field("fallback", fallback);
    record.field("directions", directions);
    record.field("staffed", staffed);
}

pub(super) fn reporting<'a>(all: &mut Vec<Stated<'a>>, reporting: &'a Reporting) {
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

pub(super) fn appeals<'a>(all: &mut Vec<Stated<'a>>, appeals: &'a Appeals) {
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

pub(super) fn safeguarding<'a>(all: &mut Vec<Stated<'a>>, safeguarding: &'a Safeguarding) {
    let Safeguarding {
        under,
        lead,
        visibility,
    } = safeguarding;
    let mut record = Record::new(all, "safeguarding", visibility);
    record.field_for("under", under, Public);
    record.id("lead", lead);
}

pub(super) fn shift<'a>(all: &mut Vec<Stated<'a>>, name: &str, shift: &'a Shift) {
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
