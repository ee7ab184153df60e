//! What is on disk: the course, the folders, the learner's journal and the settings. An edge:
//! files are touched here, and what goes wrong is told and never hidden.

pub mod archive;
pub mod course_files;
pub mod digest;
pub mod dirs;
pub mod journal;
pub mod lessons;
pub mod notice;
pub mod settings;
pub mod trust;
pub mod workspace;
