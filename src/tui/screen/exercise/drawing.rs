//! Drawing the exercise's screen.

use ratatui::Frame;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

use super::ExerciseScreen;
use super::panes::{Areas, Pane};
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::{lines, scroll, split, words};

/// Columns from which on there is room for the names of all parts.
const ROOMY: u16 = 60;

impl ExerciseScreen {
    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
        let lesson = self.lesson();
        let right = match self.practice.hints() {
            (taken, of) if !taken.is_empty() => format!("hint {} of {of}", taken.len()),
            _ => String::new(),
        };
        let place = [lesson.header.title.as_str(), "Exercise"];
        chrome::draw_header(frame, parts.header, ctx, &place, &right);
        let areas = self.divide(ctx, parts.body);
        self.draw_bar(ctx, frame, &areas);
        if areas.task.height > 0 {
            draw_lines(ctx, frame, areas.task, self.task_lines(ctx), self.tops.task);
        }
        if areas.list.height > 0 {
            self.draw_list(ctx, frame, areas.list);
        }
        self.draw_code(ctx, frame, &areas, !parts.covered);
        if areas.solution.height > 0 {
            let lines = self.solution_lines(ctx);
            draw_lines(ctx, frame, areas.solution, lines, self.tops.solution);
        }
        self.draw_results(ctx, frame, &areas);
        match self.focus() {
            Pane::Task if areas.wide => draw_focus(ctx, frame, areas.task),
            Pane::Results if areas.wide => draw_focus(ctx, frame, areas.results),
            Pane::Task | Pane::Code | Pane::Results | Pane::Solution => {}
        }
    }

    /// The list of checks where it has a place of its own.
    fn draw_list(&self, ctx: &Context, frame: &mut Frame<'_>, area: Rect) {
        let (heading, area) = split::top(area, 2);
        let (_, heading) = split::top(heading, 1);
        frame.render_widget(Line::styled("Checks", ctx.style(Role::Dim)), heading);
        let rows = self.list_lines(ctx, area.width);
        let failed = self.practice.checklist().first_failed(None).map(|(item, _)| &item.name);
        let items = self.practice.checklist().items();
        let place = items.iter().position(|item| Some(&item.name) == failed).unwrap_or(0);
        let first = scroll::around(place, usize::from(area.height), rows.len());
        let len = rows.len();
        lines::draw(frame, area, rows.into_iter().skip(first));
        scroll::draw(frame, area, ctx, first, len);
    }

    fn draw_code(&self, ctx: &Context, frame: &mut Frame<'_>, areas: &Areas, uncovered: bool) {
        if areas.code.height == 0 {
            return;
        }
        match self.desk.editor() {
            Some(editor) => {
                let focus = uncovered && self.focus() == Pane::Code;
                editor.draw(ctx, frame, areas.code, focus);
            }
            None => lines::draw(frame, areas.code, self.waiting(ctx, areas.code.width)),
        }
        if areas.strip.height > 0 {
            let line = self.strip_line(ctx, usize::from(areas.strip.width));
            frame.render_widget(line, areas.strip);
        }
    }

    fn draw_results(&self, ctx: &Context, frame: &mut Frame<'_>, areas: &Areas) {
        if areas.rule.height > 0 {
            let line = ctx.glyphs.lines.horizontal.repeat(usize::from(areas.rule.width));
            frame.render_widget(Line::styled(line, ctx.style(Role::Border)), areas.rule);
        }
        if areas.results.height == 0 {
            return;
        }
        if let Some(output) = self.run_output() {
            output.draw(ctx, frame, areas.results);
        } else {
            draw_lines(ctx, frame, areas.results, self.result_lines(ctx), self.tops.results);
        }
    }

    /// The names of the parts, and of the files.
    fn draw_bar(&self, ctx: &Context, frame: &mut Frame<'_>, areas: &Areas) {
        let bar = Rect { height: areas.bar.height.min(1), ..areas.bar };
        let mut spans = Vec::new();
        if self.focus() == Pane::Solution {
            spans.push(tab(ctx, "Yours and the solution", true));
        } else if areas.wide || (bar.width < ROOMY && self.focus() == Pane::Code) {
            spans.extend(self.file_tabs(ctx, usize::from(bar.width).saturating_sub(10)));
        } else if bar.width < ROOMY {
            let name = if self.focus() == Pane::Task { "Task" } else { "Results" };
            spans.push(tab(ctx, name, true));
        } else {
            spans.push(tab(ctx, "Task", self.focus() == Pane::Task));
            spans.push(Span::raw("   "));
            spans.extend(self.file_tabs(ctx, usize::from(bar.width).saturating_sub(32)));
            spans.push(Span::raw("   "));
            spans.push(tab(ctx, "Results", self.focus() == Pane::Results));
        }
        frame.render_widget(Line::from(spans), bar);
        if let Some(editor) = self.desk.editor().filter(|_| areas.code.height > 0) {
            let (line, column) = editor.place();
            let place = Span::styled(format!("{line}:{column}"), ctx.style(Role::Dim));
            let place = Line::from(place);
            frame.render_widget(place.alignment(Alignment::Right), bar);
        }
    }

    /// The files, the one in front marked; where there is no room, that one and its number alone.
    fn file_tabs(&self, ctx: &Context, room: usize) -> Vec<Span<'static>> {
        let here = self.focus() == Pane::Code;
        let (front, count) = (self.desk.front(), self.desk.paths().len());
        let names: Vec<String> = self.desk.paths().map(|path| words::safe(path, ctx)).collect();
        if names.is_empty() {
            return vec![tab(ctx, "Code", here)];
        }
        let columns: usize = names.iter().map(|name| Span::raw(name).width() + 2).sum();
        if columns <= room + 2 {
            let tabs = names.iter().enumerate().flat_map(|(number, name)| {
                let gap = Span::raw(if number == 0 { "" } else { "  " });
                [gap, tab(ctx, name, here && number == front)]
            });
            return tabs.collect();
        }
        let number = format!("  {} of {count}", front + 1);
        let name = names.get(front).cloned().unwrap_or_default();
        let name = words::fit(&name, room.saturating_sub(number.len()), ctx);
        vec![tab(ctx, &name, here), Span::styled(number, ctx.style(Role::Dim))]
    }
}

/// Draws a part that is scrolled.
fn draw_lines(
    ctx: &Context,
    frame: &mut Frame<'_>,
    area: Rect,
    text: Vec<Line<'static>>,
    top: usize,
) {
    let len = text.len();
    let top = top.min(len.saturating_sub(usize::from(area.height)));
    lines::draw(frame, area, text.into_iter().skip(top));
    scroll::draw(frame, area, ctx, top, len);
}

/// Draws a bar beside the part that has the keyboard.
fn draw_focus(ctx: &Context, frame: &mut Frame<'_>, area: Rect) {
    for y in area.top()..area.bottom() {
        let cell = Rect { x: area.x.saturating_sub(1), y, width: 1, height: 1 };
        frame.render_widget(Span::styled(ctx.glyphs.quote, ctx.style(Role::Accent)), cell);
    }
}

/// The name of a part or file; marked if it has the keyboard.
fn tab(ctx: &Context, name: &str, here: bool) -> Span<'static> {
    let role = if here { Role::Selection } else { Role::Dim };
    let text = if here { format!(" {name} ") } else { name.to_owned() };
    Span::styled(text, ctx.style(role))
}
