//! Rooms: one place on all days, or another one each day, and what they are for.

use std::collections::BTreeMap;
use std::ops::Range;

use super::ids::Ids;
use super::names::has_all_words;
use super::{Days, Ledger, MOST, Place, Room, SURE, Survey, Text};
use crate::detect::reading::Block;
use crate::detect::{FactKind, Found};
use crate::event::{DateRange, Fact, RoomOnDays, Wording};
use crate::source_map::{Span, Spanned};
use crate::vocabulary::Audience;

/// What may stand between a room and its day, and between a day and the next room.
const BETWEEN: usize = 8;

/// Nouns that say that something is a room, behind the word that says what for.
const NOUNS: [&str; 12] = [
    "room", "space", "lounge", "area", "desk", "raum", "zimmer", "sala", "salle", "espacio",
    "espace", "espaço",
];

/// Words that say nothing about a room.
const EMPTY: &[&str] = &[
    "the",
    "a",
    "an",
    "to",
    "in",
    "this",
    "that",
    "our",
    "your",
    "of",
    "any",
    "another",
    "conference",
    "meeting",
    "la",
    "el",
    "una",
    "une",
    "der",
    "die",
    "den",
    "dem",
    "ein",
    "einen",
    "ist",
    "is",
    "are",
    "est",
    "son",
    "por",
];

/// A room in a text, with its days if they stand beside it.
struct Seen {
    text: usize,
    range: Option<Range<usize>>,
    place: Place,
    name: Option<String>,
}

/// Collects the rooms.
pub(super) fn collect(survey: &Survey<'_>, ledger: &mut Ledger) {
    let year = ledger.facts.year.unwrap_or(survey.today.year());
    let mut seen = Vec::new();
    for (index, text) in survey.texts.iter().enumerate() {
        let found: Vec<(&Found, &Block)> = survey.usable(index).collect();
        let mut at = 0;
        while at < found.len() {
            let (taken, room) = room(index, text, &found[at..], year);
            at += taken.max(1);
            seen.extend(room);
        }
    }
    days(&mut seen, ledger);
    let mut known = Known::default();
    for room in seen.into_iter().take(MOST) {
        let audience = survey.audience(room.text);
        let id = note(&room, audience, ledger, &mut known);
        if let Some(range) = room.range {
            ledger.mention(room.text, range, &format!("rooms.{id}"));
        }
    }
}

/// The rooms that have an id.
#[derive(Default)]
struct Known {
    ids: Ids,
    /// Ids by where the rooms are.
    places: BTreeMap<String, String>,
}

/// Adds a room, or finds it among the known ones; its id.
fn note(seen: &Seen, audience: Audience, ledger: &mut Ledger, known: &mut Known) -> String {
    let rooms = &mut ledger.facts.rooms;
    let key = format!("{:?}", seen.place);
    let found = known
        .places
        .get(&key)
        .and_then(|id| rooms.get_mut(id).map(|room| (id, room)));
    if let Some((id, room)) = found {
        room.audience = room.audience.min(audience);
        if room.name.is_none() {
            room.name.clone_from(&seen.name);
        }
        return id.clone();
    }
    let purpose = seen.name.as_deref().and_then(|name| name.split(' ').next());
    let number = match &seen.place {
        Place::Always(room) => Some(room.as_str()),
        Place::ByDay(_) => None,
    };
    let id = known.ids.take(&[purpose, number], "room");
    known.places.insert(key, id.clone());
    let room = Room {
        name: seen.name.clone(),
        place: seen.place.clone(),
        audience,
    };
    rooms.insert(id.clone(), room);
    id
}

/// The event's days have to hold the days of its rooms; where nothing else says which days those are, they are these.
/// A room whose days are of another time is none of this event's, and stays in its text.
fn days(seen: &mut Vec<Seen>, ledger: &mut Ledger) {
    let mut dates = ledger.facts.dates;
    seen.retain(|room| {
        let Place::ByDay(days) = &room.place else {
            return true;
        };
        let all = days.iter().map(|(days, _)| *days).chain(dates);
        let all = all.reduce(Days::and).filter(|all| all.can_be_event());
        dates = all.or(dates);
        all.is_some()
    });
    ledger.facts.dates = dates;
}

