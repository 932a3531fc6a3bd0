//! The day of a run: what `SOURCE_DATE_EPOCH` says, else the clock; it only feeds warnings.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Today, in universal time.
pub fn today() -> Date {
    let given = std::env::var("SOURCE_DATE_EPOCH").ok();
    let given = given.and_then(|seconds| seconds.parse().ok());
    let given = given.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let now = given.unwrap_or_else(Timestamp::now);
    now.to_zoned(TimeZone::UTC).date()
}
