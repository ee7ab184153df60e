//! The notebook of mistakes: what was answered wrong and is not mended, and the misconceptions
//! behind it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::teaches;
use crate::course::grade::{Grade, Verdict};
use crate::course::{Lesson, LessonId, Library, Prose, Question, QuestionId, StageId};
use crate::learn::event::Setting;
use crate::learn::progress::mistakes::{Mistake, Wrong};
use crate::learn::progress::{Progress, State};

/// Wrong answers from one misconception from which on it bites.
const BITES: usize = 2;

/// What was answered wrong and is not mended, what bites most first.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// The mistakes.
    pub entries: Vec<Entry>,
    /// The misconceptions that still bite, the worst first.
    pub biting: Vec<Bite>,
}

/// A question that was answered wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its lesson.
    pub lesson: Arc<Lesson>,
    /// The question.
    pub question: QuestionId,
    /// What was answered, and how often.
    pub mistake: Mistake,
    /// When it was answered wrong last.
    pub at: Timestamp,
    /// For each wrong answer that is kept, the misconceptions it comes from.
    pub misconceptions: Vec<Vec<String>>,
}

/// A misconception that still bites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bite {
    /// What questions call it.
    pub id: String,
    /// The belief, as learners hold it.
    pub belief: Prose,
    /// The lesson that clears it up.
    pub lesson: Option<LessonId>,
    /// Wrong answers that come from it.
    pub times: usize,
}

/// Which of the mistakes are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those of this stage.
    pub stage: Option<StageId>,
    /// Only those from this misconception.
    pub misconception: Option<String>,
}

/// A page that mends a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// Its lesson.
    pub lesson: Arc<Lesson>,
    /// The page, counted from 0.
    pub page: usize,
}

impl Book {
    /// The notebook of a learner. Mistakes of a test of what is known are left out until the lesson
    /// is begun: nobody practises what they have not read.
    pub fn of(library: &Library, progress: &Progress) -> Self {
        let mistakes = progress.mistakes.open();
        let entries = mistakes.filter_map(|(lesson, question, mistake)| {
            let unread = progress.state(lesson) == State::New;
            let tested = mistake.wrong.iter().all(|wrong| wrong.setting == Setting::Placement);
            let lesson = library.lesson(lesson).filter(|_| !(unread && tested))?;
            Entry::new(lesson, question, mistake)
        });
        let mut entries: Vec<Entry> = entries.collect();
        entries.sort_by(|a, b| {
            let by_times = b.mistake.times.cmp(&a.mistake.times);
            let by_time = b.at.cmp(&a.at);
            by_times.then(by_time).then_with(|| a.name().cmp(&b.name()))
        });
        let biting = biting(library, &entries);
        Self { entries, biting }
    }

    /// The mistakes that pass a filter.
    pub fn shown<'a>(&'a self, filter: &'a Filter) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(|entry| filter.passes(entry))
    }

    /// The stages that have mistakes, in the order of the library.
    pub fn stages(&self, library: &Library) -> Vec<StageId> {
        let mut stages: Vec<StageId> = Vec::new();
        for lesson in &library.lessons {
            let stage = lesson.header.id.stage();
            let here = self.entries.iter().any(|entry| entry.lesson.header.id.stage() == stage);
            if here && stages.last().is_none_or(|last| last.as_str() != stage) {
                stages.push(stage.into());
            }
        }
        stages
    }

    /// The misconceptions that mistakes come from: those that bite, then the others by name.
    pub fn misconceptions(&self) -> Vec<String> {
        let mut all: Vec<String> = self.biting.iter().map(|bite| bite.id.clone()).collect();
        let mut others: Vec<&String> =
            self.entries.iter().flat_map(|entry| entry.misconceptions.iter().flatten()).collect();
        others.sort_unstable();
        for other in others {
            if !all.contains(other) {
                all.push(other.clone());
            }
        }
        all
    }
}

