//! A lesson's text: one page at a time, scrolled where it is longer than the window.

mod copy;
mod run;
mod tried;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use self::copy::CopyEditor;
use self::tried::Tried;
use super::find::Find;
use super::{Go, Reaction};
use crate::course::Lesson;
use crate::learn::event::Event;
use crate::session::reading::{Input, Reading, Step};
use crate::tui::action::Action;
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;
use crate::tui::msg::Effect;
use crate::tui::page::{self, Layout, Options};
use crate::tui::theme::Role;
use crate::tui::widget::{kept, lines, pages, prose, scroll};

/// A lesson on screen.
pub struct LessonScreen {
    lesson: Arc<Lesson>,
    reading: Reading,
    layout: Layout,
    made_for: Option<(usize, u16, Options)>,
    /// Other pages, laid out for the same width and signs.
    kept: HashMap<usize, Layout>,
    /// The first visible line.
    top: usize,
    /// Lines that are visible.
    height: usize,
    /// The byte of `lesson.md` that stays on top while only the window changes.
    place: Option<usize>,
    /// The code block that keys act on.
    code: Option<usize>,
    /// The size of the window below the header.
    body: Rect,
    /// The program whose output is on screen.
    tried: Option<Tried>,
    /// Whether the block that runs has to come into sight.
    show_block: bool,
    /// A copy of a code block, in place of the page.
    copy: Option<CopyEditor>,
    /// Bytes of `lesson.md` that were looked for, until the page moves.
    found: Range<usize>,
    /// The page whose bookmark was changed last, and to what: it may not be on disk yet.
    marked: Option<(usize, bool)>,
}

impl LessonScreen {
    /// Opens a lesson at a page (from 0) and at a byte of `lesson.md` (0 for the page's top).
    pub fn open(lesson: Arc<Lesson>, page: usize, offset: usize) -> (Self, Vec<Event>) {
        let (reading, event) =
            Reading::open(lesson.header.id.clone(), lesson.pages.len(), page, offset);
        let screen = Self {
            lesson,
            reading,
            layout: Layout::default(),
            made_for: None,
            kept: HashMap::new(),
            top: 0,
            height: 1,
            place: (offset > 0).then_some(offset),
            code: None,
            body: Rect::ZERO,
            tried: None,
            show_block: false,
            copy: None,
            found: 0..0,
            marked: None,
        };
        (screen, vec![event])
    }

    /// The lesson.
    pub fn lesson(&self) -> &Arc<Lesson> {
        &self.lesson
    }

    /// The page on screen, from 0.
    pub fn page(&self) -> usize {
        self.reading.page()
    }

    /// Points at what was looked for.
    pub fn point_at(&mut self, found: Range<usize>) {
        self.found = found;
    }

    /// Lays the page out anew where page, size or signs have changed; what was on top stays on top.
    pub fn arrange(&mut self, ctx: &Context, body: Rect) {
        self.body = body;
        if let Some(copy) = &mut self.copy {
            return copy.arrange(ctx, body);
        }
        let area = self.areas(ctx, body).columns.text;
        let height = usize::from(area.height).max(1);
        self.fit(ctx, area, height);
        self.show_running_block();
    }

    fn fit(&mut self, ctx: &Context, area: Rect, height: usize) {
        let wanted = (self.page(), area.width, prose::options(ctx));
        if self.made_for == Some(wanted) && self.height == height {
            return;
        }
        let same_page = self.made_for.is_some_and(|(page, ..)| page == self.page());
        if same_page && self.top > 0 {
            self.place = self.place.or(Some(self.layout.offset_of(self.top)));
        }
        if self.made_for != Some(wanted) {
            self.lay_out(&wanted);
        }
        if !same_page {
            self.code = None;
        }
        self.height = height;
        let top = self.place.map_or(0, |offset| self.layout.line_of(offset));
        self.top = top.min(self.last_top());
    }

    fn lay_out(&mut self, wanted: &(usize, u16, Options)) {
        let (page, width, options) = *wanted;
        match self.made_for {
            Some((old, same_width, same_options))
                if (same_width, same_options) == (width, options) =>
            {
                self.kept.insert(old, std::mem::take(&mut self.layout));
            }
            Some(_) | None => self.kept.clear(),
        }
        self.layout = self.kept.remove(&page).unwrap_or_else(|| {
            self.lesson
                .pages
                .get(page)
                .map_or_else(Layout::default, |page| page::layout(&page.prose, width, &options))
        });
        self.made_for = Some(*wanted);
    }

