//! Renders again without the tags that failed, so that one mistake in a template hides no other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use tera::Context;

use super::compile::{Templates, Voice};
use super::files::{COMMENTS, TemplateFiles};
use super::limits::LimitedWriter;
use super::{Theme, failure};
use crate::diagnostic::{Diagnostic, Place};
use crate::meter::{Tag, metered, tags};
use crate::source_map::Span;

/// How many mistakes are told of what one page is rendered with.
pub(super) const MAX_FAILURES: usize = 100;

/// The templates of a theme without those tags that failed, by their places: pages that fail alike share them.
#[derive(Debug, Default)]
pub(super) struct Patches(Mutex<BTreeMap<BTreeSet<Span>, Option<Templates>>>);

impl Patches {
    /// The templates without the tags in which these findings stand; nothing where that cannot be.
    fn without(&self, templates: &Templates, found: &[Diagnostic]) -> Option<Templates> {
        let places: BTreeSet<Span> = found.iter().filter_map(place).collect();
        let mut known = self.0.lock().ok()?;
        let patched = known.entry(places).or_insert_with_key(|places| {
            let mut files = templates.files().clone();
            let is_patched = places.iter().all(|place| files.take_out(*place));
            is_patched.then(|| templates.with_files(files)).flatten()
        });
        patched.clone()
    }
}

impl Theme {
    /// All that fails in what `template` is rendered with, of which `first` is known.
    pub(super) fn failures(
        &self,
        first: Diagnostic,
        template: &str,
        voice: &Voice,
        context: &Context,
    ) -> Vec<Diagnostic> {
        let mut found = vec![first];
        while found.len() < MAX_FAILURES {
            let Some(templates) = self.patches.without(&self.templates, &found) else {
                break;
            };
            self.templates.meter().begin(0);
            let voice = Voice::new(Arc::clone(&voice.words));
            let engine = voice.engine(&templates, self.site.as_ref());
            let Err(error) = engine.render_to(template, context, LimitedWriter::default()) else {
                break;
            };
            let next = failure::diagnostic(&error, template, templates.files());
            if found.iter().any(|known| known.place == next.place) {
                break;
            }
            found.push(next);
        }
        found
    }
}

impl TemplateFiles {
    /// Takes the tag at a place out of its template, so that nothing else moves; whether that can be done: a tag that others
    /// belong to cannot be taken out, a condition that fails counts as not met, and a loop makes no turn.
    pub(super) fn take_out(&mut self, place: Span) -> bool {
        let mut texts = self.texts.values_mut();
        let Some(template) = texts.find(|text| text.file == Some(place.file)) else {
            return false;
        };
        let at = place.range().start;
        let tags = tags(&template.text, COMMENTS);
        let tag = tags.iter().find(|tag| tag.start <= at && at < tag.end);
        let Some((tag, other)) = tag.and_then(|tag| Some((tag, instead(&template.text, tag)?)))
        else {
            return false;
        };
        let bytes = template.text.as_bytes()[tag.start..tag.end].iter();
        let mut other = other.chars();
        // Lines stay where they are.
        let blank = bytes.map(|byte| {
            let blank = if *byte == b'\n' { '\n' } else { ' ' };
            other.next().unwrap_or(blank)
        });
        let mut text = template.text[..tag.start].to_owned();
        text.extend(blank);
        text.push_str(&template.text[tag.end..]);
        template.metered = Some(metered(&text, COMMENTS));
        template.text = text.into();
        true
    }
}

/// What stands at the beginning of a tag's place when it is taken out.
fn instead(text: &str, tag: &Tag) -> Option<String> {
    if text[tag.start..].starts_with("{{") {
        return Some(String::new());
    }
    let inside = &text[tag.inside.0..tag.inside.1];
    let (word, rest) = inside.split_once(char::is_whitespace)?;
    let other = match word {
        "include" => String::new(),
        "if" | "elif" => format!("{{%{word} 0%}}"),
        "for" => format!("{{%for {} in []%}}", rest.split_once(" in ")?.0.trim()),
        _ => return None,
    };
    // What stands there may be the shorter one, if it is not complete.
    (other.is_ascii() && other.len() <= tag.end - tag.start).then_some(other)
}

fn place(found: &Diagnostic) -> Option<Span> {
    match found.place {
        Place::Source(span) => Some(span),
        Place::Path(_) => None,
    }
}
