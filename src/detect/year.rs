//! Years by themselves.

use super::words::Shape;
use super::{FactKind, Hit, Sample};

/// Finds years; those in addresses are part of the address.
pub(super) fn find(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    if sample.is_address() || sample.words.digits() == 0 {
        return;
    }
    let words = sample.words;
    for index in 0..words.len() {
        if words.shape(index) == Some(Shape::Digits)
            && let Some(year) = of(words.word(index))
        {
            let hit = Hit::new(FactKind::Year, words.place(index), 70);
            hits.push(hit.value(year.to_string()));
        }
    }
}

/// The year that four digits mean, if they can be one of a conference.
pub(super) fn of(word: &str) -> Option<u16> {
    let year = word.parse().ok().filter(|_| word.len() == 4)?;
    (1990..=2060).contains(&year).then_some(year)
}
