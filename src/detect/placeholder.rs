//! What was to be filled in, and was not.

use super::lexicon::Class;
use super::reading::Role;
use super::words::Shape;
use super::{FactKind, Hit, Sample};

/// Words in capitals that stand for what is still to come.
#[rustfmt::skip]
const MARKS: &[&str] = &[
    "TODO", "TBA", "TBD", "TBC", "FIXME", "CONTACT", "PLACEHOLDER", "XXX", "NNN", "TKTK", "INSERT", "PHONE",
    "EMAIL",
];

/// Words that stand in brackets only where something is to be filled in.
#[rustfmt::skip]
const TO_FILL: &[&str] = &[
    "insert", "your", "name", "email", "e-mail", "phone", "number", "contact", "date", "link", "url", "add",
    "tbd", "tba", "fill", "conference", "event", "address", "here", "todo", "placeholder", "xxx", "removed",
    "redacted", "venue", "city", "year", "org", "organization", "nombre", "teléfono", "correo", "enlace",
    "fecha", "insertar", "ciudad", "einfügen", "telefonnummer", "datum", "adresse", "nom", "numéro",
    "téléphone", "insérer", "courriel", "lien", "nome", "telefone", "inserir", "preencher", "data", "ergänzen",
    "eintragen", "hier", "completar", "aquí", "aqui", "ici", "compléter", "rellenar", "e-mail-adresse",
    "rufnummer",
];

/// Finds placeholders.
pub(super) fn find(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    if sample.is_address() {
        if let "" | "#" | "TODO" | "URL" | "LINK" = sample.text().trim() {
            hits.push(Hit::new(FactKind::Placeholder, 0..sample.text().len(), 95));
        }
        enclosed(sample, hits);
        reserved(sample, hits);
        return;
    }
    marks(sample, hits);
    phrases(sample, hits);
    enclosed(sample, hits);
    reserved(sample, hits);
    for link in &sample.block.links {
        let is_empty = matches!(link.destination.trim(), "" | "#");
        if is_empty && !link.is_image && link.text.end <= sample.text().len() {
            hits.push(Hit::new(FactKind::Placeholder, link.text.clone(), 95));
        }
    }
}

fn marks(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    let words = sample.words;
    if !words.has_upper() {
        return;
    }
    let upper = (0..words.len()).filter(|index| words.shape(*index) == Some(Shape::Upper));
    let upper: Vec<usize> = upper.collect();
    // Where everything is in capitals, a word in capitals says nothing.
    let shouts = upper.len() > words.len() / 2 + 1;
    for index in upper {
        let word = words.word(index);
        // XXX-XXX-XXXX is one word here.
        let is_repeated = word.len() >= 3
            && word.starts_with(['X', 'N'])
            && word.chars().all(|c| c == '-' || word.starts_with(c));
        let at = words.place(index);
        let is_label = sample.text()[at.end..].trim_start().starts_with(':');
        let is_heading = matches!(sample.block.role, Role::Heading(_));
        let is_plain_word = matches!(word, "CONTACT" | "INSERT" | "PHONE" | "EMAIL");
        let is_emphasis = is_plain_word && (shouts || is_heading || is_label);
        if is_repeated || (MARKS.contains(&word) && !is_emphasis) {
            hits.push(Hit::new(FactKind::Placeholder, at, 95));
        }
    }
}

fn phrases(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    let words = sample.words;
    if !words.any(Class::Unfilled) {
        return;
    }
    // "Insert" is among the words that begin phrases, too.
    let starts = (0..words.len()).filter(|index| words.is(*index, Class::Unfilled));
    for index in starts {
        if let Some(phrase) = words.phrase(index, Class::Unfilled) {
            let last = index + phrase.split(' ').count() - 1;
            hits.push(Hit::new(FactKind::Placeholder, words.span(index, last), 90));
        }
        if words.shape(index) == Some(Shape::Capital)
            && words.word(index) == "Insert"
            && is_order(sample, index)
        {
            let mut last = index + 1;
            while last + 1 < words.len() && last < index + 8 && words.adjoins(last) {
                last += 1;
            }
            hits.push(Hit::new(FactKind::Placeholder, words.span(index, last), 90));
        }
    }
}

