//! `gradus notes`: the learner's notes and bookmarks as Markdown.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write, stderr, stdout};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use super::Common;
use crate::sanitise::sanitise;
use crate::session::notebook;
use crate::store::lessons;

pub(super) fn run(common: &Common, output: Option<&Path>) -> Result<ExitCode> {
    let open = common.course()?;
    let learner = common.learner(&open.course)?;
    let library = lessons::library(&open.source)?;
    let pages = notebook::along(&open.course, Some(&library), learner.progress.notes());
    let text = notebook::markdown(&open.course, &pages);
    let text = sanitise(&text);
    match output {
        Some(file) => {
            write_new(file, &text)?;
            let file = file.display().to_string();
            writeln!(stdout(), "Written to {}.", sanitise(&file))?;
        }
        None => write!(stdout(), "{text}")?,
    }
    // Not among the notes: they may go into a pipe.
    for notice in &learner.notices {
        writeln!(stderr(), "{}", sanitise(notice))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes a file that is not there yet: what is there may hold more than is in the journal.
fn write_new(file: &Path, text: &str) -> Result<()> {
    let opened = OpenOptions::new().write(true).create_new(true).open(file);
    if opened.as_ref().is_err_and(|error| error.kind() == ErrorKind::AlreadyExists) {
        anyhow::bail!("{} is there already and is left as it is; name a new file", file.display());
    }
    let mut opened = opened.with_context(|| format!("cannot write {}", file.display()))?;
    opened.write_all(text.as_bytes()).with_context(|| format!("cannot write {}", file.display()))
}
