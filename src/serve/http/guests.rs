//! The connections that are open: where there is no room for one more, the one that has asked for nothing for longest ends.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::task::AbortHandle;

/// As many open files as a preview can use.
const MOST_FILES: u64 = 8192;

/// How many connections there can be beside the files that a build opens: three of four files that may be open. As many of
/// these are asked for as can be of use.
#[must_use]
pub fn room_for_connections() -> usize {
    let files = usize::try_from(files()).unwrap_or(usize::MAX);
    files - files / 4
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn files() -> u64 {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let wanted = MOST_FILES.min(limit.maximum.unwrap_or(MOST_FILES));
    if limit.current.is_some_and(|current| current < wanted) {
        let more = Rlimit {
            current: Some(wanted),
            ..limit
        };
        // Where there are no more, there are as many as before.
        let _ = setrlimit(Resource::Nofile, more);
    }
    let current = getrlimit(Resource::Nofile).current;
    current.unwrap_or(MOST_FILES).min(MOST_FILES)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn files() -> u64 {
    1024
}

/// All connections.
#[derive(Clone)]
pub struct Guests {
    most: usize,
    seats: Arc<Mutex<Seats>>,
}

/// Connections by turns; each gets a later one when it asks for something.
#[derive(Default)]
struct Seats {
    turns: u64,
    taken: BTreeMap<u64, AbortHandle>,
}

/// The place of one connection, free again when it is dropped.
pub struct Seat {
    turn: Mutex<u64>,
    seats: Arc<Mutex<Seats>>,
}

impl Guests {
    /// Room for so many, and for one at least.
    pub fn new(most: usize) -> Self {
        Self {
            most: most.max(1),
            seats: Arc::default(),
        }
    }

    /// Serves one more connection, and ends another where there are too many.
    pub fn receive<F>(&self, serve: impl FnOnce(Seat) -> F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let turn = open(&self.seats).next();
        let seat = Seat {
            turn: Mutex::new(turn),
            seats: Arc::clone(&self.seats),
        };
        // All connections share one thread: this one begins after it has its place.
        let task = tokio::spawn(serve(seat));
        open(&self.seats).taken.insert(turn, task.abort_handle());
        while open(&self.seats).taken.len() > self.most {
            self.part_with_one();
        }
    }

    /// Ends the connection that has asked for nothing for longest.
    pub fn part_with_one(&self) {
        let oldest = open(&self.seats).taken.pop_first();
        if let Some((_, task)) = oldest {
            task.abort();
        }
    }
}

impl Seat {
    /// Notes that something was asked for.
    pub fn has_asked(&self) {
        let mut turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let mut seats = open(&self.seats);
        let later = seats.next();
        if let Some(task) = seats.taken.remove(&turn) {
            seats.taken.insert(later, task);
            *turn = later;
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let turn = *self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        open(&self.seats).taken.remove(&turn);
    }
}

impl Seats {
    fn next(&mut self) -> u64 {
        self.turns += 1;
        self.turns
    }
}

fn open(seats: &Mutex<Seats>) -> MutexGuard<'_, Seats> {
    seats.lock().unwrap_or_else(PoisonError::into_inner)
}
