//! Organizations by the words that their names have.

use super::candidates::Run;
use super::{FactKind, Hit, Sample};

/// Words that make a name one of an organization.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "foundation", "association", "society", "inc", "ltd", "llc", "gmbh", "ggmbh", "e.v", "ev", "institute",
    "initiative", "collective", "cooperative", "trust", "network", "union", "alliance", "partners", "committee",
    "council", "board", "coalition", "consortium", "federation", "guild", "club", "charity", "fundación",
    "asociación", "colectivo", "cooperativa", "red", "instituto", "sociedad", "federación", "verein",
    "stiftung", "gesellschaft", "genossenschaft", "beratungsstelle", "netzwerk", "verband", "bund", "fondation",
    "collectif", "société", "coopérative", "fédération", "réseau", "fundação", "associação", "coletivo", "rede",
    "sociedade", "federação", "samaritans", "services", "frauennotruf", "caritas", "diakonie", "asbl", "ong",
    "ngo", "tech", "consulting", "mediation", "helpline", "hotline", "lifeline",
];

/// Words that make it a group without a name of its own.
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "organizing", "organising", "program", "programme", "response", "conduct", "incident", "safety", "appeals",
    "steering", "code", "emergency", "crisis", "report", "local", "ethics", "review",
];

/// The organization in a run of capitalised words.
pub(super) fn of(sample: &Sample<'_>, run: Run) -> Option<Hit> {
    let words = sample.words;
    let core = (run.first..=run.last).find(|index| WORDS.contains(&words.lower(*index)))?;
    if run.first == run.last {
        return None;
    }
    let is_generic = (run.first..=run.last).all(|index| {
        index == core
            || GENERIC.contains(&words.lower(index))
            || super::lexicon::ROLES.contains(&words.lower(index))
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
