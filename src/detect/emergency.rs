//! Short numbers for danger and for people in a crisis.

use super::lexicon::Class;
use super::words::Shape;
use super::{FactKind, Hit, Sample};

/// Numbers that are dialled in danger in some country.
#[rustfmt::skip]
const NUMBERS: &[&str] = &[
    "112", "911", "999", "000", "110", "113", "117", "118", "119", "120", "122", "100", "101", "102", "106",
    "108", "111", "123", "133", "144", "143", "147", "155", "158", "190", "191", "192", "193", "180", "188",
    "988", "995", "997", "998", "061", "062", "091", "092", "016", "024", "15", "17", "18", "114", "115", "116",
    "105", "131", "132", "066", "089", "107", "166", "199", "997", "1155", "1177", "1414", "1522", "1669", "3114",
    "3919", "10111", "10177",
];

/// Numbers that are written in two parts: the police of Sweden, and the lines that all of Europe shares.
#[rustfmt::skip]
const PARTED: &[(&str, &str)] = &[
    ("114", "14"), ("116", "000"), ("116", "006"), ("116", "111"), ("116", "117"), ("116", "123"),
];

/// Numbers that mean nothing else, wherever they stand.
const WORLDWIDE: &[&str] = &["112", "911", "999"];

/// Words before a number that say it counts something or names a room.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "room", "raum", "saal", "sala", "salle", "salón", "hall", "suite", "floor", "level", "page", "section",
    "step", "article", "booth", "building", "gate", "bus", "line", "tram", "aula", "zimmer", "track",
    "platform", "hörsaal", "amphi", "may", "june", "local", "ramal", "poste", "extension", "apartment",
];

/// Words behind a number that say it counts something.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "hours", "days", "minutes", "weeks", "months", "years", "people", "stunden", "tage", "tagen", "minuten",
    "horas", "días", "minutos", "dias", "heures", "jours", "minutes", "km", "m", "h", "am", "pm", "uhr",
    "percent", "attendees", "jahre", "jahren", "años", "anos", "ans", "street", "avenue", "road", "drive",
];

/// Finds emergency numbers.
pub(super) fn find(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    let words = sample.words;
    if sample.is_address() || sample.words.digits() == 0 {
        return;
    }
    for index in 0..words.len() {
        let word = words.word(index);
        if words.shape(index) != Some(Shape::Digits) {
            continue;
        }
        let is_parted = words.gap(index) == " " && PARTED.contains(&(word, words.word(index + 1)));
        if !is_parted && !NUMBERS.contains(&word) {
            continue;
        }
        let at = words.span(index, index + usize::from(is_parted));
        if !is_parted && !stands_alone(sample.text(), at.start, at.end) {
            continue;
        }
        let before = index
            .checked_sub(1)
            .map_or("", |before| words.lower(before));
        let is_before = |class| {
            index
                .checked_sub(1)
                .is_some_and(|before| words.is(before, class))
        };
        let is_counted = COUNTED.contains(&before)
            || words.is(index.wrapping_sub(1), Class::BeforeRoom)
            || UNITS.contains(&words.lower(index + 1))
            || words.is(index + 1, Class::Month)
            || is_before(Class::Month);
        let context = sample.context;
        let is_meant = if WORLDWIDE.contains(&word) {
            context.has_call || context.has_danger || words.len() <= 3
        } else {
            is_before(Class::Calling)
                || (context.has_danger && (context.has_call || is_near(words, index)))
        };
        if is_meant && !is_counted {
            let value: String = sample.text()[at.clone()].split(' ').collect();
            hits.push(Hit::new(FactKind::EmergencyNumber, at, 90).value(value));
        }
    }
}

/// Whether no digits, signs of money, times or dates touch the number.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back().unwrap_or(' ');
    let behind = &text[end..];
    let next = behind.chars().next().unwrap_or(' ');
    let after = behind.chars().nth(1).unwrap_or(' ');
    let is_joined = matches!(next, '-' | '.' | ',' | ':' | '/' | ' ' | '\u{a0}')
        && after.is_ascii_digit()
        && next != '/'
        && !(matches!(next, ',' | '/'));
    let leads = text[..start].chars().rev().nth(1).unwrap_or(' ');
    let is_trailing = matches!(before, '-' | '.' | ' ' | '\u{a0}' | ':') && leads.is_ascii_digit();
    !is_joined
        && !is_trailing
        && !matches!(before, '$' | '€' | '£' | '#' | '+' | '§' | '(')
        && next != '%'
        && next != '.'
        || (next == '.' && !after.is_ascii_digit() && !is_trailing && before == ' ')
}

/// Whether danger is spoken of right beside the number.
fn is_near(words: &super::words::Words, index: usize) -> bool {
    let near = index.saturating_sub(5)..(index + 4).min(words.len());
    near.into_iter().any(|near| words.is(near, Class::Danger))
}
