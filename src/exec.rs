//! The learner's Python: finding it, setting up environments, running programs and checks within
//! limits. An edge: processes are started here and nowhere else.

pub mod environment;
