//! `gradus where`: the folders and files in use.

use std::io::{Write, stdout};
use std::process::ExitCode;

use anyhow::Result;

use super::Common;
use crate::sanitise::sanitise;
use crate::store::workspace::WorkFolders;

pub(super) fn run(common: &Common) -> Result<ExitCode> {
    let places = common.places()?;
    let profile = common.profile()?;
    let (settings, _) = common.settings()?;
    let folders = WorkFolders::of(&profile, &settings);
    let course = match &common.course {
        Some(folder) => folder.display().to_string(),
        None => "built in".to_string(),
    };
    let rows = [
        ("course", course),
        ("progress", profile.journal().display().to_string()),
        ("work", folders.work.display().to_string()),
        ("attempts", folders.attempts.display().to_string()),
        ("settings", places.settings().display().to_string()),
        ("themes", places.themes().display().to_string()),
        ("packages", places.environments().display().to_string()),
        ("trusted", places.trusted().display().to_string()),
        ("proofs", places.proofs().display().to_string()),
        ("pythons", places.pythons().display().to_string()),
        ("programs", places.scratch().display().to_string()),
        ("runtime", places.runtime().display().to_string()),
    ];
    let mut out = stdout().lock();
    for (what, place) in rows {
        writeln!(out, "{what:<10}{}", sanitise(&place))?;
    }
    Ok(ExitCode::SUCCESS)
}
