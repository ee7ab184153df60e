//! The statistics: sections that are drawn as lines, of which as many are shown as fit.

mod chart;
mod hard;
mod map;
mod memory;
mod stages;
mod year;

use crossterm::event::{KeyCode, KeyEvent};
use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{Go, Reaction};
use crate::course::LessonId;
use crate::learn::path;
use crate::learn::stats::Stats;
use crate::tui::action::Action;
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;
use crate::tui::msg::Effect;
use crate::tui::theme::Role;
use crate::tui::widget::{lines, scroll, split};

/// The statistics on screen.
pub struct StatsScreen {
    stats: Stats,
    /// What the statistics were made from: events, and whether the lessons were known.
    made_from: (u64, bool),
    section: Section,
    /// The chosen day of the year.
    day: Date,
    /// The chosen one of the hard things.
    hard: usize,
    /// The chosen lesson of the map, counted through the course.
    lesson: usize,
    /// The first visible line.
    first: usize,
    /// How many are visible.
    height: usize,
    /// Whether the learner scrolled since they chose something.
    scrolled: bool,
}

/// A section of the statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Year,
    Stages,
    Memory,
    Hard,
    Map,
}

/// The lines of a section, and those of them that what is chosen stands on.
struct Drawn {
    lines: Vec<Line<'static>>,
    focus: Option<std::ops::Range<usize>>,
}

impl Section {
    const ALL: [Self; 5] = [Self::Year, Self::Stages, Self::Memory, Self::Hard, Self::Map];

    fn title(self) -> &'static str {
        match self {
            Self::Year => "Year",
            Self::Stages => "Stages",
            Self::Memory => "Memory",
            Self::Hard => "Hard",
            Self::Map => "Map",
        }
    }

    /// The section `by` places further on, round and round.
    fn step(self, by: usize) -> Self {
        let place = Self::ALL.iter().position(|section| *section == self).unwrap_or(0);
        Self::ALL[(place + by) % Self::ALL.len()]
    }
}

impl StatsScreen {
    /// The statistics, with what is to be done for them.
    pub fn open(ctx: &Context) -> (Self, Vec<Effect>) {
        let stats = stats(ctx);
        let next = path::next(&ctx.course, &ctx.progress).map(|header| &header.id);
        let place = ctx.course.headers().position(|header| Some(&header.id) == next);
        let screen = Self {
            day: stats.today,
            made_from: made_from(ctx),
            stats,
            section: Section::Year,
            hard: 0,
            lesson: place.unwrap_or(0),
            first: 0,
            height: 1,
            scrolled: false,
        };
        let effects = if ctx.library.is_none() { vec![Effect::ReadLibrary] } else { Vec::new() };
        (screen, effects)
    }

    /// Whether an action does anything now.
    pub fn offers(&self, action: Action) -> bool {
        match action {
            Action::Enter => match self.section {
                Section::Map => true,
                Section::Hard => !self.stats.hardest.is_empty(),
                Section::Year | Section::Stages | Section::Memory => false,
            },
            Action::Down => matches!(self.section, Section::Year | Section::Hard | Section::Map),
            _ => true,
        }
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, key: KeyEvent, ctx: &Context) -> Reaction {
        match action {
            Action::NextPage => self.turn(self.section.step(1)),
            Action::PreviousPage => self.turn(self.section.step(Section::ALL.len() - 1)),
            Action::Choose => {
                if let KeyCode::Char(digit) = key.code
                    && let Some(number) = digit.to_digit(10)
                    && let Some(section) = Section::ALL.get((number as usize).wrapping_sub(1))
                {
                    self.turn(*section);
                }
            }
            Action::PageUp | Action::PageDown => self.scroll(action),
            Action::Enter => {
                return self.chosen(ctx).map(Go::Open).map(Reaction::go).unwrap_or_default();
            }
            Action::Back | Action::Close => return Reaction::go(Go::Path),
            Action::Left
            | Action::Right
            | Action::Up
            | Action::Down
            | Action::First
            | Action::Last => self.choose(action, ctx),
            _ => {}
        }
        Reaction::none()
    }

    /// A click on a section's name goes there.
    pub fn click(&mut self, at: Position, parts: &Parts) -> Reaction {
        let (bar, _) = split::top(parts.body, 1);
        if bar.contains(at) {
            let mut left = bar.x;
            for (number, section) in (1..).zip(Section::ALL) {
                let width = u16::try_from(label(number, section).width()).unwrap_or(0);
                if (left..left + width).contains(&at.x) {
                    self.turn(section);
                }
                left += width;
            }
        }
        Reaction::none()
    }

