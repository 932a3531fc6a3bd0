//! `shift-gap`: a time between shifts in which nobody is on duty, or a day without anybody.

use crate::diagnostic::{Diagnostic, codes};
use crate::event::{Fact, Shift};
use crate::lint::Occasion;
use crate::source_map::Span;

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// A shift from and to a minute, counted from the event's first day.
struct Duty {
    from: i32,
    to: i32,
    place: Span,
}

pub(super) fn check(occasion: &Occasion<'_>, found: &mut Vec<Diagnostic>) {
    let event = occasion.event;
    if !occasion.has_policy {
        return;
    }
    let Some(shifts) = event.shifts.get().filter(|shifts| !shifts.is_empty()) else {
        return;
    };
    let first = event.dates.value.first;
    let mut duties = Vec::new();
    for shift in shifts {
        // Of a shift that could not be read nobody knows when it is.
        let Some(duty) = duty(&shift.value, first, shift.span) else {
            return;
        };
        duties.push(duty);
    }
    duties.sort_by_key(|duty| (duty.from, duty.to));
    // When the last of them ends, and on which day it began.
    let mut until: Option<(i32, i32)> = None;
    for duty in &duties {
        // Nights between the days of an event are nobody's.
        if let Some((until, day)) = until
            && duty.from > until
            && duty.from / DAY == day
        {
            let message = format!(
                "nobody is on duty from {} to {}",
                clock(until),
                clock(duty.from)
            );
            found.push(
                Diagnostic::new(codes::SHIFT_GAP, duty.place, message)
                    .help("let one of the shifts begin earlier or end later, or add one"),
            );
        }
        let day = duty.from / DAY;
        until = Some(until.map_or((duty.to, day), |(end, _)| (end.max(duty.to), day)));
    }
    for (number, day) in event.dates.value.days().enumerate() {
        let start = i32::try_from(number).unwrap_or_default() * DAY;
        let is_covered = duties
            .iter()
            .any(|duty| duty.from < start + DAY && duty.to > start);
        if !is_covered {
            found.push(
                Diagnostic::new(
                    codes::SHIFT_GAP,
                    event.dates.span,
                    format!("nobody is on duty on {day}"),
                )
                .help("add shifts for this day"),
            );
        }
    }
}

fn duty(shift: &Shift, first: jiff::civil::Date, place: Span) -> Option<Duty> {
    let (date, from, to) = (shift.date.get()?, shift.from.get()?, shift.to.get()?);
    let day = (*date - first).get_days() * DAY;
    let to = i32::from(to.0) + if to <= from { DAY } else { 0 };
    let place = Fact::span(&shift.from).unwrap_or(place);
    Some(Duty {
        from: day + i32::from(from.0),
        to: day + to,
        place,
    })
}

fn clock(minute: i32) -> String {
    let minute = minute.rem_euclid(DAY);
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
