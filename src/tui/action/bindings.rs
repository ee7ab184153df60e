//! The list of bindings: what each key does where, and in which words it is told.

mod exercise;
mod on_top;
mod placing;
mod review;
mod statistics;

use Action as A;
use Layer as L;

use super::{Action, Binding, Layer};

const fn bind(
    layer: Layer,
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    label: &'static str,
    help: &'static str,
) -> Binding {
    Binding { layer, action, name, label, help, keys }
}

const UP: &[&str] = &["up", "k"];
const DOWN: &[&str] = &["down", "j"];
const DIGITS: &[&str] = &["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// Every binding, in the order in which the footer and the help show those of a layer.
pub const BINDINGS: &[Binding] = &joined::<COUNT>(LISTS);

const LISTS: &[&[Binding]] =
    &[MOST, exercise::OWN, review::OWN, placing::OWN, statistics::OWN, on_top::OWN];

const COUNT: usize = MOST.len()
    + exercise::OWN.len()
    + review::OWN.len()
    + placing::OWN.len()
    + statistics::OWN.len()
    + on_top::OWN.len();

/// Lists of bindings in one; they hold `ALL` in all.
const fn joined<const ALL: usize>(lists: &[&[Binding]]) -> [Binding; ALL] {
    let mut all = [MOST[0]; ALL];
    let (mut at, mut list) = (0, 0);
    while list < lists.len() {
        let mut place = 0;
        while place < lists[list].len() {
            all[at] = lists[list][place];
            (at, place) = (at + 1, place + 1);
        }
        list += 1;
    }
    all
}

/// The bindings of all layers but those that have a list of their own.
const MOST: &[Binding] = &[
    bind(L::Global, A::Help, "help", &["?", "f1"], "help", "Show the keys of this screen"),
    bind(
        L::Global,
        A::Search,
        "search",
        &["/"],
        "search",
        "Search everything; notes and bookmarks",
    ),
    bind(L::Global, A::Commands, "commands", &["ctrl-p"], "", "Everything one can do, by name"),
    bind(L::Global, A::Settings, "settings", &[","], "", "Open the settings"),
    bind(L::Global, A::Quit, "quit", &["ctrl-c"], "", "Quit from anywhere; all is saved"),
    bind(L::Global, A::Suspend, "suspend", &["ctrl-z"], "", "Back to the shell for a while"),
    bind(L::Welcome, A::Enter, "welcome.start", &["enter", "space"], "start", "Start"),
    bind(
        L::Welcome,
        A::Close,
        "welcome.path",
        &["esc"],
        "look around",
        "To the path of all lessons",
    ),
    bind(L::Welcome, A::Back, "welcome.quit", &["q"], "quit", "Quit"),
    bind(L::Path, A::Enter, "path.open", &["enter"], "open", "Open the lesson"),
    bind(L::Path, A::Up, "path.up", UP, "", "Up"),
    bind(L::Path, A::Down, "path.down", DOWN, "", "Down"),
    bind(L::Path, A::PreviousStage, "path.previous-stage", &["left", "h"], "", "Previous stage"),
    bind(L::Path, A::NextStage, "path.next-stage", &["right", "l"], "stages", "Next stage"),
    bind(L::Path, A::PageUp, "path.page-up", &["pageup"], "", "Up by a screenful"),
    bind(L::Path, A::PageDown, "path.page-down", &["pagedown"], "", "Down by a screenful"),
    bind(L::Path, A::First, "path.first", &["home", "g"], "", "To the first lesson"),
    bind(L::Path, A::Last, "path.last", &["end", "G"], "", "To the last lesson"),
    bind(L::Path, A::SkipLesson, "path.skip", &["x"], "skip", "Mark the lesson as skipped"),
    bind(L::Path, A::Review, "path.review", &["v"], "review", "Review what is due"),
    bind(L::Path, A::Back, "path.quit", &["q"], "quit", "Quit"),
    bind(
        L::Lesson,
        A::Enter,
        "lesson.go-on",
        &["enter"],
        "go on",
        "Next page; at the end, the quiz",
    ),
    bind(L::Lesson, A::NextPage, "lesson.next", &["right", "l", "n"], "next page", "Next page"),
    bind(L::Lesson, A::PreviousPage, "lesson.previous", &["left", "h", "p"], "", "Previous page"),
    bind(L::Lesson, A::Down, "lesson.down", DOWN, "", "Scroll down"),
    bind(L::Lesson, A::Up, "lesson.up", UP, "", "Scroll up"),
    bind(L::Lesson, A::ReadOn, "lesson.read-on", &["space"], "", "Scroll on, then turn the page"),
    bind(L::Lesson, A::PageDown, "lesson.page-down", &["pagedown"], "", "Down by a screenful"),
    bind(L::Lesson, A::PageUp, "lesson.page-up", &["pageup"], "", "Up by a screenful"),
    bind(L::Lesson, A::First, "lesson.top", &["home", "g"], "", "To the top of the page"),
    bind(L::Lesson, A::Last, "lesson.bottom", &["end", "G"], "", "To the end of the page"),
    bind(L::Lesson, A::NextCode, "lesson.next-code", &["tab"], "code", "Next code block"),
    bind(L::Lesson, A::RunCode, "lesson.run", &["r"], "run", "Run the code block"),
    bind(L::Lesson, A::EditCode, "lesson.edit", &["e"], "edit", "Edit a copy of the code block"),
    bind(L::Lesson, A::CopyCode, "lesson.copy", &["y"], "copy", "Copy the code block"),
    bind(L::Lesson, A::Outline, "lesson.outline", &["o"], "outline", "Outline of the lesson"),
    bind(L::Lesson, A::Bookmark, "lesson.bookmark", &["b"], "", "Bookmark the page, or no longer"),
    bind(L::Lesson, A::Note, "lesson.note", &["a"], "note", "Your note on the page"),
    bind(L::Lesson, A::Terms, "lesson.terms", &["K"], "terms", "Look up the terms of the page"),
    bind(L::Lesson, A::Back, "lesson.back", &["q", "esc"], "back", "Back to the path"),
    bind(L::Running, A::Stop, "running.stop", &["esc"], "stop", "Stop what is running"),
    bind(
        L::Output,
        A::Whole,
        "output.whole",
        &["x", "f4"],
        "all of it",
        "All of the output, with the whole traceback",
    ),
    bind(L::Output, A::Close, "output.close", &["esc"], "close", "Close the output"),
    bind(L::Copy, A::RunFile, "copy.run", &["f6", "f5"], "run", "Run it"),
    bind(
        L::Copy,
        A::Whole,
        "copy.whole",
        &["f4"],
        "all of it",
        "All of the output, with the whole traceback",
    ),
    bind(
        L::Copy,
        A::EditOutside,
        "copy.own-editor",
        &["ctrl-o"],
        "own editor",
        "Edit it in your own editor",
    ),
    bind(L::Copy, A::Restart, "copy.reset", &["f8"], "reset", "Take the lesson's code again"),
    bind(L::Copy, A::Close, "copy.close", &["esc"], "back", "Back to the page; the copy is kept"),
    bind(L::Choose, A::Enter, "choose.answer", &["enter"], "answer", "Answer"),
    bind(L::Choose, A::Choose, "choose.digit", DIGITS, "", "Choose by number"),
    bind(L::Choose, A::Up, "choose.up", UP, "", "Up"),
    bind(L::Choose, A::Down, "choose.down", DOWN, "pick", "Down"),
    bind(L::Choose, A::Mark, "choose.mark", &["space"], "mark", "Mark the option"),
    bind(
        L::Choose,
        A::ChangeBack,
        "choose.previous",
        &["left", "h"],
        "",
        "The previous right side",
    ),
    bind(L::Choose, A::Change, "choose.next", &["right", "l"], "", "The next right side"),
    bind(L::Choose, A::PageUp, "choose.page-up", &["pageup"], "", "Scroll up"),
    bind(L::Choose, A::PageDown, "choose.page-down", &["pagedown"], "", "Scroll down"),
    bind(L::Choose, A::Hint, "choose.hint", &["ctrl-t"], "hint", "Show the hint"),
    bind(L::Choose, A::Guess, "choose.guess", &["ctrl-g"], "guess", "I am guessing"),
    bind(L::Choose, A::SkipQuestion, "choose.skip", &["ctrl-s"], "skip", "Skip the question"),
    bind(L::Choose, A::Back, "choose.back", &["q", "esc"], "text", "Back to the text"),
    bind(L::Arrange, A::Enter, "arrange.answer", &["enter"], "answer", "Answer"),
    bind(L::Arrange, A::Up, "arrange.up", UP, "", "Up"),
    bind(L::Arrange, A::Down, "arrange.down", DOWN, "", "Down"),
    bind(L::Arrange, A::MoveUp, "arrange.move-up", &["shift-up", "K"], "", "Move the line up"),
    bind(
        L::Arrange,
        A::MoveDown,
        "arrange.move-down",
        &["shift-down", "J"],
        "move",
        "Move the line down",
    ),
    bind(L::Arrange, A::Indent, "arrange.indent", &["tab", "right"], "indent", "Indent the line"),
    bind(
        L::Arrange,
        A::Outdent,
        "arrange.outdent",
        &["shift-tab", "left"],
        "",
        "Indent the line less",
    ),
    bind(
        L::Arrange,
        A::Mark,
        "arrange.leave-out",
        &["space"],
        "in/out",
        "Leave the line out, or take it in",
    ),
    bind(L::Arrange, A::PageUp, "arrange.page-up", &["pageup"], "", "Scroll up"),
    bind(L::Arrange, A::PageDown, "arrange.page-down", &["pagedown"], "", "Scroll down"),
    bind(L::Arrange, A::Hint, "arrange.hint", &["ctrl-t"], "hint", "Show the hint"),
    bind(L::Arrange, A::Guess, "arrange.guess", &["ctrl-g"], "guess", "I am guessing"),
    bind(L::Arrange, A::SkipQuestion, "arrange.skip", &["ctrl-s"], "skip", "Skip the question"),
    bind(L::Arrange, A::Back, "arrange.back", &["q", "esc"], "text", "Back to the text"),
    bind(L::Type, A::Enter, "type.answer", &["enter"], "answer", "Answer"),
    bind(
        L::Type,
        A::NewLine,
        "type.new-line",
        &["ctrl-j", "alt-enter", "shift-enter"],
        "new line",
        "New line in the answer",
    ),
    bind(L::Type, A::NextField, "type.next-gap", &["tab"], "next gap", "Next gap"),
    bind(L::Type, A::PreviousField, "type.previous-gap", &["shift-tab"], "", "Previous gap"),
    bind(L::Type, A::PageUp, "type.page-up", &["pageup"], "", "Scroll up"),
    bind(L::Type, A::PageDown, "type.page-down", &["pagedown"], "", "Scroll down"),
    bind(L::Type, A::Hint, "type.hint", &["ctrl-t"], "hint", "Show the hint"),
    bind(L::Type, A::Guess, "type.guess", &["ctrl-g"], "guess", "I am guessing"),
    bind(L::Type, A::SkipQuestion, "type.skip", &["ctrl-s"], "skip", "Skip the question"),
    bind(L::Type, A::Close, "type.back", &["esc"], "text", "Back to the text"),
    bind(L::Feedback, A::Enter, "feedback.go-on", &["enter", "space"], "go on", "Go on"),
    bind(
        L::Feedback,
        A::Dispute,
        "feedback.dispute",
        &["!"],
        "my answer should count",
        "My answer should count",
    ),
    bind(L::Feedback, A::Up, "feedback.up", UP, "", "Scroll up"),
    bind(L::Feedback, A::Down, "feedback.down", DOWN, "", "Scroll down"),
    bind(L::Feedback, A::PageUp, "feedback.page-up", &["pageup"], "", "Scroll up by a screenful"),
    bind(
        L::Feedback,
        A::PageDown,
        "feedback.page-down",
        &["pagedown"],
        "",
        "Scroll down by a screenful",
    ),
    bind(L::Feedback, A::Back, "feedback.back", &["q", "esc"], "text", "Back to the text"),
    bind(
        L::Results,
        A::Enter,
        "results.go-on",
        &["enter"],
        "go on",
        "Go on to the exercise, or to the next lesson",
    ),
    bind(
        L::Results,
        A::RetryMissed,
        "results.retry",
        &["r"],
        "retry missed",
        "Retry only the missed ones",
    ),
    bind(
        L::Results,
        A::ShowPage,
        "results.page",
        &["t"],
        "read it again",
        "To the page that teaches it",
    ),
    bind(L::Results, A::Up, "results.up", UP, "", "Up"),
    bind(L::Results, A::Down, "results.down", DOWN, "", "Down"),
    bind(L::Results, A::PageUp, "results.page-up", &["pageup"], "", "Up by a screenful"),
    bind(L::Results, A::PageDown, "results.page-down", &["pagedown"], "", "Down by a screenful"),
    bind(L::Results, A::Back, "results.back", &["q", "esc"], "path", "Back to the path"),
];
