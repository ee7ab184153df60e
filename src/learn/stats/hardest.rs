//! What a learner finds hard: concepts, or lessons where questions name none.

use std::collections::BTreeMap;

use crate::course::{Course, LessonId, Library};
use crate::learn::progress::Progress;
use crate::learn::progress::days::Score;

/// Answers from which on a share says something.
const ENOUGH: u32 = 4;

/// How many are told of.
const MOST: usize = 20;

/// Something that was answered wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hard {
    /// Its title.
    pub title: String,
    /// The lesson that teaches it, or whose questions they were.
    pub lesson: LessonId,
    /// The answers.
    pub score: Score,
}

/// What has the greatest share of wrong answers, the hardest first. Without the library every
/// question counts for its lesson.
pub fn hardest(course: &Course, progress: &Progress, library: Option<&Library>) -> Vec<Hard> {
    let mut concepts: BTreeMap<String, (LessonId, Score)> = BTreeMap::new();
    for lesson in progress.days.lessons() {
        let id = &lesson.lesson;
        let body = library.and_then(|library| library.lesson(id));
        for (question, score) in &lesson.questions {
            let question = body.and_then(|body| body.question(question));
            let concept = question.map_or_else(|| id.to_string(), |q| q.reviewed_by(id));
            let entry = concepts.entry(concept).or_insert_with(|| (id.clone(), Score::default()));
            entry.1.add(*score);
        }
    }
    let told =
        concepts.into_iter().filter(|(_, (_, score))| score.all() >= ENOUGH && score.wrong > 0);
    let mut hardest: Vec<Hard> = told
        .filter_map(|(concept, (met, score))| {
            let (title, lesson) = named(course, library, &concept, &met)?;
            Some(Hard { title, lesson, score })
        })
        .collect();
    // Shares are compared without dividing; of equal ones, more answers weigh more.
    hardest.sort_by(|a, b| {
        let (left, right) = (u64::from(a.score.wrong), u64::from(b.score.wrong));
        let (all, other) = (u64::from(a.score.all()), u64::from(b.score.all()));
        (right * all).cmp(&(left * other)).then(other.cmp(&all)).then_with(|| a.title.cmp(&b.title))
    });
    hardest.truncate(MOST);
    hardest
}

/// Title and lesson of a concept; none if neither the course nor its catalogue knows it.
fn named(
    course: &Course,
    library: Option<&Library>,
    concept: &str,
    met: &LessonId,
) -> Option<(String, LessonId)> {
    let concepts = library.map_or(&[][..], |library| &library.catalogue.concepts);
    if let Some(found) = concepts.iter().find(|known| known.id == concept) {
        let taught = found.lessons.first().filter(|lesson| course.header(lesson).is_some());
        return Some((found.title.clone(), taught.unwrap_or(met).clone()));
    }
    if let Some(header) = course.header(&concept.into()) {
        return Some((header.title.clone(), header.id.clone()));
    }
    course.header(met).map(|header| (concept.to_owned(), header.id.clone()))
}
