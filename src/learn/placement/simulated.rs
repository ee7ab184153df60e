//! A thousand made-up learners take the test.

use fastrand::Rng;
use proptest::prelude::*;

use super::*;

/// Lessons in each stage: a course like the built-in one.
const STAGES: [usize; 6] = [30, 22, 18, 6, 8, 6];

/// Questions of a lesson: two to choose from, two outputs, a faulty line and a gap.
const QUESTIONS: [Odds; 6] = [
    Odds { slip: 0.08, guess: 0.275 },
    Odds { slip: 0.08, guess: 0.275 },
    Odds { slip: 0.1, guess: 0.05 },
    Odds { slip: 0.1, guess: 0.05 },
    Odds { slip: 0.1, guess: 0.2 },
    Odds { slip: 0.12, guess: 0.05 },
];

/// A path whose lessons need the one before or one a little earlier, and now and then one far back.
fn course(rng: &mut Rng) -> Graph {
    let mut graph = Graph::default();
    for (stage, lessons) in STAGES.into_iter().enumerate() {
        let first = graph.len();
        for nth in 0..lessons {
            let lesson = first + nth;
            let near = if nth <= 8 { 1 } else { rng.usize(1..6) };
            let mut needs: Vec<usize> = lesson.checked_sub(near).into_iter().collect();
            if nth > 8 && rng.f64() < 0.4 {
                needs.push(rng.usize(first..lesson));
            }
            if first > 0 && rng.f64() < 0.2 {
                needs.push(rng.usize(0..first));
            }
            graph.add(stage, needs);
        }
    }
    graph
}

/// A learner who may know a part of the course.
struct Learner {
    knows: Vec<bool>,
    /// How often they say "I don't know yet" where they do not.
    admits: f64,
    /// How much oftener than the odds say they slip and guess right.
    luck: f64,
}

impl Learner {
    /// Takes the test; returns how many lessons are judged wrongly, and how many questions it took.
    fn take(&self, mut estimate: Estimate, rng: &mut Rng) -> (usize, usize) {
        let mut left: Vec<Vec<Odds>> = vec![QUESTIONS.to_vec(); self.knows.len()];
        let mut asked = 0;
        while asked < MOST && !estimate.is_sure() {
            let open = left.iter().enumerate();
            let open = open.flat_map(|(lesson, left)| left.iter().map(move |odds| (lesson, *odds)));
            let gains = open.map(|(lesson, odds)| (estimate.gain(lesson, odds), lesson, odds));
            let (gain, lesson, odds) = gains.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
            if !Estimate::is_worth(gain) {
                break;
            }
            let used = left[lesson].iter().position(|other| *other == odds).unwrap();
            left[lesson].remove(used);
            asked += 1;
            if !self.knows[lesson] && rng.f64() < self.admits {
                estimate.observe(lesson, Odds::unknown(), false);
                continue;
            }
            let wrong = if self.knows[lesson] { odds.slip } else { 1.0 - odds.guess * self.luck };
            let wrong = if self.knows[lesson] { wrong * self.luck } else { wrong };
            estimate.observe(lesson, odds, rng.f64() >= wrong);
        }
        let wrongly = estimate.judged().iter().zip(&self.knows).filter(|(a, b)| a != b).count();
        (wrongly, asked)
    }
}

/// How so many learners fared: the share judged within one lesson, and the mean of questions. Of
/// ten, eight know the path up to some lesson; two have learnt in another order.
fn fared(learners: u32, admits: f64, luck: f64) -> (f64, f64) {
    let mut rng = Rng::with_seed(2026);
    let graph = course(&mut rng);
    let fresh = Estimate::new(&graph, Prior::Early);
    let (mut close, mut questions) = (0, 0);
    for number in 0..learners {
        let path = number % 10 < 8;
        let order = if path { (0..graph.len()).collect() } else { graph.shuffled(&mut rng) };
        let mut knows = vec![false; graph.len()];
        let end = rng.usize(0..=graph.len());
        order[..end].iter().for_each(|lesson| knows[*lesson] = true);
        let learner = Learner { knows, admits, luck };
        let (wrongly, asked) = learner.take(fresh.clone(), &mut rng);
        assert!(asked <= MOST);
        close += u32::from(wrongly <= 1);
        questions += u32::try_from(asked).unwrap();
    }
    (f64::from(close) / f64::from(learners), f64::from(questions) / f64::from(learners))
}

