//! Journals of several machines become one, whatever the order in which they are merged.

use std::fs;

use gradus::course::Answer;
use gradus::course::grade::Verdict;
use gradus::learn::event::{Event, Rating, ResetScope, Setting};
use gradus::learn::progress::Progress;
use gradus::learn::record::{Envelope, encode};
use gradus::store::journal::{Journal, Merged};
use jiff::Timestamp;
use proptest::prelude::*;

use crate::Fixture;

const COURSE: &str = "course";

fn line(dev: &str, seq: u64, second: i64, event: &Event) -> String {
    let at = Timestamp::from_second(1_790_000_000 + second).unwrap();
    encode(&Envelope { dev, seq, at, course: COURSE }, event).unwrap() + "\n"
}

fn finished(lesson: &str) -> Event {
    Event::LessonFinished { lesson: lesson.into() }
}

fn page(lesson: &str, page: usize) -> Event {
    Event::PageRead { lesson: lesson.into(), page, at: None }
}

/// The progress in a journal of these bytes.
fn load(bytes: &[u8]) -> Progress {
    let fixture = Fixture::with(bytes);
    let (_, progress, notices) = Journal::load(&fixture.path, "reader", COURSE).unwrap();
    assert_eq!(notices, []);
    assert!(progress.is_in_order());
    progress
}

/// The bytes of a journal after others were merged into it.
fn merged(own: &[u8], others: &[&[u8]]) -> Vec<u8> {
    let fixture = Fixture::with(own);
    for other in others {
        merge(&fixture, other);
    }
    fs::read(&fixture.path).unwrap()
}

fn merge(fixture: &Fixture, other: &[u8]) -> Merged {
    let (mut journal, _) = Journal::open(&fixture.path, "reader", &mut |_| ()).unwrap();
    journal.merge(other).unwrap()
}

#[test]
fn lines_are_taken_unchanged_and_once() {
    let own = line("a", 1, 10, &finished("s/one"));
    let new = line("b", 1, 5, &finished("s/two")) + &line("b", 2, 20, &Event::Unknown);
    let fixture = Fixture::with(&own);
    let first = merge(&fixture, format!("{new}{own}").as_bytes());
    assert_eq!((first.new, first.known, first.damaged), (2, 1, 0));
    assert_eq!(fs::read_to_string(&fixture.path).unwrap(), format!("{own}{new}"));
    let second = merge(&fixture, new.as_bytes());
    assert_eq!(second, Merged { known: 2, ..Merged::default() });
    assert_eq!(fs::read_to_string(&fixture.path).unwrap(), format!("{own}{new}"));
}

#[test]
fn what_is_damaged_newer_or_contrary_is_told_and_left_out() {
    let own = line("a", 1, 10, &finished("s/one"));
    let fixture = Fixture::with(&own);
    let damaged = line("b", 1, 5, &finished("s/two")).replace("two", "too");
    let contrary = line("a", 1, 10, &finished("s/other"));
    let newer = r#"{"v":2,"dev":"c","seq":1"#;
    let newer = format!("{newer},\"sum\":\"{:08x}\"}}\n", crc32fast::hash(newer.as_bytes()));
    let good = line("b", 2, 6, &finished("s/three"));
    let torn = good.get(..40).unwrap();
    let ran_together = format!("{torn}{good}");
    let other = format!("{damaged}{contrary}{newer}{ran_together}{torn}");
    let found = merge(&fixture, other.as_bytes());
    assert_eq!((found.new, found.known, found.damaged, found.newer), (1, 0, 3, 1));
    assert_eq!(found.contrary, [("a".into(), 1)]);
    assert_eq!(fs::read_to_string(&fixture.path).unwrap(), format!("{own}{good}"));
}

#[test]
fn events_count_in_the_order_of_their_times() {
    let own = line("b", 1, 10, &page("s/one", 1)) + &line("b", 2, 40, &page("s/one", 3));
    let other = line("a", 1, 20, &page("s/two", 1)) + &line("a", 2, 30, &finished("s/two"));
    let progress = load(&merged(own.as_bytes(), &[other.as_bytes()]));
    assert_eq!(progress.last_lesson(), Some(&"s/one".into()));
    assert_eq!(progress, load(format!("{other}{own}").as_bytes()));
}

#[test]
fn a_running_copy_is_told_and_can_load_anew() {
    let own = line("b", 1, 10, &page("s/one", 1)) + &line("b", 2, 40, &page("s/one", 3));
    let fixture = Fixture::with(&own);
    let (mut running, mut live, _) = Journal::load(&fixture.path, "b", COURSE).unwrap();
    let other = line("a", 1, 20, &page("s/two", 1));
    merge(&fixture, other.as_bytes());
    let now = Timestamp::from_second(1_790_000_100).unwrap();
    let heard = running.append(&[finished("s/one")], now, COURSE).unwrap();
    heard.records().for_each(|record| live.apply(&record));
    assert!(!live.is_in_order());
    let (reloaded, _) = running.reload(COURSE).unwrap();
    assert_eq!(reloaded, load(&fs::read(&fixture.path).unwrap()));
    assert_eq!(reloaded.last_lesson(), Some(&"s/one".into()));
    let nothing = running.append(&[], now, COURSE).unwrap();
    assert_eq!(nothing.records().count(), 0, "nothing is handed over twice");
}

