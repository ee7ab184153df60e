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
            Action::Change => return change(ROWS[self.selected], 1, ctx),
            Action::ChangeBack => return change(ROWS[self.selected], -1, ctx),
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
    let name = match row {
        Row::Theme => "Theme",
        Row::Motion => "Motion",
        Row::KeyHints => "Key hints",
        Row::Mouse => "Mouse",
        Row::Signs => "Signs",
        Row::Retention => "Remember",
        Row::Daily => "Reviews",
    };
    Line::from(vec![
        Span::styled(format!("{pointer} "), ctx.style(Role::Accent)),
        Span::styled(format!("{name:<12}"), ctx.style(Role::Text)),
        Span::styled(value(&ctx.settings, row), ctx.style(Role::Strong)),
    ])
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

/// Changes a setting by a step in a direction, puts it into force and keeps it.
fn change(row: Row, step: isize, ctx: &mut Context) -> Reaction {
    let mut effects = Vec::new();
    match row {
        Row::Theme => {
            let choices = ctx.looks.choices();
            let now = choices.iter().position(|choice| *choice == ctx.settings.theme).unwrap_or(0);
            let len = choices.len().cast_signed();
            let next = (now.cast_signed() + step).rem_euclid(len).cast_unsigned();
            ctx.settings.theme = choices.get(next).cloned().unwrap_or(ThemeChoice::Auto);
        }
        Row::Motion => ctx.settings.motion = !ctx.settings.motion,
        Row::KeyHints => ctx.settings.key_hints = !ctx.settings.key_hints,
        Row::Mouse => {
            ctx.settings.mouse = !ctx.settings.mouse;
            effects.push(Effect::Mouse(ctx.settings.mouse));
        }
        Row::Signs => {
            ctx.settings.ascii = match (ctx.settings.ascii, step > 0) {
                (Ascii::Auto, true) | (Ascii::Always, false) => Ascii::Never,
                (Ascii::Never, true) | (Ascii::Auto, false) => Ascii::Always,
                (Ascii::Always, true) | (Ascii::Never, false) => Ascii::Auto,
            };
        }
        Row::Retention => {
            let (least, most) = RETENTION;
            let step = if step > 0 { 1.0 } else { -1.0 };
            let percent = (100.0 * ctx.settings.desired_retention).round() + step;
            ctx.settings.desired_retention = (percent / 100.0).clamp(least, most);
        }
        Row::Daily => {
            let (least, most) = DAILY;
            let now = ctx.settings.daily_reviews;
            // By fives, and in small steps where those are large.
            let by = if now < 10 || (now == 10 && step < 0) { 1 } else { 5 };
            let next = if step > 0 { now + by } else { now.saturating_sub(by) };
            ctx.settings.daily_reviews = next.clamp(least, most);
        }
    }
    ctx.apply_settings();
    effects.push(Effect::SaveSettings(ctx.settings.clone()));
    Reaction { effects, go: None }
}
