//! A program's output as it comes, how the program ended, and what that means.

mod ended;

use jiff::{SignedDuration, Timestamp};
use ratatui::Frame;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};

pub(super) use ended::{explained, fault_lines, headline, paragraph};

use crate::run::{Outcome, Stream};
use crate::session::live::Live;
use crate::session::outcome::Report;
use crate::tui::context::Context;
use crate::tui::overlay::reader::Reader;
use crate::tui::theme::Role;
use crate::tui::widget::{lines, split, words};

/// Lines at each end of a very long output that are shown in full view.
const ENDS: usize = 1_000;

/// Lines that a panel takes at least.
const LEAST: u16 = 5;

/// A program's run: as far as it has come, and what came of it once it is over.
#[derive(Clone, Copy)]
pub(super) struct Output<'a> {
    pub(super) live: Option<&'a Live>,
    pub(super) over: Option<(&'a Outcome, &'a Report)>,
}

/// The lines of an output that there is room for.
struct Tail {
    lines: Vec<Line<'static>>,
    /// Whether there is output above them.
    above: bool,
    /// Whether there is something to read below them.
    below: bool,
}

/// When the clock of a job that is going on is to be drawn anew.
pub(super) fn deadline(live: Option<&Live>, ctx: &Context) -> Option<Timestamp> {
    let tick = if ctx.settings.motion { 100 } else { 1000 };
    let running = live.is_some_and(|live| !live.is_over());
    running.then(|| ctx.now + SignedDuration::from_millis(tick))
}

/// How long a job has been going on, in words.
pub(super) fn elapsed(live: &Live, now: Timestamp) -> String {
    let elapsed = live.elapsed(now).as_millis().max(0);
    format!("{}.{} s", elapsed / 1000, elapsed % 1000 / 100)
}