#[test]
fn nine_in_ten_are_placed_within_one_lesson() {
    for (who, learners, admits, luck) in [
        ("who always answer", 1000, 0.0, 1.0),
        ("who say when they do not know", 200, 0.5, 1.0),
        ("who slip and guess oftener than is believed", 200, 0.3, 1.4),
    ] {
        let (close, questions) = fared(learners, admits, luck);
        println!("{who}: {:.1}% within one lesson, {questions:.1} questions", close * 100.0);
        assert!(close >= 0.9, "{who}: {close}");
        assert!(questions <= 17.0, "{who}: {questions}");
    }
}

#[test]
fn a_beginner_is_spared_and_an_expert_believed() {
    let mut rng = Rng::with_seed(1);
    let graph = course(&mut rng);
    let fresh = Estimate::new(&graph, Prior::Early);
    for (known, most) in [(0, 8), (90, 12)] {
        let knows: Vec<bool> = (0..90).map(|lesson| lesson < known).collect();
        let learner = Learner { knows, admits: 1.0, luck: 0.0 };
        let (wrongly, asked) = learner.take(fresh.clone(), &mut rng);
        assert!(wrongly <= 1 && asked <= most, "{known} known: {wrongly} wrong, {asked} asked");
    }
}

#[test]
fn a_course_without_lessons_is_known_at_once() {
    let estimate = Estimate::new(&Graph::default(), Prior::Anywhere);
    assert!(estimate.is_sure() && estimate.judged().is_empty());
}

const OUTPUT: Odds = Odds { slip: 0.1, guess: 0.05 };
const SINGLE: Odds = Odds { slip: 0.08, guess: 0.275 };

#[test]
fn what_can_be_guessed_says_less() {
    let mut graph = Graph::default();
    (0..9).for_each(|lesson: usize| graph.add(0, lesson.checked_sub(1)));
    let fresh = Estimate::new(&graph, Prior::Anywhere);
    assert!(fresh.gain(4, OUTPUT) > fresh.gain(4, SINGLE));
    assert!(fresh.gain(4, SINGLE) > fresh.gain(4, SINGLE.guessed()));
    assert!(fresh.gain(4, OUTPUT) > fresh.gain(0, OUTPUT), "the middle is least certain");
    let after = |odds, right| {
        let mut estimate = fresh.clone();
        estimate.observe(4, odds, right);
        estimate.known()[4]
    };
    assert!(after(OUTPUT, true) > after(SINGLE, true));
    assert!(after(SINGLE, true) > after(SINGLE.guessed(), true));
    assert!(after(Odds::unknown(), false) < after(OUTPUT, false));
}

fn graphs() -> impl Strategy<Value = Graph> {
    let lesson = (0..3_usize, proptest::collection::vec(0..20_usize, 0..3));
    proptest::collection::vec(lesson, 1..20).prop_map(|lessons| {
        let mut graph = Graph::default();
        for (stage, needs) in lessons {
            graph.add(stage, needs);
        }
        graph
    })
}

proptest! {
    #[test]
    fn answers_spread_along_the_graph(
        graph in graphs(),
        answers in proptest::collection::vec((0..20_usize, any::<bool>(), any::<bool>()), 0..30),
    ) {
        let mut estimate = Estimate::new(&graph, Prior::Anywhere);
        for (lesson, chosen, right) in answers {
            let before = estimate.known().to_vec();
            let odds = if chosen { SINGLE } else { OUTPUT };
            prop_assert!(estimate.gain(lesson, odds) >= -1e-9);
            estimate.observe(lesson, odds, right);
            let after = estimate.known();
            for other in 0..graph.len() {
                prop_assert!((-1e-9..=1.0 + 1e-9).contains(&after[other]));
                for need in graph.needs(other) {
                    prop_assert!(after[*need] >= after[other] - 1e-9, "a need is known no less");
                    if lesson == other && right {
                        prop_assert!(after[*need] >= before[*need] - 1e-9);
                    } else if lesson == *need && !right {
                        prop_assert!(after[other] <= before[other] + 1e-9);
                    }
                }
            }
        }
        let judged = estimate.judged();
        for other in (0..graph.len()).filter(|other| judged[*other]) {
            prop_assert!(graph.needs(other).iter().all(|need| judged[*need]));
        }
    }
}
