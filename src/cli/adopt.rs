//! `adopt`: policies that exist become a site.

use std::io::{IsTerminal, Write};

use super::args::{Adopt, AdoptFormat, Color, Global};
use super::today::today;
use super::{Ending, report};
use crate::adopt::{self, Request};
use crate::diagnostic::{Mask, human};

/// Adopts, and says what has to be decided.
pub fn run(global: &Global, arguments: &Adopt) -> Ending {
    let request = Request {
        root: global.directory.clone(),
        sources: arguments.sources.clone(),
        into: arguments.into.clone(),
        today: today(),
    };
    let outcome = match super::build::with_threads(global, || adopt::run(&request)) {
        Ok(outcome) => outcome,
        Err(error) => return report::failure(&error),
    };
    if arguments.format == AdoptFormat::Json {
        let text = adopt::json(&outcome.records, &outcome.diagnostics, &outcome.sources);
        if let Err(error) = report::print(&text) {
            return report::failure(&error);
        }
    } else {
        // The sources are the caller's own texts: nothing in them is hidden from whoever adopts them.
        let color = match global.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                std::io::stderr().is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        };
        let text = human::render(&outcome.diagnostics, &outcome.sources, &Mask::none(), color);
        let _ = std::io::stderr().write_all(text.as_bytes());
    }
    let count =
        report::count(&outcome.diagnostics).unwrap_or_else(|| "nothing to report".to_owned());
    if outcome.report.is_none() {
        report::line(global, &format!("Nothing was adopted: {count}."));
        return Ending::Findings;
    }
    let facts = outcome
        .records
        .iter()
        .filter(|record| record.variable.is_some())
        .count();
    let pages = if outcome.pages == 1 {
        "1 page".to_owned()
    } else {
        format!("{} pages", outcome.pages)
    };
    report::line(
        global,
        &format!(
            "Adopted {pages} into {}: {facts} facts in their texts; {count}. Read {}/ADOPTED.md first.",
            arguments.into,
            arguments.into.trim_end_matches('/')
        ),
    );
    Ending::Done
}
