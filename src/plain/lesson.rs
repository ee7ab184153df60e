//! In a lesson: its pages, its quiz and the results.

use std::sync::Arc;

use jiff::Timestamp;

use super::answer::{Taken, place, take};
use super::command::Command;
use super::{Place, Plain, Reply, ask, places};
use crate::course::{Lesson, LessonId};
use crate::session::ending::{self, Part};
use crate::session::quiz::{Input, Phase, Quiz};
use crate::session::reading::{Input as Turn, Reading, Step};
use crate::session::resume::{Resume, resume};
use crate::session::teaches;

impl Plain {
    /// Takes in the lesson that was asked for; none if nothing of it can be taught. `problem` says
    /// what is wrong with it, in a sentence.
    pub fn lesson_read(
        &mut self,
        lesson: Option<Arc<Lesson>>,
        problem: Option<String>,
        now: Timestamp,
    ) -> Reply {
        self.now = now;
        self.heard.extend(problem);
        let opening = self.opening.take();
        let Some(lesson) = lesson.filter(|lesson| opening.as_ref() == Some(&lesson.header.id))
        else {
            return self.go();
        };
        let wanted = self.wanted_page(&lesson.header.id);
        let before = self.progress.lesson(&lesson.header.id);
        let due = ending::due(&lesson, before);
        let at = wanted.unwrap_or_else(|| resume(before));
        let reply = self.take_up(lesson, at, now);
        reply.recording(due)
    }

    /// Opens a lesson where it was left.
    fn take_up(&mut self, lesson: Arc<Lesson>, at: Resume, now: Timestamp) -> Reply {
        match at {
            Resume::Page { page, offset } => self.show_page(lesson, page, offset),
            Resume::Quiz => self.show_quiz(lesson, now),
            Resume::Results => match self.progress.lesson(&lesson.header.id) {
                Some(before) => {
                    self.place = Place::Results(Box::new(Quiz::results(lesson, before, self.seed)));
                    self.go()
                }
                None => self.show_page(lesson, 0, 0),
            },
            Resume::Exercise if lesson.exercise.is_some() => self.open_exercise(lesson),
            Resume::Exercise => {
                let last = lesson.pages.len().saturating_sub(1);
                self.show_page(lesson, last, 0)
            }
        }
    }

    /// A command that needs an open lesson.
    pub(super) fn in_lesson(&mut self, command: Command, argument: &str, now: Timestamp) -> Reply {
        let Some(lesson) = self.lesson().cloned() else { return self.go() };
        match command {
            Command::Pages => {
                let before = self.progress.lesson(&lesson.header.id);
                self.answer(places::outline(&lesson, before))
            }
            Command::Page => self.turn_to(&lesson, argument),
            Command::Teaches => self.teaching_page(lesson, argument),
            Command::Back => self.back(lesson),
            Command::Quiz => self.show_quiz(lesson, now),
            Command::Retry => self.retry(now),
            Command::Exercise => self.open_exercise(lesson),
            Command::Full => self.full(),
            Command::Run if self.on_page() => self.run_program(argument, now),
            Command::Edit if self.on_page() => self.edit_program(argument),
            Command::Hint if !self.in_practice() => self.hint(now),
            Command::Hint
            | Command::Run
            | Command::Edit
            | Command::Check
            | Command::Checks
            | Command::Solution
            | Command::SkipExercise
            | Command::ResetWork => self.in_exercise(command, argument, now),
            Command::Guess => self.guess(now),
            Command::SkipQuestion => self.step(Input::Skip, now),
            Command::Clear => self.clear(),
            Command::Dispute => self.dispute(now),
            Command::Help
            | Command::Again
            | Command::Review
            | Command::TakeBack
            | Command::Stats
            | Command::About
            | Command::SkipLesson
            | Command::Path
            | Command::Beside(_)
            | Command::Save
            | Command::Write
            | Command::Search
            | Command::Terms
            | Command::Notes
            | Command::Go
            | Command::Note
            | Command::Bookmark
            | Command::Quit => Reply::ask(),
        }
    }

