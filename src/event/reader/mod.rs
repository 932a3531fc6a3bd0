//! Reads an event's file: which facts it states and in which state each is; what is wrong becomes a finding.

mod single;
mod wording;

use super::phone::Numbering;
use super::problem::Problem;
use super::values::Country;
use super::{Fact, Group};
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::source_map::{FileId, Span, Spanned};
use crate::vocabulary::Language;
use crate::yaml::{Fields, Node};

/// What reading one event's file needs and collects.
///
/// No finding repeats a value: the value may be private, and findings are public. Keys, ids and the words of
/// fixed lists are none.
pub(super) struct Reader<'a> {
    pub(super) numbering: &'a Numbering,
    /// The site's languages, the default first.
    pub(super) languages: &'a [Language],
    /// The file of the series' facts, whose telephone numbers follow no venue's notation.
    pub(super) series: Option<FileId>,
    /// The main venue's country, whose notation telephone numbers may have.
    pub(super) country: Fact<Country>,
    /// All places where the file says `pending`.
    pub(super) pending: Vec<Span>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// The fact that `node` states, if it is there; `read` gives the value, or nothing and a finding.
    pub(super) fn fact<T>(
        &mut self,
        node: Option<&Node>,
        read: impl FnOnce(&mut Self, &Node) -> Option<T>,
    ) -> Fact<T> {
        let Some(node) = node else {
            return Fact::Unset;
        };
        if node.is_word("pending") {
            self.pending.push(node.span);
            return Fact::Pending(node.span);
        }
        if node.is_word("none") {
            return Fact::NotApplicable(node.span);
        }
        match read(self, node) {
            Some(value) => Fact::Set(Spanned::new(value, node.span)),
            None => Fact::Invalid(node.span),
        }
    }

    /// The fact under a key that the record cannot do without.
    pub(super) fn required<T>(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &Node) -> Option<T>,
    ) -> Fact<T> {
        match fields.require(key) {
            None => Fact::Invalid(fields.span()),
            node => self.fact(node, read),
        }
    }

    /// A value that has to be there: neither `pending` nor `none` will do.
    pub(super) fn settled<T>(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &Node) -> Option<T>,
    ) -> Option<Spanned<T>> {
        match self.required(fields, key, read) {
            Fact::Set(value) => Some(value),
            Fact::Pending(span) | Fact::NotApplicable(span) => {
                self.pending.retain(|pending| *pending != span);
                self.report(
                    codes::INVALID_VALUE,
                    span,
                    &Problem::new(
                        format!("`{key}` is needed and can be neither `pending` nor `none`"),
                        "write its value; a provisional one can be changed later",
                    ),
                );
                None
            }
            Fact::Unset | Fact::Invalid(_) | Fact::Withheld(_) => None,
        }
    }

    /// The keys of a record; otherwise a finding.
    pub(super) fn fields<'n>(&mut self, node: &'n Node, what: &'static str) -> Option<Fields<'n>> {
        Fields::of(node, what, &mut self.diagnostics)
    }

    /// Reports the keys of a record that nobody knows.
    pub(super) fn finish(&mut self, fields: Fields<'_>) {
        fields.finish(&mut self.diagnostics);
    }

    /// A group of records by id, each of which may be `pending` or `none`; so may the group.
    pub(super) fn group<T>(
        &mut self,
        node: Option<&Node>,
        expected: &str,
        mut read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Group<T> {
        let mut group = Group::default();
        let Some(node) = self.stated(node) else {
            return group;
        };
        let Some(entries) = node.expect_mapping(expected, &mut self.diagnostics) else {
            return group;
        };
        for (id, node) in entries {
            self.check_id(id);
            let record = self.fact(Some(node), &mut read);
            group.insert(id.value.clone(), record);
        }
        group
    }

    /// The node of something that has no state of its own, unless it says `pending` or `none`.
    pub(super) fn stated<'n>(&mut self, node: Option<&'n Node>) -> Option<&'n Node> {
        let node = node?;
        if node.is_word("pending") {
            self.pending.push(node.span);
            return None;
        }
        (!node.is_word("none")).then_some(node)
    }

    fn check_id(&mut self, id: &Spanned<String>) {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        if id.value.is_empty() || !id.value.chars().all(is_part) {
            self.report(
                codes::INVALID_VALUE,
                id.span,
                &Problem::new(
                    format!("`{}` cannot be the name of a record", id.value),
                    "use letters, digits and _ alone, so that pages can name it",
                ),
            );
        }
    }

    /// Reports what is wrong with a value.
    pub(super) fn report(&mut self, code: Code, span: Span, problem: &Problem) {
        self.diagnostics.push(
            Diagnostic::new(code, span, problem.message.as_str()).help(problem.help.as_str()),
        );
    }
}
