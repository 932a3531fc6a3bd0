//! `check`: everything that `build` does but the writing.

use std::path::Path;

use super::args::{Check, Format, Global};
use super::fix::{Mended, fix};
use super::progress::Bar;
use super::{Ending, build, report};
use crate::error::Result;
use crate::external::Patience;
use crate::pipeline::{self, Outcome, Request};

/// Prints what is wrong with the site.
pub fn run(global: &Global, check: &Check) -> Ending {
    let request = match build::denying(build::request(global, &check.selection), &check.deny) {
        Ok(request) => Request {
            external: check.external.then_some(Patience::USUAL),
            ..request
        },
        Err(ending) => return ending,
    };
    let checked = || build::with_threads(global, || pipeline::run(&request, &Bar::new(global)));
    let (outcome, mended) = match checked() {
        Ok(outcome) if check.fix => match mend(&request.root, outcome, checked) {
            Ok(mended) => mended,
            Err(error) => return report::failure(&error),
        },
        Ok(outcome) => (outcome, Mended::default()),
        Err(error) => return report::failure(&error),
    };
    if mended.files > 0 {
        report::line(global, &said(mended));
    }
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

/// Mends the sources, and checks them once more if anything was mended.
fn mend(
    root: &Path,
    before: Outcome,
    check: impl FnOnce() -> Result<Outcome>,
) -> Result<(Outcome, Mended)> {
    let mended = fix(root, &before.sources, &before.diagnostics)?;
    let after = if mended.files > 0 { check()? } else { before };
    Ok((after, mended))
}

fn said(mended: Mended) -> String {
    let words = |count: usize, word: &str| match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    };
    format!(
        "Mended {} in {}.",
        words(mended.findings, "finding"),
        words(mended.files, "file")
    )
}
