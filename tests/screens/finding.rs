//! Search, commands, terms, notes and bookmarks.

use gradus::learn::event::Event;
use gradus::settings::ThemeChoice;
use gradus::tui::msg::Effect;

use super::session::Session;

/// The sizes in which every screen is looked at, with the end of the picture's name.
const SIZES: [(u16, u16, &str); 2] = [(80, 24, "80x24"), (120, 40, "120x40")];

/// Looks at a screen in both sizes.
fn check(name: &str, at: impl Fn() -> Session) {
    for (width, height, size) in SIZES {
        at().size(width, height).shows(&format!("{name}_{size}"));
    }
}

/// A learner on the second page of the first lesson, which has a note and a bookmark.
fn with_notes() -> Session {
    let first = Session::in_lesson("basics/boxes").keys("b <Right> a");
    first.keys("one each time <C-j> not <C-j> 漢字 <Enter> b")
}

#[test]
fn what_is_found_is_shown_as_one_types() {
    check("search", || Session::in_lesson("basics/boxes").keys("/ box"));
    check("search_words", || Session::in_lesson("basics/boxes").keys("/ brings").paste(" rope"));
    check("search_kept", || with_notes().keys("/"));
    check("search_empty", || Session::in_lesson("basics/boxes").keys("/"));
    check("search_nothing", || Session::in_lesson("basics/boxes").keys("/ zeppelin"));
    Session::in_lesson("basics/boxes").size(36, 10).keys("/ box").shows("search_36x10");
    Session::in_lesson("basics/boxes").ascii().keys("/ box").shows("search_ascii");
}

#[test]
fn enter_goes_to_the_line_and_escape_back() {
    let search = || Session::in_lesson("harbour/tides").keys("/ gulls").says(&["but the gulls"]);
    search().keys("<Esc>").hides(&["gulls"]);
    let mut there = search().keys("<Enter>").says(&["Boxes on the quay", "3/3", "gulls"]);
    let last = there.events().pop();
    let Some(Event::PageRead { lesson, page: 3, at: Some(1..) }) = last else {
        panic!("{last:?}");
    };
    assert_eq!(lesson.as_str(), "basics/boxes");
    check("search_arrived", || search().keys("<Enter>"));
    // On the page itself, the line is pointed at until one moves on.
    let here = Session::in_lesson("basics/boxes").keys("/ morning <Enter>");
    here.says(&["▌Every morning"]).keys("<Right> <Left>").hides(&["▌Every morning"]);
}

#[test]
fn a_search_begins_everywhere_but_where_text_is_typed() {
    Session::new().keys("/ tides").says(&["Search", "Tides"]);
    Session::new().keys("<Enter> q / night <Enter>").says(&["1/"]);
    Session::at_question(1).keys("/").says(&["Search"]);
    Session::at_question(3).keys("/").hides(&["Search, notes"]);
}

#[test]
fn a_question_is_found_once_it_was_asked() {
    let of_question = "question · Boxes on the quay";
    Session::in_lesson("basics/boxes").keys("/ often").hides(&[of_question]);
    let met = || Session::at_question(2).keys("/ often").says(&[of_question]);
    met().keys("<Enter>").says(&["A question you met", "How often"]).hides(&["there are two."]);
    let answered = Session::at_question(1).keys("1 <Enter> / often <Down>");
    check("search_question", met);
    answered.keys("<Enter>").says(&["there are two."]).keys("<Enter>").says(&["2/3"]);
}

#[test]
fn a_page_has_signs_for_its_note_and_bookmark() {
    check("kept_page", with_notes);
    check("kept_path", || with_notes().keys("q"));
    check("kept_outline", || with_notes().keys("o"));
    // A mark that is taken away before it is on disk is gone all the same.
    let mut hasty = Session::in_lesson("basics/boxes").disk_full(true).keys("b b");
    hasty.driver().disk_full = false;
    hasty.driver().save();
    hasty.hides(&["★"]);
    let mut learner = with_notes();
    let noted =
        |text: &str| Event::Noted { lesson: "basics/boxes".into(), page: 2, text: text.into() };
    assert!(learner.events().contains(&noted("oneeachtime\nnot\n漢字")));
    let mut learner = learner.restart().lesson("basics/boxes").says(&["★ ✎"]);
    learner = learner.keys("b").says(&["✎"]).hides(&["★"]);
    let mut learner = learner.keys(&format!("a {} <Enter>", "<Backspace> ".repeat(20)));
    assert!(learner.events().contains(&noted("")));
    learner.hides(&["✎"]);
}

#[test]
fn a_note_is_typed_on_top_of_the_page() {
    check("note", || with_notes().keys("a"));
    let open = || Session::in_lesson("basics/boxes").keys("a half");
    assert_eq!(open().keys("<Esc>").events().len(), 1, "left as it was");
    for way_out in ["<Enter>", "<C-c>", "<C-s>"] {
        let events = open().keys(way_out).events();
        let noted = |event: &&Event| matches!(event, Event::Noted { text, .. } if text == "half");
        assert_eq!(events.iter().filter(noted).count(), 1, "{way_out}");
    }
    open().keys("<F1> <C-p> !").says(&["half!"]);
}

#[test]
fn the_terms_of_a_page_are_looked_up() {
    check("terms", || Session::in_lesson("basics/boxes").keys("K"));
    check("term", || Session::in_lesson("basics/boxes").keys("K <Enter>"));
    let list = Session::in_lesson("basics/boxes").keys("K <Enter> <Esc>");
    list.says(&["Terms on this page"]).keys("<Esc>").hides(&["Terms on this page"]);
    Session::in_lesson("basics/boxes").keys("<Right> K <Enter> <Enter>").says(&["1/3"]);
    Session::in_lesson("harbour/ships").keys("/ tide").says(&["Water that comes"]);
}

#[test]
fn everything_can_be_done_by_name() {
    check("palette", || Session::in_lesson("basics/boxes").keys("<C-p>"));
    check("palette_typed", || Session::in_lesson("basics/boxes").keys("<C-p> theme"));
    let palette = || Session::in_lesson("basics/boxes").keys("<C-p>");
    palette().paste("bookmark").keys("<Enter>").says(&["★"]);
    palette().paste("outline").keys("<Enter>").says(&["Outline"]);
    palette().paste("go to lesson night").keys("<Enter>").says(&["The night watch"]);
    palette().paste("glossary").keys("<Enter>").says(&["Glossary", "tide"]);
    palette().paste("notes and bookmarks").keys("<Enter>").says(&["Search, notes"]);
    palette().paste("keys of this").keys("<Enter>").says(&["Keys: Lesson"]);
    let mut light = palette().paste("theme: light").keys("<Enter>");
    assert_eq!(light.driver().app.context().settings.theme, ThemeChoice::Light);
    assert!(light.asked().iter().any(|effect| matches!(effect, Effect::SaveSettings(_))));
    Session::at_question(3).keys("<C-p> hint <Enter>").hides(&["Commands"]);
}

#[test]
fn what_is_being_written_is_kept_when_a_search_leads_away() {
    let mut learner = Session::in_lesson("harbour/tides").keys("o <PageDown> <Enter> <F2>");
    learner = learner.keys("# x <C-p>").paste("search everything").keys("<Enter> boxes <Enter>");
    let saved = learner.asked().iter().any(|effect| matches!(effect, Effect::SaveWork(..)));
    assert!(saved, "the exercise was left without saving");
}
