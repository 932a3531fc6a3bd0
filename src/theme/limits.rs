//! Limits on what a template may do, so that a mistake in one ends as a finding and not as a machine without memory.

use std::io::{self, Write};

use crate::theme::files::ThemeText;

/// No page of words is this large.
pub(super) const MAX_OUTPUT: usize = 16 * 1024 * 1024;

/// How many numbers `range` gives at most.
pub(super) const MAX_RANGE: i128 = 1000;

/// How deep loops may stand in one another in one template.
const MAX_NESTED_LOOPS: usize = 4;

/// How many templates may include one another in a row: each costs stack.
pub(super) const MAX_INCLUDES: usize = 12;

/// Keeps what is written up to [`MAX_OUTPUT`].
#[derive(Debug, Default)]
pub(super) struct LimitedWriter {
    bytes: Vec<u8>,
}

impl LimitedWriter {
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

/// The words inside `{% … %}` tags of a template, with the place of each tag.
pub(super) fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("{%").filter_map(|(start, _)| {
        let inside = &text[start + 2..];
        let end = inside.find("%}")?;
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

/// The names that a template includes, each with its place.
pub(super) fn includes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    tags(text).filter_map(|(place, tag)| {
        let name = tag.strip_prefix("include")?.trim_start();
        let quote = name
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\'' | '`'))?;
        let name = name[1..].split(quote).next()?;
        Some((place, name))
    })
}
