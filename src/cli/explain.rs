//! `explain`: what a code means, why it matters, an example.

use super::args::Explain;
use super::{Ending, report};
use crate::diagnostic::{codes, did_you_mean};

/// Prints the page of a code, or the list of all codes.
pub fn run(explain: &Explain) -> Ending {
    let text = match &explain.code {
        None => list(),
        Some(name) => {
            let Some(code) = codes::find(name) else {
                let help = did_you_mean(name, codes::ALL.iter().map(|code| code.name()))
                    .unwrap_or_else(|| "`quietroom explain` lists them all".to_owned());
                return report::usage(&format!("there is no code `{name}`"), &help);
            };
            let page = code.explanation();
            page.map_or_else(String::new, |page| page.markdown.to_owned())
        }
    };
    match report::print(&text) {
        Ok(()) => Ending::Done,
        Err(error) => report::failure(&error),
    }
}

/// All codes, each on a line with its severity.
fn list() -> String {
    let lines = codes::ALL
        .iter()
        .map(|code| format!("{:<8} {code}", code.severity().name()));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}
