//! Days: in words of many languages, in ISO notation and in the numbers of a calendar.

mod numeric;

use super::lexicon::{self, Class};
use super::words::{Shape, Words};
use super::{FactKind, Hit, Sample, year};

/// Finds days and ranges of days.
pub(super) fn find(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    if sample.is_address() || sample.words.digits() == 0 {
        return;
    }
    let words = sample.words;
    let mut index = 0;
    while index < words.len() {
        let is_number = words.shape(index) == Some(Shape::Digits);
        let numeric = is_number.then(|| numeric::of(words, index)).flatten();
        let found = numeric
            .or_else(|| in_words(words, index))
            .or_else(|| in_signs(words, index));
        if let Some((last, value)) = found {
            let at = words.span(index, last);
            hits.push(Hit::new(FactKind::Date, at, 90).value(value));
            index = last;
        }
        index += 1;
    }
}

/// `2026年5月11日`.
fn in_signs(words: &Words, index: usize) -> Option<(usize, String)> {
    let (year, rest) = words.word(index).split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, _) = rest.split_once('日')?;
    year::of(year)?;
    let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
    let is_day = (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then(|| (index, format!("{year}-{month:02}-{day:02}")))
}

/// `May 11`, `11 de mayo de 2026`, and a range that leaves its month: `30 April – 2 May 2026`.
fn in_words(words: &Words, index: usize) -> Option<(usize, String)> {
    let from = days(words, index)?;
    let to = other_end(words, from.end).and_then(|index| days(words, index));
    let range = to.and_then(|to| Some((to.end, range(&from, &to)?)));
    range.or_else(|| {
        Some((
            from.end,
            value(from.year, from.month, from.first, from.last),
        ))
    })
}

/// Days of one month.
struct DaysOfMonth {
    year: Option<u16>,
    month: u8,
    first: u8,
    last: Option<u8>,
    /// The number of the last word.
    end: usize,
}

/// `May 11`, `May 11–13, 2026`, `11 de mayo de 2026`, `11. bis 13. Mai`, `1er juin`, `le 3 et 4 juin`.
fn days(words: &Words, index: usize) -> Option<DaysOfMonth> {
    if let Some(month) = month(words, index) {
        let first = day(words, index + 1).filter(|_| is_near(words.gap(index)))?;
        let end = more_days(words, index + 1);
        let last = day(words, end);
        let (end, year) = year_behind(words, end);
        return Some(DaysOfMonth {
            year,
            month,
            first,
            last,
            end,
        });
    }
    // "Room 7 June 4–5": the number is the room's.
    let is_room = index > 0 && words.is(index - 1, Class::BeforeRoom);
    let first = day(words, index).filter(|_| !is_room)?;
    let mut end = more_days(words, index);
    let last = day(words, end);
    if matches!(words.lower(end + 1), "de" | "of" | "do") && words.adjoins(end) {
        end += 1;
    }
    let month = month(words, end + 1).filter(|_| is_near(words.gap(end)))?;
    let (end, year) = year_behind(words, end + 1);
    Some(DaysOfMonth {
        year,
        month,
        first,
        last,
        end,
    })
}

/// Where the last day of a range begins, behind what says that it is one: `– 2 May`, `bis Samstag, den 2. Mai`.
fn other_end(words: &Words, first: usize) -> Option<usize> {
    let sign = words.gap(first).trim().trim_start_matches('.');
    let mut next = first + 1;
    match sign.trim_start() {
        "-" | "–" | "—" => {}
        "" if words.are(next, "tot en met") => next += 3,
        "" if words.are(next, "t m") && words.gap(next) == "/" => next += 2,
        "" if UNTIL.contains(&words.lower(next)) => next += 1,
        _ => return None,
    }
    let is_beside = |index: &usize| {
        let is_article = matches!(
            words.lower(*index),
            "the" | "den" | "zum" | "el" | "le" | "il"
        );
        (is_article || words.is(*index, Class::Weekday)) && is_near(words.gap(*index))
    };
    Some(next + (next..next + 2).take_while(is_beside).count())
}

/// Words between the first and the last day of a range.
#[rustfmt::skip]
const UNTIL: [&str; 13] = [
    "to", "through", "thru", "until", "till", "a", "al", "até", "bis", "au", "tot", "do", "til",
];

