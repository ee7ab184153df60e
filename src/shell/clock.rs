//! The one place that reads the time.

use std::time::Instant;

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The time of day, for the journal and for everything that is counted in days.
#[expect(clippy::disallowed_methods, reason = "this is the clock that everything else is given")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// The time zone of this computer, which says where a day begins.
pub fn zone() -> TimeZone {
    TimeZone::system()
}

/// A time that never jumps, for the deadlines of tests.
#[expect(clippy::disallowed_methods, reason = "this is the clock that everything else is given")]
pub fn instant() -> Instant {
    Instant::now()
}
