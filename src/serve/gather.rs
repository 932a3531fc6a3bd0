//! When to rebuild: many events of one save, or of a whole checkout, are one change.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode};
use notify::{Event, EventKind};

/// How long nothing more may happen before a save counts as done.
const QUIET: Duration = Duration::from_millis(4);

/// The same where many files change, between which a program may rest.
const QUIET_OF_MANY: Duration = Duration::from_millis(60);

/// From how many events on they are many.
const MANY: usize = 64;

/// How long to wait for the second half of what only began: a file that was emptied, or moved away for a moment.
const HALF: Duration = Duration::from_millis(60);

/// How long a change waits at most, however much happens.
const LONGEST: Duration = Duration::from_secs(2);

/// What an event says about its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// It is as somebody wants it.
    Done,
    /// More is to be expected: it was opened, emptied or moved away.
    Half,
}

/// What an event says, if anything: that a file was read says nothing.
///
/// `tells_ends`: whether this system says when a file that was written is closed.
#[must_use]
pub fn weigh(kind: EventKind, tells_ends: bool) -> Option<Weight> {
    let written = if tells_ends {
        Weight::Half
    } else {
        Weight::Done
    };
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(Weight::Done),
        EventKind::Access(_) => None,
        EventKind::Create(CreateKind::Folder) => Some(Weight::Done),
        EventKind::Create(_) => Some(written),
        EventKind::Modify(ModifyKind::Name(RenameMode::From)) => Some(Weight::Half),
        EventKind::Modify(ModifyKind::Name(_)) => Some(Weight::Done),
        EventKind::Modify(ModifyKind::Metadata(_)) => Some(Weight::Half),
        EventKind::Modify(_) => Some(written),
        EventKind::Remove(_) => Some(Weight::Half),
        EventKind::Any | EventKind::Other => Some(Weight::Done),
    }
}

/// Events on their way to one rebuild.
#[derive(Debug, Default)]
pub struct Gather {
    began: Option<Instant>,
    last: Option<Instant>,
    count: usize,
    /// All that it happened to.
    paths: BTreeSet<PathBuf>,
    /// Files that are half done, and when to stop waiting for them.
    halves: BTreeMap<PathBuf, Instant>,
}

impl Gather {
    /// Takes an event about files that matter, of which `is_source` tells which are sources.
    pub fn take(
        &mut self,
        event: &Event,
        tells_ends: bool,
        now: Instant,
        is_source: impl Fn(&Path) -> bool,
    ) {
        let Some(weight) = weigh(event.kind, tells_ends) else {
            return;
        };
        let is_backup = |path: &PathBuf| !is_source(path);
        let is_move = event.kind == EventKind::Modify(ModifyKind::Name(RenameMode::Both));
        // An editor that moves a file to its backup is about to write the file anew.
        if is_move && event.paths.last().is_some_and(is_backup) {
            return;
        }
        for path in event.paths.iter().filter(|path| is_source(path)) {
            self.note(path, weight, now);
        }
    }

    /// Notes that something about a file happened.
    pub fn note(&mut self, path: &Path, weight: Weight, now: Instant) {
        self.began.get_or_insert(now);
        self.last = Some(now);
        self.count += 1;
        self.paths.insert(path.to_owned());
        match weight {
            Weight::Done => {
                self.halves.remove(path);
            }
            Weight::Half => {
                self.halves.insert(path.to_owned(), now + HALF);
            }
        }
    }

