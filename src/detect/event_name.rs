//! Names of conferences.

use super::candidates::Run;
use super::lexicon::Class;
use super::words::Shape;
use super::{FactKind, Hit, Sample, year};

/// Ends of words that only names of events have: `PyCon`, `JSConf`, `RailsCamp`.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "con", "conf", "camp", "sides", "foss4g", "fest", "data", "days", "con.org", "kon", "meetup", "konf",
];

/// Words that are no names although they look like it.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "Con", "Conf", "Icon", "Falcon", "Silicon", "Balcon", "Beacon", "Bacon", "Data", "Metadata", "Boston",
    "Lexicon",
];

/// The event's name in a run of capitalised words.
pub(super) fn of(sample: &Sample<'_>, run: Run) -> Option<Hit> {
    let words = sample.words;
    let core =
        (run.first..=run.last).find(|index| is_event_word(words.word(*index), words.shape(*index)));
    if let Some(core) = core {
        let last = end(sample, core, run);
        // `PyCon US 2026` begins with its word; `Lakeside DevConf` before it.
        let first = begin(sample, core, run);
        let mut at = words.span(first, last);
        // `PyCon-related` and a name with an ending of another script hold the name.
        let word = words.word(last);
        if last == core {
            at.end -= word.len() - core_of(word).len();
        } else if word.ends_with("-related") {
            at.end -= "-related".len();
        }
        return Some(Hit::new(FactKind::EventName, at, 90));
    }
    let named = (run.first..=run.last).find(|index| {
        let next = words.lower(index + 1);
        let ends = *index == run.last || *index == run.first;
        let goes_on = matches!(
            next,
            "of" | "on" | "de" | "del" | "du" | "für" | "da" | "do"
        );
        let is_dated = year::of(next).is_some();
        // "The visit of the conference" is no name.
        let is_of = ends && *index > run.first && words.is(*index - 1, Class::Joint);
        words.is(*index, Class::Event) && (ends || goes_on || is_dated) && !is_of
    });
    let has_year = year::of(words.word(run.last)).is_some();
    let is_long = run.last - run.first > usize::from(has_year);
    if let Some(at) = named
        && is_long
        && (has_year || words.shape(at) != Some(Shape::Lower))
        && !is_role(sample, run)
    {
        return Some(Hit::new(
            FactKind::EventName,
            words.span(run.first, run.last),
            80,
        ));
    }
    // A name and a year make an edition.
    let is_plain = (run.first..run.last).all(|index| {
        !words.is(index, Class::Month)
            && !words.is(index, Class::Weekday)
            && words.shape(index) != Some(Shape::Digits)
    });
    let is_edition = has_year && run.last > run.first && is_plain;
    is_edition.then(|| Hit::new(FactKind::EventName, words.span(run.first, run.last), 75))
}

/// A word without what is joined to it by a hyphen or in another script.
fn core_of(word: &str) -> &str {
    let end = word
        .char_indices()
        .find(|(at, c)| {
            let is_joined = *c == '-' && word[at + 1..].starts_with(char::is_lowercase);
            is_joined || *c >= '\u{2E80}'
        })
        .map_or(word.len(), |(at, _)| at);
    &word[..end]
}

/// Whether it is such a word. In one word it needs a capital inside: `PyCon`, not `Bacon`.
fn is_event_word(word: &str, shape: Option<Shape>) -> bool {
    if shape != Some(Shape::Mixed) {
        return false;
    }
    let word = core_of(word);
    if OTHERS.contains(&word) || word.chars().count() < 4 {
        return false;
    }
    // The family of Python's conferences: `PyOhio`, `PyGotham`.
    let is_python = word
        .strip_prefix("Py")
        .is_some_and(|rest| rest.starts_with(char::is_uppercase) && rest.len() >= 3);
    if is_python {
        return !matches!(
            word,
            "PyTorch" | "PySide" | "PyCharm" | "PyLadies" | "PyScript"
        );
    }
    ENDS.iter().any(|end| {
        let Some(head) = word
            .len()
            .checked_sub(end.len())
            .and_then(|at| word.get(at..))
        else {
            return false;
        };
        head.eq_ignore_ascii_case(end) && head.starts_with(char::is_uppercase)
    })
}

/// Where the name begins: with the words before its own, if they are no role and no place.
fn begin(sample: &Sample<'_>, core: usize, run: Run) -> usize {
    let words = sample.words;
    let mut first = core;
    while first > run.first
        && words.shape(first - 1) == Some(Shape::Capital)
        && !words.is(first - 1, Class::Role)
        && !words.is(first - 1, Class::Impersonal)
    {
        first -= 1;
    }
    first
}

/// Where the name ends: behind a region and a year, before anything else.
fn end(sample: &Sample<'_>, core: usize, run: Run) -> usize {
    let words = sample.words;
    let mut last = core;
    while last < run.last {
        let next = last + 1;
        let is_year = year::of(words.word(next)).is_some();
        let is_region = matches!(words.shape(next), Some(Shape::Capital | Shape::Upper))
            && words.adjoins(last)
            && !words.is(next, Class::Impersonal)
            && !words.is(next, Class::Role);
        if !(is_year || is_region) || words.gap(last).contains('-') {
            break;
        }
        last = next;
        if is_year {
            break;
        }
    }
    last
}

/// `Conference Chair` is no conference.
fn is_role(sample: &Sample<'_>, run: Run) -> bool {
    let words = sample.words;
    (run.first..=run.last).any(|index| {
        words.is(index, Class::Role)
            || matches!(
                words.lower(index),
                "code"
                    | "staff"
                    | "committee"
                    | "team"
                    | "response"
                    | "safety"
                    | "conduct"
                    | "schedule"
                    | "program"
                    | "programme"
                    | "tickets"
                    | "registration"
                    | "organizers"
                    | "organisers"
            )
    })
}
