//! From one place to another: the path, a lesson where the learner left it, its quiz, the results.

use std::sync::Arc;

use super::{App, Ending};
use crate::course::{Lesson, LessonId};
use crate::session::ending::{self, Part};
use crate::session::quiz::{Phase, Quiz};
use crate::session::resume::{Resume, resume};
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::screen::mistakes::MistakesScreen;
use crate::tui::screen::path::PathScreen;
use crate::tui::screen::placement::PlacementScreen;
use crate::tui::screen::{Go, Screen, exercise, lesson, quiz, results, review, stats};

impl App {
    pub(super) fn go(&mut self, go: Go) -> Vec<Effect> {
        match go {
            Go::Path => {
                self.screen = Screen::Path(PathScreen::new(&self.ctx));
                Vec::new()
            }
            Go::Statistics => self.show_statistics(),
            Go::Open(lesson) => self.open(lesson),
            Go::Page(lesson, page) => self.show_page(lesson, page, 0),
            Go::Quiz(lesson) => self.show_quiz(lesson),
            Go::Results(quiz) => {
                self.screen = Screen::Results(results::Results::new(*quiz, self.ctx.now));
                Vec::new()
            }
            Go::QuizScreen(quiz) => {
                self.screen = Screen::Quiz(Box::new(quiz::QuizScreen::new(*quiz)));
                Vec::new()
            }
            Go::Outline => {
                self.overlay = Overlay::outline(&self.screen);
                Vec::new()
            }
            Go::CloseOverlay => {
                self.overlay = self.overlay.take().and_then(Overlay::below);
                Vec::new()
            }
            Go::Find(find) => self.follow(find),
            Go::ToPage(page) => {
                self.overlay = None;
                let reaction = self.screen.show_page(page, &self.ctx);
                self.react(reaction)
            }
            Go::Exercise(lesson) => self.show_exercise(lesson),
            Go::Review(more) => self.show_review(more),
            Go::Placement(lesson, by_itself) => self.show_placement(lesson.as_ref(), by_itself),
            Go::Mistakes => {
                let (screen, effects) = MistakesScreen::open(&self.ctx, self.seed);
                self.screen = Screen::Mistakes(Box::new(screen));
                effects
            }
            Go::Ask(ask) => {
                self.overlay = Some(Overlay::Ask(ask));
                Vec::new()
            }
            Go::Agreed(ask) => {
                self.overlay = None;
                self.tell_screen(|screen, ctx| screen.agreed(ask, ctx))
            }
            Go::Tell(text) => {
                self.ctx.notices.push_back(text);
                Vec::new()
            }
            Go::Read(reader) => {
                self.overlay = Some(Overlay::Reader(reader));
                Vec::new()
            }
            Go::Quit => self.ask_to_quit(),
            Go::QuitAnyway => self.end(Ending::Quit),
        }
    }

    fn show_placement(&mut self, lesson: Option<&LessonId>, by_itself: bool) -> Vec<Effect> {
        let seed = self.seed ^ self.ctx.progress.events();
        let (screen, effects) = PlacementScreen::open(&self.ctx, lesson, by_itself, seed);
        self.screen = Screen::Placement(Box::new(screen));
        effects
    }

    fn show_statistics(&mut self) -> Vec<Effect> {
        let (screen, effects) = stats::StatsScreen::open(&self.ctx);
        self.screen = Screen::Stats(Box::new(screen));
        effects
    }

    pub(super) fn open(&mut self, lesson: LessonId) -> Vec<Effect> {
        let Some(header) = self.ctx.course.header(&lesson).cloned() else {
            self.ctx.notices.push_back(format!("There is no lesson `{lesson}` in this course."));
            return self.go(Go::Path);
        };
        self.opening = Some(lesson);
        self.place = None;
        vec![Effect::OpenLesson(header)]
    }

    pub(super) fn lesson_read(
        &mut self,
        id: &LessonId,
        lesson: Option<Arc<Lesson>>,
        problem: Option<String>,
    ) -> Vec<Effect> {
        self.ctx.notices.extend(problem);
        let wanted = self.opening.take_if(|opening| opening == id).is_some();
        let Some(lesson) = lesson.filter(|_| wanted) else { return Vec::new() };
        match self.place.take_if(|place| place.lesson == *id) {
            Some(place) => self.arrive(lesson, &place),
            None => self.resume(lesson),
        }
    }