    /// An empty line: the next page, the quiz, the next question, the next lesson.
    pub(super) fn go_on(&mut self, now: Timestamp) -> Reply {
        match &self.place {
            Place::Page(..) => self.turn(Turn::Next, now),
            Place::Quiz(..) => self.step(Input::GoOn, now),
            Place::Results(quiz) => {
                let lesson = quiz.lesson().clone();
                if self.exercise_ahead(&lesson) {
                    return self.open_exercise(lesson);
                }
                self.next_lesson(&lesson.header.id)
            }
            Place::Exercise(_) => self.go_on_from_exercise(now),
            Place::Welcome | Place::Path | Place::Review(..) | Place::Aside(_) => self.go(),
        }
    }

    /// A line typed as an answer.
    pub(super) fn attempt(&mut self, text: &str, now: Timestamp) -> Reply {
        let Place::Quiz(quiz, typed) = &mut self.place else { return self.go() };
        let Some(question) = quiz.question() else { return self.go() };
        match take(question, &quiz.shown_order(question), typed, text) {
            Taken::Answer(answer) => self.step(Input::Answer(answer), now),
            Taken::More(sentence) if sentence.is_empty() => Reply::ask(),
            Taken::More(sentence) | Taken::Unclear(sentence) => self.answer(sentence),
        }
    }

    pub(super) fn lesson(&self) -> Option<&Arc<Lesson>> {
        match &self.place {
            Place::Welcome | Place::Path | Place::Review(..) | Place::Aside(_) => None,
            Place::Page(lesson, _) => Some(lesson),
            Place::Quiz(quiz, _) | Place::Results(quiz) => Some(quiz.lesson()),
            Place::Exercise(bench) => Some(bench.practice.lesson()),
        }
    }

    fn on_page(&self) -> bool {
        matches!(self.place, Place::Page(..))
    }

    fn in_practice(&self) -> bool {
        matches!(self.place, Place::Exercise(_))
    }

    /// Whether a lesson has an exercise that is not behind the learner.
    fn exercise_ahead(&self, lesson: &Lesson) -> bool {
        let before = self.progress.lesson(&lesson.header.id).map(|before| &before.exercise);
        ending::exercise(lesson, before) == Part::Ahead
    }

    /// What an empty line leads to once a lesson's text, or its quiz, is behind the learner, in a
    /// sentence.
    pub(super) fn after_quiz(&self, lesson: &Lesson) -> String {
        match &lesson.exercise {
            Some(exercise) if self.exercise_ahead(lesson) => {
                format!("Press Enter for the exercise: {}.", exercise.title)
            }
            Some(_) | None => places::onwards(self.course.after(&lesson.header.id)),
        }
    }

    pub(super) fn show_page(&mut self, lesson: Arc<Lesson>, page: usize, offset: usize) -> Reply {
        let id = lesson.header.id.clone();
        let (reading, event) = Reading::open(id, lesson.pages.len(), page, offset);
        self.place = Place::Page(lesson, reading);
        self.go().recording([event])
    }

    fn turn(&mut self, turn: Turn, now: Timestamp) -> Reply {
        let Place::Page(lesson, reading) = &mut self.place else { return self.go() };
        match reading.step(turn) {
            Step::Stay => self.go(),
            Step::Record(events) => self.go().recording(events),
            Step::TextDone => {
                let lesson = lesson.clone();
                self.show_quiz(lesson, now)
            }
        }
    }

    fn turn_to(&mut self, lesson: &Arc<Lesson>, number: &str) -> Reply {
        let pages = lesson.pages.len();
        let Some(page) = place(number, pages) else {
            let example = format!(":page and a number from 1 to {pages}");
            return self.answer(format!("{} has {}. Type {example}.", lesson.header.title, {
                places::count(pages, "page")
            }));
        };
        match &mut self.place {
            Place::Page(_, reading) => match reading.step(Turn::To(page)) {
                Step::Record(events) => self.go().recording(events),
                Step::Stay | Step::TextDone => self.go(),
            },
            Place::Welcome
            | Place::Path
            | Place::Quiz(..)
            | Place::Results(_)
            | Place::Review(..)
            | Place::Exercise(_)
            | Place::Aside(_) => self.show_page(lesson.clone(), page, 0),
        }
    }

