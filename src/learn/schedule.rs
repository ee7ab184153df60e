//! How fast something is forgotten, and when to ask for it again: the scheduler FSRS-6.
//!
//! The formulas are those of the open-spaced-repetition project, in double precision and without
//! learning steps or random shifts, so that days agree with its reference implementation. (Single
//! precision puts one interval in a thousand on another day.) Days come in as whole numbers: what a
//! day is, the caller says.

use std::f64::consts::E;
use std::fmt;

use super::event::Rating;

/// How many numbers make a set of parameters.
pub const PARAMETERS: usize = 21;

/// What fits most people.
const DEFAULT: [f64; PARAMETERS] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// Least and greatest value of each parameter.
const BOUNDS: [(f64, f64); PARAMETERS] = [
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (1.0, 10.0),
    (0.001, 4.0),
    (0.001, 4.0),
    (0.001, 0.75),
    (0.0, 4.5),
    (0.0, 0.8),
    (0.001, 3.5),
    (0.001, 5.0),
    (0.001, 0.25),
    (0.001, 0.9),
    (0.0, 4.0),
    (0.0, 1.0),
    (1.0, 6.0),
    (0.0, 2.0),
    (0.0, 2.0),
    (0.0, 0.8),
    (0.1, 0.8),
];

/// The least stability, in days.
const LEAST: f64 = 0.001;

/// The longest interval, in days.
pub const LONGEST: u32 = 36_500;

/// How well something is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strength {
    /// Days until it is remembered with a chance of nine in ten.
    pub stability: f64,
    /// How hard it is, from 1 to 10.
    pub difficulty: f64,
}

/// Parameters, and how much is to be remembered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scheduler {
    w: [f64; PARAMETERS],
    retention: f64,
}

/// Why numbers are no parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BadParameters {
    /// There are so many of them.
    Count(usize),
    /// One of them, counted from 1, is too small or too great; what is allowed.
    Bounds(usize, f64, f64),
}

impl fmt::Display for BadParameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{PARAMETERS} numbers, not {count}"),
            Self::Bounds(place, low, high) => write!(f, "number {place} from {low} to {high}"),
        }
    }
}

/// Numbers as parameters, if they can be some.
///
/// # Errors
/// If there are not 21 of them, or one is out of its bounds.
pub fn parameters(numbers: &[f64]) -> Result<[f64; PARAMETERS], BadParameters> {
    let wrong = |_| BadParameters::Count(numbers.len());
    let parameters: [f64; PARAMETERS] = numbers.try_into().map_err(wrong)?;
    for (place, (value, (low, high))) in (1..).zip(parameters.iter().zip(BOUNDS)) {
        if !(low..=high).contains(value) {
            return Err(BadParameters::Bounds(place, low, high));
        }
    }
    Ok(parameters)
}

impl Scheduler {
    /// A scheduler that asks again when the chance to remember has fallen to `retention` (above 0,
    /// below 1); with the parameters that fit most people unless others are given.
    pub fn new(parameters: Option<[f64; PARAMETERS]>, retention: f64) -> Self {
        Self { w: parameters.unwrap_or(DEFAULT), retention }
    }

    /// How much is to be remembered, from 0 to 1.
    pub fn retention(&self) -> f64 {
        self.retention
    }

    /// What is known after the first rating.
    pub fn first(&self, rating: Rating) -> Strength {
        let stability = self.w[usize::from(grade(rating)) - 1].max(LEAST);
        Strength { stability, difficulty: self.first_difficulty(rating).clamp(1.0, 10.0) }
    }

    /// What is known after a rating, so many days after the one before.
    pub fn next(&self, before: Strength, days: u32, rating: Rating) -> Strength {
        let stability = match (days, rating) {
            (0, _) => self.same_day(before.stability, rating),
            (_, Rating::Again) => self.forgotten(before, days),
            (_, Rating::Hard | Rating::Good | Rating::Easy) => self.recalled(before, days, rating),
        };
        Strength {
            stability: stability.max(LEAST),
            difficulty: self.next_difficulty(before.difficulty, rating),
        }
    }

    /// The chance to remember it, so many days after the last rating.
    pub fn recall(&self, strength: Strength, days: u32) -> f64 {
        (1.0 + self.factor() * f64::from(days) / strength.stability).powf(-self.w[20])
    }

