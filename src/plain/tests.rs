#[cfg(test)]
mod finding;
#[cfg(test)]
mod placing;
#[cfg(test)]
mod practice;
#[cfg(test)]
mod review;
#[cfg(test)]
mod statistics;

use std::fmt::Write as _;

use jiff::SignedDuration;

use super::*;
use crate::learn::record::{Envelope, decode, encode};
use crate::session::sample;

/// A learner in plain mode, whose journal is a list of lines.
struct Session {
    plain: Plain,
    journal: Vec<String>,
    now: Timestamp,
    /// What was typed, recorded and said.
    transcript: String,
    done: Option<Next>,
    /// Does what is to be done outside.
    outside: practice::Outside,
}

impl Session {
    fn new() -> Self {
        Self::with(Vec::new(), None)
    }

    fn with(journal: Vec<String>, open: Option<&str>) -> Self {
        Self::in_course(sample::course(), journal, open)
    }

    fn in_course(course: Course, journal: Vec<String>, open: Option<&str>) -> Self {
        let mut progress = Progress::of("sample");
        for line in &journal {
            progress.apply(&decode(line).unwrap());
        }
        let (plain, reply) =
            Plain::start(Arc::new(course), sample::learner(progress), open.map(LessonId::from), 7);
        let now = Timestamp::UNIX_EPOCH;
        let (transcript, outside) = (String::new(), practice::Outside::default());
        let mut session = Self { plain, journal, now, transcript, done: None, outside };
        session.follow(reply);
        session
    }

    /// Ends and starts again.
    fn again(self) -> Self {
        Self::with(self.journal, None)
    }

    /// Types lines divided by `|`; returns what is said to the last one.
    fn types(&mut self, lines: &str) -> String {
        let mut said = String::new();
        for line in lines.split('|') {
            self.now += SignedDuration::from_secs(1);
            writeln!(self.transcript, "> {line}").unwrap();
            let reply = self.plain.take(line, self.now);
            said = self.follow(reply);
        }
        said
    }

    fn follow(&mut self, reply: Reply) -> String {
        for event in &reply.record {
            let seq = self.journal.len() as u64;
            let envelope = Envelope { dev: "dev", seq, at: self.now, course: "sample" };
            let line = encode(&envelope, event).unwrap();
            let (_, shown) = line.split_once("\"event\":").unwrap();
            let (shown, _) = shown.split_once(",\"sum\"").unwrap();
            writeln!(self.transcript, "[{}]", shown.replace('"', "")).unwrap();
            self.plain.recorded(std::iter::once(decode(&line).unwrap()));
            self.journal.push(line);
        }
        if let Next::Open(lesson) = &reply.next {
            let known = self.outside.library.as_ref().and_then(|library| library.lesson(lesson));
            let lesson = known.cloned().unwrap_or_else(|| practice::lesson(lesson.as_str()));
            let read = self.plain.lesson_read(Some(lesson), None, self.now);
            return self.follow(read);
        }
        if let Next::Do(errand) = reply.next {
            let done = self.outside.perform(errand);
            let reply = self.plain.done(done, self.now);
            return self.follow(reply);
        }
        if reply.next != Next::Ask {
            self.done = Some(reply.next);
        }
        let said = self.plain.say();
        self.transcript += &said;
        if !said.is_empty() {
            self.transcript += "\n\n";
        }
        said
    }
}

/// In the quiz, before the question with this number, with all before it skipped.
fn at_question(number: usize) -> Session {
    let mut session = Session::new();
    session.types("||");
    (1..number).for_each(|_| drop(session.types(":skip")));
    session
}

#[track_caller]
fn says(said: &str, parts: &[&str]) {
    for part in parts {
        assert!(said.contains(part), "{part:?} is not in:\n{said}");
    }
}

/// The number that the open question gives the option with this text.
fn option(session: &mut Session, text: &str) -> String {
    let said = session.types(":again");
    let line = said.lines().find(|line| line.ends_with(text)).unwrap();
    line.split(['.', ':']).next().unwrap().to_owned()
}

