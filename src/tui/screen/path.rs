//! The path: stages and lessons, how far each is, and the next step already selected.

use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{Go, Reaction};
use crate::course::{Header, Stage};
use crate::learn::event::Event;
use crate::learn::mastery::{Level, Overview};
use crate::learn::progress::State;
use crate::learn::{path, review};
use crate::tui::action::Action;
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::{about, scroll, split, words};

/// The path, with one lesson selected.
#[derive(Debug, Clone)]
pub struct PathScreen {
    rows: Vec<Row>,
    selected: usize,
    /// The first visible row; none before the window is known.
    first: Option<usize>,
    known: Known,
}

/// How well everything is known, and what waits for review.
#[derive(Debug, Clone, PartialEq)]
struct Known {
    /// What it was found from: the events so far and the day.
    of: (u64, Date),
    lessons: Overview,
    waiting: usize,
}

/// Rows that stay in sight beyond the selected lesson, where there are any.
const AHEAD: usize = 2;

/// A line of the path: indices into the course's stages and their lessons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Gap,
    Stage(usize),
    Lesson(usize, usize),
}

impl PathScreen {
    /// The path with the next step selected: the lesson in progress, else the one after it.
    pub fn new(ctx: &Context) -> Self {
        let mut rows = Vec::new();
        for (s, stage) in ctx.course.stages.iter().enumerate() {
            if s > 0 {
                rows.push(Row::Gap);
            }
            rows.push(Row::Stage(s));
            rows.extend((0..stage.lessons.len()).map(|l| Row::Lesson(s, l)));
        }
        let next = path::next(&ctx.course, &ctx.progress);
        let last = ctx.progress.last_lesson();
        let wanted = next.map(|header| &header.id).or(last);
        let is_wanted =
            |row: &Row| header(ctx, *row).is_some_and(|header| Some(&header.id) == wanted);
        let first = rows.iter().position(|row| matches!(row, Row::Lesson(..)));
        let selected = rows.iter().position(is_wanted).or(first).unwrap_or(0);
        Self { rows, selected, first: None, known: Known::now(ctx) }
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, ctx: &Context) -> Reaction {
        let screenful = usize::from(ctx.size.height.saturating_sub(6)).max(1);
        match action {
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::PageUp => (0..screenful).for_each(|_| self.step(-1)),
            Action::PageDown => (0..screenful).for_each(|_| self.step(1)),
            Action::First => self.select_from(0),
            Action::Last => {
                self.selected = self.rows.len().saturating_sub(1);
            }
            Action::PreviousStage => self.step_stage(-1),
            Action::NextStage => self.step_stage(1),
            Action::Enter => return self.open(ctx),
            Action::Statistics => return Reaction::go(Go::Statistics),
            Action::SkipLesson => return self.skip(ctx),
            Action::Review => return Reaction::go(Go::Review(false)),
            Action::Place | Action::TestOut => {
                let header = self.rows.get(self.selected).and_then(|row| header(ctx, *row));
                let lesson = header.map(|header| header.id.clone());
                return Reaction::go(Go::Placement(lesson, action == Action::TestOut));
            }
            Action::Mistakes => return Reaction::go(Go::Mistakes),
            Action::Back => return Reaction::go(Go::Quit),
            _ => {}
        }
        Reaction::none()
    }

    /// Whether an action does anything now.
    pub fn offers(&self, action: Action, ctx: &Context) -> bool {
        match action {
            Action::Review => self.known.waiting > 0,
            Action::Mistakes => ctx.progress.mistakes.open().next().is_some(),
            _ => true,
        }
    }

