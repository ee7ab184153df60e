//! An area divided in two. Every screen is divided anew for each picture, so this is plain
//! arithmetic and no solver of constraints.

use ratatui::layout::Rect;

/// The uppermost `height` lines, as far as there are so many, and the rest.
pub fn top(area: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(area.height);
    let rest = Rect { y: area.y + height, height: area.height - height, ..area };
    (Rect { height, ..area }, rest)
}

/// What is left, and the lowest `height` lines, as far as there are so many.
pub fn bottom(area: Rect, height: u16) -> (Rect, Rect) {
    top(area, area.height.saturating_sub(height))
}

/// The leftmost `width` columns, as far as there are so many, and the rest.
pub fn left(area: Rect, width: u16) -> (Rect, Rect) {
    let width = width.min(area.width);
    let rest = Rect { x: area.x + width, width: area.width - width, ..area };
    (Rect { width, ..area }, rest)
}

/// What is left, and the rightmost `width` columns, as far as there are so many.
pub fn right(area: Rect, width: u16) -> (Rect, Rect) {
    left(area, area.width.saturating_sub(width))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn both_parts_together_are_the_whole(
            (x, y) in (0..50u16, 0..50u16),
            (width, height) in (0..300u16, 0..300u16),
            part: u16,
        ) {
            let area = Rect { x, y, width, height };
            for (a, b) in [top(area, part), bottom(area, part)] {
                prop_assert_eq!((a.bottom(), a.height + b.height), (b.y, height));
                prop_assert_eq!((a.y, a.x, a.width, b.x, b.width), (y, x, width, x, width));
            }
            for (a, b) in [left(area, part), right(area, part)] {
                prop_assert_eq!((a.right(), a.width + b.width), (b.x, width));
                prop_assert_eq!((a.x, a.y, a.height, b.y, b.height), (x, y, height, y, height));
            }
            prop_assert_eq!(top(area, part).0.height, part.min(height));
            prop_assert_eq!(right(area, part).1.width, part.min(width));
        }
    }
}
