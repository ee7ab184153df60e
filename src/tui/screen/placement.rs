//! A test of what is known already: the choice of what is tested, the questions, and what was found.

mod choosing;
mod found;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use self::choosing::Choosing;
use self::found::Found;
use super::quiz::Feedback;
use super::quiz::sheet::{Sheet, Shown};
use super::{Go, Reaction};
use crate::course::LessonId;
use crate::session::placement::{Placement, Scope};
use crate::session::quiz::Input;
use crate::tui::action::{Action, Layer};
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;
use crate::tui::msg::Effect;
use crate::tui::overlay::ask::Ask;

/// A test on screen.
pub struct PlacementScreen {
    seed: u64,
    part: Part,
}

/// How far it is.
enum Part {
    Choosing(Choosing),
    Testing(Box<Testing>),
    Found(Box<Found>),
}

/// A test that is going on.
struct Testing {
    placement: Placement,
    sheet: Sheet,
}

impl PlacementScreen {
    /// The choice of what is tested, with the last one that suits `lesson` selected if it is to be
    /// tested `by_itself`. Returns what is to be done first.
    pub fn open(
        ctx: &Context,
        lesson: Option<&LessonId>,
        by_itself: bool,
        seed: u64,
    ) -> (Self, Vec<Effect>) {
        let part = Part::Choosing(Choosing::new(ctx, lesson, by_itself));
        let read = ctx.library.is_none().then_some(Effect::ReadLibrary);
        (Self { seed, part }, read.into_iter().collect())
    }

    /// Which keys it answers to.
    pub fn layers(&self) -> Vec<Layer> {
        match &self.part {
            Part::Choosing(_) => vec![Layer::Scope],
            Part::Testing(testing) => {
                let asked = testing.placement.quiz().map(|quiz| testing.sheet.layer(quiz.phase()));
                std::iter::once(Layer::Test).chain(asked).collect()
            }
            Part::Found(_) => vec![Layer::Found],
        }
    }

    /// Whether an action does anything now.
    pub fn offers(&self, action: Action) -> bool {
        match &self.part {
            Part::Choosing(_) => true,
            Part::Testing(testing) => {
                let quiz = testing.placement.quiz();
                let asking =
                    quiz.is_some_and(|quiz| testing.sheet.layer(quiz.phase()) != Layer::Feedback);
                match action {
                    Action::Hint => false,
                    Action::SkipQuestion => asking,
                    _ => quiz.is_some_and(|quiz| testing.sheet.offers(action, Shown::of(quiz))),
                }
            }
            Part::Found(found) => found.offers(action),
        }
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, key: KeyEvent, ctx: &mut Context) -> Reaction {
        match &mut self.part {
            Part::Choosing(choosing) => match action {
                Action::Back => Reaction::go(Go::Path),
                Action::Enter => self.begin(ctx),
                _ => {
                    choosing.act(action);
                    Reaction::none()
                }
            },
            Part::Testing(testing) => match action {
                Action::Back | Action::Close if testing.placement.tally().asked > 0 => {
                    Reaction::go(Go::Ask(Ask::LeaveTest))
                }
                Action::Back | Action::Close => Reaction::go(Go::Path),
                _ => {
                    let area = chrome::reading_column(Parts::of(ctx.window(), ctx).body);
                    let Testing { placement, sheet } = &mut **testing;
                    let quiz = placement.quiz();
                    let input =
                        quiz.and_then(|quiz| sheet.act(action, key, ctx, area, Shown::of(quiz)));
                    input.map(|input| self.step(input, ctx)).unwrap_or_default()
                }
            },
            Part::Found(found) => found.act(action, ctx),
        }
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent) {
        if let Part::Testing(testing) = &mut self.part {
            testing.sheet.type_key(key);
        }
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str) {
        if let Part::Testing(testing) = &mut self.part {
            testing.sheet.paste(text);
        }
    }

