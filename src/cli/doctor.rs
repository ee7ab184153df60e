//! `gradus doctor`: what practising needs, what is missing, and how to get it.

mod facts;

use std::io::{self, IsTerminal, Write, stdout};
use std::process::ExitCode;

use anyhow::Result;

use super::Common;
use super::environment::OpenCourse;
use super::learn::shows_unicode;
use crate::course::Course;
use crate::exec::environment::{Base, Environments, State, Wanted, on_path};
use crate::exec::interpreter::{self, Interpreter};
use crate::sanitise::sanitise;
use crate::settings::Settings;
use crate::store::course_files::CourseSource;
use crate::store::lessons;
use crate::store::trust;
use crate::tui::theme::Depth;
use facts::Facts;

/// How a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Good,
    /// Worth knowing; practising works without.
    Note,
    /// Practising does not work.
    Missing,
}

/// A thing that was looked at.
struct Finding {
    mark: Mark,
    what: &'static str,
    /// How it is.
    text: String,
    /// What to do.
    fix: Option<String>,
}

impl Finding {
    fn good(what: &'static str, text: impl Into<String>) -> Self {
        Self { mark: Mark::Good, what, text: text.into(), fix: None }
    }

    fn note(what: &'static str, text: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { mark: Mark::Note, what, text: text.into(), fix: Some(fix.into()) }
    }

    fn missing(what: &'static str, text: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { mark: Mark::Missing, what, text: text.into(), fix: Some(fix.into()) }
    }
}

pub(super) fn run(common: &Common) -> Result<ExitCode> {
    let mut findings = Vec::new();
    let open = match common.course() {
        Ok(open) => {
            findings.push(course(common, &open));
            findings.extend(mistakes(&open));
            Some(open)
        }
        Err(error) => {
            let fix = "name the folder of a course after --course, or leave it out";
            findings.push(Finding::missing("course", format!("{error:#}"), fix));
            None
        }
    };
    let settings = settings(common, &mut findings);
    match interpreter::find(&common.wishes(&settings, open.as_ref().map(|open| &open.course))) {
        Ok(python) => findings.extend(with_python(common, open.as_ref(), &python)),
        Err(error) => {
            findings.push(Finding::missing("Python", error.to_string(), error.advice()));
        }
    }
    findings.push(data(common));
    findings.push(terminal(common));
    let mut out = stdout().lock();
    findings.iter().try_for_each(|finding| finding.write(&mut out))?;
    let missing = findings.iter().filter(|finding| finding.mark == Mark::Missing).count();
    if missing == 0 {
        writeln!(out, "\nYou can read, answer and practise.")?;
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(out, "\nYou can read and answer. To practise, see to what is missing above.")?;
    Ok(ExitCode::FAILURE)
}

impl Finding {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let mark = match self.mark {
            Mark::Good => "ok",
            Mark::Note => "note",
            Mark::Missing => "MISSING",
        };
        // What comes from outside stays on one line, so that it cannot pass for a finding of ours.
        let line = |text: &str| sanitise(text).replace('\n', "␊");
        writeln!(out, "{mark:<8}{:<13}{}", self.what, line(&self.text))?;
        match &self.fix {
            Some(fix) => writeln!(out, "{:<21}{}", "", line(fix)),
            None => Ok(()),
        }
    }
}

fn course(common: &Common, open: &OpenCourse) -> Finding {
    let CourseSource::Folder(folder) = &open.source else {
        return Finding::good("course", format!("{}, built in and trusted", open.course.title));
    };
    let title = &open.course.title;
    let state = || -> Result<trust::State> {
        let list = common.places()?.trusted();
        Ok(trust::state(&list, &open.source, &open.source.all()?.files)?)
    };
    let fix = format!("to run its code: gradus trust {}", folder.display());
    match state() {
        Ok(trust::State::Trusted) => Finding::good("course", format!("{title}, trusted")),
        Ok(trust::State::New) => Finding::note("course", format!("{title}, not trusted"), fix),
        Ok(trust::State::Changed) => {
            Finding::note("course", format!("{title}, changed since you trusted it"), fix)
        }
        Err(error) => Finding::note("course", format!("{title}, not trusted: {error:#}"), fix),
    }
}

fn mistakes(open: &OpenCourse) -> Option<Finding> {
    let problem = lessons::problem(&open.diagnostics, "The course", &open.source)?;
    Some(Finding::note("course", problem, "What is broken is left out; the rest is taught."))
}

