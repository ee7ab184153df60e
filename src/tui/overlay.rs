//! What lies on top of a screen: the keys, the lesson's pages, search and commands, terms and notes,
//! the settings, and the question what to do when saving fails.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what lies on top answers to some of the actions and lets the others be"
)]

pub mod ask;
pub mod card;
pub mod help;
pub mod note;
pub mod outline;
pub mod palette;
pub mod reader;
mod rows;
pub mod search;
pub mod settings;
pub mod terms;
pub mod unsaved;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Clear, Padding, Paragraph};

use super::action::{Action, Layer};
use super::context::Context;
use super::screen::{Reaction, Screen};
use super::theme::Role;
use super::widget::scroll;

/// What lies on top of a screen.
pub enum Overlay {
    /// The keys of the screen below.
    Help(help::Help),
    /// The pages of the lesson.
    Outline(outline::Outline),
    /// The settings.
    Settings(settings::SettingsList),
    /// A question to say yes or no to.
    Ask(ask::Ask),
    /// A long text.
    Reader(reader::Reader),
    /// Search in everything.
    Search(Box<search::Search>),
    /// What can be done here, by name.
    Palette(Box<palette::Palette>),
    /// Terms to look up.
    Terms(terms::Terms),
    /// A term or a question.
    Card(Box<card::Card>),
    /// The learner's note on a page.
    Note(Box<note::NoteField>),
    /// What to do with events that could not be saved.
    Unsaved,
}

impl Overlay {
    /// The keys of the screen below.
    pub fn help() -> Self {
        Self::Help(help::Help::default())
    }

    /// The settings.
    pub fn settings() -> Self {
        Self::Settings(settings::SettingsList::default())
    }

    /// The pages of the lesson on screen, if there is one.
    pub fn outline(screen: &Screen) -> Option<Self> {
        match screen {
            Screen::Lesson(lesson) => {
                Some(Self::Outline(outline::Outline::new(lesson.lesson().clone(), lesson.page())))
            }
            Screen::Welcome
            | Screen::Path(_)
            | Screen::Quiz(_)
            | Screen::Results(_)
            | Screen::Stats(_)
            | Screen::Review(_)
            | Screen::Placement(_)
            | Screen::Mistakes(_)
            | Screen::Exercise(_) => None,
        }
    }

    /// Which keys it answers to.
    pub fn layer(&self) -> Layer {
        match self {
            Self::Help(_) | Self::Outline(_) | Self::Reader(_) | Self::Terms(_) | Self::Card(_) => {
                Layer::Overlay
            }
            Self::Search(_) | Self::Palette(_) => Layer::Find,
            Self::Note(_) => Layer::Note,
            Self::Ask(_) => Layer::Ask,
            Self::Settings(_) => Layer::Settings,
            Self::Unsaved => Layer::Unsaved,
        }
    }

    /// Whether an action does anything now.
    pub fn offers(&self, action: Action) -> bool {
        match self {
            Self::Help(_) | Self::Reader(_) => !matches!(action, Action::Enter | Action::Help),
            Self::Card(card) if action == Action::Enter => card.leads_on(),
            Self::Search(search) if action == Action::Enter => search.has_hits(),
            Self::Outline(_)
            | Self::Settings(_)
            | Self::Ask(_)
            | Self::Unsaved
            | Self::Search(_)
            | Self::Palette(_)
            | Self::Terms(_)
            | Self::Card(_)
            | Self::Note(_) => action != Action::Help,
        }
    }

    /// Takes in an action. The settings change what everything looks like.
    pub fn act(&mut self, action: Action, ctx: &mut Context) -> Reaction {
        match self {
            Self::Help(help) => help.act(action, ctx),
            Self::Outline(outline) => outline.act(action),
            Self::Settings(settings) => settings.act(action, ctx),
            Self::Ask(ask) => ask.act(action),
            Self::Reader(reader) => reader.act(action, ctx),
            Self::Search(search) => search.act(action, ctx),
            Self::Palette(palette) => palette.act(action, ctx),
            Self::Terms(terms) => terms.act(action, ctx),
            Self::Card(card) => card.act(action, ctx),
            Self::Note(note) => note.act(action),
            Self::Unsaved => unsaved::act(action),
        }
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent, ctx: &Context) {
        if let Self::Search(search) = self {
            search.type_key(key, ctx);
        } else if let Self::Palette(palette) = self {
            palette.type_key(key);
        } else if let Self::Note(note) = self {
            note.type_key(key);
        }
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str, ctx: &Context) {
        if let Self::Search(search) = self {
            search.paste(text, ctx);
        } else if let Self::Palette(palette) = self {
            palette.paste(text);
        } else if let Self::Note(note) = self {
            note.paste(text);
        }
    }

    /// All lessons were read: looks again for what is to be shown.
    pub fn index_read(&mut self, ctx: &Context) {
        if let Self::Search(search) = self {
            search.look(ctx);
        } else if let Self::Terms(terms) = self {
            terms.look(ctx);
        }
    }

    /// Draws it over `area`; `below` are the layers of the screen under it.
    pub fn draw(&self, ctx: &Context, below: &[Layer], frame: &mut Frame<'_>, area: Rect) {
        match self {
            Self::Help(help) => help.draw(ctx, below, frame, area),
            Self::Outline(outline) => outline.draw(ctx, frame, area),
            Self::Settings(settings) => settings.draw(ctx, frame, area),
            Self::Ask(ask) => ask.draw(ctx, frame, area),
            Self::Reader(reader) => reader.draw(ctx, frame, area),
            Self::Search(search) => search.draw(ctx, frame, area),
            Self::Palette(palette) => palette.draw(ctx, frame, area),
            Self::Terms(terms) => terms.draw(ctx, frame, area),
            Self::Card(card) => card.draw(ctx, frame, area),
            Self::Note(note) => note.draw(ctx, frame, area),
            Self::Unsaved => unsaved::draw(ctx, frame, area),
        }
    }
}

/// Columns that the frame and its margins take.
const FRAME: u16 = 6;

/// Draws lines in a frame in the middle of `area`, from line `first` on; `width` is what the lines
/// need.
fn draw_box(
    frame: &mut Frame<'_>,
    area: Rect,
    ctx: &Context,
    (title, width): (&str, u16),
    lines: Vec<Line<'static>>,
    first: usize,
) {
    let wanted = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
    let inner = draw_frame(frame, area, ctx, title, (width.saturating_add(FRAME), wanted));
    let len = lines.len();
    let shown = lines.into_iter().skip(first).take(usize::from(inner.height)).collect::<Vec<_>>();
    frame.render_widget(Paragraph::new(shown), inner);
    scroll::draw(frame, inner, ctx, first, len);
}

/// Draws a frame in the middle of `area`, of a size that is cut to it; returns the part within.
fn draw_frame(
    frame: &mut Frame<'_>,
    area: Rect,
    ctx: &Context,
    title: &str,
    (width, height): (u16, u16),
) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    let outer = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    };
    let border = if ctx.glyphs.is_unicode() { BorderType::Rounded } else { BorderType::Plain };
    let mut block = Block::bordered()
        .border_type(border)
        .border_style(ctx.style(Role::Border))
        .padding(Padding::horizontal(2))
        .title(Line::styled(format!(" {title} "), ctx.style(Role::Accent)));
    if !ctx.glyphs.is_unicode() {
        block = block.border_set(ASCII_BORDER);
    }
    let inner = block.inner(outer);
    frame.render_widget(Clear, outer);
    frame.render_widget(block, outer);
    inner
}

const ASCII_BORDER: ratatui::symbols::border::Set<'static> = ratatui::symbols::border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};
