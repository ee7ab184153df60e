//! What was answered wrong: the list, one mistake, and practice of what is shown.

mod drilling;
mod list;
mod one;

use std::sync::Arc;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Position;

use self::drilling::Drilling;
use super::{Go, Reaction};
use crate::course::{LessonId, Library, QuestionId};
use crate::session::mistakes::{Book, Entry, Filter, Mend};
use crate::tui::action::{Action, Layer};
use crate::tui::chrome::Parts;
use crate::tui::context::Context;
use crate::tui::msg::Effect;

/// The mistakes on screen.
pub struct MistakesScreen {
    seed: u64,
    /// The lessons, once they are read.
    library: Option<Arc<Library>>,
    book: Book,
    /// How many events the book is made of.
    folded: u64,
    filter: Filter,
    selected: usize,
    /// The first visible line of the list.
    first: usize,
    part: Part,
}

/// What is on screen.
enum Part {
    List,
    /// The selected mistake, from this line on.
    One(usize),
    Drill(Box<Drilling>),
}

impl MistakesScreen {
    /// The list. Returns what is to be done first.
    pub fn open(ctx: &Context, seed: u64) -> (Self, Vec<Effect>) {
        let mut screen = Self {
            seed,
            library: None,
            book: Book::default(),
            folded: 0,
            filter: Filter::default(),
            selected: 0,
            first: 0,
            part: Part::List,
        };
        screen.refresh(ctx);
        let read = ctx.library.is_none().then_some(Effect::ReadLibrary);
        (screen, read.into_iter().collect())
    }

    /// Which keys it answers to.
    pub fn layers(&self) -> Vec<Layer> {
        match &self.part {
            Part::List => vec![Layer::Mistakes],
            Part::One(_) => vec![Layer::Mistake],
            Part::Drill(drill) => vec![Layer::Test, drill.layer()],
        }
    }

    /// Whether an action does anything now.
    pub fn offers(&self, action: Action) -> bool {
        match (&self.part, action) {
            (Part::Drill(drill), _) => drill.offers(action),
            (Part::List, Action::Enter | Action::Practise) => self.entry().is_some(),
            (Part::List, Action::NextStage) => {
                let stages = self.library.as_ref().map(|library| self.book.stages(library).len());
                stages > Some(1)
            }
            (Part::List, Action::NextBelief) => !self.book.misconceptions().is_empty(),
            (Part::One(_), Action::ShowBelief) => self.mend(1).is_some(),
            (Part::One(_), Action::NextField) => {
                self.book.shown(&self.filter).nth(self.selected + 1).is_some()
            }
            (Part::List | Part::One(_), _) => true,
        }
    }

    /// Takes in what has changed.
    pub fn arrange(&mut self, ctx: &Context, parts: &Parts) {
        if !matches!(self.part, Part::Drill(_)) {
            self.refresh(ctx);
            self.scroll_list(ctx, parts);
        }
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, key: KeyEvent, ctx: &mut Context) -> Reaction {
        match &mut self.part {
            Part::List => self.act_on_list(action, ctx),
            Part::One(_) => self.act_on_one(action, ctx),
            Part::Drill(drill) => {
                let reaction = drill.act(action, key, ctx);
                self.after_drill(reaction, ctx)
            }
        }
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent) {
        if let Part::Drill(drill) = &mut self.part {
            drill.type_key(key);
        }
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str) {
        if let Part::Drill(drill) = &mut self.part {
            drill.paste(text);
        }
    }

    /// Takes in a click: on a row of the list, or in the question.
    pub fn click(&mut self, at: Position, ctx: &mut Context, parts: &Parts) -> Reaction {
        match &mut self.part {
            Part::List => match self.row_at(ctx, parts, at) {
                Some(row) if row == self.selected => self.open_one(ctx),
                Some(row) => {
                    self.selected = row;
                    Reaction::none()
                }
                None => Reaction::none(),
            },
            Part::One(_) => Reaction::none(),
            Part::Drill(drill) => {
                let reaction = drill.click(at, ctx, parts);
                self.after_drill(reaction, ctx)
            }
        }
    }

