//! `date-outside`: a day on which there is no event.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, codes};
use crate::event::{DateRange, Event, Fact};
use crate::source_map::Span;

/// What belongs to an event is near it: a programme entry further off is last year's.
const NEAR: i32 = 90;

pub(super) fn check(event: &Event, found: &mut Vec<Diagnostic>) {
    for room in event.rooms.values().filter_map(Fact::get) {
        for line in room.schedule.get().into_iter().flatten() {
            let days = line.dates.value;
            if let Some(day) = days.days().find(|day| !belongs(event, *day)) {
                found.push(outside(event, day, line.dates.span));
            }
        }
    }
    for shift in event.shifts.get().into_iter().flatten() {
        if let Some(date) = shift
            .value
            .date
            .spanned()
            .filter(|date| !belongs(event, date.value))
        {
            found.push(outside(event, date.value, date.span));
        }
    }
    for date in event
        .programme
        .iter()
        .filter_map(|entry| entry.date.spanned())
    {
        if distance(event.dates.value, date.value) > NEAR {
            found.push(far(event, date.value, date.span));
        }
    }
    for contact in event.contacts.values().filter_map(Fact::get) {
        let until = contact.until.spanned();
        if let Some(until) = until.filter(|until| until.value < event.dates.value.first) {
            found.push(ends_before(event, until.value, until.span));
        }
    }
}

/// Whether a day is one of the event's, or may be: of an entry whose date is open, nobody knows.
fn belongs(event: &Event, day: Date) -> bool {
    event.dates.value.contains(day)
        || event.programme.iter().any(|entry| match &entry.date {
            Fact::Set(date) => date.value == day,
            Fact::Pending(_) | Fact::Invalid(_) => true,
            Fact::Unset | Fact::NotApplicable(_) | Fact::Withheld(_) => false,
        })
}

fn distance(dates: DateRange, day: Date) -> i32 {
    let (before, after) = (dates.first - day, day - dates.last);
    before.get_days().max(after.get_days())
}

fn outside(event: &Event, day: Date, span: Span) -> Diagnostic {
    let message = format!(
        "{day} is not a day of the event, which is {}",
        event.dates.value
    );
    Diagnostic::new(codes::DATE_OUTSIDE, span, message)
        .label(event.dates.span, "the event's dates")
        .help("correct the date, or add an entry for that day to `programme`")
}

fn far(event: &Event, day: Date, span: Span) -> Diagnostic {
    let message = format!(
        "{day} is more than {NEAR} days away from the event, which is {}",
        event.dates.value
    );
    Diagnostic::new(codes::DATE_OUTSIDE, span, message)
        .label(event.dates.span, "the event's dates")
        .help("correct the date, or delete the entry if it belongs to another event")
}

fn ends_before(event: &Event, day: Date, span: Span) -> Diagnostic {
    let message = format!(
        "this contact is answered until {day}, and the event begins on {}",
        event.dates.value.first
    );
    Diagnostic::new(codes::DATE_OUTSIDE, span, message)
        .label(event.dates.span, "the event's dates")
        .help("correct `until`, or delete the contact if it belongs to another event")
}
