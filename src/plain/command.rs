//! What can be typed: one list of commands, from which they are read and the help is written.

/// Something a learner asks for with a word after a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    /// Lists what can be typed here.
    Help,
    /// Says again what is here.
    Again,
    /// Says the statistics.
    Stats,
    /// Says what a lesson is about.
    About,
    /// Marks a lesson as skipped.
    SkipLesson,
    /// Opens the review of what is due.
    Review,
    /// Takes the last rating of a review back.
    TakeBack,
    /// Lists the lesson's pages.
    Pages,
    /// Goes to a page.
    Page,
    /// Goes to the page that teaches a question.
    Teaches,
    /// To the page before, or back to the text, or to the path.
    Back,
    /// To the lesson's quiz.
    Quiz,
    /// Shows the question's hint, or the next one of the exercise.
    Hint,
    /// Says, or takes back, "I am guessing".
    Guess,
    /// Leaves the question unanswered.
    SkipQuestion,
    /// Forgets the lines or gaps typed so far.
    Clear,
    /// Says "my answer should count".
    Dispute,
    /// Once more through the missed questions.
    Retry,
    /// To the lesson's exercise.
    Exercise,
    /// Runs the checks of the exercise.
    Check,
    /// Lists the checks of the exercise.
    Checks,
    /// Runs a program of the page, or the learner's own.
    Run,
    /// Opens a copy of a program, or a file of the exercise, in the learner's editor.
    Edit,
    /// Says the whole traceback of the last error.
    Full,
    /// Shows the solution of the exercise.
    Solution,
    /// Leaves the exercise undone.
    SkipExercise,
    /// Begins the exercise anew.
    ResetWork,
    /// Something beside the lessons.
    Beside(Beside),
    /// Searches everything.
    Search,
    /// Lists notes and bookmarks.
    Notes,
    /// Goes to what was found.
    Go,
    /// Says what a term means, or which terms the page uses.
    Terms,
    /// Writes a note on the page.
    Note,
    /// Marks the page to be found again, or takes the mark away.
    Bookmark,
    /// To the path.
    Path,
    /// Tries again to save.
    Save,
    /// Writes what could not be saved into a file.
    Write,
    /// Ends the program.
    Quit,
}

/// Something a learner asks for beside the lessons: tests of what is known, and mistakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// To a test of what is known already.
    Place,
    /// To what was answered wrong.
    Mistakes,
    /// "I do not know this yet."
    Unknown,
    /// Leaves a test, or practice.
    Leave,
    /// Asks the mistakes that are shown once more.
    Practise,
    /// Goes to the page that mends a mistake.
    Mend,
    /// Shows the mistakes of the next stage.
    NextStage,
    /// Shows the mistakes from the next misconception.
    NextBelief,
}

/// Where the learner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// At the first run.
    Welcome,
    /// On the path.
    Path,
    /// On a page of a lesson.
    Page,
    /// Before an open question.
    Asking,
    /// Behind an answer.
    Feedback,
    /// At the results of a quiz.
    Results,
    /// At the end of a review.
    Reviewed,
    /// At an exercise.
    Exercise,
    /// Before an open question of a test.
    TestAsking,
    /// Before an open question of practice.
    DrillAsking,
    /// Behind an answer in a test, or in practice.
    AsideFeedback,
    /// At what a test has found.
    Found,
    /// At the list of mistakes.
    Mistakes,
    /// At one mistake.
    Mistake,
    /// Before something that is to be confirmed.
    Confirm,
}