/// The settings; what is wrong with them becomes a finding.
fn settings(common: &Common, findings: &mut Vec<Finding>) -> Settings {
    // Where there is no place for them, the finding on the data says so.
    let Ok((settings, notices)) = common.settings() else { return Settings::default() };
    let fix = "what is left out there is as it is without the file; `gradus where` names it";
    findings.extend(notices.into_iter().map(|notice| Finding::note("settings", notice, fix)));
    settings
}

/// What hangs on the Python that was found.
fn with_python(common: &Common, open: Option<&OpenCourse>, python: &Interpreter) -> Vec<Finding> {
    let wanted = open.and_then(|open| open.course.python.as_deref());
    let asks = wanted.map(|wanted| format!(" (the course asks for {wanted})")).unwrap_or_default();
    let text = format!("{} at {}{asks}", python.version, python.executable.display());
    let base = Base::from(python);
    let facts = Facts::of(&base.program);
    let mut findings = vec![Finding::good("Python", text), maker(&base, &facts)];
    if let (Some(open), Ok(places)) = (open, common.places()) {
        let environments = Environments::new(places.environments());
        findings.extend(sets(&open.course, &environments, &base));
    }
    findings.extend(facts.landlock.map(landlock));
    findings
}

/// What makes environments.
fn maker(base: &Base, facts: &Facts) -> Finding {
    if let Some(uv) = on_path("uv") {
        return Finding::good("packages", format!("are installed with uv at {}", uv.display()));
    }
    if facts.venv && facts.ensurepip {
        let text = "are installed with venv and pip (with uv it would be faster)";
        return Finding::good("packages", text);
    }
    let module = if facts.venv { "ensurepip" } else { "venv" };
    let minor = base.version.split('.').take(2).collect::<Vec<_>>().join(".");
    let fix = format!(
        "Debian and Ubuntu: sudo apt install python{minor}-venv, or python3-venv. \
         Installing uv helps, too"
    );
    Finding::missing("packages", format!("cannot be installed: Python has no {module}"), fix)
}

/// The environments of the course; those that are not made yet in one line.
fn sets(course: &Course, environments: &Environments, base: &Base) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut absent = Vec::new();
    for (set, requirements) in &course.packages {
        let wanted = Wanted { course: &course.id, set, requirements };
        match environments.examine(&wanted, base) {
            State::Ready(_) => findings.push(Finding::good("environment", format!("{set}: ready"))),
            State::Missing => absent.push(set.as_str()),
            State::Broken(why) => {
                let fix = format!("built anew when a lesson needs it, or now: gradus setup {set}");
                let text = format!("{set}: cannot be used, {why}");
                findings.push(Finding::note("environment", text, fix));
            }
        }
    }
    if !absent.is_empty() {
        let text = format!("{}: not made yet", absent.join(", "));
        let fix = "made when a lesson needs it, or all of them now: gradus setup";
        findings.push(Finding::note("environment", text, fix));
    }
    findings
}

fn landlock(version: i64) -> Finding {
    if version > 0 {
        let text = format!("Landlock {version}: programs write into their own folder only");
        return Finding::good("protection", text);
    }
    let fix = "it is in Linux 5.13 and newer; run programs only of courses that you trust";
    Finding::note("protection", "no Landlock: a program can write wherever you can", fix)
}

fn data(common: &Common) -> Finding {
    let places = match common.places() {
        Ok(places) => places,
        Err(error) => return Finding::missing("data", format!("{error:#}"), "see `--data-dir`"),
    };
    match places.can_be_written() {
        Ok(()) => Finding::good("data", format!("kept in {}", places.data.display())),
        Err((folder, error)) => {
            let text = format!("{} cannot be written to: {error}", folder.display());
            Finding::missing(
                "data",
                text,
                "make room or mend it, or choose another: --data-dir DIR",
            )
        }
    }
}

fn terminal(common: &Common) -> Finding {
    if !stdout().is_terminal() {
        return Finding::good("terminal", "none here: Gradus would talk in plain lines");
    }
    let (columns, rows) = crossterm::terminal::size().unwrap_or_default();
    let colours = match common.depth() {
        Depth::None => "no colours",
        Depth::Ansi16 => "16 colours",
        Depth::Ansi256 => "256 colours",
        Depth::True => "all colours",
    };
    let signs = if shows_unicode() { "Unicode" } else { "ASCII only" };
    let plain = if common.is_plain() { "; plain lines are used" } else { "" };
    let text = format!("{columns} by {rows}, {colours}, {signs}{plain}");
    if columns < 80 || rows < 24 {
        return Finding::note("terminal", text, "80 by 24 or more shows pages as they are meant");
    }
    Finding::good("terminal", text)
}
