//! `gradus report`: what was learned, to be kept or shown to others.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};

use super::Common;
use crate::course::{Course, Files, LessonId};
use crate::learn::progress::{ExerciseState, Progress};
use crate::learn::report::{Report, Sources, html, json, markdown};
use crate::learn::review::Rhythm;
use crate::sanitise::sanitise;
use crate::shell::clock;
use crate::store::lessons;
use crate::store::workspace::WorkFolders;

/// What can be said with `gradus report`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The form; that of FILE's ending unless given, else Markdown
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write it into this file instead of the terminal
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace FILE if it is there
    #[arg(long, requires = "output")]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Markdown
    Md,
    /// One page that any browser shows and prints
    Html,
    /// One JSON object
    Json,
}

pub(super) fn run(common: &Common, options: &Options) -> Result<ExitCode> {
    let open = common.course()?;
    let learner = common.learner(&open.course)?;
    let library = lessons::library(&open.source)?;
    let works = works(common, &open.course, &learner.progress)?;
    let report = Report::of(Sources {
        course: &open.course,
        library: &library,
        progress: &learner.progress,
        profile: common.profile_name(),
        works: &works,
        rhythm: &Rhythm::new(&common.settings()?.0, clock::zone()),
        now: clock::now(),
    });
    let text = match options.format() {
        Format::Md => markdown(&report),
        Format::Html => html(&report),
        Format::Json => json(&report),
    };
    match &options.output {
        Some(path) => {
            write(path, &text, options.force)?;
            writeln!(stdout(), "Written to {}.", sanitise(&path.display().to_string()))?;
        }
        None => stdout().lock().write_all(text.as_bytes())?,
    }
    for notice in &learner.notices {
        writeln!(stderr(), "{}", sanitise(notice))?;
    }
    Ok(ExitCode::SUCCESS)
}

impl Options {
    fn format(&self) -> Format {
        let ending = self.output.as_deref().and_then(Path::extension);
        self.format.unwrap_or_else(|| match ending.and_then(|ending| ending.to_str()) {
            Some("html" | "htm") => Format::Html,
            Some("json") => Format::Json,
            Some(_) | None => Format::Md,
        })
    }
}

/// The learner's files of every exercise that was passed.
fn works(
    common: &Common,
    course: &Course,
    progress: &Progress,
) -> Result<BTreeMap<LessonId, Files>> {
    let (settings, _) = common.settings()?;
    let folders = WorkFolders::of(&common.profile()?, &settings);
    let passed = course.headers().filter(|header| {
        let before = progress.lesson(&header.id);
        before.is_some_and(|before| before.exercise.state == ExerciseState::Passed)
    });
    let mut works = BTreeMap::new();
    for header in passed {
        works.insert(header.id.clone(), folders.lesson(&header.id)?.read()?.files);
    }
    Ok(works)
}

/// Writes a file as a whole or not at all; one that is there only if it may be replaced.
fn write(path: &Path, text: &str, replace: bool) -> Result<()> {
    let cannot = || format!("cannot write {}", path.display());
    if !replace && path.symlink_metadata().is_ok() {
        bail!("{}: it is there already; choose another name, or say --force", cannot());
    }
    let name = path.file_name().ok_or(ErrorKind::InvalidFilename).map_err(std::io::Error::from);
    let name = name.with_context(cannot)?.to_string_lossy().into_owned();
    let unfinished = path.with_file_name(format!(".{name}.{}.gradus-new", std::process::id()));
    let written = File::create(&unfinished)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&unfinished, path));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&unfinished);
    }
    written.with_context(cannot)
}
