//! The whole program between keys and pictures: `update` takes in what happened and says what is
//! to be done, `draw` shows where things stand. No input or output happens here.

use std::sync::Arc;

use crossterm::event::{Event as TermEvent, KeyEvent, KeyEventKind, MouseEvent};
use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

use super::action::{Action, Layer};
use super::context::{Context, Saving};
use super::msg::{Effect, Msg};
use super::overlay::Overlay;
use super::screen::path::PathScreen;
use super::screen::{Go, Reaction, Screen, lesson, quiz, results};
use super::{chrome, mouse};
use crate::course::{Lesson, LessonId};
use crate::learn::event::Event;
use crate::learn::record;
use crate::session::quiz::{Phase, Quiz};
use crate::session::resume::{Resume, resume};

/// The program's state.
pub struct App {
    ctx: Context,
    screen: Screen,
    overlay: Option<Overlay>,
    opening: Option<LessonId>,
    seed: u64,
    done: Option<Ending>,
}

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The learner quit.
    Quit,
    /// A signal asked for it.
    Signal(i32),
    /// The terminal is gone.
    TerminalGone,
}

impl App {
    /// The program at its start: the welcome on the first run, else the path, or at once the lesson
    /// `open`. `seed` decides the order of options.
    pub fn new(ctx: Context, open: Option<LessonId>, seed: u64) -> (Self, Vec<Effect>) {
        let screen = if ctx.progress.is_fresh() && open.is_none() {
            Screen::Welcome
        } else {
            Screen::Path(PathScreen::new(&ctx))
        };
        let mut app = Self { ctx, screen, overlay: None, opening: None, seed, done: None };
        let effects = open.map(|lesson| app.open(lesson)).unwrap_or_default();
        (app, effects)
    }

    /// Takes in what happened at `now`; returns what is to be done, in order.
    pub fn update(&mut self, msg: Msg, now: Timestamp) -> Vec<Effect> {
        self.ctx.now = now;
        let effects = self.take(msg);
        self.arrange();
        effects
    }

