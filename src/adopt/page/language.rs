//! Which language a text is in.

/// Small words of each language; of two languages with as many words in a text, the first is meant.
const WORDS: [(&str, &[&str]); 5] = [
    (
        "en",
        &["the", "and", "of", "to", "is", "are", "you", "or", "with"],
    ),
    (
        "es",
        &["el", "los", "las", "y", "que", "una", "por", "con", "para"],
    ),
    (
        "de",
        &[
            "der", "die", "das", "und", "nicht", "ist", "ein", "mit", "wir",
        ],
    ),
    (
        "fr",
        &[
            "le", "les", "des", "et", "vous", "une", "pour", "est", "dans",
        ],
    ),
    (
        "pt",
        &["o", "os", "não", "uma", "você", "em", "do", "da", "com"],
    ),
];

/// How many words of a text are looked at.
const MOST: usize = 4000;

/// The language with most of its small words in a text.
#[must_use]
pub fn language(text: &str) -> &'static str {
    let mut counts = [0_usize; WORDS.len()];
    let words = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    for word in words.take(MOST) {
        let word = word.to_lowercase();
        for (count, (_, known)) in counts.iter_mut().zip(WORDS) {
            *count += usize::from(known.contains(&word.as_str()));
        }
    }
    let most = (0..WORDS.len())
        .rev()
        .max_by_key(|index| counts[*index])
        .unwrap_or(0);
    WORDS[most].0
}
