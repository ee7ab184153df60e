//! A terminal that knows ASCII alone: signs have stand-ins, letters of the text stay.

use super::picture;
use super::session::Session;
use super::styles::EVERYWHERE;

#[test]
fn every_sign_is_ascii() {
    for (index, go) in EVERYWHERE.iter().enumerate() {
        for (width, height) in [(80, 24), (120, 40), (36, 10)] {
            let mut session = go(Session::new().ascii().size(width, height));
            let buffer = session.buffer();
            for y in 0..height {
                let line = picture::row(&buffer, y);
                let foreign = line.chars().find(|c| !(c.is_ascii() || c.is_alphanumeric()));
                assert_eq!(foreign, None, "screen {index}, line {y}: {line}");
            }
        }
    }
}

#[test]
fn a_wide_window_says_the_same_in_ascii() {
    let boxes = || Session::new().ascii().lesson("basics/boxes");
    boxes().keys("<Right> <Right> <Tab>").shows("ascii_page");
    boxes().keys("q ?").shows("ascii_help");
    Session::new().ascii().question(2).keys("1 3 <Enter>").shows("ascii_wrong");
}
