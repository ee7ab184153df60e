//! The one place that reads the time and the time zone.

use std::time::Instant;

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The time of day, for the journal and for everything that is counted in days.
#[expect(clippy::disallowed_methods, reason = "this is the clock that everything else is given")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// Where the computer says that it is: what is counted in days is counted in the days there.
pub fn zone() -> TimeZone {
    TimeZone::system()
}

/// A time that never jumps, for the deadlines of tests.
#[expect(clippy::disallowed_methods, reason = "this is the clock that everything else is given")]
pub fn instant() -> Instant {
    Instant::now()
}
