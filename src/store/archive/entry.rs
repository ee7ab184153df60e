//! What the name of a file in an archive stands for.

use crate::course::LessonId;
use crate::course::files::stays_inside;
use crate::course::id::is_slug;
use crate::store::workspace::is_copy;

/// What a file in an archive is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The journal.
    Journal,
    /// The learner's notes, for people to read.
    Notes,
    /// One of the learner's files of a lesson, by its path below the lesson's folder.
    Work(LessonId, String),
    /// A file of a copy of them, by the copy's name and its path below it.
    Attempt(LessonId, String, String),
}

impl Part {
    /// The file's name in the archive.
    pub fn name(&self) -> String {
        match self {
            Self::Journal => "journal.jsonl".into(),
            Self::Notes => "notes.md".into(),
            Self::Work(lesson, file) => format!("work/{lesson}/{file}"),
            Self::Attempt(lesson, copy, file) => format!("attempts/{lesson}/{copy}/{file}"),
        }
    }

    /// What a name stands for; none for a name that no archive of ours has. Every path in it stays
    /// in its folder.
    pub(super) fn of(name: &str) -> Option<Self> {
        match name {
            "journal.jsonl" => return Some(Self::Journal),
            "notes.md" => return Some(Self::Notes),
            _ => {}
        }
        let (kind, rest) = name.split_once('/')?;
        let (stage, rest) = rest.split_once('/')?;
        let (slug, rest) = rest.split_once('/')?;
        if !is_slug(stage) || !is_slug(slug) {
            return None;
        }
        let lesson = LessonId::new(stage, slug);
        let part = match kind {
            "work" => Self::Work(lesson, rest.into()),
            "attempts" => {
                let (copy, file) = rest.split_once('/').filter(|(copy, _)| is_copy(copy))?;
                Self::Attempt(lesson, copy.into(), file.into())
            }
            _ => return None,
        };
        let (Self::Work(_, file) | Self::Attempt(_, _, file)) = &part else { return None };
        stays_inside(file).then_some(part)
    }
}
