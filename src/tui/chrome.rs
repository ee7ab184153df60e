//! What surrounds every screen: the header, the banner, the line of keys, and the margins between.

use ratatui::Frame;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};
use unicode_width::UnicodeWidthStr;

use super::action::{Action, BINDINGS, Layer};
use super::context::{Context, Saving};
use super::theme::Role;
use super::widget::{prose, split, words};

/// The smallest window that shows a question with its options.
const SMALLEST: (u16, u16) = (36, 10);

/// Columns of text that are pleasant to read.
pub const MEASURE: u16 = 80;

/// Windows from this width on have room for a second column.
pub const WIDE: u16 = 118;

/// The parts of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// The line on top.
    pub header: Rect,
    /// The screen itself.
    pub body: Rect,
    /// Lines for what must be told; of no height if there is nothing.
    pub banner: Rect,
    /// The line of keys; of no height if it is turned off.
    pub footer: Rect,
    /// Whether something lies on top, so that no cursor may blink below it.
    pub covered: bool,
}

/// Whether a window is too small for anything but a kind word.
pub fn too_small(area: Rect) -> bool {
    area.width < SMALLEST.0 || area.height < SMALLEST.1
}

/// Says that the window is too small, as far as there is room.
pub fn draw_too_small(frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
    let text = format!(
        "Gradus needs a window of {} by {}; this one is {} by {}. Your place is kept.",
        SMALLEST.0, SMALLEST.1, area.width, area.height
    );
    let paragraph = Paragraph::new(text).style(ctx.style(Role::Text)).wrap(Wrap { trim: true });
    frame.render_widget(paragraph, area);
}

impl Parts {
    /// Divides the window.
    pub fn of(area: Rect, ctx: &Context) -> Self {
        let margin = if area.width >= 60 { 2 } else { 1 };
        let inner =
            Rect { x: area.x + margin, width: area.width.saturating_sub(2 * margin), ..area };
        let banner = u16::try_from(banner(ctx, inner.width).len()).unwrap_or(4).min(4);
        let keys = u16::from(ctx.settings.key_hints);
        let gap = u16::from(area.height >= 16);
        let (_, rest) = split::top(inner, u16::from(area.height >= 30));
        let (header, rest) = split::top(rest, 1);
        let (_, rest) = split::top(rest, 1);
        let (rest, footer) = split::bottom(rest, keys);
        let (rest, _) = split::bottom(rest, gap.min(keys));
        let (body, banner) = split::bottom(rest, banner.min(rest.height.saturating_sub(1)));
        Self { header, body, banner, footer, covered: false }
    }
}

/// The column that text is read in: at most [`MEASURE`] wide, in the middle of `area`.
pub fn reading_column(area: Rect) -> Rect {
    let width = area.width.min(MEASURE);
    Rect { x: area.x + (area.width - width) / 2, width, ..area }
}

/// Draws the header: where we are, and on the right how far and whether it is saved.
pub fn draw_header(frame: &mut Frame<'_>, area: Rect, ctx: &Context, place: &[&str], right: &str) {
    let status = status(ctx, right);
    let width = u16::try_from(status.width()).unwrap_or(u16::MAX).min(area.width);
    let (left, right) = split::right(area, width);
    frame.render_widget(whereabouts(ctx, place, usize::from(left.width)), left);
    frame.render_widget(status.alignment(Alignment::Right), right);
}

/// The program's name and where we are in it. In a narrow window the outer places are left out,
/// and at last the inner one is cut.
fn whereabouts(ctx: &Context, place: &[&str], width: usize) -> Line<'static> {
    let names: Vec<String> = place.iter().map(|part| words::safe(part, ctx)).collect();
    let arrow = format!(" {} ", ctx.glyphs.arrow);
    let columns = |names: &[String]| -> usize {
        names.iter().map(|name| arrow.width() + name.width()).sum::<usize>()
    };
    let name = "Gradus";
    let mut shown = names.as_slice();
    while let [_, inner @ ..] = shown
        && !inner.is_empty()
        && name.width() + columns(shown) > width
    {
        shown = inner;
    }
    let mut spans = vec![Span::styled(name, ctx.style(Role::Accent))];
    let mut room = width.saturating_sub(name.width());
    for (index, part) in shown.iter().enumerate() {
        let role = if index + 1 == shown.len() { Role::Strong } else { Role::Dim };
        room = room.saturating_sub(arrow.width());
        let part = words::fit(part, room, ctx);
        room = room.saturating_sub(part.width());
        spans.push(Span::styled(arrow.clone(), ctx.style(Role::Dim)));
        spans.push(Span::styled(part, ctx.style(role)));
    }
    Line::from(spans)
}

