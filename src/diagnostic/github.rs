//! Findings as annotations of GitHub Actions ("workflow commands").

use std::fmt::Write;

use super::Diagnostic;
use super::json::range;
use crate::source_map::SourceMap;

/// One line a finding: `::error file=…,line=…,col=…::message`.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let (file, start, end) = range(&diagnostic.place, sources);
        let message = match &diagnostic.help {
            Some(help) => format!("{}\nhelp: {help}", diagnostic.message),
            None => diagnostic.message.clone(),
        };
        // Writing into a String does not fail.
        let _ = writeln!(
            text,
            "::{} file={},line={},col={},endLine={},endColumn={},title={}::{}",
            diagnostic.severity.name(),
            property(file),
            start.line,
            start.column,
            end.line,
            end.column,
            property(diagnostic.code.name()),
            data(&message),
        );
    }
    text
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
