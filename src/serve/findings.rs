//! What is wrong with a site, for the browser: places, excerpts and help, without what is private.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place, Severity, excerpt};
use crate::pipeline::Outcome;
use crate::source_map::{SourceMap, Span};

/// So many findings are shown at most; the terminal has them all.
const MOST: usize = 200;

/// All that the overlay shows.
#[derive(Serialize)]
struct Report<'a> {
    errors: usize,
    warnings: usize,
    /// What the machine failed at, if it did.
    failure: Option<&'a str>,
    list: Vec<Shown>,
    /// How many are left out.
    more: usize,
}

/// One finding.
#[derive(Serialize)]
struct Shown {
    severity: &'static str,
    code: &'static str,
    message: String,
    help: Option<String>,
    /// The line as it would be, in three parts, of which the middle one is new.
    fix: Option<[String; 3]>,
    places: Vec<Spot>,
}

/// A place with its line.
#[derive(Serialize)]
struct Spot {
    file: String,
    line: usize,
    column: usize,
    /// What is there, of a place that explains another.
    label: Option<String>,
    /// The line in three parts, of which the middle one is meant.
    excerpt: Option<[String; 3]>,
}

/// The findings of a run as JSON.
#[must_use]
pub fn json(outcome: &Outcome) -> String {
    let mut found = outcome.diagnostics.clone();
    // What keeps the site from being published comes first, and each kind in the order of the sources.
    found.sort_by_key(|finding| finding.severity);
    let errors = found.partition_point(|finding| finding.severity == Severity::Error);
    let shown = &found[..found.len().min(MOST)];
    let (list, sources) = outcome.mask.hide(shown, &outcome.sources);
    write(&Report {
        errors,
        warnings: found.len() - errors,
        failure: None,
        list: list
            .into_iter()
            .map(|finding| show(finding, &sources, outcome))
            .collect(),
        more: found.len() - shown.len(),
    })
}

/// The same where the machine failed.
#[must_use]
pub fn failure(text: &str) -> String {
    write(&Report {
        errors: 1,
        warnings: 0,
        failure: Some(text),
        list: Vec::new(),
        more: 0,
    })
}

fn write(report: &Report<'_>) -> String {
    serde_json::to_string(report).unwrap_or_default()
}

fn show(finding: Diagnostic, sources: &SourceMap, outcome: &Outcome) -> Shown {
    let first = match finding.place {
        Place::Path(file) => Spot {
            file,
            line: 1,
            column: 1,
            label: None,
            excerpt: None,
        },
        Place::Source(span) => spot(span, None, sources, outcome),
    };
    let fix = finding.fix.and_then(|fix| {
        let [before, _, behind] = parts(fix.span, outcome)?;
        Some([before, outcome.mask.text(&fix.text).into_owned(), behind])
    });
    let labels = finding.labels.into_iter();
    let others = labels.map(|label| spot(label.span, Some(label.message), sources, outcome));
    Shown {
        severity: finding.severity.name(),
        code: finding.code.name(),
        message: finding.message,
        help: finding.help,
        fix,
        places: std::iter::once(first).chain(others).collect(),
    }
}

fn spot(span: Span, label: Option<String>, sources: &SourceMap, outcome: &Outcome) -> Spot {
    let position = sources.position(span.file, span.start);
    Spot {
        file: sources.path(span.file).to_owned(),
        line: position.line,
        column: position.column,
        label,
        excerpt: parts(span, outcome),
    }
}

/// The line where a place begins: what stands before it, in it and behind it.
fn parts(span: Span, outcome: &Outcome) -> Option<[String; 3]> {
    let found = excerpt(span, &outcome.sources, &outcome.mask)?;
    let part = |part: Option<&str>| part.unwrap_or_default().to_owned();
    Some([
        part(found.text.get(..found.range.start)),
        part(found.text.get(found.range.clone())),
        part(found.text.get(found.range.end..)),
    ])
}
