//! What happens elsewhere or on other days: an item or a row with a name, a day, a time and a place.

use std::ops::Range;

use jiff::civil::Date;

use super::rows::{Cell, Row};
use super::{Days, Ledger, MOST, Survey};
use crate::detect::FactKind;
use crate::event::MinuteOfDay;
use crate::vocabulary::Audience;

/// Something outside the main dates or place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// The id of its venue.
    pub venue: Option<String>,
    /// Its day.
    pub date: Date,
    /// When it begins.
    pub from: MinuteOfDay,
    /// When it ends; before `from` means the next day.
    pub to: Option<MinuteOfDay>,
}

/// The longest name, in characters.
const LONGEST: usize = 60;

/// How many days before and behind the event something can be that belongs to it.
const NEAR: i32 = 7;

/// Collects what public texts say happens at another place than the event, or on another day near it.
pub(super) fn collect(
    survey: &Survey<'_>,
    rows: &[Vec<Row<'_>>],
    dates: Days,
    ledger: &mut Ledger,
) {
    let mut entries: Vec<Entry> = Vec::new();
    for (text, rows) in rows.iter().enumerate() {
        // Everybody may read the programme.
        if survey.audience(text) != Audience::Public {
            continue;
        }
        for row in rows {
            let entry = entry(row, dates, ledger).filter(|entry| !entries.contains(entry));
            entries.extend(entry.filter(|_| entries.len() < MOST));
        }
    }
    ledger.facts.programme = entries;
}

/// The entry that a row is, if every word of it is understood.
fn entry(row: &Row<'_>, dates: Days, ledger: &Ledger) -> Option<Entry> {
    let hours = row.hours().filter(|_| row.has_day && !row.is_duty)?;
    if !row.has_only(&[FactKind::Date, FactKind::Venue]) || hours.to == Some(hours.from) {
        return None;
    }
    let mut names = row.cells.iter().flat_map(|cell| {
        let of_cell = move |at: Range<usize>| (cell, at);
        cell.rest().into_iter().map(of_cell)
    });
    let (cell, at) = names.next()?;
    let name = name(cell, &at)?;
    if names.next().is_some() {
        return None;
    }
    let found = row.cells.iter().flat_map(|cell| &cell.found);
    let mut places = found.filter(|found| found.kind == FactKind::Venue);
    let place = places.next();
    let venue = place.and_then(|place| {
        let mut known = ledger.facts.venues.iter();
        known.find_map(|(id, name)| (*name == place.text).then(|| id.clone()))
    });
    if places.next().is_some() || place.is_some() != venue.is_some() {
        return None;
    }
    let date = row.day?.first;
    let is_elsewhere = venue.as_ref().is_some_and(|id| id != "main");
    let distance = (dates.first - date)
        .get_days()
        .max((date - dates.last).get_days());
    let is_outside = (1..=NEAR).contains(&distance);
    (distance <= NEAR && (is_elsewhere || is_outside)).then_some(Entry {
        name,
        venue,
        date,
        from: hours.from,
        to: hours.to,
    })
}

/// What the entry is called: what its row begins with, or a cell of its own.
fn name(cell: &Cell<'_>, at: &Range<usize>) -> Option<String> {
    let text = &cell.block.text;
    let is_first = text[..at.start].trim().is_empty();
    let words = text.get(at.clone())?;
    let is_name = words.starts_with(char::is_uppercase)
        && !words.contains(|c: char| c.is_ascii_digit())
        && (3..=LONGEST).contains(&words.chars().count());
    let ends = !text[at.end..]
        .trim_start()
        .starts_with(char::is_alphanumeric)
        || text[at.end..].trim().is_empty();
    (is_first && is_name && ends).then(|| words.split_whitespace().collect::<Vec<_>>().join(" "))
}
