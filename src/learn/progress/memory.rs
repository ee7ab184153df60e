//! What the journal says of what was remembered: a card for each concept, and the last answer to
//! each question.
//!
//! A card is its ratings and nothing else. When it is due follows from them and the learner's
//! settings, so a rating that is taken back leaves no trace, and other settings hold for the past as
//! well.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use jiff::Timestamp;

use super::covers;
use crate::course::grade::Verdict;
use crate::course::{LessonId, QuestionId};
use crate::learn::event::{Rating, Setting};
use crate::learn::record::{Record, Scope, What};

/// Right answers whose time tells how fast the learner is.
const TIMINGS: usize = 50;

/// What was remembered, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {
    cards: BTreeMap<String, Card>,
    answers: HashMap<LessonId, HashMap<QuestionId, LastAnswer>>,
    timings: VecDeque<Timing>,
    placed: HashSet<LessonId>,
}

/// What is known of a concept: its ratings, oldest first; at least one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// The ratings.
    pub ratings: Vec<Rated>,
}

/// A rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    /// When.
    pub at: Timestamp,
    /// How well it was remembered.
    pub rating: Rating,
    /// Where it was asked.
    pub setting: Setting,
    /// The lesson.
    pub lesson: LessonId,
    /// The question; none if the rating is of a whole quiz.
    pub question: Option<QuestionId>,
    /// Milliseconds that the answer to the question took.
    pub ms: Option<u64>,
}

/// The last answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastAnswer {
    /// When.
    pub at: Timestamp,
    /// How often the question was answered.
    pub times: u32,
    /// Milliseconds that the answer took.
    pub ms: u64,
}

/// How long a right answer without help took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timing {
    /// The lesson.
    pub lesson: LessonId,
    /// The question.
    pub question: QuestionId,
    /// Milliseconds.
    pub ms: u64,
}

impl Memory {
    /// The card of a concept, if it was ever rated.
    pub fn card(&self, concept: &str) -> Option<&Card> {
        self.cards.get(concept)
    }

    /// Every card with its concept, in the order of the concepts' ids.
    pub fn cards(&self) -> impl Iterator<Item = (&str, &Card)> {
        self.cards.iter().map(|(concept, card)| (concept.as_str(), card))
    }

    /// The last answer to a question, if it was ever answered.
    pub fn last_answer(&self, lesson: &LessonId, question: &QuestionId) -> Option<LastAnswer> {
        self.answers.get(lesson)?.get(question).copied()
    }

    /// What the latest right answers without help took, oldest first.
    pub fn timings(&self) -> impl Iterator<Item = &Timing> {
        self.timings.iter()
    }

    /// Whether a test showed that the learner knew the lesson already.
    pub fn is_placed(&self, lesson: &LessonId) -> bool {
        self.placed.contains(lesson)
    }

    pub(super) fn apply(&mut self, record: &Record<'_>) {
        match &record.what {
            What::Answered { lesson, question, verdict, hints, guess, ms, .. } => {
                let alone = *verdict == Verdict::Right && *hints == 0 && !guess;
                self.answered(lesson, question, (record.at, *ms), alone);
            }
            What::Reviewed { lesson, question, setting, concept, rating } => {
                let lesson = LessonId::from(&**lesson);
                let question = question.as_deref().map(QuestionId::from);
                let asked = question.as_ref().and_then(|id| self.last_answer(&lesson, id));
                let ms = asked.map(|answer| answer.ms);
                let (at, setting, rating) = (record.at, *setting, *rating);
                let rated = Rated { at, rating, setting, lesson, question, ms };
                self.cards.entry(concept.to_string()).or_default().ratings.push(rated);
            }
            What::ReviewUndone { concept } => self.undo(concept),
            What::Placed { lesson } => {
                self.placed.insert((&**lesson).into());
            }
            What::Reset { scope } => self.reset(scope),
            What::PageRead { .. }
            | What::Asked { .. }
            | What::HintTaken { .. }
            | What::Skipped { .. }
            | What::Disputed { .. }
            | What::QuizFinished { .. }
            | What::ExerciseOpened { .. }
            | What::ExerciseChecked { .. }
            | What::SolutionShown { .. }
            | What::ExerciseSkipped { .. }
            | What::LessonFinished { .. }
            | What::Noted { .. }
            | What::Bookmarked { .. }
            | What::Unknown { .. } => {}
        }
    }

    fn answered(&mut self, lesson: &str, question: &str, (at, ms): (Timestamp, u64), alone: bool) {
        // A journal is long: names are copied for what was never answered before.
        if !self.answers.contains_key(lesson) {
            self.answers.insert(lesson.into(), HashMap::new());
        }
        let Some(answers) = self.answers.get_mut(lesson) else { return };
        match answers.get_mut(question) {
            Some(last) => *last = LastAnswer { at, ms, times: last.times.saturating_add(1) },
            None => drop(answers.insert(question.into(), LastAnswer { at, ms, times: 1 })),
        }
        if alone {
            if self.timings.len() == TIMINGS {
                self.timings.pop_front();
            }
            let (lesson, question) = (lesson.into(), question.into());
            self.timings.push_back(Timing { lesson, question, ms });
        }
    }

    fn undo(&mut self, concept: &str) {
        let Some(card) = self.cards.get_mut(concept) else { return };
        card.ratings.pop();
        if card.ratings.is_empty() {
            self.cards.remove(concept);
        }
    }

    fn reset(&mut self, scope: &Scope<'_>) {
        for card in self.cards.values_mut() {
            card.ratings.retain(|rated| !covers(scope, &rated.lesson));
        }
        self.cards.retain(|_, card| !card.ratings.is_empty());
        self.answers.retain(|lesson, _| !covers(scope, lesson));
        self.placed.retain(|lesson| !covers(scope, lesson));
    }
}