    /// Selects what was clicked; a click on the selected lesson opens it.
    pub fn click(&mut self, at: Position, ctx: &Context, parts: &Parts) -> Reaction {
        let list = Panes::of(parts.body).list;
        if !list.contains(at) {
            return Reaction::none();
        }
        let row = self.first_visible() + usize::from(at.y - list.y);
        match self.rows.get(row) {
            Some(Row::Lesson(..)) if row == self.selected => self.open(ctx),
            Some(Row::Lesson(..)) => {
                self.selected = row;
                Reaction::none()
            }
            Some(Row::Gap | Row::Stage(_)) | None => Reaction::none(),
        }
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        let due = match self.known.waiting {
            0 => String::new(),
            waiting => format!("{waiting} due"),
        };
        chrome::draw_header(frame, parts.header, ctx, &[&ctx.course.title], &due);
        let panes = Panes::of(parts.body);
        let first = self.first_visible();
        for (index, y) in (first..self.rows.len()).zip(panes.list.top()..panes.list.bottom()) {
            let area = Rect { y, height: 1, ..panes.list };
            if let Some(row) = self.rows.get(index) {
                self.draw_row(ctx, frame, area, *row, index == self.selected);
            }
        }
        scroll::draw(frame, panes.list, ctx, first, self.rows.len());
        if let Some(header) = self.rows.get(self.selected).and_then(|row| header(ctx, *row)) {
            about::draw(frame, panes.about, ctx, header, &self.known.lessons);
        }
    }

    /// Moves the list as little as shows the selected lesson and what is next to it: a list that
    /// stands still is easier on the eyes.
    pub fn arrange(&mut self, ctx: &Context, parts: &Parts) {
        if self.known.of != Known::source(ctx) {
            self.known = Known::now(ctx);
        }
        let (height, len) = (usize::from(Panes::of(parts.body).list.height), self.rows.len());
        let ahead = AHEAD.min(height.saturating_sub(1) / 2);
        let focus = self.selected.saturating_sub(ahead)..(self.selected + ahead + 1).min(len);
        let first = self.first.unwrap_or_else(|| scroll::around(self.selected, height, len));
        self.first = Some(scroll::to_show(&focus, first, height, len));
    }

    /// Draws a row: what it is on the left, how far and how well known it is on the right.
    fn draw_row(&self, ctx: &Context, frame: &mut Frame<'_>, area: Rect, row: Row, selected: bool) {
        let (room, pips) = split::right(area, self.known.columns());
        let (left, right, level) = match row {
            Row::Gap => return,
            Row::Stage(s) => {
                let Some(stage) = ctx.course.stages.get(s) else { return };
                let (left, right) = stage_row(ctx, stage, room.width);
                (left, right, self.known.lessons.stage(stage).level)
            }
            Row::Lesson(..) => {
                let Some(header) = header(ctx, row) else { return };
                let (left, right) = lesson_row(ctx, header, selected, room.width);
                (left, right, self.known.lessons.lesson(&header.id).level)
            }
        };
        if selected {
            frame.buffer_mut().set_style(area, ctx.style(Role::Selection));
        }
        let width = u16::try_from(right.width()).unwrap_or(u16::MAX);
        frame.render_widget(left, room);
        frame.render_widget(right, split::right(room, width).1);
        frame.render_widget(about::pips(ctx, level), pips);
    }

    fn first_visible(&self) -> usize {
        self.first.unwrap_or(0)
    }

    /// Moves to the next lesson in a direction, past headings; stays at the ends.
    fn step(&mut self, direction: isize) {
        let mut row = self.selected;
        while let Some(next) = row.checked_add_signed(direction).filter(|r| *r < self.rows.len()) {
            row = next;
            if matches!(self.rows.get(row), Some(Row::Lesson(..))) {
                self.selected = row;
                return;
            }
        }
    }

    /// Moves to the first lesson at or after `row`.
    fn select_from(&mut self, row: usize) {
        let lesson = |row: &usize| matches!(self.rows.get(*row), Some(Row::Lesson(..)));
        self.selected = (row..self.rows.len()).find(lesson).unwrap_or(self.selected);
    }

    /// Moves to the first lesson of the stage before or after.
    fn step_stage(&mut self, direction: isize) {
        let Some(Row::Lesson(stage, _)) = self.rows.get(self.selected) else { return };
        let Some(wanted) = stage.checked_add_signed(direction) else { return };
        if let Some(row) = self.rows.iter().position(|row| *row == Row::Stage(wanted)) {
            self.select_from(row);
        }
    }

    fn open(&self, ctx: &Context) -> Reaction {
        let header = self.rows.get(self.selected).and_then(|row| header(ctx, *row));
        header.map(|h| Reaction::go(Go::Open(h.id.clone()))).unwrap_or_default()
    }

