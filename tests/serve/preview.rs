//! A preview of a small site in a folder of its own.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use quietroom::pipeline::Request;
use quietroom::serve::{MakeWatcher, News, Onlooker, Options, Server, Watching, system_watcher};
use quietroom::vocabulary::Audience;
use tempfile::TempDir;

use crate::support::folder;

/// The event of the site.
pub const EVENT: &str = "name: Test Conf 2026
dates: 2026-05-11..2026-05-13
timezone: America/New_York
contacts:
  hotline: {kind: channel, name: Hotline, phone: \"+1 216 555 0187\", audience: public}
  lead: {name: Robin Example, phone: \"+1 503 555 0131\"}
";

/// The site that most tests begin with.
pub const SITE: [(&str, &str); 4] = [
    (
        "content/site.yaml",
        "title: Test Conf\nbase_url: https://example.org/conduct\n",
    ),
    ("content/events/2026/event.yaml", EVENT),
    (
        "content/guide.md",
        "# Guide\n\nCall {{ contacts.hotline.phone }}.\n",
    ),
    (
        "content/procedure.md",
        "---\naudience: staff\n---\n# Procedure\n\nCall {{ contacts.lead.phone }}.\n",
    ),
];

/// The address of the page that tests change.
pub const GUIDE: &str = "/2026/guide/";

/// What they write there.
pub const NEW: &str = "# Guide\n\nThe new words.\n";

/// A preview that ends with the test.
pub struct Preview {
    pub folder: TempDir,
    pub address: SocketAddr,
    pub news: Receiver<String>,
    end: Option<tokio::sync::oneshot::Sender<()>>,
    running: Option<JoinHandle<()>>,
}

/// Passes on what the preview says.
struct Ear(Sender<String>);

impl Onlooker for Ear {
    fn hear(&mut self, news: &News<'_>) {
        let text = match news {
            News::Built { .. } => return,
            News::Failed(error) => format!("failed: {error}"),
            News::Looking(why) => format!("looking: {why}"),
        };
        // A test that has seen enough listens no more.
        let _ = self.0.send(text);
    }
}

impl Preview {
    /// The usual site with other files in it.
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self::with(files, |_| ())
    }

    /// The same with another watcher.
    pub fn watched(files: &[(&str, &str)], watcher: MakeWatcher) -> Self {
        Self::with(files, |options| options.watching = Watching::Told(watcher))
    }

    /// The same of which nobody tells.
    pub fn looking(files: &[(&str, &str)]) -> Self {
        Self::with(files, |options| {
            options.watching = Watching::Looking(Duration::from_millis(10));
        })
    }

    /// The same with other options.
    pub fn with(files: &[(&str, &str)], change: impl FnOnce(&mut Options)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let all = SITE.iter().chain(files);
        folder::write(
            folder.path(),
            all.map(|(path, text)| (*path, text.as_bytes())),
        );
        let request = Request {
            cache: true,
            ..Request::new(folder.path().to_owned(), Audience::ALL.to_vec())
        };
        let mut options = Options {
            request,
            host: "127.0.0.1".to_owned(),
            port: 0,
            pool: None,
            watching: Watching::Told(Box::new(system_watcher)),
            connections: 1000,
        };
        change(&mut options);
        let (ear, news) = channel();
        let server = Server::start(options, Box::new(Ear(ear))).expect("a free port");
        let address = server.address();
        let (end, ended) = tokio::sync::oneshot::channel();
        let running = thread::spawn(move || {
            let done = server.run(async { ended.await.unwrap_or_default() });
            done.expect("the machine does not fail");
        });
        Self {
            folder,
            address,
            news,
            end: Some(end),
            running: Some(running),
        }
    }

    /// The path of a source.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Saves a source in one go.
    pub fn save(&self, path: &str, text: &str) {
        let files = [(path, text.as_bytes())];
        folder::write(self.folder.path(), files);
    }

    /// Does something to the sources, and waits for a state in which the page is as it should be.
    pub fn after(&self, change: impl FnOnce(&Self), is_as_it_should: impl Fn(&Self) -> bool) {
        let mut events = self.events(GUIDE);
        // The state before; then whatever comes.
        events.state();
        change(self);
        while !is_as_it_should(self) {
            events.state();
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(running) = self.running.take() {
            let ended = running.join();
            assert!(ended.is_ok() || thread::panicking());
        }
    }
}

/// A link at one path that leads to another.
pub fn link(target: &str, at: &Path) {
    std::os::unix::fs::symlink(target, at).expect("a link");
}
