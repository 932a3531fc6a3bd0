//! Runs of capitalised words: each is a name of something, and one kind after the other says whether of its own.

use std::ops::Range;

use super::lexicon::Class;
use super::words::{Shape, Words};
use super::{FactKind, Hit, Sample, event_name, organization, person, room, venue};

/// A run of capitalised words, by the numbers of its first and last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) last: usize,
}

/// The kinds of names, in the order in which they are asked.
const KINDS: [fn(&Sample<'_>, Run) -> Option<Hit>; 5] = [
    event_name::of,
    room::of,
    organization::of,
    venue::of,
    person::of,
];

/// Finds names of events, rooms, organizations, places and people.
pub(super) fn find(sample: &Sample<'_>, hits: &mut Vec<Hit>) {
    if sample.is_address() {
        return;
    }
    let dates: Vec<Range<usize>> = hits
        .iter()
        .filter(|hit| hit.kind == FactKind::Date)
        .map(|hit| hit.at.clone())
        .collect();
    room::find(sample, hits);
    let words = sample.words;
    let before = hits.len();
    let (mut chain, mut more) = (Vec::new(), Vec::new());
    let mut index = 0;
    while let Some(first) = words.next_large(index) {
        index = first;
        let Some(last) = end_of(words, index) else {
            index += 1;
            continue;
        };
        let last = end_of_line(words, index, last);
        let run = trimmed(words, Run { first: index, last });
        if let Some(run) = run
            && !is_date(&dates, &words.span(run.first, run.last))
        {
            let hit = KINDS.iter().find_map(|kind| kind(sample, run));
            // Behind a name, another one can follow in the same run.
            if let Some(hit) = hit {
                index = words.at(hit.at.end).max(index + 1);
                hits.push(hit);
                continue;
            }
        }
        chain.extend(run);
        index = last + 1;
    }
    person::chained(sample, &chain, &hits[before..], &mut more);
    hits.append(&mut more);
}

/// Where a run ends that goes over lines: with its line, if it or the next line could be a name by itself.
fn end_of_line(words: &Words, first: usize, last: usize) -> usize {
    let breaks = |index: &usize| words.gap(*index).contains('\n');
    let Some(end) = (first..last).find(breaks) else {
        return last;
    };
    let next = (end + 1..last).find(breaks).unwrap_or(last);
    if end > first || next > end + 1 {
        end
    } else {
        last
    }
}

/// Whether a place is part of a date; the dates are in order and apart.
fn is_date(dates: &[Range<usize>], at: &Range<usize>) -> bool {
    let next = dates.partition_point(|date| date.end <= at.start);
    dates.get(next).is_some_and(|date| date.start < at.end)
}

/// How many words a run can have: no name is longer, and each of its words can begin another one.
const LONGEST: usize = 24;

/// Where the run of capitalised words ends that begins at `index`, if one does.
fn end_of(words: &Words, index: usize) -> Option<usize> {
    if !is_capital(words, index) {
        return None;
    }
    let mut last = index;
    loop {
        // Most capitalised words stand alone, and one look at the next word tells it.
        let is_next = is_capital(words, last + 1) || is_number(words, last + 1);
        if !is_next && !is_joint(words, index, last + 1) {
            return Some(last);
        }
        if !is_joined(words, last) || last - index >= LONGEST {
            return Some(last);
        }
        if is_next {
            last += 1;
            continue;
        }
        // Joints count only where the name goes on behind them.
        let joints = (1..=2)
            .take_while(|offset| {
                is_joint(words, index, last + offset) && is_joined(words, last + offset)
            })
            .count();
        // "Of the" joins the name of a house to its room, and of a person to their group.
        let parts = words.are(last + 1, "of the") && words.lower(index) != "university";
        if joints > 0 && !parts && is_capital(words, last + joints + 1) {
            last += joints + 1;
        } else {
            return Some(last);
        }
    }
}

/// Whether a word joins parts of a name that begins with the word `first`.
fn is_joint(words: &Words, first: usize, index: usize) -> bool {
    let is_place = |word| matches!(word, "am" | "im" | "an" | "in" | "auf" | "au" | "aux" | "à");
    words.is(index, Class::Joint)
        || (words.is(first, Class::BeforeVenue) && is_place(words.lower(index)))
}

fn is_capital(words: &Words, index: usize) -> bool {
    let begins_upper = |word: &str| word.starts_with(char::is_uppercase);
    words.shape(index) != Some(Shape::Lower) && begins_upper(words.word(index))
}

fn is_number(words: &Words, index: usize) -> bool {
    words.shape(index) == Some(Shape::Digits)
}

/// Names go on over blanks, and over the point behind an initial.
fn is_joined(words: &Words, index: usize) -> bool {
    let gap = words.gap(index);
    let is_initial =
        || words.word(index).chars().count() <= 2 && words.shape(index) != Some(Shape::Digits);
    words.adjoins(index)
        || matches!(gap, "-" | " & " | ".")
        || (matches!(gap, ". " | ".\n") && (words.is(index, Class::Title) || is_initial()))
}

/// A run without the words that only begin a sentence or name a role.
fn trimmed(words: &Words, mut run: Run) -> Option<Run> {
    loop {
        let word = words.lower(run.first);
        let opens = words.is(run.first, Class::Opener)
            || words.is(run.first, Class::Joint)
            || (words.is(run.first, Class::Title) && word != "st");
        // "The Hall" is one word; a one-word run keeps its word for those who know it.
        if opens && run.first < run.last {
            run.first += 1;
        } else if opens {
            return None;
        } else {
            return Some(run);
        }
    }
}
