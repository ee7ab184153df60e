//! What the programs of a lesson run with.

use crate::course::{Course, Files, Lesson, LessonId};
use crate::run::{Job, JobId, Limits, Work, needs_packages};

/// How much longer than a learner's a run of ours may take by the clock: many go on at a time. Its
/// time on a processor is the learner's.
const PATIENCE: u32 = 3;

/// The file below `support/` that is run before each program.
const PRELUDE: &str = "prelude.py";

/// What a lesson's programs find around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Setting {
    /// The lesson.
    pub(super) lesson: LessonId,
    /// Its package set.
    pub(super) packages: Option<String>,
    /// The files beside each program.
    pub(super) support: Files,
    /// Run before each of them.
    pub(super) prelude: Option<String>,
}

impl Setting {
    /// The setting of a lesson's text and quiz.
    pub(super) fn of(course: &Course, lesson: &Lesson) -> Self {
        let stage = course.stages.iter().find(|s| s.id.as_str() == lesson.header.id.stage());
        let mut support = lesson.support.clone();
        let prelude = support.remove(PRELUDE);
        Self {
            lesson: lesson.header.id.clone(),
            packages: stage.and_then(|stage| stage.packages.clone()),
            support,
            prelude,
        }
    }

    /// A file of the lesson, below the course's folder.
    pub(super) fn file(&self, name: &str) -> String {
        format!("{}/{name}", self.lesson)
    }

    /// Runs programs one after the other in one namespace, with all that belongs to the lesson.
    pub(super) fn programs(&self, programs: Vec<String>) -> Job {
        self.programs_among(programs, Files::new())
    }

    /// The same, with further files beside them.
    pub(super) fn programs_among(&self, programs: Vec<String>, files: Files) -> Job {
        without_needless_packages(self.programs_with_packages(programs, files))
    }

    /// The same, with the packages whether they are imported or not.
    pub(super) fn programs_with_packages(&self, programs: Vec<String>, files: Files) -> Job {
        let mut all = self.support.clone();
        all.extend(files);
        self.with_packages(Work::Programs { prelude: self.prelude.clone(), programs }, all)
    }

    /// A job among `files`.
    pub(super) fn job(&self, work: Work, files: Files) -> Job {
        without_needless_packages(self.with_packages(work, files))
    }

    /// A job among `files`, with the packages of the set whether they are imported or not.
    fn with_packages(&self, work: Work, files: Files) -> Job {
        Job {
            id: JobId(0),
            work,
            packages: self.packages.clone(),
            files,
            input: String::new(),
            limits: patient(Limits::default()),
        }
    }
}

/// The learner's Python runs such a job alone where the packages have not been fetched.
fn without_needless_packages(job: Job) -> Job {
    let packages = job.packages.clone().filter(|_| needs_packages(&job));
    Job { packages, ..job }
}

/// The same limits, with more time by the clock.
pub(super) fn patient(mut limits: Limits) -> Limits {
    limits.wall *= PATIENCE;
    limits
}