impl Entry {
    fn new(lesson: &Arc<Lesson>, question: &QuestionId, mistake: &Mistake) -> Option<Self> {
        let asked = lesson.question(question)?;
        let at = mistake.wrong.last()?.at;
        let misconceptions = mistake.wrong.iter().map(|wrong| behind(asked, wrong)).collect();
        let (lesson, question) = (lesson.clone(), question.clone());
        Some(Self { lesson, question, mistake: mistake.clone(), at, misconceptions })
    }

    /// The question itself.
    pub fn asked(&self) -> Option<&Question> {
        self.lesson.question(&self.question)
    }

    /// The lesson's and the question's ids.
    pub fn name(&self) -> (LessonId, QuestionId) {
        (self.lesson.header.id.clone(), self.question.clone())
    }

    /// The last wrong answer, and how it is graded; none if this version does not know its kind.
    pub fn last(&self) -> Option<(&Wrong, Grade)> {
        let wrong = self.mistake.wrong.last()?;
        let grade = self.asked()?.grade(wrong.answer.as_ref()?);
        Some((wrong, grade))
    }

    /// The pages that mend it: the one of its own lesson, and the one of the lesson that clears up
    /// the misconception behind the last wrong answer.
    pub fn mends(&self, library: &Library) -> Vec<Mend> {
        let Some(asked) = self.asked() else { return Vec::new() };
        let behind = self.misconceptions.last().into_iter().flatten();
        let catalogue = &library.catalogue.misconceptions;
        let known = behind.filter_map(|id| catalogue.iter().find(|known| known.id == *id));
        let lessons = known.filter_map(|known| library.lesson(known.lesson.as_ref()?));
        let mut mends: Vec<Mend> = Vec::new();
        for lesson in std::iter::once(&self.lesson).chain(lessons) {
            if mends.iter().all(|mend| mend.lesson.header.id != lesson.header.id) {
                let page = teaches::page_for(lesson, asked);
                mends.push(Mend { lesson: lesson.clone(), page });
            }
        }
        mends
    }
}

impl Mend {
    /// The title of the page.
    pub fn title(&self) -> &str {
        self.lesson.pages.get(self.page).map_or("", |page| page.title.as_str())
    }
}

impl Filter {
    fn passes(&self, entry: &Entry) -> bool {
        let stage = self.stage.as_ref();
        let comes_from =
            |id: &String| entry.misconceptions.iter().any(|behind| behind.contains(id));
        stage.is_none_or(|stage| entry.lesson.header.id.stage() == stage.as_str())
            && self.misconception.as_ref().is_none_or(comes_from)
    }
}

/// The misconceptions that a wrong answer comes from, as the question's own grading tells.
fn behind(question: &Question, wrong: &Wrong) -> Vec<String> {
    let Some(answer) = &wrong.answer else { return Vec::new() };
    let grade = question.grade(answer);
    if grade.verdict == Verdict::Right {
        // The question has been mended since.
        return Vec::new();
    }
    let mut behind: Vec<String> =
        grade.reasons.into_iter().filter_map(|reason| reason.misconception).collect();
    behind.dedup();
    behind
}

/// The misconceptions that enough wrong answers come from.
fn biting(library: &Library, entries: &[Entry]) -> Vec<Bite> {
    let mut times: BTreeMap<&String, usize> = BTreeMap::new();
    for id in entries.iter().flat_map(|entry| entry.misconceptions.iter().flatten()) {
        *times.entry(id).or_default() += 1;
    }
    let enough = times.into_iter().filter(|(_, times)| *times >= BITES);
    let mut biting: Vec<Bite> = enough
        .map(|(id, times)| {
            let known = library.catalogue.misconceptions.iter().find(|known| known.id == *id);
            Bite {
                id: id.clone(),
                belief: known.map_or_else(|| Prose::plain(id), |known| known.belief.clone()),
                lesson: known.and_then(|known| known.lesson.clone()),
                times,
            }
        })
        .collect();
    biting.sort_by_key(|bite| std::cmp::Reverse(bite.times));
    biting
}

#[cfg(test)]
mod tests;