    /// Marks the selected lesson as skipped, unless it is finished, and moves on.
    fn skip(&mut self, ctx: &Context) -> Reaction {
        let Some(header) = self.rows.get(self.selected).and_then(|row| header(ctx, *row)) else {
            return Reaction::none();
        };
        if matches!(ctx.progress.state(&header.id), State::Finished | State::Skipped) {
            return Reaction::none();
        }
        self.step(1);
        let lesson = header.id.clone();
        Reaction::record(vec![Event::Skipped { lesson, question: None, setting: None }])
    }
}

impl Known {
    fn source(ctx: &Context) -> (u64, Date) {
        (ctx.progress.events(), ctx.now.to_zoned(ctx.zone.clone()).date())
    }

    fn now(ctx: &Context) -> Self {
        let rhythm = ctx.rhythm();
        Self {
            of: Self::source(ctx),
            lessons: Overview::of(&ctx.course, &ctx.progress, &rhythm, ctx.now),
            waiting: review::waiting(&ctx.course, &ctx.progress, &rhythm, ctx.now),
        }
    }

    /// Columns that the signs of mastery take: none before anything is practised.
    fn columns(&self) -> u16 {
        if self.lessons.best() >= Level::Practised { 4 } else { 0 }
    }
}

fn header(ctx: &Context, row: Row) -> Option<&Header> {
    match row {
        Row::Lesson(s, l) => ctx.course.stages.get(s)?.lessons.get(l),
        Row::Gap | Row::Stage(_) => None,
    }
}

fn stage_row(ctx: &Context, stage: &Stage, width: u16) -> (Line<'static>, Line<'static>) {
    let finished = path::finished(stage, &ctx.progress);
    let of = stage.lessons.len();
    let count = format!(" {finished}/{of}");
    let bar_width = 12;
    let room = usize::from(width).saturating_sub(bar_width + count.width() + 2);
    let title = words::fit(&words::safe(&stage.title, ctx), room, ctx);
    let [done, open] = chrome::bar(ctx, bar_width, finished, of);
    // A column stays free, so that the counts stand in line with the notes below them.
    let right = vec![done, open, Span::styled(format!("{count} "), ctx.style(Role::Dim))];
    (Span::styled(title, ctx.style(Role::Heading2)).into(), Line::from(right))
}

fn lesson_row(
    ctx: &Context,
    header: &Header,
    selected: bool,
    width: u16,
) -> (Line<'static>, Line<'static>) {
    let state = ctx.progress.state(&header.id);
    // Dim text is hard to read on the selection.
    let dim = if selected { Role::Text } else { Role::Dim };
    let (sign, role) = match state {
        State::New => (ctx.glyphs.radio_off, dim),
        State::Started => (ctx.glyphs.half, Role::Accent),
        State::Finished => (ctx.glyphs.tick, Role::Right),
        State::Skipped => (ctx.glyphs.dot, dim),
    };
    let note = about::note(ctx, header);
    let pointer = if selected { ctx.glyphs.arrow } else { " " };
    let room = usize::from(width).saturating_sub(7 + note.width());
    let title = words::fit(&words::safe(&header.title, ctx), room, ctx);
    let text_role = match (selected, state) {
        (true, _) => Role::Strong,
        (false, State::Skipped) => Role::Dim,
        (false, State::New | State::Started | State::Finished) => Role::Text,
    };
    let left = vec![
        Span::styled(format!(" {pointer} "), ctx.style(Role::Accent)),
        Span::styled(format!("{sign} "), ctx.style(role)),
        Span::styled(title, ctx.style(text_role)),
    ];
    (Line::from(left), Span::styled(format!(" {note} "), ctx.style(dim)).into())
}

/// Where the list and the facts about the selected lesson stand.
struct Panes {
    list: Rect,
    about: Rect,
}

impl Panes {
    /// Side by side in a wide window, else the facts below, if there is room for them.
    fn of(body: Rect) -> Self {
        if body.width >= chrome::WIDE - 8 {
            let (list, rest) = split::left(body, (body.width - 4) / 9 * 5);
            let (_, about) = split::left(rest, 4);
            return Self { list, about };
        }
        let about_height = if body.height >= 16 { 5 } else { 0 };
        let gap = u16::from(about_height > 0);
        let column = chrome::reading_column(body);
        let (rest, about) = split::bottom(column, about_height);
        let (list, _) = split::bottom(rest, gap);
        Self { list, about }
    }
}
