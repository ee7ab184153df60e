//! The whole program between keys and pictures: `update` takes in what happened and says what is
//! to be done, `draw` shows where things stand. No input or output happens here.

mod finding;
mod places;

use crossterm::event::{Event as TermEvent, KeyEvent, KeyEventKind, MouseEvent};
use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

use super::action::{Action, Layer};
use super::context::{Context, Saving};
use super::mouse::Mouse;
use super::msg::{Effect, Msg};
use super::overlay::Overlay;
use super::screen::path::PathScreen;
use super::screen::{Reaction, Screen};
use super::{chrome, keymap, mouse};
use crate::course::LessonId;
use crate::learn::record;
use crate::session::search::Place;

/// The program's state.
pub struct App {
    ctx: Context,
    screen: Screen,
    overlay: Option<Overlay>,
    opening: Option<LessonId>,
    /// Where in the lesson that is being opened.
    place: Option<Place>,
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
        let mut app =
            Self { ctx, screen, overlay: None, opening: None, place: None, seed, done: None };
        let effects = open.map(|lesson| app.open(lesson)).unwrap_or_default();
        app.arrange();
        (app, effects)
    }

    /// Takes in what happened at `now`; returns what is to be done, in order.
    pub fn update(&mut self, msg: Msg, now: Timestamp) -> Vec<Effect> {
        self.ctx.now = now;
        let mut effects = self.take(msg);
        self.arrange();
        let uncoloured = self.screen.uncoloured(&self.ctx);
        effects.extend(uncoloured.map(|key| Effect::Highlight(vec![key])));
        effects
    }

    /// Tells the screen something, and does what follows.
    fn tell_screen(
        &mut self,
        tell: impl FnOnce(&mut Screen, &mut Context) -> Reaction,
    ) -> Vec<Effect> {
        let reaction = tell(&mut self.screen, &mut self.ctx);
        self.react(reaction)
    }

    fn take(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Input(events) => events.into_iter().flat_map(|event| self.typed(event)).collect(),
            Msg::Paused => Vec::new(),
            Msg::Tick => self.tell_screen(Screen::tick),
            Msg::Job(id, news) => self.tell_screen(|screen, _| screen.hear(id, news)),
            Msg::Work(lesson, work) => {
                self.tell_screen(|screen, ctx| screen.work(&lesson, work, ctx))
            }
            Msg::WorkSaved(lesson, result) => {
                self.tell_screen(|screen, _| screen.work_saved(&lesson, result))
            }
            Msg::TerminalGone => self.end(Ending::TerminalGone),
            Msg::Signal(signal) => self.end(Ending::Signal(signal)),
            Msg::Lesson(id, lesson, problem) => self.lesson_read(&id, lesson, problem),
            Msg::Library(Ok(library)) => {
                self.ctx.library = Some(library);
                self.tell_screen(Screen::library_read)
            }
            Msg::Library(Err(problem)) => {
                self.stop_finding();
                self.ctx.notices.push_back(problem);
                Vec::new()
            }
            Msg::Index(index) => self.index_read(index),
            Msg::Highlighted(mut blocks) => {
                blocks.retain(|(key, tokens)| !self.screen.colours(key, tokens));
                self.ctx.highlights.extend(blocks);
                Vec::new()
            }
            Msg::Recorded(text) => self.recorded(&text),
            Msg::Replayed(progress) => {
                self.ctx.progress = *progress;
                Vec::new()
            }
            Msg::RecordFailed { message, waiting } => {
                self.ctx.saving.fail(message, waiting);
                Vec::new()
            }
            Msg::SavedElsewhere(result) => self.saved_elsewhere(result),
            Msg::Course(course, problem) => {
                self.ctx.course = course;
                self.ctx.library = None;
                self.ctx.index = None;
                self.ctx.notices.extend(problem);
                let mut effects = self.reload();
                effects.extend(self.find_anew());
                effects
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
        let layers = self.layers();
        let mut parts = chrome::Parts::of(area, &self.ctx);
        parts.covered = self.overlay.is_some();
        self.screen.draw(&self.ctx, frame, &parts);
        chrome::draw_banner(frame, parts.banner, &self.ctx);
        chrome::draw_footer(frame, parts.footer, &self.ctx, &layers, |action| self.offers(action));
        if let Some(overlay) = &self.overlay {
            let area = parts.body.union(parts.banner);
            overlay.draw(&self.ctx, &self.screen.layers(), frame, area);
        }
    }

    /// Makes ready what the next key may show. To be called once the picture is on screen.
    pub fn look_ahead(&mut self) {
        self.screen.look_ahead();
    }

    /// The links on screen and where they are, for terminals that can follow them.
    pub fn links(&self) -> Vec<(Rect, String)> {
        let area = self.ctx.window();
        let hidden = self.overlay.is_some() || chrome::too_small(area);
        if hidden || !self.ctx.looks.hyperlinks {
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
        let layers = self.layers();
        let action = self.ctx.keymap.lookup(&layers, key);
        let hidden = matches!(self.ctx.saving, Saving::Failing { .. });
        let told = !hidden && self.ctx.notices.pop_front().is_some();
        if told && matches!(action, Some(Action::Close | Action::Back)) {
            return Vec::new();
        }
        match action {
            Some(action) => self.act(action, key),
            None if keymap::types_text(&layers) => {
                self.type_key(key);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        match &mut self.overlay {
            Some(overlay) => overlay.paste(text, &self.ctx),
            None if keymap::types_text(&self.screen.layers()) => self.screen.paste(text, &self.ctx),
            None => {}
        }
        Vec::new()
    }

    fn mouse(&mut self, event: MouseEvent) -> Vec<Effect> {
        let area = self.ctx.window();
        if chrome::too_small(area) {
            return Vec::new();
        }
        let parts = chrome::Parts::of(area, &self.ctx);
        let covered = self.overlay.is_some();
        match mouse::read(event) {
            Some(Mouse::Wheel(action, _)) if covered => self.act(action, mouse::no_key()),
            Some(_) if covered => Vec::new(),
            Some(Mouse::Wheel(action, at)) => {
                self.tell_screen(|screen, ctx| screen.wheel(action, at, ctx, &parts))
            }
            Some(Mouse::Click(at)) => self.tell_screen(|screen, ctx| screen.click(at, ctx, &parts)),
            Some(Mouse::Drag(at)) => {
                self.screen.drag(at, &self.ctx, &parts);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// Who has the keyboard.
    fn layers(&self) -> Vec<Layer> {
        self.overlay.as_ref().map_or_else(|| self.screen.layers(), |overlay| vec![overlay.layer()])
    }

    fn offers(&self, action: Action) -> bool {
        if matches!(action, Action::Search | Action::Commands) {
            // On top of a list they are not worth the room.
            return self.overlay.is_none();
        }
        self.overlay
            .as_ref()
            .map_or_else(|| self.screen.offers(action, &self.ctx), |overlay| overlay.offers(action))
    }

    fn act(&mut self, action: Action, key: KeyEvent) -> Vec<Effect> {
        if action == Action::Quit {
            return self.ask_to_quit();
        } else if action == Action::Suspend {
            return vec![Effect::Suspend(self.ctx.settings.mouse)];
        } else if action == Action::Help && self.may_help() {
            self.overlay = Some(Overlay::help());
            return Vec::new();
        } else if matches!(action, Action::Search | Action::Commands) {
            return if self.may_find(action) { self.find(action) } else { Vec::new() };
        } else if action == Action::Settings && self.overlay.is_none() {
            self.overlay = Some(Overlay::settings());
            return Vec::new();
        }
        let reaction = match &mut self.overlay {
            Some(overlay) => overlay.act(action, &mut self.ctx),
            None => self.screen.act(action, key, &mut self.ctx),
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
        for effect in effects {
            if let Effect::Record(events) = effect {
                self.ctx.saving.begin(events);
            }
        }
    }

    fn recorded(&mut self, text: &str) -> Vec<Effect> {
        let was_in_order = self.ctx.progress.is_in_order();
        for line in text.lines() {
            if let Ok(record) = record::decode(line) {
                self.ctx.progress.apply(&record);
            }
        }
        self.ctx.saving.finish();
        let saved = matches!(self.ctx.saving, Saving::Nothing | Saving::Saved);
        self.overlay.take_if(|overlay| saved && matches!(overlay, Overlay::Unsaved));
        // What is recorded until the answer comes is part of it.
        let merged = was_in_order && !self.ctx.progress.is_in_order();
        if merged { vec![Effect::Replay] } else { Vec::new() }
    }

    fn saved_elsewhere(&mut self, result: Result<std::path::PathBuf, String>) -> Vec<Effect> {
        match result {
            Ok(path) => {
                self.ctx.saving = Saving::Saved;
                self.overlay = None;
                let path = path.display().to_string();
                self.ctx.notices.push_back(format!(
                    "What was not saved is in {path}; `gradus merge` takes it in when there is room."
                ));
            }
            Err(why) => match &mut self.ctx.saving {
                Saving::Failing { message, .. } => *message = why,
                Saving::Nothing | Saving::Underway { .. } | Saving::Saved => {
                    self.ctx.notices.push_back(why);
                }
            },
        }
        Vec::new()
    }

    fn ask_to_quit(&mut self) -> Vec<Effect> {
        if matches!(self.ctx.saving, Saving::Failing { .. })
            && !matches!(self.overlay, Some(Overlay::Unsaved))
        {
            let effects = self.keep_note();
            self.overlay = Some(Overlay::Unsaved);
            return effects;
        }
        self.end(Ending::Quit)
    }

    fn end(&mut self, ending: Ending) -> Vec<Effect> {
        self.done = Some(ending);
        let mut effects = self.keep_note();
        effects.extend(self.screen.leave(&self.ctx));
        effects.push(Effect::Quit);
        effects
    }
}
