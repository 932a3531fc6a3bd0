//! A text that readers see: in one wording for everybody, or in one for each language.

use crate::vocabulary::Language;

/// A text that readers see.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wording {
    /// The text in the site's default language, or in all of them.
    text: String,
    /// The text in further languages.
    translations: Vec<(Language, String)>,
}

impl Wording {
    /// One wording, and others for readers of further languages.
    #[must_use]
    pub fn new(text: String, translations: Vec<(Language, String)>) -> Self {
        Self { text, translations }
    }

    /// What readers of a language read: its own wording, else that of the language without its region, else the one that
    /// stands for all.
    #[must_use]
    pub fn to(&self, language: &Language) -> &str {
        let in_language = |tag: &str| {
            let found = self.translations.iter().find(|(own, _)| own.tag() == tag);
            found.map(|(_, text)| text.as_str())
        };
        in_language(language.tag())
            .or_else(|| in_language(language.tag().split('-').next()?))
            .unwrap_or(&self.text)
    }

    /// The text, where everybody reads the same: only such a text can be a name that the program looks up.
    #[must_use]
    pub fn single(&self) -> Option<&str> {
        self.translations.is_empty().then_some(&*self.text)
    }

    /// Every wording, with its language but for the one that stands for all: for whoever looks for them.
    pub fn all(&self) -> impl Iterator<Item = (Option<&Language>, &str)> {
        let translations = self.translations.iter();
        std::iter::once((None, self.text.as_str()))
            .chain(translations.map(|(language, text)| (Some(language), text.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_get_the_wording_that_is_nearest() {
        let language = |tag: &str| Language::parse(tag).expect("a tag");
        let wording = Wording::new(
            "Lead".to_owned(),
            vec![
                (language("es"), "Responsable".to_owned()),
                (language("pt-BR"), "Líder".to_owned()),
            ],
        );
        let check = |tag: &str, expected: &str| assert_eq!(wording.to(&language(tag)), expected);
        check("en", "Lead");
        check("es", "Responsable");
        check("es-MX", "Responsable");
        check("pt-BR", "Líder");
        check("pt", "Lead");
        check("fr", "Lead");
        assert_eq!(wording.single(), None);
        assert_eq!(wording.all().count(), 3);
    }
}
