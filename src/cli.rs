//! The command line: what can be asked for, and a file for each command.

mod check;
mod completions;
mod doctor;
mod environment;
mod export;
mod learn;
mod merge;
mod notes;
mod places;
mod python;
mod report;
mod reset;
mod setup;
mod stats;
mod status;
mod trust;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::course::{LessonId, StageId};

/// A terminal tutor: from the first line of Python to web applications in production.
#[derive(Debug, Parser)]
#[command(name = "gradus", version, max_term_width = 100, after_help = AFTER_HELP)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    common: Common,
}

const AFTER_HELP: &str = "\
Without a command, Gradus goes on where you were. Press ? in it to see the keys.

Examples:
  gradus                       go on where you were
  gradus learn python/loops    open a lesson
  gradus review                what you are about to forget, a question of each
  gradus --plain               lines of text instead of screens, for screen readers and pipes
  gradus notes -o notes.md     your notes and bookmarks as Markdown
  gradus doctor                what practising needs, what is missing, and how to get it
  gradus setup flask           fetch what the Flask lessons run on, before you need it
  gradus export mine.zip       everything of yours in one file; import takes it in elsewhere
  gradus report -o mine.html   what you learned, as a page to keep or to print
  gradus where                 the folders of your progress, your work and the settings
  gradus check my-course       find every mistake in a course of your own; --run proves it

Exit codes: 0 good, 1 problems found or failed, 2 wrong usage.";

