//! Bindings of the statistics.

use Action as A;
use Layer as L;

use super::{Action, Binding, DOWN, Layer, UP, bind};

const SECTIONS: &[&str] = &["1", "2", "3", "4", "5"];

/// What these keys do.
pub(super) const OWN: &[Binding] = &[
    bind(L::Path, A::Statistics, "path.statistics", &["s"], "statistics", "What you have done"),
    bind(L::Stats, A::NextPage, "stats.next", &["tab"], "next", "Next section"),
    bind(L::Stats, A::PreviousPage, "stats.previous", &["shift-tab"], "", "Previous section"),
    bind(L::Stats, A::Choose, "stats.section", SECTIONS, "", "To a section by its number"),
    bind(L::Stats, A::Enter, "stats.open", &["enter"], "open", "Open the chosen lesson"),
    bind(L::Stats, A::Left, "stats.left", &["left", "h"], "", "A week back; the lesson before"),
    bind(L::Stats, A::Right, "stats.right", &["right", "l"], "", "A week on; the next lesson"),
    bind(L::Stats, A::Up, "stats.up", UP, "", "Up"),
    bind(L::Stats, A::Down, "stats.down", DOWN, "choose", "Down"),
    bind(L::Stats, A::PageUp, "stats.page-up", &["pageup"], "", "Up by a screenful"),
    bind(
        L::Stats,
        A::PageDown,
        "stats.page-down",
        &["pagedown", "space"],
        "",
        "Down by a screenful",
    ),
    bind(L::Stats, A::First, "stats.first", &["home", "g"], "", "To the beginning"),
    bind(L::Stats, A::Last, "stats.last", &["end", "G"], "", "To the end, or to today"),
    bind(L::Stats, A::Back, "stats.back", &["q", "esc", "s"], "path", "Back to the path"),
];
