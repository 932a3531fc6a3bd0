//! Tags that never end: what they lack, and what can be said of them all the same.

use super::{Checker, name_of};
use crate::diagnostic::codes;
use crate::markdown::expand::segments::Segment;
use crate::markdown::expand::tokens::tokens;

impl Checker<'_> {
    /// Reports a tag that never ends, or the quotation mark that hides its end.
    pub(super) fn unclosed(&mut self, segment: &Segment) {
        let start = segment.range.start;
        let closing = segment.kind.closing();
        let inside = &self.text[start + 2..];
        let next = ["{{", "{%"].iter().filter_map(|tag| inside.find(tag)).min();
        let upto = &inside[..next.unwrap_or(inside.len())];
        let hidden = upto.find(closing).map(|end| &upto[..end]);
        if let Some(quote) = hidden.and_then(|hidden| hidden.find(['"', '\'', '`'])) {
            let place = start + 2 + quote;
            return self.report(
                codes::TEMPLATE_SYNTAX,
                place..place + 1,
                "a quotation mark is opened and never closed",
                Some("close it before the tag ends".to_owned()),
            );
        }
        self.report(
            codes::TEMPLATE_SYNTAX,
            start..start + 2,
            format!("this has no `{closing}`"),
            Some(format!("close it with `{closing}`, or write it between `{{% raw %}}` and `{{% endraw %}}` if it is plain text")),
        );
    }

    /// What a print without an end names at its beginning: what is behind that may be the text around it, and so may be a
    /// single word that is no name.
    pub(super) fn beginning(&mut self, segment: &Segment) {
        let words = tokens(self.text, segment.inner.clone());
        let Some(name) = words.first().and_then(name_of) else {
            return;
        };
        let is_known = self.fact(name).is_some() || self.local(name).is_some();
        if is_known || words.get(1).is_some_and(|sign| sign.is_sign(".")) {
            self.path(&words, 0);
        }
    }
}
