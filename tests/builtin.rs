//! The course that comes with the program holds what it promises to authors.

use std::sync::Arc;

use gradus::author::{check, report};
use gradus::course::grade::Verdict;
use gradus::course::question::Kind;
use gradus::course::{Answer, Question};
use gradus::learn::progress::Progress;
use gradus::session::placement::{Placement, Scope};
use gradus::session::quiz::{Input, Phase};
use gradus::store::course_files::CourseSource;
use gradus::store::lessons;
use jiff::Timestamp;

#[test]
fn the_built_in_lessons_keep_the_rules() {
    let read = CourseSource::Builtin.all().expect("it is in the program");
    let found = check::check(&read.files);
    assert!(found.is_empty(), "{}", report::human(&found, &read.files, false));
}

#[test]
fn a_folder_and_the_program_hold_the_same_course() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/lessons").into();
    let (builtin, folder) = (CourseSource::Builtin, CourseSource::Folder(folder));
    assert_eq!(builtin.all().unwrap().files, folder.all().unwrap().files);
    assert_eq!(builtin.outline().unwrap().files, folder.outline().unwrap().files);
    let lesson = "python/names-and-objects".into();
    let read = builtin.lesson(&lesson).unwrap();
    assert!(read.files.contains_key("python/names-and-objects/quiz.toml"));
    assert_eq!(read, folder.lesson(&lesson).unwrap());
}

/// An answer that is right, as the author wrote it down; none to what takes long.
fn right_answer(question: &Question) -> Option<Answer> {
    Some(match &question.kind {
        Kind::Single { .. } => Answer::Choice(vec![0]),
        Kind::Multi { right, .. } => Answer::Choice((0..*right).collect()),
        Kind::Output { answer, raises, .. } => {
            Answer::Text([answer.as_str(), raises.as_deref().unwrap_or_default()].join("\n"))
        }
        Kind::Blank { gaps, .. } => {
            Answer::Blanks(gaps.iter().map(|gap| gap.accept[0].clone()).collect())
        }
        Kind::Bug { line, .. } => Answer::Line(*line),
        Kind::Short { answer, .. } => Answer::Text(answer.clone()),
        // Tests ask only what is answered quickly.
        Kind::Order { .. } | Kind::Match { .. } => return None,
    })
}

#[test]
fn learners_are_placed_where_their_knowledge_of_the_course_ends() {
    let library = Arc::new(lessons::library(&CourseSource::Builtin).unwrap());
    let (course, _) = lessons::outline(&CourseSource::Builtin).unwrap();
    let progress = Progress::of(&course.id);
    let (scope, now) = (Scope::Course, Timestamp::UNIX_EPOCH);
    let path: Vec<_> = course.headers().filter(|header| !header.review).collect();
    for end in (0..=path.len()).step_by(6) {
        let begun =
            Placement::begin(library.clone(), &course, &progress, scope.clone(), end as u64, now);
        let (mut placement, _) = begun.unwrap();
        while let Some(quiz) = placement.quiz() {
            let known = path[..end].iter().any(|header| header.id == quiz.lesson().header.id);
            let question = quiz.question().unwrap();
            if known {
                placement.step(Input::Answer(right_answer(question).unwrap()), now);
                let right = matches!(placement.quiz().unwrap().phase(),
                    Phase::Answered(answered) if answered.grade.verdict == Verdict::Right);
                assert!(right, "{:?}", placement.quiz().unwrap().question());
                placement.step(Input::GoOn, now);
            } else {
                placement.step(Input::Skip, now);
            }
        }
        let finding = placement.finding(&course, &progress).unwrap();
        let judged: Vec<bool> = path.iter().map(|h| finding.known.contains(&h.id)).collect();
        let wrongly = (0..path.len()).filter(|at| judged[*at] != (*at < end)).count();
        assert!(wrongly <= 1 && finding.tally.asked <= 15, "{end} known: {finding:?}");
    }
}
