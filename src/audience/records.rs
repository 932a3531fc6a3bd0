//! Who may see which field of which record (design §3).

use crate::event::{
    Appeals, Contact, Fact, Reporting, Room, Safeguarding, Shift, Team, Visibility,
};
use crate::source_map::Spanned;
use crate::vocabulary::Audience;

/// Restricts the fields of one record and remembers whether anything is left.
struct Fields<'a> {
    visibility: &'a Visibility,
    reader: Audience,
    default: Audience,
    shown: bool,
}

impl<'a> Fields<'a> {
    fn new(visibility: &'a Visibility, default: Audience, reader: Audience) -> Self {
        let whole = visibility.audience.unwrap_or(default);
        Self {
            visibility,
            reader,
            default,
            shown: whole <= reader,
        }
    }

    fn field<T: Clone>(&mut self, name: &str, fact: &Fact<T>) -> Fact<T> {
        self.field_for(name, fact, self.default)
    }

    /// A field that has an audience of its own where the record states none.
    fn field_for<T: Clone>(&mut self, name: &str, fact: &Fact<T>, default: Audience) -> Fact<T> {
        let audience = self.visibility.of(name, default);
        self.shown |= audience <= self.reader && !fact.is_unset();
        fact.restricted(audience, self.reader)
    }

    /// The record, or whom it is for.
    fn finish<T>(self, record: T) -> Result<T, Audience> {
        if self.shown {
            Ok(record)
        } else {
            Err(self.visibility.audience.unwrap_or(self.default))
        }
    }
}

pub(super) fn contact(contact: &Contact, reader: Audience) -> Result<Contact, Audience> {
    let Contact {
        kind,
        independent,
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
    let mut fields = Fields::new(visibility, Audience::Staff, reader);
    let record = Contact {
        kind: *kind,
        independent: *independent,
        name: fields.field("name", name),
        role: fields.field("role", role),
        organization: fields.field("organization", organization),
        pronouns: fields.field("pronouns", pronouns),
        email: fields.field("email", email),
        phone: fields.field("phone", phone),
        extension: fields.field("extension", extension),
        chat: fields.field("chat", chat),
        form: fields.field("form", form),
        languages: fields.field("languages", languages),
        reach: fields.field("reach", reach),
        hours: fields.field("hours", hours),
        answered_by: fields.field("answered_by", answered_by),
        if_unanswered: fields.field("if_unanswered", if_unanswered),
        directions: fields.field("directions", directions),
        until: fields.field("until", until),
        tested: fields.field("tested", tested),
        visibility: visibility.clone(),
    };
    fields.finish(record)
}

pub(super) fn team(team: &Team, reader: Audience) -> Result<Team, Audience> {
    let Team {
        members,
        visibility,
    } = team;
    let audience = visibility.of("members", Audience::Staff);
    if audience <= reader {
        Ok(Team {
            members: members.clone(),
            visibility: visibility.clone(),
        })
    } else {
        Err(audience)
    }
}

pub(super) fn room(room: &Room, reader: Audience) -> Result<Room, Audience> {
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
    let mut fields = Fields::new(visibility, Audience::Staff, reader);
    let record = Room {
        name: fields.field("name", name),
        room: fields.field("room", room),
        schedule: fields.field("schedule", schedule),
        hours: fields.field("hours", hours),
        step_free: fields.field("step_free", step_free),
        venue: fields.field("venue", venue),
        fallback: fields.field("fallback", fallback),
        directions: fields.field("directions", directions),
        staffed: fields.field("staffed", staffed),
        visibility: visibility.clone(),
    };
    fields.finish(record)
}

/// Promised times are public, the rest is for staff; a stated audience counts for the whole record.
pub(super) fn reporting(fact: &Fact<Reporting>, reader: Audience) -> Fact<Reporting> {
    super::record(fact, reader, |reporting, reader| {
        let Reporting {
            form,
            anonymous,
            read_by,
            decided_by,
            acknowledge_within,
            follow_up_within,
            visibility,
        } = reporting;
        let mut fields = Fields::new(visibility, Audience::Staff, reader);
        let record = Reporting {
            form: fields.field("form", form),
            anonymous: fields.field("anonymous", anonymous),
            read_by: fields.field("read_by", read_by),
            decided_by: fields.field("decided_by", decided_by),
            acknowledge_within: fields.field_for(
                "acknowledge_within",
                acknowledge_within,
                Audience::Public,
            ),
            follow_up_within: fields.field_for(
                "follow_up_within",
                follow_up_within,
                Audience::Public,
            ),
            visibility: visibility.clone(),
        };
        fields.finish(record)
    })
}

/// The deadline is public, the rest is for staff; a stated audience counts for the whole record.
pub(super) fn appeals(fact: &Fact<Appeals>, reader: Audience) -> Fact<Appeals> {
    super::record(fact, reader, |appeals, reader| {
        let Appeals {
            to,
            email,
            form,
            address,
            within,
            visibility,
        } = appeals;
        let mut fields = Fields::new(visibility, Audience::Staff, reader);
        let record = Appeals {
            to: fields.field("to", to),
            email: fields.field("email", email),
            form: fields.field("form", form),
            address: fields.field("address", address),
            within: fields.field_for("within", within, Audience::Public),
            visibility: visibility.clone(),
        };
        fields.finish(record)
    })
}

/// The age is public, the person is for staff.
pub(super) fn safeguarding(fact: &Fact<Safeguarding>, reader: Audience) -> Fact<Safeguarding> {
    super::record(fact, reader, |safeguarding, reader| {
        let Safeguarding {
            under,
            lead,
            visibility,
        } = safeguarding;
        let mut fields = Fields::new(visibility, Audience::Staff, reader);
        let record = Safeguarding {
            under: fields.field_for("under", under, Audience::Public),
            lead: fields.field("lead", lead),
            visibility: visibility.clone(),
        };
        fields.finish(record)
    })
}

/// The shifts that readers may see; withheld as a whole where they may see none.
pub(super) fn shifts(
    fact: &Fact<Vec<Spanned<Shift>>>,
    reader: Audience,
) -> Fact<Vec<Spanned<Shift>>> {
    super::record(fact, reader, |shifts, reader| {
        let kept: Vec<_> = shifts
            .iter()
            .filter_map(|entry| {
                shift(&entry.value, reader)
                    .ok()
                    .map(|shift| Spanned::new(shift, entry.span))
            })
            .collect();
        if kept.is_empty() && !shifts.is_empty() {
            Err(Audience::Staff.max(reader))
        } else {
            Ok(kept)
        }
    })
}

fn shift(shift: &Shift, reader: Audience) -> Result<Shift, Audience> {
    let Shift {
        date,
        from,
        to,
        who,
        place,
        visibility,
    } = shift;
    let mut fields = Fields::new(visibility, Audience::Staff, reader);
    let record = Shift {
        date: fields.field("date", date),
        from: fields.field("from", from),
        to: fields.field("to", to),
        who: fields.field("who", who),
        place: fields.field("place", place),
        visibility: visibility.clone(),
    };
    fields.finish(record)
}
