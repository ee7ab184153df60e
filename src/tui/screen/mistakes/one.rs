//! One mistake: the question, the learner's answer, the right one and why, and what mends it.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use super::{MistakesScreen, Part};
use crate::session::ago::ago;
use crate::session::mistakes::{Entry, Mend};
use crate::tui::action::{Action, Layer};
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;
use crate::tui::screen::quiz::past;
use crate::tui::theme::Role;
use crate::tui::widget::{lines, prose, scroll};

impl MistakesScreen {
    /// Draws the selected mistake from line `first` on.
    pub(super) fn draw_one(
        &self,
        ctx: &Context,
        frame: &mut Frame<'_>,
        parts: &Parts,
        first: usize,
    ) {
        let Some(entry) = self.entry() else { return };
        let count = self.book.shown(&self.filter).count();
        let place = ["Mistakes", entry.lesson.header.title.as_str()];
        let right = format!("{}/{count}", self.selected + 1);
        chrome::draw_header(frame, parts.header, ctx, &place, &right);
        let area = chrome::reading_column(parts.body);
        let lines = self.one_lines(ctx, entry, area.width);
        let len = lines.len();
        lines::draw(frame, area, lines.into_iter().skip(first));
        scroll::draw(frame, area, ctx, first, len);
    }

    /// Scrolls the selected mistake, by as many lines as there are.
    pub(super) fn scroll_one(&mut self, ctx: &Context, by: isize) {
        let area = chrome::reading_column(Parts::of(ctx.window(), ctx).body);
        let len = self.entry().map_or(0, |entry| self.one_lines(ctx, entry, area.width).len());
        if let Part::One(first) = &mut self.part {
            let last = len.saturating_sub(usize::from(area.height));
            *first = first.saturating_add_signed(by).min(last);
        }
    }

    fn one_lines(&self, ctx: &Context, entry: &Entry, width: u16) -> Vec<Line<'static>> {
        let Some(question) = entry.asked() else { return Vec::new() };
        let often = match entry.mistake.times {
            1 => String::new(),
            times => format!("; wrong {times} times in all"),
        };
        let heading = format!("Your answer, {}{often}", ago(entry.at, ctx.now));
        let answer = entry.mistake.wrong.last().and_then(|wrong| wrong.answer.as_ref());
        let mut all = past(ctx, question, (&heading, answer), width);
        all.push(Line::default());
        if entry.mistake.right_since > 0 {
            let text = "Right once since. Once more, and it leaves the list.";
            all.extend(prose::sentence(ctx, text, Role::Accent, width));
        }
        let mends = self.library.as_ref().map(|library| entry.mends(library));
        let actions = [Action::Enter, Action::ShowBelief];
        for (mend, action) in mends.iter().flatten().zip(actions) {
            all.extend(mend_lines(ctx, mend, action, width));
        }
        all
    }
}

/// A page that mends it, with the key that leads there.
fn mend_lines(ctx: &Context, mend: &Mend, action: Action, width: u16) -> Vec<Line<'static>> {
    let key = ctx.keymap.key_for(Layer::Mistake, action, &ctx.glyphs).unwrap_or_default();
    let what = if action == Action::ShowBelief { "Clears it up" } else { "Read again" };
    let (lesson, page) = (&mend.lesson.header.title, mend.page + 1);
    let text = format!("{what}: {lesson}, page {page}, “{}”", mend.title());
    let lead = format!("{key}  ");
    let columns = u16::try_from(Span::raw(lead.as_str()).width()).unwrap_or(0);
    let lines = prose::sentence(ctx, &text, Role::Link, width.saturating_sub(columns));
    let numbered = lines.into_iter().enumerate();
    numbered
        .map(|(index, line)| {
            let lead = if index == 0 { lead.clone() } else { " ".repeat(usize::from(columns)) };
            lines::led(Span::styled(lead, ctx.style(Role::Strong)), line)
        })
        .collect()
}