/// The days from one to another, if they are in order. A year stands once, behind the last day, or behind both.
fn range(from: &DaysOfMonth, to: &DaysOfMonth) -> Option<String> {
    if from.last.is_some_and(|last| last != from.first)
        || to.last.is_some_and(|last| last != to.first)
    {
        return None;
    }
    // Around New Year the first day is of the year before.
    let turns = from.month >= 11 && to.month <= 2;
    let year = match (from.year, to.year) {
        (None, Some(year)) if turns => Some(year - 1),
        (None, year) => year,
        (Some(_), None) => return None,
        (year, _) => year,
    };
    let is_ordered = (year, from.month, from.first) < (to.year, to.month, to.first);
    is_ordered.then(|| {
        let first = value(year, from.month, from.first, None);
        format!("{first}..{}", value(to.year, to.month, to.first, None))
    })
}

fn month(words: &Words, index: usize) -> Option<u8> {
    if !words.is(index, Class::Month) {
        return None;
    }
    let word = words.lower(index);
    // "may" and "mar", "set", "out" are other words, too: as a month they begin large in English.
    if matches!(
        word,
        "may" | "march" | "mar" | "sun" | "dec" | "out" | "set" | "jan" | "mars"
    ) && words.shape(index) == Some(Shape::Lower)
        && word != "mars"
    {
        return None;
    }
    lexicon::month(word)
}

/// A day of a month: `11`, `11th`, `1er`, `1º`.
fn day(words: &Words, index: usize) -> Option<u8> {
    let word = words.lower(index);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &word[digits..];
    if !(1..=2).contains(&digits)
        || !matches!(rest, "" | "st" | "nd" | "rd" | "th" | "er" | "º" | "o")
    {
        return None;
    }
    word[..digits]
        .parse()
        .ok()
        .filter(|day| (1..=31).contains(day))
}

fn is_near(gap: &str) -> bool {
    matches!(gap.trim(), "" | "." | ",") && gap.len() <= 3 && !gap.is_empty()
}

/// How many words a list of days can have: nobody writes more, and each of them is tried as the first one.
const LONGEST: usize = 24;

/// The number of the last day of a range or a list of days that begins here.
fn more_days(words: &Words, index: usize) -> usize {
    let mut last = index;
    loop {
        if last - index >= LONGEST {
            return index;
        }
        let gap = words.gap(last).trim();
        let is_dash = matches!(
            gap,
            "-" | "–" | "—" | ".–" | ".-" | "/" | "./" | ". –" | ". -"
        );
        let word = words.lower(last + 1);
        let joins = matches!(
            word,
            "to" | "and"
                | "through"
                | "a"
                | "al"
                | "y"
                | "bis"
                | "und"
                | "au"
                | "et"
                | "e"
                | "till"
                | "until"
                | "tot"
                | "en"
                | "do"
                | "i"
                | "och"
                | "og"
                | "&"
        );
        let is_through = words.are(last + 1, "tot en met");
        if is_dash && day(words, last + 1).is_some() {
            last += 1;
        } else if is_through && day(words, last + 4).is_some() {
            last += 4;
        } else if matches!(gap, "" | "." | "&") && joins && day(words, last + 2).is_some() {
            last += 2;
        } else if gap == ","
            && day(words, last + 1).is_some()
            && day(words, last + 2).is_none()
            && year::of(words.word(last + 1)).is_none()
        {
            last += 1;
        } else {
            return last;
        }
    }
}

/// The year that may stand behind: `, 2026`, ` de 2026`.
fn year_behind(words: &Words, index: usize) -> (usize, Option<u16>) {
    let is_linked = matches!(words.lower(index + 1), "de" | "del" | "of");
    let at = index + 1 + usize::from(is_linked);
    let is_close = matches!(words.gap(index).trim(), "" | "," | ".");
    match year::of(words.word(at)).filter(|_| is_close) {
        Some(year) => (at, Some(year)),
        None => (index, None),
    }
}

/// A day, or the first and the last of some, without the year where none is named.
fn value(year: Option<u16>, month: u8, first: u8, last: Option<u8>) -> String {
    let year = year.map_or_else(|| "-".to_owned(), |year| year.to_string());
    let day = |day: u8| format!("{year}-{month:02}-{day:02}");
    match last.filter(|last| *last > first) {
        Some(last) => format!("{}..{}", day(first), day(last)),
        None => day(first),
    }
}
