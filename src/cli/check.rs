//! `check`: everything that `build` does but the writing.

use super::args::{Check, Format, Global};
use super::progress::Bar;
use super::{Ending, build, report};
use crate::pipeline;

/// Prints what is wrong with the site.
pub fn run(global: &Global, check: &Check) -> Ending {
    let request = match build::denying(build::request(global, &check.selection), &check.deny) {
        Ok(request) => request,
        Err(ending) => return ending,
    };
    let outcome = match build::with_threads(global, || pipeline::run(&request, &Bar::new(global))) {
        Ok(outcome) => outcome,
        Err(error) => return report::failure(&error),
    };
    if let Err(error) = report::findings(&outcome, check.format, global) {
        return report::failure(&error);
    }
    if check.format == Format::Human {
        let count =
            report::count(&outcome.diagnostics).unwrap_or_else(|| "nothing to report".to_owned());
        let left_out = build::left_out(&request, "checked");
        report::line(
            global,
            &format!("Checked {} files: {count}.{left_out}", outcome.outputs),
        );
    }
    if report::has_errors(&outcome.diagnostics) {
        Ending::Findings
    } else {
        Ending::Done
    }
}
