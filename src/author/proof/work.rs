//! Working a plan off: on several threads, with what earlier runs came to.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use super::cache::{Cache, Key};
use super::{Claim, Plan, Step, Trial};
use crate::course::diagnostic::{Diagnostic, Severity};
use crate::course::parse::COURSE_FILE;
use crate::course::parse::words::many;
use crate::run::{End, JobId, Outcome};

/// Bits for the number of a run within its claim.
const RUNS_OF_A_CLAIM: u32 = 20;

/// What the workers have in common.
pub struct Workshop<'a> {
    /// How many work at a time.
    pub workers: NonZeroUsize,
    /// Runs one thing, and waits for it.
    pub run: &'a (dyn Fn(&Trial) -> Outcome + Sync),
    /// Describes the Python that the runs of a package set are made on, for [`Key::of`].
    pub identity: &'a (dyn Fn(Option<&str>) -> String + Sync),
    /// What earlier runs came to.
    pub cache: &'a Cache,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Claims that are judged.
    pub done: usize,
    /// All claims.
    pub claims: usize,
    /// Runs that were made.
    pub ran: usize,
    /// Runs that had been made before.
    pub cached: usize,
}

/// A plan worked off.
#[derive(Debug, Default)]
pub struct Proof {
    /// What is wrong, in no order.
    pub diagnostics: Vec<Diagnostic>,
    /// Counts.
    pub progress: Progress,
    /// Why outcomes could not be kept, if so: the first reason.
    pub not_kept: Option<io::Error>,
}

/// News of a worker: a claim that is judged.
#[derive(Default)]
struct News {
    found: Vec<Diagnostic>,
    /// Why it could not be judged.
    unable: Option<String>,
    ran: usize,
    cached: usize,
    not_kept: Option<io::Error>,
}

/// Works a plan off. `tell` hears after each claim how far it is.
///
/// # Errors
/// If no thread can be started.
pub fn work_off(
    plan: &Plan,
    shop: &Workshop<'_>,
    mut tell: impl FnMut(Progress),
) -> io::Result<Proof> {
    let mut claims: Vec<&Claim> = plan.claims.iter().collect();
    // Whoever begins the longest last, waits for it with idle hands.
    claims.sort_by_key(|claim| !claim.is_long());
    let next = AtomicUsize::new(0);
    let (sender, news) = channel();
    let mut proof = Proof::default();
    proof.progress.claims = claims.len();
    let mut unable: BTreeMap<String, usize> = BTreeMap::new();
    thread::scope(|scope| {
        for number in 0..shop.workers.get() {
            let (claims, next, sender) = (&claims, &next, sender.clone());
            thread::Builder::new()
                .name(format!("proof {number}"))
                .spawn_scoped(scope, move || work(claims, next, shop, &sender))?;
        }
        drop(sender);
        for News { found, unable: reason, ran, cached, not_kept } in news {
            proof.diagnostics.extend(found);
            proof.progress.done += 1;
            proof.progress.ran += ran;
            proof.progress.cached += cached;
            proof.not_kept = proof.not_kept.take().or(not_kept);
            if let Some(reason) = reason {
                *unable.entry(reason).or_default() += 1;
            }
            tell(proof.progress);
        }
        Ok::<(), io::Error>(())
    })?;
    proof.diagnostics.extend(unable.iter().map(|(reason, count)| unproved(reason, *count)));
    Ok(proof)
}

/// Takes claims until none is left.
fn work(claims: &[&Claim], next: &AtomicUsize, shop: &Workshop<'_>, news: &Sender<News>) {
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let Some(claim) = claims.get(number) else { return };
        if news.send(judge(claim, number, shop)).is_err() {
            return;
        }
    }
}

