//! Builds the site whenever its sources change, one build at a time, always from the newest.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{ErrorKind, Event};
use tokio::sync::watch::Sender;

use super::findings;
use super::gather::Gather;
use super::sites::Sites;
use super::state::State;
use super::watch::Watch;
use super::{News, Onlooker};
use crate::error::Error;
use crate::output::{OutputPath, ShelfContent, ShelfFiles};
use crate::pipeline::{self, Change, Extent, Outcome, Past, Request};
use crate::vocabulary::Audience;

/// Whether this system says when a file that was written is closed.
const TELLS_ENDS: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// When to try again what the machine failed at, if nothing changes before.
const AGAIN: Duration = Duration::from_secs(2);

/// What the builder is told.
pub enum Message {
    /// Something happened to a file.
    Changed(notify::Result<Event>),
    /// Somebody wants a file of a card.
    Asked(OutputPath),
    /// There will be no more.
    Stop,
}

/// Builds, and tells whoever wants to know.
pub struct Builder {
    /// What is built.
    pub request: Request,
    /// The threads that work on it, if not all there are.
    pub pool: Option<rayon::ThreadPool>,
    /// Who watches.
    pub watch: Watch,
    /// Whether folders have come or gone since they were looked through.
    pub is_stale: bool,
    /// Where what happens comes in.
    pub inbox: Receiver<Message>,
    /// Where each new state goes.
    pub states: Sender<Option<Arc<State>>>,
    /// Who is told in words.
    pub onlooker: Box<dyn Onlooker>,
}

/// What made the builder stop waiting.
enum Wake {
    /// Anything may have changed.
    Build,
    /// Only these files, by their paths from the site's root, or which files of cards are asked for.
    Again(BTreeSet<String>),
    Stop,
}

/// The builder at work: what it has shown, and what it has yet to show.
struct Work {
    builder: Builder,
    state: State,
    /// When the present build began.
    began: Instant,
    /// Files that were made again and not shown, because an error stands beside them.
    unshown: BTreeMap<Audience, ShelfFiles>,
    /// What builds remember of one another.
    past: Past,
    is_over: bool,
}

impl Builder {
    /// Builds now and after each change, until it is told to stop.
    pub fn run(self) {
        let mut work = Work {
            builder: self,
            state: State::default(),
            began: Instant::now(),
            unshown: BTreeMap::new(),
            past: Past::default(),
            is_over: false,
        };
        while !work.is_over {
            work.build();
        }
    }
}

impl Work {
    /// Builds everything, and again what single edits touch, as long as that is enough.
    fn build(&mut self) {
        self.began = Instant::now();
        // New folders are watched before they are read, so that nothing is missed in between.
        if self.builder.is_stale {
            self.builder.survey();
        }
        let request = self.builder.request.clone();
        let asked = self.state.asked.clone();
        let pool = self.builder.pool.take();
        let mut past = std::mem::take(&mut self.past);
        let run = || {
            pipeline::follow(
                &request,
                asked,
                &mut past,
                &mut |outcome, content, extent| self.next(&outcome, content, extent),
            )
        };
        // A fault of the program costs one build and not the preview; where it was has been said.
        let built = catch_unwind(AssertUnwindSafe(|| match &pool {
            Some(pool) => pool.install(run),
            None => run(),
        }));
        self.builder.pool = pool;
        self.past = past;
        let text = match built {
            Ok(Ok(())) => return,
            Ok(Err(error)) => self.builder.failure(&error),
            Err(_) => "quietroom itself failed; the terminal says where".to_owned(),
        };
        self.show(failed(&self.state, &text));
        // What the machine lacked it may have by then, without any change.
        self.wait(Some(AGAIN));
    }

    /// Shows what came of a build, and waits for the next change.
    fn next(&mut self, outcome: &Outcome, content: ShelfContent, extent: Extent) -> Option<Change> {
        self.builder.onlooker.hear(&News::Built {
            outcome,
            took: self.began.elapsed(),
        });
        let next = match extent {
            Extent::Whole => {
                if self.builder.watch.also(&outcome.elsewhere) {
                    self.builder.survey();
                }
                self.unshown.clear();
                after(outcome, content, &self.state)
            }
            Extent::Part => self.after_part(outcome, content),
        };
        self.show(next);
        let paths = self.wait(None)?;
        self.began = Instant::now();
        Some(Change {
            paths,
            asked: self.state.asked.clone(),
        })
    }

    fn show(&mut self, next: State) {
        self.state = State {
            revision: self.state.revision + 1,
            tried: self.state.asked.clone(),
            ..next
        };
        let shown = Arc::new(self.state.clone());
        self.builder.states.send_replace(Some(shown));
    }

