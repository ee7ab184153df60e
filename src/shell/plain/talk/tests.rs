use std::cell::RefCell;
use std::collections::VecDeque;
use std::fs;
use std::io::{BufReader, ErrorKind, Read};
use std::path::PathBuf;
use std::rc::Rc;

use tempfile::TempDir;

use super::*;
use crate::learn::progress::{At, Progress, State};
use crate::run::{End, Outcome};
use crate::session::sample::{self, practice};

/// A learner's folder, and what was said.
struct Fixture {
    folder: TempDir,
    /// Pieces of what was said, each with the number of lines that the journal had by then.
    said: Rc<RefCell<Vec<(usize, String)>>>,
}

/// What a learner does before the next line comes.
type Step<'a> = (&'a dyn Fn(&Fixture), &'a str);

/// Gives out one line at a time.
struct Typing<'a>(&'a Fixture, VecDeque<Step<'a>>);

impl Read for Typing<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let Some((before, line)) = self.1.pop_front() else { return Ok(0) };
        before(self.0);
        let line = format!("{line}\n");
        room[..line.len()].copy_from_slice(line.as_bytes());
        Ok(line.len())
    }
}

/// Takes what is said, until it breaks.
struct Paper<'a>(&'a Fixture, Option<ErrorKind>);

impl Write for Paper<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(kind) = self.1 {
            return Err(kind.into());
        }
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        self.0.said.borrow_mut().push((self.0.journal().lines().count(), text));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Fixture {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), said: Rc::default() }
    }

    /// The folder of the journal, which is not there at first.
    fn place(&self) -> PathBuf {
        self.folder.path().join("place")
    }

    fn path(&self) -> PathBuf {
        self.place().join("journal.jsonl")
    }

    fn journal(&self) -> String {
        fs::read_to_string(self.path()).unwrap_or_default()
    }

    fn said(&self) -> String {
        self.said.borrow().iter().map(|(_, text)| text.as_str()).collect()
    }

    /// Puts a file where the folder should be, so that nothing can be saved.
    fn block(&self) {
        fs::write(self.place(), "").unwrap();
    }

    fn unblock(&self) {
        fs::remove_file(self.place()).unwrap();
    }

    fn progress(&self) -> Progress {
        let mut progress = Progress::of("sample");
        Journal::open(&self.path(), "dev", &mut |record| progress.apply(record)).unwrap();
        progress
    }

    fn talk(&self, steps: &[Step<'_>]) -> Result<()> {
        self.talk_on(steps, &mut Paper(self, None))
    }

    fn talk_on(&self, steps: &[Step<'_>], output: &mut dyn Write) -> Result<()> {
        let mut progress = Progress::of("sample");
        let (journal, _) = Journal::open(&self.path(), "dev", &mut |r| progress.apply(r)).unwrap();
        let (plain, reply) =
            Plain::start(Arc::new(sample::course()), sample::learner(progress), None, 7);
        let input = Typing(self, steps.iter().copied().collect());
        let edges = Edges {
            input: &mut BufReader::new(input),
            output,
            clock: &|| Timestamp::UNIX_EPOCH,
            read: &mut |id| (Some(sample::lesson(id.as_str())), None),
            perform: &mut |errand, _| panic!("{errand:?}"),
        };
        Talk::new(plain, journal, "sample".into(), edges).run(reply)
    }
}

/// Lines that are typed while nothing else happens.
fn typed<'a>(lines: &[&'a str]) -> Vec<Step<'a>> {
    lines.iter().map(|line| (&(|_: &Fixture| ()) as &dyn Fn(&Fixture), *line)).collect()
}

/// Lines that are typed while nothing can be saved.
fn blocked<'a>(lines: &[&'a str]) -> Vec<Step<'a>> {
    let mut steps = typed(lines);
    if let Some((before, _)) = steps.first_mut() {
        *before = &Fixture::block;
    }
    steps
}

#[test]
fn what_is_said_comes_after_what_it_follows_from_is_on_disk() {
    let fixture = Fixture::new();
    fixture.talk(&typed(&["", "", "", "1", ":quit"])).unwrap();
    let said = fixture.said.borrow();
    for (lines, words) in [
        (0, "Press Enter to open the first lesson"),
        (1, "page 1 of 2"),
        (2, "page 2 of 2"),
        (3, "Question 1 of 8"),
        (4, "Right."),
        (4, "Everything is saved."),
    ] {
        let found = said.iter().find(|(_, text)| text.contains(words));
        assert_eq!(found.map(|(lines, _)| *lines), Some(lines), "{words}");
    }
}

#[test]
fn the_end_of_the_input_keeps_everything() {
    let fixture = Fixture::new();
    fixture.talk(&typed(&["", ""])).unwrap();
    let progress = fixture.progress();
    let before = progress.lesson(&"python/kinds".into()).unwrap();
    assert_eq!(before.at, Some(At::Page { page: 2, offset: 0 }));
    fixture.talk(&typed(&["", ":path", "2", ""])).unwrap();
    assert_eq!(fixture.progress().state(&"python/notes".into()), State::Finished);
    assert!(fixture.said().contains("python/kinds, page 2 of 2."));
}