    fn act_on_list(&mut self, action: Action, ctx: &mut Context) -> Reaction {
        let last = self.book.shown(&self.filter).count().saturating_sub(1);
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(last),
            Action::PageUp => self.selected = self.selected.saturating_sub(10),
            Action::PageDown => self.selected = (self.selected + 10).min(last),
            Action::First => self.selected = 0,
            Action::Last => self.selected = last,
            Action::PreviousStage => self.turn_stage(false),
            Action::NextStage => self.turn_stage(true),
            Action::NextBelief => {
                let all = self.book.misconceptions();
                let next = turned(&all, self.filter.misconception.as_ref(), true);
                self.filter_by(Filter { misconception: next, ..self.filter.clone() });
            }
            Action::Enter => return self.open_one(ctx),
            Action::Practise => {
                let shown = self.book.shown(&self.filter).map(Entry::name).collect();
                return self.practise(shown, ctx);
            }
            Action::Back => return Reaction::go(Go::Path),
            _ => {}
        }
        Reaction::none()
    }

    fn act_on_one(&mut self, action: Action, ctx: &mut Context) -> Reaction {
        let last = self.book.shown(&self.filter).count().saturating_sub(1);
        match action {
            Action::Up => self.scroll_one(ctx, -1),
            Action::Down => self.scroll_one(ctx, 1),
            Action::PageUp => self.scroll_one(ctx, -5),
            Action::PageDown => self.scroll_one(ctx, 5),
            Action::PreviousField => {
                self.selected = self.selected.saturating_sub(1);
                return self.open_one(ctx);
            }
            Action::NextField => {
                self.selected = (self.selected + 1).min(last);
                return self.open_one(ctx);
            }
            Action::Enter | Action::ShowBelief => {
                let mend = self.mend(usize::from(action == Action::ShowBelief));
                return mend.map(|m| Reaction::go(Go::Page(m.lesson, m.page))).unwrap_or_default();
            }
            Action::Practise => {
                let one = self.entry().map(Entry::name).into_iter().collect();
                return self.practise(one, ctx);
            }
            Action::Back => self.part = Part::List,
            _ => {}
        }
        Reaction::none()
    }

    /// The selected mistake.
    fn entry(&self) -> Option<&Entry> {
        self.book.shown(&self.filter).nth(self.selected)
    }

    /// The page of its own lesson (0) that mends the selected mistake, or that of the lesson on the
    /// misconception behind it (1).
    fn mend(&self, which: usize) -> Option<Mend> {
        self.entry()?.mends(self.library.as_ref()?).into_iter().nth(which)
    }

    fn open_one(&mut self, ctx: &Context) -> Reaction {
        let Some(question) = self.entry().and_then(Entry::asked) else { return Reaction::none() };
        let wanted = ctx.highlights.wanted_of(question, &ctx.glyphs);
        self.part = Part::One(0);
        if wanted.is_empty() {
            return Reaction::none();
        }
        Reaction::effect(Effect::Highlight(wanted))
    }

    fn practise(&mut self, queue: Vec<(LessonId, QuestionId)>, ctx: &Context) -> Reaction {
        let Some(library) = self.library.clone() else { return Reaction::none() };
        let seed = self.seed ^ ctx.progress.events();
        let Some((drill, effects)) = Drilling::begin(library, queue, seed, ctx) else {
            return Reaction::none();
        };
        self.part = Part::Drill(Box::new(drill));
        Reaction { effects, go: None }
    }

    /// Back to the list once practice is over.
    fn after_drill(&mut self, reaction: Reaction, ctx: &mut Context) -> Reaction {
        let Part::Drill(drill) = &self.part else { return reaction };
        if drill.is_over() {
            ctx.notices.extend(drill.score());
            self.part = Part::List;
        }
        reaction
    }

    fn turn_stage(&mut self, forwards: bool) {
        let Some(library) = &self.library else { return };
        let next = turned(&self.book.stages(library), self.filter.stage.as_ref(), forwards);
        self.filter_by(Filter { stage: next, ..self.filter.clone() });
    }

    fn filter_by(&mut self, filter: Filter) {
        self.filter = filter;
        self.selected = 0;
    }

    /// Makes the book anew if more was recorded, or the course was read (again).
    fn refresh(&mut self, ctx: &Context) {
        let Some(library) = ctx.library.as_ref().or(self.library.as_ref()) else { return };
        let same = self.library.as_ref().is_some_and(|own| Arc::ptr_eq(own, library));
        if same && self.folded == ctx.progress.events() {
            return;
        }
        let selected = self.entry().map(Entry::name);
        self.book = Book::of(library, &ctx.progress);
        self.folded = ctx.progress.events();
        self.library = Some(library.clone());
        let last = self.book.shown(&self.filter).count().saturating_sub(1);
        let is_it = |entry: &Entry| Some(entry.name()) == selected;
        let same = self.book.shown(&self.filter).position(is_it);
        self.selected = same.unwrap_or(self.selected.min(last));
        if self.entry().is_none() {
            self.part = Part::List;
        }
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        match &self.part {
            Part::List => self.draw_list(ctx, frame, parts),
            Part::One(first) => self.draw_one(ctx, frame, parts, *first),
            Part::Drill(drill) => drill.draw(ctx, frame, parts),
        }
    }
}

/// The one after (or before) the present choice; none stands for all, between the last and the
/// first.
fn turned<T: PartialEq + Clone>(all: &[T], present: Option<&T>, forwards: bool) -> Option<T> {
    let place = present.and_then(|present| all.iter().position(|other| other == present));
    let next = match (place, forwards) {
        (None, true) => Some(0),
        (None, false) => all.len().checked_sub(1),
        (Some(place), true) => Some(place + 1),
        (Some(place), false) => place.checked_sub(1),
    };
    next.and_then(|next| all.get(next)).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_turns_through_all_and_each() {
        let all = ['a', 'b'];
        for (present, forwards, expected) in [
            (None, true, Some('a')),
            (Some('a'), true, Some('b')),
            (Some('b'), true, None),
            (None, false, Some('b')),
            (Some('a'), false, None),
            (Some('x'), true, Some('a')),
        ] {
            assert_eq!(turned(&all, present.as_ref(), forwards), expected, "{present:?}");
        }
        assert_eq!(turned::<char>(&[], None, false), None);
    }
}