    fn teaching_page(&mut self, lesson: Arc<Lesson>, number: &str) -> Reply {
        let questions = lesson.questions.len();
        let question = place(number, questions).and_then(|place| lesson.questions.get(place));
        let Some(question) = question else {
            let example = format!("from 1 to {questions}");
            return self.answer(format!("Type :page and the number of a question, {example}."));
        };
        let page = teaches::page_for(&lesson, question);
        self.show_page(lesson, page, 0)
    }

    fn back(&mut self, lesson: Arc<Lesson>) -> Reply {
        let last = lesson.pages.len().saturating_sub(1);
        match &mut self.place {
            Place::Page(_, reading) => match reading.step(Turn::Previous) {
                Step::Record(events) => self.go().recording(events),
                Step::Stay | Step::TextDone => {
                    self.answer("This is the first page. :path leads to the lessons.".into())
                }
            },
            Place::Welcome
            | Place::Path
            | Place::Quiz(..)
            | Place::Results(_)
            | Place::Review(..)
            | Place::Exercise(_)
            | Place::Aside(_) => self.show_page(lesson, last, 0),
        }
    }

    pub(super) fn show_quiz(&mut self, lesson: Arc<Lesson>, now: Timestamp) -> Reply {
        let id = lesson.header.id.clone();
        if lesson.questions.is_empty() {
            let before = self.progress.lesson(&id).map(|before| &before.exercise);
            let exercise = ending::exercise(&lesson, before);
            return match ending::ending(&lesson, Part::Missing, exercise) {
                Some(end) => self.next_lesson(&id).recording([end]),
                None => self.open_exercise(lesson),
            };
        }
        let (quiz, events) = Quiz::open(lesson, self.progress.lesson(&id), self.seed, now);
        self.show(Box::new(quiz)).recording(events)
    }

    fn show(&mut self, quiz: Box<Quiz>) -> Reply {
        self.place = match quiz.phase() {
            Phase::Asking(_) | Phase::Answered(_) => Place::Quiz(quiz, Vec::new()),
            Phase::Finished => Place::Results(quiz),
        };
        self.go()
    }

    fn step(&mut self, input: Input, now: Timestamp) -> Reply {
        let Place::Quiz(quiz, _) = &mut self.place else { return self.go() };
        let events = quiz.step(input, now);
        let quiz = quiz.clone();
        self.show(quiz).recording(events)
    }

    fn retry(&mut self, now: Timestamp) -> Reply {
        let Place::Results(quiz) = &mut self.place else { return self.go() };
        let events = quiz.step(Input::RetryMissed, now);
        if events.is_empty() {
            return self.answer("Nothing was missed.".into());
        }
        let quiz = quiz.clone();
        self.show(quiz).recording(events)
    }

    fn hint(&mut self, now: Timestamp) -> Reply {
        let Place::Quiz(quiz, _) = &mut self.place else { return self.go() };
        let events = quiz.step(Input::Hint, now);
        let hint = quiz.question().and_then(|question| question.hint.as_ref());
        let text = hint.map_or_else(|| ask::NO_HINT.into(), ask::hint);
        self.answer(text).recording(events)
    }

    fn guess(&mut self, now: Timestamp) -> Reply {
        let Place::Quiz(quiz, _) = &mut self.place else { return self.go() };
        let events = quiz.step(Input::Guess, now);
        let guessing = matches!(quiz.phase(), Phase::Asking(asking) if asking.guess);
        self.answer(ask::guessing(guessing).into()).recording(events)
    }

    fn dispute(&mut self, now: Timestamp) -> Reply {
        let Place::Quiz(quiz, _) = &mut self.place else { return self.go() };
        let events = quiz.step(Input::Dispute, now);
        self.answer(ask::disputed(!events.is_empty()).into()).recording(events)
    }

    fn clear(&mut self) -> Reply {
        let Place::Quiz(quiz, typed) = &mut self.place else { return self.go() };
        typed.clear();
        let how = quiz.question().map(|question| ask::how(question, 0)).unwrap_or_default();
        self.answer(how)
    }

    pub(super) fn next_lesson(&mut self, lesson: &LessonId) -> Reply {
        let next = self.course.after(lesson).map(|next| next.id.clone());
        self.open_or_path(next)
    }
}
