//! `gradus check`: every mistake in a course, and with `--run` every claim that Python does not
//! bear out.

mod proof;
mod python;

use std::io::{Write, stdout};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use super::Common;
use crate::author::{check, report};
use crate::course::diagnostic::{Severity, merge, sort};
use crate::store::course_files::CourseSource;

/// What to check, and how.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The course's folder; the built-in course unless given
    dir: Option<PathBuf>,
    /// Run every program, and prove everything the course says of Python
    #[arg(long)]
    run: bool,
    /// How many programs to run at a time; as many as there are processors unless given
    #[arg(long, value_name = "N", requires = "run")]
    jobs: Option<NonZeroUsize>,
    /// Run the course's code this time without having agreed to it with `gradus trust`
    #[arg(long, requires = "run")]
    yes: bool,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
}

pub(super) fn run(common: &Common, options: &Options) -> Result<ExitCode> {
    let folder = options.dir.clone().or_else(|| common.course.clone());
    let source = folder.map_or(CourseSource::Builtin, CourseSource::Folder);
    let read = source.all()?;
    let mut found = merge(read.diagnostics, check::check(&read.files));
    let proved = if options.run {
        let proved = proof::prove(common, options, &source, &read.files)?;
        found.extend(proved.diagnostics.iter().cloned());
        sort(&mut found);
        Some(proved)
    } else {
        None
    };
    let mut out = stdout().lock();
    if options.json {
        let mut object = report::json(&found, &read.files);
        if let (Some(proved), Some(object)) = (&proved, object.as_object_mut()) {
            object.insert("proof".into(), proved.json(&read.files));
        }
        writeln!(out, "{object}")?;
    } else {
        write!(out, "{}", report::human(&found, &read.files, common.colours_output()))?;
        for line in proved.iter().flat_map(proof::Proved::lines) {
            writeln!(out, "{line}")?;
        }
    }
    let failed = found.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
