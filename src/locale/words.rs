//! Messages in the words of a language (Project Fluent), with English where a language has none.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};

use super::problem::sentence;
use crate::vocabulary::Language;

/// One file for each language; a new language is a new file.
static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/locale/words");

/// A value in a message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arg<'a> {
    /// Text, which comes out as it is.
    Text(&'a str),
    /// A number, which may choose between plural forms.
    Number(i64),
}

/// Something in a file of words that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsProblem {
    /// Where, in bytes of that file.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
}

/// The messages of a language.
pub(super) struct Words {
    own: FluentBundle<FluentResource>,
    /// English, for what a language does not say; with plurals by English rules.
    fallback: Option<FluentBundle<FluentResource>>,
    pub(super) problems: Vec<WordsProblem>,
}

impl Words {
    pub(super) fn new(language: &Language, extra: Option<&str>) -> Self {
        let mut problems = Vec::new();
        let mut own = bundle(language);
        if let Some(text) = embedded(language) {
            add(&mut own, text, &mut problems);
        }
        if let Some(text) = extra {
            add(&mut own, text, &mut problems);
        }
        let english = Language::english();
        let fallback = (primary(language) != english.tag()).then(|| {
            let mut fallback = bundle(&english);
            add(
                &mut fallback,
                embedded(&english).unwrap_or_default(),
                &mut problems,
            );
            fallback
        });
        Self {
            own,
            fallback,
            problems,
        }
    }

    /// Adds English messages for what the language itself does not say.
    pub(super) fn add_fallback(&mut self, text: &str) {
        if let Some(fallback) = &mut self.fallback {
            add(fallback, text, &mut self.problems);
        }
    }

    pub(super) fn message(&self, id: &str, args: &[(&str, Arg)]) -> Option<String> {
        let args: FluentArgs = args
            .iter()
            .map(|(name, arg)| {
                let value = match arg {
                    Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
                    Arg::Number(number) => FluentValue::from(*number),
                };
                (*name, value)
            })
            .collect();
        format(&self.own, id, &args).or_else(|| format(self.fallback.as_ref()?, id, &args))
    }

    /// Whether the language has every word that English has here.
    pub(super) fn is_complete(&self) -> bool {
        self.fallback.is_none()
            || ids(embedded(&Language::english()).unwrap_or_default())
                .iter()
                .all(|id| self.own.has_message(id))
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words")
            .field("languages", &self.own.locales)
            .finish_non_exhaustive()
    }
}

fn primary(language: &Language) -> &str {
    language.tag().split('-').next().unwrap_or_default()
}

fn embedded(language: &Language) -> Option<&'static str> {
    let file = |tag: &str| EMBEDDED.get_file(format!("{tag}.ftl"));
    file(language.tag())
        .or_else(|| file(primary(language)))?
        .contents_utf8()
}

fn bundle(language: &Language) -> FluentBundle<FluentResource> {
    let identifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // Marks that isolate each value would stand in copied text, in PDFs and in searches. From right to left there is no
    // choice: an address in Latin letters would come out in pieces.
    bundle.set_use_isolating(language.is_right_to_left());
    bundle
}

fn add(bundle: &mut FluentBundle<FluentResource>, text: &str, problems: &mut Vec<WordsProblem>) {
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, errors)| {
        problems.extend(errors.into_iter().map(|error| WordsProblem {
            range: error.slice.unwrap_or(error.pos),
            message: sentence(&error.kind.to_string()).to_owned(),
        }));
        resource
    });
    bundle.add_resource_overriding(resource);
}

/// The message `id`, or the attribute `id.attribute`; nothing where it lacks a value, so that English may have one.
fn format(bundle: &FluentBundle<FluentResource>, id: &str, args: &FluentArgs) -> Option<String> {
    let (id, attribute) = match id.split_once('.') {
        Some((id, attribute)) => (id, Some(attribute)),
        None => (id, None),
    };
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut errors);
    errors.is_empty().then(|| text.into_owned())
}

/// The names of a file's messages: what stands before `=` at the start of a line.
fn ids(text: &str) -> Vec<&str> {
    text.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| Some(line.split_once('=')?.0.trim()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(tag: &str, extra: Option<&str>) -> Words {
        Words::new(
            &Language::parse(tag).unwrap_or_else(Language::english),
            extra,
        )
    }

    #[test]
    fn every_embedded_language_is_whole() {
        for file in EMBEDDED.files() {
            let tag = file.path().file_stem().and_then(|stem| stem.to_str());
            let words = words(tag.unwrap_or_default(), None);
            assert_eq!(words.problems, [], "{tag:?}");
            assert!(words.is_complete(), "{tag:?}");
        }
    }

    #[test]
    fn messages_come_from_the_theme_then_the_language_then_english() {
        let check = |tag: &str, extra: Option<&str>, id: &str, expected: Option<&str>| {
            let args = [("amount", Arg::Number(1))];
            assert_eq!(
                words(tag, extra).message(id, &args).as_deref(),
                expected,
                "{tag} {id}"
            );
        };
        check("en", None, "always", Some("always"));
        check("es-MX", None, "always", Some("las 24 horas"));
        check("fr", None, "always", Some("always"));
        check("fr", None, "period-days", Some("1 day"));
        check("fr", Some("always = toujours"), "always", Some("toujours"));
        check("es", Some("always = { $x }"), "always", Some("always"));
        check(
            "es",
            Some("menu =\n    .label = Menú"),
            "menu.label",
            Some("Menú"),
        );
        check("es", None, "menu", None);
        check("es", None, "", None);
    }

    #[test]
    fn a_broken_file_says_where() {
        let words = words("fr", Some("always = toujours\nbroken\nmore = plus"));
        assert_eq!(words.problems.len(), 1);
        assert_eq!(words.message("more", &[]).as_deref(), Some("plus"));
        assert!(!words.is_complete());
    }
}
