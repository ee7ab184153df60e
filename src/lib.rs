//! Gradus, a terminal tutor.

pub mod author;
pub mod course;
pub mod learn;
pub mod sanitise;
pub mod session;
pub mod store;
