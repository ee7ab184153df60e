use std::collections::BTreeSet;

use tempfile::TempDir;

use super::*;

/// A learner's folders and the lesson they are in.
pub(super) struct Learner {
    folder: TempDir,
    pub(super) space: Workspace,
}

pub(super) fn files(files: &[(&str, &str)]) -> Files {
    files.iter().map(|(file, text)| ((*file).into(), (*text).into())).collect()
}

pub(super) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

impl Learner {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let space = Self::space(folder.path());
        Self { folder, space }
    }

    fn space(folder: &Path) -> Workspace {
        let folders = WorkFolders { work: folder.join("work"), attempts: folder.join("attempts") };
        folders.lesson(&"python/loops".into()).unwrap()
    }

    /// The program is started once more.
    pub(super) fn comes_back(&mut self) {
        self.space = Self::space(self.folder.path());
    }

    pub(super) fn at(&self, file: &str) -> PathBuf {
        self.space.folder.join(file)
    }

    /// What another program does.
    pub(super) fn writes(&self, file: &str, text: impl AsRef<[u8]>) {
        fs::create_dir_all(self.at(file).parent().unwrap()).unwrap();
        fs::write(self.at(file), text).unwrap();
    }

    pub(super) fn on_disk(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.at(file)).ok()
    }

    fn open(&mut self, starter: &[(&str, &str)]) -> Files {
        let contents = self.space.open(&files(starter)).unwrap();
        assert_eq!(contents.problems, []);
        contents.files
    }

    pub(super) fn saves(&mut self, texts: &[(&str, &str)]) -> Option<Notice> {
        self.space.save(&files(texts), at(0)).unwrap()
    }

    /// Folder, file and text of each copy, in order.
    pub(super) fn copies(&self) -> Vec<(String, String, String)> {
        let mut copies = Vec::new();
        let Ok(folders) = fs::read_dir(&self.space.copies.folder) else { return copies };
        for folder in folders {
            let folder = folder.unwrap();
            let name = folder.file_name().into_string().unwrap();
            let root = fs::canonicalize(folder.path()).unwrap();
            let (files, _) = walk::walk(&root).unwrap().read(&root);
            copies.extend(files.into_iter().map(|(file, text)| (name.clone(), file, text)));
        }
        copies.sort();
        copies
    }
}

/// Copies as `file: text`.
fn kept(learner: &Learner) -> Vec<String> {
    learner.copies().iter().map(|(_, file, text)| format!("{file}: {text}")).collect()
}

#[test]
fn opening_writes_what_is_missing_and_nothing_else() {
    let mut learner = Learner::new();
    learner.writes("a.py", "mine");
    let found = learner.open(&[("a.py", "theirs"), ("shop/b.py", "b")]);
    assert_eq!(found, files(&[("a.py", "mine"), ("shop/b.py", "b")]));
    learner.writes("notes/of mine.txt", "é");
    let found = learner.open(&[("a.py", "newer"), ("shop/b.py", "newer"), ("c.py", "c")]);
    let expected =
        [("a.py", "mine"), ("c.py", "c"), ("notes/of mine.txt", "é"), ("shop/b.py", "b")];
    assert_eq!(found, files(&expected));
    assert_eq!(kept(&learner), Vec::<String>::new());
}