    /// Lays out the pages that a key may turn to.
    pub fn look_ahead(&mut self) {
        let Some((page, width, options)) = self.made_for else { return };
        for near in [Some(page + 1), page.checked_sub(1)].into_iter().flatten() {
            if let Some(text) = self.lesson.pages.get(near) {
                let layout = || page::layout(&text.prose, width, &options);
                self.kept.entry(near).or_insert_with(layout);
            }
        }
    }

    /// Whether an action does anything now.
    pub fn offers(&self, action: Action) -> bool {
        if let Some(copy) = &self.copy {
            return copy.offers(action);
        }
        match action {
            Action::NextCode | Action::CopyCode => !self.layout.codes().is_empty(),
            Action::NextPage => !self.reading.on_last_page(),
            _ => self.offers_run(action),
        }
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, ctx: &mut Context) -> Reaction {
        match &mut self.copy {
            Some(_) if action == Action::Close => return self.close_copy(),
            Some(copy) => return copy.act(action, ctx),
            None => {}
        }
        let screenful = self.height.saturating_sub(2).max(1);
        match action {
            Action::Down => self.scroll(1),
            Action::Up => self.scroll(-1),
            Action::PageDown => self.scroll(screenful.cast_signed()),
            Action::PageUp => self.scroll(-screenful.cast_signed()),
            Action::First => self.show(0),
            Action::Last => self.show(self.last_top()),
            Action::ReadOn if self.top < self.last_top() => self.scroll(screenful.cast_signed()),
            Action::NextPage if self.reading.on_last_page() => {}
            Action::Enter | Action::ReadOn | Action::NextPage => {
                return self.turn(Input::Next, ctx);
            }
            Action::PreviousPage => return self.turn(Input::Previous, ctx),
            Action::NextCode => self.next_code(),
            Action::CopyCode => return self.copy(),
            Action::RunCode => return self.run_code(ctx),
            Action::EditCode => return self.edit_code(),
            Action::Stop | Action::Whole | Action::Close => return self.act_on_output(action),
            Action::Outline => return Reaction::go(Go::Outline),
            Action::Note => return Reaction::find(Find::Note),
            Action::Terms => return Reaction::find(Find::Terms),
            Action::Bookmark => return self.bookmark(ctx),
            Action::Back => return self.leave(ctx).then(Go::Path),
            _ => {}
        }
        Reaction::none()
    }

    /// Goes to a page, counted from 0; those after the last are the quiz, if there is one, and the
    /// exercise.
    pub fn show_page(&mut self, page: usize, ctx: &Context) -> Reaction {
        let quiz = usize::from(!self.lesson.questions.is_empty());
        if page >= self.lesson.pages.len() + quiz && self.lesson.exercise.is_some() {
            return self.leave(ctx).then(Go::Exercise(self.lesson.clone()));
        }
        if page >= self.lesson.pages.len() {
            return self.leave(ctx).then(Go::Quiz(self.lesson.clone()));
        }
        self.turn(Input::To(page), ctx)
    }

    /// What belongs into the journal when the page is left as it is.
    pub fn leave(&mut self, _ctx: &Context) -> Reaction {
        let on_top = || if self.top == 0 { 0 } else { self.layout.offset_of(self.top) };
        let offset = self.place.unwrap_or_else(on_top);
        let left = match self.reading.step(Input::Leave(offset)) {
            Step::Record(events) => Reaction::record(events),
            Step::Stay | Step::TextDone => Reaction::none(),
        };
        left.and(self.close_output()).and(self.close_copy())
    }

    fn turn(&mut self, input: Input, ctx: &Context) -> Reaction {
        match self.reading.step(input) {
            Step::Stay => Reaction::none(),
            Step::Record(events) => {
                self.show(0);
                Reaction::record(events).and(self.close_output())
            }
            Step::TextDone => self.leave(ctx).then(Go::Quiz(self.lesson.clone())),
        }
    }

    fn last_top(&self) -> usize {
        self.layout.height().saturating_sub(self.height)
    }

    fn scroll(&mut self, lines: isize) {
        self.show(self.top.saturating_add_signed(lines));
    }

    /// Puts a line on top, as far as there are lines to fill the window.
    fn show(&mut self, top: usize) {
        self.place = None;
        self.found = 0..0;
        self.top = top.min(self.last_top());
    }

