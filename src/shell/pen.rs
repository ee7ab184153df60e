//! Cells as bytes for the terminal: as few as say the same, since every one of them stands between
//! a key and its picture.

use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

/// What shows on a cell without a sign.
const ON_BLANKS: Modifier =
    Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

/// What one number turns off together.
const WEIGHTS: Modifier = Modifier::BOLD.union(Modifier::DIM);
const WEIGHT_OFF: u16 = 22;

/// Modifiers with the numbers that turn them on and off.
const MODIFIERS: [(Modifier, u16, u16); 8] = [
    (Modifier::BOLD, 1, WEIGHT_OFF),
    (Modifier::DIM, 2, WEIGHT_OFF),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Where the terminal's cursor stands and how it writes, as far as is known.
#[derive(Debug, Default)]
pub(super) struct Pen {
    at: Option<Position>,
    fg: Color,
    bg: Color,
    modifier: Modifier,
    /// Plain blanks that are still to be written from where the cursor stands.
    blanks: u16,
}

/// From this many on, plain blanks are erased and not written.
const ERASED: u16 = 10;

impl Pen {
    /// Writes a cell.
    pub(super) fn cell(&mut self, out: &mut Vec<u8>, x: u16, y: u16, cell: &Cell) {
        let (to, symbol) = (Position { x, y }, cell.symbol());
        let bare = (cell.modifier | self.modifier) & ON_BLANKS == Modifier::empty();
        if symbol == " " && bare && cell.bg == Color::Reset {
            if self.at.map(|at| Position { x: at.x + self.blanks, ..at }) != Some(to) {
                self.clear(out);
                self.go(out, to);
                self.at = Some(to);
            }
            self.blanks += 1;
            return;
        }
        self.clear(out);
        self.go(out, to);
        if symbol == " " && bare {
            self.style(out, self.fg, cell.bg, self.modifier);
        } else {
            self.style(out, cell.fg, cell.bg, cell.modifier);
        }
        out.extend_from_slice(symbol.as_bytes());
        // How far a wide sign moves the cursor is for the terminal to say.
        self.at = (symbol.len() == 1).then_some(Position { x: x + 1, y });
    }

    /// Puts the pen down as a terminal has it at first.
    pub(super) fn rest(&mut self, out: &mut Vec<u8>) {
        self.clear(out);
        if (self.fg, self.bg, self.modifier) != (Color::Reset, Color::Reset, Modifier::empty()) {
            out.extend_from_slice(b"\x1b[m");
        }
        *self = Self::default();
    }

    /// Writes the blanks that wait.
    fn clear(&mut self, out: &mut Vec<u8>) {
        let blanks = std::mem::take(&mut self.blanks);
        if blanks == 0 {
            return;
        }
        self.style(out, self.fg, Color::Reset, self.modifier);
        if blanks >= ERASED {
            out.extend_from_slice(b"\x1b[");
            number(out, blanks);
            out.push(b'X');
        } else {
            out.extend(std::iter::repeat_n(b' ', blanks.into()));
            self.at = self.at.map(|at| Position { x: at.x + blanks, ..at });
        }
    }

    fn go(&mut self, out: &mut Vec<u8>, to: Position) {
        match self.at {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x => {
                out.extend_from_slice(b"\x1b[");
                if to.x - at.x > 1 {
                    number(out, to.x - at.x);
                }
                out.push(b'C');
            }
            Some(_) | None => {
                out.extend_from_slice(b"\x1b[");
                number(out, to.y + 1);
                out.push(b';');
                number(out, to.x + 1);
                out.push(b'H');
            }
        }
    }

    fn style(&mut self, out: &mut Vec<u8>, fg: Color, bg: Color, modifier: Modifier) {
        if (fg, bg, modifier) == (self.fg, self.bg, self.modifier) {
            return;
        }
        out.extend_from_slice(b"\x1b[");
        let start = out.len();
        self.modifiers(out, modifier);
        if fg != self.fg {
            colour(out, fg, 30);
        }
        if bg != self.bg {
            colour(out, bg, 40);
        }
        // Each number was written with a `;` after it.
        if out.len() > start {
            out.pop();
        }
        out.push(b'm');
        (self.fg, self.bg, self.modifier) = (fg, bg, modifier);
    }

    fn modifiers(&self, out: &mut Vec<u8>, wanted: Modifier) {
        let mut on = self.modifier;
        for (modifier, _, off) in MODIFIERS {
            if (self.modifier - wanted).contains(modifier) && on.contains(modifier) {
                parameter(out, off);
                on -= if off == WEIGHT_OFF { WEIGHTS } else { modifier };
            }
        }
        for (modifier, number, _) in MODIFIERS {
            if (wanted - on).contains(modifier) {
                parameter(out, number);
            }
        }
    }
}

/// The parameters that choose a colour; `base` is 30 for the foreground, 40 for the background.
fn colour(out: &mut Vec<u8>, colour: Color, base: u16) {
    let plain = |index: u16| if index < 8 { base + index } else { base + 60 + index - 8 };
    let number = match colour {
        Color::Reset => base + 9,
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => plain(8),
        Color::LightRed => plain(9),
        Color::LightGreen => plain(10),
        Color::LightYellow => plain(11),
        Color::LightBlue => plain(12),
        Color::LightMagenta => plain(13),
        Color::LightCyan => plain(14),
        Color::White => plain(15),
        Color::Indexed(index) => return parameters(out, &[base + 8, 5, index.into()]),
        Color::Rgb(r, g, b) => {
            return parameters(out, &[base + 8, 2, r.into(), g.into(), b.into()]);
        }
    };
    parameter(out, number);
}

fn parameters(out: &mut Vec<u8>, numbers: &[u16]) {
    for number in numbers {
        parameter(out, *number);
    }
}

fn parameter(out: &mut Vec<u8>, value: u16) {
    number(out, value);
    out.push(b';');
}

/// Writes a number in decimal; without the formatter, which costs more than all the rest.
fn number(out: &mut Vec<u8>, value: u16) {
    let start = out.len();
    let mut left = value;
    loop {
        out.push(b'0' + (left % 10) as u8);
        left /= 10;
        if left == 0 {
            break;
        }
    }
    if let Some(digits) = out.get_mut(start..) {
        digits.reverse();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn written(cells: &[(u16, u16, Cell)]) -> String {
        let (mut pen, mut out) = (Pen::default(), Vec::new());
        for (x, y, cell) in cells {
            pen.cell(&mut out, *x, *y, cell);
        }
        pen.rest(&mut out);
        String::from_utf8(out).unwrap()
    }

    fn cell(symbol: &'static str, style: Style) -> Cell {
        let mut cell = Cell::new(symbol);
        cell.set_style(style);
        cell
    }

    #[test]
    fn moves_are_short() {
        let a = cell("a", Style::new());
        let cells = [(2, 1), (3, 1), (5, 1), (10, 1), (0, 2)].map(|(x, y)| (x, y, a.clone()));
        assert_eq!(written(&cells), "\x1b[2;3Haa\x1b[Ca\x1b[4Ca\x1b[3;1Ha");
    }

    #[test]
    fn only_what_changes_is_said() {
        let bold = Style::new().bold();
        let cells = [
            (0, 0, cell("a", bold.dim().fg(Color::Rgb(1, 20, 255)))),
            (1, 0, cell(" ", Style::new())),
            (2, 0, cell("b", bold.fg(Color::Rgb(1, 20, 255)))),
            (3, 0, cell("c", bold.fg(Color::LightRed).bg(Color::Indexed(7)))),
            (4, 0, cell(" ", Style::new().underlined())),
        ];
        assert_eq!(
            written(&cells),
            "\x1b[1;1H\x1b[1;2;38;2;1;20;255ma \x1b[22;1mb\x1b[91;48;5;7mc\x1b[22;4;39;49m \x1b[m"
        );
    }

    #[test]
    fn many_blanks_are_erased() {
        let blank = cell(" ", Style::new());
        let mut cells: Vec<_> = (2..22).map(|x| (x, 1, blank.clone())).collect();
        cells.push((24, 1, cell("a", Style::new())));
        cells.extend((0..3).map(|x| (x, 2, blank.clone())));
        assert_eq!(written(&cells), "\x1b[2;3H\x1b[20X\x1b[22Ca\x1b[3;1H   ");
    }

    fn any_colour() -> impl Strategy<Value = Color> {
        prop_oneof![
            8 => Just(Color::Reset),
            1 => Just(Color::Red),
            1 => Just(Color::White),
            1 => any::<u8>().prop_map(Color::Indexed),
            1 => (any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(r, g, b)| Color::Rgb(r, g, b)),
        ]
    }

    fn any_cell() -> impl Strategy<Value = Cell> {
        let symbol = prop_oneof![4 => Just(" "), 1 => Just("x"), 1 => Just("é")];
        let bits = prop::sample::subsequence(
            vec![Modifier::BOLD, Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED],
            0..=2,
        );
        (symbol, any_colour(), any_colour(), bits).prop_map(|(symbol, fg, bg, bits)| {
            let modifier = bits.into_iter().collect();
            cell(symbol, Style::new().fg(fg).bg(bg).add_modifier(modifier))
        })
    }

    proptest! {
        /// A terminal that reads the bytes shows the picture.
        #[test]
        fn a_terminal_shows_what_was_drawn(
            pictures in prop::collection::vec(prop::collection::vec(any_cell(), 60), 1..4),
        ) {
            let area = Rect::new(0, 0, 20, 3);
            let mut shown = Buffer::empty(area);
            let mut terminal = vt100::Parser::new(3.try_into().unwrap(), 20.try_into().unwrap(), 0);
            for cells in pictures {
                let next = Buffer { area, content: cells };
                let (mut pen, mut out) = (Pen::default(), Vec::new());
                for (x, y, cell) in shown.diff(&next) {
                    pen.cell(&mut out, x, y, cell);
                }
                pen.rest(&mut out);
                terminal.process(&out);
                shown = next;
                for (index, cell) in shown.content.iter().enumerate() {
                    let (x, y) = shown.pos_of(index);
                    let seen = terminal.screen().cell(y, x).unwrap();
                    let symbol = if seen.has_contents() { seen.contents() } else { " " };
                    prop_assert_eq!(symbol, cell.symbol());
                    prop_assert_eq!(seen.bgcolor(), vt(cell.bg));
                    prop_assert_eq!(seen.underline(), cell.modifier.contains(Modifier::UNDERLINED));
                    prop_assert_eq!(seen.inverse(), cell.modifier.contains(Modifier::REVERSED));
                    if symbol != " " {
                        prop_assert_eq!(seen.fgcolor(), vt(cell.fg));
                        prop_assert_eq!(seen.bold(), cell.modifier.contains(Modifier::BOLD));
                        prop_assert_eq!(seen.italic(), cell.modifier.contains(Modifier::ITALIC));
                    }
                }
            }
        }
    }

    fn vt(colour: Color) -> vt100::Color {
        if let Color::Indexed(index) = colour {
            vt100::Color::Idx(index)
        } else if let Color::Rgb(r, g, b) = colour {
            vt100::Color::Rgb(r, g, b)
        } else {
            let named = [(Color::Red, 1), (Color::White, 15)];
            let index = named.iter().find(|(name, _)| *name == colour).map(|(_, index)| *index);
            index.map_or(vt100::Color::Default, vt100::Color::Idx)
        }
    }
}
