//! The first guard: what readers may not see is taken out of an event before anything is made of it.
//!
//! Every type is taken apart without `..`, so a field that is added to an event does not compile until somebody has
//! decided who may see it.

mod records;
mod site_view;
mod stated;
mod told;

pub use site_view::SiteView;
pub use stated::{Stated, stated};
pub use told::{Plain, Told};

use crate::event::{Emergency, Event, Fact, Group};
use crate::vocabulary::Audience;

/// An event from which every fact above an audience is gone. Names of groups and records stay, so that a page that asks
/// for one can be told that it is not for its readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventView {
    event: Event,
    audience: Audience,
}

impl EventView {
    /// The facts that are left.
    #[must_use]
    pub fn event(&self) -> &Event {
        &self.event
    }

    /// Whose view this is.
    #[must_use]
    pub fn audience(&self) -> Audience {
        self.audience
    }
}

/// How an event becomes what an audience may see: [`restrict`], but for tests that try the second guard alone.
pub type Restrict = fn(&Event, Audience) -> EventView;

/// A view from which nothing is gone: the first guard, switched off.
#[cfg(test)]
#[must_use]
pub fn unrestricted(event: &Event, audience: Audience) -> EventView {
    EventView {
        event: event.clone(),
        audience,
    }
}

/// The view that readers of `audience` have of an event.
#[must_use]
pub fn restrict(event: &Event, audience: Audience) -> EventView {
    let Event {
        slug,
        file,
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
        awaited,
        unread,
        pending: _,
        complete,
    } = event;
    let Emergency { number, services } = emergency;
    let event = Event {
        // Public by the design: what every reader of a programme knows.
        slug: slug.clone(),
        file: *file,
        name: name.clone(),
        dates: *dates,
        timezone: timezone.clone(),
        mode: mode.clone(),
        languages_spoken: languages_spoken.clone(),
        venues: venues.clone(),
        programme: programme.clone(),
        emergency: Emergency {
            number: number.clone(),
            services: services.clone(),
        },
        identification: identification.clone(),
        links: links.clone(),
        retention: retention.clone(),
        confirmed: confirmed.clone(),
        vars: vars.clone(),
        // No reader needs them: what is withdrawn is looked for, and what is pending is counted, in the whole event.
        withdrawn: Vec::new(),
        pending: Vec::new(),
        complete: *complete,
        // That nothing is known yet tells nothing.
        awaited: awaited.clone(),
        unread: unread.clone(),
        // For staff, unless the record says otherwise.
        contacts: group(contacts, audience, records::contact),
        teams: group(teams, audience, records::team),
        rooms: group(rooms, audience, records::room),
        reporting: records::reporting(reporting, audience),
        appeals: records::appeals(appeals, audience),
        safeguarding: records::safeguarding(safeguarding, audience),
        shifts: records::shifts(shifts, audience),
    };
    EventView { event, audience }
}

fn group<T: Clone>(
    group: &Group<T>,
    reader: Audience,
    restrict: fn(&T, Audience) -> Result<T, Audience>,
) -> Group<T> {
    group
        .iter()
        .map(|(id, fact)| (id.clone(), record(fact, reader, restrict)))
        .collect()
}

/// A record that says nothing to these readers is withheld as a whole, and one that only says `pending` or `none` has the
/// audience that such records have.
fn record<T: Clone>(
    fact: &Fact<T>,
    reader: Audience,
    restrict: fn(&T, Audience) -> Result<T, Audience>,
) -> Fact<T> {
    match fact {
        Fact::Set(record) => match restrict(&record.value, reader) {
            Ok(value) => Fact::Set(crate::source_map::Spanned::new(value, record.span)),
            Err(audience) => Fact::Withheld(audience),
        },
        Fact::Unset
        | Fact::NotApplicable(_)
        | Fact::Pending(_)
        | Fact::Invalid(_)
        | Fact::Withheld(_) => fact.clone(),
    }
}