/// Judges one claim; `number` tells its runs from those of others.
fn judge(claim: &Claim, number: usize, shop: &Workshop<'_>) -> News {
    let mut news = News::default();
    let mut done = Vec::new();
    loop {
        let trials = match claim.step(&done) {
            Step::Run(trials) if !trials.is_empty() => trials,
            Step::Run(_) => return news,
            Step::Judged(found) => {
                news.found = found;
                return news;
            }
        };
        for mut trial in trials {
            trial.job.id = JobId(((number as u64) << RUNS_OF_A_CLAIM) + done.len() as u64);
            let outcome = news.outcome(&trial, shop);
            news.unable = match &outcome.end {
                End::Unavailable(why) => Some(why.clone()),
                End::Untrusted => Some("the course is not trusted to run code".into()),
                End::Stopped => Some("it was stopped".into()),
                End::Finished
                | End::Exited(_)
                | End::Raised(_)
                | End::OverLimit { .. }
                | End::Killed(_) => None,
            };
            if news.unable.is_some() {
                return news;
            }
            done.push(outcome);
        }
    }
}

impl News {
    fn outcome(&mut self, trial: &Trial, shop: &Workshop<'_>) -> Outcome {
        let packages = trial.job.packages.as_deref();
        let key = Key::of(trial, &(shop.identity)(packages));
        if let Some(outcome) = shop.cache.get(&key) {
            self.cached += 1;
            return outcome.clone();
        }
        self.ran += 1;
        let outcome = (shop.run)(trial);
        self.not_kept = self.not_kept.take().or(shop.cache.put(&key, &outcome).err());
        outcome
    }
}

fn unproved(reason: &str, count: usize) -> Diagnostic {
    let message = format!("{} could not be proved: {reason}", many(count, "claim"));
    let help = "see to the Python that the course is proved on; `gradus doctor` looks at it";
    Diagnostic::of_file(Severity::Error, COURSE_FILE, message, help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::proof::samples::{course, ended, printing};
    use crate::course::parse::parse;
    use crate::run::Work;

    fn plan_of(answers: &[&str]) -> Plan {
        let mut plan = Plan::default();
        for answer in answers {
            let files = course("output", &format!("code = 'print({answer})'\nanswer = '{answer}'"));
            plan.claims.extend(super::super::plan(&parse(&files), &files).claims);
        }
        plan
    }

    #[test]
    fn every_claim_is_judged_once_and_runs_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cache");
        let plan = plan_of(&["1", "2", "3", "4", "5"]);
        let run = |trial: &Trial| match &trial.job.work {
            Work::Programs { programs, .. } if programs[0].contains('3') => printing(&["oh"]),
            Work::Programs { programs, .. } => {
                printing(&[&programs[0].replace("print(", "").replace(')', "")])
            }
            Work::File(_) | Work::Checks { .. } => ended(End::Stopped),
        };
        let prove = |run: &(dyn Fn(&Trial) -> Outcome + Sync)| {
            let cache = Cache::open(&path).unwrap();
            let shop = Workshop {
                workers: NonZeroUsize::new(3).unwrap(),
                run,
                identity: &|_| "python".into(),
                cache: &cache,
            };
            let mut told = Vec::new();
            let proof = work_off(&plan, &shop, |progress| told.push(progress.done)).unwrap();
            assert_eq!(told, [1, 2, 3, 4, 5]);
            proof
        };
        let first = prove(&run);
        assert_eq!((first.progress.ran, first.progress.cached), (10, 0));
        assert_eq!(first.diagnostics.len(), 1);
        let second = prove(&|_| panic!("all of it was kept"));
        assert_eq!((second.progress.ran, second.progress.cached), (0, 10));
        assert_eq!(second.diagnostics, first.diagnostics);
    }

    #[test]
    fn what_cannot_be_run_is_told_once() {
        let plan = plan_of(&["1", "2", "3"]);
        let shop = Workshop {
            workers: NonZeroUsize::MIN,
            run: &|_| ended(End::Unavailable("there is no Python".into())),
            identity: &|_| String::new(),
            cache: &Cache::none(),
        };
        let proof = work_off(&plan, &shop, |_| ()).unwrap();
        let found: Vec<&str> = proof.diagnostics.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(found, ["3 claims could not be proved: there is no Python"]);
    }
}
