//! What the event and its series are called, its year and its days.

use std::collections::BTreeMap;

use super::{Days, Ledger, SURE, Survey};
use crate::detect::{FactKind, years_of_url};

/// Collects the event's name, year and days.
pub(super) fn collect(survey: &Survey<'_>, ledger: &mut Ledger) {
    let names = names(survey);
    let title = title(&names);
    ledger.facts.year = year(survey, title.as_deref());
    let full = title.as_ref().and_then(|title| {
        let full = names.keys().find(|name| {
            let rest = name.strip_prefix(title.as_str()).unwrap_or_default();
            rest.trim().len() == 4 && year_in(rest) == ledger.facts.year
        });
        full.cloned()
    });
    ledger.facts.name = match (full, &title, ledger.facts.year) {
        (Some(full), _, _) => Some(full),
        (None, Some(title), Some(year)) => Some(format!("{title} {year}")),
        (None, Some(title), None) => Some(title.clone()),
        (None, None, _) => None,
    };
    ledger.facts.title = title;
    ledger.facts.dates = dates(survey, ledger.facts.year);
    if ledger.facts.year.is_none() {
        ledger.facts.year = ledger.facts.dates.map(|dates| dates.first.year());
    }
}

/// Puts the event's and the series' names where they stand.
pub(super) fn mention(survey: &Survey<'_>, ledger: &mut Ledger) {
    let (name, title) = (ledger.facts.name.clone(), ledger.facts.title.clone());
    for (text, found, block) in survey.of_kind(FactKind::EventName) {
        // The series keeps its name; the event's gets another year next time.
        let variable = if Some(&found.text) == title.as_ref() {
            "series.title"
        } else if Some(&found.text) == name.as_ref() {
            "event.name"
        } else {
            continue;
        };
        if block.is_visible() && survey.texts[text].says(&found.range, &found.text) {
            ledger.mention(text, found.range.clone(), variable);
        }
    }
    let Some(dates) = ledger.facts.dates else {
        return;
    };
    for (text, found, block) in survey.of_kind(FactKind::Date) {
        let of = &survey.texts[text];
        let is_same = Days::of(found, None) == Some(dates) && block.is_visible();
        let shown = of.page.locale.date_range(crate::event::DateRange {
            first: dates.first,
            last: dates.last,
        });
        if is_same && same_words(&shown, &found.text) && of.says(&found.range, &found.text) {
            ledger.mention(text, found.range.clone(), "event.dates");
        }
    }
}

/// Whether all words of one text stand in another, in their order.
pub(super) fn has_all_words(shown: &str, source: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let shown = words(shown);
    let mut rest = shown.iter();
    words(source)
        .iter()
        .all(|word| rest.any(|other| other == word))
}

/// Whether two texts differ in blanks and dashes alone.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| {
                if matches!(c, '\u{2010}'..='\u{2015}') {
                    '-'
                } else {
                    c
                }
            })
            .collect()
    };
    plain(a) == plain(b)
}

/// How often each name of an event stands in the texts.
fn names(survey: &Survey<'_>) -> BTreeMap<String, usize> {
    let mut names = BTreeMap::new();
    for (found, block) in survey.anywhere() {
        if found.kind == FactKind::EventName && block.is_visible() && found.confidence >= SURE {
            let words: Vec<&str> = found.text.split_whitespace().collect();
            *names.entry(words.join(" ")).or_default() += 1;
        }
    }
    names
}

/// The name that stands most often, without its year; a longer form of it if there is one.
fn title(names: &BTreeMap<String, usize>) -> Option<String> {
    let mut titles: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, count) in names {
        *titles.entry(without_year(name)).or_default() += count;
    }
    let (most, _) = titles
        .iter()
        .max_by_key(|(name, count)| (**count, name.len()))?;
    let longer = titles.keys().filter(|name| {
        name.strip_prefix(most)
            .is_some_and(|rest| rest.starts_with(' '))
    });
    let chosen = longer.max_by_key(|name| titles[*name]).unwrap_or(most);
    Some((*chosen).to_owned())
}

fn without_year(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((rest, last)) if year_in(last).is_some() => rest,
        _ => name,
    }
}

fn year_in(text: &str) -> Option<i16> {
    let text = text.trim();
    let is_year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    is_year.then(|| text.parse().ok()).flatten()
}

/// The newest year of what names the event: dates, its name, addresses of its own site.
fn year(survey: &Survey<'_>, title: Option<&str>) -> Option<i16> {
    let mut years: Vec<i16> = Vec::new();
    for (found, _) in survey.anywhere() {
        match found.kind {
            FactKind::Date if Days::has_year(found) => {
                // A range around New Year is of the year in which it ends.
                let last = found.value.rsplit("..").next().unwrap_or_default();
                years.extend(last.get(..4).and_then(year_in));
            }
            FactKind::EventName => {
                let year = found.text.rsplit(' ').next().and_then(year_in);
                let is_own = title.is_none_or(|title| found.text.starts_with(title));
                years.extend(year.filter(|_| is_own));
            }
            FactKind::Url if is_own(&found.value, title) => {
                let found = years_of_url(&found.value);
                years.extend(
                    found
                        .into_iter()
                        .filter_map(|year| i16::try_from(year).ok()),
                );
            }
            FactKind::Year if found.confidence >= 80 => years.extend(year_in(&found.text)),
            _ => {}
        }
    }
    years.into_iter().max()
}

/// Whether an address can be the event's own: one of its site, or of a host that has its name.
fn is_own(address: &str, title: Option<&str>) -> bool {
    let Some((_, rest)) = address.split_once("://") else {
        return true;
    };
    let host = rest.split('/').next().unwrap_or_default().to_lowercase();
    let Some(title) = title else { return false };
    let first = title
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    first.len() >= 3 && host.contains(&first)
}

/// The event's days: the first range of days with a year, if that is the event's.
fn dates(survey: &Survey<'_>, year: Option<i16>) -> Option<Days> {
    let found = survey.of_kind(FactKind::Date).filter(|(_, found, block)| {
        block.is_visible() && found.confidence >= SURE && Days::has_year(found)
    });
    let mut ranges = found
        .filter_map(|(_, found, _)| Days::of(found, None))
        .filter(|days| year.is_none_or(|year| days.last.year() == year))
        .filter(|days| days.first != days.last && days.can_be_event());
    ranges.next()
}
