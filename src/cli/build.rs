//! `build`: publishes the site.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::args::{Build, Format, Global, Selection};
use super::progress::Bar;
use super::today::today;
use super::{Ending, report};
use crate::diagnostic::{codes, did_you_mean};
use crate::output;
use crate::pipeline::{self, Published, Request};
use crate::vocabulary::Audience;

/// Publishes the site, or prints what is wrong with it.
pub fn run(global: &Global, build: &Build) -> Ending {
    let began = Instant::now();
    if let Some(sources) = is_among_sources(global, &build.out) {
        return report::usage(
            &format!("the output folder would be inside of {sources}/, which holds sources"),
            "choose another folder with --out",
        );
    }
    if let Some(site) = published_around(global, &build.out) {
        return report::usage(
            &format!(
                "the output folder would be inside of {}, which is published as it is",
                site.display()
            ),
            "choose another folder with --out: what is in there is for everybody who reads that site",
        );
    }
    let request = match denying(request(global, &build.selection), &build.deny) {
        Ok(request) => Request {
            out: Some(build.out.clone()),
            cards: !build.no_cards,
            cache: !build.no_cache,
            ..request
        },
        Err(ending) => return ending,
    };
    let outcome = match with_threads(global, || pipeline::run(&request, &Bar::new(global))) {
        Ok(outcome) => outcome,
        Err(error) => return report::failure(&error),
    };
    if let Err(error) = report::findings(&outcome, Format::Human, global) {
        return report::failure(&error);
    }
    if !cfg!(feature = "pdf") && !build.no_cards && !outcome.cards.is_empty() {
        report::line(
            global,
            "Cards were not printed: this quietroom was built without the feature `pdf`.",
        );
    }
    let count = report::count(&outcome.diagnostics);
    let left_out = left_out(&request, "expanded");
    if let Some(published) = outcome.published {
        report::line(
            global,
            &format!(
                "{}{left_out}",
                closing_line(&published, began.elapsed(), count.as_deref())
            ),
        );
        Ending::Done
    } else {
        report::line(
            global,
            &format!(
                "Nothing was published: {}.{left_out}",
                count.unwrap_or_default()
            ),
        );
        Ending::Findings
    }
}

/// The folder of sources that an output is in: the next build would take its own pages for sources.
pub fn is_among_sources(global: &Global, out: &Path) -> Option<&'static str> {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let out = absolute(&global.directory.join(out));
    ["content", "themes"]
        .into_iter()
        .find(|folder| out.starts_with(absolute(&global.directory.join(folder))))
}

/// The site of an audience, published by an earlier build, that an output folder is in: it would go out with it.
fn published_around(global: &Global, out: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(global.directory.join(out)).ok()?;
    let is_site = |folder: &&Path| {
        let names = folder.file_name().zip(folder.parent());
        names.is_some_and(|(name, parent)| {
            Audience::ALL.iter().any(|audience| name == audience.name())
                && output::is_output(parent)
        })
    };
    absolute.ancestors().find(is_site).map(Path::to_owned)
}

/// What a selection asks for; without audiences, all of them.
pub fn request(global: &Global, selection: &Selection) -> Request {
    let mut audiences = if selection.audiences.is_empty() {
        Audience::ALL.to_vec()
    } else {
        selection.audiences.clone()
    };
    audiences.sort_unstable();
    audiences.dedup();
    Request {
        events: selection.events.clone(),
        base_url: selection.base_url.clone(),
        release: selection.release,
        drafts: selection.drafts,
        cache: true,
        today: Some(today()),
        ..Request::new(global.directory.clone(), audiences)
    }
}

/// The request with what its findings count as, or how the command ends for a code that there is not.
pub fn denying(request: Request, deny: &[String]) -> Result<Request, Ending> {
    for code in deny {
        if code != "warnings" && codes::find(code).is_none() {
            let names = codes::ALL.iter().map(|code| code.name());
            let help = did_you_mean(code, names.chain(["warnings"]))
                .unwrap_or_else(|| "`quietroom explain` lists all codes".to_owned());
            return Err(report::usage(
                &format!("there is no code `{code}` to deny"),
                &help,
            ));
        }
    }
    let (all, deny): (Vec<String>, Vec<String>) =
        deny.iter().cloned().partition(|code| code == "warnings");
    Ok(Request {
        deny_warnings: !all.is_empty(),
        deny,
        ..request
    })
}

/// " Pages for staff and responders were not expanded.", where nobody asked for their sites.
pub fn left_out(request: &Request, what: &str) -> String {
    let left: Vec<&str> = Audience::ALL
        .into_iter()
        .filter(|audience| *audience > request.widest())
        .map(Audience::name)
        .collect();
    if left.is_empty() {
        String::new()
    } else {
        format!(" Pages for {} were not {what}.", left.join(" and "))
    }
}

/// Runs with as many threads as `--jobs` says.
pub fn with_threads<T: Send>(global: &Global, work: impl FnOnce() -> T + Send) -> T {
    match threads(global) {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

/// As many threads as `--jobs` says.
pub fn threads(global: &Global) -> Option<rayon::ThreadPool> {
    let jobs = usize::from(global.jobs?);
    // Without a pool of its own the work is done by the threads there are: slower, and the same.
    rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .build()
        .ok()
}

/// "Published 24 files to dist: public 9, staff 12, responders 12 (3 written, 120 kB) in 31 ms; 1 warning."
fn closing_line(published: &Published, time: Duration, count: Option<&str>) -> String {
    let files: usize = published.sites.values().sum();
    let sites: Vec<String> = published
        .sites
        .iter()
        .map(|(audience, files)| format!("{audience} {files}"))
        .collect();
    let mut line = format!(
        "Published {files} files to {}: {} ({} written, {}) in {}",
        published.out.display(),
        sites.join(", "),
        published.written,
        size(published.bytes),
        duration(time),
    );
    if let Some(count) = count {
        line.push_str("; ");
        line.push_str(count);
    }
    line.push('.');
    if !published.news.is_empty() {
        line.push_str(" Public since now: ");
        line.push_str(&named(&published.news));
        line.push('.');
    }
    line
}

/// Some names, and how many more there are.
fn named(names: &[String]) -> String {
    const MOST: usize = 12;
    let shown = names[..names.len().min(MOST)].join(", ");
    match names.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

fn duration(time: Duration) -> String {
    if time.as_secs() == 0 {
        format!("{} ms", time.as_millis())
    } else {
        format!("{:.1} s", time.as_secs_f32())
    }
}
