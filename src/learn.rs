//! What a learner did: events, and the progress folded from them. Pure.

pub mod event;
pub mod mastery;
pub mod path;
pub mod placement;
pub mod progress;
pub mod record;
pub mod report;
pub mod review;
pub mod schedule;
pub mod stats;
