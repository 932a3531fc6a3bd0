//! Rooms: by number or letter, and by name.

use super::candidates::Run;
use super::lexicon::Class;
use super::words::Shape;
use super::{FactKind, Hit, Sample};

/// Rooms by number or letter, also where nothing else is capitalised: `room 25C`, `Räume 3 und 4`.
pub(super) fn find(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    let words = sample.words;
    for index in words.of_class(Class::BeforeRoom) {
        let sign = words.gap(index).trim();
        let next = words.word(index + 1);
        let is_number = |word: &str| {
            let digits = word.bytes().any(|byte| byte.is_ascii_digit());
            digits && word.len() <= 6 && !(word.len() == 4 && word.starts_with("20"))
        };
        let is_letter =
            next.len() == 1 && next.chars().all(char::is_uppercase) && !matches!(next, "I");
        if !matches!(sign, "" | "." | "#" | "Nr." | "nº" | "n.º" | "-")
            || !(is_number(next) || is_letter)
        {
            continue;
        }
        let mut last = index + 1;
        // `Raum 2.14`, `Room B-12`, `Salle 3 bis`.
        while matches!(words.gap(last), "." | "-")
            && words.word(last + 1).len() <= 4
            && !words.word(last + 1).is_empty()
            && words
                .word(last + 1)
                .bytes()
                .any(|byte| byte.is_ascii_digit())
        {
            last += 1;
        }
        hits.push(Hit::new(FactKind::Room, words.span(index, last), 92));
    }
}

/// The room's name in a run of capitalised words.
pub(super) fn of(sample: &Sample<'_>, run: Run) -> Option<Hit> {
    let words = sample.words;
    let is_purpose = |index: usize| words.is(index, Class::Purpose);
    let behind = (run.first + 1..=run.last).rev().find(|index| {
        // An emergency room is a hospital's; before a number the word begins another room.
        let is_room = words.lower(index - 1) != "emergency"
            && !(words.is(*index, Class::BeforeRoom)
                && words.shape(index + 1) == Some(Shape::Digits));
        is_room
            && words.is(*index, Class::BehindRoom)
            && words.shape(*index) == Some(Shape::Capital)
    });
    // An auditorium with a long name is a building of its own.
    let behind = behind.filter(|last| words.lower(*last) != "auditorium" || last - run.first < 2);
    if let Some(last) = behind {
        let first = (run.first..last).find(|index| !is_purpose(*index))?;
        let is_named = words.shape(first) != Some(Shape::Digits);
        return is_named.then(|| Hit::new(FactKind::Room, words.span(first, last), 80));
    }
    let before = (run.first..run.last)
        .find(|index| words.is(*index, Class::BeforeRoom))
        .or_else(|| {
            run.first
                .checked_sub(1)
                .filter(|before| words.is(*before, Class::BeforeRoom) && words.adjoins(*before))
        })?;
    let is_named = !is_purpose(before + 1)
        && matches!(words.shape(before + 1), Some(Shape::Capital | Shape::Upper))
        && !words.is(before + 1, Class::Role)
        && words.word(before + 1).len() > 1
        && !words.is(before + 1, Class::Weekday)
        && !words.is(before + 1, Class::Month);
    let sure = if words.lower(before) == "office"
        || words.lower(before) == "bureau"
        || words.lower(before) == "lab"
    {
        50
    } else {
        80
    };
    (is_named && sure > 60).then(|| Hit::new(FactKind::Room, words.span(before, run.last), sure))
}
