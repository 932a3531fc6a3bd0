//! From texts to engines that render them.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use tera::{Context, ErrorKind, Tera, Value};

use super::Scope;
use super::again::MAX_FAILURES;
use super::failure;
use super::files::{ORIGINALS, TemplateFiles, ThemeText};
use super::functions;
use super::limits::{chain_too_long, nested_too_deep};
use super::words::Words;
use crate::diagnostic::{Checked, Diagnostic, Place};
use crate::meter::Meter;
use crate::vocabulary::Language;

/// The compiled templates, without the words of any language.
///
/// A build that makes no page again needs none of them, so the originals wait until the first page does.
#[derive(Clone, Debug)]
pub(super) struct Templates {
    files: Arc<TemplateFiles>,
    meter: Meter,
    compiled: Arc<OnceLock<Tera>>,
}

impl Templates {
    /// The templates of a theme. Where its own do not compile, the originals do the work: nothing is published then, but
    /// whatever else is wrong is found too.
    pub(super) fn new(mut files: TemplateFiles, meter: Meter) -> Checked<Self> {
        let mut findings = Vec::new();
        let compiled = if files.has_own() {
            own(&mut files, &meter).unpack(&mut findings)
        } else {
            None
        };
        let templates = Self {
            files: Arc::new(files),
            meter,
            compiled: Arc::new(compiled.map_or_else(OnceLock::new, OnceLock::from)),
        };
        Checked::new(templates, findings)
    }

    /// The same with other texts, if those can be compiled.
    pub(super) fn with_files(&self, files: TemplateFiles) -> Option<Self> {
        let compiled = engine(&files, &self.meter).ok()?;
        Some(Self {
            files: Arc::new(files),
            meter: self.meter.clone(),
            compiled: Arc::new(OnceLock::from(compiled)),
        })
    }

    /// The texts that are compiled.
    pub(super) fn files(&self) -> &TemplateFiles {
        &self.files
    }

    /// Counts what they do.
    pub(super) fn meter(&self) -> &Meter {
        &self.meter
    }

    /// All of them, compiled now at the latest.
    pub(super) fn compiled(&self) -> &Tera {
        self.compiled
            .get_or_init(|| engine(&self.files, &self.meter).unwrap_or_default())
    }
}

/// What renders the pages of one language: the templates that all have, with words of its own.
#[derive(Debug)]
pub(super) struct Voice {
    pub words: Arc<Words>,
    engine: OnceLock<Tera>,
}

pub(super) type Voices = BTreeMap<Language, Voice>;

impl Voice {
    /// A voice that speaks in these words.
    pub(super) fn new(words: Arc<Words>) -> Self {
        let engine = OnceLock::new();
        Self { words, engine }
    }

    /// The engine of this language, with what templates see as `site`, if they see any.
    pub(super) fn engine(&self, templates: &Templates, site: Option<&Value>) -> &Tera {
        self.engine.get_or_init(|| {
            let mut engine = templates.compiled().clone();
            let context = engine.global_context();
            context.insert("words", &self.words.plain());
            if let Some(site) = site {
                Scope::nothing(context);
                context.insert_value("site", site.clone());
            }
            functions::register(&mut engine, Arc::clone(&self.words));
            engine
        })
    }
}

/// Compiles a theme with templates of its own, and says what is wrong with them.
fn own(files: &mut TemplateFiles, meter: &Meter) -> Checked<Option<Tera>> {
    let mut findings = broken(files);
    let syntax_errors = findings.len();
    let base = engine(files, meter);
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
    let is_good = findings.is_empty();
    if !is_good {
        files.texts.retain(|name, _| name.starts_with(ORIGINALS));
    }
    Checked::new(base.ok().filter(|_| is_good), findings)
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
        let found = unreadable(name, files);
        if !found.is_empty() {
            findings.extend(found);
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

/// What cannot be read in a template: the engine is asked again without each tag that it stops at.
fn unreadable(name: &str, files: &TemplateFiles) -> Vec<Diagnostic> {
    let mut one = files.only(name);
    let mut found = Vec::new();
    while found.len() < MAX_FAILURES {
        let text = one.get(name).map_or("", ThemeText::compiled);
        let Err(error) = Tera::default().add_raw_template(name, text) else {
            break;
        };
        if !matches!(error.kind(), ErrorKind::SyntaxError(_)) {
            break;
        }
        let Some(next) = failure::diagnostics(&error, name, &one).pop() else {
            break;
        };
        // What is said of the same place again is a consequence of what was taken out.
        if found
            .iter()
            .any(|known: &Diagnostic| known.place == next.place)
        {
            break;
        }
        let place = next.place.clone();
        found.push(next);
        if !matches!(place, Place::Source(span) if one.take_out(span)) {
            break;
        }
    }
    found
}
