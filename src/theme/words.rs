//! The theme's own words in a language (Project Fluent): the theme's file over the default theme's, English for what is
//! missing.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::files::ThemeText;
use crate::diagnostic::{Diagnostic, codes};
use crate::source_map::Span;
use crate::vocabulary::Language;

/// The words of one language.
pub(super) struct Words {
    own: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
}

/// The `i18n/*.ftl` of a theme: each language's texts, the later ones win.
pub(super) type WordFiles = BTreeMap<String, Vec<ThemeText>>;

impl Words {
    /// The words of a language. Where only "es" is there, "es-MX" uses it.
    pub(super) fn new(language: &Language, files: &WordFiles) -> Self {
        let general = language.tag().split('-').next().unwrap_or_default();
        let mut tags = vec![general];
        if general != language.tag() {
            tags.push(language.tag());
        }
        Self {
            own: bundle(language.tag(), &tags, files),
            english: bundle("en", &["en"], files),
            keys: keys(files, "en")
                .into_iter()
                .chain(keys_of(files, &tags))
                .collect(),
        }
    }

    /// No words at all: for an engine that only checks templates.
    pub(super) fn empty() -> Self {
        Self::new(&Language::english(), &WordFiles::new())
    }

    /// A message with its arguments; nothing where no language has it.
    pub(super) fn message(&self, key: &str, values: &FluentArgs<'_>) -> Option<String> {
        format(&self.own, key, values)
            .or_else(|| format(&self.english, key, values))
            .map(|(text, _)| text)
    }

    /// The messages that need no arguments.
    pub(super) fn plain(&self) -> BTreeMap<&str, String> {
        let none = FluentArgs::new();
        self.keys
            .iter()
            .filter_map(|key| {
                let (text, complete) =
                    format(&self.own, key, &none).or_else(|| format(&self.english, key, &none))?;
                complete.then_some((key.as_str(), text))
            })
            .collect()
    }

    /// The names of all messages.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }
}

/// Findings about the words themselves: a file that is not Fluent, messages that a language of the site does not have.
pub(super) fn check(languages: &[Language], files: &WordFiles, folder: &str) -> Vec<Diagnostic> {
    let mut findings: Vec<_> = files.values().flatten().flat_map(syntax).collect();
    let english = keys(files, "en");
    for language in languages {
        let general = language.tag().split('-').next().unwrap_or_default();
        let known = keys_of(files, &[general, language.tag()]);
        let missing: Vec<_> = english.difference(&known).cloned().collect();
        if !missing.is_empty() {
            findings.push(missing_message(language, &missing, files, folder));
        }
    }
    findings
}

fn missing_message(
    language: &Language,
    missing: &[String],
    files: &WordFiles,
    folder: &str,
) -> Diagnostic {
    const NAMED: usize = 8;
    let tag = language.tag();
    let path = format!("{folder}/i18n/{tag}.ftl");
    let named: Vec<_> = missing
        .iter()
        .take(NAMED)
        .map(|key| format!("`{key}`"))
        .collect();
    let more = missing.len().saturating_sub(NAMED);
    let mut list = named.join(", ");
    if more > 0 {
        list = format!("{list} and {more} more");
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

fn bundle(locale: &str, tags: &[&str], files: &WordFiles) -> FluentBundle<FluentResource> {
    let locales = locale.parse().into_iter().collect();
    let mut bundle = FluentBundle::new_concurrent(locales);
    // Marks around arguments would be seen by the scan for withheld values as part of them; templates isolate with <bdi>.
    bundle.set_use_isolating(false);
    for text in tags.iter().filter_map(|tag| files.get(*tag)).flatten() {
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(text.text.to_string());
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The message's text, and whether all that it needs was there.
fn format(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    values: &FluentArgs<'_>,
) -> Option<(String, bool)> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(values), &mut errors);
    Some((text.into_owned(), errors.is_empty()))
}

fn syntax(text: &ThemeText) -> Vec<Diagnostic> {
    let Err((_, errors)) = FluentResource::try_new(text.text.to_string()) else {
        return Vec::new();
    };
    let Some(file) = text.file else {
        return Vec::new();
    };
    errors
        .into_iter()
        .map(|error| {
            let message = format!(
                "these words are not written as Fluent wants them: {}",
                error.kind
            );
            Diagnostic::new(codes::THEME_FAILED, Span::new(file, error.pos), message)
                .help("a message is `name = words`; a line that continues it is indented")
        })
        .collect()
}

fn keys(files: &WordFiles, tag: &str) -> BTreeSet<String> {
    keys_of(files, &[tag])
}

fn keys_of(files: &WordFiles, tags: &[&str]) -> BTreeSet<String> {
    tags.iter()
        .filter_map(|tag| files.get(*tag))
        .flatten()
        .flat_map(|text| {
            text.text
                .lines()
                .filter_map(message_name)
                .map(str::to_owned)
        })
        .collect()
}

/// The name of the message that begins on this line: Fluent's messages begin in the first column, with a letter.
fn message_name(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim_end();
    let valid = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    valid.then_some(name)
}
