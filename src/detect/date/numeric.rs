//! Days in the numbers of a calendar, and ranges of them.

use super::other_end;
use crate::detect::words::Words;
use crate::detect::year;

/// `2026-05-11`, `11.05.2026`, `5/11/2026`, and ranges: `2026-05-11..2026-05-13`, `30.4. bis 2.5.2026`.
pub(super) fn of(words: &Words, index: usize) -> Option<(usize, String)> {
    let Some((last, value)) = numbers(words, index) else {
        return shortened(words, index);
    };
    let end = if words.gap(last).trim() == ".." {
        Some(last + 1)
    } else {
        other_end(words, last)
    };
    let end = end.and_then(|end| numbers(words, end));
    // Only days in ISO notation are certain to be in order.
    let is_range = |to: &str| is_iso(&value) && is_iso(to) && value.as_str() < to;
    match end {
        Some((last, to)) if is_range(&to) => Some((last, format!("{value}..{to}"))),
        _ => Some((last, value)),
    }
}

/// A range whose first day lacks what it shares with the last one: `30.4.–2.5.2026`, `11.–13.05.2026`.
fn shortened(words: &Words, index: usize) -> Option<(usize, String)> {
    let number = |index: usize| words.word(index).parse::<u8>().ok();
    let day = number(index).filter(|day| (1..=31).contains(day))?;
    let month = number(index + 1).filter(|_| words.gap(index) == "." || words.gap(index) == ". ");
    let ends_at = |last: usize| {
        let is_open = words.gap(last).starts_with('.');
        let (last, to) = numbers(words, other_end(words, last).filter(|_| is_open)?)?;
        is_iso(&to).then_some((last, to))
    };
    let (last, to, month) = match (ends_at(index), month) {
        (Some((last, to)), _) => {
            let month = to.get(5..7)?.parse().ok()?;
            (last, to, month)
        }
        (None, Some(month)) => {
            let (last, to) = ends_at(index + 1)?;
            (last, to, month)
        }
        (None, None) => return None,
    };
    let first = format!("{}-{month:02}-{day:02}", to.get(..4)?);
    let is_range = (1..=12).contains(&month) && first < to;
    is_range.then(|| (last, format!("{first}..{to}")))
}

fn is_iso(value: &str) -> bool {
    value.len() == 10 && value.as_bytes()[4] == b'-'
}

/// One day in numbers.
fn numbers(words: &Words, index: usize) -> Option<(usize, String)> {
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
