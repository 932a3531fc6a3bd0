//! Counts what a template that somebody wrote does, a page's text or a theme's file, and stops it where no page needs that
//! much.

mod instrument;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::thread::ThreadId;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

pub use instrument::{Comments, Metered, Tag, metered, tags};
use instrument::{KEEP, TURN};

/// What one page may cost: about as many bytes as it may move.
const MAX_COST: usize = 128 * 1024 * 1024;

/// What a turn of a loop costs by itself.
const TURN_COST: usize = 1024;

/// No value that a template keeps is this large.
pub const MAX_KEPT: usize = 1024 * 1024;

/// What is said where a page costs more.
pub const TOO_OFTEN: &str = "the loops of this page run too often";

/// Counts for every thread, each of which renders one page at a time.
#[derive(Clone, Debug, Default)]
pub struct Meter {
    pages: Arc<Mutex<HashMap<ThreadId, Spent>>>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Spent {
    cost: usize,
    /// The largest value that the page can show.
    largest: usize,
}

impl Meter {
    /// Begins to count for a page whose largest value has this length.
    pub fn begin(&self, largest: usize) {
        if let Ok(mut pages) = self.pages.lock() {
            let spent = Spent { cost: 0, largest };
            pages.insert(std::thread::current().id(), spent);
        }
    }

    /// Gives an engine the functions that metered templates call.
    pub fn register(&self, engine: &mut Tera) {
        let meter = self.clone();
        engine.register_function(TURN, move |arguments: Kwargs, _: &State| {
            let length = arguments.must_get::<usize>("length")?;
            let shown = arguments.must_get::<usize>("shown")?;
            meter.spend(|spent| TURN_COST + length + shown.saturating_mul(spent.largest))?;
            // A value that is written as it is: nothing, even where each value leaves a mark.
            Ok::<_, Error>(Value::safe_string(""))
        });
        let meter = self.clone();
        engine.register_function(KEEP, move |arguments: Kwargs, _: &State| {
            let value = arguments.must_get::<Value>("value")?;
            meter.keep(&value)?;
            Ok::<_, Error>(value)
        });
    }

    fn keep(&self, value: &Value) -> TeraResult<()> {
        let mut left = MAX_KEPT;
        if !fits(value, &mut left) {
            return Err(too_large());
        }
        let size = MAX_KEPT - left;
        self.spend(|spent| {
            spent.largest = spent.largest.max(size);
            size
        })
    }

    fn spend(&self, cost: impl FnOnce(&mut Spent) -> usize) -> TeraResult<()> {
        let Ok(mut pages) = self.pages.lock() else {
            return Ok(());
        };
        let spent = pages.entry(std::thread::current().id()).or_default();
        spent.cost = spent.cost.saturating_add(cost(spent));
        if spent.cost > MAX_COST {
            return Err(Error::message(TOO_OFTEN));
        }
        Ok(())
    }
}

/// A value has grown past [`MAX_KEPT`].
#[must_use]
pub fn too_large() -> Error {
    let message = format!("this value grows past {} MiB", MAX_KEPT / (1024 * 1024));
    Error::message(message)
}

/// Takes the size of a value from what is left; whether it was enough. A list that holds one value many times counts it
/// each time, and the counting ends where nothing is left.
fn fits(value: &Value, left: &mut usize) -> bool {
    const OVERHEAD: usize = 16;
    let own = value.as_str().map_or(0, str::len);
    let Some(rest) = left.checked_sub(own + OVERHEAD) else {
        return false;
    };
    *left = rest;
    if let Some(items) = value.as_array() {
        return items.iter().all(|item| fits(item, left));
    }
    value
        .as_map()
        .is_none_or(|entries| entries.iter().all(|(_, item)| fits(item, left)))
}
