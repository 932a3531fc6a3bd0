//! Organizations by the words that their names have.

use super::candidates::Run;
use super::lexicon::Class;
use super::{FactKind, Hit, Sample};

/// The organization in a run of capitalised words.
pub(super) fn of(sample: &Sample<'_>, run: Run) -> Option<Hit> {
    let words = sample.words;
    let core = (run.first..=run.last).find(|index| words.is(*index, Class::Organization))?;
    if run.first == run.last {
        return None;
    }
    let is_generic = (run.first..=run.last).all(|index| {
        index == core
            || words.is(index, Class::GenericGroup)
            || words.is(index, Class::Role)
            || matches!(words.lower(index), "of" | "the" | "team" | "conference")
    });
    let is_line = matches!(
        words.lower(core),
        "helpline" | "hotline" | "lifeline" | "services"
    );
    if is_generic || (is_line && run.last - run.first < 2) {
        return None;
    }
    let text = sample.text();
    let mut at = words.span(run.first, run.last);
    // The point of an abbreviation belongs to it.
    if text[at.end..].starts_with('.')
        && matches!(words.lower(run.last), "inc" | "ltd" | "v" | "e.v")
    {
        at.end += 1;
    }
    Some(Hit::new(FactKind::Organization, at, 75))
}
