//! Which tags are left out before the engine is asked: those that are known to be wrong, or to have no answer yet.

use super::instead::Reason;
use super::said::finding;
use super::syntax::{self, is_foreign};
use super::{Asking, Segment, SegmentKind};
use crate::diagnostic::{Place, codes};

impl Asking<'_, '_> {
    /// Tags with a finding about their names are left out from the beginning.
    pub(super) fn leave_out_wrong_names(&mut self) {
        for found in &self.names.diagnostics {
            let mut found = found.clone();
            let Place::Source(span) = found.place else {
                continue;
            };
            let reason = if self.names.unbalanced.contains(&span.range().start) {
                Reason::Unbalanced
            } else {
                Reason::Wrong
            };
            if let Some(segment) = self.segment(span.range().start) {
                self.instead.leave_out(self.text, segment, reason);
            }
            found.place = Place::Source(self.span(span.range()));
            self.tell(found);
        }
        for segment in self
            .segments
            .iter()
            .filter(|part| is_foreign(self.text, part))
        {
            self.instead.leave_out(self.text, segment, Reason::Wrong);
        }
    }

    /// What asks something of lists that are to be announced says so, and its conditions are not met; so does what prints
    /// anything that is worked out from a fact.
    pub(super) fn leave_out_pending(&mut self) {
        for pending in self.names.pending.iter().filter(|found| found.is_asked) {
            let is_meant = |part: &&Segment| pending.is_list || part.kind == SegmentKind::Print;
            if let Some(segment) = self.segment(pending.at).filter(is_meant) {
                self.instead.leave_out(self.text, segment, Reason::NoValue);
            }
        }
    }

    /// Looks at each tag alone; tells whether that finds what is wrong.
    pub(super) fn read_tags(&mut self) -> bool {
        self.is_read = true;
        let found = syntax::check(self.text, self.segments, (self.source.engine)());
        let before = self.findings.len();
        for (failure, at) in found {
            let Some(segment) = self.segment(at) else {
                continue;
            };
            if !self.is_told(segment, at) {
                self.tell(finding(failure, self.span(at..at)));
            }
            self.instead.leave_out(self.text, segment, Reason::Wrong);
        }
        self.findings.len() > before
    }

    /// Whether what makes a tag unreadable is said already: it has a finding about how it is written, or one at that place,
    /// where a word that is known to be wrong stands and none can.
    fn is_told(&self, segment: &Segment, at: usize) -> bool {
        let (tag, at) = (self.span(segment.range.clone()), self.span(at..at));
        let mut in_tag = self.told.range(tag.start..tag.end);
        self.told.contains_key(&at.start)
            || in_tag.any(|(_, told)| told.contains(&codes::TEMPLATE_SYNTAX))
    }
}