fn status(ctx: &Context, right: &str) -> Line<'static> {
    let saved = match &ctx.saving {
        Saving::Nothing | Saving::Underway { worth: false, .. } => "",
        Saving::Underway { worth: true, .. } => "  saving",
        Saving::Saved => "  saved",
        Saving::Failing { .. } => "  NOT SAVED",
    };
    let role = match &ctx.saving {
        Saving::Failing { .. } => Role::Wrong,
        Saving::Nothing | Saving::Underway { .. } | Saving::Saved => Role::Dim,
    };
    Line::from(vec![
        Span::styled(format!("  {right}"), ctx.style(Role::Dim)),
        Span::styled(saved, ctx.style(role)),
    ])
}

/// The banner, if there is something to tell.
fn banner(ctx: &Context, width: u16) -> Vec<Line<'static>> {
    if let Saving::Failing { message, waiting, .. } = &ctx.saving {
        let events = if *waiting == 1 { "1 step" } else { &format!("{waiting} steps") };
        let text = format!("{} Not saved: {events}. {message}", ctx.glyphs.cross);
        return prose::sentence(ctx, &text, Role::Wrong, width);
    }
    let Some(notice) = ctx.notices.front() else { return Vec::new() };
    let more = ctx.notices.len() - 1;
    let more = if more == 0 { String::new() } else { format!(" (and {more} more)") };
    prose::sentence(ctx, &format!("{notice}{more}"), Role::Warning, width)
}

/// Draws what must be told.
pub fn draw_banner(frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
    frame.render_widget(Paragraph::new(banner(ctx, area.width)), area);
}

/// Draws the keys of `layers` (the uppermost first) that the screen offers now, as many as fit. The
/// ways out, back and to the help, are there before all others but the first.
pub fn draw_footer(
    frame: &mut Frame<'_>,
    area: Rect,
    ctx: &Context,
    layers: &[Layer],
    offers: impl Fn(Action) -> bool,
) {
    let in_force = layers.iter().chain(&[Layer::Global]);
    let bindings = in_force.flat_map(|layer| BINDINGS.iter().filter(|b| b.layer == *layer));
    let mut hints: Vec<Hint> = bindings
        .filter(|b| !b.label.is_empty() && offers(b.action))
        .filter_map(|b| {
            let key = ctx.keymap.keys_in(layers, b, &ctx.glyphs).into_iter().next()?;
            let back = matches!(b.action, Action::Back | Action::Close | Action::Help);
            let needed = back || b.action == Action::Stop;
            Some(Hint { key, label: b.label, needed, back })
        })
        .collect();
    // Layers that lie above others have ways out of their own: all of them stand at the end.
    hints.sort_by_key(|hint| hint.back);
    let width = usize::from(area.width);
    let all: usize = hints.iter().map(Hint::columns).sum();
    let gap = if all + 3 * hints.len().saturating_sub(1) <= width { 3 } else { 2 };
    let mut spans = Vec::new();
    for Hint { key, label, .. } in that_fit(hints, gap, width) {
        let gap = if spans.is_empty() { 0 } else { gap };
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(Span::styled(key, ctx.style(Role::Strong)));
        spans.push(Span::styled(format!(" {label}"), ctx.style(Role::Dim)));
    }
    frame.render_widget(Line::from(spans), area);
}

/// A key in the footer.
struct Hint {
    key: String,
    label: &'static str,
    /// Whether it is among the last to be left out.
    needed: bool,
    /// Whether it leads back, or to the help.
    back: bool,
}

impl Hint {
    fn columns(&self) -> usize {
        self.key.width() + 1 + self.label.width()
    }
}

/// The hints that fit into `width` columns with `gap` between them, in their order; the first and
/// those that lead out are the last to be left out.
fn that_fit(hints: Vec<Hint>, gap: usize, width: usize) -> impl Iterator<Item = Hint> {
    let mut room = width + gap;
    let mut fits = vec![false; hints.len()];
    for needed in [true, false] {
        for (index, hint) in hints.iter().enumerate() {
            let columns = hint.columns() + gap;
            if (index == 0 || hint.needed) == needed && columns <= room {
                room -= columns;
                fits[index] = true;
            }
        }
    }
    hints.into_iter().zip(fits).filter_map(|(hint, fits)| fits.then_some(hint))
}

/// A bar of `width` columns of which `done` out of `of` are filled.
pub fn bar(ctx: &Context, width: usize, done: usize, of: usize) -> [Span<'static>; 2] {
    let filled = if of == 0 { 0 } else { (width * done).div_ceil(of).min(width) };
    let filled = if done < of { filled.min(width.saturating_sub(1)) } else { filled };
    [
        Span::styled(ctx.glyphs.bar_full.repeat(filled), ctx.style(Role::Accent)),
        Span::styled(ctx.glyphs.bar_empty.repeat(width - filled), ctx.style(Role::Border)),
    ]
}
