//! What a learner did: events, and the progress folded from them. Pure.

pub mod event;
pub mod path;
pub mod progress;
pub mod record;
pub mod report;
pub mod stats;
