//! Puts an event's facts into a page's text: `{{ … }}`, loops, conditions and components (design §4).

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

use engine::{Engine, MISSING};
use scope::{Scope, Value};
use segments::{Segment, SegmentKind};
use template::Template;

use super::placeholder::{self, END};
use super::{Expanded, PlaceMap};
use crate::diagnostic::{Checked, Diagnostic, Place, codes};
use crate::source_map::{FileId, Span};
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
    let (segments, unclosed) = segments::segments(part);
    if let Some(unclosed) = unclosed {
        let place = body.start + unclosed.start;
        let found = Diagnostic::new(codes::TEMPLATE_SYNTAX, Span::new(source.file, place..place + 2), format!("this has no `{}`", unclosed.closing))
            .help(format!("close it with `{}`, or write it between `{{% raw %}}` and `{{% endraw %}}` if it is plain text", unclosed.closing));
        return Checked::new(
            verbatim(source.file, source.text, body.end..body.end),
            vec![found],
        );
    }
    let names = look(source, page, part, &segments, body.start);
    if !names.diagnostics.is_empty() || source.scope.is_unread {
        let template = template::without_facts(part, body.start, &segments);
        return Checked::new(placed(source.file, template, &body), names.diagnostics);
    }
    let template = template::write(part, body.start, &segments, &names);
    if !template.has_tags {
        return Checked::new(placed(source.file, template, &body), Vec::new());
    }
    let page = &with_awaited(source.scope, page, &names);
    match (source.engine)().render(&template.text, source.scope, page) {
        Ok(marked) => finish(source, &segments, &names, &marked, body),
        Err(error) => {
            let found = engine_finding(source, &segments, &names, &template, &error, &body);
            let template = template::without_facts(part, body.start, &segments);
            let found = found.into_iter().collect();
            Checked::new(placed(source.file, template, &body), found)
        }
    }
}

/// What can be said of the names in a part of a text, which begins at `base`, before the engine is asked.
fn look<'a>(
    source: &Source<'a>,
    page: &'a Scope,
    part: &'a str,
    segments: &[Segment],
    base: usize,
) -> names::Names<'a> {
    let mut names = names::check(
        part,
        segments,
        [source.scope, page],
        source.file,
        source.audience,
    );
    if names.diagnostics.is_empty() {
        return names;
    }
    for found in &mut names.diagnostics {
        shift(found, base);
    }
    // The engine is not asked now; what it would miss for certain is said all the same.
    let unstated = names.missing.iter().map(|start| start + base);
    let unstated: Vec<_> = unstated
        .filter_map(|at| missing(source, segments, &names, at, base))
        .collect();
    names.diagnostics.extend(unstated);
    names
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
    scope
}

fn shift(found: &mut Diagnostic, by: usize) {
    if let Place::Source(span) = &mut found.place {
        *span = Span::new(span.file, span.start as usize + by..span.end as usize + by);
    }
}

/// Takes the marks out and reports each value that was asked for and is not there.
fn finish(
    source: &Source<'_>,
    segments: &[Segment],
    names: &names::Names<'_>,
    rendered: &str,
    body: Range<usize>,
) -> Checked<Expanded> {
    let mut diagnostics = Vec::new();
    let mut clean = String::with_capacity(rendered.len());
    let mut rest = rendered;
    while let Some(position) = rest.find(MISSING) {
        clean.push_str(&rest[..position]);
        clean.push(placeholder::UNKNOWN);
        let end = rest[position..]
            .find(END)
            .map_or(rest.len(), |end| position + end);
        let at: String = rest[position + MISSING.len_utf8()..end]
            .chars()
            .filter_map(placeholder::unbyte)
            .map(char::from)
            .collect();
        let at = at.parse().unwrap_or_default();
        diagnostics.extend(missing(source, segments, names, at, body.start));
        rest = rest.get(end + END.len_utf8()..).unwrap_or_default();
    }
    clean.push_str(rest);
    diagnostics.dedup();
    let (text, starts) = template::strip_marks(&clean);
    let places = PlaceMap::new(source.file, body.end, starts);
    Checked::new(Expanded { text, places }, diagnostics)
}

/// A template without tags, as a text with places.
fn placed(file: FileId, template: Template, body: &Range<usize>) -> Expanded {
    Expanded {
        text: template.text,
        places: PlaceMap::new(file, body.end, template.starts),
    }
}

/// A value that is not there, or that is above the page's audience in one of the records that it may be in. Nothing, if it
/// is not there because it is wrong, which is said already.
fn missing(
    source: &Source<'_>,
    segments: &[Segment],
    names: &names::Names<'_>,
    at: usize,
    base: usize,
) -> Option<Diagnostic> {
    if names.known_wrong.iter().any(|start| start + base == at) {
        return None;
    }
    let segment = segments
        .iter()
        .find(|segment| segment.kind == SegmentKind::Print && segment.range.start + base == at);
    let range = segment.map_or(at..at, |segment| {
        let inner = &source.text[segment.inner.start + base..segment.inner.end + base];
        let start = segment.inner.start + base + (inner.len() - inner.trim_start().len());
        start..start + inner.trim().len()
    });
    let name = source.text.get(range.clone()).unwrap_or_default();
    let span = Span::new(source.file, range);
    let withheld = names
        .maybe_withheld
        .iter()
        .find(|(start, _)| start + base == at);
    if let Some((_, audience)) = withheld {
        let page = source.audience;
        let message = format!(
            "`{name}` is for {audience} in some of its records, and this text is for {page}"
        );
        let found = Diagnostic::new(codes::FACT_ABOVE_AUDIENCE, span, message).help(format!(
            "ask first: `{{% if {name} %}} … {{% endif %}}`; or move the sentence to a page with `audience: {audience}`"
        ));
        return Some(found);
    }
    let message = format!("`{name}` has no value here");
    let found = Diagnostic::new(codes::MISSING_FACT, span, message).help(format!(
        "state it in the event's file, or ask first: `{{% if {name} %}} … {{% endif %}}`"
    ));
    Some(found)
}

/// What the engine says, at the place that the author wrote; nothing where that is said already.
fn engine_finding(
    source: &Source<'_>,
    segments: &[Segment],
    names: &names::Names<'_>,
    template: &Template,
    error: &tera::Error,
    body: &Range<usize>,
) -> Option<Diagnostic> {
    let failure = failure::failure(error);
    let is_known_wrong = |segment: &Segment| names.known_wrong.contains(&segment.range.start);
    let text = source.text.get(body.clone()).unwrap_or_default();
    // Where the engine knows no place, the first tag that repeats something is the one to look at.
    let loops = || body.start + text.find("{% for").unwrap_or_default();
    let place = failure
        .offset
        .map_or_else(loops, |offset| template.source_offset(offset))
        .min(body.end);
    let failed = segments.iter().find(|segment| {
        segment.kind != SegmentKind::Text && segment.range.contains(&(place - body.start))
    });
    if failed.is_some_and(is_known_wrong) {
        return None;
    }
    if failure.is_absence {
        let printed = segments.iter().find(|segment| {
            let range = &segment.range;
            segment.kind == SegmentKind::Print && range.contains(&(place - body.start))
        });
        if let Some(printed) = printed {
            let at = printed.range.start + body.start;
            return missing(source, segments, names, at, body.start);
        }
    }
    let place = Span::new(source.file, place..place);
    Some(Diagnostic::new(failure.code, place, failure.message).help(failure.help))
}

#[cfg(test)]
mod tests;
