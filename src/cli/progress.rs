//! A bar on terminals when a run takes longer than a second.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::args::Global;
use crate::pipeline::Progress;

/// How long nobody needs to be told that something happens.
const PATIENCE: Duration = Duration::from_secs(1);
/// How wide the bar is.
const WIDTH: usize = 30;

/// The bar. It draws itself only on a terminal, and takes itself away at the end.
pub struct Bar {
    began: Instant,
    total: AtomicUsize,
    done: AtomicUsize,
    shown: AtomicBool,
    wanted: bool,
}

impl Bar {
    /// A bar that waits.
    pub fn new(global: &Global) -> Self {
        let wanted = !global.quiet && std::io::stderr().is_terminal();
        Self {
            began: Instant::now(),
            total: AtomicUsize::new(0),
            done: AtomicUsize::new(0),
            shown: AtomicBool::new(false),
            wanted,
        }
    }
}

impl Progress for Bar {
    fn begin(&self, outputs: usize) {
        self.total.store(outputs, Ordering::Relaxed);
    }

    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        // One in 64 is often enough for the eye, and costs nothing.
        if !self.wanted || !done.is_multiple_of(64) || self.began.elapsed() < PATIENCE {
            return;
        }
        let total = self.total.load(Ordering::Relaxed).max(done);
        let filled = WIDTH * done / total;
        self.shown.store(true, Ordering::Relaxed);
        let _ = write!(
            std::io::stderr(),
            "\r[{}{}] {done} of {total}",
            "#".repeat(filled),
            " ".repeat(WIDTH - filled)
        );
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if self.shown.load(Ordering::Relaxed) {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
