//! Limits on what a template may do, so that a mistake in one ends as a finding and not as a machine without memory.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::files::{TemplateFiles, ThemeText};

/// No page of words is this large.
pub(super) const MAX_OUTPUT: usize = 16 * 1024 * 1024;

/// How many numbers `range` gives at most.
pub(super) const MAX_RANGE: i128 = 1000;

/// How deep loops may stand in one another in one template.
const MAX_NESTED_LOOPS: usize = 4;

/// How many templates and components may use one another in a row: each costs stack, and one that uses itself all of it.
const MAX_CHAIN: usize = 12;

/// Keeps what is written up to [`MAX_OUTPUT`].
#[derive(Debug, Default)]
pub(super) struct LimitedWriter {
    bytes: Vec<u8>,
}

impl LimitedWriter {
    /// A writer that has room for as much as a page of this length needs.
    pub(super) fn with_room(length: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(length),
        }
    }

    /// What was written.
    pub(super) fn into_text(self) -> Result<String, String> {
        String::from_utf8(self.bytes).map_err(|_| "the page is not UTF-8".to_owned())
    }
}

impl Write for LimitedWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MAX_OUTPUT {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The words inside `{% … %}` and `{{ … }}` of a template, with the place of each.
pub(super) fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices(['{']).filter_map(|(start, _)| {
        let close = match text.get(start..start + 2)? {
            "{%" => "%}",
            "{{" => "}}",
            _ => return None,
        };
        let inside = &text[start + 2..];
        let end = inside.find(close)?;
        let inside = inside[..end].trim_start_matches('-').trim_end_matches('-');
        Some((start, inside.trim()))
    })
}

/// The place of the first loop that stands too deep in others.
pub(super) fn nested_too_deep(template: &ThemeText) -> Option<usize> {
    let mut depth = 0_usize;
    for (place, tag) in tags(&template.text) {
        match tag.split_whitespace().next() {
            Some("for") => depth += 1,
            Some("endfor") => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_NESTED_LOOPS {
            return Some(place);
        }
    }
    None
}

/// A template or a component, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part<'a> {
    Template(&'a str),
    Component(&'a str),
}

/// The first of the site's own templates that uses too many others in a row, or itself by way of others.
pub(super) fn chain_too_long(files: &TemplateFiles) -> Option<&str> {
    let mut known = BTreeMap::new();
    files
        .texts
        .iter()
        .filter(|(_, file)| file.file.is_some())
        .map(|(name, _)| name.as_str())
        .find(|name| chain(Part::Template(name), files, &mut known) > MAX_CHAIN)
}

/// How many parts use one another in a row from this one on; one that uses itself counts as too many.
fn chain<'a>(
    part: Part<'a>,
    files: &'a TemplateFiles,
    known: &mut BTreeMap<Part<'a>, usize>,
) -> usize {
    if let Some(length) = known.get(&part) {
        return *length;
    }
    // Whoever comes back here while the length is not known yet has come in a circle.
    known.insert(part, MAX_CHAIN);
    let used = match part {
        Part::Template(name) => files
            .get(name)
            .map_or_else(Vec::new, |file| uses(&file.text, None)),
        Part::Component(name) => files
            .texts
            .values()
            .flat_map(|file| uses(&file.text, Some(name)))
            .collect(),
    };
    let longest = used.into_iter().map(|used| chain(used, files, known)).max();
    let length = (longest.unwrap_or(0) + 1).min(MAX_CHAIN + 1);
    known.insert(part, length);
    length
}

/// What the text of a template uses: outside of its components, or inside the one named.
fn uses<'a>(text: &'a str, component: Option<&str>) -> Vec<Part<'a>> {
    let mut inside = None;
    let mut found = Vec::new();
    for (_, tag) in tags(text) {
        if let Some(rest) = tag.strip_prefix("component ") {
            inside = Some(name(rest));
        } else if tag.starts_with("endcomponent") {
            inside = None;
        } else if inside == component {
            found.extend(used(tag));
        }
    }
    found.dedup();
    found
}

fn used(tag: &str) -> Vec<Part<'_>> {
    for word in ["include", "extends"] {
        if let Some(quoted) = tag.strip_prefix(word) {
            let quoted = quoted.trim_start();
            return quoted
                .chars()
                .next()
                .and_then(|quote| quoted[quote.len_utf8()..].split(quote).next())
                .map_or_else(Vec::new, |name| vec![Part::Template(name)]);
        }
    }
    tag.match_indices('<')
        .map(|(place, _)| name(&tag[place + 1..]))
        .filter(|name| !name.is_empty())
        .map(Part::Component)
        .collect()
}

/// The name that a text begins with.
fn name(text: &str) -> &str {
    let text = text.trim_start();
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '_' && c != '.')
        .unwrap_or(text.len());
    &text[..end]
}
