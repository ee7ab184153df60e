//! `gradus check`: every mistake in a course.

use std::io::{Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use super::Common;
use crate::author::{check, report};
use crate::course::diagnostic::{Severity, merge};
use crate::store::course_files::CourseSource;

pub(super) fn run(common: &Common, dir: Option<PathBuf>, json: bool) -> Result<ExitCode> {
    let folder = dir.or_else(|| common.course.clone());
    let read = folder.map_or(CourseSource::Builtin, CourseSource::Folder).all()?;
    let found = merge(read.diagnostics, check::check(&read.files));
    let mut out = stdout().lock();
    if json {
        writeln!(out, "{}", report::json(&found, &read.files))?;
    } else {
        write!(out, "{}", report::human(&found, &read.files, common.colours_output()))?;
    }
    let failed = found.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
