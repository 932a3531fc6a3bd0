//! Hides values that are not public in whatever is said about a site: messages, helps, paths and excerpts of sources.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use super::{Diagnostic, Place};
use crate::source_map::{FileId, SourceMap, Span};

/// What stands for a letter or digit that is hidden: as wide as one, so that columns hold.
const HIDDEN: char = '•';

/// Finds the values to hide in a text.
type Find = Box<dyn Fn(&str) -> Vec<Range<usize>> + Send + Sync>;

/// What is hidden: places in sources, and values wherever they are quoted.
#[derive(Default)]
pub struct Mask {
    places: BTreeMap<FileId, Vec<Range<usize>>>,
    find: Option<Find>,
    later: Option<Later>,
}

/// A mask that is made when something is first said.
struct Later {
    make: Box<dyn Fn() -> Mask + Send + Sync>,
    made: OnceLock<Box<Mask>>,
}

impl Mask {
    /// Hides nothing.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Hides what stands at these places, and every value that `find` finds in a text.
    #[must_use]
    pub fn new(places: &[Span], find: Find) -> Self {
        let mut mask = Self {
            places: BTreeMap::new(),
            find: Some(find),
            later: None,
        };
        for span in places {
            mask.places.entry(span.file).or_default().push(span.range());
        }
        mask
    }

    /// The mask that `make` makes when something is first said: most runs have nothing to say.
    #[must_use]
    pub fn later(make: impl Fn() -> Self + Send + Sync + 'static) -> Self {
        let (make, made) = (Box::new(make), OnceLock::new());
        Self {
            later: Some(Later { make, made }),
            ..Self::default()
        }
    }

    fn ready(&self) -> &Self {
        self.later.as_ref().map_or(self, |later| {
            later.made.get_or_init(|| Box::new((later.make)()))
        })
    }

    /// A text without its private values.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mask = self.ready();
        let found = mask.find.as_ref().map_or_else(Vec::new, |find| find(text));
        if found.is_empty() {
            return Cow::Borrowed(text);
        }
        Cow::Owned(hide(text, &found).0)
    }

    /// A line of a source, which begins at `start`, without its private values; and where a range of it is then.
    #[must_use]
    pub fn line(
        &self,
        file: FileId,
        start: usize,
        line: &str,
        range: Range<usize>,
    ) -> (String, Range<usize>) {
        let mask = self.ready();
        let mut found = mask.find.as_ref().map_or_else(Vec::new, |find| find(line));
        let places = mask.places.get(&file).into_iter().flatten();
        found.extend(
            places
                .map(|place| {
                    place.start.saturating_sub(start)
                        ..place.end.saturating_sub(start).min(line.len())
                })
                .filter(|place| place.start < place.end),
        );
        let (text, places) = hide(line, &found);
        let moved = |at: usize| places.get(at).copied().unwrap_or(text.len());
        let range = moved(range.start)..moved(range.end);
        (text, range)
    }

    /// Findings, and the sources that they stand in, without private values. Where there is no finding, nothing is said of the sources either.
    #[must_use]
    pub fn hide<'s>(
        &self,
        findings: &[Diagnostic],
        sources: &'s SourceMap,
    ) -> (Vec<Diagnostic>, Cow<'s, SourceMap>) {
        if findings.is_empty() {
            return (Vec::new(), Cow::Borrowed(sources));
        }
        let files: BTreeSet<FileId> = findings.iter().flat_map(Diagnostic::files).collect();
        let sources = sources.renamed(files, |path| match self.text(path) {
            Cow::Borrowed(_) => None,
            Cow::Owned(hidden) => Some(hidden),
        });
        (self.findings(findings), Cow::Owned(sources))
    }

    /// Findings whose messages hold no private value.
    fn findings(&self, findings: &[Diagnostic]) -> Vec<Diagnostic> {
        let mut findings = findings.to_vec();
        for finding in &mut findings {
            self.hide_in(&mut finding.message);
            if let Some(help) = &mut finding.help {
                self.hide_in(help);
            }
            if let Place::Path(path) = &mut finding.place {
                self.hide_in(path);
            }
            for label in &mut finding.labels {
                self.hide_in(&mut label.message);
            }
        }
        findings
    }

    fn hide_in(&self, text: &mut String) {
        if let Cow::Owned(hidden) = self.text(text) {
            *text = hidden;
        }
    }
}

impl fmt::Debug for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mask").finish_non_exhaustive()
    }
}

/// A text whose letters and digits in some ranges are hidden, and for each of its bytes, and its end, where that is now.
fn hide(text: &str, ranges: &[Range<usize>]) -> (String, Vec<usize>) {
    let mut hidden = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        places.resize(at + c.len_utf8(), hidden.len());
        let is_inside = ranges
            .iter()
            .any(|range| range.start < at + c.len_utf8() && at < range.end);
        hidden.push(if is_inside && c.is_alphanumeric() {
            HIDDEN
        } else {
            c
        });
    }
    places.push(hidden.len());
    (hidden, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mask(place: Range<usize>) -> (SourceMap, FileId, Mask) {
        let mut sources = SourceMap::default();
        let file = sources.add("content/secret.md", "a: né 12, secret\n");
        let find = |text: &str| {
            text.match_indices("secret")
                .map(|(at, found)| at..at + found.len())
                .collect()
        };
        let mask = Mask::new(&[Span::new(file, place)], Box::new(find));
        (sources, file, mask)
    }

    #[test]
    fn lines_keep_their_columns() {
        let (sources, file, mask) = mask(3..9);
        let line = sources.text(file).trim_end();
        let (text, range) = mask.line(file, 0, line, 11..17);
        assert_eq!(
            (text.as_str(), &text[range]),
            ("a: •• ••, ••••••", "••••••")
        );
        let (text, range) = Mask::none().line(file, 0, line, 11..17);
        assert_eq!((text.as_str(), &text[range]), (line, "secret"));
    }

    #[test]
    fn nothing_that_is_said_holds_a_value() {
        let (sources, file, mask) = mask(0..0);
        let finding = Diagnostic::new(
            super::super::codes::BROKEN_LINK,
            Span::whole(file),
            "a secret",
        )
        .label(Span::whole(file), "secret too")
        .help("no secret");
        let path = Diagnostic::about_path(super::super::codes::BROKEN_LINK, "public/secret", "x");
        let (found, hidden) = mask.hide(&[finding, path], &sources);
        let shown = format!("{found:?}");
        assert!(
            !shown.contains("secret") && shown.contains("••••••"),
            "{shown}"
        );
        assert_eq!(hidden.path(file), "content/••••••.md");
    }
}
