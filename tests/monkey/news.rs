//! News from outside the screens: of jobs, and of the learner's files.

use std::path::PathBuf;
use std::time::Duration;

use fastrand::Rng;
use gradus::course::LessonId;
use gradus::run::{Check, End, Fault, Frame, Job, JobId, Limit, Outcome, Stream, Update};
use gradus::tui::msg::{Msg, Work};

use super::input::text;

/// News of a job, mostly of `last`.
pub(crate) fn of_job(rng: &mut Rng, last: Option<&Job>) -> Msg {
    let id = last.filter(|_| rng.u8(0..8) > 0).map_or(JobId(rng.u64(0..20)), |job| job.id);
    let news = match rng.u32(0..10) {
        0 => Update::Preparing(text(rng)),
        1..4 => Update::Output(Stream::Out, text(rng)),
        4 => Update::Output(Stream::Err, text(rng)),
        5..7 => Update::Checked(check(rng)),
        _ => Update::Done(Box::new(outcome(rng))),
    };
    Msg::Job(id, news)
}

/// The learner's files of a lesson, or why they are not there.
pub(crate) fn of_files(rng: &mut Rng) -> Msg {
    let lesson: LessonId = if rng.bool() { "harbour/tides" } else { "basics/boxes" }.into();
    match rng.u32(0..8) {
        0 => Msg::Work(lesson, Err(text(rng))),
        1 => Msg::WorkSaved(lesson, Err(text(rng))),
        2 => Msg::WorkSaved(lesson, Ok(())),
        _ => {
            let paths = ["tide.py", "table.py", "more/notes.txt", "try/page-1-block-1.py"];
            let files: Vec<_> =
                paths.into_iter().filter(|_| rng.bool()).map(str::to_owned).collect();
            let files = files.into_iter().map(|path| (path, text(rng))).collect();
            Msg::Work(lesson, Ok(Work { folder: PathBuf::from("/home/zoë"), files }))
        }
    }
}

fn check(rng: &mut Rng) -> Check {
    let names = ["test_low_water", "test_high_water", "test_enters[3.0]", "test_new", "uses for"];
    Check {
        name: names[rng.usize(0..names.len())].into(),
        title: text(rng),
        passed: rng.bool(),
        message: text(rng),
        output: text(rng),
        fault: rng.bool().then(|| fault(rng)),
    }
}

fn fault(rng: &mut Rng) -> Fault {
    let frames = (0..rng.usize(0..9)).map(|_| frame(rng)).collect();
    let names = vec![text(rng)];
    Fault { kind: text(rng), message: text(rng), frames, full: text(rng), names }
}

fn frame(rng: &mut Rng) -> Frame {
    let file = if rng.bool() { "tide.py".into() } else { text(rng) };
    let line = rng.usize(0..20);
    Frame { file, line, function: text(rng), text: text(rng), own: rng.bool() }
}

fn outcome(rng: &mut Rng) -> Outcome {
    let end = match rng.u32(0..12) {
        0 => End::Exited(rng.i32(..)),
        1 => End::Raised(fault(rng)),
        2 => End::Stopped,
        3 => End::OverLimit { limit: Limit::Time, at: vec![frame(rng)] },
        4 => End::OverLimit { limit: Limit::Output, at: Vec::new() },
        5 => End::Killed(text(rng)),
        6 => End::Unavailable(text(rng)),
        7 => End::Untrusted,
        _ => End::Finished,
    };
    let outputs = (0..rng.usize(0..3)).map(|_| text(rng)).collect();
    let mut checks: Vec<Check> = (0..rng.usize(0..6)).map(|_| check(rng)).collect();
    if rng.bool() {
        for check in &mut checks {
            check.passed = true;
        }
    }
    let took = Duration::from_millis(rng.u64(0..20_000));
    Outcome { end, outputs, errors: text(rng), checks, took }
}
