//! A program of a lesson's text that the learner runs, as it stands or as an edited copy.

use std::sync::Arc;

use jiff::Timestamp;

use super::live::Live;
use super::outcome::{Report, report};
use crate::course::files::{Files, stays_inside};
use crate::course::prose::{Block, BlockKind, Code};
use crate::course::{Course, Lesson, Prose};
use crate::run::blocks::{self, Kind, Steps};
use crate::run::{End, Job, JobId, JobIds, Limits, Update, Work};

/// The file in `support/` that runs before each program.
const PRELUDE: &str = "prelude.py";

/// Why a code block cannot be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotRun {
    /// There is no such block.
    Missing,
    /// It is nothing that can be run.
    OtherLanguage,
    /// It is a fragment, no whole program.
    Fragment,
}

/// A program on a page, and what came of running it.
#[derive(Debug, Clone)]
pub struct Trial {
    lesson: Arc<Lesson>,
    page: usize,
    block: usize,
    original: String,
    text: String,
    kind: Kind,
    raises: Option<String>,
    programs: usize,
    live: Option<Live>,
}

impl Trial {
    /// The code block number `block` (from 0, among all code blocks of the page, as
    /// [`code_blocks`] lists them) of a page (from 0).
    ///
    /// # Errors
    /// If it cannot be run.
    pub fn open(lesson: Arc<Lesson>, page: usize, block: usize) -> Result<Self, NotRun> {
        let code = find(&lesson, page, block).ok_or(NotRun::Missing)?;
        let kind = can_run(code)?;
        let (original, raises) = (code.text.clone(), code.raises().map(str::to_owned));
        let text = original.clone();
        let listens = usize::from(matches!(kind, Kind::Queries(_)));
        let programs = chain(&lesson, page, block).len() + listens;
        Ok(Self { lesson, page, block, original, text, kind, raises, programs, live: None })
    }

    /// The lesson, the page (from 0) and the block (from 0).
    pub fn place(&self) -> (&Arc<Lesson>, usize, usize) {
        (&self.lesson, self.page, self.block)
    }

    /// The program as it will run.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it differs from the lesson's.
    pub fn is_edited(&self) -> bool {
        self.text != self.original
    }

    /// Puts an edited copy in place of the program.
    pub fn edit(&mut self, text: String) {
        self.text = text;
    }

    /// Goes back to the lesson's own text.
    pub fn restore(&mut self) {
        self.text.clone_from(&self.original);
    }

    /// Runs it at `now`; returns the job, and the one to end before.
    pub fn run(
        &mut self,
        course: &Course,
        ids: &mut JobIds,
        now: Timestamp,
    ) -> (Job, Option<JobId>) {
        let before = self.running();
        let mut programs = chain(&self.lesson, self.page, self.block);
        programs.push(self.kind.as_python_to_see(&self.text));
        if programs.len() > 1 && matches!(self.kind, Kind::Queries(_)) {
            programs.insert(0, blocks::listening());
        }
        let mut job = job(course, &self.lesson, programs, ids.fresh());
        job.files.extend(shown_files(&self.lesson, self.page, self.block));
        self.live = Some(Live::new(job.id, now));
        (job, before)
    }

    /// The job to end, if it is going on; its outcome follows as news.
    pub fn running(&self) -> Option<JobId> {
        self.live.as_ref().filter(|live| !live.is_over()).map(Live::id)
    }

    /// Takes in news of a job; those of other jobs change nothing.
    pub fn hear(&mut self, id: JobId, update: Update) {
        if let Some(live) = &mut self.live {
            live.hear(id, update);
        }
    }

    /// The last run; none before the first one.
    pub fn live(&self) -> Option<&Live> {
        self.live.as_ref()
    }

    /// Whether the course has to be trusted before it can run; run it again after.
    pub fn needs_trust(&self) -> bool {
        let outcome = self.live.as_ref().and_then(Live::outcome);
        outcome.is_some_and(|outcome| outcome.end == End::Untrusted)
    }

    /// What came of the last run, once it is over.
    pub fn report(&self) -> Option<Report> {
        let outcome = self.live.as_ref().and_then(Live::outcome)?;
        let earlier = outcome.outputs.len() <= self.programs && !outcome.outputs.is_empty();
        let raises = self.raises.as_deref().filter(|_| !self.is_edited() && !earlier);
        let mut report = report(outcome, raises);
        if earlier && matches!(outcome.end, End::Raised(_) | End::Exited(_)) {
            report.ending = Some("A program before this one ended it.".into());
        }
        Some(report)
    }
}

