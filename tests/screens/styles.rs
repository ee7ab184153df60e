//! Colours and marks: each theme on the screens that matter, and a terminal without colours.

use gradus::settings::ThemeChoice;
use gradus::tui::theme::Depth;
use ratatui::style::{Color, Modifier};

use super::session::Session;
use super::{picture, practice};

/// From the start to a screen.
pub(crate) type Way = fn(Session) -> Session;

/// The screens whose styles are looked at: name and how to get there.
const PLACES: [(&str, Way); 6] = [
    ("path", |start| start.lesson("basics/boxes").keys("<Right> q")),
    ("lesson", |start| start.lesson("basics/boxes").keys("<Tab>")),
    ("fault", practice::faulty),
    ("exercise", |start| practice::failing(start).keys("<F2> <F2> <S-Down> <S-Right>")),
    ("wrong", |start| start.question(6).keys("2 <Enter>")),
    ("results", |start| start.question(6).keys("2 <Enter> <Enter> <C-s> 2 <Enter> <Enter>")),
];

fn check(name: &str, theme: &ThemeChoice, depth: Depth) {
    for (place, go) in PLACES {
        let mut session = go(Session::new().theme(theme.clone()).depth(depth));
        picture::assert(&format!("styles_{place}_{name}"), &picture::styles(&session.buffer()));
    }
}

#[test]
fn the_dark_theme() {
    check("dark", &ThemeChoice::Dark, Depth::True);
}

#[test]
fn the_light_theme() {
    check("light", &ThemeChoice::Light, Depth::True);
}

#[test]
fn the_theme_of_strongest_contrast() {
    check("contrast", &ThemeChoice::Contrast, Depth::True);
}

#[test]
fn sixteen_colours() {
    check("sixteen", &ThemeChoice::Dark, Depth::Ansi16);
}

#[test]
fn no_colours() {
    check("none", &ThemeChoice::Dark, Depth::None);
}

/// Every screen, in a form that other tests go through too.
pub(crate) const EVERYWHERE: [Way; 32] = [
    |start| start,
    |start| start.keys("<Enter> q"),
    |start| start.lesson("basics/boxes"),
    |start| start.lesson("basics/boxes").keys("<Right> <Right>"),
    |start| start.lesson("basics/boxes").keys("<Right> <Right> <Space>"),
    |start| start.lesson("basics/boxes").keys("o"),
    |start| start.lesson("basics/boxes").keys("?"),
    |start| start.lesson("basics/boxes").keys(","),
    |start| start.lesson("basics/boxes").disk_full(true).keys("<Right> <C-c>"),
    |start| start.question(1).keys("<C-t> <C-g>"),
    |start| start.question(1).keys("1 <Enter> !"),
    |start| start.question(2).keys("1 <Enter>"),
    |start| start.question(3).keys("TEA"),
    |start| start.question(3).keys("TEA <Enter>"),
    |start| start.question(4).keys("0"),
    |start| start.question(4).keys("0 <Tab> in <Enter>"),
    |start| start.question(5).keys("<Tab>"),
    |start| start.question(5).keys("<Enter>"),
    |start| start.question(6).keys("2"),
    |start| start.question(6).keys("2 <Enter>"),
    |start| start.question(7).keys("4 3 1"),
    |start| start.question(7).keys("4 3 1 <Enter>"),
    |start| start.question(8).keys("2 <Enter>"),
    |start| start.question(7).keys("4 3 1 <Enter> <Enter> 2 <Enter> <Enter>"),
    |start| start.lesson("basics/boxes").keys("r"),
    practice::faulty,
    |start| practice::faulty(start).keys("x"),
    |start| start.lesson("basics/boxes").keys("e é 漢"),
    practice::code,
    practice::failing,
    |start| practice::code(start).keys("<F9>"),
    |start| practice::code(start).keys("<F9> y"),
];

#[test]
fn without_colours_no_cell_has_one() {
    for (index, go) in EVERYWHERE.iter().enumerate() {
        for theme in [ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Contrast] {
            let mut session = go(Session::new().theme(theme).depth(Depth::None));
            for cell in session.buffer().content() {
                let colours = (cell.fg, cell.bg, cell.underline_color);
                assert_eq!(colours, (Color::Reset, Color::Reset, Color::Reset), "screen {index}");
            }
        }
    }
}

#[test]
fn without_colours_signs_and_marks_tell_what_colours_told() {
    let plain = || Session::new().depth(Depth::None);
    plain().question(1).keys("1 <Enter>").says(&["✗ 1", "✓ 2", "✗ Not quite"]);
    plain().question(6).keys("4 <Enter>").says(&["✓ 4", "✓ Right"]);
    plain().question(7).keys("4 3 1 <Enter>").says(&["✗ [3]"]);
    plain().lesson("basics/boxes").keys("<Right>").says(&["`box`"]);
    plain().lesson("basics/boxes").keys("q").says(&["› ◐", "○"]);
    let mut failing = plain().lesson("basics/boxes").disk_full(true).keys("<Right>");
    failing = failing.says(&["✗ Not saved", "NOT SAVED"]);
    let marked = |cell: &ratatui::buffer::Cell| cell.modifier.contains(Modifier::REVERSED);
    assert!(!failing.buffer().content().iter().any(marked));
    let mut chosen = plain().question(1).keys("2");
    assert!(chosen.buffer().content().iter().any(marked), "the chosen option is not marked");
    let mut gap = plain().question(4).keys("0");
    assert!(gap.buffer().content().iter().any(marked), "the open gap is not marked");
}
