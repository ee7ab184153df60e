//! Everything a key can do: one list from which the key map, the footer, the help overlay and the
//! README's table come.

mod bindings;

pub use bindings::BINDINGS;

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
    /// Searches everything.
    Search,
    /// Lists all that can be done here, to be chosen by name.
    Commands,
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
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// To the statistics.
    Statistics,
    /// Opens, answers, goes on: whatever comes next.
    Enter,
    /// Marks the selected lesson as skipped.
    SkipLesson,
    /// To what is due for review.
    Review,
    /// Takes the last rating of a review back.
    TakeBack,
    /// To a test of what is known already.
    Place,
    /// To a test of the selected lesson, or of its stage.
    TestOut,
    /// To what was answered wrong.
    Mistakes,
    /// Asks the questions that are shown once more.
    Practise,
    /// To the next misconception.
    NextBelief,
    /// To the page that clears up the misconception.
    ShowBelief,
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
    /// Runs the code block.
    RunCode,
    /// Opens a copy of the code block in the editor.
    EditCode,
    /// Stops what is running.
    Stop,
    /// Shows all of the output, with the whole traceback.
    Whole,
    /// Shows the pages of the lesson.
    Outline,
    /// Marks the page to be found again, or takes the mark away.
    Bookmark,
    /// Opens the learner's note on the page.
    Note,
    /// Shows the terms that the page uses.
    Terms,
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
    /// Checks the learner's work.
    Check,
    /// Runs the checks of the milestone that the learner is at.
    CheckMilestone,
    /// Runs the file in the editor.
    RunFile,
    /// To the next part of the screen: task, code, results.
    NextPane,
    /// To the next file.
    NextFile,
    /// Opens the file in the learner's own editor.
    EditOutside,
    /// Shows the solution beside the learner's own.
    Solution,
    /// Takes the file as another program has written it.
    TakeOther,
    /// Begins anew from the starter.
    Restart,
    /// Leaves the exercise for later.
    SkipExercise,
    /// Takes the last edit back.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Copies what is selected.
    CopyText,
    /// Cuts what is selected out.
    CutText,
    /// Puts in what was copied.
    PasteText,
    /// Selects the whole text.
    SelectAll,
    /// Says yes to a question.
    Agree,
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
    /// The statistics.
    Stats,
    /// A lesson's text.
    Lesson,
    /// What a program that is going on answers to.
    Running,
    /// The output of a program, below or beside a page.
    Output,
    /// A copy of a code block in the editor.
    Copy,
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
    /// A question of a review.
    Review,
    /// A rated answer in a review.
    Rated,
    /// The end of a review.
    ReviewEnd,
    /// The choice of what is to be tested.
    Scope,
    /// A test or practice of questions from many lessons.
    Test,
    /// What a test has found.
    Found,
    /// The list of mistakes.
    Mistakes,
    /// One mistake.
    Mistake,
    /// An exercise.
    Exercise,
    /// An exercise that has just been passed.
    Passed,
    /// A part of an exercise that is read: task, results, solution.
    Pane,
    /// Text in the editor.
    Editor,
    /// A question to say yes or no to.
    Ask,
    /// A list or text on top of a screen: help, outline.
    Overlay,
    /// Search and commands: a line to type in above a list.
    Find,
    /// The learner's note on a page.
    Note,
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

impl Layer {
    /// Every layer, in the order in which the README lists them.
    pub const ALL: [Self; 31] = [
        Self::Global,
        Self::Welcome,
        Self::Path,
        Self::Stats,
        Self::Lesson,
        Self::Running,
        Self::Output,
        Self::Copy,
        Self::Choose,
        Self::Arrange,
        Self::Type,
        Self::Feedback,
        Self::Results,
        Self::Review,
        Self::Rated,
        Self::ReviewEnd,
        Self::Scope,
        Self::Test,
        Self::Found,
        Self::Mistakes,
        Self::Mistake,
        Self::Exercise,
        Self::Passed,
        Self::Pane,
        Self::Editor,
        Self::Ask,
        Self::Overlay,
        Self::Find,
        Self::Note,
        Self::Settings,
        Self::Unsaved,
    ];

    /// A heading for its keys.
    pub fn title(self) -> &'static str {
        match self {
            Self::Global => "Everywhere",
            Self::Welcome => "Welcome",
            Self::Path => "Path",
            Self::Stats => "Statistics",
            Self::Lesson => "Lesson",
            Self::Running => "While something runs",
            Self::Output => "With a program's output",
            Self::Copy => "A copy of a code block",
            Self::Choose => "Question: choose",
            Self::Arrange => "Question: arrange lines",
            Self::Type => "Question: type",
            Self::Feedback => "After an answer",
            Self::Results => "Results",
            Self::Review => "Review",
            Self::Rated => "Review: after an answer",
            Self::ReviewEnd => "End of a review",
            Self::Scope => "Test: what of",
            Self::Test => "Test and practice",
            Self::Found => "What a test has found",
            Self::Mistakes => "Mistakes",
            Self::Mistake => "A mistake",
            Self::Exercise => "Exercise",
            Self::Passed => "Exercise: passed",
            Self::Pane => "Exercise: task, results, solution",
            Self::Editor => "Editor",
            Self::Ask => "A question on top",
            Self::Overlay => "Lists on top",
            Self::Find => "Search and commands",
            Self::Note => "A note on a page",
            Self::Settings => "Settings",
            Self::Unsaved => "When saving fails",
        }
    }

    /// Whether plain characters are text here, so that only special keys act.
    pub fn types_text(self) -> bool {
        matches!(self, Self::Type | Self::Editor | Self::Find | Self::Note)
    }
}
