//! From texts to engines that render them.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, ErrorKind, Tera};

use super::failure;
use super::files::{ORIGINALS, TemplateFiles};
use super::functions;
use super::limits::{chain_too_long, nested_too_deep};
use super::meter::Meter;
use super::words::{WordFiles, Words};
use crate::diagnostic::{Checked, Diagnostic};
use crate::vocabulary::Language;

/// What renders the pages of one language: all have the same compiled templates, each its own words.
#[derive(Clone)]
pub(super) struct Voice {
    pub engine: Arc<Tera>,
    pub words: Arc<Words>,
}

pub(super) type Voices = BTreeMap<Language, Voice>;

/// Compiles the templates. Where the theme's own do not compile, the originals do the work: nothing is published then, but
/// whatever else is wrong is found too.
pub(super) fn compile(
    files: &mut TemplateFiles,
    words: &WordFiles,
    languages: &[Language],
    meter: &Meter,
) -> Checked<Voices> {
    let mut findings = broken(files);
    let syntax_errors = findings.len();
    let mut base = engine(files, meter);
    if let Err(error) = &base {
        let found = failure::diagnostics(error, "base.html", files);
        findings.extend(found.into_iter().filter(|finding| {
            // Where templates had to be left out, missing templates and blocks are a mere consequence.
            syntax_errors == 0
                || ["filter", "function", "test"]
                    .iter()
                    .any(|kind| finding.message.starts_with(&format!("unknown {kind} ")))
        }));
    } else if let Some(name) = chain_too_long(files) {
        let message = "it uses too many other templates in a row, or itself".to_owned();
        findings.push(files.whole(name, message));
    }
    if !findings.is_empty() {
        files.texts.retain(|name, _| name.starts_with(ORIGINALS));
        base = engine(files, meter);
    }
    let base = base.unwrap_or_default();
    let voices = languages
        .iter()
        .map(|language| {
            let words = Arc::new(Words::new(language, words));
            let mut engine = base.clone();
            engine.global_context().insert("words", &words.plain());
            functions::register(&mut engine, Arc::clone(&words));
            let engine = Arc::new(engine);
            (language.clone(), Voice { engine, words })
        })
        .collect();
    Checked::new(voices, findings)
}

fn engine(files: &TemplateFiles, meter: &Meter) -> tera::TeraResult<Tera> {
    let mut engine = Tera::default();
    engine.set_fallback_prefixes([ORIGINALS])?;
    functions::register(&mut engine, Arc::new(Words::none()));
    meter.register(&mut engine);
    engine.add_raw_templates(
        files
            .texts
            .iter()
            .map(|(name, file)| (name, file.compiled())),
    )?;
    *engine.global_context() = Context::new();
    Ok(engine)
}

/// What is wrong with each template by itself: all of it, where the engine would stop at the first. Those templates are
/// emptied, so that the engine can say what is wrong with the others.
fn broken(files: &mut TemplateFiles) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut names = Vec::new();
    for (name, file) in files.texts.iter().filter(|(_, file)| file.file.is_some()) {
        let alone = Tera::default().add_raw_template(name, file.compiled());
        if let Err(error) = alone
            && matches!(error.kind(), ErrorKind::SyntaxError(_))
        {
            findings.extend(failure::diagnostics(&error, name, files));
            names.push(name.clone());
        } else if let Some(place) = nested_too_deep(file) {
            let message = "this loop stands in too many others".to_owned();
            findings.push(files.at(name, place..place + 2, message));
        }
    }
    for name in names {
        if let Some(file) = files.texts.get_mut(&name) {
            file.text = "".into();
            file.metered = None;
        }
    }
    findings
}