    /// Waits, so long at most; which files have changed, if it is known that there are no others.
    fn wait(&mut self, longest: Option<Duration>) -> Option<BTreeSet<String>> {
        match self.builder.wait(&mut self.state.asked, longest) {
            Wake::Again(paths) => Some(paths),
            Wake::Build => None,
            Wake::Stop => {
                self.is_over = true;
                None
            }
        }
    }

    /// The state after a part was made again: a whole build before it was good.
    fn after_part(&mut self, outcome: &Outcome, content: ShelfContent) -> State {
        for (audience, files) in content.files {
            self.unshown.entry(audience).or_default().extend(files);
        }
        let next = if outcome.has_errors() {
            self.state.clone()
        } else {
            self.state.with_files(std::mem::take(&mut self.unshown))
        };
        State {
            findings: findings::json(outcome).into(),
            ..next
        }
    }
}

impl Builder {
    fn failure(&mut self, error: &Error) -> String {
        self.onlooker.hear(&News::Failed(error));
        format!("{error}; {}", error.help())
    }

    /// Waits for something to build: until what was noticed is complete, or so long at most.
    fn wait(&mut self, asked: &mut BTreeSet<OutputPath>, longest: Option<Duration>) -> Wake {
        let mut gather = Gather::default();
        let behind = |pause: Duration| Instant::now() + pause;
        let end = longest.map(behind);
        let mut glance = self.watch.glance().map(behind);
        loop {
            let due = gather.due().into_iter().chain(glance).chain(end).min();
            let message = match due {
                Some(due) => self
                    .inbox
                    .recv_timeout(due.saturating_duration_since(Instant::now())),
                None => self
                    .inbox
                    .recv()
                    .map_err(|_| RecvTimeoutError::Disconnected),
            };
            let wake = match message {
                Ok(Message::Changed(Ok(event))) => self.changed(&event, &mut gather),
                Ok(Message::Changed(Err(error))) => Some(self.failed_to_watch(&error)),
                Ok(Message::Asked(path)) => asked.insert(path).then(|| match gather.due() {
                    // What was noticed and is not complete yet belongs to the same build.
                    Some(_) => Wake::Build,
                    None => Wake::Again(BTreeSet::new()),
                }),
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => Some(Wake::Stop),
                Err(RecvTimeoutError::Timeout) => {
                    let is_over = |at: Option<Instant>| at.is_some_and(|at| at <= Instant::now());
                    if is_over(gather.due()) {
                        Some(self.noticed(&gather))
                    } else if is_over(end) || is_over(glance) && self.watch.has_changed() {
                        Some(Wake::Build)
                    } else {
                        glance = self.watch.glance().map(behind);
                        None
                    }
                }
            };
            if let Some(wake) = wake {
                return wake;
            }
        }
    }

    /// What was noticed, from the site's root.
    fn noticed(&self, gather: &Gather) -> Wake {
        let root = self.watch.root();
        let inside = |path: &PathBuf| {
            let inside = path.strip_prefix(root).ok()?;
            let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
            Some(parts?.join("/"))
        };
        let paths: Option<BTreeSet<String>> = gather.paths().map(inside).collect();
        paths.map_or(Wake::Build, Wake::Again)
    }

    /// Takes an event; it leads to a rebuild at once where others were lost.
    fn changed(&mut self, event: &Event, gather: &mut Gather) -> Option<Wake> {
        self.is_stale |= self.watch.note(event);
        let watch = &self.watch;
        gather.take(event, TELLS_ENDS, Instant::now(), |path| {
            watch.concerns(path)
        });
        if !event.need_rescan() {
            return None;
        }
        self.survey();
        // Reading many files overflows the queue too: only what has changed is a reason to read them again.
        self.watch.has_changed().then_some(Wake::Build)
    }

    fn failed_to_watch(&mut self, error: &notify::Error) -> Wake {
        if matches!(error.kind, ErrorKind::MaxFilesWatch) {
            self.watch.give_up();
            self.onlooker.hear(&News::Looking(&error.to_string()));
        } else {
            self.survey();
        }
        Wake::Build
    }

    fn survey(&mut self) {
        self.is_stale = false;
        if let Some(trouble) = self.watch.survey() {
            self.onlooker.hear(&News::Looking(&trouble));
        }
    }
}

/// The state after a build: with its sites where they are good, or where there have never been good ones.
fn after(outcome: &Outcome, content: ShelfContent, before: &State) -> State {
    let is_good = !outcome.has_errors();
    let next = if is_good || !before.is_good {
        before.with_sites(Sites::new(content, &outcome.base_urls, &before.sites))
    } else {
        before.clone()
    };
    State {
        is_good: is_good || before.is_good,
        findings: findings::json(outcome).into(),
        ..next
    }
}

fn failed(before: &State, text: &str) -> State {
    State {
        findings: findings::failure(text).into(),
        ..before.clone()
    }
}