#[test]
fn a_merge_that_was_cut_short_is_completed_by_the_next() {
    let own = line("a", 1, 10, &finished("s/one"));
    let other: String = (1..4)
        .map(|seq| line("b", seq, seq.cast_signed(), &finished(&format!("s/{seq}"))))
        .collect();
    let whole = merged(own.as_bytes(), &[other.as_bytes()]);
    for cut in own.len()..whole.len() {
        let fixture = Fixture::with(&whole[..cut]);
        let found = merge(&fixture, other.as_bytes());
        assert_eq!(found.new + found.known, 3);
        assert_eq!(load(&fs::read(&fixture.path).unwrap()), load(&whole), "cut at {cut}");
    }
}

#[test]
fn nothing_is_changed_where_the_journal_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    fs::create_dir(&path).unwrap();
    let fixture = Fixture::new();
    let (mut journal, _) = Journal::open(&fixture.path, "dev", &mut |_| ()).unwrap();
    fs::create_dir(&fixture.path).unwrap();
    assert!(journal.merge(line("b", 1, 5, &finished("s/two")).as_bytes()).is_err());
}

fn events() -> impl Strategy<Value = Event> {
    let lesson = || prop::sample::select(vec!["s/one", "s/two", "t/three"]);
    let setting = prop::sample::select(vec![Setting::Quiz, Setting::Retry, Setting::Review]);
    let verdict = prop::sample::select(vec![Verdict::Right, Verdict::Wrong]);
    let question = || prop::sample::select(vec!["q", "r"]);
    prop_oneof![
        (lesson(), 1..4_usize).prop_map(|(l, number)| page(l, number)),
        (lesson(), question(), setting, verdict).prop_map(|(l, q, setting, verdict)| {
            Event::Answered {
                lesson: l.into(),
                question: q.into(),
                setting,
                answer: Answer::Line(1),
                verdict,
                hints: 0,
                guess: false,
                ms: 1000,
            }
        }),
        (lesson(), question()).prop_map(|(l, q)| Event::Asked {
            lesson: l.into(),
            question: q.into(),
            setting: Setting::Quiz,
        }),
        lesson().prop_map(|l| Event::QuizFinished {
            lesson: l.into(),
            of: 2,
            right: 1,
            skipped: 0
        }),
        lesson().prop_map(finished),
        lesson().prop_map(|l| Event::Reviewed {
            lesson: l.into(),
            question: None,
            setting: Setting::Quiz,
            concept: l.into(),
            rating: Rating::Good,
        }),
        lesson().prop_map(|l| Event::Noted { lesson: l.into(), page: 1, text: "n".into() }),
        lesson().prop_map(|l| Event::Reset { scope: ResetScope::Lesson { lesson: l.into() } }),
    ]
}

/// The journal of a device whose clock may jump.
fn journal_of(dev: &'static str) -> impl Strategy<Value = String> {
    prop::collection::vec((0..50_i64, events()), 0..8).prop_map(move |events| {
        let numbered = (1..).zip(&events);
        numbered.map(|(seq, (second, event))| line(dev, seq, *second, event)).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn merging_is_commutative_associative_and_idempotent(
        a in journal_of("a"), b in journal_of("b"), c in journal_of("c"),
    ) {
        let [a, b, c] = [a.as_bytes(), b.as_bytes(), c.as_bytes()];
        let ab = merged(a, &[b]);
        prop_assert_eq!(load(&ab), load(&merged(b, &[a])));
        let bc = merged(b, &[c]);
        prop_assert_eq!(load(&merged(&ab, &[c])), load(&merged(a, &[&bc])));
        prop_assert_eq!(&merged(&ab, &[b, a, &ab]), &ab);
    }

    #[test]
    fn progress_does_not_hang_on_the_order_of_arrival(
        (a, b) in (journal_of("a"), journal_of("b")),
        (places, damage) in (prop::collection::vec(any::<prop::sample::Index>(), 20), any::<bool>()),
    ) {
        let lines: Vec<&str> = a.lines().chain(b.lines()).collect();
        let mut shuffled = lines.clone();
        for (at, place) in places.iter().enumerate().filter(|(at, _)| *at < lines.len()) {
            shuffled.swap(at, place.index(lines.len()));
        }
        // A line that comes twice counts once.
        shuffled.extend(shuffled.first().copied().filter(|_| damage));
        let text = |lines: &[&str]| lines.iter().fold(String::new(), |all, line| all + line + "\n");
        prop_assert_eq!(load(text(&lines).as_bytes()), load(text(&shuffled).as_bytes()));
    }

    /// Live, and loaded anew whenever something came too late, is the same as a start.
    #[test]
    fn a_running_copy_ends_where_a_restart_does(a in journal_of("a"), b in journal_of("b")) {
        let fixture = Fixture::with(&a);
        let (mut running, mut live, _) = Journal::load(&fixture.path, "a", COURSE).unwrap();
        merge(&fixture, b.as_bytes());
        let later = Timestamp::from_second(1_790_000_100).unwrap();
        let heard = running.append(&[finished("s/one")], later, COURSE).unwrap();
        heard.records().for_each(|record| live.apply(&record));
        if !live.is_in_order() {
            live = running.reload(COURSE).unwrap().0;
        }
        prop_assert_eq!(live, load(&fs::read(&fixture.path).unwrap()));
    }
}