    /// Opens a lesson where the learner left it.
    fn resume(&mut self, lesson: Arc<Lesson>) -> Vec<Effect> {
        let before = self.ctx.progress.lesson(&lesson.header.id);
        match (resume(before), before) {
            (Resume::Page { page, offset }, _) => self.show_page(lesson, page, offset),
            (Resume::Results, Some(before)) => {
                let quiz = Quiz::results(lesson, before, self.seed);
                self.go(Go::Results(Box::new(quiz)))
            }
            (Resume::Exercise, _) => self.show_exercise(lesson),
            (Resume::Quiz | Resume::Results, _) => self.show_quiz(lesson),
        }
    }

    pub(super) fn show_page(
        &mut self,
        lesson: Arc<Lesson>,
        page: usize,
        offset: usize,
    ) -> Vec<Effect> {
        let (screen, events) = lesson::LessonScreen::open(lesson, page, offset);
        let mut effects = vec![Effect::Record(events)];
        self.count_waiting(&effects);
        effects.extend(self.highlight(screen.lesson(), screen.page()));
        self.screen = Screen::Lesson(Box::new(screen));
        effects
    }

    fn show_quiz(&mut self, lesson: Arc<Lesson>) -> Vec<Effect> {
        let mut effects = self.highlight(&lesson, lesson.pages.len());
        if lesson.questions.is_empty() {
            effects.extend(self.after_text(lesson));
            return effects;
        }
        let before = self.ctx.progress.lesson(&lesson.header.id);
        let (quiz, events) = Quiz::open(lesson, before, self.seed, self.ctx.now);
        effects.push(Effect::Record(events));
        self.count_waiting(&effects);
        let done = matches!(quiz.phase(), Phase::Finished);
        let quiz = Box::new(quiz);
        effects.extend(self.go(if done { Go::Results(quiz) } else { Go::QuizScreen(quiz) }));
        effects
    }

    /// On from the text of a lesson without a quiz.
    fn after_text(&mut self, lesson: Arc<Lesson>) -> Vec<Effect> {
        let id = lesson.header.id.clone();
        let before = self.ctx.progress.lesson(&id).map(|before| &before.exercise);
        let exercise = ending::exercise(&lesson, before);
        let Some(end) = ending::ending(&lesson, Part::Missing, exercise) else {
            return self.show_exercise(lesson);
        };
        let next = self.ctx.course.after(&id).map(|header| header.id.clone());
        let mut effects = vec![Effect::Record(vec![end])];
        self.count_waiting(&effects);
        effects.extend(self.go(next.map_or(Go::Path, Go::Open)));
        effects
    }

    /// Opens the exercise of a lesson; without one, the last page of its text.
    fn show_exercise(&mut self, lesson: Arc<Lesson>) -> Vec<Effect> {
        let mut effects = self.highlight(&lesson, lesson.pages.len());
        let opened = exercise::ExerciseScreen::open(lesson.clone(), &self.ctx);
        let Some((screen, events)) = opened else {
            let last = lesson.pages.len().saturating_sub(1);
            effects.extend(self.show_page(lesson, last, 0));
            return effects;
        };
        self.screen = Screen::Exercise(Box::new(screen));
        let opened = [Effect::Record(events), Effect::OpenWork(lesson)];
        self.count_waiting(&opened);
        effects.extend(opened);
        effects
    }

    /// Opens the review of what is due, once every lesson is read.
    pub fn show_review(&mut self, more: bool) -> Vec<Effect> {
        let seed = self.seed ^ self.ctx.now.as_millisecond().cast_unsigned();
        self.screen = Screen::Review(Box::new(review::ReviewScreen::new(seed, more)));
        if self.ctx.library.is_none() {
            return vec![Effect::ReadLibrary];
        }
        self.tell_screen(Screen::library_read)
    }

    /// Asks for the colours of a lesson's code that are not there yet, those of `page` first.
    fn highlight(&mut self, lesson: &Lesson, page: usize) -> Vec<Effect> {
        let wanted = self.ctx.highlights.wanted(lesson, page, &self.ctx.glyphs);
        if wanted.is_empty() { Vec::new() } else { vec![Effect::Highlight(wanted)] }
    }

    /// The course's folder changed: reads the open lesson again, in place.
    pub(super) fn reload(&mut self) -> Vec<Effect> {
        match &self.screen {
            Screen::Path(_) => self.go(Go::Path),
            Screen::Lesson(screen) => {
                let id = screen.lesson().header.id.clone();
                let mut effects = self.screen.leave(&self.ctx);
                self.count_waiting(&effects);
                effects.extend(self.open(id));
                effects
            }
            Screen::Stats(_) => self.go(Go::Statistics),
            Screen::Quiz(_)
            | Screen::Results(_)
            | Screen::Exercise(_)
            | Screen::Review(_)
            | Screen::Placement(_)
            | Screen::Mistakes(_)
            | Screen::Welcome => Vec::new(),
        }
    }
}
