//! The welcome, the path, a lesson's pages and the results in lines.

use super::prose::{Lines, first_line};
use crate::course::{Course, Header, Lesson};
use crate::learn::mastery::{Level, Overview};
use crate::learn::path;
use crate::learn::progress::{At, ExerciseState, LessonProgress, Outcome, Progress, State};
use crate::session::quiz::Quiz;

/// The first run: what this is, and how to begin.
pub(super) fn welcome(course: &Course) -> String {
    let lessons = count(course.headers().count(), "lesson");
    let stages = count(course.stages.len(), "stage");
    format!(
        "{}\n\
         Read a page, predict what the code does, and go on to see. Each lesson ends with a quiz \
         that tells you why, whatever you answered.\n\
         {lessons} in {stages}. Leave whenever you like with :quit; you come back to where you \
         left.\n\
         Press Enter to open the first lesson, or type :place to find where to start if you know \
         some already. Type :help to hear what you can type, anywhere.",
        course.title
    )
}

/// The stages with their lessons, numbered through the whole course, how well they are known, what
/// is `due`, and what to do next.
pub(super) fn path(
    course: &Course,
    progress: &Progress,
    overview: &Overview,
    due: Option<String>,
) -> String {
    let mut lines = Lines::default();
    lines.say(&course.title);
    let mut number = 0;
    for stage in &course.stages {
        let (done, of) = (path::finished(stage, progress), count(stage.lessons.len(), "lesson"));
        lines.gap();
        let known = overview.stage(stage).sentence();
        let known = known.map_or_else(String::new, |known| format!(" Known: {known}."));
        lines.say(format!("{}: {done} of {of} finished.{known}", stage.title));
        for header in &stage.lessons {
            number += 1;
            let level = overview.lesson(&header.id).level;
            let known = if level >= Level::Practised { level.name() } else { "" };
            let comma = if known.is_empty() { "" } else { ", " };
            let state = state(header, progress);
            lines.say(format!("{number}. {}: {state}{comma}{known}.", header.title));
        }
    }
    lines.gap();
    if let Some(due) = due {
        lines.say(due);
    }
    lines.say(suggestion(course, progress));
    lines.finish()
}

/// What an empty line opens on the path.
pub(super) fn suggestion(course: &Course, progress: &Progress) -> String {
    let Some(next) = path::next(course, progress) else {
        return "Every lesson is finished or skipped. Type the number of one to open it again."
            .into();
    };
    let doing = match progress.state(&next.id) {
        State::Started => "go on with",
        State::New | State::Finished | State::Skipped => "open",
    };
    let number = course.headers().take_while(|header| header.id != next.id).count() + 1;
    format!("Press Enter to {doing} lesson {number}, {}, or type another number.", next.title)
}

fn state(header: &Header, progress: &Progress) -> String {
    let state = progress.state(&header.id);
    let Some(before) = progress.lesson(&header.id) else { return new(header) };
    match (state, &before.at) {
        (State::New, _) => new(header),
        (State::Started, Some(At::Page { page, .. })) => format!("started, at page {page}"),
        (State::Started, Some(At::Question { .. })) if !before.quiz_finished => {
            format!("started, at question {}", before.run.len() + 1)
        }
        (State::Started, Some(At::Question { .. } | At::Results)) => {
            "started, at the results".into()
        }
        (State::Started, Some(At::Exercise)) => "started, at the exercise".into(),
        (State::Started, None) => "started".into(),
        (State::Finished, _) if before.run.is_empty() && before.placed.is_some() => {
            "known already".into()
        }
        (State::Finished, _) if before.run.is_empty() => "finished".into(),
        (State::Finished, _) => {
            format!("finished, {} of {} right", solved(before), before.run.len())
        }
        (State::Skipped, _) => "skipped".into(),
    }
}

fn new(header: &Header) -> String {
    format!("new, {}", count(header.minutes as usize, "minute"))
}

fn solved(before: &LessonProgress) -> usize {
    let right =
        before.run.iter().filter(|attempt| attempt.mended || attempt.outcome == Outcome::Right);
    right.count()
}

