//! `check`: everything that `build` does but the writing.

use super::args::{Check, Format, Global};
use super::progress::Bar;
use super::{Ending, build, report};
use crate::diagnostic::{codes, did_you_mean};
use crate::pipeline::{self, Request};

/// Prints what is wrong with the site.
pub fn run(global: &Global, check: &Check) -> Ending {
    for code in &check.deny {
        let is_planned = codes::PLANNED.contains(&code.as_str());
        if code != "warnings" && !is_planned && codes::find(code).is_none() {
            let known = codes::ALL
                .iter()
                .map(|code| code.name())
                .chain(["warnings"]);
            let help = did_you_mean(code, known)
                .unwrap_or_else(|| "`quietroom explain` lists all codes".to_owned());
            return report::usage(&format!("there is no code `{code}` to deny"), &help);
        }
    }
    let (all, deny): (Vec<String>, Vec<String>) = check
        .deny
        .iter()
        .cloned()
        .partition(|code| code == "warnings");
    let request = Request {
        deny_warnings: !all.is_empty(),
        deny,
        ..build::request(global, &check.selection)
    };
    let outcome = match build::with_threads(global, || pipeline::run(&request, &Bar::new(global))) {
        Ok(outcome) => outcome,
        Err(error) => return report::failure(&error),
    };
    let printed = report::findings(&outcome.diagnostics, &outcome.sources, check.format, global);
    if let Err(error) = printed {
        return report::failure(&error);
    }
    if check.format == Format::Human {
        let count =
            report::count(&outcome.diagnostics).unwrap_or_else(|| "nothing to report".to_owned());
        report::line(
            global,
            &format!("Checked {} files: {count}.", outcome.outputs),
        );
    }
    if report::has_errors(&outcome.diagnostics) {
        Ending::Findings
    } else {
        Ending::Done
    }
}
