//! `explain`: what a code means, why it matters, an example.

use std::io::Write;

use super::args::Explain;
use super::{Ending, report};
use crate::diagnostic::{codes, did_you_mean};

/// Prints the page of a code, or the list of all codes.
pub fn run(explain: &Explain) -> Ending {
    let mut out = std::io::stdout();
    let Some(name) = &explain.code else {
        for code in codes::ALL {
            let _ = writeln!(out, "{:<8} {code}", code.severity().name());
        }
        return Ending::Done;
    };
    let Some(code) = codes::find(name) else {
        let help = did_you_mean(name, codes::ALL.iter().map(|code| code.name()))
            .unwrap_or_else(|| "`quietroom explain` lists them all".to_owned());
        return report::usage(&format!("there is no code `{name}`"), &help);
    };
    let _ = write!(
        out,
        "{}",
        code.explanation()
            .map_or("", |explanation| explanation.markdown)
    );
    Ending::Done
}
