//! `gradus check --run`: the proof, with a line on how far it is.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write, stderr};
use std::num::NonZeroUsize;
use std::thread;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::super::Common;
use super::Options;
use super::python::Python;
use crate::author::proof::cache::Cache;
use crate::author::proof::work::{Progress, Workshop, work_off};
use crate::author::proof::{Plan, Unproved, plan};
use crate::author::report;
use crate::course::Files;
use crate::course::diagnostic::{Diagnostic, Severity};
use crate::course::parse::words::many;
use crate::course::parse::{COURSE_FILE, Parsed, parse};
use crate::sanitise::sanitise;
use crate::store::course_files::CourseSource;
use crate::store::trust::{self, State};

/// What came of a proof.
#[derive(Default)]
pub(super) struct Proved {
    /// What is wrong.
    pub(super) diagnostics: Vec<Diagnostic>,
    progress: Progress,
    unproved: Vec<Unproved>,
    /// Which Python it was proved on.
    python: Option<String>,
}

/// Proves a course, if it may run code.
pub(super) fn prove(
    common: &Common,
    options: &Options,
    source: &CourseSource,
    files: &Files,
) -> Result<Proved> {
    let parsed = parse(files);
    let plan = plan(&parsed, files);
    if let Some(refusal) = refusal(common, options, source, files)? {
        let progress = Progress { claims: plan.claims.len(), ..Progress::default() };
        let (diagnostics, unproved) = (vec![refusal], plan.unproved);
        return Ok(Proved { diagnostics, progress, unproved, python: None });
    }
    work(common, options, &parsed, plan)
}

fn work(common: &Common, options: &Options, parsed: &Parsed, plan: Plan) -> Result<Proved> {
    let python = Python::find(common, &parsed.course)?;
    let cache = match Cache::open(&common.places()?.proof(&parsed.course.id)) {
        Ok(cache) => cache,
        Err(error) => {
            complain(&format!("nothing of this proof is kept for the next one: {error}"));
            Cache::none()
        }
    };
    let cores = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let shop = Workshop {
        workers: options.jobs.unwrap_or_else(cores),
        run: &|trial| python.run(trial),
        identity: &|packages| python.identity(packages),
        cache: &cache,
    };
    let line = Line { shown: stderr().is_terminal() };
    let proof = work_off(&plan, &shop, |progress| line.show(progress))?;
    line.clear();
    let kept = proof.not_kept.map_or_else(|| cache.finish(), Err);
    if let Err(error) = kept {
        complain(&format!("not all of this proof is kept for the next one: {error}"));
    }
    Ok(Proved {
        diagnostics: proof.diagnostics,
        progress: proof.progress,
        unproved: plan.unproved,
        python: Some(python.name()),
    })
}

/// Why the course may not run code, as a finding; none if it may.
fn refusal(
    common: &Common,
    options: &Options,
    source: &CourseSource,
    files: &Files,
) -> Result<Option<Diagnostic>> {
    // A folder that holds what the program holds is no course from elsewhere.
    if options.yes || CourseSource::Builtin.all()?.files == *files {
        return Ok(None);
    }
    let list = common.places()?.trusted();
    let state = trust::state(&list, source, files)
        .with_context(|| format!("cannot tell whether you trust the course: {}", list.display()))?;
    let why = match state {
        State::Trusted => return Ok(None),
        State::New => "you have not agreed to run code of this course",
        State::Changed => "the course has changed since you agreed to run its code",
    };
    let message = format!("nothing was run and nothing is proved: {why}");
    let help = "`gradus trust DIR` shows what it is and asks; `--yes` agrees for this time";
    Ok(Some(Diagnostic::of_file(Severity::Error, COURSE_FILE, message, help)))
}

impl Proved {
    /// The counts and what was not run, for programs.
    pub(super) fn json(&self, files: &Files) -> Value {
        let Progress { done, claims, ran, cached } = self.progress;
        let skipped = self.unproved.iter().map(|unproved| {
            let text = files.get(&unproved.file).map(String::as_str).unwrap_or_default();
            let (line, column) = report::line_and_column(text, unproved.span.start);
            let (file, reason) = (&unproved.file, &unproved.reason);
            json!({ "file": file, "line": line, "column": column, "reason": reason })
        });
        let skipped: Vec<Value> = skipped.collect();
        json!({
            "python": self.python, "claims": claims, "judged": done, "ran": ran, "cached": cached,
            "skipped": skipped,
        })
    }

    /// The counts, for people.
    pub(super) fn lines(&self) -> Vec<String> {
        let Progress { done, claims, ran, cached } = self.progress;
        let mut lines = Vec::new();
        if let Some(python) = &self.python {
            let judged = match claims {
                _ if done < claims => format!("{done} of {claims} claims"),
                _ => many(claims, "claim"),
            };
            lines.push(format!(
                "judged {judged} on {python}: {}, and {cached} known from before",
                many(ran, "run"),
            ));
        }
        let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
        for unproved in &self.unproved {
            *reasons.entry(&unproved.reason).or_default() += 1;
        }
        if !reasons.is_empty() {
            let reasons: Vec<String> =
                reasons.iter().map(|(reason, count)| format!("{count} × {reason}")).collect();
            let count = many(self.unproved.len(), "program");
            let line = format!("not run: {count} ({})", reasons.join(", "));
            lines.push(sanitise(&line).into_owned());
        }
        lines
    }
}

/// The line on a terminal that says how far it is.
struct Line {
    shown: bool,
}

impl Line {
    fn show(&self, progress: Progress) {
        let Progress { done, claims, ran, cached } = progress;
        if self.shown {
            let share = (done * WIDTH).checked_div(claims).unwrap_or(WIDTH);
            let bar = format!("{}{}", "█".repeat(share), "░".repeat(WIDTH - share));
            let text = format!("\r{bar} {done}/{claims} claims, {ran} run, {cached} known\x1b[K");
            // Whoever cannot see the line misses nothing.
            let _ = write!(stderr(), "{text}");
        }
    }

    fn clear(&self) {
        if self.shown {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}

/// Columns of the bar.
const WIDTH: usize = 24;

fn complain(what: &str) {
    // Nobody listens: the proof itself does not hang on it.
    let _ = writeln!(stderr(), "gradus: {}", sanitise(what));
}
