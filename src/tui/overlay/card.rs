//! A term or a question with what is said of it, and the way to where it is taught.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::Overlay;
use crate::course::{LessonId, Prose, QuestionId, terms};
use crate::session::search::Place;
use crate::session::teaches;
use crate::tui::action::{Action, Layer};
use crate::tui::context::Context;
use crate::tui::screen::find::Find;
use crate::tui::screen::{Go, Reaction};
use crate::tui::theme::Role;
use crate::tui::widget::{prose, words};

/// Columns of its text.
const WIDTH: u16 = 72;

/// A term or a question.
pub struct Card {
    title: String,
    texts: Vec<Prose>,
    /// Where it is taught, with the lesson's title.
    taught: Option<(Place, String)>,
    first: usize,
    /// What it lies on: what closing it comes back to.
    pub(in crate::tui) below: Option<Box<Overlay>>,
}

impl Card {
    /// The term of this name, if the course has it.
    pub fn term(ctx: &Context, name: &str) -> Option<Self> {
        let library = ctx.library.as_ref()?;
        let all = &library.catalogue.terms;
        let number = all.iter().position(|term| term.name == name)?;
        let term = all.get(number)?;
        let taught = term.lesson.as_ref().and_then(|id| library.lesson(id)).map(|lesson| {
            let uses = |prose: &Prose| terms::used_in(all, prose).contains(&number);
            let page = lesson.pages.iter().position(|page| uses(&page.prose)).unwrap_or(0);
            let lesson = &lesson.header;
            (Place { lesson: lesson.id.clone(), page, span: 0..0 }, lesson.title.clone())
        });
        let title = match term.also.as_slice() {
            [] => term.name.clone(),
            also => format!("{} (also: {})", term.name, also.join(", ")),
        };
        Some(Self { title, texts: vec![term.definition.clone()], taught, first: 0, below: None })
    }

    /// A question, with the explanation if the learner has answered it.
    pub fn question(ctx: &Context, lesson: &LessonId, question: &QuestionId) -> Option<Self> {
        let library = ctx.library.as_ref()?;
        let lesson = library.lesson(lesson)?;
        let question = lesson.question(question)?;
        let mut texts = vec![question.prompt.clone()];
        texts.extend(question.code.as_ref().map(|code| Prose::listing(&question.lang, code)));
        let id = &lesson.header.id;
        if ctx.progress.seen().answered(id, &question.id) == Some(true) {
            texts.push(question.explain.clone());
        }
        let page = teaches::page_for(lesson, question);
        let place = Place { lesson: id.clone(), page, span: 0..0 };
        let taught = Some((place, lesson.header.title.clone()));
        Some(Self { title: "A question you met".into(), texts, taught, first: 0, below: None })
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, ctx: &Context) -> Reaction {
        let screenful = usize::from(ctx.size.height / 2);
        match action {
            Action::Up => self.first = self.first.saturating_sub(1),
            Action::Down => self.first += 1,
            Action::PageUp => self.first = self.first.saturating_sub(screenful),
            Action::PageDown => self.first += screenful,
            Action::Enter => {
                let place = self.taught.as_ref().map(|(place, _)| place.clone());
                return place.map(|place| Reaction::find(Find::Place(place))).unwrap_or_default();
            }
            Action::Close => return Reaction::go(Go::CloseOverlay),
            _ => {}
        }
        let area = ctx.window();
        let room = usize::from(area.height.saturating_sub(8));
        self.first = self.first.min(self.lines(ctx, area.width).len().saturating_sub(room));
        Reaction::none()
    }

    /// Whether it leads somewhere.
    pub fn leads_on(&self) -> bool {
        self.taught.is_some()
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, area: Rect) {
        let lines = self.lines(ctx, area.width);
        let room = usize::from(area.height.saturating_sub(2));
        let first = self.first.min(lines.len().saturating_sub(room));
        let width = WIDTH.min(area.width.saturating_sub(super::FRAME));
        let title = words::fit(&words::safe(&self.title, ctx), usize::from(width), ctx);
        super::draw_box(frame, area, ctx, (&title, width), lines, first);
    }

    fn lines(&self, ctx: &Context, width: u16) -> Vec<Line<'static>> {
        let width = WIDTH.min(width.saturating_sub(super::FRAME + 4)).max(1);
        let mut lines = Vec::new();
        for text in &self.texts {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.extend(prose::lines(ctx, text, width));
        }
        if let Some((place, title)) = &self.taught {
            let key = ctx.keymap.key_for(Layer::Overlay, Action::Enter, &ctx.glyphs);
            let key = key.map(|key| format!("{key}: ")).unwrap_or_default();
            let title = words::safe(title, ctx);
            let taught = format!("{key}taught in {title}, page {}", place.page + 1);
            lines.push(Line::default());
            lines.extend(prose::sentence(ctx, &taught, Role::Dim, width));
        }
        lines
    }
}