    /// Counts anew what has changed, and moves to what is chosen.
    pub fn arrange(&mut self, ctx: &Context, parts: &Parts) {
        if self.made_from != made_from(ctx) {
            self.stats = stats(ctx);
            self.made_from = made_from(ctx);
        }
        let area = area(parts);
        let Drawn { lines, focus } = self.drawn(ctx, area.width);
        let height = usize::from(area.height);
        self.height = height;
        if let Some(focus) = focus.filter(|_| !self.scrolled) {
            self.first = scroll::to_show(&focus, self.first, height, lines.len());
        }
        self.first = self.first.min(lines.len().saturating_sub(height));
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        chrome::draw_header(frame, parts.header, ctx, &["Statistics"], "");
        frame.render_widget(self.bar(ctx), split::top(parts.body, 1).0);
        let area = area(parts);
        let drawn = self.drawn(ctx, area.width);
        let len = drawn.lines.len();
        lines::draw(frame, area, drawn.lines.into_iter().skip(self.first));
        scroll::draw(frame, area, ctx, self.first, len);
    }

    fn drawn(&self, ctx: &Context, width: u16) -> Drawn {
        let width = usize::from(width);
        match self.section {
            Section::Year => year::drawn(ctx, &self.stats, self.day, width),
            Section::Stages => stages::drawn(ctx, &self.stats, width),
            Section::Memory => memory::drawn(ctx, &self.stats, width),
            Section::Hard => hard::drawn(ctx, &self.stats, self.hard, width),
            Section::Map => map::drawn(ctx, self.lesson, width),
        }
    }

    fn bar(&self, ctx: &Context) -> Line<'static> {
        let span = |(number, section): (usize, Section)| {
            let role = if section == self.section { Role::Selection } else { Role::Dim };
            Span::styled(label(number, section), ctx.style(role))
        };
        (1..).zip(Section::ALL).map(span).collect()
    }

    fn turn(&mut self, section: Section) {
        self.section = section;
        (self.first, self.scrolled) = (0, false);
    }

    fn scroll(&mut self, action: Action) {
        let height = self.height.max(1);
        self.scrolled = true;
        self.first = match action {
            Action::PageUp => self.first.saturating_sub(height),
            _ => self.first + height,
        };
    }

    fn choose(&mut self, action: Action, ctx: &Context) {
        self.scrolled = false;
        match self.section {
            Section::Year => self.day = self.day_after(action),
            Section::Stages | Section::Memory => {
                self.first = match action {
                    Action::Up => self.first.saturating_sub(1),
                    Action::Down => self.first + 1,
                    Action::First => 0,
                    Action::Last => usize::MAX,
                    _ => self.first,
                }
            }
            Section::Hard => {
                let last = self.stats.hardest.len().saturating_sub(1);
                self.hard = match action {
                    Action::Up => self.hard.saturating_sub(1),
                    Action::Down => (self.hard + 1).min(last),
                    Action::First => 0,
                    Action::Last => last,
                    _ => self.hard,
                }
            }
            Section::Map => {
                let parts = Parts::of(ctx.window(), ctx);
                self.lesson = map::step(ctx, self.lesson, action, area(&parts).width);
            }
        }
    }

    fn day_after(&self, action: Action) -> Date {
        let (first, today) = (self.stats.year_begins(), self.stats.today);
        let days = match action {
            Action::Left => -7,
            Action::Right => 7,
            Action::Up => -1,
            Action::Down => 1,
            Action::First => return first,
            _ => return today,
        };
        self.day.saturating_add(days.days()).clamp(first, today)
    }

    /// The lesson that is chosen.
    fn chosen(&self, ctx: &Context) -> Option<LessonId> {
        match self.section {
            Section::Hard => self.stats.hardest.get(self.hard).map(|hard| hard.lesson.clone()),
            Section::Map => ctx.course.headers().nth(self.lesson).map(|header| header.id.clone()),
            Section::Year | Section::Stages | Section::Memory => None,
        }
    }
}

fn stats(ctx: &Context) -> Stats {
    Stats::of(&ctx.course, &ctx.progress, ctx.library.as_deref(), &ctx.rhythm(), ctx.now)
}

fn made_from(ctx: &Context) -> (u64, bool) {
    (ctx.progress.events(), ctx.library.is_some())
}

fn label(number: usize, section: Section) -> String {
    format!(" {number} {} ", section.title())
}

/// Where a section's lines stand.
fn area(parts: &Parts) -> Rect {
    let (_, rest) = split::top(parts.body, if parts.body.height > 8 { 2 } else { 1 });
    Rect { width: rest.width.min(112), ..rest }
}
