//! Which Python the commands work with.

use std::path::PathBuf;

use super::Common;
use crate::course::Course;
use crate::exec::interpreter::Wishes;
use crate::settings::Settings;

impl Common {
    /// Which Python is wanted: the one named after `--python`, in `GRADUS_PYTHON` or in the
    /// settings, else the first that is new enough for the course.
    pub(super) fn wishes(&self, settings: &Settings, course: Option<&Course>) -> Wishes {
        let in_settings = settings.python.as_ref().map(PathBuf::from);
        let oldest = course.and_then(|course| course.python.as_deref());
        // Without a place to remember it in, it is looked for each time.
        let cache = self.places().ok().map(|places| places.pythons());
        Wishes::of_process(self.python.clone(), in_settings, oldest, cache)
    }
}
