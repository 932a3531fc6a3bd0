//! `avoided-word`: a word that judges before anybody has listened, where a calmer one is known.

use std::collections::BTreeMap;

use crate::detect::words::Words;
use crate::diagnostic::{Diagnostic, codes};
use crate::lint::subject::Subject;

/// Words and what to write instead, by language.
const ENGLISH: &[(&str, &str)] = &[
    ("complainant", "person reporting"),
    ("accuser", "person reporting"),
    ("victim", "impacted person"),
    ("victims", "impacted people"),
    ("harasser", "reported person"),
    ("harassers", "reported people"),
    ("offender", "reported person"),
    ("offenders", "reported people"),
    ("alleged", "reported"),
    ("allegation", "report"),
    ("allegations", "reports"),
    ("complaint", "report"),
    ("complaints", "reports"),
    ("strictly confidential", "private, and say its limits"),
    ("penalty", "response"),
    ("penalties", "responses"),
    ("punishment", "response"),
    ("guilty", "responsible"),
    ("safe room", "quiet room"),
];

const SPANISH: &[(&str, &str)] = &[
    ("denunciante", "persona que reporta"),
    ("acusador", "persona que reporta"),
    ("acusadora", "persona que reporta"),
    ("víctima", "persona afectada"),
    ("víctimas", "personas afectadas"),
    ("acosador", "persona reportada"),
    ("acosadora", "persona reportada"),
    ("agresor", "persona reportada"),
    ("agresora", "persona reportada"),
    ("estrictamente confidencial", "en privado, y di sus límites"),
    ("castigo", "respuesta"),
    ("castigos", "respuestas"),
    ("culpable", "responsable"),
    ("sala segura", "sala tranquila"),
];

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let avoided = match subject.language() {
        "en" => ENGLISH,
        "es" => SPANISH,
        _ => return,
    };
    if !subject.is_policy() {
        return;
    }
    // Each word once: a policy that was copied has it in every paragraph.
    let mut places: BTreeMap<&str, (crate::source_map::Span, &str, usize)> = BTreeMap::new();
    for (block, words) in subject.blocks() {
        if !block.is_visible() {
            continue;
        }
        let mut quotes = Quotes::default();
        for index in 0..words.len() {
            let first = words.lower(index);
            // "The victim's" is the victim, too.
            let first = first.trim_end_matches("'s").trim_end_matches("’s");
            let hit = avoided.iter().find(|(word, _)| {
                first == *word || (word.starts_with(first) && words.are(index, word))
            });
            let Some((word, instead)) = hit else { continue };
            let last = index + word.split(' ').count() - 1;
            let at = words.span(index, last);
            let is_limited = word.ends_with(" confidential") || word.ends_with(" confidencial");
            if is_limited && has_limits(words, last) {
                continue;
            }
            if block.is_exempt(&at) || quotes.are_open(&block.text, at.start) {
                continue;
            }
            let place = subject.span(&block.source(&at));
            places.entry(word).or_insert((place, instead, 0)).2 += 1;
        }
    }
    for (word, (place, instead, count)) in places {
        let again = if count > 1 {
            format!(", {count} times on this page")
        } else {
            String::new()
        };
        let message = format!("`{word}` judges before anybody has listened{again}");
        found.push(
            Diagnostic::new(codes::AVOIDED_WORD, place, message).help(format!(
                "write `{instead}`; names, laws and quotations keep their words"
            )),
        );
    }
}

/// Whether the limits of a promise follow it: in the same paragraph, not far behind.
fn has_limits(words: &Words, from: usize) -> bool {
    const LIMITS: &[&str] = &[
        "unless",
        "except",
        "exception",
        "exceptions",
        "limits",
        "limit",
        "however",
        "law",
        "danger",
        "salvo",
        "excepto",
        "excepción",
        "límite",
        "límites",
        "ley",
        "peligro",
    ];
    (from + 1..from + 40).any(|index| LIMITS.contains(&words.lower(index)))
}

/// The quotation marks up to a place that moves on through a text.
#[derive(Default)]
struct Quotes {
    seen: usize,
    straight: usize,
    opened: usize,
    closed: usize,
}

impl Quotes {
    /// Whether a quotation is open at `at`, which is never before the last one asked for.
    fn are_open(&mut self, text: &str, at: usize) -> bool {
        let part = &text[self.seen..at];
        self.straight += part.matches('"').count();
        self.opened += part.matches(['“', '«', '„']).count();
        self.closed += part.matches(['”', '»']).count();
        self.seen = at;
        self.straight % 2 == 1 || self.opened > self.closed
    }
}
