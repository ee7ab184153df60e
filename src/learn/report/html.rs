//! The report as one page of HTML: nothing is loaded from elsewhere, no script is run, and it can
//! be printed.

use jiff::civil::Date;

use super::{LessonReport, Report, StageReport, Work, state, svg};
use crate::learn::stats::words;
use crate::sanitise::sanitise;

const STYLE: &str = include_str!("page.css");

/// The report as one page of HTML.
pub fn html(report: &Report) -> String {
    let title = format!("What I learned: {}", report.course);
    let mut sections = vec![summary(report)];
    sections.extend(year(report));
    sections.push(stages(report));
    sections.extend(
        [remembered(report), lessons(report), hardest(report), code(report)].into_iter().flatten(),
    );
    let link =
        |section: &Section| format!("<li><a href=\"#{}\">{}</a></li>", section.id, section.title);
    let contents = sections.iter().map(link).collect::<Vec<_>>().concat();
    let body: String = sections.iter().map(Section::html).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n<p>{profile}, {date}</p>\n</header>\n\
         <nav aria-label=\"Contents\">\n<ul>{contents}</ul>\n</nav>\n<main>\n{body}</main>\n\
         <footer>\n<p>Made by Gradus {version}.</p>\n</footer>\n</body>\n</html>\n",
        title = escape(&title),
        profile = escape(&report.profile),
        date = words::date(report.stats.today),
        version = env!("CARGO_PKG_VERSION"),
    )
}

/// A part of the page with a heading.
struct Section {
    id: &'static str,
    title: &'static str,
    body: String,
}

impl Section {
    fn html(&self) -> String {
        let Self { id, title, body } = self;
        format!(
            "<section id=\"{id}\" aria-labelledby=\"{id}-heading\">\n\
             <h2 id=\"{id}-heading\">{title}</h2>\n{body}</section>\n"
        )
    }
}

fn summary(report: &Report) -> Section {
    let (finished, lessons) = report.finished();
    let stats = &report.stats;
    let mut answers = stats.total.answers;
    answers.add(stats.total.reviews);
    let facts = [
        ("Lessons finished", format!("{finished} of {lessons}")),
        ("Answers", words::accuracy(answers).unwrap_or_else(|| "none yet".into())),
        ("Exercises passed", report.works_passed().to_string()),
        ("Days", format!("{}, at most {} in a row", stats.days.len(), stats.streak.longest)),
        ("Time on answers and exercises", words::spent(stats.total.ms)),
    ];
    let facts =
        facts.iter().map(|(name, value)| format!("<div><dt>{name}</dt><dd>{value}</dd></div>\n"));
    let body = format!("<dl>\n{}</dl>\n", facts.collect::<String>());
    Section { id: "summary", title: "At a glance", body }
}

fn year(report: &Report) -> Option<Section> {
    if report.stats.is_empty() {
        return None;
    }
    let legend = "Each box is a day: the larger and stronger, the more was done.";
    let figure = figure(&svg::year(&report.stats), legend);
    let rows = report.months().into_iter().map(|(month, days, tally)| {
        let mut answers = tally.answers;
        answers.add(tally.reviews);
        let cells = [
            days.to_string(),
            answers.all().to_string(),
            answers.right.to_string(),
            tally.pages.to_string(),
            words::spent(tally.ms),
        ];
        row(&month.strftime("%B %Y").to_string(), &cells)
    });
    let heads = ["Month", "Days", "Answers", "Right", "Pages", "Time"];
    let body = figure + &table("Month by month", &heads, rows);
    Some(Section { id: "days", title: "Day by day", body })
}

fn stages(report: &Report) -> Section {
    let stats = &report.stats;
    let figure = figure(
        &svg::stages(stats),
        "Upper bar: the share of right answers in quizzes and reviews. Lower bar: time.",
    );
    let rows = stats.stages.iter().map(|stage| {
        let cells = [
            format!("{} of {}", stage.finished, stage.lessons),
            words::accuracy(stage.score).unwrap_or_else(|| "no answers yet".into()),
            words::spent(stage.ms),
        ];
        row(&stage.title, &cells)
    });
    let heads = ["Stage", "Lessons finished", "Right answers", "Time"];
    let body = figure + &table("All stages", &heads, rows);
    Section { id: "stages-all", title: "Stages", body }
}

