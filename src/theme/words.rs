//! The theme's own words in a language: its file over the default theme's, English for what is missing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::files::ThemeText;
use crate::diagnostic::{Diagnostic, codes};
use crate::locale::{Arg, Locale};
use crate::source_map::Span;
use crate::vocabulary::Language;

/// The `i18n/*.ftl` of a theme: each tag's texts, the later ones win.
pub(super) type WordFiles = BTreeMap<String, Vec<ThemeText>>;

/// The language that has every word.
const ENGLISH: &str = "en";

/// The words of one language, of pages and of facts.
#[derive(Debug)]
pub(super) struct Words {
    pub locale: Arc<Locale>,
    keys: BTreeSet<String>,
}

impl Words {
    /// The words of a language.
    pub(super) fn new(language: &Language, files: &WordFiles) -> Self {
        let own: Vec<_> = texts(language.tag(), files).collect();
        let english: Vec<_> = texts(ENGLISH, files).collect();
        let keys = own.iter().chain(&english).flat_map(|text| keys(text));
        Self {
            keys: keys.map(str::to_owned).collect(),
            locale: Arc::new(
                Locale::new(language, Some(&joined(&own))).falling_back_to(&joined(&english)),
            ),
        }
    }

    /// No words at all: for an engine that only checks templates.
    pub(super) fn none() -> Self {
        Self::new(&Language::english(), &WordFiles::new())
    }

    /// The messages that need no arguments.
    pub(super) fn plain(&self) -> BTreeMap<&str, String> {
        self.keys()
            .filter_map(|key| Some((key, self.locale.message(key, &[])?)))
            .collect()
    }

    /// A message with its arguments.
    pub(super) fn message(&self, key: &str, arguments: &[(&str, Arg)]) -> Option<String> {
        self.locale.message(key, arguments)
    }

    /// The names of all messages.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }
}

/// Findings about the words themselves: a file that is not Fluent, messages that a language of the site does not have.
pub(super) fn check(languages: &[Language], files: &WordFiles, folder: &str) -> Vec<Diagnostic> {
    let mut findings: Vec<_> = files.values().flatten().flat_map(problems).collect();
    let english: BTreeSet<_> = texts(ENGLISH, files).flat_map(keys).collect();
    for language in languages {
        let own: BTreeSet<_> = texts(language.tag(), files).flat_map(keys).collect();
        let missing: Vec<_> = english.difference(&own).copied().collect();
        if !missing.is_empty() {
            findings.push(missing_message(language, &missing, files, folder));
        }
    }
    findings
}

fn missing_message(
    language: &Language,
    missing: &[&str],
    files: &WordFiles,
    folder: &str,
) -> Diagnostic {
    const NAMED: usize = 8;
    let tag = language.tag();
    let path = format!("{folder}/i18n/{tag}.ftl");
    let named = missing.iter().take(NAMED).map(|key| format!("`{key}`"));
    let mut list = named.collect::<Vec<_>>().join(", ");
    if missing.len() > NAMED {
        list = format!("{list} and {} more", missing.len() - NAMED);
    }
    let message = format!("the theme has no words in {tag} for {list}: pages show English there");
    let own = files
        .get(tag)
        .and_then(|texts| texts.iter().rev().find_map(|text| text.file));
    let finding = match own {
        Some(file) => Diagnostic::new(codes::MISSING_MESSAGE, Span::whole(file), message),
        None => Diagnostic::about_path(codes::MISSING_MESSAGE, path.clone(), message),
    };
    finding.help(format!(
        "write them in {path}, one line each: `name = words`"
    ))
}

/// What in a file of the site's own theme is not Fluent.
fn problems(text: &ThemeText) -> Vec<Diagnostic> {
    let Some(file) = text.file else {
        return Vec::new();
    };
    let alone = Locale::new(&Language::english(), Some(&text.text));
    let found = alone.problems().iter().map(|problem| {
        let message = format!("these words cannot be read: {}", problem.message);
        Diagnostic::new(
            codes::THEME_FAILED,
            Span::new(file, problem.range.clone()),
            message,
        )
        .help("a message is `name = words`; a line that continues it is indented")
    });
    found.collect()
}

/// A language's texts, the general ones first: "es", then "es-MX".
fn texts<'a>(tag: &'a str, files: &'a WordFiles) -> impl Iterator<Item = &'a ThemeText> {
    let general = tag.split('-').next().filter(|general| *general != tag);
    general
        .into_iter()
        .chain([tag])
        .filter_map(|tag| files.get(tag))
        .flatten()
}

fn joined(texts: &[&ThemeText]) -> String {
    let texts: Vec<&str> = texts.iter().map(|text| text.text.as_ref()).collect();
    texts.join("\n")
}

/// The names of a file's messages: each begins in the first column, with a letter.
fn keys(text: &ThemeText) -> impl Iterator<Item = &str> {
    text.text.lines().filter_map(|line| {
        let name = line.split_once('=')?.0.trim_end();
        let valid = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
        valid.then_some(name)
    })
}
