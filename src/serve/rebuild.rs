//! Builds the site whenever its sources change, one build at a time, always from the newest.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Instant;

use notify::{ErrorKind, Event};
use tokio::sync::watch::Sender;

use super::findings;
use super::gather::Gather;
use super::state::{Sites, State};
use super::watch::Watch;
use super::{News, Onlooker};
use crate::diagnostic::Severity;
use crate::error::Error;
use crate::output::{OutputPath, Shelf};
use crate::pipeline::{self, Outcome, Progress, Request};

/// Whether this system says when a file that was written is closed.
const TELLS_ENDS: bool = cfg!(any(target_os = "linux", target_os = "android"));

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
    Build,
    Stop,
}

impl Builder {
    /// Builds now and after each change, until it is told to stop.
    pub fn run(mut self) {
        let mut state = State::default();
        loop {
            state = self.build(&state);
            self.states.send_replace(Some(Arc::new(state.clone())));
            match self.wait(&mut state.asked) {
                Wake::Build => {}
                Wake::Stop => return,
            }
        }
    }

    fn build(&mut self, before: &State) -> State {
        let began = Instant::now();
        // New folders are watched before they are read, so that nothing is missed in between.
        if self.is_stale {
            self.survey();
        }
        let shelf = Shelf::new(before.asked.clone());
        let run = || pipeline::run_in_memory(&self.request, &Silent, &shelf);
        // A fault of the program costs one build and not the preview; where it was has been said.
        let built = catch_unwind(AssertUnwindSafe(|| match &self.pool {
            Some(pool) => pool.install(run),
            None => run(),
        }));
        let next = match built {
            Ok(Ok(outcome)) => {
                self.onlooker.hear(&News::Built {
                    outcome: &outcome,
                    took: began.elapsed(),
                });
                if self.watch.also(&outcome.elsewhere) {
                    self.survey();
                }
                after(&outcome, shelf, before)
            }
            Ok(Err(error)) => failed(before, &self.failure(&error)),
            Err(_) => failed(before, "quietroom itself failed; the terminal says where"),
        };
        State {
            revision: before.revision + 1,
            tried: before.asked.clone(),
            ..next
        }
    }

    fn failure(&mut self, error: &Error) -> String {
        self.onlooker.hear(&News::Failed(error));
        format!("{error}; {}", error.help())
    }

    /// Waits for something to build: until what was noticed is complete.
    fn wait(&mut self, asked: &mut BTreeSet<OutputPath>) -> Wake {
        let mut gather = Gather::default();
        let mut glance = self.watch.glance().map(|pause| Instant::now() + pause);
        loop {
            let due = gather.due().into_iter().chain(glance).min();
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
                Ok(Message::Asked(path)) => asked.insert(path).then_some(Wake::Build),
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => Some(Wake::Stop),
                Err(RecvTimeoutError::Timeout) => {
                    glance = self.watch.glance().map(|pause| Instant::now() + pause);
                    let is_new = gather.due().is_some() || self.watch.has_changed();
                    is_new.then_some(Wake::Build)
                }
            };
            if let Some(wake) = wake {
                return wake;
            }
        }
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
fn after(outcome: &Outcome, shelf: Shelf, before: &State) -> State {
    let is_good = !outcome
        .diagnostics
        .iter()
        .any(|found| found.severity == Severity::Error);
    let next = if is_good || !before.is_good {
        before.with_sites(Sites::new(
            shelf.into_content(),
            &outcome.base_urls,
            &before.sites,
        ))
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

/// Nobody waits for a bar where a page tells that it is ready.
struct Silent;

impl Progress for Silent {
    fn begin(&self, _: usize) {}
    fn step(&self) {}
}
