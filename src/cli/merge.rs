//! `gradus merge` and `gradus import`: progress, and files, that come from another computer.

use std::fs::{self, File};
use std::io::{Read, Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use super::Common;
use crate::sanitise::sanitise;
use crate::shell::clock;
use crate::store::archive::{Archive, is_archive};
use crate::store::journal::{Journal, Merged};
use crate::store::workspace::{Taken, WorkFolders};

/// Takes the events of journals, or of archives that hold one, into the learner's own journal.
pub(super) fn run(common: &Common, files: &[PathBuf]) -> Result<ExitCode> {
    let mut good = true;
    for file in files {
        let journal = match source(file)? {
            Source::Archive(mut archive) => archive.journal()?,
            Source::Journal(bytes) => bytes,
        };
        good &= merge(common, file, &journal)?;
    }
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Takes everything of an archive in: events, files, and copies of files. A journal is merged.
pub(super) fn import(common: &Common, file: &Path) -> Result<ExitCode> {
    let good = match source(file)? {
        Source::Journal(bytes) => merge(common, file, &bytes)?,
        Source::Archive(mut archive) => {
            let journal = archive.journal()?;
            let good = merge(common, file, &journal)?;
            take_files(common, &mut archive)?;
            good
        }
    };
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What a file is.
enum Source {
    Archive(Box<Archive>),
    Journal(Vec<u8>),
}

fn source(path: &Path) -> Result<Source> {
    let cannot = || format!("cannot read {}", path.display());
    let mut start = Vec::new();
    File::open(path).and_then(|file| file.take(4).read_to_end(&mut start)).with_context(cannot)?;
    if is_archive(&start) {
        return Ok(Source::Archive(Box::new(Archive::open(path)?)));
    }
    Ok(Source::Journal(fs::read(path).with_context(cannot)?))
}

/// Merges a journal, and says what came of it. False if something in it could not be taken.
fn merge(common: &Common, file: &Path, other: &[u8]) -> Result<bool> {
    let places = common.places()?;
    let (device, notice) = places.device_id();
    let failed = |error: crate::store::journal::JournalError| {
        anyhow::anyhow!("{} {}", error.message(), error.advice())
    };
    let path = places.profile(common.profile_name())?.journal();
    let (mut journal, mut notices) = Journal::open(&path, &device, &mut |_| ()).map_err(failed)?;
    notices.extend(notice);
    let mut merged = journal.merge(other).map_err(failed)?;
    notices.append(&mut merged.notices);
    let file = file.display().to_string();
    writeln!(stdout(), "{}", sanitise(&told(&file, &merged)))?;
    let problems = problems(&file, &merged, &places.device());
    let told = notices.iter().map(ToString::to_string).chain(problems.iter().cloned());
    for problem in told {
        writeln!(stderr(), "{}", sanitise(&problem))?;
    }
    Ok(problems.is_empty())
}

fn told(file: &str, merged: &Merged) -> String {
    let Merged { new, known, .. } = merged;
    match (new, known) {
        (0, 0) => format!("{file}: no events."),
        (0, _) => format!(
            "{file}: nothing new; {}.",
            count(*known, "event was", "events were") + " there already"
        ),
        (_, 0) => format!("{file}: {} taken in.", count(*new, "event was", "events were")),
        _ => format!(
            "{file}: {} taken in, {known} were there already.",
            count(*new, "event was", "events were")
        ),
    }
}

/// What could not be taken, and what to do about it.
fn problems(file: &str, merged: &Merged, device: &Path) -> Vec<String> {
    let mut problems = Vec::new();
    if merged.damaged > 0 {
        let lines = count(merged.damaged, "line is", "lines are");
        problems.push(format!(
            "{file}: {lines} damaged, or from no journal, and left out. Everything else counts; \
             an older copy may still hold them whole."
        ));
    }
    if merged.newer > 0 {
        let lines = count(merged.newer, "line was", "lines were");
        problems.push(format!(
            "{file}: {lines} written by a newer Gradus and left out. Update this one, then merge \
             the file once more."
        ));
    }
    if let Some((dev, seq)) = merged.contrary.first() {
        let events = count(merged.contrary.len(), "event has", "events have");
        problems.push(format!(
            "{file}: {events} the device and number of another event here, such as {dev} {seq}; \
             the one that was here first stays. Two computers share a name, perhaps because a \
             whole data folder was copied: delete {} on one of them.",
            device.display()
        ));
    }
    problems
}

/// Takes the files of every lesson in, and says what came of them.
fn take_files(common: &Common, archive: &mut Archive) -> Result<()> {
    let (settings, _) = common.settings()?;
    let folders = WorkFolders::of(&common.profile()?, &settings);
    let mut all = Taken::default();
    let mut attempts = 0;
    let mut out = stdout().lock();
    for lesson in archive.lessons() {
        let mut space = folders.lesson(&lesson)?;
        let files = archive.work(&lesson)?;
        if !files.is_empty() {
            let taken = space.take(&files, clock::now())?;
            all.new += taken.new;
            all.same += taken.same;
            if let Some(copy) = taken.copy {
                let text = format!(
                    "{lesson}: {} replaced; what stood there is kept in {}.",
                    taken.replaced.join(", "),
                    copy.display()
                );
                writeln!(out, "{}", sanitise(&text))?;
                all.replaced.extend(taken.replaced);
            }
        }
        for name in archive.copies(&lesson) {
            attempts += usize::from(space.take_copy(&name, &archive.copy(&lesson, &name)?)?);
        }
    }
    let same = count(all.same, "was there already", "were there already");
    writeln!(
        out,
        "Files: {} new, {} replaced, {same}. Attempts: {attempts} new.",
        all.new,
        all.replaced.len()
    )?;
    Ok(())
}

/// A number with its words.
fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}
