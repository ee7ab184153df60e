//! How long a start takes on the journal of years: a million events.
#![expect(clippy::unwrap_used, reason = "a bench may fail")]

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use divan::counter::{BytesCount, ItemsCount};
use gradus::course::grade::Verdict;
use gradus::course::{Answer, Course};
use gradus::learn::event::{Event, Setting};
use gradus::learn::progress::Progress;
use gradus::learn::record::{Envelope, What, decode, encode};
use gradus::learn::review::Rhythm;
use gradus::learn::stats::Stats;
use gradus::settings::Settings;
use gradus::store::journal::Journal;
use jiff::Timestamp;
use jiff::tz::TimeZone;

const EVENTS: u64 = 1_000_000;

/// Events of each journal that is merged.
const MERGED: u64 = 100_000;

fn main() {
    divan::main();
}

/// Opening, decoding and counting answers per lesson.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn open_a_million_events(bencher: divan::Bencher<'_, '_>) {
    let path = journal();
    let bytes = path.metadata().unwrap().len();
    bencher.counter(ItemsCount::new(EVENTS)).counter(BytesCount::new(bytes)).bench(|| {
        let mut answers: HashMap<String, u64> = HashMap::new();
        let opened = Journal::open(path, "bench0", &mut |record| {
            if let What::Answered { lesson, .. } = &record.what {
                if let Some(count) = answers.get_mut(&**lesson) {
                    *count += 1;
                } else {
                    answers.insert(lesson.to_string(), 1);
                }
            }
        });
        assert!(opened.unwrap().1.is_empty());
        assert_eq!(answers.values().sum::<u64>(), EVENTS / 2);
        answers
    });
}

/// Opening, decoding and folding: what a start does.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn fold_a_million_events(bencher: divan::Bencher<'_, '_>) {
    let path = journal();
    bencher.counter(ItemsCount::new(EVENTS)).bench(|| {
        let mut progress = Progress::of("python-web");
        let opened = Journal::open(path, "bench0", &mut |record| progress.apply(record));
        assert!(opened.unwrap().1.is_empty());
        assert_eq!(progress.events(), EVENTS);
        progress
    });
}

/// What opening the statistics takes once a million events are folded: over eleven days, and over
/// thirty years with something in every quarter of an hour.
#[divan::bench(args = [1, 1000])]
fn statistics_of_a_million_events(bencher: divan::Bencher<'_, '_>, apart: i64) {
    let mut progress = Progress::of("python-web");
    for n in 0..EVENTS {
        let second = 800_000_000 + i64::try_from(n).unwrap() * apart;
        let at = Timestamp::from_second(second).unwrap();
        let envelope = Envelope { dev: "bench0", seq: n + 1, at, course: "python-web" };
        let line = encode(&envelope, &event(n)).unwrap();
        progress.apply(&decode(&line).unwrap());
    }
    let course = Course { id: "python-web".into(), ..Course::default() };
    let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let now = Timestamp::from_second(1_900_000_000).unwrap();
    let rhythm = Rhythm::new(&Settings::default(), zone);
    bencher.bench(|| Stats::of(&course, &progress, None, &rhythm, now));
}

/// Opening and folding a journal that was made of two others, so that its events are out of order.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn fold_a_merged_journal(bencher: divan::Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    merge_two(&path);
    bencher.counter(ItemsCount::new(2 * MERGED)).bench(|| {
        let (_, progress, _) = Journal::load(&path, "bench0", "python-web").unwrap();
        assert_eq!(progress.events(), 2 * MERGED);
        progress
    });
}

/// Merging two journals of a hundred thousand events each.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn merge_two_journals(bencher: divan::Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    bencher.counter(ItemsCount::new(2 * MERGED)).bench(|| {
        let _ = std::fs::remove_file(&path);
        assert_eq!(merge_two(&path), usize::try_from(2 * MERGED).unwrap());
    });
}

/// Merges the journals of two devices into a new one; returns how many events were new.
fn merge_two(path: &Path) -> usize {
    static TEXTS: OnceLock<[String; 2]> = OnceLock::new();
    let texts = TEXTS.get_or_init(|| ["one", "two"].map(journal_of));
    let mut new = 0;
    for text in texts {
        let (mut journal, _) = Journal::open(path, "bench0", &mut |_| ()).unwrap();
        new += journal.merge(text.as_bytes()).unwrap().new;
    }
    new
}

fn journal_of(dev: &str) -> String {
    let lines = (0..MERGED).map(|n| {
        let at = Timestamp::from_second(1_790_000_000 + i64::try_from(n).unwrap() * 60).unwrap();
        encode(&Envelope { dev, seq: n + 1, at, course: "python-web" }, &event(n)).unwrap() + "\n"
    });
    lines.collect()
}

/// Pages and answers by turns, from two devices, in 200 lessons; written once a run.
fn journal() -> &'static Path {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("journal-bench.jsonl");
        let mut file = BufWriter::new(File::create(&path).unwrap());
        for n in 0..EVENTS {
            let dev = ["bench0", "bench1"][usize::try_from(n / 2 % 2).unwrap()];
            let at = Timestamp::from_millisecond(1_790_000_000_000 + i64::try_from(n).unwrap());
            let envelope =
                Envelope { dev, seq: n / 4 * 2 + n % 2 + 1, at: at.unwrap(), course: "python-web" };
            writeln!(file, "{}", encode(&envelope, &event(n)).unwrap()).unwrap();
        }
        file.flush().unwrap();
        path
    })
}

fn event(n: u64) -> Event {
    let lesson = format!("python/lesson-{}", n / 20 % 200).as_str().into();
    if n.is_multiple_of(2) {
        return Event::PageRead { lesson, page: 3, at: None };
    }
    Event::Answered {
        lesson,
        question: format!("question-{}", n % 7).as_str().into(),
        setting: Setting::Quiz,
        answer: Answer::Choice(vec![2]),
        verdict: if n.is_multiple_of(3) { Verdict::Wrong } else { Verdict::Right },
        hints: 0,
        guess: false,
        ms: 8123,
    }
}