/// The code blocks of a text in reading order, also those in lists and quotes.
pub fn code_blocks(prose: &Prose) -> Vec<&Code> {
    let mut found = Vec::new();
    gather(&prose.blocks, &mut found);
    found
}

/// How a code block is run.
///
/// # Errors
/// If it cannot be run.
pub fn can_run(code: &Code) -> Result<Kind, NotRun> {
    match Kind::of(code) {
        Some(_) if code.is_skipped() => Err(NotRun::Fragment),
        Some(Kind::Pipeline(_, Steps::Shown)) => Err(NotRun::OtherLanguage),
        Some(kind) => Ok(kind),
        None if code.lang == "python" => Err(NotRun::Fragment),
        None => Err(NotRun::OtherLanguage),
    }
}

/// The package set that a lesson's programs run on.
pub fn packages(course: &Course, lesson: &Lesson) -> Option<String> {
    let stage = lesson.header.id.stage();
    let stage = course.stages.iter().find(|other| other.id.as_str() == stage);
    stage.and_then(|stage| stage.packages.clone())
}

/// The job that runs programs of a lesson one after the other, with what the lesson lays out for
/// them. `programs` is not empty.
fn job(course: &Course, lesson: &Lesson, programs: Vec<String>, id: JobId) -> Job {
    let mut files = lesson.support.clone();
    let prelude = files.remove(PRELUDE);
    Job {
        id,
        work: Work::Programs { prelude, programs },
        packages: packages(course, lesson),
        files,
        input: String::new(),
        limits: Limits::default(),
    }
}

/// The programs that run before a block, oldest first: those it continues.
fn chain(lesson: &Lesson, page: usize, block: usize) -> Vec<String> {
    let mut chain = Vec::new();
    for (place, code) in blocks_up_to(lesson, page) {
        let Ok(kind) = can_run(code) else { continue };
        if !code.continues() && !kind.is_about_the_program_before() {
            chain.clear();
        }
        if place == (page, block) {
            break;
        }
        chain.push(kind.as_python_to_see(&code.text));
    }
    chain
}

/// The files that the lesson shows before a block: they lie beside its programs.
fn shown_files(lesson: &Lesson, page: usize, block: usize) -> Files {
    let before = blocks_up_to(lesson, page).take_while(|(place, _)| *place != (page, block));
    let file = |(_, code): (_, &Code)| {
        let path = code.value("file").filter(|path| stays_inside(path))?;
        Some((path.to_owned(), format!("{}\n", code.text)))
    };
    before.filter_map(file).collect()
}

/// The code blocks of all pages up to `page`, each with its page and its number there.
fn blocks_up_to(lesson: &Lesson, page: usize) -> impl Iterator<Item = ((usize, usize), &Code)> {
    lesson.pages.iter().take(page + 1).enumerate().flat_map(|(number, page)| {
        code_blocks(&page.prose).into_iter().enumerate().map(move |(at, code)| ((number, at), code))
    })
}

fn find(lesson: &Lesson, page: usize, block: usize) -> Option<&Code> {
    code_blocks(&lesson.pages.get(page)?.prose).into_iter().nth(block)
}