/// Options of every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Options for every command")]
pub struct Common {
    /// Read the course from this folder instead of the built-in one
    #[arg(long, global = true, value_name = "DIR")]
    course: Option<PathBuf>,
    /// Keep progress under this name, apart from other learners on this computer
    #[arg(long, global = true, value_name = "NAME", default_value = "default")]
    profile: String,
    /// Keep progress and settings in this folder
    #[arg(long, global = true, value_name = "DIR", env = "GRADUS_DATA_DIR")]
    data_dir: Option<PathBuf>,
    /// Run programs with this Python, or with that of this virtual environment, instead of the one
    /// that is found; so does the variable `GRADUS_PYTHON`
    #[arg(long, global = true, value_name = "PATH")]
    python: Option<PathBuf>,
    /// Lines of text and typed replies instead of screens
    #[arg(long, global = true)]
    plain: bool,
    /// Colours of the screens; `auto` follows the terminal's background
    #[arg(long, global = true, value_name = "THEME")]
    theme: Option<Theme>,
    /// Whether to use colours at all
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

/// The themes that can be named on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Theme {
    /// Dark or light, as the terminal's background is
    Auto,
    /// For dark backgrounds
    Dark,
    /// For light backgrounds
    Light,
    /// The highest contrast
    Contrast,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Also into a file or pipe
    Always,
    /// Not at all; signs and bold text carry the meaning
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open a lesson, or go on where you were
    Learn {
        /// Stage and lesson, such as python/loops
        lesson: Option<String>,
    },
    /// Review what is due: a question of each thing that you are about to forget
    Review,
    /// Show where you are
    Status {
        /// Print one JSON object instead of text
        #[arg(long)]
        json: bool,
    },
    /// Show what you did when, how it went, and what is coming
    Stats {
        /// Print one JSON object instead of text
        #[arg(long)]
        json: bool,
    },
    /// Write down what you learned: lessons with scores and dates, statistics, and your code
    Report(report::Options),
    /// Print your notes and bookmarks as Markdown, along the path
    Notes {
        /// Write them into this file, which must not be there yet, instead of standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Find every mistake in a course; with --run, prove what it says of Python
    Check(check::Options),
    /// Start a lesson, a stage or the course anew; asks first, and erases nothing
    Reset {
        #[command(flatten)]
        what: ResetWhat,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Write everything of yours into one file: progress, notes, code and attempts
    Export {
        /// A zip archive that is not there yet
        file: PathBuf,
    },
    /// Take in an archive that `export` wrote on another computer: progress, code and attempts
    ///
    /// Nothing is lost or counted twice, however often you do it. Where a file of yours is
    /// something else than the archive's, a copy of yours is kept among the attempts.
    Import {
        /// The archive, or only a journal
        file: PathBuf,
    },
    /// Take in the progress that other journals hold, and nothing else
    ///
    /// A union: the order does not matter, and merging a file twice changes nothing.
    Merge {
        /// Journals (journal.jsonl), or archives that `export` wrote
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Fetch the packages that lessons run on; a lesson that needs them does it, too
    ///
    /// Each set gets a virtual environment in the data folder, made with uv where that is among
    /// the commands, else with venv and pip. Ctrl-C is safe at any time: what is left unfinished,
    /// is broken, or has changed in the course is built anew.
    Setup {
        /// Names of package sets, such as flask; all that the course uses unless given
        #[arg(value_name = "SET")]
        sets: Vec<String>,
        /// Install from the .whl files in this folder, without the network
        #[arg(long, value_name = "DIR")]
        wheels: Option<PathBuf>,
    },
    /// Show what practising needs, what is missing, and how to get it
    ///
    /// Looks at the course and whether it is trusted, the settings, the Python that programs run
    /// on, what makes environments, the environments, what keeps programs in their folder, the
    /// data folder and the terminal. Changes nothing.
    Doctor,
    /// Let a course from elsewhere run its code, after a look at what it is
    ///
    /// Shows its title, the packages that it installs, how many programs and exercises it has, and
    /// what of it is left out; then asks. After any change of the course you are asked again. The
    /// built-in course needs no agreement.
    Trust {
        /// The course's folder
        dir: Option<PathBuf>,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Show the folders and files in use
    Where,
    /// Print completions for a shell, to be put where that shell looks for them
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct ResetWhat {
    /// Stage and lesson, such as python/loops
    lesson: Option<String>,
    /// Every lesson of a stage
    #[arg(long, value_name = "STAGE")]
    stage: Option<String>,
    /// The whole course
    #[arg(long)]
    all: bool,
}

/// What a reset covers, as it was asked for.
enum Scope {
    Lesson(LessonId),
    Stage(StageId),
    All,
}

/// Runs the command; the exit code says whether problems were found.
///
/// # Errors
/// With what went wrong, where, and what to do, in one chain.
pub fn run(cli: Cli) -> Result<ExitCode> {
    let Cli { command, common } = cli;
    match command {
        None => learn::run(&common, None),
        Some(Command::Learn { lesson }) => learn::run(&common, lesson.as_deref()),
        Some(Command::Review) => learn::review(&common),
        Some(Command::Status { json }) => status::run(&common, json),
        Some(Command::Stats { json }) => stats::run(&common, json),
        Some(Command::Report(options)) => report::run(&common, &options),
        Some(Command::Notes { output }) => notes::run(&common, output.as_deref()),
        Some(Command::Check(options)) => check::run(&common, &options),
        Some(Command::Reset { what, yes }) => reset::run(&common, what.into(), yes),
        Some(Command::Export { file }) => export::run(&common, &file),
        Some(Command::Import { file }) => merge::import(&common, &file),
        Some(Command::Merge { files }) => merge::run(&common, &files),
        Some(Command::Setup { sets, wheels }) => setup::run(&common, &sets, wheels.as_deref()),
        Some(Command::Doctor) => doctor::run(&common),
        Some(Command::Trust { dir, yes }) => trust::run(&common, dir, yes),
        Some(Command::Where) => places::run(&common),
        Some(Command::Completions { shell }) => completions::run(shell),
    }
}

impl From<ResetWhat> for Scope {
    fn from(what: ResetWhat) -> Self {
        match (what.lesson, what.stage) {
            (Some(lesson), _) => Self::Lesson(lesson.as_str().into()),
            (None, Some(stage)) => Self::Stage(stage.as_str().into()),
            (None, None) => Self::All,
        }
    }
}
