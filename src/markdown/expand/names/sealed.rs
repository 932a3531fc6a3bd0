//! Texts with facts in them that a page gives a name or a filter: their facts are filled in at the end, when no tag can see
//! them any more.

use super::{Checker, name_of};
use crate::diagnostic::codes;
use crate::markdown::expand::segments::Segment;
use crate::markdown::expand::tokens::{Token, TokenKind};

impl<'a> Checker<'a> {
    /// A fact in a text that a tag works on: it is filled in at the end, so that no value can change the page.
    pub(super) fn refuse_filtered(&mut self, segment: &Segment) {
        for (_, has_facts) in &mut self.written {
            *has_facts = true;
        }
        if self.open.iter().any(|(name, _)| *name == "filter") {
            self.report(
                codes::TEMPLATE_SYNTAX,
                segment.range.clone(),
                "a fact cannot stand between `{% filter … %}` and `{% endfilter %}`",
                Some("give the fact the filter: `{{ … | upper }}`".to_owned()),
            );
        }
    }

    /// A text with facts in it, in an expression that does more than print it or join it to others.
    pub(super) fn refuse_sealed(&mut self, word: &Token<'a>, words: &[Token<'a>]) {
        let is_sealed = name_of(word).is_some_and(|name| self.is_sealed(name));
        let looks_into = |word: &Token<'_>| match word.kind {
            TokenKind::Sign(sign) => !matches!(sign, "~" | "(" | ")" | "," | "="),
            TokenKind::Name(name) => matches!(name, "is" | "in"),
            _ => false,
        };
        if is_sealed && words.iter().any(looks_into) {
            let name = &self.text[word.range.clone()];
            self.report(
                codes::TEMPLATE_SYNTAX,
                word.range.clone(),
                format!("`{name}` is a text with facts in it, and can only be printed"),
                Some("compare or filter the fact itself".to_owned()),
            );
        }
    }

    /// The end of a text that was given a name: from here on it is known whether a fact stands in it.
    pub(super) fn end_set(&mut self) {
        let Some((name, has_facts)) = self.written.pop() else {
            return;
        };
        let mut locals = self.locals.iter_mut().rev();
        if let Some(local) = locals.find(|local| local.name == name) {
            local.is_sealed = has_facts;
        }
    }

    /// Whether this is the name of a text with facts in it.
    pub(super) fn is_sealed(&self, name: &str) -> bool {
        self.local(name).is_some_and(|local| local.is_sealed)
    }
}
