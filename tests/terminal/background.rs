//! Light or dark, as the terminal says.

use vt100::Color;

use crate::learner::Learner;
use crate::start::Start;

/// The colour of the program's name in the header.
fn accent(start: Start) -> Color {
    let mut tutor = start.start();
    tutor.wait_for(&["Gradus", "Welcome", "quit"]);
    let (row, column) = place(&tutor.text(), "Gradus").unwrap();
    let colour = tutor.screen().cell(row, column).unwrap().fgcolor();
    tutor.keys("q");
    assert!(tutor.ends().success());
    colour
}

fn place(screen: &str, text: &str) -> Option<(u16, u16)> {
    let find = |(row, line): (usize, &str)| Some((row, line.find(text)?));
    let (row, column) = screen.lines().enumerate().find_map(find)?;
    Some((row.try_into().ok()?, column.try_into().ok()?))
}

#[test]
fn the_theme_follows_the_background() {
    let learner = Learner::new();
    let named = |theme| accent(learner.tutor().arg("--theme").arg(theme));
    let (dark, light) = (named("dark"), named("light"));
    assert_ne!(dark, light);
    assert_eq!(accent(learner.tutor().background("1212/1212/1818")), dark);
    assert_eq!(accent(learner.tutor().background("fafa/fafa/f5f5")), light);
    assert_eq!(accent(learner.tutor()), dark, "a terminal that does not know its background");
    assert_eq!(accent(learner.tutor().mute()), dark, "a terminal that never answers");
}
