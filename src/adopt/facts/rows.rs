//! Items of lists and rows of tables, with the days and times in them: who is on duty, and what is when.

use std::ops::Range;

use super::hours::{self, Hours};
use super::{Days, Survey, Text};
use crate::detect::lexicon::Class;
use crate::detect::reading::{Block, Role};
use crate::detect::words::Words;
use crate::detect::{FactKind, Found};

/// Words between facts that say nothing of their own.
#[rustfmt::skip]
const EMPTY: [&str; 46] = [
    "from", "to", "on", "at", "the", "by", "with", "in", "is", "are", "until", "of", "von", "bis", "am", "um", "mit",
    "im", "der", "die", "den", "uhr", "de", "del", "a", "al", "el", "la", "las", "con", "por", "en", "le", "les", "du",
    "au", "à", "avec", "h", "das", "do", "no", "na", "em", "com", "dia",
];

/// Words that join what is said of several.
const JOINTS: [&str; 8] = ["and", "und", "y", "e", "et", "plus", "sowie", "och"];

/// An item or a row.
pub(super) struct Row<'a> {
    /// Its blocks, with what they say.
    pub(super) cells: Vec<Cell<'a>>,
    /// Whether its words, or those above it, speak of duty.
    pub(super) is_duty: bool,
    /// The day that the row itself names, or one that what it stands below names.
    pub(super) day: Option<Days>,
    /// Whether the row itself names its day.
    pub(super) has_day: bool,
}

/// A block of a row.
pub(super) struct Cell<'a> {
    /// The block.
    pub(super) block: &'a Block,
    /// Its words.
    pub(super) words: &'a Words,
    /// What was found in it.
    pub(super) found: Vec<&'a Found>,
    /// The times in it.
    pub(super) hours: Vec<Hours>,
}

impl Row<'_> {
    /// When it is, if it says that once.
    pub(super) fn hours(&self) -> Option<&Hours> {
        let mut all = self.cells.iter().flat_map(|cell| &cell.hours);
        let first = all.next()?;
        all.next().is_none().then_some(first)
    }

    /// Whether all that was found in it is of these kinds.
    pub(super) fn has_only(&self, kinds: &[FactKind]) -> bool {
        let mut found = self.cells.iter().flat_map(|cell| &cell.found);
        found.all(|found| kinds.contains(&found.kind))
    }
}

impl Cell<'_> {
    /// The words besides facts and times, as far as they stand together and are not empty.
    pub(super) fn rest(&self) -> Vec<Range<usize>> {
        let mut groups: Vec<Range<usize>> = Vec::new();
        let mut is_open = false;
        for index in 0..self.words.len() {
            let at = self.words.place(index);
            let overlaps = |other: &Range<usize>| other.start < at.end && at.start < other.end;
            let is_fact = self.found.iter().any(|found| overlaps(&found.at))
                || self.hours.iter().any(|hours| overlaps(&hours.at));
            if is_fact || JOINTS.contains(&self.words.lower(index)) {
                is_open = false;
                continue;
            }
            match groups.last_mut().filter(|_| is_open) {
                Some(last) => last.end = at.end,
                None => groups.push(at),
            }
            // An apostrophe ends a word and no name: "Speakers’ dinner".
            let gap = self.words.gap(index);
            is_open = gap.trim_start_matches(['’', '\'']) == " " || self.words.adjoins(index);
        }
        groups.retain(|group| !self.is_empty(group));
        groups
    }

    /// Whether words say nothing: what day of the week it is, pronouns, a role, or small words.
    fn is_empty(&self, group: &Range<usize>) -> bool {
        let first = self.words.at(group.start);
        let inside =
            (first..self.words.len()).take_while(|index| self.words.place(*index).end <= group.end);
        inside.into_iter().all(|index| {
            let known = [Class::Weekday, Class::Pronoun, Class::Role, Class::Duty];
            let is_known = known.iter().any(|class| self.words.is(index, *class));
            is_known || EMPTY.contains(&self.words.lower(index))
        })
    }
}

/// What stands above a row.
#[derive(Default)]
struct Above {
    /// The day of the heading, and whether it speaks of duty.
    heading: (Option<Days>, bool),
    /// The same of the table's rows above.
    table: (Option<Days>, bool),
    /// Whether the last paragraph speaks of duty.
    is_intro: bool,
    /// The days of the items around, by their depths.
    items: Vec<(usize, Days)>,
}

