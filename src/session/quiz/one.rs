//! One question by itself, for sessions that draw theirs from many lessons.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Asking, Phase, Quiz};
use crate::course::{Lesson, QuestionId};
use crate::learn::event::Setting;

impl Quiz {
    /// A question of `lesson`, on screen since `now`; none if the lesson does not have it. What
    /// comes before and after it is the caller's: it is not to be told [`Input::GoOn`] nor
    /// [`Input::Skip`].
    ///
    /// [`Input::GoOn`]: super::Input::GoOn
    /// [`Input::Skip`]: super::Input::Skip
    pub fn of_one(
        lesson: Arc<Lesson>,
        question: &QuestionId,
        setting: Setting,
        seed: u64,
        now: Timestamp,
    ) -> Option<Self> {
        let index = lesson.questions.iter().position(|other| other.id == *question)?;
        let mut quiz = Self::fresh(lesson, None, seed);
        quiz.setting = setting;
        quiz.queue = vec![index];
        quiz.phase = Phase::Asking(Asking { since: now, hints: 0, guess: false });
        Some(quiz)
    }
}