    /// The files that something happened to.
    pub fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.paths.iter()
    }

    /// When to rebuild, if anything happened.
    #[must_use]
    pub fn due(&self) -> Option<Instant> {
        let (began, last) = (self.began?, self.last?);
        let quiet = if self.count > MANY {
            QUIET_OF_MANY
        } else {
            QUIET
        };
        let halves = self.halves.values().copied().max();
        let due = halves.map_or(last + quiet, |half| half.max(last + quiet));
        Some(due.min(began + LONGEST))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{DataChange, MetadataKind, RemoveKind};

    const FROM: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::From));
    const TO: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::To));
    const BOTH: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::Both));
    const MADE: EventKind = EventKind::Create(CreateKind::File);
    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));
    const READ: EventKind = EventKind::Access(AccessKind::Open(AccessMode::Any));
    const TOUCHED: EventKind = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
    const GONE: EventKind = EventKind::Remove(RemoveKind::File);

    /// Milliseconds after the last of the events, one a millisecond, at which a rebuild is due.
    fn due(events: &[(EventKind, &[&str])]) -> Option<u128> {
        let start = Instant::now();
        let mut gather = Gather::default();
        let mut now = start;
        for (kind, paths) in events {
            now += Duration::from_millis(1);
            let event = Event {
                kind: *kind,
                paths: paths.iter().map(PathBuf::from).collect(),
                ..Event::default()
            };
            gather.take(&event, true, now, |path| {
                !path.to_string_lossy().ends_with('~')
            });
        }
        gather.due().map(|due| due.duration_since(now).as_millis())
    }

    #[test]
    fn a_save_is_done_when_its_file_is_closed_or_in_its_place() {
        // In place, as VS Code and `echo >` write.
        assert_eq!(due(&[(WRITTEN, &["a"]), (CLOSED, &["a"])]), Some(4));
        // A new file in the place of the old one, as `sed -i`, JetBrains and many others write.
        let replaced: &[(EventKind, &[&str])] = &[
            (MADE, &["b"]),
            (CLOSED, &["b"]),
            (FROM, &["b"]),
            (TO, &["a"]),
            (BOTH, &["b", "a"]),
        ];
        assert_eq!(due(replaced), Some(4));
        // The old file to its backup, and a new one, as vim and emacs write.
        let backed_up: &[(EventKind, &[&str])] = &[
            (FROM, &["a"]),
            (TO, &["a~"]),
            (BOTH, &["a", "a~"]),
            (MADE, &["a"]),
            (WRITTEN, &["a"]),
            (CLOSED, &["a"]),
            (GONE, &["a~"]),
        ];
        assert_eq!(due(backed_up), Some(3));
    }

    #[test]
    fn half_a_save_is_waited_for() {
        assert_eq!(due(&[(WRITTEN, &["a"])]), Some(60));
        assert_eq!(due(&[(FROM, &["a"]), (BOTH, &["a", "a~"])]), Some(59));
        assert_eq!(due(&[(GONE, &["a"])]), Some(60));
        // Another file that is done does not hurry the first.
        assert_eq!(due(&[(WRITTEN, &["a"]), (CLOSED, &["b"])]), Some(59));
        assert_eq!(weigh(WRITTEN, false), Some(Weight::Done));
    }

    #[test]
    fn what_was_only_read_or_is_no_source_is_nothing() {
        assert_eq!(due(&[(READ, &["a"]), (CLOSED, &["a~"])]), None);
        assert_eq!(due(&[(TOUCHED, &["a"])]), Some(60));
    }

    #[test]
    fn many_files_are_one_change_that_does_not_wait_for_ever() {
        let start = Instant::now();
        let mut gather = Gather::default();
        let mut now = start;
        for number in 0..10_000_u64 {
            // A checkout rests for a while now and then.
            let rest = if number % 100 == 0 { 15 } else { 0 };
            now += Duration::from_millis(rest);
            let before = gather.due();
            assert!(before.is_none_or(|due| due > now), "{number}");
            gather.note(Path::new(&format!("{number}.md")), Weight::Done, now);
        }
        let mut gather = Gather::default();
        for milliseconds in (0..5_000).step_by(50) {
            now = start + Duration::from_millis(milliseconds);
            gather.note(Path::new("log"), Weight::Half, now);
        }
        assert_eq!(gather.due(), Some(start + LONGEST));
    }
}
