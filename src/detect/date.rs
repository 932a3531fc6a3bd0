//! Days: in words of many languages, in ISO notation and in the numbers of a calendar.

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
        let numeric = is_number.then(|| numeric(words, index)).flatten();
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

/// `2026-05-11`, `11.05.2026`, `5/11/2026`, and a range of the first.
fn numeric(words: &Words, index: usize) -> Option<(usize, String)> {
    let parts = [
        words.word(index),
        words.word(index + 1),
        words.word(index + 2),
    ];
    let is_number =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(is_number) {
        return None;
    }
    let sign = words.gap(index);
    if sign != words.gap(index + 1).trim_end() || !matches!(sign, "-" | "." | "/" | ". ") {
        return None;
    }
    let is_day =
        |part: &str| part.len() <= 2 && part.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    if year::of(parts[0]).is_some() && is_day(parts[1]) && is_day(parts[2]) {
        let value = format!("{}-{:0>2}-{:0>2}", parts[0], parts[1], parts[2]);
        // `2026-05-11..2026-05-13` and `2026-05-11/13` are one.
        if let Some((last, end)) = numeric(words, index + 3)
            && words.gap(index + 2).trim() == ".."
        {
            return Some((last, format!("{value}..{end}")));
        }
        return Some((index + 2, value));
    }
    let is_date = is_day(parts[0]) && is_day(parts[1]) && (year::of(parts[2]).is_some());
    is_date.then(|| (index + 2, calendar(parts, sign.trim())))
}

/// A day in the numbers of a calendar, in ISO notation where the order of day and month is certain.
fn calendar([first, second, year]: [&str; 3], sign: &str) -> String {
    let is_month = |part: &str| {
        part.parse()
            .is_ok_and(|month: u8| (1..=12).contains(&month))
    };
    match (is_month(first), is_month(second)) {
        (_, true) if sign == "." || !is_month(first) => format!("{year}-{second:0>2}-{first:0>2}"),
        (true, false) if sign != "." => format!("{year}-{first:0>2}-{second:0>2}"),
        _ => [first, second, year].join(sign),
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

/// `May 11`, `May 11–13, 2026`, `11 de mayo de 2026`, `11. bis 13. Mai`, `1er juin`, `le 3 et 4 juin`.
fn in_words(words: &Words, index: usize) -> Option<(usize, String)> {
    if let Some(month) = month(words, index) {
        let first = day(words, index + 1).filter(|_| is_near(words.gap(index)))?;
        let last = more_days(words, index + 1);
        let to = day(words, last);
        let (last, year) = year_behind(words, last);
        return Some((last, value(year, month, first, to)));
    }
    // "Room 7 June 4–5": the number is the room's.
    let is_room = index > 0 && words.is(index - 1, Class::BeforeRoom);
    let first = day(words, index).filter(|_| !is_room)?;
    let mut last = more_days(words, index);
    let to = day(words, last);
    if matches!(words.lower(last + 1), "de" | "of" | "do") && words.adjoins(last) {
        last += 1;
    }
    let month = month(words, last + 1).filter(|_| is_near(words.gap(last)))?;
    let (end, year) = year_behind(words, last + 1);
    Some((end, value(year, month, first, to)))
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
