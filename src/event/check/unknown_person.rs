//! `unknown-person`: an id that no contact has.

use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::event::{Event, Fact, Id};
use crate::source_map::Spanned;

pub(super) fn check(event: &Event, found: &mut Vec<Diagnostic>) {
    let mut people: Vec<Spanned<Id>> = Vec::new();
    for team in event.teams.values().filter_map(Fact::get) {
        people.extend(team.members.iter().cloned());
    }
    for contact in event.contacts.values().filter_map(Fact::get) {
        people.extend(contact.answered_by.get().into_iter().flatten().cloned());
    }
    if let Some(reporting) = event.reporting.get() {
        let lists = [&reporting.read_by, &reporting.decided_by];
        people.extend(
            lists
                .iter()
                .filter_map(|list| list.get())
                .flatten()
                .cloned(),
        );
    }
    if let Some(safeguarding) = event.safeguarding.get() {
        people.extend(safeguarding.lead.spanned().cloned());
    }
    for shift in event.shifts.get().into_iter().flatten() {
        people.extend(shift.value.who.get().into_iter().flatten().cloned());
    }
    let unknown = people
        .iter()
        .filter(|person| !event.contacts.contains_key(&person.value));
    found.extend(unknown.map(|person| finding(event, person)));
}

fn finding(event: &Event, person: &Spanned<Id>) -> Diagnostic {
    let id = &person.value;
    let finding = Diagnostic::new(
        codes::UNKNOWN_PERSON,
        person.span,
        format!("there is no contact `{id}`"),
    );
    if let Some(team) = event.teams.get(id) {
        let members = team.get().map(|team| team.members.as_slice());
        let members: Vec<&str> = members
            .unwrap_or_default()
            .iter()
            .map(|member| member.value.as_str())
            .collect();
        return finding.help(format!(
            "`{id}` is a team: write its members instead, [{}]",
            members.join(", ")
        ));
    }
    let known = did_you_mean(id, event.contacts.keys().map(String::as_str));
    finding.help(known.unwrap_or_else(|| format!("add `{id}` to `contacts`")))
}
