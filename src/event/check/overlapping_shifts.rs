//! `overlapping-shifts`: somebody is on duty twice at once.

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use crate::diagnostic::{Diagnostic, codes};
use crate::event::{Event, Shift};
use crate::source_map::Span;

pub(super) fn check(event: &Event, found: &mut Vec<Diagnostic>) {
    let mut duties: BTreeMap<&str, Vec<Duty>> = BTreeMap::new();
    for (shift, spanned) in event.shifts.get().into_iter().flatten().enumerate() {
        let Some((from, to)) = times(&spanned.value) else {
            continue;
        };
        for person in spanned.value.who.get().into_iter().flatten() {
            let duties = duties.entry(&person.value).or_default();
            // Somebody who is named twice in one shift has a finding for that.
            if duties.last().is_some_and(|last| last.shift == shift) {
                continue;
            }
            let other = duties
                .iter()
                .find(|other| other.shift != shift && other.from < to && from < other.to);
            if let Some(other) = other {
                let message = format!("`{}` is in two shifts at once", person.value);
                found.push(
                    Diagnostic::new(codes::OVERLAPPING_SHIFTS, person.span, message)
                        .label(other.span, "the other shift")
                        .help("end one shift before the next begins, or name somebody else"),
                );
            }
            duties.push(Duty {
                shift,
                from,
                to,
                span: person.span,
            });
        }
    }
}

/// One person's part in one shift.
struct Duty {
    shift: usize,
    from: DateTime,
    to: DateTime,
    span: Span,
}

/// When a shift begins and ends; a shift whose end is not after its beginning ends on the next day.
fn times(shift: &Shift) -> Option<(DateTime, DateTime)> {
    let (date, from, to) = (*shift.date.get()?, shift.from.get()?, shift.to.get()?);
    let midnight = date.to_datetime(jiff::civil::Time::midnight());
    let at = |minutes: u16| {
        let since_midnight = jiff::Span::new().minutes(i64::from(minutes));
        midnight.checked_add(since_midnight).ok()
    };
    let next_day = if to <= from { 24 * 60 } else { 0 };
    Some((at(from.0)?, at(to.0 + next_day)?))
}
