//! What is looked for: a value in the form that all its spellings have in common.

use super::piece::{fold, is_of_word, piece};

/// Fewer digits are a room or a year more often than a telephone number.
pub(super) const FEWEST_DIGITS: usize = 7;
/// Shorter texts stand in too many words.
pub const FEWEST_CHARACTERS: usize = 6;

/// A value as it is looked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// A telephone number: digits, with any separators between them.
    Digits(Vec<char>),
    /// An e-mail or web address: every character counts.
    Address(Vec<char>),
    /// A text, word by word.
    Words(Vec<Letter>),
}

/// A letter or digit of a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Letter {
    /// What stands between the one before and this one.
    pub(super) gap: Option<String>,
    pub(super) letter: char,
}

impl Pattern {
    /// The ways to dial a number: inside the country, with its trunk prefix, from abroad.
    #[must_use]
    pub fn phone(calling_code: &str, trunk: Option<&str>, national: &str) -> Vec<Self> {
        let trunk = trunk.unwrap_or_default();
        [
            "",
            trunk,
            calling_code,
            &format!("00{calling_code}"),
            &format!("011{calling_code}"),
        ]
        .iter()
        .map(|before| format!("{before}{national}"))
        .filter(|digits| digits.len() >= FEWEST_DIGITS)
        .map(|digits| Self::Digits(digits.chars().collect()))
        .collect()
    }

    /// A text that is meant for a telephone number and is none that the library knows.
    #[must_use]
    pub fn digits(text: &str) -> Option<Self> {
        let is_of_number = |c: char| !c.is_alphabetic() && !matches!(c, '@' | ':');
        let digits: Vec<char> = text
            .chars()
            .map(fold)
            .filter(char::is_ascii_digit)
            .collect();
        (digits.len() >= FEWEST_DIGITS && text.chars().all(is_of_number))
            .then_some(Self::Digits(digits))
    }

    /// An e-mail address, or a web address with and without its scheme.
    #[must_use]
    pub fn address(text: &str) -> Vec<Self> {
        let whole = seen(text.trim().trim_end_matches('/'));
        let scheme = ["https://", "http://"].map(|scheme| scheme.chars().collect::<Vec<_>>());
        let bare = scheme
            .iter()
            .find_map(|scheme| whole.strip_prefix(&scheme[..]));
        // Another scheme leads to the same page; but the bare name of a host is no secret.
        let bare = bare
            .map(<[char]>::to_vec)
            .filter(|bare| bare.contains(&'/'));
        let secure = bare.is_none().then_some(whole);
        bare.into_iter()
            .chain(secure)
            .filter(|all| all.first().is_some_and(|c| is_of_word(*c)))
            .map(Self::Address)
            .collect()
    }

    /// A text of at least so many characters.
    #[must_use]
    pub fn words(text: &str, fewest: usize) -> Option<Self> {
        let mut letters: Vec<Letter> = Vec::new();
        let mut gap = String::new();
        for c in seen(text.trim()) {
            if is_of_word(c) {
                let before = std::mem::take(&mut gap);
                let gap =
                    Some(one_space(&before)).filter(|gap| !gap.is_empty() && !letters.is_empty());
                letters.push(Letter { gap, letter: c });
            } else {
                gap.push(c);
            }
        }
        let is_long_enough = text.trim().chars().count() >= fewest;
        (is_long_enough && !letters.is_empty()).then_some(Self::Words(letters))
    }

    /// The text, if it is a single word.
    #[must_use]
    pub fn one_word(&self) -> Option<String> {
        match self {
            Self::Words(letters) if letters.iter().all(|letter| letter.gap.is_none()) => {
                Some(letters.iter().map(|letter| letter.letter).collect())
            }
            _ => None,
        }
    }

    /// The letter or digit that follows so many others at once, if one does, and whether something else can follow.
    pub(super) fn after(&self, count: usize) -> (Option<char>, bool) {
        match self {
            Self::Digits(all) => (all.get(count).copied(), true),
            Self::Address(all) => {
                let next = all.get(count).copied().filter(|c| is_of_word(*c));
                (next, next.is_none())
            }
            Self::Words(letters) => {
                let next = letters.get(count).filter(|next| next.gap.is_none());
                (next.map(|next| next.letter), next.is_none())
            }
        }
    }

    /// Its letters and digits alone.
    pub(super) fn letters(&self) -> Vec<char> {
        match self {
            Self::Digits(all) => all.clone(),
            Self::Address(all) => all.iter().copied().filter(|c| is_of_word(*c)).collect(),
            Self::Words(letters) => letters.iter().map(|letter| letter.letter).collect(),
        }
    }
}

/// A text with every run of white space as one space.
pub(super) fn one_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}

/// The characters of a value, folded: a value may be percent-encoded itself.
fn seen(text: &str) -> Vec<char> {
    let (mut at, mut all) = (0, Vec::new());
    while let Some(piece) = piece(text.as_bytes(), at) {
        all.extend(piece.seen.map(fold));
        at = piece.end;
    }
    all
}
