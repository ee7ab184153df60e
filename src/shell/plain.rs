//! Plain mode between standard input and standard output.

mod errands;
mod interrupt;
mod line;
mod talk;

use std::io::{stdin, stdout};
use std::sync::Arc;

use anyhow::Result;

use self::errands::Errands;
use self::talk::{Edges, Talk};
use super::ground::Ground;
use super::signals::Held;
use super::{clock, edges};
use crate::course::{Course, LessonId};
use crate::learn::progress::Progress;
use crate::plain::Plain;
use crate::store::lessons;

/// Talks with the learner in lines until they leave or the input ends. `lesson` is opened at once;
/// `notices` are said first.
///
/// # Errors
/// If standard input cannot be read or standard output cannot be written, other than because
/// nobody reads it any more; and if steps of the learner are not saved at the end.
pub fn run(
    course: Arc<Course>,
    progress: Progress,
    edges: edges::Edges,
    lesson: Option<LessonId>,
    notices: &[String],
    signals: Held,
) -> Result<()> {
    let edges::Edges { journal, source, course: id, work, editor, tools, settings: _ } = edges;
    let ground = Ground::new(tools, source.clone());
    let mut errands = Errands::new(source.clone(), ground, work, editor, signals)?;
    let outline = course.clone();
    let mut read = |id: &LessonId| {
        let Some(header) = outline.header(id) else {
            return (None, Some(format!("There is no lesson `{id}` in this course.")));
        };
        let (lesson, problem) = lessons::read(&source, header);
        (lesson.map(Arc::new), problem)
    };
    let seed = u64::from(clock::now().subsec_nanosecond().unsigned_abs());
    let (mut plain, reply) = Plain::start(course, progress, lesson, seed);
    plain.lives_in(clock::zone());
    for notice in notices {
        plain.notice(notice.clone());
    }
    let edges = Edges {
        input: &mut stdin().lock(),
        output: &mut stdout().lock(),
        clock: &clock::now,
        read: &mut read,
        perform: &mut |errand, tell| errands.perform(errand, tell),
    };
    Talk::new(plain, journal, id, edges).run(reply)
}
