//! `build`: publishes the site.

use std::path::Path;
use std::time::{Duration, Instant};

use super::args::{Build, Format, Global, Selection};
use super::progress::Bar;
use super::{Ending, report};
use crate::pipeline::{self, Published, Request};
use crate::vocabulary::Audience;

/// Publishes the site, or prints what is wrong with it.
pub fn run(global: &Global, build: &Build) -> Ending {
    let began = Instant::now();
    if let Some(sources) = holds_out(global, build) {
        return report::usage(
            &format!("the output folder would be inside of {sources}/, which holds sources"),
            "choose another folder with --out",
        );
    }
    let request = Request {
        out: Some(build.out.clone()),
        ..request(global, &build.selection)
    };
    let outcome = match with_threads(global, || pipeline::run(&request, &Bar::new(global))) {
        Ok(outcome) => outcome,
        Err(error) => return report::failure(&error),
    };
    if let Err(error) = report::findings(
        &outcome.diagnostics,
        &outcome.sources,
        Format::Human,
        global,
    ) {
        return report::failure(&error);
    }
    let count = report::count(&outcome.diagnostics);
    if let Some(published) = outcome.published {
        report::line(
            global,
            &closing_line(&published, began.elapsed(), count.as_deref()),
        );
        Ending::Done
    } else {
        report::line(
            global,
            &format!("Nothing was published: {}.", count.unwrap_or_default()),
        );
        Ending::Findings
    }
}

/// The folder of sources that the output folder is in: the next build would take its own pages for sources.
fn holds_out(global: &Global, build: &Build) -> Option<&'static str> {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let out = absolute(&global.directory.join(&build.out));
    ["content", "themes"]
        .into_iter()
        .find(|folder| out.starts_with(absolute(&global.directory.join(folder))))
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
        root: global.directory.clone(),
        out: None,
        audiences,
        events: selection.events.clone(),
        base_url: selection.base_url.clone(),
        release: selection.release,
        drafts: selection.drafts,
        deny_warnings: false,
        deny: Vec::new(),
    }
}

/// Runs with as many threads as `--jobs` says.
pub fn with_threads<T: Send>(global: &Global, work: impl FnOnce() -> T + Send) -> T {
    let threads = global.jobs.map(|jobs| {
        rayon::ThreadPoolBuilder::new()
            .num_threads(usize::from(jobs))
            .build()
    });
    match threads {
        Some(Ok(pool)) => pool.install(work),
        // Without a pool of its own the work is done by the threads there are: slower, and the same.
        Some(Err(_)) | None => work(),
    }
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
    line
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