/// `Insert our URL link …`: an order to whoever prepares the text.
fn is_order(sample: &Sample<'_>, index: usize) -> bool {
    let next = sample.words.lower(index + 1);
    matches!(
        next,
        "our" | "your" | "the" | "link" | "url" | "name" | "here" | "phone" | "email" | "contact"
    )
}

/// `[…]`, `[insert …]`, `%%X%%`, `{{ x }}`, `<your …>`.
fn enclosed(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    let text = sample.text();
    let signs = sample.words.signs();
    if !['[', '{', '%', '<'].iter().any(|sign| signs.has(*sign)) {
        return;
    }
    for (open, close) in [
        ("[", "]"),
        ("{{", "}}"),
        ("%%", "%%"),
        ("<", ">"),
        ("{", "}"),
    ] {
        if !open.chars().all(|sign| signs.has(sign)) {
            continue;
        }
        let mut at = 0;
        while let Some(start) = text[at..].find(open).map(|start| at + start) {
            let inner_at = start + open.len();
            let mut window = (inner_at + 80).min(text.len());
            while !text.is_char_boundary(window) {
                window -= 1;
            }
            at = inner_at;
            let Some(length) = text[inner_at..window].find(close) else {
                continue;
            };
            let inner = text[inner_at..inner_at + length].trim();
            let end = inner_at + length + close.len();
            if is_to_fill(open, inner) {
                hits.push(Hit::new(FactKind::Placeholder, start..end, 92));
                at = end;
            }
        }
    }
}

fn is_to_fill(open: &str, inner: &str) -> bool {
    let is_name = |inner: &str| {
        !inner.is_empty()
            && inner
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ' ' | '|'))
    };
    let letters = inner.chars().any(char::is_alphabetic);
    let count = inner.split_whitespace().count();
    let asks = || {
        let lower = inner.to_lowercase();
        lower
            .split(|c: char| !(c.is_alphanumeric() || c == '-'))
            .any(|word| TO_FILL.contains(&word))
    };
    let shouts = letters && !inner.chars().any(char::is_lowercase);
    match open {
        "{{" | "%%" => is_name(inner),
        "[" => {
            matches!(inner, "…" | "..." | "." | "___" | "?")
                || inner.chars().all(|c| c == '_' || c == '.') && inner.len() > 2
                || (letters && count <= 8 && (asks() || (shouts && inner.len() > 3)))
        }
        _ => {
            letters
                && count <= 6
                && !inner.contains(['@', ':', '/', '='])
                && (asks() && (count > 1 || shouts))
        }
    }
}

/// Addresses of a domain that exists for examples.
fn reserved(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    let text = sample.text();
    if !sample.words.any(Class::DomainEnding) || !sample.words.has_inner_point() {
        return;
    }
    for name in ["example.com", "yourconference.org"] {
        let mut behind = 0;
        for (at, _) in text.match_indices(name) {
            if at < behind {
                continue;
            }
            let is_part = |c: char| {
                !c.is_whitespace() && !matches!(c, '<' | '>' | '(' | ')' | '"' | ',' | '“' | '”')
            };
            let head = &text[behind..at];
            let start = at - head.len() + head.trim_end_matches(is_part).len();
            let end = text[at..]
                .find(|c| !is_part(c))
                .map_or(text.len(), |end| at + end);
            let end = start
                + text[start..end]
                    .trim_end_matches(['.', ';', ':', '!', '?'])
                    .len();
            behind = end;
            hits.push(Hit::new(FactKind::Placeholder, start..end, 90));
        }
    }
}
