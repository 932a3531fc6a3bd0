//! Puts an event's facts into a page's text: `{{ … }}`, loops, conditions and components (design §4).

mod ask;
mod call;
pub mod engine;
pub mod facts;
pub mod failure;
mod filters;
mod names;
pub mod scope;
mod segments;
mod template;
mod tokens;

use std::ops::Range;

use ask::Asking;
use ask::instead::{Instead, PENDING};
use engine::Engine;
use scope::{Scope, Value};
use template::Template;

use super::{Expanded, PlaceMap};
use crate::diagnostic::Checked;
use crate::source_map::FileId;
use crate::vocabulary::Audience;

/// A page's text and what it may name.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The file.
    pub file: FileId,
    /// The whole file's text.
    pub text: &'a str,
    /// The audience whose view `scope` is.
    pub audience: Audience,
    /// The facts.
    pub scope: &'a Scope,
    /// Gives the engine over the same facts: most texts need none.
    pub engine: &'a dyn Fn() -> &'a Engine,
}

/// The text as it stands, for sites without events, where `{{` is plain text.
#[must_use]
pub fn verbatim(file: FileId, text: &str, body: Range<usize>) -> Expanded {
    let places = PlaceMap::new(file, body.end, vec![(0, body.start)]);
    Expanded {
        text: text.get(body).unwrap_or_default().to_owned(),
        places,
    }
}

/// Puts facts into the part `body` of a source.
#[must_use]
pub fn expand<'a>(source: &Source<'a>, page: &'a Scope, body: Range<usize>) -> Checked<Expanded> {
    let text = source.text.get(..body.end).unwrap_or_default();
    let part = text.get(body.start..).unwrap_or_default();
    if !part.contains("{{") && !part.contains("{%") && !part.contains("{!") {
        return Checked::new(verbatim(source.file, source.text, body), Vec::new());
    }
    let segments = segments::segments(part);
    let scopes = [source.scope, page];
    let names = names::check(part, &segments, scopes, source.file, source.audience);
    if names.diagnostics.is_empty() && !source.scope.is_unread {
        let template = template::write(part, body.start, &segments, &names, &Instead::default());
        if !template.has_tags {
            return Checked::new(placed(source.file, template, &body), Vec::new());
        }
    }
    let page = &with_awaited(source.scope, page, &names);
    let asked = Asking::new(source, page, part, &segments, &names, &body).run();
    let expanded = asked.value.unwrap_or_else(|| {
        let template = template::without_facts(part, body.start, &segments);
        placed(source.file, template, &body)
    });
    Checked::new(expanded, asked.diagnostics)
}

/// The page's own names, and over the shared ones those groups that are to be announced, with the records that it names.
fn with_awaited(shared: &Scope, page: &Scope, names: &names::Names<'_>) -> Scope {
    let mut scope = page.clone();
    for (name, ids) in &names.awaited {
        if let Some((name, Value::Awaited(group))) = shared.names.get_key_value(*name) {
            let mut records = group.known.clone();
            for id in ids {
                let other = || group.other.clone();
                records.entry((*id).to_owned()).or_insert_with(other);
            }
            scope.names.insert(name, Value::Group(records));
        }
    }
    if let Some(pending) = names.pending.first() {
        let words = Value::Text(pending.words.to_owned());
        scope.names.insert(PENDING, words);
    }
    scope
}

/// A template without tags, as a text with places.
fn placed(file: FileId, template: Template, body: &Range<usize>) -> Expanded {
    Expanded {
        text: template.text,
        places: PlaceMap::new(file, body.end, template.starts),
    }
}

#[cfg(test)]
mod tests;
