//! Asks the template engine what a page says, and again without what failed: one mistake hides no other.

pub mod instead;
mod left_out;
mod said;
mod syntax;

use std::collections::BTreeMap;
use std::ops::Range;

use instead::{Instead, Reason};
use said::finding;

use super::Source;
use super::failure::Failure;
use super::names::{Absent, Names};
use super::scope::{Absence, Scope};
use super::segments::{Segment, SegmentKind};
use super::template::{self, Template};
use crate::diagnostic::{Checked, Code, Diagnostic, Place, codes};
use crate::markdown::Expanded;
use crate::source_map::Span;

/// How many findings a text has of the engine: each costs an asking.
const MAX_FINDINGS: usize = 200;

/// A text that the engine is asked about.
pub struct Asking<'s, 'a> {
    source: &'s Source<'a>,
    /// The page's own names.
    page: &'s Scope,
    /// The part of the source that is meant.
    text: &'a str,
    /// Where that begins in the source.
    base: usize,
    /// Where it ends.
    end: usize,
    segments: &'s [Segment],
    names: &'s Names<'a>,
    instead: Instead<'a>,
    /// Whether each tag was looked at alone.
    is_read: bool,
    /// Whether conditions that cannot be worked out are taken for met.
    meets_conditions: bool,
    findings: Vec<Diagnostic>,
    /// Where findings stand, and which.
    told: BTreeMap<u32, Vec<Code>>,
}

impl<'s, 'a> Asking<'s, 'a> {
    /// An asking about `text`, which is `body` of the source.
    pub fn new(
        source: &'s Source<'a>,
        page: &'s Scope,
        text: &'a str,
        segments: &'s [Segment],
        names: &'s Names<'a>,
        body: &Range<usize>,
    ) -> Self {
        Self {
            source,
            page,
            text,
            base: body.start,
            end: body.end,
            segments,
            names,
            instead: Instead::default(),
            is_read: false,
            meets_conditions: false,
            findings: Vec::new(),
            told: BTreeMap::new(),
        }
    }

    /// The text with its facts, if nothing is wrong with it, and all that is wrong.
    pub fn run(mut self) -> Checked<Option<Expanded>> {
        self.leave_out_wrong_names();
        self.leave_out_pending();
        if !self.findings.is_empty() || self.source.scope.is_unread {
            self.read_tags();
        }
        let mut answer = None;
        while !self.source.scope.is_unread && self.findings.len() < MAX_FINDINGS {
            let (text, base, names) = (self.text, self.base, self.names);
            let template = template::write(text, base, self.segments, names, &self.instead);
            let engine = (self.source.engine)();
            match engine.render(&template.text, self.source.scope, self.page) {
                Err(failure) => {
                    if !self.learn(&template, failure) {
                        break;
                    }
                }
                Ok(marked) => {
                    if answer.is_none() {
                        answer = Some(self.finish(&marked));
                    }
                    if self.meets_conditions || !self.instead.meet_conditions() {
                        break;
                    }
                    self.meets_conditions = true;
                }
            }
        }
        self.tell_missing_names();
        Checked::new(answer.filter(|_| self.findings.is_empty()), self.findings)
    }

    /// Where the engine was not asked, or could not answer, what it would miss for certain is said all the same.
    fn tell_missing_names(&mut self) {
        let is_wrong = !self.findings.is_empty();
        for start in self.names.missing.iter().filter(|_| is_wrong) {
            let missing = self.missing(*start);
            self.tell(missing);
        }
    }

    /// Tells what failed, and leaves it out of the next asking; whether that can bring anything new.
    fn learn(&mut self, template: &Template, failure: Failure) -> bool {
        if failure.code == codes::TEMPLATE_SYNTAX && !self.is_read && self.read_tags() {
            return true;
        }
        // Where the engine knows no place, the first tag that repeats something is the one to look at.
        let at = match failure.offset {
            Some(offset) => template.source_offset(offset).saturating_sub(self.base),
            None => self.text.find("{% for").unwrap_or_default(),
        };
        let at = at.min(self.end - self.base);
        let segment = self
            .segment(at)
            .filter(|_| failure.code != codes::TEMPLATE_SYNTAX && failure.offset.is_some());
        let Some(segment) = segment.filter(|segment| self.instead.of(segment).is_none()) else {
            if self.findings.is_empty() {
                self.tell(finding(failure, self.span(at..at)));
            }
            return false;
        };
        let reason = self.reason(segment, &failure);
        let is_nothing = failure.is_absence || failure.is_of_nothing;
        if reason == Reason::Wrong && !(self.meets_conditions && is_nothing) {
            let found = self.failed(segment, failure, at);
            self.tell(found);
        }
        self.instead.leave_out(self.text, segment, reason);
        true
    }

    /// Why a tag that failed is left out.
    fn reason(&self, segment: &Segment, failure: &Failure) -> Reason {
        let start = segment.range.start;
        let is_pending = self.names.pending.iter().any(|found| found.at == start);
        let does_not_apply =
            |absent: &Absent| absent.at == start && absent.absence == Absence::NotApplicable;
        let does_not_apply = failure.is_of_nothing
            && instead::decides(self.text, segment)
            && self.names.absent.iter().any(does_not_apply);
        let doubt = self.doubt(segment);
        if is_pending || does_not_apply || doubt == Some(Reason::NoValue) {
            Reason::NoValue
        } else {
            Reason::Wrong
        }
    }

    /// Whether a tag works with a name that is not what the page says, and why.
    fn doubt(&self, segment: &Segment) -> Option<Reason> {
        self.instead.doubt(self.text, self.segments, segment)
    }

    /// The tag at a place.
    fn segment(&self, at: usize) -> Option<&'s Segment> {
        let index = self.segments.partition_point(|part| part.range.end <= at);
        let segment = self.segments.get(index);
        segment.filter(|part| part.kind != SegmentKind::Text && part.range.contains(&at))
    }

    /// A range of the text as one of the source.
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(
            self.source.file,
            range.start + self.base..range.end + self.base,
        )
    }

    fn tell(&mut self, found: impl Into<Option<Diagnostic>>) {
        let Some(found) = found.into() else { return };
        if let Place::Source(place) = found.place {
            let codes = self.told.entry(place.start).or_default();
            if codes.contains(&found.code) {
                return;
            }
            codes.push(found.code);
        }
        self.findings.push(found);
    }
}
