//! What plain mode has done outside: programs that run, and the learner's files.

use std::path::PathBuf;

use crate::course::files::Files;
use crate::course::{Lesson, LessonId};
use crate::plain::{Done, Errand};
use crate::run::{End, Job, Outcome};

/// The learner's folder and the texts in it, or a sentence on why they cannot be read.
type Work = Result<(PathBuf, Files), String>;

/// Does an errand to its end. `tell` takes lines on how far it is, for those that take long.
pub(super) fn perform(errand: Errand, tell: &mut dyn FnMut(&str)) -> Done {
    match errand {
        Errand::Run(job) => Done::Ran(job.id, Box::new(run(&job, tell))),
        Errand::OpenWork(lesson) => Done::Work(open_work(&lesson)),
        Errand::ResetWork(lesson) => Done::Work(reset_work(&lesson)),
        Errand::Edit(lesson, path) => Done::Work(edit(&lesson, &path)),
        Errand::KeepAttempt(lesson, files) => Done::Kept(keep_attempt(&lesson, &files)),
        Errand::EditCopy(text) => Done::Edited(edit_copy(&text)),
        Errand::Trust => Done::Trusted(trust()),
    }
}

fn run(_job: &Job, _tell: &mut dyn FnMut(&str)) -> Outcome {
    Outcome::without_run(End::Unavailable("Programs cannot be run here.".into()))
}

fn open_work(_lesson: &Lesson) -> Work {
    Err("Your files cannot be read here.".into())
}

fn reset_work(_lesson: &Lesson) -> Work {
    Err("Your files cannot be reset here.".into())
}

fn edit(_lesson: &LessonId, _path: &str) -> Work {
    Err("No editor can be opened here.".into())
}

fn keep_attempt(_lesson: &LessonId, _files: &Files) -> Result<(), String> {
    Err("No copy of your files can be kept here.".into())
}

fn edit_copy(_text: &str) -> Result<String, String> {
    Err("No editor can be opened here.".into())
}

fn trust() -> Result<(), String> {
    Err("A course cannot be trusted here.".into())
}
