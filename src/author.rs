//! Tools for those who write courses: the rules a course should keep, and reports to read.

pub mod check;
pub mod report;