fn remembered(report: &Report) -> Option<Section> {
    let chart = svg::remembered(&report.stats)?;
    let body = figure(&chart, "What was still known when it came back for review, week by week.");
    Some(Section { id: "remembered", title: "Remembered", body })
}

fn lessons(report: &Report) -> Option<Section> {
    let begun: Vec<&StageReport> =
        report.stages.iter().filter(|stage| !stage.lessons.is_empty()).collect();
    if begun.is_empty() {
        return None;
    }
    let heads = ["Lesson", "State", "Begun", "Finished", "Quiz", "Exercise", "Time"];
    let told = |stage: &&StageReport| {
        let rows = stage.lessons.iter().map(lesson);
        let table = table(&format!("Lessons of {}", stage.title), &heads, rows);
        format!("<h3>{}</h3>\n{table}", escape(&stage.title))
    };
    let body = begun.iter().map(told).collect::<Vec<_>>().concat();
    Some(Section { id: "lessons", title: "Lessons", body })
}

fn lesson(lesson: &LessonReport) -> String {
    let date = |date: Option<Date>| date.map_or_else(|| "–".into(), words::date);
    let none = || "–".to_owned();
    let cells = [
        state(lesson.state).to_owned(),
        date(lesson.began),
        date(lesson.finished),
        lesson.quiz.map_or_else(none, |(right, of)| format!("{right} of {of} right")),
        lesson.exercise.as_ref().map_or_else(none, super::ExerciseReport::told),
        words::spent(lesson.ms),
    ];
    row(&lesson.title, &cells)
}

fn hardest(report: &Report) -> Option<Section> {
    if report.stats.hardest.is_empty() {
        return None;
    }
    let rows =
        report.stats.hardest.iter().map(|hard| {
            row(&hard.title, &[format!("{} of {}", hard.score.wrong, hard.score.all())])
        });
    let body = table("By the share of wrong answers", &["What", "Wrong answers"], rows);
    Some(Section { id: "hardest", title: "Hardest so far", body })
}

fn code(report: &Report) -> Option<Section> {
    if report.works.is_empty() {
        return None;
    }
    let body = report.works.iter().map(work).collect();
    Some(Section { id: "code", title: "Code", body })
}

fn work(work: &Work) -> String {
    let lesson = escape(work.lesson.as_str());
    let mut parts = vec![format!("<h3>{}</h3>\n<p>{lesson}</p>\n", escape(&work.title))];
    for file in &work.files {
        let (path, text) = (escape(&file.path), escape(&file.text));
        // What can be scrolled must be reached with the keyboard.
        parts.push(format!(
            "<h4><code>{path}</code></h4>\n<pre tabindex=\"0\" role=\"region\" \
             aria-label=\"{lesson}: {path}\"><code>{text}</code></pre>\n"
        ));
        if file.more > 0 {
            let lines = words::count(file.more as u64, "more line");
            parts.push(format!("<p>{lines} left out.</p>\n"));
        }
    }
    if work.left_out > 0 {
        let files = words::count(work.left_out as u64, "more file");
        parts.push(format!("<p>{files} left out.</p>\n"));
    }
    parts.concat()
}

fn figure(chart: &str, caption: &str) -> String {
    format!("<figure>\n{chart}\n<figcaption>{caption}</figcaption>\n</figure>\n")
}

/// A table with a caption, and names at the beginning of rows and on top of columns.
fn table(caption: &str, heads: &[&str], rows: impl Iterator<Item = String>) -> String {
    let heads = heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>"));
    let heads: String = heads.collect();
    let rows: String = rows.collect();
    let caption = escape(caption);
    format!(
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\">\
         <table>\n<caption>{caption}</caption>\n\
         <thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
    )
}

fn row(name: &str, cells: &[String]) -> String {
    let cells = cells.iter().map(|cell| format!("<td>{}</td>", escape(cell)));
    format!("<tr><th scope=\"row\">{}</th>{}</tr>\n", escape(name), cells.collect::<String>())
}

/// Text from outside as HTML shows it.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in sanitise(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}
