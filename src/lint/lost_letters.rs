//! Words that lost a letter in copying: what most policies say, one letter short.
//!
//! The build script alone makes the list with this file, so that a run has nothing to prepare.

use std::collections::BTreeMap;

/// Words that are common words without one of their letters, and words themselves.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "abut", "actin", "actins", "afterward", "agee", "aloe", "anted", "anther", "ants", "bade", "blow", "bout",
    "brig", "chose", "cold", "comment", "consequence", "cove", "coves", "cross", "ding", "dong", "earl", "earn",
    "ears", "east", "eave", "eels", "embers", "escribe", "evens", "fees", "fiend", "firs", "fist", "fond", "fried",
    "fund", "gain", "gong", "gree", "hand", "hank", "hard", "hare", "hared", "head", "heck", "heir", "herd",
    "hers", "hole", "hone", "hose", "hour", "incudes", "lace", "laces", "lain", "late", "lave", "lean", "leas",
    "lease", "lest", "lone", "loner", "longe", "mail", "mater", "matte", "member", "meting", "minute", "noes",
    "noting", "organiser", "organises", "organizer", "organizes", "ouch", "ours", "ourself", "overs", "pace",
    "paces", "pain", "participant", "peak", "peaking", "persona", "phots", "pint", "plan", "pleas", "pone",
    "prepare", "preset", "pubic", "question", "quit", "rads", "recoded", "reds", "resect", "resent", "reuse",
    "ring", "rite", "roup", "rues", "rust", "sage", "sand", "serous", "shard", "shred", "sill", "sing", "sometime",
    "spae", "sponsor", "stag", "star", "stor", "tank", "tart", "teat", "thee", "thin", "thins", "though", "ties",
    "till", "ting", "tings", "tody", "tret", "trough", "umber", "vent", "vents", "vice", "waned", "waning",
    "waring", "wether", "whee", "wile", "wite", "wold", "writ", "yeas",
];

/// Shorter words have too many neighbours.
const SHORTEST: usize = 4;

/// What is left of each common word without one of its letters, and which word that was: where two fit, or where it is a word
/// itself, it is left out.
pub fn all(common: &[&'static str]) -> BTreeMap<String, &'static str> {
    let mut lost: BTreeMap<String, Option<&'static str>> = BTreeMap::new();
    for whole in common.iter().filter(|whole| whole.len() > SHORTEST) {
        for at in 0..whole.len() {
            let left = [&whole[..at], &whole[at + 1..]].concat();
            // A letter that stands twice can go missing in two ways.
            let known = lost.entry(left).or_insert(Some(whole));
            if *known != Some(*whole) {
                *known = None;
            }
        }
    }
    for word in WORDS.iter().chain(common) {
        lost.remove(*word);
    }
    let clear = lost
        .into_iter()
        .filter_map(|(left, whole)| Some((left, whole?)));
    clear.collect()
}
