//! A learner with folders of their own, and what their journal says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use gradus::course::grade::Verdict;
use gradus::learn::event::Setting;
use gradus::learn::record::What;
use gradus::store::journal::Journal;
use serde_json::Value;
use tempfile::TempDir;

use crate::start::Start;

/// A learner with folders of their own.
pub(crate) struct Learner {
    folder: TempDir,
    course: PathBuf,
}

impl Learner {
    /// One who has done nothing yet, and is taught the small course.
    pub(crate) fn new() -> Self {
        let course = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/terminal/course");
        Self::taught(&course)
    }

    /// One who is taught another course.
    pub(crate) fn taught(course: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("home")).unwrap();
        Self { folder, course: course.into() }
    }

    /// Where the program keeps everything.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The home folder.
    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// The folder of the course.
    pub(crate) fn course(&self) -> &Path {
        &self.course
    }

    /// The journal.
    pub(crate) fn journal(&self) -> PathBuf {
        self.data().join("profiles/default/journal.jsonl")
    }

    /// Writes the settings file.
    pub(crate) fn set(&self, settings: &str) {
        fs::create_dir_all(self.data()).unwrap();
        fs::write(self.data().join("settings.toml"), settings).unwrap();
    }

    /// The tutor, ready to start in a terminal.
    pub(crate) fn tutor(&self) -> Start {
        let start = Start::new(env!("CARGO_BIN_EXE_gradus"))
            .env("HOME", self.home())
            .env("GRADUS_DATA_DIR", self.data());
        start.arg("--course").arg(&self.course)
    }

    /// A command without a terminal.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gradus"));
        command.env_remove("NO_COLOR").env("HOME", self.home());
        command.env("GRADUS_DATA_DIR", self.data()).args(args);
        command
    }

    /// Runs a command on the learner's course.
    pub(crate) fn run(&self, args: &[&str]) -> Output {
        self.command(args).arg("--course").arg(&self.course).output().unwrap()
    }

    /// What `gradus status --json` prints.
    pub(crate) fn status(&self) -> Value {
        let output = self.run(&["status", "--json"]);
        assert!(output.status.success(), "{output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// What the journal holds.
    pub(crate) fn record(&self) -> Journalled {
        Journalled::read(&self.journal())
    }
}

/// What a journal holds.
#[derive(Debug, Default)]
pub(crate) struct Journalled {
    /// The questions that were answered in a quiz, and whether rightly.
    pub(crate) answers: Vec<(String, bool)>,
    /// Device and number of each event.
    pub(crate) names: Vec<(String, u64)>,
    /// What was wrong with it.
    pub(crate) notices: Vec<String>,
}

impl Journalled {
    /// Reads a copy, so that nothing of the original is mended.
    pub(crate) fn read(path: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("journal.jsonl");
        fs::copy(path, &copy).unwrap();
        let mut found = Self::default();
        let (_, notices) = Journal::open(&copy, "reader", &mut |record| {
            found.names.push((record.dev.to_string(), record.seq));
            if let What::Answered { question, setting: Setting::Quiz, verdict, .. } = &record.what {
                found.answers.push((question.to_string(), *verdict == Verdict::Right));
            }
        })
        .unwrap();
        found.notices = notices.iter().map(ToString::to_string).collect();
        found
    }
}
