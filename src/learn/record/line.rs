//! The fields of a line, and the event that they make.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Damage, RawAnswer, Record, Scope, What, record};
use crate::course::grade::Verdict;
use crate::learn::event::{Rating, Setting};

/// Text that is borrowed unless it has escapes. (serde borrows a `Cow` in a field of its own, yet
/// never inside an `Option`.)
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Text<'a>(#[serde(borrow)] pub(super) Cow<'a, str>);

/// A line with the fields of all events side by side: serde reads a flat struct several times
/// faster than a tagged enum.
#[derive(Default, Deserialize)]
pub(super) struct Line<'a> {
    pub(super) v: Option<u64>,
    #[serde(borrow)]
    pub(super) dev: Option<Text<'a>>,
    pub(super) seq: Option<u64>,
    #[serde(borrow)]
    pub(super) at: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) course: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) event: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) lesson: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) stage: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) question: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) scope: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) answer: Option<&'a RawValue>,
    #[serde(rename = "in")]
    pub(super) setting: Option<Setting>,
    pub(super) verdict: Option<Verdict>,
    pub(super) page: Option<usize>,
    pub(super) offset: Option<usize>,
    pub(super) hint: Option<u32>,
    pub(super) hints: Option<u32>,
    pub(super) guess: Option<bool>,
    pub(super) ms: Option<u64>,
    pub(super) of: Option<usize>,
    pub(super) right: Option<usize>,
    pub(super) skipped: Option<usize>,
    pub(super) passed: Option<bool>,
    #[serde(borrow)]
    pub(super) first: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) milestone: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) concept: Option<Text<'a>>,
    pub(super) rating: Option<Rating>,
    #[serde(borrow)]
    pub(super) text: Option<Text<'a>>,
    pub(super) on: Option<bool>,
}

impl<'a> Line<'a> {
    pub(super) fn record(mut self) -> Result<Record<'a>, Damage> {
        let kind = self.event.take().ok_or(Damage::Form)?.0;
        let what = match self.what(&kind) {
            Some(what) => what,
            None => What::Unknown { kind },
        };
        let Self { dev: Some(dev), seq: Some(seq), at: Some(at), course: Some(course), .. } = self
        else {
            return Err(Damage::Form);
        };
        record(dev, seq, &at, course, what)
    }

    /// The event; none if the kind is unknown or lacks a field.
    fn what(&mut self, kind: &str) -> Option<What<'a>> {
        let setting = self.setting;
        let answer = self.answer.map(|raw| RawAnswer { json: raw.get() });
        let mut lesson = || self.lesson.take().map(|text| text.0);
        let mut question = || self.question.take().map(|text| text.0);
        let mut milestone = || self.milestone.take().map(|text| text.0);
        Some(match kind {
            "page_read" => What::PageRead { lesson: lesson()?, page: self.page?, at: self.offset },
            "asked" => What::Asked { lesson: lesson()?, question: question()?, setting: setting? },
            "answered" => What::Answered {
                lesson: lesson()?,
                question: question()?,
                setting: setting?,
                answer: answer?,
                verdict: self.verdict?,
                hints: self.hints?,
                guess: self.guess?,
                ms: self.ms?,
            },
            "hint_taken" => What::HintTaken {
                lesson: lesson()?,
                question: question(),
                milestone: milestone(),
                hint: self.hint?,
            },
            "skipped" => What::Skipped { lesson: lesson()?, question: question(), setting },
            "disputed" => {
                What::Disputed { lesson: lesson()?, question: question()?, answer: answer? }
            }
            "quiz_finished" => What::QuizFinished {
                lesson: lesson()?,
                of: self.of?,
                right: self.right?,
                skipped: self.skipped?,
            },
            "lesson_finished" => What::LessonFinished { lesson: lesson()? },
            "reset" => What::Reset { scope: self.reset_scope()? },
            _ => return self.exercise(kind).or_else(|| self.memory(kind)),
        })
    }

    /// An event of an exercise.
    fn exercise(&mut self, kind: &str) -> Option<What<'a>> {
        let mut lesson = || self.lesson.take().map(|text| text.0);
        Some(match kind {
            "exercise_opened" => What::ExerciseOpened { lesson: lesson()? },
            "exercise_checked" => What::ExerciseChecked {
                lesson: lesson()?,
                milestone: self.milestone.take().map(|text| text.0),
                passed: self.passed?,
                of: self.of?,
                right: self.right?,
                first: self.first.take().map(|text| text.0),
                hints: self.hints?,
                ms: self.ms?,
            },
            "solution_shown" => What::SolutionShown { lesson: lesson()? },
            "exercise_skipped" => What::ExerciseSkipped { lesson: lesson()? },
            _ => return None,
        })
    }

    /// An event of what is remembered, or noted to be.
    fn memory(&mut self, kind: &str) -> Option<What<'a>> {
        let mut lesson = || self.lesson.take().map(|text| text.0);
        Some(match kind {
            "reviewed" => What::Reviewed {
                lesson: lesson()?,
                question: self.question.take().map(|text| text.0),
                setting: self.setting?,
                concept: self.concept.take()?.0,
                rating: self.rating?,
            },
            "review_undone" => What::ReviewUndone { concept: self.concept.take()?.0 },
            "placed" => What::Placed { lesson: lesson()? },
            "noted" => {
                What::Noted { lesson: lesson()?, page: self.page?, text: self.text.take()?.0 }
            }
            "bookmarked" => What::Bookmarked { lesson: lesson()?, page: self.page?, on: self.on? },
            _ => return None,
        })
    }

    fn reset_scope(&mut self) -> Option<Scope<'a>> {
        match &*self.scope.as_ref()?.0 {
            "lesson" => Some(Scope::Lesson { lesson: self.lesson.take()?.0 }),
            "stage" => Some(Scope::Stage { stage: self.stage.take()?.0 }),
            "all" => Some(Scope::All),
            _ => None,
        }
    }
}
