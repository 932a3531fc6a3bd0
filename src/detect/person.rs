//! People: by their role, their place in a list, a title or pronouns, an e-mail address nearby.

use std::ops::Range;

use super::candidates::Run;
use super::lexicon::Class;
use super::reading::{Channel, Role};
use super::words::{Shape, Words};
use super::{FactKind, Hit, Sample};

/// The person in a run of capitalised words.
pub(super) fn of(sample: &Sample<'_>, run: Run) -> Option<Hit> {
    let run = name(sample, run)?;
    let sure = evidence(sample, run)?;
    Some(Hit::new(
        FactKind::Person,
        sample.words.span(run.first, run.last),
        sure,
    ))
}

/// Names in one list with a person: `Robin Example, Sam Sample and Kim Instance`. Both are in order.
pub(super) fn chained(sample: &Sample<'_>, runs: &[Run], known: &[Hit], hits: &mut Vec<Hit>) {
    if runs.is_empty() {
        return;
    }
    let words = sample.words;
    let people = known.iter().filter(|hit| hit.kind == FactKind::Person);
    let people = people.map(|hit| (hit.at.clone(), true));
    let names = runs.iter().filter_map(|run| name(sample, *run));
    let names = names.map(|run| (words.span(run.first, run.last), false));
    let mut all: Vec<(Range<usize>, bool)> = people.chain(names).collect();
    all.sort_by_key(|(at, _)| at.start);
    let text = sample.text();
    let joins = |pair: &[(Range<usize>, bool)]| {
        let between = text.get(pair[0].0.end..pair[1].0.start);
        between.is_some_and(is_and)
    };
    for list in all.chunk_by(|a, b| joins(&[a.clone(), b.clone()])) {
        if list.iter().any(|(_, is_person)| *is_person)
            || list.len() > 2 && is_of_team(sample, list[0].0.start)
        {
            let names = list.iter().filter(|(_, is_person)| !is_person);
            hits.extend(names.map(|(at, _)| Hit::new(FactKind::Person, at.clone(), 75)));
        }
    }
}

/// Whether this is all that stands between two things of one list.
fn is_and(between: &str) -> bool {
    let words = between.trim().trim_start_matches(',').trim();
    let is_word = is_conjunction(words) || matches!(words, "" | "&" | "i" | "en" | "of" | "och");
    is_word && (!words.is_empty() || between.contains(',')) && !between.contains('\n')
}

/// Whether a label right before says that a team is listed: `Incident response: …`.
fn is_of_team(sample: &Sample<'_>, start: usize) -> bool {
    let words = sample.words;
    let first = words.at(start);
    let label = sample.text()[..start].trim_end().ends_with(':');
    label && (first.saturating_sub(5)..first).any(|index| is_team(words, index))
}

fn is_team(words: &Words, index: usize) -> bool {
    words.is(index, Class::Role) || words.is(index, Class::Team)
}

/// The part of a run of capitalised words that could be the name of a person.
fn name(sample: &Sample<'_>, run: Run) -> Option<Run> {
    let words = sample.words;
    let run = without_roles(sample, run)?;
    let count = run.last - run.first + 1;
    if !(2..=5).contains(&count) || !(run.first..=run.last).all(|index| can_be(sample, index, run))
    {
        return None;
    }
    let capitals = (run.first..=run.last)
        .filter(|index| words.shape(*index) == Some(Shape::Capital))
        .count();
    let is_short = count < 3 && words.word(run.first).len() < 2;
    if capitals < 2 && (capitals == 0 || is_short) {
        return None;
    }
    Some(run)
}

/// A run without the roles before and behind the name: `Conference Chair Robin Example`.
fn without_roles(sample: &Sample<'_>, mut run: Run) -> Option<Run> {
    let words = sample.words;
    let is_role = |index: usize| words.is(index, Class::Role);
    if let Some(role) = (run.first..=run.last).rev().find(|index| is_role(*index)) {
        if role < run.last && run.last - role >= 2 {
            // "Director of Operations" is all role.
            let joint = |index: &usize| *index < run.last && words.is(*index, Class::Joint);
            run.first = role + 1 + (role + 1..run.last).take_while(joint).count();
        } else {
            let first_role = (run.first..=run.last).find(|index| is_role(*index))?;
            run.last = first_role.checked_sub(1)?;
        }
    }
    (run.first < run.last).then_some(run)
}

