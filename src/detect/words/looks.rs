//! Counts looks at words, for the test that work grows with the text.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Counts looks at words, for the test that work grows with the text.
#[derive(Debug, Default)]
pub(super) struct Looks(AtomicUsize);

impl Looks {
    pub(super) fn count(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn total(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl Clone for Looks {
    fn clone(&self) -> Self {
        Self(AtomicUsize::new(self.total()))
    }
}
