//! Search, commands, terms and notes: how they come on top, and where they lead.

use std::sync::Arc;

use crossterm::event::KeyEvent;

use super::App;
use crate::course::index::Index;
use crate::course::{Lesson, LessonId};
use crate::session::search::Place;
use crate::tui::action::Action;
use crate::tui::mouse;
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::card::Card;
use crate::tui::overlay::note::NoteField;
use crate::tui::overlay::palette::Palette;
use crate::tui::overlay::search::Search;
use crate::tui::overlay::terms::Terms;
use crate::tui::screen::Screen;
use crate::tui::screen::find::Find;

impl App {
    /// Whether search or commands may come on top now: not over a question, nor over what is being
    /// typed there.
    pub(super) fn may_find(&self, action: Action) -> bool {
        match &self.overlay {
            None
            | Some(
                Overlay::Help(_)
                | Overlay::Outline(_)
                | Overlay::Reader(_)
                | Overlay::Terms(_)
                | Overlay::Card(_)
                | Overlay::Settings(_),
            ) => true,
            Some(Overlay::Search(_)) => action == Action::Commands,
            Some(Overlay::Palette(_) | Overlay::Note(_) | Overlay::Ask(_) | Overlay::Unsaved) => {
                false
            }
        }
    }

    /// Whether the keys may come on top now: not over a note that is being written.
    pub(super) fn may_help(&self) -> bool {
        !matches!(self.overlay, Some(Overlay::Help(_) | Overlay::Note(_)))
    }

    /// Puts search or commands on top.
    pub(super) fn find(&mut self, action: Action) -> Vec<Effect> {
        if action == Action::Commands {
            self.overlay = Some(Overlay::Palette(Box::new(Palette::new(&self.screen, &self.ctx))));
            return Vec::new();
        }
        self.overlay = Some(Overlay::Search(Box::new(Search::new(&self.ctx))));
        self.need_index()
    }

    /// Asks for all lessons, unless they are there.
    fn need_index(&self) -> Vec<Effect> {
        if self.ctx.index.is_some() { Vec::new() } else { vec![Effect::ReadLibrary] }
    }

    /// Takes in the words of all lessons, unless the course has changed meanwhile.
    pub(super) fn index_read(&mut self, index: Arc<Index>) -> Vec<Effect> {
        if self.ctx.library.as_ref().is_some_and(|library| Arc::ptr_eq(library, index.library())) {
            self.ctx.index = Some(index);
            if let Some(overlay) = &mut self.overlay {
                overlay.index_read(&self.ctx);
            }
        }
        Vec::new()
    }

    /// The course has changed: what is open on top needs its lessons anew.
    pub(super) fn find_anew(&self) -> Vec<Effect> {
        let needs_them = matches!(self.overlay, Some(Overlay::Search(_) | Overlay::Terms(_)));
        if needs_them { self.need_index() } else { Vec::new() }
    }

    /// Takes away what waits for lessons that cannot be read, so that the reason is seen.
    pub(super) fn stop_finding(&mut self) {
        self.overlay.take_if(|overlay| matches!(overlay, Overlay::Search(_) | Overlay::Terms(_)));
    }

    /// Goes where search, commands, terms and notes lead.
    pub(super) fn follow(&mut self, find: Find) -> Vec<Effect> {
        match find {
            Find::Place(place) => self.go_to(place),
            Find::Enter(lesson) => self.enter(lesson),
            Find::Card(card) => self.show_card(card),
            Find::Note => self.show_note(),
            Find::Terms => self.show_terms(true),
            Find::Glossary => self.show_terms(false),
            Find::Do(action) => self.do_on_screen(action),
        }
    }

    pub(super) fn type_key(&mut self, key: KeyEvent) {
        match &mut self.overlay {
            Some(overlay) => overlay.type_key(key, &self.ctx),
            None => self.screen.type_key(key, &self.ctx),
        }
    }

