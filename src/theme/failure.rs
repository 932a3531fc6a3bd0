//! The engine's errors as findings at their place.

use tera::ErrorKind;

use super::files::{ORIGINALS, TemplateFiles};
use super::limits::{MAX_OUTPUT, tags};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::markdown::expand::failure::in_words;

/// The first finding of an error that came up while `template` was rendered.
pub(super) fn diagnostic(error: &tera::Error, template: &str, files: &TemplateFiles) -> Diagnostic {
    diagnostics(error, template, files)
        .into_iter()
        .next()
        .unwrap_or_else(|| files.whole(template, "the template failed".to_owned()))
}

/// All findings of an error about `template`.
pub(super) fn diagnostics(
    error: &tera::Error,
    template: &str,
    files: &TemplateFiles,
) -> Vec<Diagnostic> {
    let one = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let file = files.get(report.filename());
            let range = report.span().range.clone();
            let range = file.map_or(range.clone(), |file| file.original(range));
            with_help(report.message(), |message| {
                files.at(report.filename(), range, message)
            })
        }
        ErrorKind::Msg(message) => {
            let reports = reports(message, files);
            if !reports.is_empty() {
                return reports;
            }
            files.whole(template, sentence(message))
        }
        ErrorKind::MissingParent { current, parent } => {
            let message = format!("it extends `{parent}`, and the theme has no such template");
            let finding = files.at(current, tag(current, "extends", files), message);
            match did_you_mean(parent, files.names()) {
                Some(help) => finding.help(help),
                None => finding,
            }
        }
        ErrorKind::CircularExtend { tpl, .. } => files
            .at(
                tpl,
                tag(tpl, "extends", files),
                format!("`{tpl}` extends itself in the end"),
            )
            .help(format!("to build on the original, extend `default/{tpl}`")),
        ErrorKind::CircularInclude { tpl, include_chain } => {
            let message = format!(
                "templates include each other: {}",
                include_chain.join(" → ")
            );
            files
                .at(tpl, tag(tpl, "include", files), message)
                .help("take one of these `include` tags away")
        }
        ErrorKind::Io(_) => files
            .whole(
                template,
                format!("the page grows past {} MiB", MAX_OUTPUT / (1024 * 1024)),
            )
            .help("look for a loop that runs more often than it should"),
        _ => files.whole(template, sentence(&error.to_string())),
    };
    vec![one]
}

/// The reports that the engine writes as text when it checks names: each has the form
/// `error: MESSAGE`, then ` --> NAME:LINE:COLUMN`.
fn reports(text: &str, files: &TemplateFiles) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut message = None;
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("error: ") {
            message = Some(rest);
        } else if let (Some(place), Some(said)) = (line.trim_start().strip_prefix("--> "), message)
        {
            let mut parts = place.rsplitn(3, ':');
            let column = parts.next().and_then(|part| part.parse().ok());
            let line = parts.next().and_then(|part| part.parse().ok());
            if let (Some(column), Some(line), Some(name)) = (column, line, parts.next()) {
                let range = point(name, line, column, files);
                if let Some(finding) = lacking_block(said, name, files) {
                    if !found.contains(&finding) {
                        found.push(finding);
                    }
                    message = None;
                    continue;
                }
                found.push(with_names(
                    said,
                    files.at(name, range, sentence(said)),
                    files,
                ));
                message = None;
            }
        }
    }
    found
}

/// A block that a page of the default theme fills, and that the theme's own frame has not.
fn lacking_block(said: &str, name: &str, files: &TemplateFiles) -> Option<Diagnostic> {
    let is_original = files.get(name).is_some_and(|file| file.file.is_none());
    let block = said.split('`').nth(1)?;
    if !is_original && !name.starts_with(ORIGINALS) || !said.contains("not defined in any parent") {
        return None;
    }
    let message = format!("this lacks the block `{block}`, which pages of the default theme fill");
    let help = format!(
        "add `{{% block {block} %}}{{% endblock {block} %}}`, where it belongs; it may stay empty"
    );
    Some(files.whole("base.html", message).help(help))
}

/// The byte of a line and a column, both counted from 1.
fn point(name: &str, line: usize, column: usize, files: &TemplateFiles) -> std::ops::Range<usize> {
    let Some(file) = files.get(name) else {
        return 0..0;
    };
    let text = file.compiled();
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let offset = text[start..]
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(0, |(offset, _)| offset);
    file.original(start + offset..start + offset)
}

/// The place of the first tag of that name.
fn tag(name: &str, word: &str, files: &TemplateFiles) -> std::ops::Range<usize> {
    let text = files.get(name).map_or("", |file| &file.text);
    tags(text)
        .find(|(_, tag)| tag.starts_with(word))
        .map_or(0..0, |(place, tag)| place..place + tag.len() + 3)
}

/// A finding whose help is the known name that somebody most likely meant: the engine lists what is there.
fn with_help(message: &str, make: impl FnOnce(String) -> Diagnostic) -> Diagnostic {
    for list in [" Available fields: ", " Available variables: "] {
        if let Some((said, known)) = message.split_once(list) {
            let finding = make(sentence(said));
            let given = said.split('`').nth(1).unwrap_or_default();
            return match did_you_mean(given, known.split(", ")) {
                Some(help) => finding.help(help),
                None => finding,
            };
        }
    }
    make(sentence(message))
}

fn with_names(said: &str, finding: Diagnostic, files: &TemplateFiles) -> Diagnostic {
    let given = said.split('`').nth(1).unwrap_or_default();
    let help = if said.starts_with("Unknown template") {
        did_you_mean(given, files.names())
    } else if said.starts_with("Unknown function") {
        did_you_mean(given, ["t", "range", "throw", "super"])
    } else {
        None
    };
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}

/// The engine's message as findings are written: one line, a small letter first, no full stop.
fn sentence(message: &str) -> String {
    if let Some(sentence) = in_words(message) {
        return sentence;
    }
    let line = message.lines().next().unwrap_or_default();
    let line = line.trim().trim_end_matches('.');
    let mut letters = line.chars();
    match letters.next() {
        Some(first) if !letters.as_str().starts_with(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => line.to_owned(),
    }
}
