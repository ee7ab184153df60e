//! The settings, changed in place and kept at once.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::settings::{Ascii, DAILY, RETENTION, Settings, ThemeChoice};
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::msg::Effect;
use crate::tui::screen::{Go, Reaction};
use crate::tui::theme::Role;
use crate::tui::widget::prose;

/// The settings, with one selected.
#[derive(Debug, Clone, Copy, Default)]
pub struct SettingsList {
    selected: usize,
}

/// A setting that can be changed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Theme,
    Motion,
    KeyHints,
    Mouse,
    Signs,
    Retention,
    Daily,
}

const ROWS: [Row; 7] =
    [Row::Theme, Row::Motion, Row::KeyHints, Row::Mouse, Row::Signs, Row::Retention, Row::Daily];

impl SettingsList {
    /// Takes in an action.
    pub fn act(&mut self, action: Action, ctx: &mut Context) -> Reaction {
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(ROWS.len() - 1),
            Action::Change => return apply(&next(ROWS[self.selected], 1, ctx), ctx),
            Action::ChangeBack => return apply(&next(ROWS[self.selected], -1, ctx), ctx),
            Action::Close => return Reaction::go(Go::CloseOverlay),
            _ => {}
        }
        Reaction::none()
    }

    /// Draws it.
    pub fn draw(self, ctx: &Context, frame: &mut Frame<'_>, area: Rect) {
        let mut lines: Vec<Line<'static>> = ROWS
            .iter()
            .enumerate()
            .map(|(index, row)| line(ctx, *row, index == self.selected))
            .collect();
        lines.push(Line::default());
        let inner = area.width.saturating_sub(super::FRAME);
        lines.extend(prose::sentence(ctx, explain(ROWS[self.selected]), Role::Dim, inner));
        let width = ROWS.iter().map(|row| explain(*row).width()).max().unwrap_or(0);
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        let room = usize::from(area.height.saturating_sub(2));
        // What is selected is explained at the end.
        let first = self.selected.min(lines.len().saturating_sub(room));
        super::draw_box(frame, area, ctx, ("Settings", width), lines, first);
    }
}

fn line(ctx: &Context, row: Row, selected: bool) -> Line<'static> {
    let pointer = if selected { ctx.glyphs.arrow } else { " " };
    let name = name(row);
    Line::from(vec![
        Span::styled(format!("{pointer} "), ctx.style(Role::Accent)),
        Span::styled(format!("{name:<12}"), ctx.style(Role::Text)),
        Span::styled(value(&ctx.settings, row), ctx.style(Role::Strong)),
    ])
}

fn name(row: Row) -> &'static str {
    match row {
        Row::Theme => "Theme",
        Row::Motion => "Motion",
        Row::KeyHints => "Key hints",
        Row::Mouse => "Mouse",
        Row::Signs => "Signs",
        Row::Retention => "Remember",
        Row::Daily => "Reviews",
    }
}

fn value(settings: &Settings, row: Row) -> String {
    let on_off = |on| if on { "on" } else { "off" };
    match row {
        Row::Theme => settings.theme.name().to_string(),
        Row::Motion => on_off(settings.motion).into(),
        Row::KeyHints => on_off(settings.key_hints).into(),
        Row::Mouse => on_off(settings.mouse).into(),
        Row::Signs => match settings.ascii {
            Ascii::Auto => "auto".into(),
            Ascii::Never => "Unicode".into(),
            Ascii::Always => "ASCII".into(),
        },
        Row::Retention => format!("{:.0} %", 100.0 * settings.desired_retention),
        Row::Daily => format!("{} a day", settings.daily_reviews),
    }
}

fn explain(row: Row) -> &'static str {
    match row {
        Row::Theme => "auto follows the terminal's background",
        Row::Motion => "small movements, such as a score that fills",
        Row::KeyHints => "the line of keys at the bottom",
        Row::Mouse => "clicks and wheel; text can then not be selected",
        Row::Signs => "ASCII for terminals without other signs",
        Row::Retention => "how much to remember; more of it means more reviews",
        Row::Daily => "reviews in a day, at most; the others wait",
    }
}

