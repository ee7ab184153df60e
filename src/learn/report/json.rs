//! The report as JSON.

use serde_json::{Value, json};

use super::{LessonReport, Report, Work};

/// The report as one JSON object. **Stable**: it only grows.
pub fn json(report: &Report) -> String {
    let stats = &report.stats;
    let (finished, lessons) = report.finished();
    let stages: Vec<Value> = report
        .stages
        .iter()
        .zip(&stats.stages)
        .map(|(stage, counted)| {
            json!({
                "id": counted.id.as_str(),
                "title": stage.title,
                "lessons_in_all": counted.lessons,
                "finished": counted.finished,
                "answers": counted.score.all(),
                "right": counted.score.right,
                "ms": counted.ms,
                "lessons": stage.lessons.iter().map(lesson).collect::<Vec<_>>(),
            })
        })
        .collect();
    let hardest: Vec<Value> = stats
        .hardest
        .iter()
        .map(|hard| {
            json!({
                "title": hard.title,
                "lesson": hard.lesson.as_str(),
                "answers": hard.score.all(),
                "wrong": hard.score.wrong,
            })
        })
        .collect();
    let report = json!({
        "course": report.course,
        "profile": report.profile,
        "date": stats.today.to_string(),
        "lessons": lessons,
        "finished": finished,
        "days": stats.days.len(),
        "ms": stats.total.ms,
        "stages": stages,
        "hardest": hardest,
        "code": report.works.iter().map(work).collect::<Vec<_>>(),
    });
    report.to_string() + "\n"
}

fn lesson(lesson: &LessonReport) -> Value {
    let date = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    json!({
        "id": lesson.id.as_str(),
        "title": lesson.title,
        "state": lesson.state.name(),
        "began": date(lesson.began),
        "finished": date(lesson.finished),
        "quiz": lesson.quiz.map(|(right, of)| json!({ "right": right, "of": of })),
        "exercise": lesson.exercise.as_ref().map(|exercise| json!({
            "title": exercise.title,
            "state": exercise.state.name(),
            "passed": date(exercise.passed),
            "checks": exercise.checks,
        })),
        "ms": lesson.ms,
    })
}

fn work(work: &Work) -> Value {
    let files: Vec<Value> = work
        .files
        .iter()
        .map(|file| json!({ "path": file.path, "text": file.text, "lines_left_out": file.more }))
        .collect();
    json!({
        "lesson": work.lesson.as_str(),
        "title": work.title,
        "files": files,
        "files_left_out": work.left_out,
    })
}
