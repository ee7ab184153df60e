//! Tools for those who write courses: the rules a course should keep, and reports to read.

pub mod check;
mod passage;
mod programs;
pub mod proof;
pub mod report;
