//! `gradus export`: everything of a learner as one file.

mod notes;

use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Write, stderr, stdout};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use super::Common;
use crate::course::id::is_slug;
use crate::course::{Course, LessonId};
use crate::sanitise::sanitise;
use crate::shell::clock;
use crate::store::archive::{self, Part};
use crate::store::workspace::WorkFolders;

/// What goes into the archive, and what cannot.
#[derive(Default)]
struct Luggage {
    parts: Vec<(Part, Vec<u8>)>,
    files: usize,
    attempts: usize,
    left_out: Vec<String>,
}

pub(super) fn run(common: &Common, file: &Path) -> Result<ExitCode> {
    let open = common.course()?;
    let path = common.profile()?.journal();
    let journal = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            return Err(error).with_context(|| format!("cannot read {}", path.display()));
        }
    };
    let mut luggage = Luggage::default();
    luggage.parts.push((Part::Notes, notes::markdown(&journal, &open.course).into_bytes()));
    let events = journal.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count();
    luggage.parts.push((Part::Journal, journal));
    luggage.pack(common, &open.course)?;
    let now = clock::now().to_zoned(clock::zone()).datetime();
    let Luggage { parts, files, attempts, left_out } = luggage;
    archive::write(file, now, parts)?;
    let file = file.display().to_string();
    let told = format!(
        "{file} holds {events} events, {files} files of yours and {attempts} attempts.\n\
         On another computer, take them in with: gradus import {file}"
    );
    writeln!(stdout(), "{}", sanitise(&told))?;
    for problem in left_out {
        writeln!(stderr(), "Left out: {}", sanitise(&problem))?;
    }
    Ok(ExitCode::SUCCESS)
}

impl Luggage {
    /// Packs the learner's files and their copies, lesson by lesson.
    fn pack(&mut self, common: &Common, course: &Course) -> Result<()> {
        let (settings, _) = common.settings()?;
        let profile = common.profile()?;
        let folders = WorkFolders::of(&profile, &settings);
        // A folder that the settings name may hold much else: only known lessons are looked for.
        let mut lessons: BTreeSet<LessonId> =
            course.headers().map(|header| header.id.clone()).collect();
        lessons.extend(lessons_in(&profile.work()));
        lessons.extend(lessons_in(&folders.attempts));
        for lesson in lessons {
            let space = folders.lesson(&lesson)?;
            let (files, left_out) = space.everything()?;
            self.files += files.len();
            self.left_out.extend(left_out);
            let work =
                files.into_iter().map(|(file, bytes)| (Part::Work(lesson.clone(), file), bytes));
            self.parts.extend(work);
            for name in space.copies()? {
                let (files, left_out) = space.copy(&name)?;
                self.attempts += 1;
                self.left_out.extend(left_out);
                let part = |file| Part::Attempt(lesson.clone(), name.clone(), file);
                self.parts.extend(files.into_iter().map(|(file, bytes)| (part(file), bytes)));
            }
        }
        Ok(())
    }
}

/// The lessons that have a folder below this one.
fn lessons_in(folder: &Path) -> Vec<LessonId> {
    let names = |folder: &Path| -> Vec<String> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| is_slug(name))
            .collect()
    };
    names(folder)
        .iter()
        .flat_map(|stage| {
            names(&folder.join(stage)).into_iter().map(|slug| LessonId::new(stage, &slug))
        })
        .collect()
}
