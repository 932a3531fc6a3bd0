//! Buildings and places where events are.

use super::candidates::Run;
use super::lexicon::Class;
use super::words::Shape;
use super::{FactKind, Hit, Sample};

/// Ends of German words for buildings.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "halle", "haus", "zentrum", "fabrik", "speicher", "schloss", "werk", "hof", "bahnhof",
];

/// The place in a run of capitalised words.
pub(super) fn of(sample: &Sample<'_>, run: Run) -> Option<Hit> {
    let words = sample.words;
    if run.last == run.first {
        let word = words.lower(run.first);
        // One German word can be the whole name behind "in der" or "im".
        let is_compound = ENDS
            .iter()
            .any(|end| word.ends_with(end) && word.len() > end.len() + 3);
        let before = run
            .first
            .checked_sub(1)
            .map_or("", |before| words.lower(before));
        let is_placed = matches!(before, "der" | "im" | "das" | "die" | "zum" | "am");
        return (is_compound && is_placed && !word.starts_with("krank"))
            .then(|| Hit::new(FactKind::Venue, words.span(run.first, run.last), 65));
    }
    if (run.first..=run.last).any(|index| words.is(index, Class::NoVenue)) {
        return None;
    }
    let behind = (run.first + 1..=run.last).rev().find(|index| {
        words.is(*index, Class::BehindVenue) && words.shape(*index) == Some(Shape::Capital)
    });
    let before = (run.first..run.last).find(|index| words.is(*index, Class::BeforeVenue));
    let (first, last) = match (before, behind) {
        (Some(first), None) => (first, run.last),
        (Some(first), Some(last)) if first < last => (run.first.min(first), last.max(run.last)),
        (_, Some(last)) => {
            // "University of Somewhere" goes on behind its word.
            let goes_on =
                matches!(words.lower(last + 1), "of" | "de" | "der" | "da") && last < run.last;
            (run.first, if goes_on { run.last } else { last })
        }
        (None, None) => return None,
    };
    let is_generic = last == first;
    (!is_generic).then(|| Hit::new(FactKind::Venue, words.span(first, last), 80))
}
