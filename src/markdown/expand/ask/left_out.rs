//! Which tags are left out before the engine is asked: those that are known to be wrong, or to have no answer yet.

use super::instead::Reason;
use super::said::finding;
use super::syntax::{self, is_foreign};
use super::{Asking, Segment};
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

    /// What asks something of lists that are to be announced says so, and its conditions are not met.
    pub(super) fn leave_out_pending(&mut self) {
        for pending in self.names.pending.iter().filter(|found| found.is_certain) {
            if let Some(segment) = self.segment(pending.at) {
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
        self.findings.iter().any(|found| match found.place {
            Place::Source(place) if found.code == codes::TEMPLATE_SYNTAX => {
                tag.start <= place.start && place.start < tag.end
            }
            Place::Source(place) => place.start == at.start,
            Place::Path(_) => false,
        })
    }
}
