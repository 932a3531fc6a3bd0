//! Which outputs hold which facts, read from the outputs themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use crate::locale::Note;
use crate::output::OutputPath;

/// The outputs that hold each fact; written by many threads.
#[derive(Debug, Default)]
pub struct Notes(Mutex<BTreeMap<Note, BTreeSet<OutputPath>>>);

impl Notes {
    /// Reads which facts a finished output holds.
    pub fn read(&self, path: &OutputPath, bytes: &[u8]) {
        let found = Note::all_in(bytes);
        if let Ok(mut known) = self.0.lock() {
            for note in found {
                known.entry(note).or_default().insert(path.clone());
            }
        }
    }

    /// All that was noted.
    pub fn into_uses(self) -> BTreeMap<Note, BTreeSet<OutputPath>> {
        self.0.into_inner().unwrap_or_default()
    }
}
