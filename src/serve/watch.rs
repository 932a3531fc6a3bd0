//! Watches the folders of a site, or looks through them again and again where the system cannot tell.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use notify::{ErrorKind, Event, EventHandler, EventKind, RecursiveMode, Watcher};

use super::tree::Tree;

/// Makes what tells of changes. Tests put one that fails in its place.
pub type MakeWatcher = Box<dyn FnOnce(Listener) -> notify::Result<Box<dyn Watcher + Send>>>;

/// How changes are noticed.
pub enum Watching {
    /// Something tells of them.
    Told(MakeWatcher),
    /// The folders are looked through again and again, after this pause at least.
    Looking(Duration),
}

/// Where a watcher sends what it notices.
pub struct Listener(pub(super) Box<dyn FnMut(notify::Result<Event>) + Send>);

impl EventHandler for Listener {
    fn handle_event(&mut self, event: notify::Result<Event>) {
        (self.0)(event);
    }
}

/// The watcher of this system.
pub fn system_watcher(listener: Listener) -> notify::Result<Box<dyn Watcher + Send>> {
    let watcher = notify::RecommendedWatcher::new(listener, notify::Config::default())?;
    Ok(Box::new(watcher))
}

/// How often to look where nobody tells.
pub const GLANCE: Duration = Duration::from_millis(400);

/// Looking may take one part in so many of the time.
const SHARE: u32 = 20;

/// Knows what a site is made of, and hears of changes.
pub struct Watch {
    /// The site's folder as it was named.
    name: PathBuf,
    /// The folder that this leads to, through no link.
    root: PathBuf,
    elsewhere: Vec<String>,
    tree: Tree,
    /// Nothing where nobody tells, or once it has failed.
    watcher: Option<Box<dyn Watcher + Send>>,
    watched: BTreeSet<PathBuf>,
    fingerprint: Option<blake3::Hash>,
    /// The least pause between two looks, and the present one.
    pause: Duration,
    glance: Duration,
}

impl Watch {
    /// Watches the site in the folder with this absolute name. Says why it cannot, where it must look by itself.
    pub fn new(name: &Path, watching: Watching, listener: Listener) -> (Self, Option<String>) {
        let (watcher, trouble, pause) = match watching {
            Watching::Looking(pause) => (None, None, pause),
            Watching::Told(make) => match make(listener) {
                Ok(watcher) => (Some(watcher), None, GLANCE),
                Err(error) => (None, Some(error.to_string()), GLANCE),
            },
        };
        let mut watch = Self {
            name: name.to_owned(),
            root: name.to_owned(),
            elsewhere: Vec::new(),
            tree: Tree::default(),
            watcher,
            watched: BTreeSet::new(),
            fingerprint: None,
            pause,
            glance: pause,
        };
        let failed = watch.survey();
        (watch, trouble.or(failed))
    }

    /// The site's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether what happens to a path matters.
    pub fn concerns(&self, path: &Path) -> bool {
        self.tree.holds(path)
    }

    /// Prepares for what an event says about folders; whether they have to be looked through again.
    pub fn note(&mut self, event: &Event) -> bool {
        let is_about_names = matches!(
            event.kind,
            EventKind::Create(_)
                | EventKind::Remove(_)
                | EventKind::Modify(notify::event::ModifyKind::Name(_))
                | EventKind::Any
                | EventKind::Other
        );
        if event.need_rescan() {
            self.watched.clear();
        }
        if is_about_names {
            // What has moved is watched no more, or under a name that is wrong now.
            for path in &event.paths {
                self.watched.retain(|folder| !folder.starts_with(path));
            }
        }
        is_about_names || event.need_rescan()
    }

    /// Also watches these files, from the site's root; whether that is news.
    pub fn also(&mut self, elsewhere: &[String]) -> bool {
        let is_news = self.elsewhere != elsewhere;
        elsewhere.clone_into(&mut self.elsewhere);
        is_news
    }

    /// Looks through all folders and watches those that are new. Says why it cannot, the first time.
    pub fn survey(&mut self) -> Option<String> {
        let mut trouble = None;
        // Another folder may stand there by now, or none for a while.
        if let Ok(root) = self.name.canonicalize() {
            self.root = root;
        }
        let (watcher, watched) = (&mut self.watcher, &mut self.watched);
        self.tree = Tree::survey(&self.name, &self.root, &self.elsewhere, &mut |folder| {
            let Some(watcher) = watcher else { return };
            if !watched.insert(folder.to_owned()) {
                return;
            }
            if let Err(error) = watcher.watch(folder, RecursiveMode::NonRecursive) {
                watched.remove(folder);
                // A folder that is gone already is another change, which its parent tells of.
                let is_gone = matches!(error.kind, ErrorKind::PathNotFound) || !folder.exists();
                if !is_gone {
                    trouble.get_or_insert(error.to_string());
                }
            }
        });
        watched.retain(|folder| folder.exists());
        if trouble.is_some() {
            self.give_up();
        }
        trouble
    }

    /// From now on, looks by itself.
    pub fn give_up(&mut self) {
        self.watcher = None;
        self.watched.clear();
    }

    /// How long until it has to look by itself; nothing where it is told. Nobody tells that a folder comes back.
    pub fn glance(&self) -> Option<Duration> {
        let is_told = self.watcher.is_some() && self.watched.contains(&self.root);
        (!is_told).then_some(self.glance)
    }

    /// Whether anything has changed since it was asked last. The first time it says so in any case.
    pub fn has_changed(&mut self) -> bool {
        let began = Instant::now();
        if self.glance().is_some() {
            self.survey();
        }
        let now = self.tree.fingerprint();
        // Of many files nobody looks at all, all the time.
        self.glance = self.pause.max(began.elapsed() * SHARE);
        self.fingerprint.replace(now) != Some(now)
    }
}
