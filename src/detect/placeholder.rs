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

/// How long the shortest of them and of the labels below are.
const SHORTEST_MARK: usize = 3;

/// Words that stand in brackets only where something is to be filled in.
#[rustfmt::skip]
const TO_FILL: &[&str] = &[
    "insert", "your", "name", "email", "e-mail", "phone", "number", "contact", "date", "link", "url", "add",
    "tbd", "tba", "fill", "conference", "event", "address", "here", "todo", "placeholder", "xxx", "removed",
    "redacted", "venue", "city", "year", "org", "organization", "nombre", "teléfono", "correo", "enlace",
    "fecha", "insertar", "ciudad", "einfügen", "telefonnummer", "datum", "adresse", "nom", "numéro",
    "téléphone", "insérer", "courriel", "lien", "nome", "telefone", "inserir", "preencher", "data", "ergänzen",
    "eintragen", "hier", "completar", "aquí", "aqui", "ici", "compléter", "rellenar", "e-mail-adresse",
    "rufnummer", "inserire", "nome", "telefono", "invullen", "naam", "uzupełnić", "wpisać", "imię", "fyll",
    "namn",
];

/// Words that open a label in capitals for what is to be filled in: `LINK TO FORM`.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "LINK", "INSERT", "ADD", "YOUR", "URL", "NAME", "PHONE", "EMAIL", "CONTACT", "CONFERENCE", "VENUE",
];

/// Finds placeholders.
pub(super) fn find(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    if sample.is_address() {
        // A link that leads nowhere is one placeholder: its text.
        if let "TODO" | "URL" | "LINK" = sample.text().trim() {
            hits.push(Hit::new(FactKind::Placeholder, 0..sample.text().len(), 95));
        }
        enclosed(sample, hits);
        reserved(sample, hits);
        return;
    }
    marks(sample, hits);
    questions(sample, hits);
    phrases(sample, hits);
    enclosed(sample, hits);
    reserved(sample, hits);
    for link in &sample.block.links {
        let is_empty = matches!(link.destination.trim(), "" | "#") && !link.is_button;
        let Some(text) = sample.text().get(link.text.clone()).filter(|_| is_empty) else {
            continue;
        };
        let start = link.text.start + text.len() - text.trim_start().len();
        let at = start..start + text.trim().len();
        if !link.is_image && !at.is_empty() {
            hits.push(Hit::new(FactKind::Placeholder, at, 95));
        }
    }
}

fn marks(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    let words = sample.words;
    if !words.has_upper() {
        return;
    }
    let upper = || words.of_shape(Shape::Upper);
    // Where everything is in capitals, a word in capitals says nothing.
    let shouts = upper().count() > words.len() / 2 + 1;
    for index in upper() {
        let word = words.word(index);
        if word.len() < SHORTEST_MARK {
            continue;
        }
        // XXX-XXX-XXXX is one word here.
        let is_repeated =
            word.starts_with(['X', 'N']) && word.chars().all(|c| c == '-' || word.starts_with(c));
        let at = words.place(index);
        let is_label = sample.text()[at.end..].trim_start().starts_with(':');
        let is_heading = matches!(sample.block.role, Role::Heading(_));
        let is_plain_word = matches!(word, "CONTACT" | "INSERT" | "PHONE" | "EMAIL");
        let is_emphasis = is_plain_word && (shouts || is_heading || is_label);
        // `LINK TO FORM`: an order in capitals.
        let is_label_word = LABELS.contains(&word) && !shouts && !is_heading;
        let goes_on =
            |last: &usize| words.shape(last + 1) == Some(Shape::Upper) && words.adjoins(*last);
        let more = (index..index + 6).take_while(goes_on).count();
        if is_label_word && more > 0 {
            let at = words.span(index, index + more);
            hits.push(Hit::new(FactKind::Placeholder, at, 90));
        } else if is_repeated || (MARKS.contains(&word) && !is_emphasis) {
            hits.push(Hit::new(FactKind::Placeholder, at, 95));
        }
    }
}

/// `???`: nobody knew it yet.
fn questions(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    if !sample.words.signs().has('?') {
        return;
    }
    let text = sample.text();
    let mut at = 0;
    while let Some(start) = text[at..].find("???").map(|start| at + start) {
        let end = start
            + text[start..]
                .bytes()
                .take_while(|byte| *byte == b'?')
                .count();
        let is_apart = text[..start].ends_with([' ', '\n', ':', '(', '|']) || start == 0;
        if is_apart {
            hits.push(Hit::new(FactKind::Placeholder, start..end, 90));
        }
        at = end;
    }
}

fn phrases(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    let words = sample.words;
    // "Insert" is among the words that begin phrases, too.
    for index in words.of_class(Class::Unfilled) {
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
            // In raw HTML a link of Markdown stays as it is written.
            let is_link = open == "[" && text[end..].starts_with('(');
            if is_to_fill(open, inner) && !is_link {
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
    // Capitals are something that not every script has, and marks of programs are written in them, too.
    let shouts = inner.chars().any(char::is_uppercase)
        && !inner.chars().any(char::is_lowercase)
        && !inner.contains(['&', '\'', '=', '@']);
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
    if !sample.words.any(Class::DomainEnding) || !sample.words.signs().has_inner_point() {
        return;
    }
    for (host, ending) in [("example", ".com"), ("yourconference", ".org")] {
        let mut behind = 0;
        // Few points of a text are followed by an ending, and it is quick to go from one to the next.
        for point in memchr::memchr_iter(b'.', text.as_bytes()) {
            if !(text[point..].starts_with(ending) && text[..point].ends_with(host)) {
                continue;
            }
            let at = point - host.len();
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