/// A command as it stands in the list.
pub(super) struct Entry {
    /// What it does.
    pub(super) command: Command,
    /// The word after the colon.
    pub(super) word: &'static str,
    /// What follows the word, as it is named in the help; empty for nothing.
    pub(super) argument: &'static str,
    /// What it does, in a few words.
    pub(super) help: &'static str,
    stops: &'static [Stop],
}

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// An answer, or whatever is asked for; may be empty.
    Text(&'a str),
    /// A command that fits here, and what follows it.
    Command(Command, &'a str),
    /// A command that does nothing here.
    Elsewhere(&'a str),
    /// A colon and a word that is no command.
    Unknown(&'a str),
}

const ALL: &[Stop] = &[
    Stop::Welcome,
    Stop::Path,
    Stop::Page,
    Stop::Asking,
    Stop::Feedback,
    Stop::Results,
    Stop::Reviewed,
    Stop::Exercise,
    Stop::TestAsking,
    Stop::DrillAsking,
    Stop::AsideFeedback,
    Stop::Found,
    Stop::Mistakes,
    Stop::Mistake,
    Stop::Confirm,
];
const ASIDE: &[Stop] = &[Stop::TestAsking, Stop::DrillAsking];
const ASKING: &[Stop] = &[Stop::Asking, Stop::TestAsking, Stop::DrillAsking];
const FEEDBACK: &[Stop] = &[Stop::Feedback, Stop::AsideFeedback];
const HINTS: &[Stop] = &[Stop::Asking, Stop::Exercise, Stop::DrillAsking];
const TESTS: &[Stop] = &[Stop::TestAsking, Stop::DrillAsking, Stop::AsideFeedback];
const SHELF: &[Stop] = &[Stop::Mistakes, Stop::Mistake];
const LESSON: &[Stop] = &[Stop::Page, Stop::Asking, Stop::Feedback, Stop::Results, Stop::Exercise];
const TEXT: &[Stop] = &[Stop::Page, Stop::Asking, Stop::Feedback, Stop::Exercise];
const RUNS: &[Stop] = &[Stop::Page, Stop::Exercise];
const BEHIND: &[Stop] = &[Stop::Asking, Stop::Feedback, Stop::Exercise];
const WORK: &[Stop] = &[Stop::Exercise];

const fn entry(
    command: Command,
    word: &'static str,
    argument: &'static str,
    stops: &'static [Stop],
    help: &'static str,
) -> Entry {
    Entry { command, word, argument, help, stops }
}

use Command as C;

/// Every command, in the order in which the help lists them.
const COMMANDS: &[Entry] = &[
    entry(C::About, "about", "N", &[Stop::Path], "say what lesson N is about"),
    entry(C::SkipLesson, "skip", "N", &[Stop::Path], "mark lesson N as skipped"),
    entry(C::Review, "review", "", &[Stop::Path], "review what is due"),
    entry(C::Review, "review", "", &[Stop::Reviewed], "review more of what is due"),
    entry(C::Check, "check", "", WORK, "check your work; with a number, one milestone of it"),
    entry(C::Checks, "checks", "", WORK, "list the checks and what came of them"),
    entry(C::Run, "run", "N", &[Stop::Page], "run program N of the page"),
    entry(C::Run, "run", "", WORK, "run your program"),
    entry(C::Edit, "edit", "N", &[Stop::Page], "edit a copy of program N and run it"),
    entry(C::Edit, "edit", "FILE", WORK, "open a file of yours in your editor"),
    entry(C::Full, "full", "", RUNS, "say the whole traceback of the last error"),
    entry(C::Hint, "hint", "", HINTS, "give a hint"),
    entry(C::Solution, "solution", "", WORK, "show the solution beside your work"),
    entry(C::SkipExercise, "skip", "", WORK, "leave the exercise as it is and go on"),
    entry(C::ResetWork, "reset", "", WORK, "begin anew; a copy of your files is kept"),
    entry(C::Guess, "guess", "", ASKING, "say that you are guessing, or take it back"),
    entry(C::SkipQuestion, "skip", "", &[Stop::Asking], "leave this question unanswered"),
    entry(C::TakeBack, "undo", "", &[Stop::Feedback], "have it asked again instead of rated"),
    entry(C::Clear, "clear", "", ASKING, "start over with the lines or gaps you typed"),
    entry(C::Dispute, "dispute", "", FEEDBACK, "say that your wrong answer should count"),
    entry(C::Retry, "retry", "", &[Stop::Results], "ask the missed and skipped questions again"),
    entry(C::Teaches, "page", "N", &[Stop::Results], "read the page that teaches question N"),
    entry(C::Page, "page", "N", TEXT, "go to page N of the lesson"),
    entry(C::Pages, "pages", "", LESSON, "list the pages of the lesson"),
    entry(C::Quiz, "quiz", "", RUNS, "go to the quiz of the lesson"),
    entry(
        C::Exercise,
        "exercise",
        "",
        &[Stop::Page, Stop::Asking, Stop::Feedback, Stop::Results],
        "go to the exercise of the lesson",
    ),
    entry(C::Back, "back", "", &[Stop::Page], "go to the page before"),
    entry(C::Back, "back", "", BEHIND, "go back to the text"),
    entry(C::Beside(Beside::Unknown), "skip", "", ASIDE, "say that you do not know this yet"),
    entry(C::Beside(Beside::Leave), "leave", "", TESTS, "leave the test or the practice"),
    entry(C::Beside(Beside::Practise), "practise", "", SHELF, "answer what is shown once more"),
    entry(C::Beside(Beside::Mend), "page", "N", &[Stop::Mistake], "read the page that mends it"),
    entry(
        C::Beside(Beside::NextStage),
        "stage",
        "",
        &[Stop::Mistakes],
        "only those of the next stage",
    ),
    entry(
        C::Beside(Beside::NextBelief),
        "belief",
        "",
        &[Stop::Mistakes],
        "only those from the next belief",
    ),
    entry(C::Back, "back", "", &[Stop::Mistake], "go back to the list"),
    entry(
        C::Beside(Beside::Place),
        "place",
        "",
        &[Stop::Welcome],
        "find out where to start, by a short test",
    ),
    entry(
        C::Beside(Beside::Place),
        "place",
        "N",
        &[Stop::Path],
        "find out what you know; with N of lesson N, with stage N of its stage",
    ),
    entry(
        C::Beside(Beside::Mistakes),
        "mistakes",
        "",
        &[Stop::Path],
        "list what you answered wrong",
    ),
    entry(C::Stats, "stats", "", &[Stop::Path], "say what you did, how it went and what is coming"),
    entry(C::Note, "note", "TEXT", &[Stop::Page], "write a note on this page; - takes it away"),
    entry(C::Bookmark, "bookmark", "", &[Stop::Page], "mark this page, or take the mark away"),
    entry(C::Search, "search", "WORDS", ALL, "search lessons, terms, notes, questions you met"),
    entry(C::Notes, "notes", "", ALL, "list your notes and bookmarks"),
    entry(C::Go, "go", "N", ALL, "go to number N of what was found or listed"),
    entry(C::Terms, "terms", "WORD", ALL, "say what a word means; alone, list those of the page"),
    entry(C::Path, "path", "", ALL, "list the lessons and how far you are"),
    entry(C::Again, "again", "", ALL, "say once more what is here"),
    entry(C::Save, "save", "", ALL, "try again to save your last steps"),
    entry(C::Write, "write", "FILE", ALL, "write your unsaved steps into a new file"),
    entry(C::Help, "help", "", ALL, "list what you can type here"),
    entry(C::Quit, "quit", "", ALL, "leave; you come back to where you are"),
];

/// The commands that fit at a stop, of those that do something now.
pub(super) fn offered(
    stop: Stop,
    works: impl Fn(Command) -> bool,
) -> impl Iterator<Item = &'static Entry> {
    COMMANDS.iter().filter(move |entry| entry.stops.contains(&stop) && works(entry.command))
}

/// Reads a line typed at a stop. A colon right before a letter makes a command; a second colon
/// makes it text again, so that every answer can be typed.
pub(super) fn read(line: &str, stop: Stop, works: impl Fn(Command) -> bool) -> Line<'_> {
    let Some(rest) = line.strip_prefix(':') else { return Line::Text(line) };
    if rest.trim_start_matches(':').starts_with(char::is_alphabetic) && rest.starts_with(':') {
        return Line::Text(rest);
    }
    if !rest.starts_with(char::is_alphabetic) {
        return Line::Text(line);
    }
    let (word, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let fits = |entry: &&Entry| entry.word.eq_ignore_ascii_case(word);
    if let Some(entry) = offered(stop, works).find(fits) {
        return Line::Command(entry.command, argument.trim());
    }
    if COMMANDS.iter().any(|entry| fits(&entry)) {
        Line::Elsewhere(word)
    } else {
        Line::Unknown(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_before_a_letter_makes_a_command() {
        let check = |line: &str, expected: Line<'_>| {
            assert_eq!(
                read(line, Stop::Asking, |command| command != Command::Save),
                expected,
                "{line:?}"
            );
        };
        check("", Line::Text(""));
        check("hint", Line::Text("hint"));
        check(" :hint", Line::Text(" :hint"));
        check(":hint", Line::Command(Command::Hint, ""));
        check(":HINT ", Line::Command(Command::Hint, ""));
        check(":page  3 ", Line::Command(Command::Page, "3"));
        check(":skip", Line::Command(Command::SkipQuestion, ""));
        check(":retry", Line::Elsewhere("retry"));
        check(":save", Line::Elsewhere("save"));
        check(":hnit 3", Line::Unknown("hnit"));
    }

    #[test]
    fn every_answer_can_be_typed() {
        for (line, text) in [
            (":", ":"),
            ("::", "::"),
            (": x", ": x"),
            (":>3", ":>3"),
            (":.2f", ":.2f"),
            ("::2", "::2"),
            ("::hint", ":hint"),
            (":::hint", "::hint"),
            ("::é", ":é"),
        ] {
            assert_eq!(read(line, Stop::Asking, |_| true), Line::Text(text), "{line:?}");
        }
    }

    #[test]
    fn a_word_means_one_thing_at_a_stop() {
        for stop in ALL {
            let mut words: Vec<_> = offered(*stop, |_| true).map(|entry| entry.word).collect();
            words.sort_unstable();
            assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "{stop:?}: {words:?}");
        }
        let few = offered(Stop::Path, |command| command == Command::Quit);
        assert_eq!(few.map(|entry| entry.word).collect::<Vec<_>>(), ["quit"]);
    }
}
