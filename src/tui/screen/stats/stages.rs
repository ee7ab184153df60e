//! How it went in each stage: right answers, and time.

use ratatui::text::Line;

use super::{Drawn, chart};
use crate::learn::stats::{Stats, words};
use crate::tui::context::Context;
use crate::tui::theme::Role;

/// Two groups of bars, one for answers and one for time.
pub(super) fn drawn(ctx: &Context, stats: &Stats, width: usize) -> Drawn {
    let mut lines = vec![chart::heading(ctx, "Right answers", "in quizzes and reviews")];
    for stage in &stats.stages {
        let percent = stage.score.percent();
        let answers = words::count(stage.score.all().into(), "answer");
        let says = match percent {
            Some(percent) => format!("{percent:>3}% of {answers}"),
            None => "no answers yet".into(),
        };
        let part = (percent.unwrap_or(0) as usize, 100);
        lines.push(chart::bar(ctx, &stage.title, part, &says, width));
    }
    lines.push(Line::default());
    lines.push(chart::heading(ctx, "Time", "on answers and exercises"));
    let most = stats.stages.iter().map(|stage| stage.ms).max().unwrap_or(0).max(1);
    for stage in &stats.stages {
        let minutes = |ms: u64| usize::try_from(ms / 1000).unwrap_or(usize::MAX);
        let part = (minutes(stage.ms), minutes(most).max(1));
        lines.push(chart::bar(ctx, &stage.title, part, &words::spent(stage.ms), width));
    }
    lines.push(Line::default());
    let counted = "The second try right after a mistake does not count here.";
    lines.push(Line::styled(counted, ctx.style(Role::Dim)));
    Drawn { lines, focus: None }
}
