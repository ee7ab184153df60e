//! `gradus reset`: start anew, after a question, without erasing anything.

use std::io::{BufRead, Write, stdin, stdout};
use std::process::ExitCode;

use anyhow::Result;

use super::{Common, Scope};
use crate::course::Course;
use crate::learn::event::{Event, ResetScope};
use crate::sanitise::sanitise;
use crate::shell::clock;

pub(super) fn run(common: &Common, scope: Scope, yes: bool) -> Result<ExitCode> {
    let open = common.course()?;
    let (scope, what) = match scope {
        Scope::Lesson(id) => {
            let header = open.find(id.as_str())?;
            let scope = ResetScope::Lesson { lesson: header.id.clone() };
            (scope, format!("the lesson {}", header.title))
        }
        Scope::Stage(id) => {
            let Some(stage) = open.course.stage(&id) else {
                anyhow::bail!("there is no stage `{id}`; there are {}", stages(&open.course));
            };
            (ResetScope::Stage { stage: id }, format!("the stage {}", stage.title))
        }
        Scope::All => (ResetScope::All, format!("the course {}", open.course.title)),
    };
    let what = sanitise(&what).into_owned();
    if !yes && !asked(&what)? {
        writeln!(stdout(), "Nothing was changed.")?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut learner = common.learner(&open.course)?;
    learner
        .journal
        .append(&[Event::Reset { scope }], clock::now(), &open.course.id)
        .map_err(|error| anyhow::anyhow!("{} {}", error.message(), error.advice()))?;
    writeln!(stdout(), "You start anew in {what}. What you did before stays in the journal.")?;
    Ok(ExitCode::SUCCESS)
}

fn stages(course: &Course) -> String {
    let ids: Vec<&str> = course.stages.iter().map(|stage| stage.id.as_str()).collect();
    ids.join(", ")
}

/// Asks on the terminal; anything but a yes is a no.
fn asked(what: &str) -> Result<bool> {
    let mut out = stdout().lock();
    write!(out, "Start anew in {what}? Your answers stay in the journal. [y/N] ")?;
    out.flush()?;
    let mut reply = String::new();
    stdin().lock().read_line(&mut reply)?;
    Ok(matches!(reply.trim().to_lowercase().as_str(), "y" | "yes"))
}
