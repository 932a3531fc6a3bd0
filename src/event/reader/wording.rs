//! Reads texts that people see: one for all readers, or one for each of the site's languages.

use super::Reader;
use crate::diagnostic::{codes, did_you_mean};
use crate::event::Wording;
use crate::event::problem::Problem;
use crate::source_map::Spanned;
use crate::vocabulary::Language;
use crate::yaml::{Node, NodeKind};

impl Reader<'_> {
    /// Any text that is not empty.
    pub(in crate::event) fn text(&mut self, node: &Node) -> Option<String> {
        let text = node.expect_text(&mut self.diagnostics)?.value;
        // A block text (`|`) ends with a line end that nobody means.
        Some(text.trim_end().to_owned())
    }

    /// Any text, with all its spaces.
    pub(in crate::event) fn verbatim(&mut self, node: &Node) -> Option<String> {
        Some(node.expect_text(&mut self.diagnostics)?.value)
    }

    /// A text that readers see, or a group with one for each language.
    pub(in crate::event) fn wording(&mut self, node: &Node) -> Option<Wording> {
        self.worded(node, Self::text)
    }

    /// The same, with all its spaces.
    pub(in crate::event) fn verbatim_wording(&mut self, node: &Node) -> Option<Wording> {
        self.worded(node, Self::verbatim)
    }

    /// A text, or a group of texts by language, each read by `read`.
    fn worded(
        &mut self,
        node: &Node,
        read: fn(&mut Self, &Node) -> Option<String>,
    ) -> Option<Wording> {
        let NodeKind::Mapping(entries) = &node.kind else {
            return read(self, node).map(|text| Wording::new(text, Vec::new()));
        };
        // A group in which nothing looks like a language was never meant to be translations.
        let mut keys = entries.iter().map(|(key, _)| &key.value);
        if !keys.any(|key| Language::parse(key).is_some()) {
            self.diagnostics.push(node.wrong_type("text"));
            return None;
        }
        let mut texts = Vec::new();
        let mut is_good = true;
        for (key, node) in entries {
            let language = self.site_language(key);
            let text = self.settled_text(node, read);
            is_good &= language.is_some() && text.is_some();
            texts.extend(language.zip(text));
        }
        let default = self.languages.first();
        let Some(place) = texts.iter().position(|(own, _)| Some(own) == default) else {
            if is_good {
                self.report_no_default(node);
            }
            return None;
        };
        let (_, text) = texts.remove(place);
        is_good.then(|| Wording::new(text, texts))
    }

    fn report_no_default(&mut self, node: &Node) {
        let Some(default) = self.languages.first() else {
            return;
        };
        let message = format!("this text has no wording in `{default}`");
        let help = format!(
            "add one under `{default}`: that is the site's default language, and readers of a language without a wording of its own get it"
        );
        self.report(codes::MISSING_KEY, node.span, &Problem::new(message, help));
    }

    /// A key that names one of the site's languages.
    fn site_language(&mut self, key: &Spanned<String>) -> Option<Language> {
        let language = Language::parse(&key.value);
        let found = language.filter(|language| self.languages.contains(language));
        if found.is_none() {
            let known = self.languages.iter().map(Language::tag);
            let message = format!("`{}` is none of the site's languages", key.value);
            let help = did_you_mean(&key.value, known).unwrap_or_else(|| {
                "delete it, or add it to `languages` in `content/site.yaml`".to_owned()
            });
            self.report(codes::UNKNOWN_KEY, key.span, &Problem::new(message, help));
        }
        found
    }

    /// The text in one language, which has no state of its own.
    fn settled_text(
        &mut self,
        node: &Node,
        read: fn(&mut Self, &Node) -> Option<String>,
    ) -> Option<String> {
        if !node.is_word("pending") && !node.is_word("none") {
            return read(self, node);
        }
        let message = "the text in one language can be neither `pending` nor `none`";
        let help = "write that word for the whole text, or leave this language out: its readers get the default language's wording";
        self.report(
            codes::INVALID_VALUE,
            node.span,
            &Problem::new(message, help),
        );
        None
    }
}
