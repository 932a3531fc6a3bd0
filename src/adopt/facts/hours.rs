//! Times of a day as texts write them, where no doubt is left which they are.

use std::ops::Range;

use crate::event::MinuteOfDay;

/// A time, or two with a dash or a word between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hours {
    /// Where they stand.
    pub(super) at: Range<usize>,
    /// When it begins.
    pub(super) from: MinuteOfDay,
    /// When it ends, if that is said.
    pub(super) to: Option<MinuteOfDay>,
}

/// Signs and words between two times.
const BETWEEN: [&str; 13] = [
    "-", "–", "—", "to", "until", "till", "bis", "à", "às", "a", "al", "até", "tot",
];

/// All times of a text: `08:00–13:00`, `8 am to 1 pm`, `8h30 à 13h`, `19.30 Uhr`.
pub(super) fn all(text: &str) -> Vec<Hours> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + start;
        let Some((from, end)) = time(text, start) else {
            let digits = text[start..].bytes().take_while(u8::is_ascii_digit);
            at = start + digits.count();
            continue;
        };
        let to = second(text, end);
        at = to.map_or(end, |(_, end)| end);
        found.push(Hours {
            at: start..at,
            from,
            to: to.map(|(to, _)| to),
        });
    }
    found
}

/// The time with which a range ends.
fn second(text: &str, from: usize) -> Option<(MinuteOfDay, usize)> {
    let rest = text[from..].trim_start();
    let sign = BETWEEN.iter().find(|sign| {
        let behind = rest.strip_prefix(**sign);
        let is_sign = !sign.starts_with(char::is_alphabetic);
        behind.is_some_and(|behind| is_sign || behind.starts_with(char::is_whitespace))
    })?;
    let rest = rest[sign.len()..].trim_start();
    time(text, text.len() - rest.len())
}

/// The time that begins here, and where it ends. Hours alone are none: `8` can be anything.
fn time(text: &str, start: usize) -> Option<(MinuteOfDay, usize)> {
    let is_whole = !text[..start].ends_with(|c: char| c.is_alphanumeric() || ":.,/+".contains(c));
    let number = |at: usize| {
        let length = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let number: u16 = text[at..at + length].parse().ok()?;
        (length <= 2).then_some((number, at + length))
    };
    let (hour, mut end) = number(start)?;
    let mut minute = 0;
    let sign = text[end..].chars().next();
    let mut is_time = sign == Some('h');
    let mut needs_word = false;
    let minutes = sign.filter(|sign| matches!(sign, ':' | 'h' | '.'));
    let minutes = minutes.and_then(|_| number(end + 1));
    if let Some((minutes, behind)) = minutes.filter(|(_, behind)| *behind == end + 3) {
        needs_word = sign == Some('.');
        is_time = !needs_word;
        minute = minutes;
        end = behind;
    } else if is_time {
        end += 1;
    }
    let rest = text[end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let word = rest
        .split(|c: char| !(c.is_alphabetic() || c == '.'))
        .next()?;
    let half = match word.trim_end_matches('.').to_lowercase().as_str() {
        "am" | "a.m" => Some(0),
        "pm" | "p.m" => Some(12 * 60),
        _ => None,
    };
    let is_named = matches!(word.trim_end_matches('.'), "Uhr" | "uur" | "h" | "hrs");
    if half.is_some() || is_named {
        end = text.len() - rest.len() + word.trim_end_matches('.').len();
        end += usize::from(word.ends_with("m.") && word.len() == 4);
    }
    is_time |= half.is_some() || is_named;
    needs_word &= half.is_none() && !is_named;
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) => hour % 12 * 60 + half,
        None => hour * 60,
    };
    let behind = text[end..].strip_prefix(':').unwrap_or(&text[end..]);
    let is_alone = !behind.starts_with(|c: char| c.is_ascii_digit())
        && !text[end..].starts_with(char::is_alphanumeric);
    let minutes = hour + minute;
    let is_good =
        is_whole && is_time && !needs_word && is_alone && minute < 60 && minutes <= 24 * 60;
    is_good.then_some((MinuteOfDay(minutes), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_ranges() {
        let check = |text: &str, expected: &[&str]| {
            let shown: Vec<String> = all(text)
                .iter()
                .map(|hours| match hours.to {
                    Some(to) => format!("{}..{to}", hours.from),
                    None => hours.from.to_string(),
                })
                .collect();
            assert_eq!(shown, expected, "{text:?}");
        };
        check("08:00–13:00", &["08:00..13:00"]);
        check("8:30 - 13:00, then 14:00", &["08:30..13:00", "14:00"]);
        check("8 am to 1 p.m. daily", &["08:00..13:00"]);
        check("12am–12pm", &["00:00..12:00"]);
        check("8h30 à 13h", &["08:30..13:00"]);
        check("19.30 bis 24 Uhr", &["24:00"]);
        check("19.30 Uhr bis 24 Uhr", &["19:30..24:00"]);
        check("from 19:00 until 01:00.", &["19:00..01:00"]);
        check("22:00–06:00: Robin", &["22:00..06:00"]);
        check("8 é, 9… 10’s 7 –, ü8:00 9:00–☂", &["09:00"]);
        // Which half of the day the first hour is in is a guess; what is no time is none.
        check("8–11 am", &["11:00"]);
        check(
            "Room 12.30, 11.05., 25:00, 8:75, 1:2, 13 pm, +1 216:00",
            &[],
        );
        check("12:34:56 and 3:16pm", &["15:16"]);
    }
}
