//! What was there a short while ago: nobody needs to be asked for it again.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::output::Cache;

/// How many seconds an answer holds: a day.
const HOLDS: u64 = 24 * 60 * 60;

/// Whether the page was there within the last day.
pub(super) fn is_there(cache: &Cache, address: &str) -> bool {
    let then = cache.get(&key(address));
    let then = then.and_then(|bytes| Some(u64::from_le_bytes(bytes.try_into().ok()?)));
    // A clock that was set back makes an answer of the future, which is as good as none.
    then.is_some_and(|then| now().checked_sub(then).is_some_and(|age| age < HOLDS))
}

/// Remembers that the page is there now.
pub(super) fn remember(cache: &Cache, address: &str) {
    cache.put(&key(address), &now().to_le_bytes());
}

fn key(address: &str) -> [u8; 32] {
    blake3::derive_key(
        "quietroom cache, a page of another site",
        address.as_bytes(),
    )
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}
