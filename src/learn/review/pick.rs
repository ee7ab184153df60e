//! Which question of a concept to ask.

use jiff::Timestamp;

use crate::course::{LessonId, QuestionId};
use crate::learn::progress::memory::Memory;

/// Puts questions in the order in which to ask them: the half that was answered longest ago first,
/// shuffled by `seed`, then the others, the longest ago first. What was never answered counts as
/// longest ago.
pub fn in_turn<T>(
    mut questions: Vec<T>,
    name: impl Fn(&T) -> (&LessonId, &QuestionId),
    memory: &Memory,
    seed: u64,
) -> Vec<T> {
    let answered = |question: &T| -> Option<Timestamp> {
        let (lesson, question) = name(question);
        memory.last_answer(lesson, question).map(|last| last.at)
    };
    questions.sort_by_key(answered);
    let half = questions.len().div_ceil(2);
    if let Some(rested) = questions.get_mut(..half) {
        fastrand::Rng::with_seed(seed).shuffle(rested);
    }
    questions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Answer;
    use crate::course::grade::Verdict;
    use crate::learn::event::{Event, Setting};
    use crate::learn::progress::Progress;
    use crate::session::sample::apply_at;

    /// A memory of answers to questions of a lesson, each a second after the other.
    fn answered(questions: &str) -> Memory {
        let mut progress = Progress::of("sample");
        for (second, question) in (1..).zip(questions.split(' ')) {
            let event = Event::Answered {
                lesson: "a/b".into(),
                question: question.into(),
                setting: Setting::Quiz,
                answer: Answer::Line(1),
                verdict: Verdict::Right,
                hints: 0,
                guess: false,
                ms: 1,
            };
            let at = Timestamp::from_second(second).unwrap();
            apply_at(&mut progress, at, &[event]);
        }
        progress.memory
    }

    fn asked(questions: &str, memory: &Memory, seed: u64) -> String {
        let lesson = LessonId::from("a/b");
        let named = |name| (lesson.clone(), QuestionId::from(name));
        let questions: Vec<(LessonId, QuestionId)> = questions.split(' ').map(named).collect();
        let turn = in_turn(questions, |(lesson, question)| (lesson, question), memory, seed);
        turn.iter().map(|(_, question)| question.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_was_not_seen_lately_comes_first() {
        let memory = answered("a b c d a");
        let turns: Vec<String> = (0..20).map(|seed| asked("a b c d", &memory, seed)).collect();
        for turn in &turns {
            assert!(["b c d a", "c b d a"].contains(&turn.as_str()), "{turn}");
        }
        assert!(turns.iter().any(|turn| *turn != turns[0]));
        assert_eq!(asked("a b c d", &memory, 3), turns[3]);
        assert_eq!(asked("a b", &memory, 3), "b a");
        assert_eq!(asked("a", &memory, 3), "a");
        assert_eq!(asked("a b new", &answered("a b"), 1).split(' ').next_back(), Some("b"));
    }
}