#[test]
fn a_reader_that_goes_away_ends_the_talk_quietly() {
    let fixture = Fixture::new();
    let paper = |kind| Paper(&fixture, Some(kind));
    fixture.talk_on(&typed(&["", ""]), &mut paper(ErrorKind::BrokenPipe)).unwrap();
    let error = fixture.talk_on(&[], &mut paper(ErrorKind::StorageFull)).unwrap_err();
    assert!(error.to_string().contains("cannot write"), "{error}");
}

#[test]
fn what_could_not_be_saved_is_saved_with_what_comes_next() {
    let fixture = Fixture::new();
    let mut steps = blocked(&["", ""]);
    steps.push((&Fixture::unblock, ":back"));
    steps.push((&|_| (), ":quit"));
    fixture.talk(&steps).unwrap();
    let said = fixture.said();
    assert_eq!(said.matches("cannot be saved in").count(), 1, "{said}");
    assert!(said.contains("Everything is saved now."), "{said}");
    assert!(said.contains("page 2 of 2"), "the lesson goes on");
    assert_eq!(fixture.journal().lines().count(), 3);
}

#[test]
fn saving_can_be_tried_again_by_hand() {
    let fixture = Fixture::new();
    let mut steps = blocked(&["", ":save"]);
    steps.push((&Fixture::unblock, ":save"));
    fixture.talk(&steps).unwrap();
    assert_eq!(fixture.said().matches("cannot be saved in").count(), 2);
    assert!(fixture.said().contains("Everything is saved now."));
    assert_eq!(fixture.journal().lines().count(), 1);
}

#[test]
fn what_cannot_be_saved_is_written_elsewhere() {
    let fixture = Fixture::new();
    let file = fixture.folder.path().join("my steps.jsonl");
    let taken = format!(":write {}", fixture.place().display());
    let write = format!(":write {}", file.display());
    fixture.talk(&blocked(&["", "", ":quit", &taken, &write, ":quit"])).unwrap();
    let said = fixture.said();
    for words in [
        "Not saved yet: 2 steps.",
        "not there yet",
        "What was not saved is in",
        "Everything is saved.",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let mut pages = Vec::new();
    Journal::open(&file, "dev", &mut |record| pages.push(record.seq)).unwrap();
    assert_eq!(pages, [1, 2]);
}

#[test]
fn steps_that_are_lost_are_an_error() {
    for ending in [&[":quit", ":quit"] as &[&str], &[":quit"], &[]] {
        let fixture = Fixture::new();
        let error = fixture.talk(&blocked(&[&[""], ending].concat())).unwrap_err();
        assert!(error.to_string().starts_with("1 of your last steps"), "{error}");
    }
}

#[test]
fn a_line_that_is_too_long_is_refused_and_the_talk_goes_on() {
    let fixture = Fixture::new();
    let mut progress = Progress::of("sample");
    let (journal, _) = Journal::open(&fixture.path(), "dev", &mut |r| progress.apply(r)).unwrap();
    let (plain, reply) =
        Plain::start(Arc::new(sample::course()), sample::learner(progress), None, 7);
    let input = format!("{}\n\n", "x".repeat(line::LONGEST * 2));
    let edges = Edges {
        input: &mut input.as_bytes(),
        output: &mut Paper(&fixture, None),
        clock: &|| Timestamp::UNIX_EPOCH,
        read: &mut |id| (Some(sample::lesson(id.as_str())), None),
        perform: &mut |errand, _| panic!("{errand:?}"),
    };
    Talk::new(plain, journal, "sample".into(), edges).run(reply).unwrap();
    let said = fixture.said();
    assert!(said.contains("longer than 64 KiB"), "{said}");
    assert!(said.contains("page 1 of 2"), "{said}");
}

#[test]
fn what_is_done_outside_is_said_as_it_goes_on_and_in_full_at_its_end() {
    let fixture = Fixture::new();
    let mut progress = Progress::of("sample");
    let (journal, _) = Journal::open(&fixture.path(), "dev", &mut |r| progress.apply(r)).unwrap();
    let lesson = Some(practice::BASKET.into());
    let (plain, reply) =
        Plain::start(Arc::new(practice::course()), sample::learner(progress), lesson, 7);
    let mut perform = |errand: Errand, tell: &mut dyn FnMut(&str)| {
        let Errand::Run(job) = errand else { panic!("{errand:?}") };
        tell("Making Flask ready\u{7}");
        let mut outcome = Outcome::without_run(End::Finished);
        outcome.outputs.push("[1]\n".into());
        Done::Ran(job.id, Box::new(outcome))
    };
    let edges = Edges {
        input: &mut ":run 1\n".as_bytes(),
        output: &mut Paper(&fixture, None),
        clock: &|| Timestamp::UNIX_EPOCH,
        read: &mut |id| (Some(practice::lesson(id.as_str())), None),
        perform: &mut perform,
    };
    Talk::new(plain, journal, "sample".into(), edges).run(reply).unwrap();
    let said = fixture.said();
    assert!(said.ends_with("Making Flask ready␇\nOutput:\n[1]\nEnd of output.\n\n"), "{said}");
}
