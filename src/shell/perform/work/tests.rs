use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;
use crate::course::exercise::Exercise;
use crate::session::sample;

/// Only a fault takes so long.
const LIMIT: Duration = Duration::from_secs(30);

/// A worker, and what it says.
struct Bench {
    folder: TempDir,
    worker: Worker,
    said: Receiver<Msg>,
}

fn files(files: &[(&str, &str)]) -> Files {
    files.iter().map(|(file, text)| ((*file).into(), (*text).into())).collect()
}

/// A lesson with an exercise on one file.
fn lesson(id: &str) -> Arc<Lesson> {
    let mut lesson = Lesson::clone(&sample::lesson("python/kinds"));
    lesson.header.id = id.into();
    lesson.exercise = Some(Exercise {
        title: "An exercise".into(),
        files: vec!["a.py".into()],
        packages: None,
        minutes: 5,
        seconds: None,
        must_use: Vec::new(),
        must_not_use: Vec::new(),
        hints: Vec::new(),
        milestones: Vec::new(),
        task: lesson.pages[0].prose.clone(),
        starter: files(&[("a.py", "starter")]),
        solution: Files::new(),
        checks: String::new(),
    });
    Arc::new(lesson)
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (out, said) = channel();
        let at = |name| folder.path().join(name);
        let folders = WorkFolders { work: at("work"), attempts: at("attempts") };
        Self { worker: Worker::start(folders, out).unwrap(), said, folder }
    }

    fn opened() -> Self {
        let bench = Self::new();
        bench.worker.open(lesson("python/kinds"));
        assert_eq!(bench.work(), files(&[("a.py", "starter")]));
        bench
    }

    fn at(&self, file: &str) -> PathBuf {
        self.folder.path().join("work/python/kinds").join(file)
    }

    fn save(&self, texts: &[(&str, &str)]) {
        self.worker.save("python/kinds".into(), files(texts));
    }

    fn next(&self) -> Msg {
        self.said.recv_timeout(LIMIT).unwrap()
    }

    /// What the next message says, which has to be of this kind.
    fn work(&self) -> Files {
        let next = self.next();
        let Msg::Work(_, Ok(work)) = next else { panic!("{next:?}") };
        work.files
    }

    fn saved(&self) -> Result<(), String> {
        let next = self.next();
        let Msg::WorkSaved(_, saved) = next else { panic!("{next:?}") };
        saved
    }

    fn notice(&self) -> String {
        let next = self.next();
        let Msg::Notice(text) = next else { panic!("{next:?}") };
        text
    }

    /// Waits until everything asked for is done; nothing more may have been said.
    fn is_silent(&self) {
        self.worker.place("python/kinds".into(), "a.py".into()).unwrap();
        assert!(self.said.try_recv().is_err());
    }

    fn copies(&self) -> usize {
        fs::read_dir(self.folder.path().join("attempts/python/kinds")).map_or(0, Iterator::count)
    }
}

#[test]
fn what_others_save_is_told_and_what_is_saved_here_is_not() {
    let bench = Bench::opened();
    bench.save(&[("a.py", "mine")]);
    bench.saved().unwrap();
    assert!(bench.said.recv_timeout(QUIET * 4).is_err());
    fs::write(bench.at("b.py"), "theirs").unwrap();
    assert_eq!(bench.work(), files(&[("a.py", "mine"), ("b.py", "theirs")]));
    // As most editors do: a new file in the place of the old one.
    fs::write(bench.at("new"), "theirs, too").unwrap();
    fs::rename(bench.at("new"), bench.at("a.py")).unwrap();
    let mut files_now = bench.work();
    if files_now.contains_key("new") {
        files_now = bench.work();
    }
    assert_eq!(files_now, files(&[("a.py", "theirs, too"), ("b.py", "theirs")]));
    bench.save(&[("a.py", "mine again")]);
    bench.saved().unwrap();
    assert_eq!(bench.copies(), 1);
    bench.is_silent();
}

#[test]
fn what_others_saved_unseen_is_kept_and_told() {
    let bench = Bench::new();
    fs::create_dir_all(bench.at("")).unwrap();
    fs::write(bench.at("a.py"), "theirs").unwrap();
    bench.save(&[("a.py", "mine")]);
    bench.saved().unwrap();
    assert!(bench.notice().contains("Another program had changed a.py"));
    assert_eq!(bench.copies(), 1);
}