fn can_be(sample: &Sample<'_>, index: usize, run: Run) -> bool {
    let words = sample.words;
    let word = words.lower(index);
    let is_joint = matches!(
        word,
        "de" | "del"
            | "da"
            | "do"
            | "dos"
            | "das"
            | "der"
            | "den"
            | "van"
            | "von"
            | "la"
            | "le"
            | "di"
            | "du"
            | "zu"
            | "y"
            | "e"
            | "al"
            | "ten"
            | "af"
            | "av"
            | "della"
            | "degli"
            | "dal"
    );
    let is_initial =
        words.word(index).chars().count() <= 2 || matches!(words.word(index), "III" | "Jr" | "Sr");
    let is_related = word.ends_with("-related") || word.ends_with("-based");
    let is_name = words.shape(index) == Some(Shape::Capital)
        && !is_related
        && !words.is(index, Class::Impersonal)
        // Some months are first names, too.
        && (!words.is(index, Class::Month) || index == run.first)
        && !words.is(index, Class::Weekday);
    is_joint || is_name || (is_initial && words.shape(index) != Some(Shape::Digits))
}

/// How sure it is that the name is a person's; nothing without a sign of it.
fn evidence(sample: &Sample<'_>, run: Run) -> Option<u8> {
    let words = sample.words;
    let text = sample.text();
    let behind = words.rest(run.last).trim_start();
    if has_pronouns(sample, run) {
        return Some(95);
    }
    let has_title = run.first.checked_sub(1).is_some_and(|before| {
        // A saint names places and houses.
        let is_title = words.is(before, Class::Title) && words.lower(before) != "st";
        is_title && words.shape(before) == Some(Shape::Capital)
    });
    if has_title {
        return Some(90);
    }
    let role_before =
        (run.first.saturating_sub(4)..run.first).any(|index| words.is(index, Class::Role));
    let role_behind = behind.starts_with([',', '(', '–', '—', '-', ':', '|', '\n', '·'])
        && (run.last + 1..run.last + 7).any(|index| words.is(index, Class::Role));
    let start = words.place(run.first).start;
    let is_link = sample.block.link_at(start).is_some_and(|link| {
        words.place(run.last).end <= link.text.end && link.destination.contains('@')
    });
    if is_link {
        return Some(95);
    }
    if role_before || role_behind {
        return Some(85);
    }
    let begins = text[..words.place(run.first).start]
        .chars()
        .all(|c| !c.is_alphanumeric());
    let is_entry = matches!(
        sample.block.role,
        Role::Item | Role::Cell | Role::Heading(_) | Role::Paragraph
    ) && begins
        && sample.block.channel == Channel::Visible;
    let is_heading = matches!(sample.block.role, Role::Heading(_));
    if is_entry && sample.context.has_contact && (!is_heading || is_likely(words, run)) {
        return Some(85);
    }
    let is_alone = begins && behind.trim_end_matches(['.', ':', ',']).is_empty();
    let is_listed = sample.context.is_of_team && is_likely(words, run);
    let has_role = sample.context.has_role && (!is_heading || is_likely(words, run));
    if is_alone && (has_role || is_listed) {
        return Some(75);
    }
    // An address or a number right behind the name, in the same sentence.
    let near = &behind[..floor(behind, 60)];
    let near = near.split(". ").next().unwrap_or_default();
    let has_number = near.bytes().filter(u8::is_ascii_digit).count() >= 7;
    if near.contains('@') || has_number || near.contains(" [at] ") {
        return Some(75);
    }
    let is_called = run.first.checked_sub(1).is_some_and(|before| {
        is_call(words.lower(before)) || words.are(before.saturating_sub(1), "ask for")
    });
    (is_called && is_likely(words, run)).then_some(70)
}

/// Whether no word of a name has a meaning of its own: lists name what is forbidden, too.
fn is_likely(words: &Words, run: Run) -> bool {
    const ENDS: [&str; 9] = [
        "tion", "ment", "ing", "ness", "ity", "ship", "sion", "ión", "ung",
    ];
    (run.first..=run.last).all(|index| {
        let word = words.lower(index);
        !words.is(index, Class::Common) && !ENDS.iter().any(|end| word.ends_with(end))
    })
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn is_call(word: &str) -> bool {
    let is_verb = matches!(
        word,
        "contact" | "call" | "ask" | "find" | "email" | "reach" | "text"
    );
    let is_preposition = matches!(
        word,
        "to" | "a" | "an" | "à" | "com" | "con" | "mit" | "bei" | "with" | "with."
    );
    is_verb || is_preposition || is_conjunction(word)
}

/// "And" and "or" in the languages in which names are found.
fn is_conjunction(word: &str) -> bool {
    matches!(
        word,
        "and" | "or" | "y" | "o" | "und" | "oder" | "et" | "ou" | "e"
    )
}

/// `Robin Example (she/her)`.
fn has_pronouns(sample: &Sample<'_>, run: Run) -> bool {
    let words = sample.words;
    let gap = words.gap(run.last).trim();
    matches!(gap, "(" | "," | "[" | "|" | "–")
        && words.is(run.last + 1, Class::Pronoun)
        && words.gap(run.last + 1).starts_with(['/', ')', ',', ']'])
}