impl Output<'_> {
    /// Lines that would show everything, `width` columns wide, up to `most`.
    pub(super) fn height(self, ctx: &Context, width: u16, most: u16) -> u16 {
        let lines = self.tail(ctx, width, usize::from(most)).lines.len();
        u16::try_from(lines).unwrap_or(most).saturating_add(1).clamp(LEAST.min(most), most)
    }

    /// Draws how it goes, and below it the end of what there is to see.
    pub(super) fn draw(self, ctx: &Context, frame: &mut Frame<'_>, area: Rect) {
        let (top, rest) = split::top(area, 1);
        let (status, time) = self.status(ctx, usize::from(area.width));
        frame.render_widget(status, top);
        frame.render_widget(time.alignment(Alignment::Right), top);
        let tail = self.tail(ctx, rest.width, usize::from(rest.height));
        lines::draw(frame, rest, tail.lines);
        for (more, sign, y) in
            [(tail.above, ctx.glyphs.up, rest.top()), (tail.below, ctx.glyphs.down, rest.bottom())]
        {
            if more && rest.height > 0 {
                let y = y.min(rest.bottom() - 1);
                let mark = Rect { x: rest.right(), y, width: 1, height: 1 };
                let sign = Span::styled(sign, ctx.style(Role::Accent));
                frame.render_widget(sign, mark.intersection(frame.area()));
            }
        }
    }

    /// The line on top: how it goes, and how long it took.
    fn status(self, ctx: &Context, width: usize) -> (Line<'static>, Line<'static>) {
        let time = match (self.over, self.live) {
            (Some((outcome, _)), _) if outcome.took.is_zero() => String::new(),
            (Some((outcome, _)), _) => ended::seconds(outcome.took),
            (None, Some(live)) => elapsed(live, ctx.now),
            (None, None) => String::new(),
        };
        let room = width.saturating_sub(time.len() + 4);
        let preparing = self.live.and_then(Live::preparing);
        let (sign, role, text) = match (self.over, preparing) {
            (Some((outcome, _)), _) => ended::headline(ctx, outcome),
            (None, Some(preparing)) => (ctx.glyphs.half, Role::Accent, preparing.to_owned()),
            (None, None) => (ctx.glyphs.half, Role::Accent, "Running".into()),
        };
        let text = words::fit(&words::safe(&text, ctx), room, ctx);
        let strong = if role == Role::Wrong { Role::Wrong } else { Role::Strong };
        let status = vec![
            Span::styled(format!("{sign} "), ctx.style(role)),
            Span::styled(text, ctx.style(strong)),
        ];
        // A line's own style would be laid over the whole row.
        (Line::from(status), Line::from(Span::styled(time, ctx.style(Role::Dim))))
    }

    /// The last lines of what there is to see, at most `most`.
    fn tail(self, ctx: &Context, width: u16, most: usize) -> Tail {
        let explained = |(outcome, report)| ended::explained(ctx, outcome, report, width);
        let mut end = self.over.map(explained).unwrap_or_default();
        let below = end.len() > most;
        let mut above = false;
        // What went wrong is read from its beginning.
        end.truncate(most);
        let inner = usize::from(width.saturating_sub(2)).max(1);
        let mut room = most - end.len();
        let mut rows = Vec::new();
        'all: for (stream, text) in self.pieces().into_iter().rev() {
            for line in text.strip_suffix('\n').unwrap_or(text).rsplit('\n') {
                let wrapped = words::wrapped_line(line, stream_role(stream), inner, ctx);
                above |= wrapped.len() > room;
                for line in wrapped.into_iter().rev().take(room) {
                    let bar = format!("{} ", ctx.glyphs.output);
                    let bar = Span::styled(bar, ctx.style(Role::Border));
                    rows.push(lines::led(bar, line));
                    room -= 1;
                }
                if above {
                    break 'all;
                }
            }
        }
        rows.reverse();
        rows.append(&mut end);
        Tail { lines: rows, above, below }
    }

    /// What was written: live in the order in which it came; else as it was kept.
    fn pieces(&self) -> Vec<(Stream, &str)> {
        let live = self.live.map(Live::output).unwrap_or_default();
        let mut pieces: Vec<(Stream, &str)> =
            live.iter().map(|(stream, text)| (*stream, text.as_str())).collect();
        if let Some((_, report)) = self.over.filter(|_| pieces.is_empty()) {
            pieces = vec![(Stream::Out, &report.output), (Stream::Err, &report.errors)];
        }
        pieces.retain(|(_, text)| !text.is_empty());
        pieces
    }

    /// All of it, to be scrolled through: the output, and the whole traceback.
    pub(super) fn whole(self) -> Reader {
        let pieces = self.pieces();
        let mut parts: Vec<(Role, String)> =
            pieces.into_iter().map(|(stream, text)| (stream_role(stream), ends(text))).collect();
        if let Some(fault) = self.over.and_then(|(_, report)| report.fault.as_ref()) {
            if !parts.is_empty() {
                parts.push((Role::Text, "\n".into()));
            }
            parts.push((Role::Wrong, ends(&fault.full)));
            if let Some(found) = &fault.explanation {
                let text = format!("\n{} {}\n{}", found.what, found.cause, found.fix);
                parts.push((Role::Text, text.replace('`', "")));
            }
        }
        if parts.is_empty() {
            parts.push((Role::Dim, "There is no output.".into()));
        }
        Reader::new("All of it", parts)
    }
}

fn stream_role(stream: Stream) -> Role {
    match stream {
        Stream::Out => Role::Text,
        Stream::Err => Role::Warning,
    }
}

/// A text without the middle, if it is very long.
fn ends(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let left_out = lines.len().saturating_sub(2 * ENDS);
    if left_out == 0 {
        return lines.join("\n");
    }
    let [first, last] = [0..ENDS, lines.len() - ENDS..lines.len()]
        .map(|part| lines.get(part).unwrap_or_default().join("\n"));
    format!("{first}\n[{left_out} lines are left out here]\n{last}")
}
