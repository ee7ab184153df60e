//! Plain mode between standard input and standard output.

mod errands;
mod line;
mod talk;

use std::io::{stdin, stdout};
use std::sync::Arc;

use anyhow::Result;

use self::talk::{Edges, Talk};
use super::clock;
use crate::course::{Course, Lesson, LessonId};
use crate::learn::progress::Progress;
use crate::plain::Plain;
use crate::store::journal::Journal;

/// Talks with the learner in lines until they leave or the input ends. `lesson` is opened at once;
/// `notices` are said first. `read` reads a lesson; it returns none if nothing of it can be taught,
/// and a sentence on what is wrong with it.
///
/// # Errors
/// If standard input cannot be read or standard output cannot be written, other than because
/// nobody reads it any more; and if steps of the learner are not saved at the end.
pub fn run(
    course: Arc<Course>,
    progress: Progress,
    journal: Journal,
    lesson: Option<LessonId>,
    notices: &[String],
    mut read: impl FnMut(&LessonId) -> (Option<Arc<Lesson>>, Option<String>),
) -> Result<()> {
    let seed = u64::from(clock::now().subsec_nanosecond().unsigned_abs());
    let id = course.id.clone();
    let (mut plain, reply) = Plain::start(course, progress, lesson, seed);
    for notice in notices {
        plain.notice(notice.clone());
    }
    let edges = Edges {
        input: &mut stdin().lock(),
        output: &mut stdout().lock(),
        clock: &clock::now,
        read: &mut read,
        perform: &mut errands::perform,
    };
    Talk::new(plain, journal, id, edges).run(reply)
}
