//! `uncovered-day`: a day of the event on which nobody knows where a room is.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, codes};
use crate::event::{Event, Fact, Room};
use crate::source_map::Span;

pub(super) fn check(event: &Event, found: &mut Vec<Diagnostic>) {
    for (id, room) in &event.rooms {
        let Some((room, span)) = scheduled(room) else {
            continue;
        };
        let lines = room.schedule.get().map(Vec::as_slice).unwrap_or_default();
        let missing: Vec<Date> = event
            .dates
            .value
            .days()
            .filter(|day| !lines.iter().any(|line| line.dates.value.contains(*day)))
            .collect();
        if !missing.is_empty() {
            let message = format!(
                "the schedule of room `{id}` has nothing for {}",
                days(&missing)
            );
            found.push(
                Diagnostic::new(codes::UNCOVERED_DAY, span, message)
                    .label(event.dates.span, "the event's dates")
                    .help("add a line for each missing day; its room can be `pending`, or `none` if it is closed"),
            );
        }
    }
}

fn scheduled(room: &Fact<Room>) -> Option<(&Room, Span)> {
    let room = room.get()?;
    // A room that also has one place for all days is somewhere on every day.
    if room.room.is_set() {
        return None;
    }
    Some((room, room.schedule.spanned()?.span))
}

/// The days, those that follow each other as a range.
fn days(days: &[Date]) -> String {
    let runs = days.chunk_by(|day, next| day.tomorrow().is_ok_and(|tomorrow| tomorrow == *next));
    let runs: Vec<String> = runs
        .map(|run| match run {
            [first, .., last] => format!("{first}..{last}"),
            run => run.iter().map(ToString::to_string).collect(),
        })
        .collect();
    match runs.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => runs.concat(),
    }
}
