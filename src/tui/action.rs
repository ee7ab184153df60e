//! Everything a key can do: one list from which the key map, the footer, the help overlay and the
//! README's table come.

/// Something a learner can do with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Shows the keys of this screen.
    Help,
    /// Ends the program from anywhere.
    Quit,
    /// Stops the program until the shell lets it go on.
    Suspend,
    /// Opens the settings.
    Settings,
    /// Goes back; on the path, ends the program.
    Back,
    /// Closes or goes back.
    Close,
    /// Moves up, or scrolls up by a line.
    Up,
    /// Moves down, or scrolls down by a line.
    Down,
    /// Up by a screenful.
    PageUp,
    /// Down by a screenful.
    PageDown,
    /// To the beginning.
    First,
    /// To the end.
    Last,
    /// To the stage before.
    PreviousStage,
    /// To the next stage.
    NextStage,
    /// Opens, answers, goes on: whatever comes next.
    Enter,
    /// Marks the selected lesson as skipped.
    SkipLesson,
    /// To the next page.
    NextPage,
    /// To the previous page.
    PreviousPage,
    /// Scrolls down by a screenful; at the end of a page, turns it.
    ReadOn,
    /// To the next code block.
    NextCode,
    /// Copies the code block.
    CopyCode,
    /// Shows the pages of the lesson.
    Outline,
    /// Chooses the option with the digit that was pressed.
    Choose,
    /// Marks or unmarks what is selected.
    Mark,
    /// Shows the question's hint.
    Hint,
    /// Says "I am guessing".
    Guess,
    /// Leaves the question unanswered.
    SkipQuestion,
    /// Says "my answer should count".
    Dispute,
    /// Moves the line up.
    MoveUp,
    /// Moves the line down.
    MoveDown,
    /// Indents the line.
    Indent,
    /// Takes back a step of indentation.
    Outdent,
    /// To the next field.
    NextField,
    /// To the previous field.
    PreviousField,
    /// Begins a new line in a text field.
    NewLine,
    /// Once more through the missed questions.
    RetryMissed,
    /// To the page that teaches the selected question.
    ShowPage,
    /// Changes the selected setting.
    Change,
    /// Changes the selected setting backwards.
    ChangeBack,
    /// Tries again to save what could not be saved.
    RetrySave,
    /// Writes what could not be saved into another file.
    SaveElsewhere,
    /// Ends the program although something could not be saved.
    QuitAnyway,
}

/// Where a binding holds: the part of the program that has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// Everywhere, unless the layer on top says otherwise.
    Global,
    /// The welcome screen.
    Welcome,
    /// The path of stages and lessons.
    Path,
    /// A lesson's text.
    Lesson,
    /// A question with options, lines or pairs to choose from.
    Choose,
    /// A question with lines to arrange.
    Arrange,
    /// A question to type an answer to.
    Type,
    /// The feedback after an answer.
    Feedback,
    /// The results of a quiz.
    Results,
    /// A list or text on top of a screen: help, outline.
    Overlay,
    /// The settings.
    Settings,
    /// The question whether to quit without saving.
    Unsaved,
}

/// A binding as it stands in the list of actions.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// Where it holds.
    pub layer: Layer,
    /// What it does.
    pub action: Action,
    /// Its name in the settings file.
    pub name: &'static str,
    /// A word or two for the footer; empty if it is not shown there.
    pub label: &'static str,
    /// A sentence for the help overlay and the README.
    pub help: &'static str,
    /// The keys, best known first.
    pub keys: &'static [&'static str],
}

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

use Action as A;
use Layer as L;

