//! The first run: what this is, and one key to begin.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{Go, Reaction};
use crate::tui::action::{Action, Layer};
use crate::tui::chrome::{self, Parts};
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widget::prose;

/// Takes in an action.
pub fn act(action: Action, ctx: &Context) -> Reaction {
    match action {
        Action::Enter => {
            let first = ctx.course.headers().next();
            Reaction::go(first.map_or(Go::Path, |first| Go::Open(first.id.clone())))
        }
        Action::Place => Reaction::go(Go::Placement(None, false)),
        Action::Close => Reaction::go(Go::Path),
        Action::Back => Reaction::go(Go::Quit),
        _ => Reaction::none(),
    }
}

/// Draws it.
pub fn draw(ctx: &Context, frame: &mut Frame<'_>, parts: &Parts) {
    chrome::draw_header(frame, parts.header, ctx, &["Welcome"], "");
    let column = chrome::reading_column(parts.body);
    let width = column.width.min(64);
    let lines = lines(ctx, width);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(column.height);
    let area = Rect {
        x: column.x + (column.width - width) / 2,
        y: column.y + (column.height - height) / 3,
        width,
        height,
    };
    frame.render_widget(Paragraph::new(lines), area);
}

fn lines(ctx: &Context, width: u16) -> Vec<Line<'static>> {
    let course = &ctx.course;
    let text = |text: &str| prose::sentence(ctx, text, Role::Text, width);
    let key = |action| ctx.keymap.key_for(Layer::Welcome, action, &ctx.glyphs).unwrap_or_default();
    let promise = format!(
        "{} lessons in {} stages. Leave whenever you like: you come back to the very line you left.",
        course.headers().count(),
        course.stages.len()
    );
    let keys = vec![
        Span::styled(key(Action::Enter), ctx.style(Role::Accent)),
        Span::styled(" opens the first lesson.  ", ctx.style(Role::Text)),
        Span::styled(key(Action::Help), ctx.style(Role::Accent)),
        Span::styled(" shows the keys, anywhere.", ctx.style(Role::Text)),
    ];
    let place = vec![
        Span::styled(key(Action::Place), ctx.style(Role::Accent)),
        Span::styled(" finds where to start, if you know some already.", ctx.style(Role::Text)),
    ];
    [
        prose::sentence(ctx, &course.title, Role::Heading1, width),
        vec![Line::default()],
        text(
            "Read a page, predict what the code does, and turn the page to see. Each lesson ends \
             with a quiz that tells you why, whatever you answered.",
        ),
        vec![Line::default()],
        text(&promise),
        vec![Line::default(), Line::from(keys), Line::from(place)],
    ]
    .concat()
}