#[test]
fn a_whole_lesson_right_and_wrong() {
    let mut session = Session::new();
    session.types(":again||||:hint|:guess");
    let right = option(&mut session, " 2");
    session.types(&format!("seven|{right}|"));
    let (zero, one) = (option(&mut session, "`0`"), option(&mut session, "`1`"));
    session.types(&format!("{zero} {one}|:dispute|"));
    session.types("a|.|");
    session.types("[]|<3|");
    let lines: Vec<_> =
        ["x = 1", "if x:", "print(x)"].iter().map(|text| option(&mut session, text)).collect();
    session.types(&format!("{} {} {}+1|", lines[0], lines[1], lines[2]));
    session.types("3|");
    session.types("4 3 2|");
    session.types(":skip");
    session.types(":page 6|:path|:quit");
    insta::assert_snapshot!(session.transcript);
}

#[test]
fn every_kind_can_be_answered_right() {
    let mut session = at_question(1);
    let mut answer = |texts: &[&str], reply: &dyn Fn(&[String]) -> String| {
        let numbers: Vec<String> = texts.iter().map(|text| option(&mut session, text)).collect();
        says(&session.types(&reply(&numbers)), &["Right.", "Press Enter to go on."]);
        session.types("")
    };
    answer(&[" 2"], &|n| n[0].clone());
    answer(&["`0`", "`None`"], &|n| format!("{},{}", n[0], n[1]));
    answer(&[], &|_| "a|KeyError|.".into());
    answer(&[], &|_| "[]|>3".into());
    answer(&["x = 1", "if x:", "print(x)"], &|n| format!("{} {} {}+1", n[0], n[1], n[2]));
    answer(&[], &|_| "2".into());
    answer(&["`set`", "`dict`", "`list`"], &|n| format!("2={} 3={} 1={}", n[1], n[2], n[0]));
    let results = answer(&[], &|_| "Return".into());
    says(&results, &["8 of 8 right.", "Press Enter for the next lesson: python/notes."]);
    assert!(!results.contains(":retry"));
}

#[test]
fn what_was_missed_can_be_tried_again_until_it_is_mended() {
    let mut session = at_question(8);
    says(&session.types("break|"), &["0 of 8 right, 1 missed, 7 skipped.", ":retry"]);
    says(&session.types(":retry"), &["Missed question 1 of 8."]);
    for _ in 0..7 {
        session.types(":skip");
    }
    says(&session.types("return|"), &["1 of 8 right, 1 mended, 7 skipped.", "8. mended: Which"]);
    says(&session.types(":retry"), &["Missed question 1 of 7."]);
    let mut session = session.again();
    says(&session.types(""), &["python/notes, page 1 of 1."]);
}

#[test]
fn a_lesson_is_taken_up_where_it_was_left() {
    let mut session = Session::new();
    session.types("|");
    let mut session = session.again();
    says(
        &session.types(""),
        &["python/kinds, page 2 of 2.", "Press Enter for the quiz: 8 questions."],
    );
    session.types("|:skip");
    let mut session = session.again();
    says(
        &session.plain.told(),
        &["1. python/kinds: started, at question 2.", "go on with lesson 1"],
    );
    says(&session.types(""), &["Question 2 of 8."]);
    (0..7).for_each(|_| drop(session.types(":skip")));
    let mut session = session.again();
    says(&session.plain.told(), &["1. python/kinds: skipped.", "open lesson 2"]);
    says(&session.types("1"), &["python/kinds, results."]);
    let session = Session::with(session.journal, Some("python/notes"));
    says(&session.transcript, &["python/notes, page 1 of 1."]);
}

