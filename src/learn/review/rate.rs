//! From what happened to a rating.

use std::collections::BTreeMap;

use super::pace::{Pace, Speed};
use crate::course::grade::Verdict;
use crate::course::{Lesson, Question};
use crate::learn::event::Rating;
use crate::learn::progress::memory::Card;
use crate::learn::progress::{Effort, Outcome};

/// How an answer in a review came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// Whether it was right.
    pub verdict: Verdict,
    /// Whether a hint was taken or the learner said that they were guessing.
    pub helped: bool,
    /// How long it took.
    pub speed: Speed,
    /// Whether the last review of the concept was right and quick as well.
    pub quick_before: bool,
}

/// How well a concept was remembered: wrong is [`Rating::Again`]; right with help or after a long
/// wait is [`Rating::Hard`]; right is [`Rating::Good`]; quick and right twice running is
/// [`Rating::Easy`].
pub fn rate(evidence: Evidence) -> Rating {
    let Evidence { verdict, helped, speed, quick_before } = evidence;
    match (verdict, helped, speed) {
        (Verdict::Wrong, _, _) => Rating::Again,
        (Verdict::Right, true, _) | (Verdict::Right, false, Speed::Slow) => Rating::Hard,
        (Verdict::Right, false, Speed::Quick) if quick_before => Rating::Easy,
        (Verdict::Right, false, Speed::Quick | Speed::Steady) => Rating::Good,
    }
}

/// Whether the last rating of a card was of a right and quick answer to one question. `question`
/// finds a question.
pub fn was_quick<'a>(
    card: &Card,
    pace: Pace,
    question: impl FnOnce(&str, &str) -> Option<&'a Question>,
) -> bool {
    let Some(last) = card.last().filter(|last| last.rating >= Rating::Good) else { return false };
    let (Some(asked), Some(ms)) = (&last.question, last.ms) else { return false };
    let found = question(last.lesson.as_str(), asked.as_str());
    found.is_some_and(|question| pace.speed(question, ms) == Speed::Quick)
}

/// How well each concept of a lesson's quiz was remembered, from the first answers to its
/// questions: any wrong one makes it [`Rating::Again`], else any one with help or after a long wait
/// [`Rating::Hard`], else it is [`Rating::Good`]. Skipped questions say nothing, and a concept of
/// which all were skipped has no rating.
pub fn rate_quiz(
    lesson: &Lesson,
    fates: &[(Option<Outcome>, Option<Effort>)],
) -> Vec<(String, Rating)> {
    let fates = || lesson.questions.iter().zip(fates.iter().copied());
    let right = fates().filter_map(|(question, fate)| match fate {
        (Some(Outcome::Right), Some(effort)) if !effort.helped => Some((question, effort.ms)),
        _ => None,
    });
    let pace = Pace::of(right);
    let mut ratings: BTreeMap<String, (usize, Rating)> = BTreeMap::new();
    for (place, (question, (outcome, effort))) in fates().enumerate() {
        let rating = match (outcome, effort) {
            (None | Some(Outcome::Skipped), _) => continue,
            (Some(Outcome::Wrong), _) => Rating::Again,
            (Some(Outcome::Right), Some(effort))
                if effort.helped || pace.speed(question, effort.ms) == Speed::Slow =>
            {
                Rating::Hard
            }
            (Some(Outcome::Right), _) => Rating::Good,
        };
        let concept = question.reviewed_by(&lesson.header.id);
        let entry = ratings.entry(concept).or_insert((place, rating));
        entry.1 = entry.1.min(rating);
    }
    let mut ratings: Vec<_> = ratings.into_iter().collect();
    // In the order in which the quiz asks of them.
    ratings.sort_by_key(|(_, (place, _))| *place);
    ratings.into_iter().map(|(concept, (_, rating))| (concept, rating)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::sample;

    #[test]
    fn what_happened_makes_the_rating() {
        use Rating::{Again, Easy, Good, Hard};
        use Speed::{Quick, Slow, Steady};
        use Verdict::{Right, Wrong};
        for (verdict, helped, speed, quick_before, expected) in [
            (Wrong, false, Quick, true, Again),
            (Wrong, true, Slow, false, Again),
            (Right, true, Quick, true, Hard),
            (Right, false, Slow, true, Hard),
            (Right, false, Steady, true, Good),
            (Right, false, Quick, false, Good),
            (Right, false, Quick, true, Easy),
        ] {
            let evidence = Evidence { verdict, helped, speed, quick_before };
            assert_eq!(rate(evidence), expected, "{evidence:?}");
        }
    }

    /// The ratings of a quiz whose first two questions are of `adding`, the others of the lesson.
    fn ratings(fates: &[(Option<Outcome>, Option<Effort>)]) -> Vec<(String, Rating)> {
        let mut lesson = Lesson::clone(&sample::lesson("python/kinds"));
        for question in &mut lesson.questions[1..3] {
            question.concept = Some("adding".into());
        }
        rate_quiz(&lesson, fates)
    }

    fn right(seconds: u64, helped: bool) -> (Option<Outcome>, Option<Effort>) {
        (Some(Outcome::Right), Some(Effort { ms: seconds * 1000, helped }))
    }

    #[test]
    fn the_worst_answer_rates_a_concept_of_a_quiz() {
        let wrong = (Some(Outcome::Wrong), right(5, false).1);
        let skipped = (Some(Outcome::Skipped), None);
        let check = |fates: &[_], expected: &[(&str, Rating)]| {
            let found = ratings(fates);
            let found: Vec<_> =
                found.iter().map(|(name, rating)| (name.as_str(), *rating)).collect();
            assert_eq!(found, expected);
        };
        let (lesson, adding) = ("python/kinds", "adding");
        let good = right(5, false);
        check(&[good; 8], &[(lesson, Rating::Good), (adding, Rating::Good)]);
        check(&[good, wrong, good], &[(lesson, Rating::Good), (adding, Rating::Again)]);
        check(&[right(5, true), good, good], &[(lesson, Rating::Hard), (adding, Rating::Good)]);
        check(&[good, good, right(600, false)], &[(lesson, Rating::Good), (adding, Rating::Hard)]);
        check(
            &[wrong, right(600, true), skipped],
            &[(lesson, Rating::Again), (adding, Rating::Hard)],
        );
        check(&[skipped, good, skipped], &[(adding, Rating::Good)]);
        check(&[skipped, (None, None)], &[]);
    }
}
