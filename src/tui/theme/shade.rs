//! Shades between two roles, for what is more or less.

use ratatui::style::{Color, Style};

use super::colour::{nearest, rgb};
use super::{Depth, Role, Theme};

impl Theme {
    /// The style `part` of `of` steps on the way from one role to another. Where a terminal has too
    /// few colours it is the second role's from the first step on; the sign has to tell the rest.
    pub fn shade(&self, from: Role, to: Role, part: usize, of: usize) -> Style {
        let (from, to) = (self.style(from), self.style(to));
        let (Some(start), Some(end)) = (from.fg, to.fg) else {
            return if part == 0 { from } else { to };
        };
        match self.depth() {
            Depth::None | Depth::Ansi16 => {
                if part == 0 {
                    from
                } else {
                    to
                }
            }
            Depth::Ansi256 => to.fg(nearest(mixed(start, end, part, of))),
            Depth::True => to.fg(mixed(start, end, part, of)),
        }
    }
}

fn mixed(start: Color, end: Color, part: usize, of: usize) -> Color {
    let (start, end) = (rgb(start), rgb(end));
    let of = of.max(1);
    let part = part.min(of);
    let mix = |i: usize| {
        let sum = usize::from(start[i]) * (of - part) + usize::from(end[i]) * part;
        u8::try_from(sum / of).unwrap_or(u8::MAX)
    };
    Color::Rgb(mix(0), mix(1), mix(2))
}

#[cfg(test)]
mod tests {
    use super::super::BuiltIn;
    use super::*;

    #[test]
    fn shades_lead_from_one_role_to_the_other() {
        for which in [BuiltIn::Dark, BuiltIn::Light, BuiltIn::Contrast] {
            for depth in [Depth::None, Depth::Ansi16, Depth::Ansi256, Depth::True] {
                let theme = Theme::built_in(which, depth);
                let shade = |part| theme.shade(Role::Border, Role::Accent, part, 4);
                assert_eq!(shade(4).fg, theme.style(Role::Accent).fg, "{which:?} {depth:?}");
                if depth == Depth::True && which == BuiltIn::Dark {
                    let all: std::collections::HashSet<_> = (0..=4).map(shade).collect();
                    assert_eq!(all.len(), 5);
                }
            }
        }
    }
}
