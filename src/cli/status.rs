//! `gradus status`: where the learner is.

use std::collections::BTreeMap;
use std::io::{Write, stdout};
use std::process::ExitCode;

use anyhow::Result;
use serde::Serialize;

use super::Common;
use super::environment::{Learner, OpenCourse};
use crate::course::{Course, Lesson, Stage};
use crate::learn::mastery::{Level, Overview};
use crate::learn::progress::{At, ExerciseState, LessonProgress, Outcome, Progress, State};
use crate::learn::review::Rhythm;
use crate::learn::{path, review};
use crate::sanitise::sanitise;
use crate::shell::clock;
use crate::store::lessons;

/// What `--json` prints. **Stable**: it only grows.
#[derive(Serialize)]
struct Status<'a> {
    course: CourseName<'a>,
    profile: &'a str,
    position: Option<Position<'a>>,
    stages: Vec<StageStatus<'a>>,
    lessons: BTreeMap<&'a str, LessonStatus>,
    due: usize,
    events: u64,
    problems: Vec<String>,
}

#[derive(Serialize)]
struct CourseName<'a> {
    id: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct Position<'a> {
    lesson: &'a str,
    at: &'static str,
    page: Option<usize>,
    question: Option<&'a str>,
}

#[derive(Serialize)]
struct StageStatus<'a> {
    id: &'a str,
    lessons: usize,
    finished: usize,
    mastery: &'static str,
}

#[derive(Serialize)]
struct LessonStatus {
    state: &'static str,
    page: Option<usize>,
    pages: usize,
    quiz: QuizStatus,
    exercise: &'static str,
    mastery: &'static str,
}

#[derive(Serialize)]
struct QuizStatus {
    of: usize,
    answered: usize,
    right: usize,
    skipped: usize,
}

/// How well everything is known now.
struct Known {
    due: usize,
    lessons: Overview,
}

pub(super) fn run(common: &Common, json: bool) -> Result<ExitCode> {
    let open = common.course()?;
    let Learner { progress, mut notices, .. } = common.learner(&open.course)?;
    let (settings, told) = common.settings()?;
    notices.extend(told);
    let rhythm = Rhythm::new(&settings, clock::zone());
    let now = clock::now();
    let known = Known {
        due: review::waiting(&open.course, &progress, &rhythm, now),
        lessons: Overview::of(&open.course, &progress, &rhythm, now),
    };
    let mut out = stdout().lock();
    if json {
        let status = status(common, &open, &progress, &known, notices);
        writeln!(out, "{}", serde_json::to_string(&status)?)?;
    } else {
        write!(out, "{}", sanitise(&in_words(&open.course, &progress, known.due)))?;
        for notice in &notices {
            writeln!(out, "{}", sanitise(notice))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn status<'a>(
    common: &'a Common,
    open: &'a OpenCourse,
    progress: &'a Progress,
    known: &Known,
    mut problems: Vec<String>,
) -> Status<'a> {
    let course = &open.course;
    problems.extend(lessons::problem(&open.diagnostics, "The course", &open.source));
    let mut by_id = BTreeMap::new();
    for header in course.headers() {
        let (lesson, problem) = lessons::read(&open.source, header);
        problems.extend(problem);
        let before = progress.lesson(&header.id);
        let state = progress.state(&header.id);
        let level = known.lessons.lesson(&header.id).level;
        by_id.insert(header.id.as_str(), lesson_status(lesson.as_ref(), before, state, level));
    }
    Status {
        course: CourseName { id: &course.id, version: &course.version },
        profile: common.profile_name(),
        position: position(progress),
        stages: course
            .stages
            .iter()
            .map(|stage| StageStatus {
                id: stage.id.as_str(),
                lessons: stage.lessons.len(),
                finished: path::finished(stage, progress),
                mastery: known.lessons.stage(stage).level.name(),
            })
            .collect(),
        lessons: by_id,
        due: known.due,
        events: progress.events(),
        problems,
    }
}

fn lesson_status(
    lesson: Option<&Lesson>,
    before: Option<&LessonProgress>,
    state: State,
    level: Level,
) -> LessonStatus {
    let count = |outcome| before.map_or(0, |before| before.count(outcome));
    let exercise = lesson.and_then(|lesson| lesson.exercise.as_ref());
    let tried = before.map_or(ExerciseState::New, |before| before.exercise.state);
    LessonStatus {
        state: state.name(),
        page: before.and_then(LessonProgress::page),
        pages: lesson.map_or(0, |lesson| lesson.pages.len()),
        quiz: QuizStatus {
            of: lesson.map_or(0, |lesson| lesson.questions.len()),
            answered: count(Outcome::Right) + count(Outcome::Wrong),
            right: count(Outcome::Right),
            skipped: count(Outcome::Skipped),
        },
        exercise: exercise.map_or("none", |_| tried.name()),
        mastery: level.name(),
    }
}

fn position(progress: &Progress) -> Option<Position<'_>> {
    let lesson = progress.last_lesson()?;
    let at = progress.lesson(lesson)?.at.as_ref()?;
    let (at, page, question) = match at {
        At::Page { page, .. } => ("page", Some(*page), None),
        At::Question { question, .. } => ("quiz", None, Some(question.as_str())),
        At::Results => ("quiz", None, None),
        At::Exercise => ("exercise", None, None),
    };
    Some(Position { lesson: lesson.as_str(), at, page, question })
}

