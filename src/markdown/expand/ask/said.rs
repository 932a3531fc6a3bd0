//! What is said of a tag that failed, and of values that are not there.

use std::ops::Range;

use super::{Asking, Reason, Segment, SegmentKind};
use crate::diagnostic::{Diagnostic, codes};
use crate::markdown::expand::engine::MISSING;
use crate::markdown::expand::failure::Failure;
use crate::markdown::expand::template;
use crate::markdown::placeholder::{self, END};
use crate::markdown::{Expanded, PlaceMap};
use crate::source_map::Span;

impl Asking<'_, '_> {
    /// What is to be said of a tag that failed; nothing where the reason for that is said already.
    pub(super) fn failed(
        &self,
        segment: &Segment,
        failure: Failure,
        at: usize,
    ) -> Option<Diagnostic> {
        let start = segment.range.start;
        let is_known = self.names.known_wrong.contains(&start);
        if is_known || self.doubt(segment).is_some() {
            return None;
        }
        if failure.is_absence && segment.kind == SegmentKind::Print {
            return self.missing(start);
        }
        let absent = &self.names.absent;
        if failure.is_of_nothing
            && let Some(absent) = absent.iter().find(|absent| absent.at == start)
        {
            return Some(self.no_value(absent.place.clone()));
        }
        Some(finding(failure, self.span(at..at)))
    }

    /// Takes the marks out and tells of each value that was asked for and is not there.
    pub(super) fn finish(&mut self, rendered: &str) -> Expanded {
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
            let at: usize = at.parse().unwrap_or_default();
            let missing = self.missing(at.saturating_sub(self.base));
            self.tell(missing);
            rest = rest.get(end + END.len_utf8()..).unwrap_or_default();
        }
        clean.push_str(rest);
        let (text, starts) = template::strip_marks(&clean);
        let places = PlaceMap::new(self.source.file, self.end, starts);
        Expanded { text, places }
    }

    /// A value that is not there, or that is above the page's audience in one of the records that it may be in. Nothing,
    /// if it is not there because it is wrong, which is said already.
    pub(super) fn missing(&self, start: usize) -> Option<Diagnostic> {
        let is_print = |segment: &&Segment| segment.kind == SegmentKind::Print;
        let printed = self.segment(start).filter(is_print);
        let is_doubted = printed.is_some_and(|segment| self.doubt(segment) == Some(Reason::Wrong));
        if self.names.known_wrong.contains(&start) || is_doubted {
            return None;
        }
        let range = printed.map_or(start..start, |segment| {
            let inner = &self.text[segment.inner.clone()];
            let start = segment.inner.start + (inner.len() - inner.trim_start().len());
            start..start + inner.trim().len()
        });
        let withheld = &self.names.maybe_withheld;
        let Some((_, audience)) = withheld.iter().find(|(at, _)| *at == start) else {
            return Some(self.no_value(range));
        };
        let name = self.text.get(range.clone()).unwrap_or_default();
        let page = self.source.audience;
        let message = format!(
            "`{name}` is for {audience} in some of its records, and this text is for {page}"
        );
        let span = self.span(range);
        let found = Diagnostic::new(codes::FACT_ABOVE_AUDIENCE, span, message).help(format!(
            "ask first: `{{% if {name} %}} … {{% endif %}}`; or move the sentence to a page with `audience: {audience}`"
        ));
        Some(found)
    }

    fn no_value(&self, range: Range<usize>) -> Diagnostic {
        let name = self.text.get(range.clone()).unwrap_or_default();
        let message = format!("`{name}` has no value here");
        let span = self.span(range);
        Diagnostic::new(codes::MISSING_FACT, span, message).help(format!(
            "state it in the event's file, or ask first: `{{% if {name} %}} … {{% endif %}}`"
        ))
    }
}

/// A failure of the engine at its place.
pub(super) fn finding(failure: Failure, span: Span) -> Diagnostic {
    Diagnostic::new(failure.code, span, failure.message).help(failure.help)
}