    fn take(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Input(events) => events.into_iter().flat_map(|event| self.typed(event)).collect(),
            Msg::Tick => Vec::new(),
            Msg::TerminalGone => self.end(Ending::TerminalGone),
            Msg::Signal(signal) => self.end(Ending::Signal(signal)),
            Msg::Lesson(id, lesson, problem) => self.lesson_read(&id, lesson, problem),
            Msg::Highlighted(blocks) => {
                self.ctx.highlights.extend(blocks);
                Vec::new()
            }
            Msg::Recorded(text) => self.recorded(&text),
            Msg::RecordFailed { message, waiting } => {
                self.ctx.saving.fail(message, waiting);
                Vec::new()
            }
            Msg::SavedElsewhere(result) => self.saved_elsewhere(result),
            Msg::Course(course, problem) => {
                self.ctx.course = course;
                self.ctx.notices.extend(problem);
                self.reload()
            }
            Msg::Notice(text) => {
                self.ctx.notices.push_back(text);
                Vec::new()
            }
        }
    }

    /// Takes in one of several keys that came together: the next one meets what this one changed.
    fn typed(&mut self, event: TermEvent) -> Vec<Effect> {
        let effects = self.input(event);
        self.arrange();
        effects
    }

    /// Lays out what has changed, so that drawing only paints.
    fn arrange(&mut self) {
        let area = self.ctx.window();
        if !chrome::too_small(area) {
            let parts = chrome::Parts::of(area, &self.ctx);
            self.screen.arrange(&self.ctx, &parts);
        }
    }

    /// Draws the whole window.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        if chrome::too_small(area) {
            return chrome::draw_too_small(frame, area, &self.ctx);
        }
        let layer = self.layer();
        let parts = chrome::Parts::of(area, &self.ctx);
        self.screen.draw(&self.ctx, frame, &parts);
        chrome::draw_banner(frame, parts.banner, &self.ctx);
        chrome::draw_footer(frame, parts.footer, &self.ctx, layer, |action| self.offers(action));
        if let Some(overlay) = &self.overlay {
            let area = parts.body.union(parts.banner);
            overlay.draw(&self.ctx, self.screen.layer(), frame, area);
        }
    }

    /// The links on screen and where they are, for terminals that can follow them.
    pub fn links(&self) -> Vec<(Rect, String)> {
        let area = self.ctx.window();
        if self.overlay.is_some() || chrome::too_small(area) {
            return Vec::new();
        }
        self.screen.links(&self.ctx, &chrome::Parts::of(area, &self.ctx))
    }

    /// When to send a [`Msg::Tick`]; none while nothing moves.
    pub fn deadline(&self) -> Option<Timestamp> {
        self.screen.deadline(&self.ctx)
    }

    /// How the program ends, once it does.
    pub fn ending(&self) -> Option<Ending> {
        self.done
    }

    /// What the screens look at.
    pub fn context(&self) -> &Context {
        &self.ctx
    }

    fn input(&mut self, event: TermEvent) -> Vec<Effect> {
        if self.done.is_some() {
            return Vec::new();
        }
        match event {
            TermEvent::Key(key) if key.kind != KeyEventKind::Release => self.key(key),
            TermEvent::Paste(text) => self.paste(&text),
            TermEvent::Mouse(event) => self.mouse(event),
            TermEvent::Resize(width, height) => {
                self.ctx.size = Size { width, height };
                Vec::new()
            }
            TermEvent::Key(_) | TermEvent::FocusGained | TermEvent::FocusLost => Vec::new(),
        }
    }

    fn key(&mut self, key: KeyEvent) -> Vec<Effect> {
        let layer = self.layer();
        let action = self.ctx.keymap.lookup(layer, key);
        let hidden = matches!(self.ctx.saving, Saving::Failing { .. });
        let told = !hidden && self.ctx.notices.pop_front().is_some();
        if told && matches!(action, Some(Action::Close | Action::Back)) {
            return Vec::new();
        }
        match action {
            Some(action) => self.act(action, key),
            None if layer.types_text() => {
                self.screen.type_key(key);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        if self.layer().types_text() {
            self.screen.paste(text);
        }
        Vec::new()
    }

    fn mouse(&mut self, event: MouseEvent) -> Vec<Effect> {
        let area = self.ctx.window();
        if chrome::too_small(area) {
            return Vec::new();
        }
        let parts = chrome::Parts::of(area, &self.ctx);
        match mouse::read(event) {
            Some(mouse::Mouse::Wheel(action)) => self.act(action, mouse::no_key()),
            Some(mouse::Mouse::Click(at)) if self.overlay.is_none() => {
                let reaction = self.screen.click(at, &self.ctx, &parts);
                self.react(reaction)
            }
            Some(mouse::Mouse::Click(_)) | None => Vec::new(),
        }
    }

    /// Who has the keyboard.
    fn layer(&self) -> Layer {
        self.overlay.as_ref().map_or_else(|| self.screen.layer(), Overlay::layer)
    }

    fn offers(&self, action: Action) -> bool {
        self.overlay
            .as_ref()
            .map_or_else(|| self.screen.offers(action, &self.ctx), |overlay| overlay.offers(action))
    }

    fn act(&mut self, action: Action, key: KeyEvent) -> Vec<Effect> {
        if action == Action::Quit {
            return self.ask_to_quit();
        } else if action == Action::Suspend {
            return vec![Effect::Suspend(self.ctx.settings.mouse)];
        } else if action == Action::Help && !matches!(self.overlay, Some(Overlay::Help(_))) {
            self.overlay = Some(Overlay::help());
            return Vec::new();
        } else if action == Action::Settings && self.overlay.is_none() {
            self.overlay = Some(Overlay::settings());
            return Vec::new();
        }
        let reaction = match &mut self.overlay {
            Some(overlay) => overlay.act(action, &mut self.ctx),
            None => self.screen.act(action, key, &self.ctx),
        };
        self.react(reaction)
    }

    fn react(&mut self, reaction: Reaction) -> Vec<Effect> {
        let mut effects = reaction.effects;
        self.count_waiting(&effects);
        if let Some(go) = reaction.go {
            effects.extend(self.go(go));
        }
        effects
    }

    /// Notes that events are on their way to the disk, so that "saved" is not shown too early.
    fn count_waiting(&mut self, effects: &[Effect]) {
        if effects.iter().any(|effect| matches!(effect, Effect::Record(_))) {
            self.ctx.saving.begin();
        }
    }

    fn go(&mut self, go: Go) -> Vec<Effect> {
        match go {
            Go::Path => {
                self.screen = Screen::Path(PathScreen::new(&self.ctx));
                Vec::new()
            }
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
                self.overlay = None;
                Vec::new()
            }
            Go::ToPage(page) => {
                self.overlay = None;
                let reaction = self.screen.show_page(page, &self.ctx);
                self.react(reaction)
            }
            Go::Quit => self.ask_to_quit(),
            Go::QuitAnyway => self.end(Ending::Quit),
        }
    }

    fn open(&mut self, lesson: LessonId) -> Vec<Effect> {
        let Some(header) = self.ctx.course.header(&lesson).cloned() else {
            self.ctx.notices.push_back(format!("There is no lesson `{lesson}` in this course."));
            return self.go(Go::Path);
        };
        self.opening = Some(lesson);
        vec![Effect::OpenLesson(header)]
    }

    fn lesson_read(
        &mut self,
        id: &LessonId,
        lesson: Option<Arc<Lesson>>,
        problem: Option<String>,
    ) -> Vec<Effect> {
        self.ctx.notices.extend(problem);
        let wanted = self.opening.take_if(|opening| opening == id).is_some();
        lesson.filter(|_| wanted).map(|lesson| self.resume(lesson)).unwrap_or_default()
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
            (Resume::Quiz | Resume::Results, _) => self.show_quiz(lesson),
        }
    }

    fn show_page(&mut self, lesson: Arc<Lesson>, page: usize, offset: usize) -> Vec<Effect> {
        let (screen, events) = lesson::LessonScreen::open(lesson, page, offset);
        let mut effects = vec![Effect::Record(events)];
        effects.extend(self.highlight(screen.lesson(), screen.page()));
        self.screen = Screen::Lesson(Box::new(screen));
        self.ctx.saving.begin();
        effects
    }

    fn show_quiz(&mut self, lesson: Arc<Lesson>) -> Vec<Effect> {
        let mut effects = self.highlight(&lesson, lesson.pages.len());
        if lesson.questions.is_empty() {
            let id = lesson.header.id.clone();
            let next = self.ctx.course.after(&id).map(|header| header.id.clone());
            effects.push(Effect::Record(vec![Event::LessonFinished { lesson: id }]));
            self.ctx.saving.begin();
            effects.extend(self.go(next.map_or(Go::Path, Go::Open)));
            return effects;
        }
        let before = self.ctx.progress.lesson(&lesson.header.id);
        let (quiz, events) = Quiz::open(lesson, before, self.seed, self.ctx.now);
        effects.push(Effect::Record(events));
        self.ctx.saving.begin();
        let done = matches!(quiz.phase(), Phase::Finished);
        let quiz = Box::new(quiz);
        effects.extend(self.go(if done { Go::Results(quiz) } else { Go::QuizScreen(quiz) }));
        effects
    }

    /// Asks for the colours of a lesson's code that are not there yet, those of `page` first.
    fn highlight(&mut self, lesson: &Lesson, page: usize) -> Vec<Effect> {
        let wanted = self.ctx.highlights.wanted(lesson, page, &self.ctx.glyphs);
        if wanted.is_empty() { Vec::new() } else { vec![Effect::Highlight(wanted)] }
    }

    fn recorded(&mut self, text: &str) -> Vec<Effect> {
        for line in text.lines() {
            if let Ok(record) = record::decode(line) {
                self.ctx.progress.apply(&record);
            }
        }
        self.ctx.saving.finish();
        let saved = self.ctx.saving == Saving::Saved;
        self.overlay.take_if(|overlay| saved && matches!(overlay, Overlay::Unsaved));
        Vec::new()
    }

    fn saved_elsewhere(&mut self, result: Result<std::path::PathBuf, String>) -> Vec<Effect> {
        match result {
            Ok(path) => {
                self.ctx.saving = Saving::Saved;
                self.overlay = None;
                let path = path.display().to_string();
                self.ctx.notices.push_back(format!(
                    "What was not saved is in {path}; append it to your journal when there is room."
                ));
            }
            Err(why) => match &mut self.ctx.saving {
                Saving::Failing { message, .. } => *message = why,
                Saving::Nothing | Saving::Underway(_) | Saving::Saved => {
                    self.ctx.notices.push_back(why);
                }
            },
        }
        Vec::new()
    }

    /// The course's folder changed: reads the open lesson again, in place.
    fn reload(&mut self) -> Vec<Effect> {
        match &self.screen {
            Screen::Path(_) => self.go(Go::Path),
            Screen::Lesson(screen) => {
                let id = screen.lesson().header.id.clone();
                let mut effects = self.screen.leave(&self.ctx);
                self.count_waiting(&effects);
                effects.extend(self.open(id));
                effects
            }
            Screen::Quiz(_) | Screen::Results(_) | Screen::Welcome => Vec::new(),
        }
    }

    fn ask_to_quit(&mut self) -> Vec<Effect> {
        if matches!(self.ctx.saving, Saving::Failing { .. })
            && !matches!(self.overlay, Some(Overlay::Unsaved))
        {
            self.overlay = Some(Overlay::Unsaved);
            return Vec::new();
        }
        self.end(Ending::Quit)
    }

    fn end(&mut self, ending: Ending) -> Vec<Effect> {
        self.done = Some(ending);
        let mut effects = self.screen.leave(&self.ctx);
        effects.push(Effect::Quit);
        effects
    }
}