#[test]
fn a_lesson_that_is_closed_is_followed_no_more() {
    let bench = Bench::opened();
    bench.worker.close();
    bench.is_silent();
    fs::write(bench.at("a.py"), "theirs").unwrap();
    bench.worker.open(lesson("python/notes"));
    assert_eq!(bench.work(), files(&[("a.py", "starter")]));
    bench.worker.open(lesson("python/kinds"));
    assert_eq!(bench.work(), files(&[("a.py", "theirs")]));
}

#[test]
fn a_folder_that_is_taken_away_and_comes_back_is_noticed() {
    let bench = Bench::opened();
    for wait in [true, false] {
        fs::remove_dir_all(bench.at("")).unwrap();
        if wait {
            assert_eq!(bench.work(), Files::new());
        }
        fs::create_dir_all(bench.at("")).unwrap();
        let text = format!("back {wait}");
        fs::write(bench.at("a.py"), &text).unwrap();
        while bench.work().get("a.py") != Some(&text) {}
    }
}

#[test]
fn a_reset_is_told_with_where_the_copy_is() {
    let bench = Bench::opened();
    bench.save(&[("a.py", "mine"), ("b.py", "b")]);
    bench.saved().unwrap();
    bench.worker.reset(lesson("python/kinds"));
    assert_eq!(bench.work(), files(&[("a.py", "starter"), ("b.py", "b")]));
    let notice = bench.notice();
    let (_, folder) = notice.split_once(" are in ").unwrap();
    let copy = Path::new(folder.trim_end_matches('.')).join("a.py");
    assert_eq!(fs::read_to_string(copy).unwrap(), "mine");
}

#[test]
fn every_attempt_is_kept() {
    let bench = Bench::opened();
    for _ in 0..2 {
        bench.worker.keep("python/kinds".into(), files(&[("a.py", "mine")]));
    }
    bench.is_silent();
    assert_eq!(bench.copies(), 2);
}

#[test]
fn what_cannot_be_saved_is_told_at_the_end_as_well() {
    let bench = Bench::opened();
    fs::create_dir(bench.at("folder.py")).unwrap();
    bench.save(&[("folder.py", "mine")]);
    let refused = bench.saved().unwrap_err();
    assert!(refused.contains("folder.py"), "{refused}");
    assert_eq!(bench.worker.finish(), Some(refused));
    let bench = Bench::opened();
    bench.save(&[("../a.py", "mine")]);
    bench.saved().unwrap_err();
    bench.save(&[("a.py", "mine")]);
    bench.saved().unwrap();
    assert_eq!(bench.worker.finish(), None);
}

#[test]
fn what_was_asked_for_before_the_end_is_done() {
    let bench = Bench::new();
    bench.worker.open(lesson("python/kinds"));
    for number in 0..20 {
        bench.save(&[("a.py", &number.to_string())]);
    }
    let path = bench.at("a.py");
    let Bench { folder, worker, .. } = bench;
    assert_eq!(worker.finish(), None);
    assert_eq!(fs::read_to_string(path).unwrap(), "19");
    drop(folder);
}

#[test]
fn what_is_no_text_is_told_once() {
    let bench = Bench::opened();
    fs::write(bench.at("data.bin"), b"\xff").unwrap();
    assert!(bench.notice().contains("data.bin is not text"));
    fs::write(bench.at("b.py"), "b").unwrap();
    assert_eq!(bench.work(), files(&[("a.py", "starter"), ("b.py", "b")]));
    bench.is_silent();
}

#[test]
fn times_and_sizes_show_what_the_system_does_not_tell() {
    let folder = tempfile::tempdir().unwrap();
    let (touch, touched) = channel();
    let follow = Follow::comparing(folder.path().join("work"), touch).unwrap();
    fs::create_dir(folder.path().join("work")).unwrap();
    fs::write(folder.path().join("work/a.py"), "a").unwrap();
    assert!(matches!(touched.recv_timeout(LIMIT), Ok(Job::Touched)));
    drop(follow);
    let ended = loop {
        match touched.recv_timeout(LIMIT) {
            Ok(_) => {}
            Err(error) => break error,
        }
    };
    assert_eq!(ended, RecvTimeoutError::Disconnected, "the comparing ends with the following");
}
