//! What comes next on the path.

use super::progress::{Progress, State};
use crate::course::{Course, Header, LessonId, Stage};

/// The lesson to open next: the one last worked on if it is not done, else the first undone one
/// after it, else the first undone one of all. `None` when everything is finished or skipped.
pub fn next<'a>(course: &'a Course, progress: &Progress) -> Option<&'a Header> {
    let undone =
        |header: &&Header| matches!(progress.state(&header.id), State::New | State::Started);
    let from_last = progress
        .last_lesson()
        .and_then(|id| course.headers().skip_while(|header| header.id != *id).find(undone));
    from_last.or_else(|| course.headers().find(undone))
}

/// The needs of a lesson that the learner has not finished: advice to show, not locks.
pub fn unmet<'a>(header: &'a Header, progress: &Progress) -> Vec<&'a LessonId> {
    header.needs.iter().filter(|id| progress.state(id) != State::Finished).collect()
}

/// How many lessons of a stage are finished.
pub fn finished(stage: &Stage, progress: &Progress) -> usize {
    stage.lessons.iter().filter(|header| progress.state(&header.id) == State::Finished).count()
}