/// The room with which these facts begin, and how many of them it takes.
fn room(
    index: usize,
    text: &Text<'_>,
    found: &[(&Found, &Block)],
    year: i16,
) -> (usize, Option<Seen>) {
    let Some((first, block)) = found.first().copied() else {
        return (0, None);
    };
    if first.kind != FactKind::Room || first.confidence < SURE || !block.is_visible() {
        return (1, None);
    }
    let mut days: Vec<(Days, String)> = Vec::new();
    let mut end = first.at.end;
    let mut taken = 0;
    while let Some([(room, _), (date, _)]) = found.get(taken..taken + 2) {
        let is_pair = room.kind == FactKind::Room
            && date.kind == FactKind::Date
            && room.block == first.block
            && date.block == first.block
            && is_near(block, room.at.end, date.at.start)
            && !begins_anew(block, room.at.end, date.at.start)
            && (taken == 0 || is_near(block, end, room.at.start));
        let Some(on) = is_pair.then(|| Days::of(date, Some(year))).flatten() else {
            break;
        };
        if days
            .iter()
            .any(|(known, _)| known.first <= on.last && on.first <= known.last)
        {
            break;
        }
        days.push((on, room.text.clone()));
        // A schedule is told without its year, which stays in the text.
        end = date.at.start + without_year(&date.text).len();
        taken += 2;
    }
    let place = if days.is_empty() {
        Place::Always(first.text.clone())
    } else {
        days.sort_by_key(|(days, _)| *days);
        Place::ByDay(days)
    };
    let at = first.at.start..end;
    let range = block.source(&at);
    let words = block.text.get(at.clone()).unwrap_or_default();
    let is_whole = match &place {
        Place::Always(_) => true,
        Place::ByDay(days) => has_all_words(&told(text, days), words),
    };
    // A sentence that the schedule would shorten stays as it is, and the event has the schedule all the same.
    let is_replaced = is_whole && text.says(&range, words);
    let seen = Seen {
        text: index,
        range: is_replaced.then_some(range),
        name: name(text, first.block, at.start),
        place,
    };
    (taken.max(1), Some(seen))
}

/// A date without the year behind it.
fn without_year(date: &str) -> &str {
    let rest = date.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_year = date.len() - rest.len() == 4 && rest.contains(char::is_alphabetic);
    if is_year {
        rest.trim_end_matches([' ', ',', '\n'])
    } else {
        date
    }
}

/// The schedule as the page will tell it.
fn told(text: &Text<'_>, days: &[(Days, String)]) -> String {
    let place = Span::whole(text.source.file);
    let lines: Vec<RoomOnDays> = days
        .iter()
        .map(|(days, room)| RoomOnDays {
            dates: Spanned::new(
                DateRange {
                    first: days.first,
                    last: days.last,
                },
                place,
            ),
            room: Fact::Set(Spanned::new(Wording::new(room.clone(), Vec::new()), place)),
        })
        .collect();
    text.page.locale.schedule(&lines)
}

/// Whether two places of a block are a word apart at most.
fn is_near(block: &Block, from: usize, to: usize) -> bool {
    let gap = block.text.get(from..to).unwrap_or("....................");
    let is_end = gap.contains(". ") || gap.contains('\n');
    gap.len() <= BETWEEN && !is_end
}

/// Whether words behind a comma begin another thought: "Room 2, on May 13 Room 4".
fn begins_anew(block: &Block, from: usize, to: usize) -> bool {
    let gap = block.text.get(from..to).unwrap_or_default();
    gap.contains(',') && gap.contains(char::is_alphabetic)
}

/// What the room is for, by the words before it: in its own block, else in the one above.
fn name(text: &Text<'_>, block: usize, at: usize) -> Option<String> {
    let own = text.reading.blocks.get(block)?.text.get(..at)?;
    named(own).or_else(|| {
        let above = text.reading.blocks[..block].iter().rev();
        let above = above.filter(|block| block.is_visible()).take(1);
        above.into_iter().find_map(|block| named(&block.text))
    })
}

/// The last words like "quiet room" in a text.
fn named(text: &str) -> Option<String> {
    // A name stands near what it names.
    let from = text.char_indices().rev().nth(200).map_or(0, |(at, _)| at);
    let words: Vec<&str> = text[from..]
        .split(|c: char| {
            c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';' | '(' | ')' | '"' | '*')
        })
        .filter(|word| !word.is_empty())
        .collect();
    // German writes both words as one: "Ruheraum".
    let joined = words.iter().rev().take(4).find(|word| {
        let lower = word.to_lowercase();
        lower.len() > 6 && (lower.ends_with("raum") || lower.ends_with("zimmer"))
    });
    if let Some(joined) = joined {
        return Some((*joined).to_owned());
    }
    let place = words.windows(2).rposition(|pair| {
        let noun = pair[1].to_lowercase();
        let purpose = pair[0].to_lowercase();
        let is_word = purpose.len() >= 3 && purpose.chars().all(|c| c.is_alphabetic() || c == '-');
        NOUNS.contains(&noun.as_str()) && is_word && !EMPTY.contains(&purpose.as_str())
    })?;
    let name = format!("{} {}", words[place], words[place + 1]).to_lowercase();
    let mut chars = name.chars();
    let first = chars.next()?.to_uppercase();
    Some(first.chain(chars).collect())
}
