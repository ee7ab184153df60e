//! The list of mistakes, with the misconceptions that still bite on top.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::MistakesScreen;
use crate::session::ago::ago;
use crate::session::mistakes::{Bite, Entry};
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::{lines, prose, scroll, split, words};

/// Misconceptions that are named on top.
const NAMED: usize = 3;

impl MistakesScreen {
    /// Draws the list.
    pub(super) fn draw_list(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        let count = self.book.shown(&self.filter).count();
        let right = if self.library.is_some() { format!("{count}") } else { String::new() };
        chrome::draw_header(frame, parts.header, ctx, &["Mistakes"], &right);
        let area = chrome::reading_column(parts.body);
        let above = self.above(ctx, area.width);
        let (top, list) = self.divide(ctx, parts);
        lines::draw(frame, top, above);
        let shown = self.book.shown(&self.filter).enumerate().skip(self.first);
        for ((index, entry), y) in shown.zip(list.top()..list.bottom()) {
            let row = Rect { y, height: 1, ..list };
            frame.render_widget(row_line(ctx, entry, index == self.selected, row.width), row);
        }
        scroll::draw(frame, list, ctx, self.first, count);
    }

    /// Keeps the selected row in sight.
    pub(super) fn scroll_list(&mut self, ctx: &Context, parts: &Parts) {
        let (_, list) = self.divide(ctx, parts);
        let (height, len) = (usize::from(list.height), self.book.shown(&self.filter).count());
        let focus = self.selected..self.selected + 1;
        self.first = scroll::to_show(&focus, self.first, height, len);
    }

    /// The row at a cell.
    pub(super) fn row_at(&self, ctx: &Context, parts: &Parts, at: Position) -> Option<usize> {
        let (_, list) = self.divide(ctx, parts);
        let row = self.first + usize::from(at.y.checked_sub(list.y)?);
        (list.contains(at) && row < self.book.shown(&self.filter).count()).then_some(row)
    }

    /// What stands above the list, and the list.
    fn divide(&self, ctx: &Context, parts: &Parts) -> (Rect, Rect) {
        let area = chrome::reading_column(parts.body);
        let above = u16::try_from(self.above(ctx, area.width).len()).unwrap_or(u16::MAX);
        split::top(area, above.min(area.height.saturating_sub(3)))
    }

    fn above(&self, ctx: &Context, width: u16) -> Vec<Line<'static>> {
        let sentence = |text: &str, role| prose::sentence(ctx, text, role, width);
        if self.library.is_none() {
            return sentence("Reading the questions…", Role::Dim);
        }
        if self.book.entries.is_empty() {
            let mut empty = sentence("Nothing to mend.", Role::Heading1);
            empty.push(Line::default());
            let text = "What you answer wrong is collected here, until you have answered it right \
                        twice.";
            empty.extend(sentence(text, Role::Text));
            return empty;
        }
        let mut above = Vec::new();
        if !self.book.biting.is_empty() {
            above.push(Line::styled("Beliefs that still bite", ctx.style(Role::Heading2)));
            let named = self.book.biting.iter().take(NAMED);
            above.extend(named.flat_map(|bite| bite_lines(ctx, bite, width)));
            above.push(Line::default());
        }
        above.push(self.filter_line(ctx, width));
        above.push(Line::default());
        above
    }

    /// What is shown of them.
    fn filter_line(&self, ctx: &Context, width: u16) -> Line<'static> {
        let stage = self.filter.stage.as_ref();
        let stage = stage.map_or("All stages".into(), |id| {
            ctx.course.stage(id).map_or(id.to_string(), |stage| stage.title.clone())
        });
        let known = self.library.as_ref().map(|library| &library.catalogue.misconceptions);
        let belief = self.filter.misconception.as_ref().map(|id| {
            let known = known.and_then(|known| known.iter().find(|known| known.id == *id));
            known.map_or(id.clone(), |known| known.belief.text())
        });
        let text = match belief {
            Some(belief) => format!("{stage} {} “{belief}”", ctx.glyphs.dot),
            None => format!("{stage} {} all mistakes", ctx.glyphs.dot),
        };
        let text = words::fit(&words::safe(&text, ctx), usize::from(width), ctx);
        Line::styled(text, ctx.style(Role::Dim))
    }
}

fn bite_lines(ctx: &Context, bite: &Bite, width: u16) -> Vec<Line<'static>> {
    let belief = prose::lines(ctx, &bite.belief, width.saturating_sub(10));
    let lead = |index: usize| {
        let text = if index == 0 { format!(" {:>2} times  ", bite.times) } else { " ".repeat(10) };
        Span::styled(text, ctx.style(Role::Warning))
    };
    let numbered = belief.into_iter().enumerate();
    numbered.map(|(index, line)| lines::led(lead(index), line)).collect()
}

fn row_line(ctx: &Context, entry: &Entry, selected: bool, width: u16) -> Line<'static> {
    // Dim text is hard to read on the selection.
    let dim = if selected { Role::Text } else { Role::Dim };
    let pointer = if selected { ctx.glyphs.arrow } else { " " };
    let often = match entry.mistake.times {
        1 => "    ".to_owned(),
        times => format!("{:>4}", format!("{times}x")),
    };
    let when = format!("  {:>13}", ago(entry.at, ctx.now));
    let room = usize::from(width).saturating_sub(4 + often.width() + when.width());
    let prompt = entry.asked().map(|question| question.prompt.text()).unwrap_or_default();
    let text = format!("{}: {prompt}", entry.lesson.header.title);
    let text = words::fit(&words::safe(&text, ctx), room, ctx);
    let pad = " ".repeat(room - text.width());
    let half = entry.mistake.right_since > 0;
    let (sign, role) =
        if half { (ctx.glyphs.half, Role::Accent) } else { (ctx.glyphs.cross, Role::Wrong) };
    let line = Line::from(vec![
        Span::styled(format!("{pointer} "), ctx.style(Role::Accent)),
        Span::styled(format!("{sign} "), ctx.style(role)),
        Span::styled(text, ctx.style(Role::Text)),
        Span::raw(pad),
        Span::styled(often, ctx.style(Role::Warning)),
        Span::styled(when, ctx.style(dim)),
    ]);
    if selected { line.style(ctx.style(Role::Selection)) } else { line }
}
