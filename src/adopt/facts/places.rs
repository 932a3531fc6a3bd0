//! Where the event is, and what to dial in danger.

use std::collections::BTreeMap;

use super::ids::Ids;
use super::{Ledger, MOST, SURE, Survey};
use crate::detect::FactKind;
use crate::event::DialCode;

/// Collects venues and the number for danger.
pub(super) fn collect(survey: &Survey<'_>, ledger: &mut Ledger) {
    venues(survey, ledger);
    emergency(survey, ledger);
}

/// The venue that stands most often is the main one.
fn venues(survey: &Survey<'_>, ledger: &mut Ledger) {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (order, (_, found, block)) in survey.of_kind(FactKind::Venue).enumerate() {
        if block.is_visible() && found.confidence >= SURE {
            let count = counts.entry(&found.text).or_insert((0, usize::MAX - order));
            count.0 += 1;
        }
    }
    let mut names: Vec<(&str, (usize, usize))> = counts.into_iter().collect();
    names.sort_by_key(|(_, rank)| std::cmp::Reverse(*rank));
    let mut ids = Ids::default();
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for (order, (name, _)) in names.into_iter().take(MOST).enumerate() {
        let id = if order == 0 {
            "main".to_owned()
        } else {
            ids.take(&[Some(name)], "venue")
        };
        known.insert(name.to_owned(), id.clone());
        ledger.facts.venues.insert(id, name.to_owned());
    }
    for (text, found, block) in survey.of_kind(FactKind::Venue) {
        let Some(id) = known.get(&found.text) else {
            continue;
        };
        let variable = if id == "main" {
            "venue.name".to_owned()
        } else {
            format!("venues.{id}.name")
        };
        if block.is_visible() && survey.texts[text].says(&found.range, &found.text) {
            ledger.mention(text, found.range.clone(), &variable);
        }
    }
}

/// The number that stands most often; others are left in their sentences, which say what they are for.
fn emergency(survey: &Survey<'_>, ledger: &mut Ledger) {
    let is_number = |text: &str| {
        let code = DialCode::parse(text, survey.country, survey.numbering);
        matches!(code, Ok(DialCode::Short(code)) if code.display() == text)
    };
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (order, (_, found, block)) in survey.of_kind(FactKind::EmergencyNumber).enumerate() {
        if block.is_visible() && found.confidence >= SURE {
            let count = counts.entry(&found.text).or_insert((0, usize::MAX - order));
            count.0 += 1;
        }
    }
    // Numbers of crisis lines are short, too; what is dialled in danger is a number of three digits.
    let known = counts
        .into_iter()
        .filter(|(number, _)| number.len() == 3 && is_number(number));
    let most = known.max_by_key(|(number, rank)| (*number != "988", *rank));
    let Some((number, _)) = most else { return };
    let number = number.to_owned();
    for (text, found, block) in survey.of_kind(FactKind::EmergencyNumber) {
        let is_same = found.text == number && block.is_visible();
        if is_same && survey.texts[text].says(&found.range, &number) {
            ledger.mention(text, found.range.clone(), "emergency.number");
        }
    }
    ledger.facts.emergency = Some(number);
}
