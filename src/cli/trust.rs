//! `gradus trust`: agreeing that a course from elsewhere runs its code.

use std::io::{self, BufRead, Write, stdin, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

use super::Common;
use crate::course::diagnostic::Diagnostic;
use crate::course::parse::{Parsed, parse};
use crate::course::prose::{Block, BlockKind};
use crate::sanitise::sanitise;
use crate::shell::clock;
use crate::store::course_files::CourseSource;
use crate::store::trust::{self, State};

/// Mistakes that are shown; `gradus check` has them all.
const SHOWN: usize = 5;

const RISK: &str = "\
Its programs run on this computer. They are limited in time and memory, and kept from writing
elsewhere where the system can do that, but they can read your files and use the network.";

pub(super) fn run(common: &Common, dir: Option<PathBuf>, yes: bool) -> Result<ExitCode> {
    let mut out = stdout().lock();
    let Some(folder) = dir.or_else(|| common.course.clone()) else {
        writeln!(out, "The built-in course is trusted. To trust another: gradus trust DIR")?;
        return Ok(ExitCode::SUCCESS);
    };
    let source = CourseSource::Folder(folder.clone());
    let read = source.all()?;
    let parsed = parse(&read.files);
    if parsed.course.id.is_empty() {
        bail!("the course cannot be read; `gradus check {}` shows why", folder.display());
    }
    let list = common.places()?.trusted();
    let context = || format!("your agreements in {}", list.display());
    let before = trust::state(&list, &source, &read.files).with_context(context)?;
    about(&mut out, &folder, &parsed, &read.diagnostics)?;
    match before {
        State::Trusted => {
            writeln!(out, "You have agreed to run its code, and it has not changed since.")?;
            return Ok(ExitCode::SUCCESS);
        }
        State::Changed => writeln!(out, "You agreed before, and the course has CHANGED since.")?,
        State::New => {}
    }
    if !yes && !asked(&mut out)? {
        writeln!(out, "Nothing of it is run. You can still read it and answer its questions.")?;
        return Ok(ExitCode::FAILURE);
    }
    // What was shown is what is agreed to, even if the folder has changed meanwhile.
    trust::agree(&list, &source, &read.files, clock::now()).with_context(context)?;
    writeln!(out, "Agreed. After any change of the course you are asked again.")?;
    Ok(ExitCode::SUCCESS)
}

/// What the course is and what it would run.
fn about(
    out: &mut impl Write,
    folder: &Path,
    parsed: &Parsed,
    left_out: &[Diagnostic],
) -> io::Result<()> {
    let Parsed { course, lessons, .. } = parsed;
    let pages = || lessons.values().flat_map(|lesson| &lesson.pages);
    let programs: usize = pages().map(|page| programs(&page.prose.blocks)).sum();
    let exercises = lessons.values().filter(|lesson| lesson.exercise.is_some()).count();
    let [title, id, version] = [&course.title, &course.id, &course.version].map(|text| line(text));
    let count = lessons.len();
    writeln!(out, "Course       {title} ({id}, version {version})")?;
    writeln!(out, "Folder       {}", line(&folder.display().to_string()))?;
    writeln!(out, "It holds     {count} lessons, {programs} programs, {exercises} exercises")?;
    for (set, requirements) in &course.packages {
        writeln!(out, "It installs  {}: {}", line(set), line(&requirements.join(", ")))?;
    }
    for refused in left_out.iter().take(SHOWN) {
        writeln!(out, "Left out     {}: {}", line(&refused.file), line(&refused.message))?;
    }
    if left_out.len() > SHOWN {
        writeln!(out, "Left out     {} more", left_out.len() - SHOWN)?;
    }
    writeln!(out, "\n{RISK}")
}

/// The programs among these blocks that can be run.
fn programs(blocks: &[Block]) -> usize {
    let count = |block: &Block| match &block.kind {
        BlockKind::Code(code) => {
            usize::from(code.lang == "python" && !code.words.iter().any(|word| is_skip(word)))
        }
        BlockKind::List { items, .. } => items.iter().map(|item| programs(item)).sum(),
        BlockKind::Quote(blocks) => programs(blocks),
        BlockKind::Heading { .. }
        | BlockKind::Paragraph(_)
        | BlockKind::Table(_)
        | BlockKind::Rule => 0,
    };
    blocks.iter().map(count).sum()
}

fn is_skip(word: &str) -> bool {
    word == "skip" || word.starts_with("skip=")
}

/// Text of the course as one safe line, so that it cannot pass for something of ours.
fn line(text: &str) -> String {
    sanitise(text).replace('\n', "␊")
}

/// Asks on the terminal; anything but a yes is a no.
fn asked(out: &mut impl Write) -> Result<bool> {
    write!(out, "Run code of this course on this computer? [y/N] ")?;
    out.flush()?;
    let mut reply = String::new();
    stdin().lock().read_line(&mut reply)?;
    Ok(matches!(reply.trim().to_lowercase().as_str(), "y" | "yes"))
}
