//! A monkey at the keyboard: a hundred thousand inputs of every kind, and whatever it does, the
//! program goes on, draws only what a terminal may be sent, and records what it shows.
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "a test may fail, and say where")]

#[path = "support/driver.rs"]
mod driver;
#[path = "monkey/input.rs"]
mod input;
#[path = "monkey/news.rs"]
mod news;

use std::collections::VecDeque;
use std::sync::Arc;

use crossterm::event::Event as TermEvent;
use driver::{Driver, Start};
use fastrand::Rng;
use gradus::learn::progress::Progress;
use gradus::sanitise::is_safe;
use gradus::store::journal::Journal;
use gradus::tui::msg::Msg;
use jiff::SignedDuration;

/// Inputs of one seed.
const INPUTS: usize = 5_000;

/// Inputs that are told when one of them fails.
const REMEMBERED: usize = 12;

#[test]
fn even_seeds() {
    (0..20).step_by(2).for_each(play);
}

#[test]
fn odd_seeds() {
    (1..20).step_by(2).for_each(play);
}

/// A program in the hands of a monkey.
struct Monkey {
    seed: u64,
    rng: Rng,
    driver: Driver,
    inputs: usize,
    draws: usize,
    last: VecDeque<String>,
    whole: Arc<gradus::course::Course>,
}

fn play(seed: u64) {
    let driver = Driver::new(Start::fresh());
    let whole = driver.course.clone();
    let rng = Rng::with_seed(seed);
    let mut monkey =
        Monkey { seed, rng, driver, inputs: 0, draws: 0, last: VecDeque::new(), whole };
    while monkey.inputs < INPUTS {
        monkey.step();
        if monkey.driver.app.ending().is_some() {
            monkey.start_again();
        }
    }
    monkey.check_journal();
}

impl Drop for Monkey {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let last: Vec<_> = self.last.iter().map(String::as_str).collect();
            eprintln!("seed {}, input {}, after\n{}", self.seed, self.inputs, last.join("\n"));
        }
    }
}

impl Monkey {
    fn step(&mut self) {
        self.inputs += 1;
        self.driver.now += SignedDuration::from_millis(self.rng.i64(0..2000));
        let message = self.message();
        if self.last.len() == REMEMBERED {
            self.last.pop_front();
        }
        let shown: String = format!("{message:?}").chars().take(300).collect();
        self.last.push_back(shown);
        let resized = resized(&message);
        match resized {
            Some((width, height)) => self.driver.resize(width, height),
            None => self.driver.send(message),
        }
        if resized.is_some() || self.inputs.is_multiple_of(7) {
            self.draw();
        }
    }

    fn message(&mut self) -> Msg {
        match self.rng.u32(0..400) {
            0 | 45..=50 => Msg::Tick,
            1 => Msg::Recorded(input::text(&mut self.rng)),
            2 => Msg::RecordFailed { message: input::text(&mut self.rng), waiting: 3 },
            3 => Msg::SavedElsewhere(Err(input::text(&mut self.rng))),
            4 => Msg::Notice(input::text(&mut self.rng)),
            5 => Msg::Course(Arc::new(input::course(&mut self.rng, &self.whole)), None),
            6 => Msg::Course(self.whole.clone(), Some("The course changed.".into())),
            7 => Msg::Lesson("basics/boxes".into(), None, Some("It is broken.".into())),
            8..=11 => {
                self.driver.disk_full = !self.driver.disk_full;
                Msg::Tick
            }
            12 => {
                // The program draws into the new window before it hears of it.
                self.driver.resize_unseen(self.rng.u16(1..=200), self.rng.u16(1..=60));
                self.draw();
                Msg::Tick
            }
            21..=40 => news::of_job(&mut self.rng, self.driver.job()),
            41..=44 => news::of_files(&mut self.rng),
            13..=20 => {
                let keys = 0..self.rng.usize(2..20);
                Msg::Input(keys.map(|_| input::key(&mut self.rng)).collect())
            }
            _ => Msg::Input(vec![input::event(&mut self.rng)]),
        }
    }

    fn draw(&mut self) {
        let buffer = self.driver.draw().buffer().clone();
        for cell in buffer.content() {
            let unsafe_char = cell.symbol().chars().find(|c| !is_safe(*c) || *c == '\n');
            assert_eq!(unsafe_char, None, "a terminal would obey it");
        }
        self.draws += 1;
        if self.draws.is_multiple_of(50) {
            assert_eq!(self.driver.draw().buffer(), &buffer, "drawing twice differs");
        }
    }

    /// Starts the program where it ended; what could not be saved is saved first.
    fn start_again(&mut self) {
        self.make_room();
        let settings = self.driver.app.context().settings.clone();
        let size = self.driver.app.context().size;
        let (journal, now) = (self.driver.journal.clone(), self.driver.now);
        let events = std::mem::take(&mut self.driver.events);
        let size = (size.width, size.height);
        self.driver = Driver::new(Start { size, settings, journal, now, ..Start::fresh() });
        self.driver.events.splice(0..0, events);
    }

    fn make_room(&mut self) {
        self.driver.disk_full = false;
        self.driver.save();
    }

    /// What was recorded is what the screens show, and what a journal on disk gives back.
    fn check_journal(&mut self) {
        self.make_room();
        let shown = &self.driver.app.context().progress;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        let (mut journal, _) = Journal::open(&path, "test", &mut |_| ()).unwrap();
        for together in self.driver.events.chunk_by(|a, b| a.1 == b.1) {
            let events: Vec<_> = together.iter().map(|(event, _)| event.clone()).collect();
            journal.append(&events, together[0].1, &self.whole.id).unwrap();
        }
        let mut reopened = Progress::of(&self.whole.id);
        let (_, notices) =
            Journal::open(&path, "test", &mut |record| reopened.apply(record)).unwrap();
        assert_eq!(notices.len(), 0);
        assert_eq!(&reopened, shown);
        assert!(shown.events() > 50, "the monkey did too little: {} events", shown.events());
    }
}

fn resized(message: &Msg) -> Option<(u16, u16)> {
    let Msg::Input(events) = message else { return None };
    let [TermEvent::Resize(width, height)] = events.as_slice() else { return None };
    Some((*width, *height))
}
