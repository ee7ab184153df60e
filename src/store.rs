//! What is kept in files.

pub mod course_files;