    /// Takes in a click.
    pub fn click(&mut self, at: Position, ctx: &Context, parts: &Parts) -> Reaction {
        let Part::Testing(testing) = &mut self.part else { return Reaction::none() };
        let Testing { placement, sheet } = &mut **testing;
        let area = chrome::reading_column(parts.body);
        let input = placement.quiz().and_then(|quiz| sheet.click(at, ctx, area, Shown::of(quiz)));
        input.map(|input| self.step(input, ctx)).unwrap_or_default()
    }

    /// Every lesson was read: a test that waited for it begins.
    pub fn library_read(&mut self, ctx: &mut Context) -> Reaction {
        match &self.part {
            Part::Choosing(choosing) if choosing.waits() => self.begin(ctx),
            Part::Choosing(_) | Part::Testing(_) | Part::Found(_) => Reaction::none(),
        }
    }

    /// The learner wants to leave the test.
    pub fn agreed(&mut self, ask: Ask) -> Reaction {
        if ask == Ask::LeaveTest { Reaction::go(Go::Path) } else { Reaction::none() }
    }

    fn begin(&mut self, ctx: &mut Context) -> Reaction {
        let Part::Choosing(choosing) = &mut self.part else { return Reaction::none() };
        let (Some(library), Some(scope)) = (&ctx.library, choosing.scope()) else {
            choosing.wait();
            return Reaction::none();
        };
        let (library, scope) = (library.clone(), scope.clone());
        let begun =
            Placement::begin(library, &ctx.course, &ctx.progress, scope, self.seed, ctx.now);
        match begun {
            Ok((placement, events)) => {
                let Some(quiz) = placement.quiz() else { return Reaction::none() };
                let colours = Sheet::colours(quiz, ctx);
                let sheet = Sheet::of(quiz, Feedback::Verdict);
                self.part = Part::Testing(Box::new(Testing { placement, sheet }));
                Reaction::record(events).and(Reaction { effects: colours, go: None })
            }
            Err(sentence) => Reaction::go(Go::Tell(sentence)),
        }
    }

    fn step(&mut self, input: Input, ctx: &Context) -> Reaction {
        let Part::Testing(testing) = &mut self.part else { return Reaction::none() };
        let Testing { placement, sheet } = &mut **testing;
        let before = placement.tally().asked;
        let mut reaction = Reaction::record(placement.step(input, ctx.now));
        match placement.quiz() {
            Some(quiz) if placement.tally().asked > before => {
                *sheet = Sheet::of(quiz, Feedback::Verdict);
                reaction.effects.extend(Sheet::colours(quiz, ctx));
            }
            Some(_) => {}
            None => {
                let scope = placement.scope().clone();
                if let Some(finding) = placement.finding(&ctx.course, &ctx.progress) {
                    self.part = Part::Found(Box::new(Found::new(scope, finding)));
                }
            }
        }
        reaction
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        match &self.part {
            Part::Choosing(choosing) => choosing.draw(ctx, frame, parts),
            Part::Testing(testing) => testing.draw(ctx, frame, parts),
            Part::Found(found) => found.draw(ctx, frame, parts),
        }
    }
}

impl Testing {
    fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        let Some(quiz) = self.placement.quiz() else { return };
        let (number, most) = self.placement.position();
        let title = header(self.placement.scope(), ctx);
        let right = format!("question {number} of at most {most}");
        chrome::draw_header(frame, parts.header, ctx, &[&title], &right);
        let area: Rect = chrome::reading_column(parts.body);
        self.sheet.draw(ctx, frame, area, Shown::of(quiz));
    }
}

/// What is tested, for the header.
fn header(scope: &Scope, ctx: &Context) -> String {
    let what = match scope {
        Scope::Course => ctx.course.title.clone(),
        Scope::Stage(id) => ctx.course.stage(id).map(|s| s.title.clone()).unwrap_or_default(),
        Scope::Lesson(id) => {
            ctx.course.header(id).map(|header| header.title.clone()).unwrap_or_default()
        }
    };
    format!("Test: {what}")
}
