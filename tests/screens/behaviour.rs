//! What keys do, in sentences.

use crossterm::event::{Event as TermEvent, KeyCode, KeyEvent, KeyModifiers};
use gradus::course::Answer;
use gradus::learn::event::Event;
use gradus::learn::progress::{At, Outcome};
use gradus::settings::ThemeChoice;
use gradus::tui::app::Ending;
use gradus::tui::msg::{Effect, Msg};

use super::picture;
use super::session::Session;

const BOXES: &str = "basics/boxes";

/// The questions answered, in order.
fn answered(session: &mut Session) -> Vec<String> {
    let name = |event: Event| {
        let Event::Answered { question, .. } = event else { return None };
        Some(question.as_str().to_owned())
    };
    session.events().into_iter().filter_map(name).collect()
}

/// The last answer.
fn answer(session: &mut Session) -> Option<Answer> {
    let Some(Event::Answered { answer, .. }) = session.events().pop() else { return None };
    Some(answer)
}

#[test]
fn the_first_key_opens_the_first_lesson() {
    Session::new().keys("<Enter>").says(&["Boxes on the quay", "1/3"]);
    let mut session = Session::new().built_in().keys("<Enter>").says(&["1/"]);
    assert!(matches!(session.events().as_slice(), [Event::PageRead { page: 1, at: None, .. }]));
}

#[test]
fn the_path_stands_still_until_the_selection_nears_its_edge() {
    let mut session = Session::new().built_in().size(100, 30).keys("<Esc>");
    let top = |session: &mut Session| picture::row(&session.buffer(), 3);
    let first = top(&mut session);
    session = session.keys(&"j ".repeat(10));
    assert_eq!(top(&mut session), first);
    session = session.keys(&"j ".repeat(20));
    let later = top(&mut session);
    assert_ne!(later, first);
    session = session.keys(&"k ".repeat(8));
    assert_eq!(top(&mut session), later);
    session = session.keys(&"k ".repeat(40));
    assert_eq!(top(&mut session), first);
}

#[test]
fn a_restart_comes_back_to_the_page() {
    let session = Session::in_lesson(BOXES).keys("<Right> q").restart();
    session.says(&["Continue at page 2"]).keys("<Enter>").says(&["What it prints", "2/3"]);
}

#[test]
fn a_restart_comes_back_to_the_line_that_was_on_top() {
    let scrolled = Session::in_lesson(BOXES).keys("<Right> <Right> j j j j j j j");
    let mut session = scrolled.keys("j j j <C-c>").restart().keys("<Enter>").says(&["3/3"]);
    let first = picture::row(&session.buffer(), 2);
    assert!(first.starts_with("  The first ship brings tea"), "{first}");
}

#[test]
fn a_kill_after_coming_back_loses_no_place() {
    let session = Session::in_lesson(BOXES).keys("<Right> <Right> <Space> <C-c>").restart();
    let mut again = session.keys("<Enter>");
    let at = again.progress(BOXES).at;
    assert!(matches!(at, Some(At::Page { page: 3, offset: 1.. })), "{at:?}");
    assert_eq!(again.restart().progress(BOXES).at, at);
}

#[test]
fn a_window_too_small_to_read_in_loses_no_place() {
    let session = Session::in_lesson(BOXES).keys("<Right> <Right> <Space> <C-c>").restart();
    let mut session = session.size(10, 3).keys("<Enter>");
    let at = session.progress(BOXES).at;
    assert!(matches!(at, Some(At::Page { page: 3, offset: 1.. })), "{at:?}");
    assert_eq!(session.keys("<C-c>").progress(BOXES).at, at);
}

#[test]
fn a_restart_comes_back_to_the_open_question() {
    let session = Session::at_question(3).keys("<C-c>").restart();
    session.says(&["Continue at question 3"]).keys("<Enter>").says(&["3/8", "upper()"]);
}

#[test]
fn the_text_can_be_read_during_the_quiz() {
    let session = Session::at_question(2).keys("q").says(&["The day's list", "3/3"]);
    session.keys("<Enter>").says(&["2/8"]);
}

