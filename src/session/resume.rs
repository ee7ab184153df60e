//! Where a lesson is taken up again.

use crate::learn::progress::{At, LessonProgress};

/// A part of a lesson to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resume {
    /// A page of the text.
    Page {
        /// Counted from 0; the course may have fewer pages by now.
        page: usize,
        /// Byte offset in `lesson.md` of the block on top; 0 for the page's top.
        offset: usize,
    },
    /// The quiz, at its first open question.
    Quiz,
    /// The results of the quiz.
    Results,
    /// The exercise; the course may have lost it by now.
    Exercise,
}

/// Where a learner with this progress in a lesson left it; its first page if it is new to them or
/// behind them.
pub fn resume(before: Option<&LessonProgress>) -> Resume {
    const START: Resume = Resume::Page { page: 0, offset: 0 };
    let Some(before) = before else { return START };
    match &before.at {
        Some(At::Page { page, offset }) => {
            Resume::Page { page: page.saturating_sub(1), offset: *offset }
        }
        // The missed ones are asked again from the results on.
        Some(At::Question { .. }) if before.quiz_finished => Resume::Results,
        Some(At::Question { .. }) => Resume::Quiz,
        Some(At::Results) if !before.finished => Resume::Results,
        Some(At::Exercise) if !before.finished || before.exercise.underway => Resume::Exercise,
        Some(At::Results | At::Exercise) | None => START,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::event::Setting;
    use crate::learn::progress::ExerciseProgress;

    #[test]
    fn an_exercise_is_taken_up_until_it_is_behind_the_learner() {
        for (underway, finished, expected) in [
            (true, false, Resume::Exercise),
            (false, false, Resume::Exercise),
            (true, true, Resume::Exercise),
            (false, true, Resume::Page { page: 0, offset: 0 }),
        ] {
            let exercise = ExerciseProgress { underway, ..ExerciseProgress::default() };
            let at = Some(At::Exercise);
            let before = LessonProgress { at, exercise, finished, ..LessonProgress::default() };
            assert_eq!(resume(Some(&before)), expected, "{before:?}");
        }
    }

    #[test]
    fn a_lesson_is_taken_up_where_it_was_left() {
        let question = |setting| At::Question { question: "a".into(), setting };
        let before = |at, quiz_finished, finished| LessonProgress {
            at,
            quiz_finished,
            finished,
            ..LessonProgress::default()
        };
        let start = Resume::Page { page: 0, offset: 0 };
        for (before, expected) in [
            (before(None, false, false), start),
            (
                before(Some(At::Page { page: 3, offset: 70 }), false, false),
                Resume::Page { page: 2, offset: 70 },
            ),
            (before(Some(At::Page { page: 0, offset: 0 }), false, false), start),
            (before(Some(question(Setting::Quiz)), false, false), Resume::Quiz),
            (before(Some(question(Setting::Quiz)), false, true), Resume::Quiz),
            (before(Some(question(Setting::Retry)), true, true), Resume::Results),
            (before(Some(At::Results), true, false), Resume::Results),
            (before(Some(At::Results), true, true), start),
        ] {
            assert_eq!(resume(Some(&before)), expected, "{before:?}");
        }
        assert_eq!(resume(None), start);
    }
}
