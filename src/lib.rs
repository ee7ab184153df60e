//! Gradus, a terminal tutor.

pub mod course;
pub mod learn;
pub mod sanitise;
pub mod session;
