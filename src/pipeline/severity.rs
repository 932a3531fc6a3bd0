//! How severe each finding is, as the site and the command line ask for.

use super::Request;
use crate::config::{Config, Level};
use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::lint;
use crate::source_map::SourceMap;

/// All that was found, without consequences, as severe as it is here, in order.
pub(super) fn conclude(
    mut found: Vec<Diagnostic>,
    config: &Config,
    request: &Request,
    sources: &SourceMap,
) -> Vec<Diagnostic> {
    lint::settle(&mut found);
    let mut found = levels(found, config, request);
    diagnostic::sort(&mut found, sources);
    found
}

/// Whether findings of a code are errors here.
pub(super) fn is_denied(code: Code, config: &Config, request: &Request) -> bool {
    request.deny.iter().any(|denied| denied == code.name())
        || config.lints.get(code.name()) == Some(&Level::Deny)
}

/// Gives each finding the severity that the site and the command line ask for.
pub(super) fn levels(
    found: Vec<Diagnostic>,
    config: &Config,
    request: &Request,
) -> Vec<Diagnostic> {
    found
        .into_iter()
        .filter_map(|mut found| {
            // A code can be both a warning and an error; what is an error firmly stays one.
            let is_firm = found.code.is_firm() && found.severity == Severity::Error;
            if let Some(level) = config.lints.get(found.code.name()).filter(|_| !is_firm) {
                found.severity = level.severity()?;
            }
            if request.deny_warnings || request.deny.iter().any(|code| code == found.code.name()) {
                found.severity = Severity::Error;
            }
            Some(found)
        })
        .collect()
}