/// What a lesson is about, how well it is known, and what it builds on.
pub(super) fn about(
    course: &Course,
    progress: &Progress,
    header: &Header,
    overview: &Overview,
) -> String {
    let mut lines = Lines::default();
    let minutes = count(header.minutes as usize, "minute");
    lines.say(format!("{}: {}, {minutes}.", header.title, progress.state(&header.id).name()));
    let known = overview.lesson(&header.id);
    if known.level >= Level::Practised {
        lines.say(known.sentence());
    }
    let title = |id| course.header(id).map(|header| header.title.as_str());
    let unmet: Vec<&str> = path::unmet(header, progress).into_iter().filter_map(title).collect();
    if !unmet.is_empty() {
        lines.say(format!("It builds on: {}.", unmet.join(", ")));
    }
    let built_on = course.headers().filter(|other| other.needs.contains(&header.id));
    let built_on: Vec<&str> = built_on.map(|other| other.title.as_str()).collect();
    if !built_on.is_empty() {
        lines.say(format!("It leads to: {}.", built_on.join(", ")));
    }
    if !header.objectives.is_empty() {
        lines.say("Afterwards you:");
        header.objectives.iter().for_each(|objective| lines.say(format!("- {objective}")));
    }
    for (page, kept) in progress.notes().of_lesson(&header.id) {
        if kept.bookmark {
            lines.say(format!("Bookmark: page {page}."));
        }
        if let Some(note) = &kept.note {
            lines.say(format!("Your note on page {page}: {note}"));
        }
    }
    lines.finish()
}

/// A page (from 0) with what is `kept` of it, and how to go on; `onwards` says what comes after the
/// text of a lesson without a quiz.
pub(super) fn page(lesson: &Lesson, page: usize, kept: &[String], onwards: &str) -> String {
    let mut lines = Lines::default();
    let pages = lesson.pages.len();
    lines.say(format!("{}, page {} of {pages}.", lesson.header.title, page + 1));
    for line in kept {
        lines.say(line);
    }
    if let Some(page) = lesson.pages.get(page) {
        lines.gap();
        lines.programs(&page.prose);
    }
    lines.gap();
    lines.say(if page + 1 < pages {
        format!("Press Enter for page {}.", page + 2)
    } else if lesson.questions.is_empty() && lesson.exercise.is_some() {
        onwards.into()
    } else if lesson.questions.is_empty() {
        format!("This is the end of the lesson. {onwards}")
    } else {
        format!("Press Enter for the quiz: {}.", count(lesson.questions.len(), "question"))
    });
    lines.finish()
}

/// The lesson's pages and its quiz, with what is behind the learner.
pub(super) fn outline(lesson: &Lesson, before: Option<&LessonProgress>) -> String {
    let mut lines = Lines::default();
    for (number, page) in (1..).zip(&lesson.pages) {
        let read = before.is_some_and(|before| before.pages.contains(&number));
        let read = if read { ", read" } else { "" };
        lines.say(format!("Page {number}: {}{read}.", page.title));
    }
    if !lesson.questions.is_empty() {
        let done = before.is_some_and(|before| before.quiz_finished);
        let done = if done { ", done" } else { "" };
        lines.say(format!("Quiz: {}{done}.", count(lesson.questions.len(), "question")));
    }
    if let Some(exercise) = &lesson.exercise {
        let state = before.map_or(ExerciseState::New, |before| before.exercise.state).name();
        lines.say(format!("Exercise: {}, {state}. Type :exercise to go there.", exercise.title));
    }
    lines.say("Type :page and a number to go there.");
    lines.finish()
}

/// The score, each question's outcome, and where to go from here, as `onwards` says it.
pub(super) fn results(quiz: &Quiz, onwards: &str) -> String {
    let mut lines = Lines::default();
    let score = quiz.score();
    let solved = score.right + score.mended;
    lines.say(format!("{}, results.", quiz.lesson().header.title));
    let facts =
        [(score.mended, "mended"), (score.still_wrong, "missed"), (score.still_skipped, "skipped")];
    let facts = facts.iter().filter(|(count, _)| *count > 0);
    let facts = facts.map(|(count, word)| format!("{count} {word}"));
    let facts: Vec<String> =
        std::iter::once(format!("{solved} of {} right", score.of)).chain(facts).collect();
    lines.say(format!("{}.", facts.join(", ")));
    for (number, (question, outcome, mended)) in (1..).zip(quiz.outcomes()) {
        let word = match (outcome, mended) {
            (Some(Outcome::Right), _) => "right",
            (_, true) => "mended",
            (Some(Outcome::Wrong), false) => "missed",
            (Some(Outcome::Skipped), false) => "skipped",
            (None, false) => "open",
        };
        lines.say(format!("{number}. {word}: {}", first_line(&question.prompt)));
    }
    if quiz.has_missed() {
        lines.say("Type :retry to try the missed ones once more while they are fresh.");
        lines.say("Type :page and a number to read the page that teaches that question.");
    }
    lines.say(onwards);
    lines.finish()
}

/// How to go on to the lesson after this one.
pub(super) fn onwards(next: Option<&Header>) -> String {
    match next {
        Some(next) => format!("Press Enter for the next lesson: {}.", next.title),
        None => "It was the last lesson. Press Enter for the list of all lessons.".into(),
    }
}

/// A number and its noun.
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
