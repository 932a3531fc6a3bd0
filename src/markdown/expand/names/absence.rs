//! What is not there for a page's readers: because it is for others, or because its value is wrong.

use std::ops::Range;

use super::{Checker, Value};
use crate::diagnostic::codes;
use crate::markdown::expand::scope::Absence;
use crate::vocabulary::Audience;

impl Checker<'_> {
    /// A record whose own words are above the audience has none to print, though some of its fields are there.
    pub(super) fn refuse_unseen(&mut self, known: Option<&[&Value]>, inner: Range<usize>) {
        let Some([value @ Value::Record(record)]) = known else {
            return;
        };
        let (None, Some(audience)) = (record.absence, withheld(value)) else {
            return;
        };
        let written = &self.text[inner.clone()];
        let start = inner.start + (written.len() - written.trim_start().len());
        let name = written.trim();
        let page = self.audience;
        self.report(
            codes::FACT_ABOVE_AUDIENCE,
            start..start + name.len(),
            format!("`{name}` is for {audience}, and this text is for {page}"),
            Some("name one of its fields that these readers may see".to_owned()),
        );
    }
}

/// Whom a value is for that these readers may not see: itself, or all that could be printed of it.
pub(super) fn withheld(value: &Value) -> Option<Audience> {
    if let Some(Absence::Withheld(audience)) = value.absence() {
        return Some(audience);
    }
    if let Value::List(members) = value {
        let present = members.iter().filter(|member| member.absence().is_none());
        let audiences = members.iter().filter_map(withheld);
        return audiences.max().filter(|_| present.count() == 0);
    }
    let Value::Record(record) = value else {
        return None;
    };
    if record.display.is_some() {
        return None;
    }
    record.fields.values().find_map(|field| match field {
        Value::Absent(Absence::Withheld(audience)) => Some(*audience),
        _ => None,
    })
}

/// Whether what is not there among these is not there because its value is wrong.
pub(super) fn is_known_wrong(values: &[&Value]) -> bool {
    let mut absences = values.iter().filter_map(|value| value.absence()).peekable();
    absences.peek().is_some() && absences.all(|absence| absence == Absence::Invalid)
}

/// Whether this is one fact that the event does not state.
pub(super) fn is_missing(values: &[&Value]) -> bool {
    let [value] = values else { return false };
    matches!(
        value.absence(),
        Some(Absence::Unset | Absence::NotApplicable)
    )
}
