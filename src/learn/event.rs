//! What happened: the events of the journal. **Stable** format; kinds may be added.

use serde::{Deserialize, Serialize};

use crate::course::grade::Verdict;
use crate::course::{Answer, LessonId, QuestionId, StageId};

/// Something the learner did, as it is written into the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A page came on screen, or was left with `at` as the topmost visible place.
    PageRead {
        /// The lesson.
        lesson: LessonId,
        /// The page, counted from 1.
        page: usize,
        /// Byte offset in `lesson.md` of the topmost visible block; absent at the page's top.
        /// (In a line, `at` is the time of the event.)
        #[serde(rename = "offset", default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
    },
    /// A question came on screen: the place to come back to.
    Asked {
        /// The lesson.
        lesson: LessonId,
        /// The question.
        question: QuestionId,
        /// Where it is asked.
        #[serde(rename = "in")]
        setting: Setting,
    },
    /// A question was answered.
    Answered {
        /// The lesson.
        lesson: LessonId,
        /// The question.
        question: QuestionId,
        /// Where it was asked.
        #[serde(rename = "in")]
        setting: Setting,
        /// The learner's answer.
        answer: Answer,
        /// Whether it was right.
        verdict: Verdict,
        /// How many hints were taken before.
        hints: u32,
        /// Whether the learner said they were guessing.
        guess: bool,
        /// Milliseconds from the question's first showing to the answer.
        ms: u64,
    },
    /// A hint was taken.
    HintTaken {
        /// The lesson.
        lesson: LessonId,
        /// The question; absent for the exercise's hints.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<QuestionId>,
        /// The milestone of the exercise that the hint belongs to, if it has milestones.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        milestone: Option<String>,
        /// Which hint, counted from 1; for a milestone, of its own hints.
        hint: u32,
    },
    /// A question, or a whole lesson, was skipped.
    Skipped {
        /// The lesson.
        lesson: LessonId,
        /// The question; absent if the whole lesson was skipped.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<QuestionId>,
        /// Where it was asked; absent if the whole lesson was skipped.
        #[serde(rename = "in", default, skip_serializing_if = "Option::is_none")]
        setting: Option<Setting>,
    },
    /// "My answer should count."
    Disputed {
        /// The lesson.
        lesson: LessonId,
        /// The question.
        question: QuestionId,
        /// The answer that should count.
        answer: Answer,
    },
    /// The last question of a quiz was answered or skipped.
    QuizFinished {
        /// The lesson.
        lesson: LessonId,
        /// How many questions it had.
        of: usize,
        /// How many were answered right.
        right: usize,
        /// How many were skipped.
        skipped: usize,
    },
    /// The exercise came on screen: the place to come back to.
    ExerciseOpened {
        /// The lesson.
        lesson: LessonId,
    },
    /// The checks of an exercise ran on the learner's files.
    ExerciseChecked {
        /// The lesson.
        lesson: LessonId,
        /// The milestone whose checks alone were run; absent if all were.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        milestone: Option<String>,
        /// Whether all checks that were run passed, and nothing else went wrong.
        passed: bool,
        /// How many checks there were.
        of: usize,
        /// How many passed.
        right: usize,
        /// The name of the first check that failed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        first: Option<String>,
        /// How many hints of the exercise were taken before.
        hints: u32,
        /// Milliseconds from the exercise's opening, or from the check before this one, to the
        /// start of this one.
        ms: u64,
    },
    /// The learner asked for the solution before the exercise was passed.
    SolutionShown {
        /// The lesson.
        lesson: LessonId,
    },
    /// The exercise was skipped.
    ExerciseSkipped {
        /// The lesson.
        lesson: LessonId,
    },
    /// Text, quiz and exercise are behind the learner.
    LessonFinished {
        /// The lesson.
        lesson: LessonId,
    },
    /// A concept was rated from what was remembered of it: its card is scheduled anew.
    Reviewed {
        /// The lesson.
        lesson: LessonId,
        /// The question that was asked; absent if the rating is of a whole quiz.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<QuestionId>,
        /// Where it was asked.
        #[serde(rename = "in")]
        setting: Setting,
        /// The concept, or the lesson's id for what belongs to none.
        concept: String,
        /// How well it was remembered.
        rating: Rating,
    },
    /// The last rating of a concept does not count.
    ReviewUndone {
        /// The concept, as it was rated.
        concept: String,
    },
    /// A test showed that the learner knows a lesson already.
    Placed {
        /// The lesson.
        lesson: LessonId,
    },
    /// The learner's note on a page was written, or written anew.
    Noted {
        /// The lesson.
        lesson: LessonId,
        /// The page, counted from 1.
        page: usize,
        /// The note; empty if it was taken away.
        text: String,
    },
    /// A page was marked to be found again, or the mark was taken away.
    Bookmarked {
        /// The lesson.
        lesson: LessonId,
        /// The page, counted from 1.
        page: usize,
        /// Whether it is marked now.
        on: bool,
    },
    /// Progress of a lesson, a stage or the course starts anew; nothing is erased.
    Reset {
        /// What is reset.
        #[serde(flatten)]
        scope: ResetScope,
    },
    /// A kind that this version does not know: kept in the journal and skipped.
    #[serde(other)]
    Unknown,
}

/// Where a question was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// In the lesson's quiz.
    Quiz,
    /// Among the missed ones, after the quiz.
    Retry,
    /// In a review.
    Review,
    /// In a placement test.
    Placement,
}

/// How well something was remembered: the four grades of spaced repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    /// Not at all.
    Again,
    /// With effort, or with help.
    Hard,
    /// Well.
    Good,
    /// At once.
    Easy,
}

/// What a reset covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "scope", rename_all = "snake_case")]
pub enum ResetScope {
    /// One lesson.
    Lesson {
        /// The lesson.
        lesson: LessonId,
    },
    /// Every lesson of a stage.
    Stage {
        /// The stage.
        stage: StageId,
    },
    /// The whole course.
    All,
}
