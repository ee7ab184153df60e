//! Themes by name, the terminal's background, and no colours at all.

use std::str;

use vt100::Color;

use crate::learner::Learner;
use crate::lesson::to_the_quiz;
use crate::start::Start;
use crate::tutor::CTRL_C;

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
fn a_theme_can_be_named_and_follows_the_background_otherwise() {
    let learner = Learner::new();
    let named = |theme| accent(learner.tutor().arg("--theme").arg(theme));
    let [dark, light, contrast] = ["dark", "light", "contrast"].map(named);
    assert!(dark != light && light != contrast && contrast != dark);
    assert_eq!(accent(learner.tutor().colours("dddd/dddd/dddd", "1212/1212/1818")), dark);
    assert_eq!(accent(learner.tutor().colours("2020/2020/2020", "fafa/fafa/f5f5")), light);
    assert_eq!(accent(learner.tutor()), dark, "a terminal that does not tell its colours");
    assert_eq!(accent(learner.tutor().mute()), dark, "a terminal that never answers");
    let told = learner.tutor().colours("2020/2020/2020", "fafa/fafa/f5f5");
    assert_eq!(accent(told.arg("--theme").arg("dark")), dark, "a named theme is not overruled");
}

/// The parameters of every change of style that names a colour.
fn colours(raw: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(raw).into_owned();
    let styles = text.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
        rest.get(end..)?.starts_with('m').then(|| rest.get(..end).unwrap_or_default().to_string())
    });
    let names_one = |style: &String| {
        style
            .split(';')
            .filter_map(|number| number.parse().ok())
            .any(|number: u16| matches!(number, 30..=38 | 40..=48 | 58 | 90..=97 | 100..=107))
    };
    styles.filter(names_one).collect()
}

#[test]
fn colours_can_be_left_out() {
    let shows = |start: Start| {
        let mut tutor = start.start();
        to_the_quiz(&mut tutor);
        tutor.keys("1\r").wait_for(&["✓ Right"]).keys(CTRL_C);
        assert!(tutor.ends().success());
        colours(tutor.raw())
    };
    assert!(!shows(Learner::new().tutor()).is_empty());
    let without = Learner::new().tutor().arg("--color").arg("never");
    assert_eq!(shows(without), Vec::<String>::new());
    assert_eq!(shows(Learner::new().tutor().env("NO_COLOR", "1")), Vec::<String>::new());
    let asked_for = Learner::new().tutor().env("NO_COLOR", "1").arg("--color").arg("always");
    assert!(!shows(asked_for).is_empty());
}
