//! Shifts: who is on duty when, where a list or a table says it day by day and leaves no doubt.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::rows::Row;
use super::{Days, Ledger, MOST, Survey};
use crate::detect::FactKind;
use crate::event::MinuteOfDay;
use crate::vocabulary::Audience;

/// Who is on duty when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The day on which it begins.
    pub date: Date,
    /// When it begins.
    pub from: MinuteOfDay,
    /// When it ends; before `from` means the next day.
    pub to: MinuteOfDay,
    /// Ids of contacts.
    pub who: Vec<String>,
    /// Who may read it.
    pub audience: Audience,
}

/// What can stand in a row of a roster.
const KINDS: [FactKind; 6] = [
    FactKind::Date,
    FactKind::Person,
    FactKind::Phone,
    FactKind::Email,
    FactKind::Room,
    FactKind::Venue,
];

/// Collects the shifts of people who are contacts already, on days of the event. The texts keep their rosters: nothing
/// that is made from facts can be put in their place without losing words.
pub(super) fn collect(
    survey: &Survey<'_>,
    rows: &[Vec<Row<'_>>],
    dates: Days,
    ledger: &mut Ledger,
) {
    let names = ledger.facts.contacts.iter().filter_map(|(id, contact)| {
        let name = contact.fields.get("name")?;
        (contact.kind == "person").then(|| (name.value.to_lowercase(), id.clone()))
    });
    let known: BTreeMap<String, String> = names.collect();
    for (text, rows) in rows.iter().enumerate() {
        let audience = survey.audience(text);
        for row in rows {
            let Some((shift, places)) = shift(row, &known, audience) else {
                continue;
            };
            let is_day = dates.first <= shift.date && shift.date <= dates.last;
            let shifts = &mut ledger.facts.shifts;
            if let Some(same) = shifts.iter_mut().find(|other| is_same(other, &shift)) {
                same.audience = same.audience.min(audience);
            } else if is_day
                && shifts.len() < MOST
                && !shifts.iter().any(|other| collide(other, &shift))
            {
                shifts.push(shift);
            } else {
                continue;
            }
            for (id, block, at) in places {
                name(
                    survey,
                    text,
                    ledger,
                    &id,
                    row.cells[block].block.source(&at),
                    audience,
                );
            }
        }
    }
}

/// Somebody whose name stands in a roster: their id, the number of the cell, and where in it.
type Named = (String, usize, Range<usize>);

/// The shift that a row is, if every word of it is understood.
fn shift(
    row: &Row<'_>,
    known: &BTreeMap<String, String>,
    audience: Audience,
) -> Option<(Shift, Vec<Named>)> {
    let hours = row
        .hours()
        .filter(|_| row.is_duty && row.has_only(&KINDS))?;
    let dates = row.cells.iter().flat_map(|cell| &cell.found);
    let dates = dates.filter(|found| found.kind == FactKind::Date).count();
    let (from, to) = (hours.from, hours.to?);
    if from == to || dates > usize::from(row.has_day) {
        return None;
    }
    let mut who = Vec::new();
    let mut named = Vec::new();
    for (number, cell) in row.cells.iter().enumerate() {
        let people = cell
            .found
            .iter()
            .filter(|found| found.kind == FactKind::Person);
        let mut people: Vec<(Range<usize>, bool)> =
            people.map(|found| (found.at.clone(), false)).collect();
        people.extend(cell.rest().into_iter().map(|at| (at, true)));
        people.sort_by_key(|(at, _)| at.start);
        for (at, is_new) in people {
            let name: Vec<&str> = cell
                .block
                .text
                .get(at.clone())?
                .split_whitespace()
                .collect();
            let id = known.get(&name.join(" ").to_lowercase())?;
            if !who.contains(id) {
                who.push(id.clone());
            }
            if is_new {
                named.push((id.clone(), number, at));
            }
        }
    }
    let shift = Shift {
        date: row.day?.first,
        from,
        to,
        who,
        audience,
    };
    (!shift.who.is_empty()).then_some((shift, named))
}

/// Puts the name of a contact where nothing but a roster told that it is one.
fn name(
    survey: &Survey<'_>,
    text: usize,
    ledger: &mut Ledger,
    id: &str,
    range: Range<usize>,
    audience: Audience,
) {
    let Some(name) = ledger
        .facts
        .contacts
        .get_mut(id)
        .and_then(|contact| contact.fields.get_mut("name"))
    else {
        return;
    };
    if survey.texts[text].says(&range, &name.value) {
        name.audience = name.audience.min(audience);
        ledger.mention(text, range, &format!("contacts.{id}.name"));
    }
}

fn is_same(a: &Shift, b: &Shift) -> bool {
    (a.date, a.from, a.to, &a.who) == (b.date, b.from, b.to, &b.who)
}

/// Whether somebody is in both at once.
fn collide(a: &Shift, b: &Shift) -> bool {
    let minutes = |shift: &Shift| {
        let day = (shift.date - a.date).get_days() * 24 * 60;
        let length = i32::from(shift.to.0) - i32::from(shift.from.0);
        let length = if length > 0 { length } else { length + 24 * 60 };
        let from = day + i32::from(shift.from.0);
        from..from + length
    };
    let (one, other) = (minutes(a), minutes(b));
    one.start < other.end && other.start < one.end && a.who.iter().any(|id| b.who.contains(id))
}
