//! Colours brought down to what a terminal has.

use ratatui::style::Color;

/// Brightness of the steps of xterm's 6×6×6 cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The colour nearest to `colour` among the cube and the greys of the 256; a colour that is not
/// given by its parts stays.
pub(super) fn nearest(colour: Color) -> Color {
    if !matches!(colour, Color::Rgb(..)) {
        return colour;
    }
    let wanted = rgb(colour);
    let best = (16..=255_u8).min_by_key(|index| distance(indexed(*index), wanted));
    best.map_or(colour, Color::Indexed)
}

/// The parts of a colour given by them or by its place in the cube; black for any other, whose
/// parts only the terminal knows.
pub(super) fn rgb(colour: Color) -> [u8; 3] {
    if let Color::Rgb(r, g, b) = colour {
        [r, g, b]
    } else if let Color::Indexed(index) = colour {
        indexed(index)
    } else {
        [0; 3]
    }
}

fn indexed(index: u8) -> [u8; 3] {
    match index {
        0..16 => [0; 3],
        16..232 => {
            let cube = index - 16;
            [cube / 36, cube / 6 % 6, cube % 6].map(|step| STEPS[usize::from(step)])
        }
        232.. => [8 + 10 * (index - 232); 3],
    }
}

/// Squared distance, weighted roughly as eyes do.
fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    let part = |i: usize| u32::from(a[i].abs_diff(b[i])).pow(2);
    2 * part(0) + 4 * part(1) + 3 * part(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_of_the_256_is_found() {
        for (colour, expected) in [
            (Color::Rgb(0, 0, 0), Color::Indexed(16)),
            (Color::Rgb(255, 255, 255), Color::Indexed(231)),
            (Color::Rgb(95, 135, 175), Color::Indexed(67)),
            (Color::Rgb(0x26, 0x26, 0x27), Color::Indexed(235)),
            (Color::Red, Color::Red),
        ] {
            assert_eq!(nearest(colour), expected, "{colour:?}");
        }
    }
}
