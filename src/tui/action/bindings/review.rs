//! The keys of a review and of its end.

use Action as A;
use Layer as L;

use super::{Action, Binding, DOWN, Layer, UP, bind};

pub(super) const OWN: &[Binding] = &[
    bind(
        L::Review,
        A::Back,
        "review.stop",
        &["esc", "q"],
        "stop",
        "Back to the path; what you answered counts",
    ),
    bind(
        L::Rated,
        A::TakeBack,
        "review.take-back",
        &["u"],
        "take back",
        "It does not count, and is asked once more",
    ),
    bind(L::ReviewEnd, A::Enter, "review-end.go-on", &["enter"], "path", "To the path"),
    bind(L::ReviewEnd, A::Review, "review-end.more", &["v"], "review on", "Review more of it now"),
    bind(L::ReviewEnd, A::Up, "review-end.up", UP, "", "Scroll up"),
    bind(L::ReviewEnd, A::Down, "review-end.down", DOWN, "", "Scroll down"),
    bind(L::ReviewEnd, A::PageUp, "review-end.page-up", &["pageup"], "", "Up by a screenful"),
    bind(
        L::ReviewEnd,
        A::PageDown,
        "review-end.page-down",
        &["pagedown", "space"],
        "",
        "Down by a screenful",
    ),
    bind(L::ReviewEnd, A::Back, "review-end.back", &["q", "esc"], "", "To the path"),
];
