//! `gradus setup`: the packages that lessons run on.

use std::io::{Write, stderr, stdout};
use std::path::{self, Path};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};

use anyhow::{Context as _, Result, anyhow, bail};

use super::Common;
use super::environment::OpenCourse;
use crate::course::Course;
use crate::exec::environment::{Base, BuildError, Environments, Wanted};
use crate::exec::interpreter;
use crate::sanitise::sanitise;
use crate::shell::signals;
use crate::store::trust;

pub(super) fn run(common: &Common, sets: &[String], wheels: Option<&Path>) -> Result<ExitCode> {
    let open = common.course()?;
    let sets = wanted(&open.course, sets)?;
    if sets.is_empty() {
        writeln!(stdout(), "The course needs no packages.")?;
        return Ok(ExitCode::SUCCESS);
    }
    refuse_untrusted(common, &open)?;
    let (settings, _) = common.settings()?;
    let python = interpreter::find(&common.wishes(&settings, Some(&open.course)))
        .map_err(|error| anyhow!("{error}. {}", error.advice()))?;
    let base = Base::from(&python);
    let environments = Environments::new(common.places()?.environments());
    let wheels = wheels.map(path::absolute).transpose()?;
    let (cancel, signal) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicI32::new(0)));
    let (cancels, came) = (cancel.clone(), signal.clone());
    signals::hold()?.each(move |signal| {
        came.store(signal, Ordering::SeqCst);
        cancels.store(true, Ordering::SeqCst);
        true
    })?;
    let mut failed = false;
    for set in sets {
        match build(&environments, &set, &base, wheels.as_deref(), &cancel) {
            Ok(()) => {}
            Err(error) => {
                failed = true;
                let error = sanitise(&format!("gradus: {}: {error:#}", set.set)).into_owned();
                writeln!(stderr(), "{error}")?;
            }
        }
        if cancel.load(Ordering::SeqCst) {
            break;
        }
    }
    match signal.load(Ordering::SeqCst) {
        0 => {}
        signal => signals::end_as(signal),
    }
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The sets of these names; those that the course's stages run on if there are none.
fn wanted<'a>(course: &'a Course, names: &'a [String]) -> Result<Vec<Wanted<'a>>> {
    let mut wanted: Vec<Wanted<'_>> = Vec::new();
    let used = course.stages.iter().filter_map(|stage| stage.packages.as_ref());
    let names: Vec<&String> =
        if names.is_empty() { used.collect() } else { names.iter().collect() };
    for set in names {
        let Some(requirements) = course.packages.get(set) else {
            let all: Vec<&str> = course.packages.keys().map(String::as_str).collect();
            let all = if all.is_empty() { "none".into() } else { all.join(", ") };
            bail!("there is no package set `{set}`; those of the course: {all}");
        };
        if !wanted.iter().any(|before| before.set == set) {
            wanted.push(Wanted { course: &course.id, set, requirements });
        }
    }
    Ok(wanted)
}

/// Installing a package may run its code: a course decides on that only if it is trusted.
fn refuse_untrusted(common: &Common, open: &OpenCourse) -> Result<()> {
    let all = open.source.all()?;
    let list = common.places()?.trusted();
    let state = trust::state(&list, &open.source, &all.files)
        .with_context(|| format!("cannot tell whether you trust the course: {}", list.display()))?;
    let what = match state {
        trust::State::Trusted => return Ok(()),
        trust::State::New => "you have not agreed to run code of this course",
        trust::State::Changed => "the course has changed since you agreed to run its code",
    };
    let folder = common.course.as_deref().unwrap_or(Path::new("DIR"));
    bail!("{what}. `gradus trust {}` shows what it is and asks", folder.display())
}

/// Makes one environment and tells each step in a line.
fn build(
    environments: &Environments,
    wanted: &Wanted<'_>,
    base: &Base,
    wheels: Option<&Path>,
    cancel: &AtomicBool,
) -> Result<()> {
    let mut written = Ok(());
    let built = environments.build(wanted, base, wheels, cancel, &mut |progress| {
        let line = format!("{}: {progress}", wanted.set);
        if let Err(error) = writeln!(stdout(), "{}", sanitise(&line)) {
            // Nobody reads any longer: whoever stopped reading wants it to end.
            cancel.store(true, Ordering::SeqCst);
            written = Err(error);
        }
    });
    match built {
        Err(BuildError::Cancelled) if written.is_err() => Ok(written?),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(written?),
    }
}