    /// Leaves the screen for a place on a page.
    fn go_to(&mut self, place: Place) -> Vec<Effect> {
        self.overlay = None;
        let mut effects = self.leave();
        let here = self.lesson().filter(|lesson| lesson.header.id == place.lesson).cloned();
        if let Some(lesson) = here {
            effects.extend(self.arrive(lesson, &place));
        } else {
            effects.extend(self.open(place.lesson.clone()));
            self.place = Some(place);
        }
        effects
    }

    /// Leaves the screen for a lesson.
    fn enter(&mut self, lesson: LessonId) -> Vec<Effect> {
        self.overlay = None;
        let mut effects = self.leave();
        effects.extend(self.open(lesson));
        effects
    }

    /// Shows a place on a page of a lesson that is read.
    pub(super) fn arrive(&mut self, lesson: Arc<Lesson>, place: &Place) -> Vec<Effect> {
        let effects = self.show_page(lesson, place.page, place.span.start);
        if let Screen::Lesson(screen) = &mut self.screen {
            screen.point_at(place.span.clone());
        }
        effects
    }

    /// Puts a term or a question on top of the list that it was chosen from.
    fn show_card(&mut self, mut card: Card) -> Vec<Effect> {
        card.below = self.overlay.take().map(Box::new);
        self.overlay = Some(Overlay::Card(Box::new(card)));
        Vec::new()
    }

    fn show_note(&mut self) -> Vec<Effect> {
        if let Screen::Lesson(screen) = &self.screen {
            let note = NoteField::new(screen.lesson(), screen.page(), &self.ctx);
            self.overlay = Some(Overlay::Note(Box::new(note)));
        }
        Vec::new()
    }

    fn show_terms(&mut self, of_page: bool) -> Vec<Effect> {
        let page = match &self.screen {
            Screen::Lesson(screen) if of_page => Some((screen.lesson().clone(), screen.page())),
            Screen::Lesson(_)
            | Screen::Welcome
            | Screen::Path(_)
            | Screen::Quiz(_)
            | Screen::Results(_)
            | Screen::Review(_)
            | Screen::Placement(_)
            | Screen::Mistakes(_)
            | Screen::Stats(_)
            | Screen::Exercise(_) => None,
        };
        self.overlay = Some(Overlay::Terms(Terms::new(page, &self.ctx)));
        self.need_index()
    }

    /// Does what a key would do on the screen below.
    fn do_on_screen(&mut self, action: Action) -> Vec<Effect> {
        self.overlay = None;
        self.act(action, mouse::no_key())
    }

    /// Keeps the note that is being written, when something else takes its place.
    pub(super) fn keep_note(&mut self) -> Vec<Effect> {
        let Some(Overlay::Note(note)) = &self.overlay else { return Vec::new() };
        let events = note.finish();
        self.overlay = None;
        if events.is_empty() {
            return Vec::new();
        }
        let effects = vec![Effect::Record(events)];
        self.count_waiting(&effects);
        effects
    }

    fn leave(&mut self) -> Vec<Effect> {
        let effects = self.screen.leave(&self.ctx);
        self.count_waiting(&effects);
        effects
    }

    /// The lesson on screen.
    fn lesson(&self) -> Option<&Arc<Lesson>> {
        match &self.screen {
            Screen::Welcome
            | Screen::Path(_)
            | Screen::Review(_)
            | Screen::Placement(_)
            | Screen::Mistakes(_)
            | Screen::Stats(_) => None,
            Screen::Lesson(screen) => Some(screen.lesson()),
            Screen::Quiz(screen) => Some(screen.lesson()),
            Screen::Results(screen) => Some(screen.lesson()),
            Screen::Exercise(screen) => Some(screen.lesson()),
        }
    }
}

impl Overlay {
    /// What lies under it, to come back to.
    pub(super) fn below(self) -> Option<Self> {
        if let Self::Card(card) = self { card.below.map(|below| *below) } else { None }
    }
}
