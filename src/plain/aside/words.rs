//! Tests, what they found, and mistakes in lines.

use super::{Aside, Listed};
use crate::course::Course;
use crate::course::grade::Verdict;
use crate::plain::ask;
use crate::plain::places::count;
use crate::plain::prose::{Lines, first_line};
use crate::session::ago::ago;
use crate::session::mistakes::Entry;
use crate::session::placement::words::title;
use crate::session::placement::{Finding, Scope};
use crate::session::quiz::{Phase, Quiz};

/// What is said before the first question of a test.
pub(super) const BEFORE_A_TEST: &str = "Answer what you can, and type :skip where you do not know yet. Nothing is marked before you \
     say yes; :leave ends the test at any time.\n";

impl Aside {
    /// The place in lines.
    pub(in crate::plain) fn told(&self, course: &Course) -> String {
        match self {
            Self::Test(placement, typed) => {
                let (number, most) = placement.position();
                let heading = format!("Question {number} of at most {most}.");
                placement.quiz().map(|quiz| test(quiz, &heading, typed)).unwrap_or_default()
            }
            Self::Drill(drill, typed) => {
                let (number, of) = drill.position();
                let heading = format!("Question {number} of {of}.");
                drill.quiz().map(|quiz| practice(quiz, &heading, typed)).unwrap_or_default()
            }
            Self::Found(scope, finding) => found(scope, finding, course),
            Self::Mistakes(listed) => match listed.entry() {
                Some(entry) => one(listed, entry),
                None => list(listed, course),
            },
        }
    }

    /// What an empty line does, or what can be typed.
    pub(in crate::plain) fn enter(&self, course: &Course) -> String {
        let question = self.quiz().and_then(Quiz::question).filter(|_| self.is_asking());
        match (self, question) {
            (Self::Test(_, typed) | Self::Drill(_, typed), Some(question)) => {
                ask::help(question, typed.len())
            }
            (Self::Test(..) | Self::Drill(..), None) => "Press Enter to go on.".into(),
            (Self::Found(_, finding), _) => self::question(finding, course),
            (Self::Mistakes(listed), _) => how(listed),
        }
    }
}

/// A question of a test; behind the answer only the verdict.
fn test(quiz: &Quiz, heading: &str, typed: &[String]) -> String {
    match (quiz.phase(), quiz.question()) {
        (Phase::Asking(asking), Some(question)) => {
            ask::open(heading, &quiz.shown_order(question), question, asking, typed)
        }
        (Phase::Answered(answered), _) => {
            let verdict = match answered.grade.verdict {
                Verdict::Right => "Right.",
                Verdict::Wrong => "Not quite.",
            };
            format!("{verdict}\nPress Enter to go on.")
        }
        (Phase::Asking(_) | Phase::Finished, _) => String::new(),
    }
}

fn practice(quiz: &Quiz, heading: &str, typed: &[String]) -> String {
    match (quiz.phase(), quiz.question()) {
        (Phase::Answered(answered), Some(question)) => ask::feedback(question, answered),
        (Phase::Asking(_) | Phase::Answered(_) | Phase::Finished, _) => test(quiz, heading, typed),
    }
}

fn found(scope: &Scope, finding: &Finding, course: &Course) -> String {
    let mut lines = Lines::default();
    let [known, start] = finding.words(scope, course);
    lines.say(known);
    lines.say(finding.tally.words());
    for stage in &finding.stages {
        let name = course.stage(&stage.stage).map_or("", |stage| stage.title.as_str());
        let of = count(stage.of, "lesson");
        lines.say(format!("{name}: {} of {of} known or finished.", stage.known));
    }
    if !finding.known.is_empty() {
        lines.say("To be marked as known:");
        finding.known.iter().for_each(|id| lines.say(format!("- {}", title(id, course))));
    }
    lines.say(start);
    lines.say(question(finding, course));
    lines.finish()
}

