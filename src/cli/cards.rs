//! `cards`: prints chosen cards into a folder.

use std::fs;
use std::path::Path;

use super::args::{Cards, Format, Global};
use super::build::{request, with_threads};
use super::progress::Bar;
use super::published::is_published;
use super::{Ending, report};
use crate::diagnostic::did_you_mean;
use crate::error::{Error, Result};
use crate::pipeline::{self, PrintChoice, Request};

/// Prints cards, or says what is wrong with the site.
pub fn run(global: &Global, cards: &Cards) -> Ending {
    if !cfg!(feature = "pdf") {
        return report::usage(
            "this quietroom was built without the feature `pdf`",
            "build it with its usual features to print cards",
        );
    }
    if let Some(folder) = is_published(global, &cards.out.join("card.pdf")) {
        return report::usage(
            &format!(
                "cards for staff would stand in {}/, which is published",
                folder.display()
            ),
            "choose a folder outside of it with --out",
        );
    }
    let request = Request {
        prints: Some(PrintChoice {
            cards: cards.slugs.clone(),
            formats: cards.formats.clone(),
            marks: cards.marks,
        }),
        ..request(global, &cards.selection)
    };
    let outcome = match with_threads(global, || pipeline::run(&request, &Bar::new(global))) {
        Ok(outcome) => outcome,
        Err(error) => return report::failure(&error),
    };
    let known = outcome.cards.iter().map(String::as_str);
    if let Some(unknown) = cards
        .slugs
        .iter()
        .find(|card| !outcome.cards.contains(card))
    {
        let help = did_you_mean(unknown, known.clone()).unwrap_or_else(|| {
            let names: Vec<&str> = known.collect();
            format!("there are: {}", names.join(", "))
        });
        return report::usage(&format!("there is no card `{unknown}`"), &help);
    }
    if let Err(error) = report::findings(&outcome, Format::Human, global) {
        return report::failure(&error);
    }
    if report::has_errors(&outcome.diagnostics) {
        report::line(global, "Nothing was printed.");
        return Ending::Findings;
    }
    match write(&global.directory.join(&cards.out), &outcome.prints) {
        Ok(()) => {
            report::line(
                global,
                &format!(
                    "Printed {} files to {}.",
                    outcome.prints.len(),
                    cards.out.display()
                ),
            );
            Ending::Done
        }
        Err(error) => report::failure(&error),
    }
}

fn write(folder: &Path, prints: &[(String, Vec<u8>)]) -> Result<()> {
    fs::create_dir_all(folder).map_err(|error| Error::io("make", folder, error))?;
    for (name, bytes) in prints {
        let path = folder.join(name);
        // Whoever prints the folder meanwhile gets the old card or the new one.
        let unfinished = path.with_extension("pdf.new");
        fs::write(&unfinished, bytes)
            .and_then(|()| fs::rename(&unfinished, &path))
            .map_err(|error| Error::io("write", &path, error))?;
    }
    Ok(())
}