/// The rows of a text that name a time, in its order. A date without a year is of this one.
pub(super) fn of<'a>(survey: &Survey<'a>, index: usize, year: i16) -> Vec<Row<'a>> {
    let texts: &'a [Text<'a>] = survey.texts;
    let text = &texts[index];
    let mut found: Vec<&'a Found> = survey.usable(index).map(|(found, _)| found).collect();
    found.sort_by_key(|found| found.block);
    let visible: Vec<usize> = (0..text.reading.blocks.len())
        .filter(|index| text.reading.blocks[*index].is_visible())
        .collect();
    let blocks = &text.reading.blocks;
    let mut above = Above::default();
    let mut rows = Vec::new();
    let mut is_table = false;
    let is_same_row = |a: &usize, b: &usize| blocks[*a].row > 0 && blocks[*a].row == blocks[*b].row;
    for of_row in visible.chunk_by(is_same_row) {
        let cells: Vec<Cell<'a>> = of_row
            .iter()
            .map(|block| cell(text, *block, &found))
            .collect();
        let role = cells[0].block.role;
        if !is_table || role != Role::Cell {
            above.table = (None, false);
        }
        is_table = role == Role::Cell;
        let is_duty = cells.iter().any(|cell| speaks_of_duty(cell.words));
        let day = day(&cells, year);
        match role {
            Role::Heading(_) => {
                above = Above {
                    heading: (day, is_duty),
                    ..Above::default()
                }
            }
            Role::Item | Role::Cell => rows.push(row(cells, day, is_duty, &mut above)),
            _ => {
                above.is_intro = is_duty;
                above.items.clear();
            }
        }
    }
    rows.retain(|row| row.hours().is_some());
    rows
}

fn row<'a>(cells: Vec<Cell<'a>>, day: Option<Days>, is_duty: bool, above: &mut Above) -> Row<'a> {
    let block = cells[0].block;
    let is_item = block.role == Role::Item;
    if is_item {
        above.items.retain(|(depth, _)| *depth < block.depth);
    }
    let around = if is_item {
        above.items.last().map(|(_, day)| *day)
    } else {
        above.table.0
    };
    let row = Row {
        day: day.or(around).or(above.heading.0),
        has_day: day.is_some(),
        is_duty: is_duty || above.is_intro || above.heading.1 || above.table.1 && !is_item,
        cells,
    };
    match day {
        Some(day) if is_item => above.items.push((block.depth, day)),
        Some(day) => above.table.0 = Some(day),
        // The first row of a table says what its columns are.
        None if !is_item && row.hours().is_none() => above.table.1 |= is_duty,
        None => {}
    }
    row
}

fn cell<'a>(text: &'a Text<'a>, index: usize, found: &[&'a Found]) -> Cell<'a> {
    let first = found.partition_point(|found| found.block < index);
    let behind = found.partition_point(|found| found.block <= index);
    let block = &text.reading.blocks[index];
    let found = found[first..behind].to_vec();
    let is_number = |hours: &Hours| {
        let overlaps =
            |other: &Range<usize>| other.start < hours.at.end && hours.at.start < other.end;
        found.iter().any(|found| overlaps(&found.at))
    };
    let is_row = matches!(block.role, Role::Item | Role::Cell);
    let mut hours = if is_row && text.reading.words[index].digits() > 0 {
        hours::all(&block.text)
    } else {
        Vec::new()
    };
    hours.retain(|hours| !is_number(hours));
    Cell {
        block,
        words: &text.reading.words[index],
        found,
        hours,
    }
}

/// The only day that cells name.
fn day(cells: &[Cell<'_>], year: i16) -> Option<Days> {
    let found = cells.iter().flat_map(|cell| &cell.found);
    let mut dates = found.filter(|found| found.kind == FactKind::Date);
    let day = Days::of(dates.next()?, Some(year))?;
    (day.first == day.last && dates.next().is_none()).then_some(day)
}

/// How long a text is, in words, that can be a title of a roster.
const TITLE: usize = 40;

fn speaks_of_duty(words: &Words) -> bool {
    words.any(Class::Duty) || words.len() <= TITLE && words.find(&["on call"]).is_some()
}
