//! The groups of the sheet: what a fact is, as somebody checks it.

use crate::audience::{Plain, Stated, Told};

/// What a fact is, as somebody checks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// To ring.
    Phone,
    /// To write to, to open, to go to.
    Address,
    /// To walk to.
    Room,
    /// To compare.
    Date,
    /// To read.
    Words,
    /// Languages, yes or no, who belongs to what: what no page repeats in its own words.
    Setting,
}

/// The groups of facts, in their order, with the names of their titles.
pub(super) const GROUPS: [(Kind, &str); 6] = [
    (Kind::Phone, "proof_phones"),
    (Kind::Address, "proof_addresses"),
    (Kind::Room, "proof_rooms"),
    (Kind::Date, "proof_dates"),
    (Kind::Words, "proof_words"),
    (Kind::Setting, "proof_settings"),
];

/// The group that a fact stands in; nothing for shifts and teams, whose records are rows, and for what says when somebody
/// checked.
pub(super) fn kind_of(fact: &Stated<'_>) -> Option<Kind> {
    let name = fact.name.split(' ').next().unwrap_or_default();
    let field = name.rsplit('.').next().unwrap_or_default();
    if name.starts_with("shifts[") || name.starts_with("teams.") {
        return None;
    }
    match (&fact.told, field) {
        (Told::Phone(_), _) | (_, "number" | "extension") => Some(Kind::Phone),
        (Told::Email(_) | Told::Url(_), _) | (_, "address" | "entrance" | "chat") => {
            Some(Kind::Address)
        }
        (Told::Text(_), "room" | "fallback") => Some(Kind::Room),
        (Told::Text(_), _) if name.contains(".schedule.") => Some(Kind::Room),
        // The kind of a service stands for its name where it has none.
        (_, "tested" | "kind") => None,
        (
            Told::Plain(
                _,
                Plain::Day(_)
                | Plain::Days(_)
                | Plain::Time(_)
                | Plain::Hours(_)
                | Plain::Period(_),
            ),
            _,
        )
        | (_, "timezone") => Some(Kind::Date),
        (Told::Text(_), _) => Some(Kind::Words),
        (Told::Plain(..), _) => Some(Kind::Setting),
    }
}
