//! What is tested and what was found, in sentences.

use super::{Finding, Scope, Tally};
use crate::course::{Course, LessonId};
use crate::learn::placement::MOST;

impl Scope {
    /// What can be tested on the way into a course, or with a lesson selected.
    pub fn choices(course: &Course, lesson: Option<&LessonId>) -> Vec<Self> {
        let header = lesson.and_then(|id| course.header(id));
        let stage = header.map(|header| header.id.stage());
        let stage = match stage {
            Some(stage) => course.stages.iter().find(|other| other.id.as_str() == stage),
            None => course.stages.first(),
        };
        // A review asks what other lessons teach: one who knows those tests the stage.
        let lesson = header.filter(|header| !header.review);
        std::iter::once(Self::Course)
            .chain(stage.map(|stage| Self::Stage(stage.id.clone())))
            .chain(lesson.map(|header| Self::Lesson(header.id.clone())))
            .collect()
    }

    /// Its name.
    pub fn title(&self, course: &Course) -> String {
        match self {
            Self::Course => "The whole course".into(),
            Self::Stage(id) => {
                format!("The stage “{}”", course.stage(id).map_or(id.as_str(), |s| &s.title))
            }
            Self::Lesson(id) => format!("The lesson “{}”", title(id, course)),
        }
    }

    /// What the test is like, in a sentence.
    pub fn about(&self) -> String {
        match self {
            Self::Course => {
                format!("At most {MOST} questions, chosen by your answers, find where to start.")
            }
            Self::Stage(_) => {
                format!("At most {MOST} questions find which of its lessons you know.")
            }
            Self::Lesson(_) => "Up to six of its questions; nearly all are to be right.".into(),
        }
    }
}

impl Tally {
    /// What became of the questions: `7 questions: 4 right, 2 wrong, 1 not known yet.`
    pub fn words(self) -> String {
        let facts = [(self.right, "right"), (self.wrong, "wrong"), (self.unknown, "not known yet")];
        let facts = facts.iter().filter(|(count, _)| *count > 0);
        let facts: Vec<String> = facts.map(|(count, word)| format!("{count} {word}")).collect();
        let noun = if self.asked == 1 { "question" } else { "questions" };
        format!("{} {noun}: {}.", self.asked, facts.join(", "))
    }
}

impl Finding {
    /// What was found, and where to start, in two sentences.
    pub fn words(&self, scope: &Scope, course: &Course) -> [String; 2] {
        let found = match (scope, self.known.len()) {
            (Scope::Lesson(id), 0) => {
                format!("That was not enough to leave out “{}”.", title(id, course))
            }
            (Scope::Lesson(id), _) => format!("You know “{}”.", title(id, course)),
            (Scope::Course | Scope::Stage(_), 0) => "No lesson counts as known yet.".into(),
            (Scope::Course | Scope::Stage(_), 1) => "One lesson counts as known.".into(),
            (Scope::Course | Scope::Stage(_), count) => format!("{count} lessons count as known."),
        };
        let start = match &self.start {
            Some(id) => format!("Start with “{}”.", title(id, course)),
            None => "Every lesson is behind you then.".into(),
        };
        [found, start]
    }
}

/// The title of a lesson; its id if the course does not have it.
pub fn title<'a>(id: &'a LessonId, course: &'a Course) -> &'a str {
    course.header(id).map_or(id.as_str(), |header| header.title.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::sample::path;

    #[test]
    fn what_can_be_tested_hangs_on_the_lesson() {
        let course = path::course();
        let titles = |lesson: Option<&str>| -> Vec<String> {
            let lesson = lesson.map(LessonId::from);
            let choices = Scope::choices(&course, lesson.as_ref());
            choices.iter().map(|scope| scope.title(&course)).collect()
        };
        let whole = "The whole course";
        assert_eq!(titles(None), [whole, "The stage “Stage one”"]);
        let flask = [whole, "The stage “Stage two”", "The lesson “Lesson two/f”"];
        assert_eq!(titles(Some("two/f")), flask);
        assert_eq!(titles(Some("one/review")), [whole, "The stage “Stage one”"]);
    }

    #[test]
    fn only_what_happened_is_counted() {
        let tally = Tally { asked: 3, right: 1, wrong: 0, unknown: 2 };
        assert_eq!(tally.words(), "3 questions: 1 right, 2 not known yet.");
        let tally = Tally { asked: 1, right: 0, wrong: 1, unknown: 0 };
        assert_eq!(tally.words(), "1 question: 1 wrong.");
    }
}
