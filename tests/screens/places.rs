//! Pictures of everything that is no question: welcome, path, pages, what lies on top.

use gradus::tui::msg::Msg;

use super::session::Session;

/// The sizes in which every screen is looked at, with the end of the picture's name.
const SIZES: [(u16, u16, &str); 2] = [(80, 24, "80x24"), (120, 40, "120x40")];

/// Looks at a screen in both sizes.
fn check(name: &str, at: impl Fn() -> Session) {
    for (width, height, size) in SIZES {
        at().size(width, height).shows(&format!("{name}_{size}"));
    }
}

/// A learner who has finished one lesson, skipped one and stands in the middle of a third.
fn with_progress() -> Session {
    Session::in_lesson("basics/queues")
        .keys("<Enter> go <Enter> <Enter> three <Enter> <Enter> q")
        .keys("k k <Enter> <Right> q")
        .keys("j j x")
        .restart()
}

#[test]
fn the_first_run_says_what_this_is() {
    check("welcome", Session::new);
}

#[test]
fn a_fresh_path_selects_the_first_lesson() {
    check("path_fresh", || Session::new().keys("<Enter> q"));
}

#[test]
fn the_path_shows_how_far_everything_is() {
    check("path_progress", with_progress);
    check("path_last", || with_progress().keys("G"));
}

#[test]
fn a_page_is_read_in_a_calm_column() {
    check("page_first", || Session::in_lesson("basics/boxes"));
    check("page_second", || Session::in_lesson("basics/boxes").keys("<Right>"));
}

#[test]
fn a_long_page_is_scrolled() {
    check("page_long", || Session::in_lesson("basics/boxes").keys("<Right> <Right>"));
    check("page_scrolled", || Session::in_lesson("basics/boxes").keys("<Right> <Right> <Space> j"));
    check("page_end", || Session::in_lesson("basics/boxes").keys("<Right> <Right> G"));
}

#[test]
fn a_code_block_in_focus_has_a_bar() {
    check("page_code", || Session::in_lesson("basics/boxes").keys("<Right> <Right> <Tab>"));
}

#[test]
fn a_very_wide_window_keeps_the_column() {
    Session::in_lesson("basics/boxes").size(200, 30).shows("page_200x30");
    with_progress().size(200, 30).shows("path_200x30");
    Session::at_question(1).size(200, 30).shows("question_200x30");
}

#[test]
fn a_small_window_still_shows_all_that_matters() {
    Session::in_lesson("basics/boxes").size(36, 10).shows("page_36x10");
    with_progress().size(36, 10).shows("path_36x10");
    Session::at_question(1).keys("2 <Enter>").size(36, 10).shows("question_36x10");
    Session::new().size(36, 10).shows("welcome_36x10");
    Session::in_lesson("basics/boxes").keys("?").size(40, 12).shows("help_40x12");
    Session::in_lesson("basics/boxes").keys(", j j j j").size(36, 10).shows("settings_36x10");
    let unsaved = Session::in_lesson("basics/boxes").disk_full(true).keys("<Right> <C-c>");
    unsaved.size(36, 10).shows("unsaved_36x10");
}

#[test]
fn the_outline_lists_the_pages_and_the_quiz() {
    check("outline", || Session::in_lesson("basics/boxes").keys("<Right> o"));
}

#[test]
fn the_settings_lie_on_top() {
    check("settings", || Session::new().keys("<Enter> q , j"));
}

#[test]
fn help_shows_the_keys_of_the_screen_below() {
    check("help_path", || Session::new().keys("<Enter> q ?"));
    check("help_lesson", || Session::in_lesson("basics/boxes").keys("?"));
    check("help_lesson_scrolled", || Session::in_lesson("basics/boxes").keys("? <PageDown>"));
    check("help_question", || Session::at_question(3).keys("<F1>"));
}

#[test]
fn what_must_be_told_stands_above_the_keys() {
    let long = "The lesson `basics/boxes` has 3 mistakes; `gradus check /home/zoë/courses/harbour` \
                shows them.";
    check("notices", || {
        Session::in_lesson("basics/boxes")
            .told(Msg::Notice(long.into()))
            .told(Msg::Notice("Copied.".into()))
    });
}

#[test]
fn what_cannot_be_saved_is_told_until_it_is() {
    check("banner", || Session::in_lesson("basics/boxes").disk_full(true).keys("<Right>"));
    check("unsaved", || Session::in_lesson("basics/boxes").disk_full(true).keys("<Right> <C-c>"));
}

#[test]
fn a_window_that_is_too_small_says_so() {
    Session::in_lesson("basics/boxes").size(30, 8).shows("too_small_30x8");
    Session::in_lesson("basics/boxes").size(12, 4).shows("too_small_12x4");
}