impl Card {
    /// The last rating.
    pub fn last(&self) -> Option<&Rated> {
        self.ratings.last()
    }

    /// The lessons that it was learnt in.
    pub fn lessons(&self) -> impl Iterator<Item = &LessonId> {
        self.ratings.iter().map(|rated| &rated.lesson)
    }

    /// Whether it was learnt in this lesson.
    pub fn is_of(&self, lesson: &LessonId) -> bool {
        self.lessons().any(|own| own == lesson)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::course::Answer;
    use crate::learn::event::{Event, ResetScope};
    use crate::learn::progress::Progress;
    use crate::session::sample::apply;

    fn reviewed(lesson: &str, concept: &str, rating: Rating) -> Event {
        Event::Reviewed {
            lesson: lesson.into(),
            question: Some("q".into()),
            setting: Setting::Review,
            concept: concept.into(),
            rating,
        }
    }

    fn undone(concept: &str) -> Event {
        Event::ReviewUndone { concept: concept.into() }
    }

    fn answered(ms: u64, verdict: Verdict, hints: u32) -> Event {
        Event::Answered {
            lesson: "a/b".into(),
            question: "q".into(),
            setting: Setting::Review,
            answer: Answer::Line(1),
            verdict,
            hints,
            guess: false,
            ms,
        }
    }

    fn after(events: &[Event]) -> Memory {
        let mut progress = Progress::of("sample");
        apply(&mut progress, events);
        progress.memory
    }

    /// Concepts with the number of their ratings.
    fn cards(memory: &Memory) -> Vec<(&str, usize)> {
        memory.cards().map(|(concept, card)| (concept, card.ratings.len())).collect()
    }

    #[test]
    fn each_rating_makes_or_adds_to_a_card() {
        let memory = after(&[
            reviewed("a/b", "loops", Rating::Good),
            reviewed("a/b", "lists", Rating::Again),
            reviewed("a/c", "loops", Rating::Hard),
        ]);
        assert_eq!(cards(&memory), [("lists", 1), ("loops", 2)]);
        let loops = memory.card("loops").unwrap();
        assert_eq!(loops.last().unwrap().rating, Rating::Hard);
        assert!(loops.is_of(&"a/b".into()) && loops.is_of(&"a/c".into()));
        assert!(!loops.is_of(&"a/d".into()));
    }

    #[test]
    fn a_reset_takes_the_lessons_ratings_away() {
        let events = [
            reviewed("a/b", "loops", Rating::Good),
            reviewed("a/c", "loops", Rating::Good),
            reviewed("x/y", "lists", Rating::Good),
            Event::Placed { lesson: "a/b".into() },
        ];
        let check = |scope, expected: &[(&str, usize)], placed| {
            let memory = after(&[events.as_slice(), &[Event::Reset { scope }]].concat());
            assert_eq!(cards(&memory), expected);
            assert_eq!(memory.is_placed(&"a/b".into()), placed);
        };
        let lesson = |lesson: &str| ResetScope::Lesson { lesson: lesson.into() };
        check(lesson("a/b"), &[("lists", 1), ("loops", 1)], false);
        check(lesson("x/y"), &[("loops", 2)], true);
        check(ResetScope::Stage { stage: "a".into() }, &[("lists", 1)], false);
        check(ResetScope::All, &[], false);
    }

    #[test]
    fn the_time_of_an_answer_goes_with_its_rating_and_right_ones_tell_the_pace() {
        let memory = after(&[
            answered(10, Verdict::Wrong, 0),
            answered(20, Verdict::Right, 1),
            answered(30, Verdict::Right, 0),
            reviewed("a/b", "loops", Rating::Good),
        ]);
        assert_eq!(memory.card("loops").unwrap().last().unwrap().ms, Some(30));
        let last = memory.last_answer(&"a/b".into(), &"q".into()).unwrap();
        assert_eq!((last.times, last.ms), (3, 30));
        assert_eq!(memory.timings().map(|timing| timing.ms).collect::<Vec<_>>(), [30]);
        let many: Vec<Event> = (0..60).map(|ms| answered(ms, Verdict::Right, 0)).collect();
        let memory = after(&many);
        assert_eq!(memory.timings().map(|timing| timing.ms).collect::<Vec<_>>()[..2], [10, 11]);
    }

    /// An event that has to do with cards.
    fn event() -> impl Strategy<Value = Event> {
        use Rating::{Again, Easy, Good, Hard};
        let rating = prop::sample::select(vec![Again, Hard, Good, Easy]);
        let names = (prop::sample::select(vec!["a/b", "a/c"]), "[xyz]");
        prop_oneof![
            6 => (names, rating).prop_map(|((lesson, concept), r)| reviewed(lesson, &concept, r)),
            2 => "[xyz]".prop_map(|concept| undone(&concept)),
            1 => (0..100_u64).prop_map(|ms| answered(ms, Verdict::Right, 0)),
            1 => Just(Event::Reset { scope: ResetScope::Lesson { lesson: "a/b".into() } }),
        ]
    }

    proptest! {
        #[test]
        fn what_is_taken_back_was_never_there(
            before in prop::collection::vec(event(), 0..20), concept in "[xyz]", good: bool,
        ) {
            let rating = if good { Rating::Good } else { Rating::Again };
            let rated = [&before[..], &[reviewed("a/c", &concept, rating)]].concat();
            let taken_back = [&rated[..], &[undone(&concept)]].concat();
            prop_assert_ne!(after(&rated), after(&before));
            prop_assert_eq!(after(&taken_back), after(&before));
        }
    }
}
