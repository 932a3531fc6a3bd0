//! `stale-year`: an address, a date or a name with the year of an earlier event.

use crate::detect::{FactKind, years_of_url};
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(event) = subject.event.filter(|_| subject.page.edition.is_some()) else {
        return;
    };
    let year = event.dates.value.first.year();
    for fact in &subject.facts {
        let years = match fact.kind {
            FactKind::Url => years_of_url(&fact.value),
            // A year alone can tell of the past; a year in a name or a date is the event's.
            FactKind::EventName | FactKind::Date | FactKind::Email => years_of_url(&fact.text),
            _ => continue,
        };
        let stale = years
            .iter()
            .find(|other| i16::try_from(**other).is_ok_and(|other| other < year));
        let is_whole = years
            .iter()
            .all(|other| i16::try_from(*other).is_ok_and(|other| other < year));
        if let Some(stale) = stale.filter(|_| is_whole) {
            let message = format!("this is of {stale}, and the event is in {year}");
            found.push(
                subject
                    .finding(codes::STALE_YEAR, &fact.range, message)
                    .help("write this year's, best as a fact of the event's file: {{ event.name }}, {{ links.… }}"),
            );
        }
    }
}