#[test]
fn the_path_opens_tells_and_skips_lessons() {
    let mut session = Session::new();
    says(
        &session.types(":path"),
        &["Python: 0 of 2 lessons finished.", "3. web/pages: new, 10 minutes."],
    );
    for line in ["0", "4", "loops", ":skip", ":skip x", ":about 9"] {
        says(&session.types(line), &["from 1 to 3."]);
    }
    says(&session.types(":about 2"), &["It builds on: python/kinds.", "- You do."]);
    says(&session.types(":skip 1"), &["Skipped: python/kinds."]);
    says(&session.types(":skip 1"), &["skipped already"]);
    says(&session.types(":path"), &["1. python/kinds: skipped.", "Press Enter to open lesson 2"]);
    says(&session.types("3|"), &["Web: 1 of 1 lesson finished.", "3. web/pages: finished."]);
    session.types(":skip 2");
    says(&session.types(""), &["Every lesson is finished or skipped."]);
}

#[test]
fn pages_can_be_leafed_through() {
    let mut session = Session::new();
    says(
        &session.types(""),
        &[
            "python/kinds, page 1 of 2.\n\nAdding\nRead `1 + 1`. It is two.\n- one\n- two\nProgram 1 (python):\nprint(1 + 1)\nEnd of code.\nPredict: What is printed?\n\nPress Enter for page 2.",
        ],
    );
    says(&session.types(":back"), &["first page"]);
    says(
        &session.types(":page 2"),
        &["page 2 of 2", "Call: `sort`; Gives: `None`", "the manual (https://docs.python.org)"],
    );
    says(&session.types(":page 3"), &["has 2 pages", "from 1 to 2"]);
    says(
        &session.types(":pages"),
        &["Page 1: Adding, read.", "Page 2: Sorting, read.", "Quiz: 8 questions."],
    );
    says(&session.types(":back"), &["page 1 of 2"]);
    says(&session.types("hello"), &["Press Enter to go on."]);
    says(&session.types(":quiz"), &["Question 1 of 8."]);
    says(&session.types(":back"), &["page 2 of 2"]);
    says(&session.types("|:page 1"), &["page 1 of 2"]);
}

#[test]
fn a_question_stays_until_a_reply_is_clear() {
    let mut session = at_question(1);
    for line in ["", "0", "seven", "1 2"] {
        says(&session.types(line), &["Type one number from 1 to 3."]);
    }
    says(&session.types(":dispute"), &[":dispute does nothing here."]);
    says(&session.types(":hlep"), &["no command :hlep", "two colons"]);
    says(&session.types(":again"), &["Question 1 of 8."]);
    assert_eq!(session.journal.len(), 3, "two pages and the question");
}

#[test]
fn hints_guesses_and_disputes_are_noted() {
    let mut session = at_question(1);
    says(&session.types(":hint"), &["Hint: Count your thumbs."]);
    says(&session.types(":hint"), &["Hint: Count your thumbs."]);
    says(&session.types(":guess"), &["you are guessing"]);
    says(&session.types(":again"), &["Hint: Count", "You said that you are guessing."]);
    says(&session.types(":guess"), &["not guessing"]);
    let wrong = option(&mut session, " 3");
    says(&session.types(&wrong), &["Not quite.\nAbout 3\nToo much.\nThe answer: 2\n", ":dispute"]);
    assert_eq!(session.types(":dispute"), ask::disputed(true));
    says(&session.types(":dispute"), &["once"]);
    says(&session.types("x"), &["Press Enter to go on."]);
    says(&session.types("|:hint"), &["no hint"]);
    let hints = session.journal.iter().filter(|line| line.contains("hint_taken"));
    assert_eq!(hints.count(), 1);
}

#[test]
fn lines_and_gaps_are_kept_until_the_answer_is_complete() {
    let mut session = at_question(3);
    assert_eq!(session.types("a"), "");
    assert_eq!(session.types(""), "", "an empty line is a line of output");
    says(&session.types(":help"), &["two dots", ":clear"]);
    says(&session.types(":again"), &["You typed so far:\na\n\n"]);
    says(&session.types(":clear|:again"), &["Question 3 of 8."]);
    assert!(!session.types(":again").contains("You typed"));
    says(&session.types("a|::KeyError|."), &["Not quite."]);
    says(&session.types("|[]"), &["Now gap 2 of 2."]);
    says(&session.types(":again"), &["gap 2 of 2"]);
    says(&session.types("::x"), &["About gap 2: `:x`"]);
}