const UP: &[&str] = &["up", "k"];
const DOWN: &[&str] = &["down", "j"];
const DIGITS: &[&str] = &["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// Every binding, in the order in which the footer and the help show them.
pub const BINDINGS: &[Binding] = &[
    bind(L::Global, A::Help, "help", &["?", "f1"], "help", "Show the keys of this screen"),
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
    bind(L::Lesson, A::CopyCode, "lesson.copy", &["y"], "copy", "Copy the code block"),
    bind(L::Lesson, A::Outline, "lesson.outline", &["o"], "outline", "Outline of the lesson"),
    bind(L::Lesson, A::Back, "lesson.back", &["q", "esc"], "back", "Back to the path"),
    bind(L::Choose, A::Enter, "choose.answer", &["enter"], "answer", "Answer"),
    bind(L::Choose, A::Choose, "choose.digit", DIGITS, "", "Choose by number"),
    bind(L::Choose, A::Up, "choose.up", UP, "", "Up"),
    bind(L::Choose, A::Down, "choose.down", DOWN, "choose", "Down"),
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
    bind(L::Choose, A::Guess, "choose.guess", &["ctrl-g"], "guessing", "I am guessing"),
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
    bind(L::Arrange, A::Guess, "arrange.guess", &["ctrl-g"], "guessing", "I am guessing"),
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
    bind(L::Type, A::Guess, "type.guess", &["ctrl-g"], "guessing", "I am guessing"),
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
        "next lesson",
        "Go on to the next lesson",
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
    bind(L::Overlay, A::Enter, "overlay.choose", &["enter"], "go there", "Choose"),
    bind(L::Overlay, A::Up, "overlay.up", UP, "", "Up"),
    bind(L::Overlay, A::Down, "overlay.down", DOWN, "", "Down"),
    bind(L::Overlay, A::PageUp, "overlay.page-up", &["pageup"], "", "Up by a screenful"),
    bind(
        L::Overlay,
        A::PageDown,
        "overlay.page-down",
        &["pagedown", "space"],
        "",
        "Down by a screenful",
    ),
    bind(L::Overlay, A::Close, "overlay.close", &["esc", "q", "o"], "close", "Close"),
    bind(L::Settings, A::Up, "settings.up", UP, "", "Up"),
    bind(L::Settings, A::Down, "settings.down", DOWN, "", "Down"),
    bind(
        L::Settings,
        A::Change,
        "settings.change",
        &["right", "l", "enter", "space"],
        "change",
        "Change it",
    ),
    bind(
        L::Settings,
        A::ChangeBack,
        "settings.change-back",
        &["left", "h"],
        "",
        "Change it backwards",
    ),
    bind(L::Settings, A::Close, "settings.close", &["esc", "q", ","], "close", "Close"),
    bind(
        L::Unsaved,
        A::RetrySave,
        "unsaved.retry",
        &["r", "enter"],
        "try again",
        "Try to save again",
    ),
    bind(
        L::Unsaved,
        A::SaveElsewhere,
        "unsaved.elsewhere",
        &["w"],
        "write elsewhere",
        "Write it into a file in your home folder",
    ),
    bind(
        L::Unsaved,
        A::QuitAnyway,
        "unsaved.quit",
        &["Q"],
        "quit anyway",
        "Quit and lose what is not saved",
    ),
    bind(L::Unsaved, A::Close, "unsaved.stay", &["esc", "q"], "stay", "Stay"),
];

impl Layer {
    /// Every layer, in the order in which the README lists them.
    pub const ALL: [Self; 12] = [
        L::Global,
        L::Welcome,
        L::Path,
        L::Lesson,
        L::Choose,
        L::Arrange,
        L::Type,
        L::Feedback,
        L::Results,
        L::Overlay,
        L::Settings,
        L::Unsaved,
    ];

    /// A heading for its keys.
    pub fn title(self) -> &'static str {
        match self {
            Self::Global => "Everywhere",
            Self::Welcome => "Welcome",
            Self::Path => "Path",
            Self::Lesson => "Lesson",
            Self::Choose => "Question: choose",
            Self::Arrange => "Question: arrange lines",
            Self::Type => "Question: type",
            Self::Feedback => "After an answer",
            Self::Results => "Results",
            Self::Overlay => "Lists on top",
            Self::Settings => "Settings",
            Self::Unsaved => "When saving fails",
        }
    }

    /// Whether plain characters are text here, so that only special keys act.
    pub fn types_text(self) -> bool {
        self == Self::Type
    }
}
