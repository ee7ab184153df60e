//! Practice of chosen questions from many lessons, one after the other.

use std::sync::Arc;

use jiff::Timestamp;

use super::quiz::{Input, Phase, Quiz};
use crate::course::grade::Verdict;
use crate::course::{LessonId, Library, QuestionId};
use crate::learn::event::{Event, Setting};
use crate::learn::progress::Outcome;

/// Questions of one session, at most.
const MOST: usize = 20;

/// Practice that is going on.
#[derive(Debug, Clone)]
pub struct Drill {
    library: Arc<Library>,
    seed: u64,
    queue: Vec<(LessonId, QuestionId)>,
    outcomes: Vec<Outcome>,
    /// The question on screen; none at the end.
    present: Option<Quiz>,
}

impl Drill {
    /// Practice of these questions at `now`; the first ones, if there are very many. Questions that
    /// the course does not have any more are left out; none if no question is left.
    pub fn begin(
        library: Arc<Library>,
        mut queue: Vec<(LessonId, QuestionId)>,
        seed: u64,
        now: Timestamp,
    ) -> Option<Self> {
        queue.retain(|(lesson, question)| library.question(lesson, question).is_some());
        queue.truncate(MOST);
        let mut drill = Self { library, seed, queue, outcomes: Vec::new(), present: None };
        drill.ask(now);
        drill.present.is_some().then_some(drill)
    }

    /// Takes in what the learner did at `now`; returns what belongs into the journal.
    pub fn step(&mut self, input: Input, now: Timestamp) -> Vec<Event> {
        let Some(quiz) = &mut self.present else { return Vec::new() };
        match (&input, quiz.phase()) {
            (Input::GoOn, Phase::Answered(answered)) => {
                self.outcomes.push(match answered.grade.verdict {
                    Verdict::Right => Outcome::Right,
                    Verdict::Wrong => Outcome::Wrong,
                });
                self.ask(now);
                Vec::new()
            }
            (Input::Skip, Phase::Asking(_)) => {
                let question = quiz.question().map(|question| question.id.clone());
                let lesson = quiz.lesson().header.id.clone();
                self.outcomes.push(Outcome::Skipped);
                self.ask(now);
                vec![Event::Skipped { lesson, question, setting: Some(Setting::Retry) }]
            }
            (Input::GoOn | Input::Skip | Input::RetryMissed, _) => Vec::new(),
            (Input::Answer(_) | Input::Hint | Input::Guess | Input::Dispute, _) => {
                quiz.step(input, now)
            }
        }
    }

    /// The question on screen, as a quiz of one; none at the end.
    pub fn quiz(&self) -> Option<&Quiz> {
        self.present.as_ref()
    }

    /// The number of the question on screen, from 1, and how many there are.
    pub fn position(&self) -> (usize, usize) {
        ((self.outcomes.len() + 1).min(self.queue.len()), self.queue.len())
    }

    /// How many of the questions behind the learner were answered right, and how many they were.
    pub fn score(&self) -> (usize, usize) {
        let right = self.outcomes.iter().filter(|outcome| **outcome == Outcome::Right).count();
        (right, self.outcomes.len())
    }

    /// Puts the next question on screen. That is no place to come back to, so nothing is recorded.
    fn ask(&mut self, now: Timestamp) {
        let next = self.queue.get(self.outcomes.len());
        self.present = next.and_then(|(lesson, question)| {
            let lesson = self.library.lesson(lesson)?.clone();
            Quiz::of_one(lesson, question, Setting::Retry, self.seed, now)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::sample::path;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn begin(questions: &[(&str, &str)]) -> Option<Drill> {
        let queue = questions.iter().map(|(l, q)| ((*l).into(), (*q).into())).collect();
        Drill::begin(path::library(), queue, 7, NOW)
    }

    #[test]
    fn questions_of_many_lessons_are_practised_in_turn() {
        let asked =
            [("one/a", "first"), ("one/gone", "x"), ("two/e", "fourth"), ("two/e", "pairs")];
        let mut drill = begin(&asked).unwrap();
        let mut verdicts = Vec::new();
        for right in [true, false] {
            let question = drill.quiz().unwrap().question().unwrap();
            let events = drill.step(Input::Answer(path::answer(question, right)), NOW);
            let [Event::Answered { setting: Setting::Retry, verdict, .. }] = &events[..] else {
                panic!("{events:?}")
            };
            verdicts.push(*verdict);
            assert_eq!(drill.step(Input::GoOn, NOW), []);
        }
        assert_eq!((verdicts, drill.position()), (vec![Verdict::Right, Verdict::Wrong], (3, 3)));
        assert!(matches!(&drill.step(Input::Skip, NOW)[..], [Event::Skipped { .. }]));
        assert!(drill.quiz().is_none());
        assert_eq!((drill.score(), drill.position()), ((1, 3), (3, 3)));
        assert_eq!(drill.step(Input::GoOn, NOW), []);
    }

    #[test]
    fn hints_are_given_and_a_session_has_an_end() {
        assert!(begin(&[]).is_none() && begin(&[("one/gone", "x")]).is_none());
        let mut drill = begin(&[("one/a", "first"); 50]).unwrap();
        assert_eq!(drill.position(), (1, 20));
        assert_eq!(drill.step(Input::Hint, NOW).len(), 1);
    }
}