/// A setting and what it is to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The colours.
    Theme(ThemeChoice),
    /// Whether things may move.
    Motion(bool),
    /// Whether the footer shows keys.
    KeyHints(bool),
    /// Whether the mouse is listened to.
    Mouse(bool),
    /// Which signs are used.
    Signs(Ascii),
    /// The share of what was learnt that is to be remembered.
    Retention(f64),
    /// How many reviews a day.
    Daily(u32),
}

/// Everything that can be changed here to something else, with its name.
pub fn changes(ctx: &Context) -> Vec<(String, Change)> {
    let settings = &ctx.settings;
    let themes = ctx.looks.choices().into_iter().map(Change::Theme);
    let signs = [Ascii::Auto, Ascii::Never, Ascii::Always].map(Change::Signs);
    let others = [
        Change::Motion(!settings.motion),
        Change::KeyHints(!settings.key_hints),
        Change::Mouse(!settings.mouse),
    ];
    let changed = |change: Change| {
        let mut after = settings.clone();
        change.put(&mut after);
        let row = change.row();
        let name = format!("{}: {}", name(row), value(&after, row));
        (after != *settings).then_some((name, change))
    };
    themes.chain(others).chain(signs).filter_map(changed).collect()
}

/// Changes a setting, puts it into force and keeps it.
pub fn apply(change: &Change, ctx: &mut Context) -> Reaction {
    let mut effects = Vec::new();
    change.put(&mut ctx.settings);
    if let Change::Mouse(on) = change {
        effects.push(Effect::Mouse(*on));
    }
    ctx.apply_settings();
    effects.push(Effect::SaveSettings(ctx.settings.clone()));
    Reaction { effects, go: None }
}

impl Change {
    fn put(&self, settings: &mut Settings) {
        match self {
            Self::Theme(theme) => settings.theme = theme.clone(),
            Self::Motion(on) => settings.motion = *on,
            Self::KeyHints(on) => settings.key_hints = *on,
            Self::Mouse(on) => settings.mouse = *on,
            Self::Signs(ascii) => settings.ascii = *ascii,
            Self::Retention(share) => settings.desired_retention = *share,
            Self::Daily(reviews) => settings.daily_reviews = *reviews,
        }
    }

    fn row(&self) -> Row {
        match self {
            Self::Theme(_) => Row::Theme,
            Self::Motion(_) => Row::Motion,
            Self::KeyHints(_) => Row::KeyHints,
            Self::Mouse(_) => Row::Mouse,
            Self::Signs(_) => Row::Signs,
            Self::Retention(_) => Row::Retention,
            Self::Daily(_) => Row::Daily,
        }
    }
}

/// The change of a setting by a step in a direction.
fn next(row: Row, step: isize, ctx: &Context) -> Change {
    let settings = &ctx.settings;
    match row {
        Row::Theme => {
            let choices = ctx.looks.choices();
            let now = choices.iter().position(|choice| *choice == settings.theme).unwrap_or(0);
            let len = choices.len().cast_signed();
            let next = (now.cast_signed() + step).rem_euclid(len).cast_unsigned();
            Change::Theme(choices.get(next).cloned().unwrap_or(ThemeChoice::Auto))
        }
        Row::Motion => Change::Motion(!settings.motion),
        Row::KeyHints => Change::KeyHints(!settings.key_hints),
        Row::Mouse => Change::Mouse(!settings.mouse),
        Row::Signs => Change::Signs(match (settings.ascii, step > 0) {
            (Ascii::Auto, true) | (Ascii::Always, false) => Ascii::Never,
            (Ascii::Never, true) | (Ascii::Auto, false) => Ascii::Always,
            (Ascii::Always, true) | (Ascii::Never, false) => Ascii::Auto,
        }),
        Row::Retention => {
            let (least, most) = RETENTION;
            let step = if step > 0 { 1.0 } else { -1.0 };
            let percent = (100.0 * settings.desired_retention).round() + step;
            Change::Retention((percent / 100.0).clamp(least, most))
        }
        Row::Daily => {
            let (least, most) = DAILY;
            let now = settings.daily_reviews;
            // By fives, and in small steps where those are large.
            let by = if now < 10 || (now == 10 && step < 0) { 1 } else { 5 };
            let next = if step > 0 { now + by } else { now.saturating_sub(by) };
            Change::Daily(next.clamp(least, most))
        }
    }
}
