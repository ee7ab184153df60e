//! One line of the journal: an event with its name and its time. **Stable** format.
//!
//! A journal may hold a million lines and is folded at every start, so a line is read without
//! copying: [`What`] mirrors [`Event`] with borrowed names. A new kind of event needs a variant in
//! both and an arm in `line`, a new field a place there and in `scan`; add it to the events of the
//! tests, which fail until it has them.

mod line;
mod scan;

use std::borrow::Cow;
use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use self::line::Text;
use super::event::{Event, Rating, Setting};
use crate::course::grade::Verdict;
use crate::course::{Answer, LessonId};

/// The version of the line format that is written, and the only one that is read.
const VERSION: u64 = 1;

/// Greatest `seq`: the greatest whole number that every JSON reader keeps exact.
const MAX_SEQ: u64 = 1 << 53;

/// What a line holds besides its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Envelope<'a> {
    /// The device that wrote it.
    pub dev: &'a str,
    /// Its number on that device, counted from 1. Device and number name an event for ever.
    pub seq: u64,
    /// When it happened; written in milliseconds.
    pub at: Timestamp,
    /// The course it belongs to.
    pub course: &'a str,
}

/// A line that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record<'a> {
    /// The device that wrote it.
    pub dev: Cow<'a, str>,
    /// Its number on that device.
    pub seq: u64,
    /// When it happened.
    pub at: Timestamp,
    /// The course it belongs to.
    pub course: Cow<'a, str>,
    /// What happened.
    pub what: What<'a>,
}

