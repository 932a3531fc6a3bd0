//! Hands out the keys of a group by name, and reports the ones that nobody asked for.

use super::Node;
use crate::diagnostic::{Diagnostic, codes, did_you_mean, suggestion};
use crate::source_map::{Span, Spanned};

/// The keys of one group while they are read. What has been asked for is what is known.
#[derive(Clone, Debug)]
pub struct Fields<'n> {
    what: &'static str,
    span: Span,
    entries: &'n [(Spanned<String>, Node)],
    asked: Vec<&'static str>,
    missing: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// The keys of `node`, which should be `what` ("a contact"); otherwise a finding.
    pub fn of(
        node: &'n Node,
        what: &'static str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let expected = format!("the keys of {what}");
        let entries = node.expect_mapping(&expected, diagnostics)?;
        Some(Self {
            what,
            span: node.span,
            entries,
            asked: Vec::new(),
            missing: Vec::new(),
        })
    }

    /// The value of a key, where the group has it.
    pub fn get(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.push(key);
        self.entries
            .iter()
            .find(|(known, _)| known.value == key)
            .map(|(_, value)| value)
    }

    /// The value of a key that the group needs; otherwise [`finish`](Self::finish) has a finding.
    pub fn require(&mut self, key: &'static str) -> Option<&'n Node> {
        let value = self.get(key);
        if value.is_none() {
            self.missing.push(key);
        }
        value
    }

    /// Where the group stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The keys that have been asked for so far.
    #[must_use]
    pub fn asked(&self) -> &[&'static str] {
        &self.asked
    }

    /// Whether there are keys that nobody has asked for so far.
    #[must_use]
    pub fn has_unknown(&self) -> bool {
        self.unknown().next().is_some()
    }

    /// Reports every key that nobody has asked for, and every needed one that is not there, not even mistyped.
    pub fn finish(self, diagnostics: &mut Vec<Diagnostic>) {
        let meant: Vec<&str> = self
            .unknown()
            .filter_map(|key| suggestion(&key.value, self.asked.iter().copied()))
            .collect();
        let missing = self.missing.iter().filter(|key| !meant.contains(key));
        diagnostics.extend(missing.map(|key| {
            Diagnostic::new(
                codes::MISSING_KEY,
                self.span,
                format!("{} needs the key `{key}`", self.what),
            )
            .help(format!("add a line that begins with `{key}:`"))
        }));
        diagnostics.extend(self.unknown().map(|key| {
            let finding = Diagnostic::new(
                codes::UNKNOWN_KEY,
                key.span,
                format!("{} has no key `{}`", self.what, key.value),
            );
            let help = did_you_mean(&key.value, self.asked.iter().copied());
            finding
                .help(help.unwrap_or_else(|| "delete it, or look for a typing mistake".to_owned()))
        }));
    }

    fn unknown(&self) -> impl Iterator<Item = &'n Spanned<String>> {
        self.entries
            .iter()
            .map(|(key, _)| key)
            .filter(|key| !self.asked.contains(&key.value.as_str()))
    }
}
