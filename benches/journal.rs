//! How long a start takes on the journal of years: a million events.
#![expect(clippy::unwrap_used, reason = "a bench may fail")]

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use divan::counter::{BytesCount, ItemsCount};
use gradus::course::Answer;
use gradus::course::grade::Verdict;
use gradus::learn::event::{Event, Setting};
use gradus::learn::record::{Envelope, What, encode};
use gradus::store::journal::Journal;
use jiff::Timestamp;

const EVENTS: u64 = 1_000_000;

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