/// What happened, as [`Event`] says it, with names borrowed from the line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "every field is described at the event of the same name")]
pub enum What<'a> {
    /// See [`Event::PageRead`].
    PageRead { lesson: Cow<'a, str>, page: usize, at: Option<usize> },
    /// See [`Event::Asked`].
    Asked { lesson: Cow<'a, str>, question: Cow<'a, str>, setting: Setting },
    /// See [`Event::Answered`].
    Answered {
        lesson: Cow<'a, str>,
        question: Cow<'a, str>,
        setting: Setting,
        answer: RawAnswer<'a>,
        verdict: Verdict,
        hints: u32,
        guess: bool,
        ms: u64,
    },
    /// See [`Event::HintTaken`].
    HintTaken {
        lesson: Cow<'a, str>,
        question: Option<Cow<'a, str>>,
        milestone: Option<Cow<'a, str>>,
        hint: u32,
    },
    /// See [`Event::Skipped`].
    Skipped { lesson: Cow<'a, str>, question: Option<Cow<'a, str>>, setting: Option<Setting> },
    /// See [`Event::Disputed`].
    Disputed { lesson: Cow<'a, str>, question: Cow<'a, str>, answer: RawAnswer<'a> },
    /// See [`Event::QuizFinished`].
    QuizFinished { lesson: Cow<'a, str>, of: usize, right: usize, skipped: usize },
    /// See [`Event::ExerciseOpened`].
    ExerciseOpened { lesson: Cow<'a, str> },
    /// See [`Event::ExerciseChecked`].
    ExerciseChecked {
        lesson: Cow<'a, str>,
        milestone: Option<Cow<'a, str>>,
        passed: bool,
        of: usize,
        right: usize,
        first: Option<Cow<'a, str>>,
        hints: u32,
        ms: u64,
    },
    /// See [`Event::SolutionShown`].
    SolutionShown { lesson: Cow<'a, str> },
    /// See [`Event::ExerciseSkipped`].
    ExerciseSkipped { lesson: Cow<'a, str> },
    /// See [`Event::LessonFinished`].
    LessonFinished { lesson: Cow<'a, str> },
    /// See [`Event::Reviewed`].
    Reviewed {
        lesson: Cow<'a, str>,
        question: Option<Cow<'a, str>>,
        setting: Setting,
        concept: Cow<'a, str>,
        rating: Rating,
    },
    /// See [`Event::ReviewUndone`].
    ReviewUndone { concept: Cow<'a, str> },
    /// See [`Event::Placed`].
    Placed { lesson: Cow<'a, str> },
    /// See [`Event::Noted`].
    Noted { lesson: Cow<'a, str>, page: usize, text: Cow<'a, str> },
    /// See [`Event::Bookmarked`].
    Bookmarked { lesson: Cow<'a, str>, page: usize, on: bool },
    /// See [`Event::Reset`].
    Reset { scope: Scope<'a> },
    /// A kind, or a form of a known kind, that this version does not know.
    Unknown {
        /// The kind's name.
        kind: Cow<'a, str>,
    },
}

/// What a reset covers, as [`ResetScope`](super::event::ResetScope) says it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "every field is described at the scope of the same name")]
pub enum Scope<'a> {
    /// One lesson.
    Lesson { lesson: Cow<'a, str> },
    /// Every lesson of a stage.
    Stage { stage: Cow<'a, str> },
    /// The whole course.
    All,
}

impl Scope<'_> {
    /// Whether it covers a lesson.
    pub fn covers(&self, id: &LessonId) -> bool {
        match self {
            Self::Lesson { lesson } => id.as_str() == lesson,
            Self::Stage { stage } => id.stage() == stage,
            Self::All => true,
        }
    }
}

/// An answer as it stands in the line. Few readers look inside, so it is parsed when asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawAnswer<'a> {
    json: &'a str,
}

impl RawAnswer<'_> {
    /// The answer, or none if it is of a kind that this version does not know.
    pub fn parse(self) -> Option<Answer> {
        serde_json::from_str(self.json).ok()
    }
}

/// Why a line cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// It does not end in a checksum: cut off, or not a line of a journal.
    Unsealed,
    /// It does not agree with its checksum.
    Sum,
    /// Its checksum is right, but it is not what a journal holds.
    Form,
    /// Nothing is damaged: a newer program wrote it in this version of the format.
    Newer(u64),
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsealed => f.write_str("it does not end in a checksum"),
            Self::Sum => f.write_str("it does not agree with its checksum"),
            Self::Form => f.write_str("it has a right checksum and a wrong form"),
            Self::Newer(version) => write!(f, "it is written in version {version} of the format"),
        }
    }
}

impl std::error::Error for Damage {}

/// The line for an event, without a line break. Fails only for an event that JSON cannot hold;
/// there is none so far.
pub fn encode(envelope: &Envelope<'_>, event: &Event) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Written<'a> {
        v: u64,
        dev: &'a str,
        seq: u64,
        at: String,
        course: &'a str,
        #[serde(flatten)]
        event: &'a Event,
    }
    let Envelope { dev, seq, at, course } = *envelope;
    let at = format!("{at:.3}");
    let mut line = serde_json::to_string(&Written { v: VERSION, dev, seq, at, course, event })?;
    // The closing brace comes after the checksum.
    line.pop();
    let sum = crc32fast::hash(line.as_bytes());
    Ok(line + &format!(",\"sum\":\"{sum:08x}\"}}"))
}

/// Reads a line given without its line break.
pub fn decode(line: &str) -> Result<Record<'_>, Damage> {
    check_sum(line)?;
    let read = match scan::scan(line) {
        Some(read) => read,
        None => match serde_json::from_str(line) {
            Ok(read) => read,
            Err(_) => return decode_outline(line),
        },
    };
    match read.v {
        Some(VERSION) => read.record(),
        Some(version) => Err(Damage::Newer(version)),
        None => Err(Damage::Form),
    }
}

/// Device and number that a damaged line still shows, so that the number is not given out again.
pub fn name_in_damaged(line: &str) -> Option<(Cow<'_, str>, u64)> {
    let outline = serde_json::from_str::<Outline<'_>>(line).ok()?;
    (outline.seq <= MAX_SEQ).then_some((outline.dev.0, outline.seq))
}

/// Compares the last 18 bytes, `,"sum":"9a0c1f2e"}`, with what stands before them.
fn check_sum(line: &str) -> Result<(), Damage> {
    let at = line.len().checked_sub(18).ok_or(Damage::Unsealed)?;
    let (body, seal) = line.split_at_checked(at).ok_or(Damage::Unsealed)?;
    let digits = seal
        .strip_prefix(",\"sum\":\"")
        .and_then(|rest| rest.strip_suffix("\"}"))
        .filter(|digits| digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
        .ok_or(Damage::Unsealed)?;
    match u32::from_str_radix(digits, 16) {
        Ok(sum) if sum == crc32fast::hash(body.as_bytes()) => Ok(()),
        _ => Err(Damage::Sum),
    }
}

/// Reads a whole line whose fields do not fit any known event: it comes from a newer program.
fn decode_outline(line: &str) -> Result<Record<'_>, Damage> {
    #[derive(Deserialize)]
    struct Version {
        v: u64,
    }
    if let Ok(Version { v }) = serde_json::from_str(line)
        && v != VERSION
    {
        return Err(Damage::Newer(v));
    }
    let outline = serde_json::from_str::<Outline<'_>>(line).map_err(|_| Damage::Form)?;
    let Outline { dev, seq, at, course, event } = outline;
    record(dev, seq, &at, course, What::Unknown { kind: event.0 })
}

fn record<'a>(
    dev: Text<'a>,
    seq: u64,
    at: &Text<'_>,
    course: Text<'a>,
    what: What<'a>,
) -> Result<Record<'a>, Damage> {
    let at = at.0.parse().map_err(|_| Damage::Form)?;
    if seq > MAX_SEQ {
        return Err(Damage::Form);
    }
    Ok(Record { dev: dev.0, seq, at, course: course.0, what })
}

/// The part that every line has.
#[derive(Deserialize)]
struct Outline<'a> {
    #[serde(borrow)]
    dev: Text<'a>,
    seq: u64,
    #[serde(borrow)]
    at: Text<'a>,
    #[serde(borrow)]
    course: Text<'a>,
    #[serde(borrow)]
    event: Text<'a>,
}

#[cfg(test)]
mod tests;
