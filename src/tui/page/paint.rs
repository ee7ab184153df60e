//! Lines of a layout in the colours of a theme.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line as Painted, Span};

use super::super::highlight::{Highlighted, Token};
use super::super::theme::{Role, Theme};
use super::{Layout, Line, Look};

impl Layout {
    /// Paints some of the lines. `highlights` holds the tokens of [`CodeBlock::shown`] for each
    /// code block, `None` (or nothing) where they are not known yet.
    ///
    /// [`CodeBlock::shown`]: super::CodeBlock::shown
    pub fn paint(
        &self,
        lines: Range<usize>,
        theme: &Theme,
        highlights: &[Option<&Highlighted>],
    ) -> Vec<Painted<'_>> {
        let visible = lines.start.min(self.lines.len())..lines.end.min(self.lines.len());
        let lines = self.lines.get(visible).unwrap_or_default();
        lines.iter().map(|line| self.paint_line(line, theme, highlights)).collect()
    }

    fn paint_line<'a>(
        &'a self,
        line: &'a Line,
        theme: &Theme,
        highlights: &[Option<&Highlighted>],
    ) -> Painted<'a> {
        let mut spans = Vec::with_capacity(line.pieces.len() + 1);
        let mut column = 0;
        for (i, piece) in line.pieces.iter().enumerate() {
            let on_panel = line.panel.is_some_and(|from| column >= usize::from(from));
            let base = if on_panel { theme.style(Role::CodeBackground) } else { Style::new() };
            column += piece.width();
            let tokens = line.code.as_ref().filter(|part| part.piece == i).and_then(|part| {
                let lines = (*highlights.get(part.block)?)?;
                Some((part, lines.get(part.line)?))
            });
            match tokens {
                Some((part, tokens)) => colour(&mut spans, &piece.text, &part.bytes, tokens, theme),
                None => spans.push(Span::styled(&piece.text, base.patch(style(piece.look, theme)))),
            }
        }
        let spare = usize::from(self.width).saturating_sub(column);
        if line.panel.is_some() && theme.has_panel() && spare > 0 {
            spans.push(Span::styled(" ".repeat(spare), theme.style(Role::CodeBackground)));
        }
        Painted::from(spans)
    }
}

/// The style of a look: its role's, with the marks of strong and emphasised text.
fn style(look: Look, theme: &Theme) -> Style {
    let mut style = theme.style(look.role);
    for (on, role) in [(look.strong, Role::Strong), (look.emphasis, Role::Emphasis)] {
        if on {
            style = style.add_modifier(theme.style(role).add_modifier);
        }
    }
    style
}

/// Adds code, which holds `bytes` of its line, token by token.
fn colour<'a>(
    spans: &mut Vec<Span<'a>>,
    text: &'a str,
    bytes: &Range<usize>,
    tokens: &[Token],
    theme: &Theme,
) {
    let mut push = |from: usize, to: usize, role: Role| {
        if let Some(part) = text.get(from..to).filter(|part| !part.is_empty()) {
            spans.push(Span::styled(part, theme.token(role)));
        }
    };
    let mut done = 0;
    let first = tokens.partition_point(|token| token.range.end <= bytes.start);
    for token in tokens.iter().skip(first).take_while(|token| token.range.start < bytes.end) {
        // A token may reach over the break of a wrapped line.
        let start = boundary(text, token.range.start.saturating_sub(bytes.start).max(done));
        let end = boundary(text, token.range.end.min(bytes.end) - bytes.start);
        push(done, start, Role::Text);
        push(start, end, token.role);
        done = done.max(end);
    }
    push(done, text.len(), Role::Text);
}

/// The byte itself, or the next one on which a character starts: at a width of one column the
/// text may differ from the code.
fn boundary(text: &str, byte: usize) -> usize {
    (byte..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