    fn bookmark(&mut self, ctx: &Context) -> Reaction {
        let (lesson, page) = (self.lesson.header.id.clone(), self.page() + 1);
        let kept = ctx.progress.notes().of_page(&lesson, page);
        let changed = self.marked.filter(|(marked, _)| *marked == page);
        let before = changed.map_or(kept.is_some_and(|kept| kept.bookmark), |(_, on)| on);
        let on = !before;
        self.marked = Some((page, on));
        Reaction::record(vec![Event::Bookmarked { lesson, page, on }])
    }

    /// Puts the focus on the next code block, and the block in sight.
    fn next_code(&mut self) {
        let codes = self.layout.codes();
        if codes.is_empty() {
            return;
        }
        let next = self.code.map_or(0, |code| (code + 1) % codes.len());
        self.code = Some(next);
        if let Some(block) = codes.get(next) {
            let lines = &block.lines;
            let top = scroll::to_show(lines, self.top, self.height, self.layout.height());
            self.show(top);
        }
    }

    /// Copies the code block in focus, else the first one in sight.
    fn copy(&self) -> Reaction {
        let bottom = self.top + self.height;
        let codes = self.layout.codes();
        let in_sight = || codes.iter().find(|b| b.lines.start < bottom && b.lines.end > self.top);
        let block = self.code.and_then(|code| codes.get(code)).or_else(in_sight);
        let text = block.map(|block| block.code.text.clone());
        text.map(|text| Reaction::effect(Effect::Copy(text))).unwrap_or_default()
    }

    /// The links in sight and where they are.
    pub fn links(&self, ctx: &Context, parts: &Parts) -> Vec<(Rect, String)> {
        if self.copy.is_some() {
            return Vec::new();
        }
        let area = self.areas(ctx, parts.body).columns.text;
        let visible = self.top..self.top + usize::from(area.height);
        let links = self.layout.links().iter().filter(|link| visible.contains(&link.line));
        links
            .map(|link| {
                let y = area.y + u16::try_from(link.line - self.top).unwrap_or(0);
                let width = link.columns.end - link.columns.start;
                let rect = Rect { x: area.x + link.columns.start, y, width, height: 1 };
                (rect, link.url.clone())
            })
            .collect()
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        let stage =
            ctx.course.stages.iter().find(|s| s.id.as_str() == self.lesson.header.id.stage());
        let stage = stage.map_or("", |stage| stage.title.as_str());
        let place = [stage, self.lesson.header.title.as_str()];
        let signs = kept::signs(ctx, &self.lesson.header.id, self.page());
        let gap = if signs.is_empty() { "" } else { "  " };
        let right = format!("{signs}{gap}{}/{}", self.page() + 1, self.lesson.pages.len());
        chrome::draw_header(frame, parts.header, ctx, &place, &right);
        if let Some(copy) = &self.copy {
            return copy.draw(ctx, frame, parts.body, !parts.covered);
        }
        let areas = self.areas(ctx, parts.body);
        let columns = areas.columns;
        if let Some(side) = columns.side {
            let rows = pages::rows(ctx, &self.lesson, self.page(), usize::from(side.width));
            lines::draw(frame, side, rows);
        }
        let visible = self.top..self.top + usize::from(columns.text.height);
        let highlights = ctx.highlights.of(&self.layout);
        let lines = self.layout.paint(visible, &ctx.theme, &highlights);
        lines::draw(frame, columns.text, lines);
        self.draw_focus(ctx, frame, columns.text);
        scroll::draw(frame, columns.text, ctx, self.top, self.layout.height());
        self.draw_output(ctx, frame, &areas);
    }

    /// Draws a bar beside the code block in focus, and beside what was looked for.
    fn draw_focus(&self, ctx: &Context, frame: &mut Frame<'_>, area: Rect) {
        let block = self.code.and_then(|code| self.layout.codes().get(code));
        let block = block.map_or(0..0, |block| block.lines.clone());
        let lines = self.layout.lines();
        let has_text = |line: usize| lines.get(line).is_some_and(|line| line.width() > 0);
        let found = |line| has_text(line) && self.found.contains(&self.layout.offset_of(line));
        for (line, y) in (self.top..self.layout.height()).zip(area.top()..area.bottom()) {
            if area.x > 0 && (block.contains(&line) || found(line)) {
                let cell = Rect { x: area.x - 1, y, width: 1, height: 1 };
                let bar = Span::styled(ctx.glyphs.quote, ctx.style(Role::Accent));
                frame.render_widget(bar, cell);
            }
        }
    }
}