    /// Days from the last rating until it is to be asked again: from 1 to [`LONGEST`].
    pub fn interval(&self, strength: Strength) -> u32 {
        let days =
            strength.stability / self.factor() * (self.retention.powf(-1.0 / self.w[20]) - 1.0);
        let days = days.round_ties_even().clamp(1.0, f64::from(LONGEST));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is a whole number from 1 to LONGEST"
        )]
        let days = days as u32;
        days
    }

    /// What bends the forgetting curve so that it passes 90 % after `stability` days.
    fn factor(&self) -> f64 {
        0.9_f64.powf(-1.0 / self.w[20]) - 1.0
    }

    fn same_day(&self, stability: f64, rating: Rating) -> f64 {
        let rise = E.powf(self.w[17] * (f64::from(grade(rating)) - 3.0 + self.w[18]))
            * stability.powf(-self.w[19]);
        stability * if rating == Rating::Again { rise } else { rise.max(1.0) }
    }

    fn forgotten(&self, before: Strength, days: u32) -> f64 {
        let lost = 1.0 - self.recall(before, days);
        let anew = self.w[11]
            * before.difficulty.powf(-self.w[12])
            * ((before.stability + 1.0).powf(self.w[13]) - 1.0)
            * E.powf(lost * self.w[14]);
        anew.min(before.stability / E.powf(self.w[17] * self.w[18]))
    }

    fn recalled(&self, before: Strength, days: u32, rating: Rating) -> f64 {
        let lost = 1.0 - self.recall(before, days);
        let bonus = match rating {
            Rating::Hard => self.w[15],
            Rating::Easy => self.w[16],
            Rating::Again | Rating::Good => 1.0,
        };
        let rise = E.powf(self.w[8])
            * (11.0 - before.difficulty)
            * before.stability.powf(-self.w[9])
            * (E.powf(lost * self.w[10]) - 1.0)
            * bonus;
        before.stability * (1.0 + rise)
    }

    fn first_difficulty(&self, rating: Rating) -> f64 {
        self.w[4] - E.powf(self.w[5] * (f64::from(grade(rating)) - 1.0)) + 1.0
    }

    fn next_difficulty(&self, before: f64, rating: Rating) -> f64 {
        let change = -self.w[6] * (f64::from(grade(rating)) - 3.0);
        let damped = before + (10.0 - before) * change / 9.0;
        let drawn = self.w[7] * self.first_difficulty(Rating::Easy) + (1.0 - self.w[7]) * damped;
        drawn.clamp(1.0, 10.0)
    }
}

/// The number that the formulas give a rating.
fn grade(rating: Rating) -> u8 {
    match rating {
        Rating::Again => 1,
        Rating::Hard => 2,
        Rating::Good => 3,
        Rating::Easy => 4,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RATINGS: [Rating; 4] = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy];

    fn numbers(line: &str) -> Vec<f64> {
        line.split(' ').map(|number| number.parse().unwrap()).collect()
    }

    /// Days between reviews, ratings, and the intervals that the reference gives.
    fn reviews(line: &str) -> impl Iterator<Item = (u32, Rating, u32)> {
        line.split(' ').map(|review| {
            let (days, rest) = review.split_once(':').unwrap();
            let (rating, interval) = rest.split_once('=').unwrap();
            let rating = RATINGS[rating.parse::<usize>().unwrap() - 1];
            (days.parse().unwrap(), rating, interval.parse().unwrap())
        })
    }

    #[test]
    fn every_interval_is_that_of_the_reference_to_the_day() {
        let (mut sets, mut histories) = (Vec::new(), 0);
        for line in include_str!("../../tests/data/schedule.txt").lines() {
            if let Some(set) = line.strip_prefix("p ") {
                sets.push(parameters(&numbers(set)).unwrap());
                continue;
            }
            let [set, retention, history] = line.splitn(3, ' ').collect::<Vec<_>>()[..] else {
                panic!("{line}");
            };
            let retention = f64::from(retention.parse::<u32>().unwrap()) / 100.0;
            let set: usize = set.parse().unwrap();
            let scheduler = Scheduler::new(Some(sets[set]), retention);
            let mut strength: Option<Strength> = None;
            for (days, rating, interval) in reviews(history) {
                let next = match strength {
                    None => scheduler.first(rating),
                    Some(before) => scheduler.next(before, days, rating),
                };
                assert_eq!(scheduler.interval(next), interval, "{days}:{rating:?} in {line}");
                strength = Some(next);
            }
            histories += 1;
        }
        assert_eq!((sets[0], histories), (DEFAULT, 1000));
    }

    #[test]
    fn what_cannot_be_parameters_is_told() {
        let check = |numbers: &[f64], told: &str| {
            assert_eq!(parameters(numbers).unwrap_err().to_string(), told);
        };
        check(&[], "21 numbers, not 0");
        check(&[1.0; 19], "21 numbers, not 19");
        let mut numbers = DEFAULT;
        numbers[20] = 0.05;
        check(&numbers, "number 21 from 0.1 to 0.8");
        numbers[0] = f64::NAN;
        check(&numbers, "number 1 from 0.001 to 100");
        assert_eq!(parameters(&DEFAULT), Ok(DEFAULT));
    }

    proptest! {
        #[test]
        fn more_is_forgotten_with_time_and_less_after_better_ratings(
            days in 0..400_u32, stability in 0.01..1000.0_f64, difficulty in 1.0..10.0_f64,
        ) {
            let scheduler = Scheduler::new(None, 0.9);
            let before = Strength { stability, difficulty };
            let recall = scheduler.recall(before, days);
            prop_assert!((0.0..=1.0).contains(&recall));
            prop_assert!(scheduler.recall(before, days + 1) < recall);
            let after = RATINGS.map(|rating| scheduler.next(before, days, rating).stability);
            prop_assert!(after.is_sorted(), "{after:?}");
            prop_assert!(after[0] <= stability * 1.001 && after[1] >= stability);
        }
    }
}
