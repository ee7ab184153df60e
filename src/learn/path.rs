//! What comes next on the path.

use super::progress::{Progress, State};
use crate::course::{Course, Header, LessonId, Stage};

/// The lesson to open next: the one last worked on if it is not done, else the first undone one
/// after it, else the first undone one of all. `None` when everything is finished or skipped.
pub fn next<'a>(course: &'a Course, progress: &Progress) -> Option<&'a Header> {
    let undone =
        |header: &&Header| matches!(progress.state(&header.id), State::New | State::Started);
    let from_last = progress
        .last_lesson()
        .and_then(|id| course.headers().skip_while(|header| header.id != *id).find(undone));
    from_last.or_else(|| course.headers().find(undone))
}

/// The needs of a lesson that the learner has not finished: advice to show, not locks.
pub fn unmet<'a>(header: &'a Header, progress: &Progress) -> Vec<&'a LessonId> {
    header.needs.iter().filter(|id| progress.state(id) != State::Finished).collect()
}

/// How many lessons of a stage are finished.
pub fn finished(stage: &Stage, progress: &Progress) -> usize {
    stage.lessons.iter().filter(|header| progress.state(&header.id) == State::Finished).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::event::Event;
    use crate::session::sample::{self, apply};

    const ALL: [&str; 3] = ["python/kinds", "python/notes", "web/pages"];

    fn after(events: &[Event]) -> Progress {
        let mut progress = Progress::of("sample");
        apply(&mut progress, events);
        progress
    }

    fn opened(lesson: &str) -> Event {
        Event::PageRead { lesson: lesson.into(), page: 1, at: None }
    }

    fn finished(lesson: &str) -> Event {
        Event::LessonFinished { lesson: lesson.into() }
    }

    fn skipped(lesson: &str) -> Event {
        Event::Skipped { lesson: lesson.into(), question: None, setting: None }
    }

    #[test]
    fn the_next_lesson_is_the_one_in_hand_or_the_first_undone_one_after_it() {
        let [kinds, notes, pages] = ALL;
        let check = |events: &[Event], expected: Option<&str>| {
            let course = sample::course();
            let next = next(&course, &after(events)).map(|header| header.id.as_str());
            assert_eq!(next, expected, "{events:?}");
        };
        check(&[], Some(kinds));
        check(&[opened(notes)], Some(notes));
        check(&[opened(kinds), finished(kinds)], Some(notes));
        check(&[opened(notes), finished(notes)], Some(pages));
        check(&[opened(kinds), finished(kinds), skipped(notes)], Some(pages));
        check(&[opened(pages), finished(pages)], Some(kinds));
        check(&[skipped(notes), opened(notes)], Some(notes));
        check(&[opened("python/gone")], Some(kinds));
        check(&ALL.map(finished), None);
        check(&[finished(kinds), skipped(notes), finished(pages)], None);
    }

    #[test]
    fn needs_are_unmet_until_they_are_finished() {
        let course = sample::course();
        let notes = course.header(&"python/notes".into()).unwrap();
        let unmet = |events: &[Event]| unmet(notes, &after(events)).len();
        assert_eq!(unmet(&[]), 1);
        assert_eq!(unmet(&[skipped("python/kinds")]), 1);
        assert_eq!(unmet(&[finished("python/kinds")]), 0);
    }

    #[test]
    fn finished_lessons_are_counted_by_stage() {
        let course = sample::course();
        let progress =
            after(&[finished("python/kinds"), finished("web/pages"), skipped("python/notes")]);
        let counts: Vec<usize> =
            course.stages.iter().map(|stage| finished_of(stage, &progress)).collect();
        assert_eq!(counts, [1, 1]);
    }

    use super::finished as finished_of;
}