fn in_words(course: &Course, progress: &Progress, due: usize) -> String {
    let row = |stage: &Stage| {
        let finished = path::finished(stage, progress);
        format!("  {:<32} {finished:>3} of {}\n", stage.title, stage.lessons.len())
    };
    let stages: String = course.stages.iter().map(row).collect();
    let next = path::next(course, progress);
    let place = next.and_then(|header| progress.lesson(&header.id)).and_then(|b| b.at.as_ref());
    let next = match (next, place) {
        (None, _) => "Everything is behind you.".to_string(),
        (Some(header), None) => format!("Next: {} ({})", header.title, header.id),
        (Some(header), Some(At::Page { page, .. })) => {
            format!("You are in: {} ({}), page {page}", header.title, header.id)
        }
        (Some(header), Some(At::Question { .. } | At::Results)) => {
            format!("You are in: {} ({}), at the quiz", header.title, header.id)
        }
        (Some(header), Some(At::Exercise)) => {
            format!("You are in: {} ({}), at the exercise", header.title, header.id)
        }
    };
    let due = match due {
        0 => String::new(),
        1 => "1 review is due: gradus review\n".into(),
        many => format!("{many} reviews are due: gradus review\n"),
    };
    format!("{}\n\n{stages}\n{next}\n{due}", course.title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::event::Event;
    use crate::session::sample::{self, practice};

    fn after(events: &[Event]) -> Progress {
        let mut progress = Progress::of("sample");
        sample::apply(&mut progress, events);
        progress
    }

    #[test]
    fn an_exercise_has_a_state_and_is_a_place() {
        let lesson = || practice::BASKET.into();
        let opened = Event::ExerciseOpened { lesson: lesson() };
        let checked = |passed| Event::ExerciseChecked {
            lesson: lesson(),
            milestone: None,
            passed,
            of: 1,
            right: 0,
            first: None,
            hints: 0,
            ms: 0,
        };
        let basket = practice::lesson(practice::BASKET);
        for (event, expected) in [
            (opened.clone(), "new"),
            (checked(false), "tried"),
            (checked(true), "passed"),
            (Event::SolutionShown { lesson: lesson() }, "shown"),
            (Event::ExerciseSkipped { lesson: lesson() }, "new"),
        ] {
            let progress = after(&[opened.clone(), event]);
            let found = lesson_status(
                Some(&basket),
                progress.lesson(&lesson()),
                State::Started,
                Level::Seen,
            );
            assert_eq!(found.exercise, expected);
            assert_eq!(position(&progress).unwrap().at, "exercise");
            assert!(in_words(&practice::course(), &progress, 0).contains("at the exercise"));
        }
        let notes = sample::lesson("python/notes");
        assert_eq!(lesson_status(Some(&notes), None, State::New, Level::New).exercise, "none");
    }
}
