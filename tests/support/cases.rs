//! Runs many cases on all cores and says at once what is wrong with any of them.

use std::any::Any;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The files or folders directly in a folder of the package, sorted.
pub fn entries(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    paths.sort();
    paths
}

/// The folders alone: files beside them are parts of the test.
pub fn folders(folder: &str) -> Vec<PathBuf> {
    let mut folders = entries(folder);
    folders.retain(|path| path.is_dir());
    folders
}

/// Checks every case; each returns what is wrong with it, a line or a block of lines each.
pub fn check_all(cases: &[PathBuf], check: impl Fn(&Path) -> Vec<String> + Sync) {
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    let threads = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    // A panic in one case must not hide the others.
                    let wrong = catch_unwind(AssertUnwindSafe(|| check(case)))
                        .unwrap_or_else(|panic| vec![words(panic.as_ref())]);
                    if !wrong.is_empty() {
                        failures
                            .lock()
                            .expect("no panic here")
                            .push((name(case), wrong));
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().expect("no panic here");
    failures.sort();
    assert!(failures.is_empty(), "{}", report(&failures, cases.len()));
}

fn name(case: &Path) -> String {
    let name = case.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// What a panic says.
fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    text.unwrap_or_else(|| "the check itself panicked".to_owned())
}

fn report(failures: &[(String, Vec<String>)], count: usize) -> String {
    let mut text = format!("{} of {count} cases failed\n", failures.len());
    for (name, wrong) in failures {
        let _ = writeln!(text, "\n{name}");
        for line in wrong.iter().flat_map(|wrong| wrong.lines()) {
            let _ = writeln!(text, "    {line}");
        }
    }
    text
}
