//! When a lesson is behind the learner: its text, its quiz and its exercise.

use crate::course::Lesson;
use crate::learn::event::Event;
use crate::learn::progress::{ExerciseProgress, ExerciseState, LessonProgress, Outcome};

/// What became of a part of a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The lesson has no such part.
    Missing,
    /// It is still ahead, or not finished.
    Ahead,
    /// All of it was skipped.
    Skipped,
    /// It is behind the learner.
    Done,
}

/// What ends a lesson whose text is read, if anything does: it is finished, or skipped where all
/// that there was to do was skipped.
pub fn ending(lesson: &Lesson, quiz: Part, exercise: Part) -> Option<Event> {
    let lesson = lesson.header.id.clone();
    match (quiz, exercise) {
        (Part::Ahead, _) | (_, Part::Ahead) => None,
        (Part::Skipped, Part::Skipped | Part::Missing) => {
            Some(Event::Skipped { lesson, question: None, setting: None })
        }
        (Part::Skipped, Part::Done) | (Part::Missing | Part::Done, _) => {
            Some(Event::LessonFinished { lesson })
        }
    }
}

/// The end of a lesson that is behind the learner and was never said to be: the course, or what was
/// on disk when its last part ended, may have been another one then.
pub fn due(lesson: &Lesson, before: Option<&LessonProgress>) -> Option<Event> {
    let before = before.filter(|before| !before.finished)?;
    let parts = (quiz(lesson, Some(before)), exercise(lesson, Some(&before.exercise)));
    if parts == (Part::Missing, Part::Missing) {
        return None;
    }
    let end = ending(lesson, parts.0, parts.1);
    end.filter(|end| matches!(end, Event::LessonFinished { .. }))
}

/// What became of a lesson's quiz.
pub fn quiz(lesson: &Lesson, before: Option<&LessonProgress>) -> Part {
    let skipped = |before: &LessonProgress| {
        before.run.iter().all(|attempt| attempt.outcome == Outcome::Skipped && !attempt.mended)
    };
    match before {
        _ if lesson.questions.is_empty() => Part::Missing,
        Some(before) if before.quiz_finished && skipped(before) => Part::Skipped,
        Some(before) if before.quiz_finished => Part::Done,
        Some(_) | None => Part::Ahead,
    }
}

/// What became of a lesson's exercise.
pub fn exercise(lesson: &Lesson, before: Option<&ExerciseProgress>) -> Part {
    match before {
        _ if lesson.exercise.is_none() => Part::Missing,
        Some(before) if before.state >= ExerciseState::Shown => Part::Done,
        Some(before) if before.skipped => Part::Skipped,
        Some(_) | None => Part::Ahead,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::progress::Attempt;
    use crate::session::sample::{self, practice};
    use ExerciseState::{New, Passed, Shown, Tried};

    #[test]
    fn a_lesson_ends_when_nothing_of_it_is_ahead() {
        use Part::{Ahead, Done, Missing, Skipped};
        let lesson = sample::lesson("python/notes");
        for (quiz, exercise, expected) in [
            (Missing, Missing, "finished"),
            (Done, Missing, "finished"),
            (Skipped, Missing, "skipped"),
            (Ahead, Missing, "none"),
            (Done, Ahead, "none"),
            (Done, Skipped, "finished"),
            (Done, Done, "finished"),
            (Skipped, Ahead, "none"),
            (Skipped, Skipped, "skipped"),
            (Skipped, Done, "finished"),
            (Ahead, Done, "none"),
            (Missing, Ahead, "none"),
            (Missing, Skipped, "finished"),
            (Missing, Done, "finished"),
        ] {
            let word = match ending(&lesson, quiz, exercise) {
                None => "none",
                Some(Event::LessonFinished { .. }) => "finished",
                Some(Event::Skipped { question: None, .. }) => "skipped",
                Some(other) => panic!("{other:?}"),
            };
            assert_eq!(word, expected, "{quiz:?} {exercise:?}");
        }
    }

    #[test]
    fn an_end_that_was_never_said_is_due() {
        let basket = practice::lesson(practice::BASKET);
        let mut without = Lesson::clone(&basket);
        without.exercise = None;
        let check = |lesson: &Lesson, state, quiz_finished, finished, expected: bool| {
            let exercise = ExerciseProgress { state, ..ExerciseProgress::default() };
            let (question, outcome) = ("short".into(), Outcome::Wrong);
            let attempt = Attempt { question, outcome, mended: false, effort: None };
            let run = vec![attempt];
            let before =
                LessonProgress { run, quiz_finished, exercise, finished, ..Default::default() };
            let due = due(lesson, Some(&before));
            assert_eq!(due.is_some(), expected, "{before:?}");
        };
        check(&basket, Passed, true, false, true);
        check(&basket, Passed, true, true, false);
        check(&basket, Tried, true, false, false);
        check(&basket, Passed, false, false, false);
        check(&without, New, true, false, true);
        check(&without, New, false, false, false);
        check(&sample::lesson("python/notes"), New, false, false, false);
        assert_eq!(due(&basket, None), None);
    }

    #[test]
    fn parts_are_what_became_of_them() {
        let (notes, basket) = (sample::lesson("python/notes"), practice::lesson(practice::BASKET));
        let before =
            |state, skipped| ExerciseProgress { state, skipped, ..ExerciseProgress::default() };
        assert_eq!(exercise(&notes, Some(&before(Passed, false))), Part::Missing);
        for (before, expected) in [
            (before(New, false), Part::Ahead),
            (before(Tried, false), Part::Ahead),
            (before(Passed, true), Part::Done),
            (before(Shown, false), Part::Done),
            (before(New, true), Part::Skipped),
        ] {
            assert_eq!(exercise(&basket, Some(&before)), expected, "{before:?}");
        }
        assert_eq!(exercise(&basket, None), Part::Ahead);
        assert_eq!(quiz(&notes, None), Part::Missing);
        assert_eq!(quiz(&basket, None), Part::Ahead);
    }
}
