//! Single values: their text as it was written, without what no value may contain.

use serde_yaml::granit_parser::{ScalarStyle, Tag};

use super::{Builder, Stop};
use crate::diagnostic::{Diagnostic, codes};
use crate::source_map::Span;
use crate::yaml::{Node, NodeKind, forbidden_character};

impl Builder<'_> {
    pub(super) fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        span: Span,
    ) -> Result<(), Stop> {
        self.check_tag(tag, span);
        // A block text ends with its last letter, not with the empty lines below it.
        let written = self.source(span).trim_end().len();
        // Nothing stands behind the colon of a key, at which the parser points then.
        let start = span.start as usize + usize::from(written == 0 && self.is_colon_of_key(span));
        let span = Span::new(self.file, start..start + written);
        let is_text = tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str"));
        let is_plain = style == ScalarStyle::Plain && !is_text;
        let kind = if is_plain && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
            NodeKind::Null
        } else {
            NodeKind::Scalar {
                text: self.without_forbidden_characters(text, span),
                quoted: !is_plain,
            }
        };
        self.finish(Node { span, kind }, anchor)
    }

    fn is_colon_of_key(&self, span: Span) -> bool {
        let at = (span.start as usize).saturating_sub(self.offset);
        let before = self.text.get(..at).unwrap_or_default();
        self.text[before.len()..].starts_with(':') && before.ends_with(|c: char| !c.is_whitespace())
    }

    /// The text, and a finding for each character that no value may have.
    fn without_forbidden_characters(&mut self, text: &str, span: Span) -> String {
        let is_plain = |c: char| forbidden_character(c, span).is_none();
        if text.chars().all(is_plain) {
            return text.to_owned();
        }
        let mut clean = String::with_capacity(text.len());
        for c in text.chars() {
            // Where the character itself stands in the source and not an escape, the finding points at it.
            let written = self.source(span).find(c).map_or(span, |at| {
                let start = span.start as usize + at;
                Span::new(self.file, start..start + c.len_utf8())
            });
            match forbidden_character(c, written) {
                Some(finding) => self.diagnostics.push(finding),
                None => clean.push(c),
            }
        }
        if clean.is_empty() && !text.is_empty() {
            // Not empty as far as other rules are concerned.
            clean.push(char::REPLACEMENT_CHARACTER);
        }
        clean
    }

    /// Tags make other types of values, which nothing here has; without a word they would vanish from a text.
    pub(super) fn check_tag(&mut self, tag: Option<&Tag>, span: Span) {
        let Some(tag) = tag.filter(|tag| !tag.is_yaml_core_schema()) else {
            return;
        };
        let message = format!("`{}` is a YAML tag, which is not used here", tag.original());
        self.diagnostics.push(
            Diagnostic::new(codes::INVALID_YAML, span, message)
                .help("delete it, or put quotes around a text that begins with `!`"),
        );
    }
}