#[test]
fn keys_that_come_together_do_what_they_do_one_by_one() {
    let keys = [KeyCode::Right, KeyCode::Right, KeyCode::Down, KeyCode::Down, KeyCode::Char('q')];
    let batch = keys.map(|code| TermEvent::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    let mut together = Session::in_lesson(BOXES).told(Msg::Input(batch.into()));
    let mut one_by_one = Session::in_lesson(BOXES).keys("<Right> <Right> j j q");
    assert_eq!(together.progress(BOXES), one_by_one.progress(BOXES));
}

#[test]
fn resizing_keeps_what_is_on_top() {
    let mut session = Session::in_lesson(BOXES).keys("<Right> <Right> j j j j j j j j j j");
    let before = session.buffer();
    for (width, height) in [(40, 24), (120, 40), (36, 10), (10, 2), (200, 60), (60, 12)] {
        session = session.size(width, height);
        session.buffer();
    }
    let mut session = session.size(80, 24);
    let (first, now) = (picture::row(&before, 2), picture::row(&session.buffer(), 2));
    assert_eq!(now, first);
}

#[test]
fn resizing_keeps_a_half_typed_answer() {
    let session = Session::at_question(3).keys("TEA <A-Enter> RO").size(50, 12).size(12, 3);
    session.size(80, 24).says(&["▌ TEA", "▌ RO"]);
}

#[test]
fn quitting_ends_the_program_and_asks_nothing() {
    for mut session in [
        Session::new().keys("q"),
        Session::new().keys("<Enter> q q"),
        Session::at_question(3).keys("<C-c>"),
        Session::at_question(1).keys("? <C-c>"),
    ] {
        assert_eq!(session.asked(), [Effect::Quit]);
        assert!(session.driver().app.ending().is_some());
    }
}

#[test]
fn a_skipped_question_is_marked_as_skipped() {
    let mut session = Session::at_question(2);
    let run = session.progress(BOXES).run;
    assert!(matches!(run.as_slice(), [first] if first.outcome == Outcome::Skipped), "{run:?}");
}

#[test]
fn a_skipped_lesson_is_marked_and_can_be_opened() {
    let session = Session::new().keys("<Enter> q x").says(&["Queues"]);
    let mut session = session.keys("k").says(&["Skipped; open it whenever you like"]);
    assert!(session.progress(BOXES).skipped);
    session.keys("<Enter>").says(&["1/3"]);
}

#[test]
fn a_retry_asks_only_what_was_missed() {
    let lesson = "basics/queues";
    let missed = Session::in_lesson(lesson).keys("<Enter> go <Enter> <Enter> two <Enter> <Enter>");
    let retry = missed.says(&["1 of 2", "1 missed"]).keys("r");
    let retry = retry.says(&["Missed questions", "1/1", "one, two"]);
    let mut done = retry.keys("three <Enter> <Enter>").says(&["2 of 2", "1 mended"]);
    assert_eq!(answered(&mut done), ["ready", "again", "again"]);
    let run = done.progress(lesson).run;
    assert_eq!(run.iter().map(|a| a.mended).collect::<Vec<_>>(), [false, true]);
    done.keys("r").says(&["2 of 2"]);
}

#[test]
fn the_results_lead_to_the_page_that_teaches_it() {
    let results = Session::at_question(8).keys("<C-s>").says(&["Results"]);
    results.keys("t").says(&["What it prints", "2/3"]);
    let last = Session::at_question(8).keys("<C-s> <PageDown> t");
    last.says(&["Boxes on the quay"]).hides(&["Results"]);
}

#[test]
fn the_results_lead_to_the_next_lesson() {
    Session::at_question(8).keys("2 <Enter> <Enter> <Enter>").says(&["A short text", "1/1"]);
}

#[test]
fn a_disputed_answer_is_noted_once() {
    let mut session = Session::at_question(8).keys("3 <Enter> ! !").says(&["Noted:"]);
    let disputes = |event: &Event| matches!(event, Event::Disputed { .. });
    assert_eq!(session.events().iter().filter(|event| disputes(event)).count(), 1);
}

#[test]
fn hint_and_guess_go_into_the_journal() {
    let mut session = Session::at_question(8).keys("<C-t> <C-t> <C-g> 2 <Enter>");
    let last = session.events().pop();
    assert!(matches!(last, Some(Event::Answered { hints: 1, guess: true, .. })), "{last:?}");
}

#[test]
fn settings_hold_at_once_and_ask_to_be_saved() {
    let mut session = Session::in_lesson(BOXES);
    let dark = session.buffer();
    let mut session = session.keys(", <Right> <Right> <Esc>");
    assert_ne!(session.buffer(), dark);
    assert_eq!(session.driver().app.context().settings.theme, ThemeChoice::Light);
    let saved: Vec<_> = session.asked().iter().map(kept_theme).collect();
    assert_eq!(saved, [Some(ThemeChoice::Dark), Some(ThemeChoice::Light)]);
}

fn kept_theme(effect: &Effect) -> Option<ThemeChoice> {
    if let Effect::SaveSettings(settings) = effect { Some(settings.theme.clone()) } else { None }
}

#[test]
fn the_line_of_keys_can_be_turned_off() {
    let session = Session::in_lesson(BOXES).keys(", j j <Enter> <Esc>");
    session.hides(&["Enter go on"]).keys(", j j <Enter> <Esc>").says(&["Enter go on"]);
}

#[test]
fn a_long_paste_is_kept_whole() {
    let text = "a line \n".repeat(8 << 10);
    assert_eq!(text.len(), 64 << 10);
    let mut session = Session::at_question(3).paste(&text).keys("<Enter>");
    assert_eq!(answer(&mut session), Some(Answer::Text(text)));
}

#[test]
fn a_long_paste_without_line_breaks_is_kept_whole() {
    let text = "漢é".repeat(13_107);
    let mut session = Session::at_question(8).paste(&text).keys("<Enter>");
    assert_eq!(answer(&mut session), Some(Answer::Text(text)));
}

#[test]
fn the_cursor_stands_behind_wide_letters_at_the_edge() {
    let session = Session::at_question(8).size(36, 10).paste(&"漢".repeat(15));
    session.says(&["▌ 漢漢漢漢漢漢漢漢漢漢漢漢漢漢  |", "cursor in line 7, column 9"]);
}

#[test]
fn a_copied_block_is_the_whole_block() {
    let mut session = Session::in_lesson(BOXES).keys("<Right> <Right> <Tab> y");
    let copied = matches!(session.asked(), [Effect::Copy(text)] if text.starts_with("def longest"));
    assert!(copied);
}

#[test]
fn a_click_chooses_and_the_wheel_scrolls() {
    let chosen = Session::at_question(1).click(6, 5).says(&["› 2 ●"]);
    chosen.keys("<Enter>").says(&["✓ Right"]);
    let path = Session::new().keys("<Enter> q").click(10, 4).says(&["› ○ Queues"]);
    path.click(10, 4).says(&["A short text"]);
    Session::in_lesson(BOXES).keys("<Right> <Right>").wheel_down().hides(&["The day's list"]);
}

#[test]
fn a_changed_course_is_read_again_in_place() {
    let mut session = Session::in_lesson(BOXES).keys("<Right> <Right> <Space>");
    let before = session.buffer();
    let course = session.driver().course.clone();
    let mut session = session.told(Msg::Course(course, None));
    assert_eq!(session.buffer(), before);
}

#[test]
fn a_lesson_that_cannot_be_read_is_told_once() {
    let told = Msg::Notice("The lesson `basics/queues` has a mistake.".into());
    let session = Session::in_lesson(BOXES).told(told).says(&["has a mistake"]);
    session.keys("<Esc>").says(&["Boxes on the quay", "1/3"]).hides(&["has a mistake"]);
}

#[test]
fn a_signal_keeps_the_place_and_ends_the_program() {
    let session = Session::in_lesson(BOXES).keys("<Right> <Right> <Space>");
    let mut session = session.told(Msg::Signal(15));
    assert_eq!(session.driver().app.ending(), Some(Ending::Signal(15)));
    let at = session.progress(BOXES).at;
    assert!(matches!(at, Some(At::Page { page: 3, offset: 1.. })), "{at:?}");
}
