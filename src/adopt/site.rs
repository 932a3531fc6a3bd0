//! The new site as files in memory, and what becomes of it where it would not build.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Place, Severity, codes};
use crate::source_map::SourceMap;

/// Files by their paths from the new folder.
pub type Files = BTreeMap<String, String>;

/// How often the new site is mended before pages are taken over as bare words.
pub const ROUNDS: usize = 4;

/// Mends what keeps the new site from building, and says what was done, by page. Words are never lost: what cannot be
/// read as markup is shown as it is written, and a link that leads nowhere becomes one that is pending.
#[must_use]
pub fn mend(
    files: &mut Files,
    found: &[Diagnostic],
    sources: &SourceMap,
) -> BTreeSet<(String, String)> {
    let mut mended = BTreeSet::new();
    let mut places: BTreeMap<&str, Vec<(usize, &Diagnostic)>> = BTreeMap::new();
    for error in found
        .iter()
        .filter(|found| found.severity == Severity::Error)
    {
        if let Place::Source(span) = &error.place {
            let of = places.entry(sources.path(span.file)).or_default();
            of.push((span.range().start, error));
        }
    }
    for (path, mut errors) in places {
        let Some(text) = files.get_mut(path).filter(|_| !path.contains("events/")) else {
            continue;
        };
        errors.sort_by_key(|(start, ..)| std::cmp::Reverse(*start));
        // From the end, so that the places before stay right.
        let mut last = usize::MAX;
        for (start, error) in errors {
            if start >= last {
                continue;
            }
            if let Some(what) = mend_one(text, start, error) {
                last = start;
                mended.insert((path.to_owned(), what));
            }
        }
    }
    mended
}

/// Mends what is wrong at a place; what was done.
fn mend_one(text: &mut String, start: usize, error: &Diagnostic) -> Option<String> {
    if !text.is_char_boundary(start) {
        return None;
    }
    if start < front_end(text) {
        let what = format!(
            "a line of metadata cannot be used and became a comment: {}",
            error.message
        );
        return comment_out(text, start).then_some(what);
    }
    if text[start..].starts_with('<') {
        text.replace_range(start..=start, "&lt;");
        return Some(format!(
            "markup is shown as it is written: {}",
            error.message
        ));
    }
    let is_link = [
        codes::BROKEN_LINK,
        codes::BROKEN_ANCHOR,
        codes::BROKEN_IMAGE,
        codes::INVALID_LINK,
        codes::UNSAFE_LINK,
        codes::THIRD_PARTY_SOURCE,
        codes::LINK_ABOVE_AUDIENCE,
    ]
    .contains(&error.code);
    if is_link {
        return unlink(text, start).map(|to| {
            format!("a link led to `{to}`, which is not there: it waits for `links.missing`")
        });
    }
    None
}

/// Where the text begins behind front matter between lines of `---`, or Pelican's.
fn front_end(text: &str) -> usize {
    match text.strip_prefix("---\n") {
        Some(rest) => rest.find("\n---\n").map_or(0, |at| at + 9),
        None if text
            .lines()
            .next()
            .is_some_and(|line| line.to_ascii_lowercase().starts_with("title:")) =>
        {
            text.find("\n\n").unwrap_or(0)
        }
        None => 0,
    }
}

/// A line of metadata that cannot be used stays as a comment, or, in Pelican's metadata, under a key of its own.
fn comment_out(text: &mut String, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let is_yaml = text.starts_with("---\n");
    if start == 0 && is_yaml {
        return false;
    }
    text.insert_str(start, if is_yaml { "# " } else { "x-" });
    true
}

/// The words of a link stay; it leads nowhere until somebody says where.
fn unlink(text: &mut String, start: usize) -> Option<String> {
    let inside = &text[start..];
    let window = inside
        .char_indices()
        .nth(4000)
        .map_or(inside, |(at, _)| &inside[..at]);
    let to = start + window.find("](")? + 2;
    let close = to + text[to..].find(')')?;
    let destination = text[to..close].to_owned();
    if destination.contains('\n') {
        return None;
    }
    text.replace_range(to..close, "{{ links.missing }}");
    if text[start..].starts_with("![") {
        text.replace_range(start..=start, "");
    }
    Some(destination)
}