fn gather<'a>(blocks: &'a [Block], found: &mut Vec<&'a Code>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Code(code) => found.push(code),
            BlockKind::List { items, .. } => items.iter().for_each(|item| gather(item, found)),
            BlockKind::Quote(blocks) => gather(blocks, found),
            BlockKind::Heading { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Rule => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::{Fault, Outcome};
    use crate::session::sample::practice;

    fn opened(page: usize, block: usize) -> Result<Trial, NotRun> {
        Trial::open(practice::lesson(practice::BASKET), page, block)
    }

    fn job_of(trial: &mut Trial) -> Job {
        trial.run(&practice::course(), &mut JobIds::default(), Timestamp::UNIX_EPOCH).0
    }

    fn programs(job: &Job) -> Vec<&str> {
        let Work::Programs { programs, .. } = &job.work else { panic!("{job:?}") };
        programs.iter().map(String::as_str).collect()
    }

    #[test]
    fn only_whole_python_programs_run() {
        for (page, block, expected) in [
            (0, 0, Ok(())),
            (0, 1, Err(NotRun::OtherLanguage)),
            (0, 2, Err(NotRun::Fragment)),
            (0, 3, Err(NotRun::Missing)),
            (1, 0, Ok(())),
            (1, 1, Err(NotRun::OtherLanguage)),
            (1, 2, Ok(())),
            (2, 0, Err(NotRun::Missing)),
        ] {
            assert_eq!(opened(page, block).map(drop), expected, "{page} {block}");
        }
    }

    #[test]
    fn a_program_runs_after_those_it_continues() {
        for (page, block, expected) in [
            (0, 0, &["basket = [1]\nprint(basket)"] as &[&str]),
            (1, 0, &["basket = [1]\nprint(basket)", "print(len(basket))"]),
            (1, 2, &["{}[\"x\"]"]),
            (1, 3, &["{}[\"x\"]", "print(\"never\")"]),
        ] {
            let job = job_of(&mut opened(page, block).unwrap());
            assert_eq!(programs(&job), expected, "{page} {block}");
        }
    }

    #[test]
    fn files_that_were_shown_lie_beside_it() {
        let files = |block| job_of(&mut opened(1, block).unwrap()).files;
        assert_eq!(files(0).get("conf/ci.yml"), None);
        assert_eq!(files(2).get("conf/ci.yml").map(String::as_str), Some("on: push\n"));
    }

    #[test]
    fn the_lessons_files_and_packages_are_there() {
        let job = job_of(&mut opened(0, 0).unwrap());
        let Work::Programs { prelude, .. } = &job.work else { panic!("{job:?}") };
        assert_eq!(prelude.as_deref(), Some("import fruit\n"));
        assert_eq!(job.files.keys().collect::<Vec<_>>(), ["fruit.py"]);
        assert_eq!(job.packages.as_deref(), Some("python"));
    }

    #[test]
    fn an_edited_copy_runs_in_place_of_the_program() {
        let mut trial = opened(1, 0).unwrap();
        trial.edit("print(0)".into());
        assert!(trial.is_edited());
        let job = job_of(&mut trial);
        assert_eq!(programs(&job), ["basket = [1]\nprint(basket)", "print(0)"]);
        trial.restore();
        assert_eq!((trial.text(), trial.is_edited()), ("print(len(basket))", false));
    }

    #[test]
    fn a_second_run_ends_the_first_one() {
        let (course, mut ids) = (practice::course(), JobIds::default());
        let mut trial = opened(0, 0).unwrap();
        let now = Timestamp::UNIX_EPOCH;
        let (first, before) = trial.run(&course, &mut ids, now);
        assert_eq!(before, None);
        let (second, before) = trial.run(&course, &mut ids, now);
        assert_eq!(before, Some(first.id));
        let done = |end| Update::Done(Box::new(Outcome::without_run(end)));
        trial.hear(first.id, done(End::Stopped));
        assert_eq!((trial.running(), trial.report()), (Some(second.id), None));
        trial.hear(second.id, done(End::Untrusted));
        assert!(trial.needs_trust() && trial.running().is_none());
    }

    #[test]
    fn the_report_knows_what_the_lesson_foretells() {
        let check = |page, block, outputs: &[&str], edit: Option<&str>, words: Option<&str>| {
            let mut trial = opened(page, block).unwrap();
            if let Some(text) = edit {
                trial.edit(text.into());
            }
            let id = job_of(&mut trial).id;
            let end = End::Raised(Fault { kind: "KeyError".into(), ..Fault::default() });
            let outputs = outputs.iter().map(|text| (*text).to_owned()).collect();
            let outcome = Outcome { outputs, ..Outcome::without_run(end) };
            trial.hear(id, Update::Done(Box::new(outcome)));
            let ending = trial.report().unwrap().ending;
            assert_eq!(ending.is_some(), words.is_some(), "{ending:?}");
            assert!(ending.unwrap_or_default().contains(words.unwrap_or_default()));
        };
        check(1, 2, &[""], None, Some("as the lesson says"));
        check(1, 2, &[""], Some("{}[1]"), None);
        check(1, 3, &[""], None, Some("before this one"));
        check(0, 0, &["[1]\n"], None, None);
    }
}
