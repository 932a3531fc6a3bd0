//! Prints findings and failures.

use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;

use super::Ending;
use super::args::{Color, Format, Global};
use crate::diagnostic::{Diagnostic, Mask, Severity, github, human, json, sarif};
use crate::error::{Error, Result};
use crate::pipeline::Outcome;

/// All findings for people, with private values for whoever asks for them at a terminal.
pub fn human(outcome: &Outcome, global: &Global) -> String {
    let none = Mask::none();
    let mask = if global.show_private && std::io::stderr().is_terminal() {
        &none
    } else {
        &outcome.mask
    };
    let (diagnostics, sources) = mask.hide(&outcome.diagnostics, &outcome.sources);
    human::render(&diagnostics, &sources, mask, use_color(global.color))
}

/// Prints all findings: for people on standard error, for programs on standard output. Values that are not public are
/// shown to whoever asks for them at a terminal, and to nobody else.
pub fn findings(outcome: &Outcome, format: Format, global: &Global) -> Result<()> {
    let Outcome {
        diagnostics,
        sources,
        mask,
        ..
    } = outcome;
    let is_terminal = std::io::stderr().is_terminal()
        && (format == Format::Human || std::io::stdout().is_terminal());
    let none = Mask::none();
    let mask = if global.show_private && is_terminal {
        &none
    } else {
        mask
    };
    let (diagnostics, sources) = &mask.hide(diagnostics, sources);
    let text = match format {
        Format::Human => {
            let text = human::render(diagnostics, sources, mask, use_color(global.color));
            // Where even this fails, there is no place left to say so.
            let _ = std::io::stderr().write_all(text.as_bytes());
            return Ok(());
        }
        Format::Json => json::render(diagnostics, sources),
        Format::Github => github::render(diagnostics, sources),
        Format::Sarif => sarif::render(diagnostics, sources),
    };
    print(&text)
}

/// Prints a text on standard output, all of it.
pub fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    // What stays in a buffer would be lost without a word when the program ends.
    written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// What came of writing to standard output. Whoever closed the pipe has read enough.
pub fn written(result: std::io::Result<()>) -> Result<()> {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let error = Error::io("write to", Path::new("standard output"), error);
            Err(error.with_help("send it to another place, or free some space there"))
        }
        _ => Ok(()),
    }
}

/// Prints a failure of the machine.
pub fn failure(error: &Error) -> Ending {
    let _ = writeln!(
        std::io::stderr(),
        "error: {error}\n  help: {}",
        error.help()
    );
    Ending::Machine
}

/// Prints what is wrong with the arguments.
pub fn usage(message: &str, help: &str) -> Ending {
    let _ = writeln!(std::io::stderr(), "error: {message}\n  help: {help}");
    Ending::Usage
}

/// A line for people who did not ask for quiet.
pub fn line(global: &Global, text: &str) {
    if !global.quiet {
        let _ = writeln!(std::io::stderr(), "{text}");
    }
}

/// "2 errors and 1 warning", or nothing where there are none.
pub fn count(diagnostics: &[Diagnostic]) -> Option<String> {
    let errors = diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .count();
    let warnings = diagnostics.len() - errors;
    let words = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{count} {word}s")),
    };
    let parts: Vec<String> = [words(errors, "error"), words(warnings, "warning")]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join(" and "))
}

/// Whether a finding keeps the site from being published.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics
        .iter()
        .any(|found| found.severity == Severity::Error)
}

fn use_color(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            std::io::stderr().is_terminal()
                && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        }
    }
}