#[test]
fn saving_over_what_was_saved_or_begun_from_needs_no_copy() {
    let mut learner = Learner::new();
    learner.open(&[("a.py", "starter")]);
    for text in ["one", "two", "two"] {
        assert_eq!(learner.saves(&[("a.py", text), ("new/b.py", text)]), None);
        assert_eq!(learner.on_disk("a.py").unwrap(), text);
        assert_eq!(learner.on_disk("new/b.py").unwrap(), text);
    }
    assert_eq!(kept(&learner), Vec::<String>::new());
    let left: Vec<_> = fs::read_dir(&learner.space.folder).unwrap().collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn what_another_program_wrote_is_copied_and_told_if_it_was_not_seen() {
    let mut learner = Learner::new();
    learner.open(&[("a.py", "starter")]);
    learner.writes("a.py", "unseen");
    let notice = learner.saves(&[("a.py", "mine")]).unwrap();
    assert!(notice.message.contains("a.py"), "{notice}");
    assert!(notice.advice.contains("attempts/python/loops/20270115T080000Z-1"), "{notice}");
    learner.writes("a.py", "seen");
    learner.space.read().unwrap();
    assert_eq!(learner.saves(&[("a.py", "mine again")]), None);
    assert_eq!(kept(&learner), ["a.py: unseen", "a.py: seen"]);
}

#[test]
fn the_work_of_another_day_is_copied_once() {
    let mut learner = Learner::new();
    learner.open(&[("a.py", "starter")]);
    learner.saves(&[("a.py", "monday")]);
    learner.comes_back();
    learner.open(&[("a.py", "starter")]);
    learner.saves(&[("a.py", "tuesday")]);
    learner.saves(&[("a.py", "tuesday, later")]);
    assert_eq!(kept(&learner), ["a.py: monday"]);
    learner.space.keep_attempt(&files(&[("a.py", "tuesday, later")]), at(60)).unwrap();
    learner.comes_back();
    learner.open(&[("a.py", "starter")]);
    learner.saves(&[("a.py", "wednesday")]);
    assert_eq!(kept(&learner), ["a.py: monday", "a.py: tuesday, later"]);
}

#[test]
fn every_attempt_has_a_folder_of_its_own() {
    let learner = Learner::new();
    for text in ["one", "one", "two"] {
        learner.space.keep_attempt(&files(&[("a.py", text), ("b/c.py", text)]), at(0)).unwrap();
    }
    let copies = learner.copies();
    let folders: BTreeSet<_> = copies.iter().map(|(folder, ..)| folder.as_str()).collect();
    let expected = ["20270115T080000Z-1", "20270115T080000Z-2", "20270115T080000Z-3"];
    assert_eq!(folders, expected.into());
    assert_eq!(copies.len(), 6);
    let error = learner.space.keep_attempt(&files(&[("../a.py", "")]), at(0)).unwrap_err();
    assert!(error.to_string().contains("leads out"), "{error}");
}

#[test]
fn a_reset_begins_anew_and_keeps_everything() {
    let mut learner = Learner::new();
    let starter = files(&[("a.py", "a"), ("b.py", "b")]);
    learner.space.open(&starter).unwrap();
    assert_eq!(learner.space.reset(&starter, at(0)).unwrap(), None);
    learner.writes("a.py", [0xff, 0]);
    learner.writes("mine.py", "mine");
    let copy = learner.space.reset(&starter, at(1)).unwrap().unwrap();
    assert_eq!(fs::read(copy.join("a.py")).unwrap(), [0xff, 0]);
    let expected = files(&[("a.py", "a"), ("b.py", "b"), ("mine.py", "mine")]);
    assert_eq!(learner.space.read().unwrap().files, expected);
    let mut names: Vec<_> = learner.copies().into_iter().map(|(_, file, _)| file).collect();
    names.sort();
    assert_eq!(names, ["b.py", "mine.py"], "those that are text");
}

#[test]
fn what_is_no_text_or_too_much_is_reported_and_the_rest_is_read() {
    let mut learner = Learner::new();
    learner.writes("good.py", "good");
    learner.writes("latin.txt", b"\xe9");
    learner.writes("large.txt", vec![b'a'; 1024 * 1024 + 1]);
    learner.writes("a:b.py", "");
    learner.writes(&format!("{}deep.py", "d/".repeat(11)), "");
    for quiet in [
        "__pycache__/good.cpython-314.pyc",
        ".good.py.swp",
        "good.py~",
        "venv/pyvenv.cfg",
        "venv/bin/x",
        ".good.py.12.gradus-new",
    ] {
        learner.writes(quiet, b"\xe9");
    }
    let contents = learner.space.read().unwrap();
    assert_eq!(contents.files, files(&[("good.py", "good")]));
    let told: Vec<_> = contents.problems.iter().map(ToString::to_string).collect();
    for (told, words) in told.iter().zip([
        "a:b.py has a name",
        "large.txt is larger than 1 MiB",
        "d/d lies deeper than 10 folders",
        "latin.txt is not text",
    ]) {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert_eq!(told.len(), 4, "{told:?}");
}

#[test]
fn a_flood_of_files_is_cut_off() {
    let mut learner = Learner::new();
    for number in 0..1100 {
        learner.writes(&format!("{number}.txt"), "x");
    }
    let contents = learner.space.read().unwrap();
    assert_eq!((contents.files.len(), contents.problems.len()), (1000, 1));
    assert!(contents.problems[0].message.contains("over 1000 files"));
    let mut learner = Learner::new();
    for number in 0..10 {
        learner.writes(&format!("{number}.txt"), vec![b'x'; 1024 * 1024]);
    }
    let contents = learner.space.read().unwrap();
    assert_eq!((contents.files.len(), contents.problems.len()), (8, 2));
}

#[test]
fn paths_that_leave_are_refused_and_nothing_is_written() {
    let mut learner = Learner::new();
    for path in ["../x.py", "/tmp/x.py", "a/../../x.py", "a\\b", ""] {
        let error = learner.space.save(&files(&[("a.py", "a"), (path, "x")]), at(0)).unwrap_err();
        assert!(error.to_string().contains("leads out"), "{path}: {error}");
    }
    assert_eq!(learner.on_disk("a.py"), None);
    let folders = WorkFolders { work: "w".into(), attempts: "a".into() };
    assert!(folders.lesson(&"../up".into()).is_err());
}

#[test]
fn something_else_in_the_place_of_a_file_is_told() {
    let mut learner = Learner::new();
    learner.writes("a.py/inner.txt", "mine");
    let error = learner.space.save(&files(&[("a.py", "x")]), at(0)).unwrap_err().to_string();
    assert!(error.contains("Move away what stands in its place"), "{error}");
    let error = learner.space.reset(&files(&[("a.py", "x")]), at(0)).unwrap_err().to_string();
    assert!(error.contains("a.py"), "{error}");
    let error = learner.space.open(&files(&[("a.py/inner.txt/b.py", "x")])).unwrap_err();
    assert!(error.to_string().contains("Move away what stands in its place"), "{error}");
    assert_eq!(learner.on_disk("a.py/inner.txt").unwrap(), "mine");
}

#[test]
fn nothing_is_overwritten_if_no_copy_can_be_kept() {
    let mut learner = Learner::new();
    fs::write(learner.folder.path().join("attempts"), "in the way").unwrap();
    learner.writes("a.py", "mine");
    let error = learner.space.save(&files(&[("a.py", "x")]), at(0)).unwrap_err().to_string();
    assert!(error.contains("nothing was overwritten"), "{error}");
    learner.space.reset(&files(&[("a.py", "x")]), at(0)).unwrap_err();
    assert_eq!(learner.on_disk("a.py").unwrap(), "mine");
}

#[test]
fn marks_change_with_the_files() {
    let mut learner = Learner::new();
    let mut seen = vec![marks(&learner.space.folder)];
    learner.open(&[("a.py", "a")]);
    seen.push(marks(&learner.space.folder));
    assert_eq!(marks(&learner.space.folder), seen[1]);
    learner.writes("a.py", "longer");
    seen.push(marks(&learner.space.folder));
    learner.writes("b.py", "b");
    seen.push(marks(&learner.space.folder));
    fs::remove_file(learner.at("a.py")).unwrap();
    seen.push(marks(&learner.space.folder));
    let different = seen.windows(2).all(|pair| pair[0] != pair[1]);
    assert!(different, "{seen:?}");
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn links_out_of_the_folder_are_neither_read_nor_written() {
        let mut learner = Learner::new();
        let outside = learner.folder.path().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("secret.py"), "secret").unwrap();
        learner.writes("real.py", "real");
        for (link, target) in [
            ("out.py", outside.join("secret.py")),
            ("outdir", outside.clone()),
            ("nothing.py", outside.join("nothing")),
            ("in.py", learner.at("real.py")),
            ("indir", learner.space.folder.clone()),
        ] {
            symlink(target, learner.at(link)).unwrap();
        }
        let starter = files(&[("nothing.py", "starter"), ("out.py", "starter")]);
        let contents = learner.space.open(&starter).unwrap();
        assert_eq!(contents.files, files(&[("in.py", "real"), ("real.py", "real")]));
        assert_eq!(contents.problems.len(), 4, "{:?}", contents.problems);
        for path in ["out.py", "outdir/new.py", "outdir/new/new.py", "nothing.py"] {
            learner.space.save(&files(&[(path, "x")]), at(0)).unwrap_err();
            learner.space.reset(&files(&[(path, "x")]), at(0)).unwrap_err();
        }
        assert_eq!(fs::read_dir(&outside).unwrap().count(), 1);
        assert_eq!(fs::read_to_string(outside.join("secret.py")).unwrap(), "secret");
        learner.saves(&[("in.py", "changed")]);
        assert!(learner.at("in.py").is_symlink());
        assert_eq!(learner.on_disk("real.py").unwrap(), "changed");
        assert_eq!(kept(&learner), ["in.py: real"]);
    }

    #[test]
    fn permissions_stay() {
        let mut learner = Learner::new();
        learner.open(&[("run.sh", "a")]);
        fs::set_permissions(learner.at("run.sh"), fs::Permissions::from_mode(0o750)).unwrap();
        learner.saves(&[("run.sh", "b")]);
        let mode = fs::metadata(learner.at("run.sh")).unwrap().permissions().mode();
        assert_eq!((mode & 0o777, learner.on_disk("run.sh").unwrap()), (0o750, "b".into()));
    }

    #[test]
    fn the_folder_may_be_a_link_itself() {
        let mut learner = Learner::new();
        let elsewhere = learner.folder.path().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        symlink(&elsewhere, learner.folder.path().join("work")).unwrap();
        learner.open(&[("a.py", "a")]);
        assert_eq!(fs::read_to_string(elsewhere.join("python/loops/a.py")).unwrap(), "a");
    }
}
