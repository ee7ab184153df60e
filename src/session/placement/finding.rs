//! What a test has found.

use super::{Scope, Tally};
use crate::course::{Course, Header, LessonId, Stage, StageId};
use crate::learn::event::Event;
use crate::learn::progress::{Progress, State};

/// What a test has found. Nothing of it holds before the learner says yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Lessons that count as known and were not finished before, in the order of the path.
    pub known: Vec<LessonId>,
    /// The lesson to begin with; none if all are behind the learner then.
    pub start: Option<LessonId>,
    /// What became of the questions.
    pub tally: Tally,
    /// The stages that were tested, in order; empty for a test of one lesson.
    pub stages: Vec<StageFound>,
}

/// How much of a stage is behind the learner, if they say yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageFound {
    /// The stage.
    pub stage: StageId,
    /// Lessons known or finished.
    pub known: usize,
    /// Lessons in all.
    pub of: usize,
}

impl Finding {
    /// Of the lessons that a test judged to be known.
    pub(super) fn new(
        scope: &Scope,
        mut known: Vec<LessonId>,
        tally: Tally,
        course: &Course,
        progress: &Progress,
    ) -> Self {
        let finished = |header: &Header| progress.state(&header.id) == State::Finished;
        let tested = |stage: &&Stage| match scope {
            Scope::Course => true,
            Scope::Stage(id) => stage.id == *id,
            Scope::Lesson(_) => false,
        };
        for stage in course.stages.iter().filter(tested) {
            known.extend(reviews(stage, &known, progress));
        }
        let behind = |header: &Header| finished(header) || known.contains(&header.id);
        let found = |stage: &Stage| StageFound {
            stage: stage.id.clone(),
            known: stage.lessons.iter().filter(|header| behind(header)).count(),
            of: stage.lessons.len(),
        };
        let stages = course.stages.iter().filter(tested).map(found).collect();
        let start = start(scope, course, |header| {
            behind(header) || progress.state(&header.id) == State::Skipped
        });
        let in_order = course.headers().filter(|h| known.contains(&h.id) && !finished(h));
        let known = in_order.map(|header| header.id.clone()).collect();
        Self { known, start, tally, stages }
    }

    /// What belongs into the journal once the learner says yes.
    pub fn accept(&self) -> Vec<Event> {
        self.known.iter().map(|lesson| Event::Placed { lesson: lesson.clone() }).collect()
    }
}

/// The reviews of a stage of which all else is known or finished.
fn reviews(stage: &Stage, known: &[LessonId], progress: &Progress) -> Vec<LessonId> {
    let behind = |header: &Header| {
        known.contains(&header.id) || progress.state(&header.id) == State::Finished
    };
    let all = stage.lessons.iter().filter(|header| !header.review).all(behind);
    let reviews = stage.lessons.iter().filter(|header| header.review && all);
    reviews.map(|header| header.id.clone()).collect()
}

/// The first lesson that is not behind the learner: of what was tested or after it, else of all.
fn start(scope: &Scope, course: &Course, behind: impl Fn(&Header) -> bool) -> Option<LessonId> {
    let tested = |header: &Header| match scope {
        Scope::Course => true,
        Scope::Stage(stage) => header.id.stage() == stage.as_str(),
        Scope::Lesson(lesson) => header.id == *lesson,
    };
    let ahead = |header: &&Header| !behind(header);
    let from = course.headers().skip_while(|header| !tested(header)).find(ahead);
    from.or_else(|| course.headers().find(ahead)).map(|header| header.id.clone())
}