#[test]
fn results_lead_to_pages_and_lessons() {
    let mut session = at_question(8);
    session.types(":skip");
    says(&session.types(":page 9"), &["from 1 to 8"]);
    says(&session.types(":pages"), &["Quiz: 8 questions, done."]);
    says(&session.types(":page 6"), &["python/kinds, page 2 of 2."]);
    says(&session.types(":path"), &["1. python/kinds: started, at page 2."]);
}

#[test]
fn help_lists_what_can_be_typed_here_and_nothing_else() {
    let mut session = Session::new();
    let mut check = |lines: &str, own: &[&str]| {
        session.types(lines);
        let help = session.types(":help");
        let words = help.lines().filter_map(|line| line.strip_prefix(':'));
        let words: Vec<_> = words.map(|line| line.split([':', ' ']).next().unwrap()).collect();
        let everywhere = ["search", "notes", "terms", "path", "again", "help", "quit"];
        assert_eq!(words, [own, &everywhere].concat(), "{lines}");
    };
    check(":again", &["place"]);
    check(":path", &["about", "skip", "review", "place", "mistakes", "stats"]);
    check("", &["run", "edit", "page", "pages", "quiz", "back", "note", "bookmark"]);
    check(":quiz", &["hint", "guess", "skip", "clear", "page", "pages", "back"]);
    check("1", &["dispute", "page", "pages", "back"]);
    check("|:skip|:skip|:skip|:skip|:skip|:skip|:skip", &["retry", "page", "pages"]);
}

#[test]
fn leaving_says_that_all_is_saved_and_warns_once_if_it_is_not() {
    let mut session = Session::new();
    says(&session.types(":quit"), &["Everything is saved."]);
    assert_eq!(session.done, Some(Next::Quit));
    let mut session = Session::new();
    session.plain.not_saved("The disk is full. Free some space.".into(), 2);
    says(&session.types(":again"), &["The disk is full.", "You can go on", "Sample course"]);
    session.plain.not_saved("The disk is full. Free some space.".into(), 3);
    assert!(!session.types(":again").contains("full"), "it is said once");
    says(&session.types(":help"), &[":save: ", ":write FILE: "]);
    says(&session.types(":quit"), &["Not saved yet: 3 steps.", ":quit again"]);
    says(&session.types(":write"), &["name of a file"]);
    assert_eq!(session.done, None);
    session.types(":write my steps.jsonl");
    assert_eq!(session.done.take(), Some(Next::Write("my steps.jsonl".into())));
    session.plain.written(Err("It is there already.".into()));
    says(&session.types(":save"), &["It is there already."]);
    assert_eq!(session.done.take(), Some(Next::Save));
    session.types(":quit");
    assert_eq!(session.done, Some(Next::Quit));
    session.plain.written(Ok(std::path::Path::new("steps")));
    session.plain.all_saved();
    assert_eq!(
        session.plain.say(),
        "What was not saved is in steps; `gradus merge` takes it in when there is room."
    );
}

#[test]
fn a_lesson_that_cannot_be_read_leaves_the_learner_on_the_path() {
    let mut session = Session::new();
    session.types(":path");
    let reply = session.plain.take("2", session.now);
    assert_eq!(reply.next, Next::Open("python/notes".into()));
    let reply = session.plain.lesson_read(None, Some("It is broken.".into()), session.now);
    assert_eq!(reply, Reply::ask());
    says(&session.plain.say(), &["It is broken.\nSample course"]);
}

#[test]
fn nothing_that_a_terminal_obeys_is_said() {
    let mut session = at_question(8);
    says(&session.types(":\u{1b}[2J|a\u{1b}[31m"), &["Press Enter to go on."]);
    let mut session = at_question(3);
    session.types("a\u{1b}[31m\t\u{202e}");
    let said = session.types(":again");
    assert!(said.chars().all(crate::sanitise::is_safe), "{said:?}");
    says(&said, &["a␛[31m    �"]);
}
