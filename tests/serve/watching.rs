//! What happens where the system cannot tell of changes, or has lost some.

use std::path::Path;
use std::sync::mpsc::channel;

use notify::event::Flag;
use notify::{Config, Error, Event, EventHandler, EventKind, RecursiveMode, Watcher, WatcherKind};
use quietroom::serve::Listener;

use super::preview::{GUIDE, Preview};

/// Watches nothing, in one of two ways.
struct Blind {
    fails: bool,
}

impl Watcher for Blind {
    fn new<F: EventHandler>(_: F, _: Config) -> notify::Result<Self> {
        Ok(Self { fails: false })
    }

    fn watch(&mut self, _: &Path, _: RecursiveMode) -> notify::Result<()> {
        if self.fails {
            Err(Error::new(notify::ErrorKind::MaxFilesWatch))
        } else {
            Ok(())
        }
    }

    fn unwatch(&mut self, _: &Path) -> notify::Result<()> {
        Ok(())
    }

    fn kind() -> WatcherKind {
        WatcherKind::NullWatcher
    }
}

#[test]
fn where_nobody_tells_the_folders_are_looked_through() {
    let cannot_begin = |_: Listener| Err(Error::generic("there is no inotify"));
    let cannot_watch = |_: Listener| Ok(Box::new(Blind { fails: true }) as Box<_>);
    let check = |preview: &Preview, said: &str| {
        let news = preview.news.recv().expect("it says so");
        assert!(
            news.starts_with("looking: ") && news.contains(said),
            "{news}"
        );
        preview.after(
            |preview| preview.save("content/guide.md", "# Guide\n\nThe new words.\n"),
            |preview| preview.get(GUIDE).shows("The new words."),
        );
        preview.after(
            |preview| preview.save("content/new/page.md", "# Page\n"),
            |preview| preview.get("/2026/page/").status == 200,
        );
    };
    check(
        &Preview::watched(&[], Box::new(cannot_begin)),
        "there is no inotify",
    );
    check(&Preview::watched(&[], Box::new(cannot_watch)), "limit");
}

#[test]
fn lost_events_are_made_up_for() {
    let (sender, listeners) = channel();
    let preview = Preview::watched(
        &[],
        Box::new(move |listener| {
            sender.send(listener).expect("the test listens");
            Ok(Box::new(Blind { fails: false }))
        }),
    );
    let mut listener = listeners.recv().expect("it was made");
    let mut lose = || {
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        listener.handle_event(Ok(lost));
    };
    let mut events = preview.events(GUIDE);
    assert_eq!(events.state().revision, 1);
    preview.save("content/guide.md", "# Guide\n\nThe new words.\n");
    lose();
    assert_eq!(events.state().revision, 2);
    assert!(preview.get(GUIDE).shows("The new words."));
    // Reading many files overflows the queue as well: where nothing has changed, nothing is read again.
    lose();
    lose();
    preview.save("away", "# Guide\n\nThe newest words.\n");
    let moved = std::fs::rename(preview.path("away"), preview.path("content/guide.md"));
    moved.expect("it moves");
    lose();
    let next = events.state();
    assert!(preview.get(GUIDE).shows("The newest words."));
    assert_eq!(next.revision, 3);
}

#[test]
fn what_the_machine_failed_at_is_tried_again_though_nobody_tells_of_a_change() {
    let blind = |_: Listener| Ok(Box::new(Blind { fails: false }) as Box<_>);
    let preview = Preview::watched(&[("themes", "no folder")], Box::new(blind));
    let news = preview.news.recv().expect("it says so");
    assert!(
        news.starts_with("failed: ") && news.contains("themes"),
        "{news}"
    );
    let mut events = preview.events(GUIDE);
    std::fs::remove_file(preview.path("themes")).expect("it was there");
    while preview.get(GUIDE).status != 200 {
        events.state();
    }
}
