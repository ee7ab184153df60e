//! The report as Markdown.

use super::{LessonReport, Report, Work, state};
use crate::learn::stats::words;
use crate::sanitise::sanitise;

/// The report as Markdown.
pub fn markdown(report: &Report) -> String {
    let stats = &report.stats;
    let (finished, lessons) = report.finished();
    let mut out = vec![
        format!("# What I learned: {}", plain(&report.course)),
        String::new(),
        format!("{}, {}.", plain(&report.profile), words::date(stats.today)),
        String::new(),
        format!("- {finished} of {lessons} lessons finished"),
        format!("- In all: {}", words::done(&stats.total, words::spent)),
        format!("- {}", words::streak(&stats.streak)),
    ];
    out.extend([String::new(), "## Stages".into(), String::new()]);
    out.push("| Stage | Lessons finished | Right answers | Time |".into());
    out.push("|---|---|---|---|".into());
    for stage in &stats.stages {
        let right = words::accuracy(stage.score).unwrap_or_else(|| "no answers yet".into());
        let (done, of) = (stage.finished, stage.lessons);
        let time = words::spent(stage.ms);
        out.push(format!("| {} | {done} of {of} | {right} | {time} |", plain(&stage.title)));
    }
    for stage in report.stages.iter().filter(|stage| !stage.lessons.is_empty()) {
        out.extend([String::new(), format!("## Lessons: {}", plain(&stage.title)), String::new()]);
        out.push("| Lesson | State | Begun | Finished | Quiz | Exercise | Time |".into());
        out.push("|---|---|---|---|---|---|---|".into());
        out.extend(stage.lessons.iter().map(row));
    }
    hardest(report, &mut out);
    if !report.works.is_empty() {
        out.extend([String::new(), "## Code".into()]);
        report.works.iter().for_each(|work| code(work, &mut out));
    }
    out.join("\n") + "\n"
}

fn row(lesson: &LessonReport) -> String {
    let date = |date: Option<jiff::civil::Date>| date.map(words::date).unwrap_or_default();
    let quiz = lesson.quiz.map(|(right, of)| format!("{right} of {of}")).unwrap_or_default();
    let exercise = lesson.exercise.as_ref().map(super::ExerciseReport::told).unwrap_or_default();
    format!(
        "| {} | {} | {} | {} | {quiz} | {exercise} | {} |",
        plain(&lesson.title),
        state(lesson.state),
        date(lesson.began),
        date(lesson.finished),
        words::spent(lesson.ms)
    )
}

fn hardest(report: &Report, out: &mut Vec<String>) {
    if report.stats.hardest.is_empty() {
        return;
    }
    out.extend([String::new(), "## Hardest so far".into(), String::new()]);
    for hard in &report.stats.hardest {
        let (wrong, all) = (hard.score.wrong, hard.score.all());
        out.push(format!("- {}: {wrong} of {all} answers wrong", plain(&hard.title)));
    }
}

fn code(work: &Work, out: &mut Vec<String>) {
    out.extend([String::new(), format!("### {} ({})", plain(&work.title), work.lesson)]);
    for file in &work.files {
        let text = sanitise(&file.text);
        // The fence is longer than any in the text.
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat((longest + 1).max(3));
        let lang = file.path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let lang = if lang.chars().all(char::is_alphanumeric) { lang } else { "" };
        let lang = if lang == "py" { "python" } else { lang };
        out.extend([String::new(), format!("`{}`", sanitise(&file.path).replace('`', "'"))]);
        out.extend([String::new(), format!("{fence}{lang}"), text.into_owned(), fence]);
        if file.more > 0 {
            let lines = words::count(file.more as u64, "more line");
            out.extend([String::new(), format!("({lines} left out)")]);
        }
    }
    if work.left_out > 0 {
        let files = words::count(work.left_out as u64, "more file");
        out.extend([String::new(), format!("({files} left out)")]);
    }
}

/// Text from outside on one line, in which no sign means anything to Markdown.
fn plain(text: &str) -> String {
    let safe = sanitise(text).replace('\n', " ");
    let mut plain = String::with_capacity(safe.len());
    for c in safe.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#') {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}
