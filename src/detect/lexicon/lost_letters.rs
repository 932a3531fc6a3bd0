//! Words that lost a letter in copying: what most policies say, one letter short.

use super::common::COMMON;

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

/// The common word that `word`, in small letters, is but for one letter that is missing; nothing where two fit, or where
/// it is a word itself.
#[must_use]
pub fn meant(word: &str) -> Option<&'static str> {
    if word.len() < SHORTEST || WORDS.contains(&word) || COMMON.contains(&word) {
        return None;
    }
    let mut meant = COMMON.iter().filter(|common| lacks_one(word, common));
    let first = meant.next()?;
    meant.next().is_none().then_some(first)
}

/// Whether a word is another one without one of its letters.
fn lacks_one(word: &str, whole: &str) -> bool {
    if whole.len() != word.len() + 1 {
        return false;
    }
    let shared = word
        .bytes()
        .zip(whole.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    whole.as_bytes()[shared + 1..] == word.as_bytes()[shared..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_is_missing() {
        let check = |word: &str, expected| assert_eq!(meant(word), expected, "{word}");
        check("evet", Some("event"));
        check("preare", Some("prepare"));
        check("vent", None);
        check("event", None);
        check("polic", None);
        check("resect", None);
        check("bed", None);
    }
}
