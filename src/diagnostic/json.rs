//! Findings for other programs, as JSON (design §8).

use serde::Serialize;

use super::{Diagnostic, Fix, Place};
use crate::source_map::{Position, SourceMap};

#[derive(Serialize)]
struct Report<'a> {
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Change<'a>>,
}

/// What `check --fix` writes in the place of a part of the file.
#[derive(Serialize)]
struct Change<'a> {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: &'a str,
}

/// All findings as one JSON object.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let findings = all(diagnostics, sources);
    let mut text = serde_json::to_string_pretty(&Report { findings }).unwrap_or_default();
    text.push('\n');
    text
}

/// The findings as they stand in such an object, for one that says more.
#[must_use]
pub fn findings<'a>(
    diagnostics: &'a [Diagnostic],
    sources: &'a SourceMap,
) -> Vec<impl Serialize + use<'a>> {
    all(diagnostics, sources)
}

fn all<'a>(diagnostics: &'a [Diagnostic], sources: &'a SourceMap) -> Vec<Finding<'a>> {
    diagnostics
        .iter()
        .map(|diagnostic| finding(diagnostic, sources))
        .collect()
}

fn finding<'a>(diagnostic: &'a Diagnostic, sources: &'a SourceMap) -> Finding<'a> {
    let (file, start, end) = range(&diagnostic.place, sources);
    Finding {
        code: diagnostic.code.name(),
        severity: diagnostic.severity.name(),
        message: &diagnostic.message,
        file,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        help: diagnostic.help.as_deref(),
        fix: diagnostic.fix.as_ref().map(|fix| change(fix, sources)),
    }
}

fn change<'a>(fix: &'a Fix, sources: &SourceMap) -> Change<'a> {
    let start = sources.position(fix.span.file, fix.span.start);
    let end = sources.position(fix.span.file, fix.span.end);
    Change {
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        text: &fix.text,
    }
}

/// The file, the start and the end (exclusive) of a place.
pub(super) fn range<'a>(place: &'a Place, sources: &'a SourceMap) -> (&'a str, Position, Position) {
    match place {
        Place::Path(path) => (
            path,
            Position { line: 1, column: 1 },
            Position { line: 1, column: 1 },
        ),
        Place::Source(span) => (
            sources.path(span.file),
            sources.position(span.file, span.start),
            sources.position(span.file, span.end),
        ),
    }
}
