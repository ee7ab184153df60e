//! A small course for tests: a lesson with all eight kinds of question and one without a quiz.

#[cfg(test)]
pub(crate) mod path;
#[cfg(test)]
pub(crate) mod practice;

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::course::files::Files;
use crate::course::{Course, Lesson, LessonId, parse};
use crate::learn::event::Event;
use crate::learn::progress::Progress;
use crate::learn::record::{Envelope, decode, encode};
use crate::learn::review::Rhythm;
use crate::settings::Settings;

const COURSE: &str = r#"
format = 1
id = "sample"
title = "Sample course"
version = "1.0.0"
language = "en"
license = "CC0-1.0"

[[stage]]
id = "python"
title = "Python"
summary = "Everything."
lessons = ["kinds", "notes"]

[[stage]]
id = "web"
title = "Web"
summary = "The rest."
lessons = ["pages"]
"#;

const KINDS: &str = "# Adding\n\nRead `1 + 1`.\nIt is *two*.\n\n- one\n- two\n\n\
```python\nprint(1 + 1)\n```\n\n> **Predict:** What is printed?\n\n---\n\n\
# Sorting\n\n`sort` gives nothing back.\n\n```output\n2\n```\n\n| Call | Gives |\n| --- | --- |\n| `sort` | `None` |\n\n\
> **Do:** See [the manual](https://docs.python.org).\n";

const QUIZ: &str = r#"
[[question]]
id = "single"
kind = "single"
prompt = "How much is `1 + 1`?"
answer = "2"
wrong = [{ text = "1", why = "Two ones are added." }, { text = "3", why = "Too much." }]
place = 1
hint = "Count your thumbs."
explain = "One and one is two."

[[question]]
id = "multi"
kind = "multi"
prompt = "Which are false?"
answers = [{ text = "`0`", why = "Zero." }, { text = "`None`", why = "Nothing." }]
wrong = [{ text = "`1`", why = "One is true." }]
explain = "Zero and nothing are."

[[question]]
id = "output"
kind = "output"
code = '''
print("a")
print({}["x"])
'''
answer = "a"
raises = "KeyError"
wrong = [{ text = "a", why = "The key is missing." }]
explain = "The missing key ends it."

[[question]]
id = "blank"
kind = "blank"
prompt = "Fill the gaps."
code = '''
x = ___
print(f"{x:___}")
'''
blanks = [{ accept = ["[]"] }, { accept = [">3"], wrong = [{ text = "<3", why = "Left." }] }]
explain = "An empty list, to the right."

[[question]]
id = "order"
kind = "order"
prompt = "Print it if it is set."
code = '''
x = 1
if x:
    print(x)
'''
extra = [{ text = "return x", why = "There is no function." }]
explain = "First the value."

[[question]]
id = "bug"
kind = "bug"
prompt = "Which line is wrong?"
code = '''
a = [2, 1]
a = a.sort()
print(a)
'''
line = 2
fix = "a.sort()"
wrong = [{ line = 3, why = "It prints what it is given." }]
explain = "`sort` gives nothing back."

[[question]]
id = "match"
kind = "match"
prompt = "Which for which?"
pairs = [["names once each", "`set`"], ["price by name", "`dict`"], ["steps", "`list`"]]
extra = ["`int`"]
explain = "Keys, or not; order, or not."

[[question]]
id = "short"
kind = "short"
prompt = "Which keyword ends a function?"
answer = "return"
wrong = [{ text = "break", why = "That ends a loop." }]
explain = "`return` ends it."
"#;

fn files() -> Files {
    let header = |title: &str, needs: &str| {
        format!(
            "id = \"{title}\"\ntitle = \"{title}\"\nminutes = 10\nneeds = [{needs}]\n\
             objectives = [\"You do.\"]\n"
        )
    };
    let notes = "# Notes\n\nOnly text.\n".to_owned();
    [
        ("course.toml", COURSE.to_owned()),
        ("python/kinds/lesson.toml", header("python/kinds", "")),
        ("python/kinds/lesson.md", KINDS.to_owned()),
        ("python/kinds/quiz.toml", format!("lesson = \"python/kinds\"\n{QUIZ}")),
        ("python/notes/lesson.toml", header("python/notes", "\"python/kinds\"")),
        ("python/notes/lesson.md", notes.clone()),
        ("web/pages/lesson.toml", header("web/pages", "")),
        ("web/pages/lesson.md", notes),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .into()
}

/// A learner who lives in the zone and at the time that nobody has to think about.
pub(crate) fn learner(progress: Progress) -> crate::plain::Learner {
    let rhythm = Rhythm::new(&Settings::default(), TimeZone::UTC);
    crate::plain::Learner { progress, rhythm, now: Timestamp::UNIX_EPOCH }
}

/// Folds events as if they had been read from the journal.
pub(crate) fn apply(progress: &mut Progress, events: &[Event]) {
    apply_to(progress, "sample", events);
}

/// Folds events of the course with this id.
pub(crate) fn apply_to(progress: &mut Progress, course: &str, events: &[Event]) {
    fold(progress, course, Timestamp::UNIX_EPOCH, events);
}

/// Folds events that happened at a time.
pub(crate) fn apply_at(progress: &mut Progress, at: Timestamp, events: &[Event]) {
    fold(progress, "sample", at, events);
}

fn fold(progress: &mut Progress, course: &str, at: Timestamp, events: &[Event]) {
    for event in events {
        let line = encode(&Envelope { dev: "dev", seq: 1, at, course }, event).unwrap();
        progress.apply(&decode(&line).unwrap());
    }
}

/// The course's outline.
pub(crate) fn course() -> Course {
    parse::outline(&files()).0
}

/// A lesson of it: `python/kinds`, `python/notes` or `web/pages`.
pub(crate) fn lesson(id: &str) -> Arc<Lesson> {
    let (course, id) = (course(), LessonId::from(id));
    let (lesson, found) = parse::lesson(course.header(&id).unwrap(), &files());
    Arc::new(lesson.unwrap_or_else(|| panic!("{found:?}")))
}

#[test]
fn the_sample_is_read_whole() {
    assert_eq!(course().headers().count(), 3);
    let kinds: Vec<_> =
        lesson("python/kinds").questions.iter().map(|question| question.kind.name()).collect();
    let all = ["single", "multi", "output", "blank", "order", "bug", "match", "short"];
    assert_eq!(kinds, all);
    assert_eq!(lesson("python/kinds").pages.len(), 2);
}
