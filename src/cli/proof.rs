//! `proof`: writes the sheet on which a second person checks an event's facts.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::args::{Format, Global, Proof, Selection};
use super::build::{is_among_sources, request, with_threads};
use super::progress::Bar;
use super::published::is_published;
use super::{Ending, report};
use crate::diagnostic::did_you_mean;
use crate::error::{Error, Result};
use crate::pipeline::{self, ProofFormat, Sheet};

/// Writes the sheet, or says what is wrong with the site.
pub fn run(global: &Global, proof: &Proof) -> Ending {
    let format = match format(proof.out.as_deref()) {
        Ok(format) => format,
        Err(ending) => return ending,
    };
    if let Some(folder) = proof
        .out
        .as_ref()
        .and_then(|out| is_among_sources(global, out))
    {
        return report::usage(
            &format!("the sheet would be inside of {folder}/, which holds sources"),
            "choose another place with --out",
        );
    }
    let place = proof.out.as_deref().unwrap_or(Path::new("proof.html"));
    if let Some(folder) = is_published(global, place) {
        return report::usage(
            &format!(
                "the sheet holds private facts, and {}/ is published",
                folder.display()
            ),
            "choose a place outside of it with --out",
        );
    }
    let request = request(global, &Selection::default());
    let event = proof.event.as_deref();
    let made = with_threads(global, || {
        pipeline::proof(&request, event, format, &Bar::new(global))
    });
    let made = match made {
        Ok(made) => made,
        Err(error) => return report::failure(&error),
    };
    if let Some(unknown) = event.filter(|event| !made.events.iter().any(|known| known == event)) {
        let help = did_you_mean(unknown, made.events.iter().map(String::as_str))
            .unwrap_or_else(|| format!("there are: {}", made.events.join(", ")));
        return report::usage(&format!("there is no event `{unknown}`"), &help);
    }
    if let Err(error) = report::findings(&made.outcome, Format::Human, global) {
        return report::failure(&error);
    }
    if made.events.is_empty() && !report::has_errors(&made.outcome.diagnostics) {
        return report::usage(
            "this site has no event whose facts could be checked",
            "put a file of facts into content/events/2026/event.yaml",
        );
    }
    let Some(sheet) = made.sheet else {
        report::line(global, "No sheet was written.");
        return Ending::Findings;
    };
    let out = proof
        .out
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("proof-{}.html", sheet.event)));
    match write(&global.directory.join(&out), &sheet.bytes) {
        Ok(()) => {
            report::line(global, &closing_line(&sheet, &out));
            Ending::Done
        }
        Err(error) => report::failure(&error),
    }
}

/// The format that the file's ending names.
fn format(out: Option<&Path>) -> std::result::Result<ProofFormat, Ending> {
    let Some(out) = out else {
        return Ok(ProofFormat::Html);
    };
    match out.extension().and_then(|ending| ending.to_str()) {
        Some("html") => Ok(ProofFormat::Html),
        Some("pdf") if cfg!(feature = "pdf") => Ok(ProofFormat::Pdf),
        Some("pdf") => Err(report::usage(
            "this quietroom was built without the feature `pdf`",
            "write a page instead: --out proof.html",
        )),
        _ => Err(report::usage(
            &format!("`{}` ends neither in .html nor in .pdf", out.display()),
            "write --out proof.html or --out proof.pdf",
        )),
    }
}

/// "Wrote 61 facts of 2026 to proof-2026.html, readable by you alone; 3 of them nothing prints."
fn closing_line(sheet: &Sheet, out: &Path) -> String {
    let unprinted = match sheet.unprinted {
        0 => String::new(),
        count => format!("; {count} of them nothing prints"),
    };
    format!(
        "Wrote {} facts of {} to {}, readable by you alone{unprinted}.",
        sheet.facts,
        sheet.event,
        out.display()
    )
}

/// Writes a file that nobody but its owner can read, not even for the moment until it has its name.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let unfinished = path.with_extension("unfinished");
    let failed = |error| Error::io("write", path, error);
    // What an interrupted run left would keep its own permissions.
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(&unfinished)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| fs::rename(&unfinished, path))
        .map_err(failed)
}
