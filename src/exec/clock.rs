//! The clock that jobs are timed by.

use std::time::Instant;

/// This moment.
#[expect(clippy::disallowed_methods, reason = "what runs here is ended when its time is up")]
pub(super) fn now() -> Instant {
    Instant::now()
}