/// What the learner is asked behind a test.
pub(super) fn question(finding: &Finding, course: &Course) -> String {
    let start = finding.start.as_ref().map(|id| format!("open “{}”", title(id, course)));
    let on = start.unwrap_or_else(|| "go to the path".into());
    if finding.known.is_empty() {
        return format!("Press Enter to {on}.");
    }
    format!("Type yes to mark them as known and {on}, or press Enter to change nothing.")
}

/// How practice went.
pub(super) fn score((right, of): (usize, usize)) -> String {
    format!("{right} of {of} right. A question leaves the list once it was right twice.\n")
}

fn list(listed: &Listed, course: &Course) -> String {
    let mut lines = Lines::default();
    if listed.book.entries.is_empty() {
        lines.say("Nothing to mend.");
        lines.say(
            "What you answer wrong is collected here, until you have answered it right twice.",
        );
        lines.say(how(listed));
        return lines.finish();
    }
    for bite in &listed.book.biting {
        lines.titled(&format!("Still bites, {}:", count(bite.times, "time")), &bite.belief);
    }
    let stage = listed.filter.stage.as_ref();
    let stage = stage.and_then(|id| course.stage(id)).map(|stage| stage.title.as_str());
    let known = &listed.library.catalogue.misconceptions;
    let belief = listed.filter.misconception.as_ref().map(|id| {
        let known = known.iter().find(|known| known.id == *id);
        known.map_or(id.clone(), |known| known.belief.text())
    });
    let shown: Vec<&Entry> = listed.book.shown(&listed.filter).collect();
    let from = belief.map(|belief| format!(", from “{belief}”")).unwrap_or_default();
    let mistakes = count(shown.len(), "mistake");
    lines.say(format!("{}: {mistakes}{from}.", stage.unwrap_or("All stages")));
    for (number, entry) in (1..).zip(shown) {
        let prompt = entry.asked().map(|question| first_line(&question.prompt));
        let times = count(entry.mistake.times as usize, "time");
        let (lesson, when) = (&entry.lesson.header.title, ago(entry.at, listed.at));
        let prompt = prompt.unwrap_or_default();
        lines.say(format!("{number}. {lesson}, wrong {times}, last {when}: {prompt}"));
    }
    lines.say(how(listed));
    lines.finish()
}

fn how(listed: &Listed) -> String {
    let count = listed.book.shown(&listed.filter).count();
    match listed.open {
        _ if count == 0 => "Press Enter for the path.".into(),
        None => "Press Enter for the first one, type the number of another, or :practise to \
                 answer them once more."
            .into(),
        Some(open) if open + 1 < count => {
            "Press Enter for the next one, or type :practise to answer this one once more.".into()
        }
        Some(_) => "Press Enter for the list, or type :practise to answer it once more.".into(),
    }
}

fn one(listed: &Listed, entry: &Entry) -> String {
    let mut lines = Lines::default();
    let Some(question) = entry.asked() else { return String::new() };
    lines.say(format!("{}.", entry.lesson.header.title));
    lines.prose(&question.prompt);
    if let Some(code) = &question.code {
        lines.code(&question.lang, code);
    }
    if let Some((wrong, grade)) = entry.last() {
        let when = format!("Your answer, {}:", ago(wrong.at, listed.at));
        if let Some(answer) = &wrong.answer {
            lines.titled(&when, &question.in_words(answer));
        }
        grade.reasons.iter().for_each(|reason| lines.prose(&reason.why));
    }
    lines.titled("The answer:", &question.solution());
    lines.prose(&question.explain);
    if entry.mistake.right_since > 0 {
        lines.say("Right once since. Once more, and it leaves the list.");
    }
    for (number, mend) in (1..).zip(entry.mends(&listed.library)) {
        let (lesson, page) = (&mend.lesson.header.title, mend.page + 1);
        let title = mend.title();
        lines.say(if number == 1 {
            format!("Type :page to read it again: {lesson}, page {page}, “{title}”.")
        } else {
            format!("Type :page {number} for what clears it up: {lesson}, page {page}, “{title}”.")
        });
    }
    lines.say(how(listed));
    lines.finish()
}
