use proptest::option;
use proptest::prelude::*;

use super::line::Line;
use super::*;
use crate::course::question::PlacedLine;
use crate::learn::event::ResetScope;

const SAMPLE: &str = concat!(
    r#"{"v":1,"dev":"k3f9","seq":41,"at":"2026-11-22T09:14:03.120Z","course":"python-web","#,
    r#""event":"answered","lesson":"python/loops","question":"off-by-one","in":"quiz","#,
    r#""answer":{"choice":[2]},"verdict":"wrong","hints":0,"guess":false,"ms":8123"#
);

fn sealed(body: &str) -> String {
    format!("{body},\"sum\":\"{:08x}\"}}", crc32fast::hash(body.as_bytes()))
}

/// A line with the envelope of the sample and these fields after it.
fn line(fields: &str) -> String {
    let (envelope, _) = SAMPLE.split_once("\"event\"").unwrap();
    sealed(&format!("{envelope}{fields}"))
}

#[test]
fn the_format_is_the_one_that_is_documented() {
    let event = Event::Answered {
        lesson: "python/loops".into(),
        question: "off-by-one".into(),
        setting: Setting::Quiz,
        answer: Answer::Choice(vec![2]),
        verdict: Verdict::Wrong,
        hints: 0,
        guess: false,
        ms: 8123,
    };
    let at = "2026-11-22T09:14:03.12Z".parse().unwrap();
    let envelope = Envelope { dev: "k3f9", seq: 41, at, course: "python-web" };
    assert_eq!(encode(&envelope, &event).unwrap(), sealed(SAMPLE));
}

#[test]
fn names_are_borrowed() {
    let line = sealed(SAMPLE);
    let record = decode(&line).unwrap();
    assert!(matches!(record.dev, Cow::Borrowed("k3f9")));
    let What::Answered { lesson, question, .. } = record.what else { panic!("{record:?}") };
    assert!(matches!(lesson, Cow::Borrowed("python/loops")));
    assert!(matches!(question, Cow::Borrowed("off-by-one")));
}

#[test]
fn what_a_newer_program_wrote_is_unknown() {
    for (fields, kind) in [
        (r#""event":"dreamt","lesson":{"deep":[1,",\"sum\""]}"#, "dreamt"),
        (r#""event":"page_read","lesson":"python/loops""#, "page_read"),
        (r#""event":"page_read","lesson":"python/loops","page":"iv""#, "page_read"),
        (r#""event":"skipped","lesson":"python/loops","in":"exam""#, "skipped"),
        (r#""event":"reset","scope":"week""#, "reset"),
    ] {
        let line = line(fields);
        let record = decode(&line).unwrap();
        assert_eq!(record.what, What::Unknown { kind: kind.into() }, "{fields}");
        assert_eq!(record.seq, 41);
    }
}

#[test]
fn fields_that_a_newer_program_added_are_passed_over() {
    let line = line(r#""event":"lesson_finished","lesson":"python/loops","mood":["good"]"#);
    let what = What::LessonFinished { lesson: "python/loops".into() };
    assert_eq!(decode(&line).unwrap().what, what);
}

#[test]
fn damage_is_named() {
    let whole = sealed(SAMPLE);
    let huge = SAMPLE.replace("41", "9007199254740993");
    for (line, expected) in [
        (String::new(), Damage::Unsealed),
        ("no journal".into(), Damage::Unsealed),
        ("é".repeat(30), Damage::Unsealed),
        (SAMPLE.into(), Damage::Unsealed),
        (whole.replace("8123", "8124"), Damage::Sum),
        (sealed("[1"), Damage::Form),
        (sealed(r#"{"v":1,"dev":"a","seq":1"#), Damage::Form),
        (sealed(&SAMPLE.replace("2026", "soon")), Damage::Form),
        (sealed(&huge), Damage::Form),
        (sealed(&SAMPLE.replace("\"v\":1", "\"v\":2")), Damage::Newer(2)),
        (sealed(r#"{"v":3,"who":"a""#), Damage::Newer(3)),
    ] {
        assert_eq!(decode(&line), Err(expected), "{line}");
    }
}

#[test]
fn a_damaged_line_may_still_show_its_name() {
    let whole = sealed(SAMPLE);
    for (line, expected) in [
        (whole.replace("8123", "8124"), Some(("k3f9".into(), 41))),
        (whole.replace("8123", "81\u{1}23"), None),
        (String::new(), None),
    ] {
        assert_eq!(name_in_damaged(&line), expected, "{line}");
    }
}

/// The event that a borrowed one stands for.
#[expect(clippy::too_many_lines, reason = "an arm for each kind of event")]
fn owned(what: &What<'_>) -> Event {
    let question = |id: &Option<Cow<'_, str>>| id.as_deref().map(Into::into);
    match what {
        What::PageRead { lesson, page, at } => {
            Event::PageRead { lesson: (&**lesson).into(), page: *page, at: *at }
        }
        What::Asked { lesson, question, setting } => Event::Asked {
            lesson: (&**lesson).into(),
            question: (&**question).into(),
            setting: *setting,
        },
        What::Answered { lesson, question, setting, answer, verdict, hints, guess, ms } => {
            Event::Answered {
                lesson: (&**lesson).into(),
                question: (&**question).into(),
                setting: *setting,
                answer: answer.parse().unwrap(),
                verdict: *verdict,
                hints: *hints,
                guess: *guess,
                ms: *ms,
            }
        }
        What::HintTaken { lesson, question: id, milestone, hint } => Event::HintTaken {
            lesson: (&**lesson).into(),
            question: question(id),
            milestone: milestone.as_deref().map(Into::into),
            hint: *hint,
        },
        What::Skipped { lesson, question: id, setting } => {
            Event::Skipped { lesson: (&**lesson).into(), question: question(id), setting: *setting }
        }
        What::Disputed { lesson, question, answer } => Event::Disputed {
            lesson: (&**lesson).into(),
            question: (&**question).into(),
            answer: answer.parse().unwrap(),
        },
        What::QuizFinished { lesson, of, right, skipped } => Event::QuizFinished {
            lesson: (&**lesson).into(),
            of: *of,
            right: *right,
            skipped: *skipped,
        },
        What::ExerciseOpened { lesson } => Event::ExerciseOpened { lesson: (&**lesson).into() },
        What::ExerciseChecked { lesson, milestone, passed, of, right, first, hints, ms } => {
            Event::ExerciseChecked {
                lesson: (&**lesson).into(),
                milestone: milestone.as_deref().map(Into::into),
                passed: *passed,
                of: *of,
                right: *right,
                first: first.as_deref().map(Into::into),
                hints: *hints,
                ms: *ms,
            }
        }
        What::SolutionShown { lesson } => Event::SolutionShown { lesson: (&**lesson).into() },
        What::ExerciseSkipped { lesson } => Event::ExerciseSkipped { lesson: (&**lesson).into() },
        What::LessonFinished { lesson } => Event::LessonFinished { lesson: (&**lesson).into() },
        What::Reviewed { lesson, question: id, setting, concept, rating } => Event::Reviewed {
            lesson: (&**lesson).into(),
            question: question(id),
            setting: *setting,
            concept: concept.to_string(),
            rating: *rating,
        },
        What::ReviewUndone { concept } => Event::ReviewUndone { concept: concept.to_string() },
        What::Placed { lesson } => Event::Placed { lesson: (&**lesson).into() },
        What::Noted { lesson, page, text } => {
            Event::Noted { lesson: (&**lesson).into(), page: *page, text: text.to_string() }
        }
        What::Bookmarked { lesson, page, on } => {
            Event::Bookmarked { lesson: (&**lesson).into(), page: *page, on: *on }
        }
        What::Reset { scope } => Event::Reset {
            scope: match scope {
                Scope::Lesson { lesson } => ResetScope::Lesson { lesson: (&**lesson).into() },
                Scope::Stage { stage } => ResetScope::Stage { stage: (&**stage).into() },
                Scope::All => ResetScope::All,
            },
        },
        What::Unknown { .. } => Event::Unknown,
    }
}

fn answers() -> impl Strategy<Value = Answer> {
    let line =
        (any::<usize>(), any::<usize>()).prop_map(|(line, depth)| PlacedLine { line, depth });
    prop_oneof![
        any::<Vec<usize>>().prop_map(Answer::Choice),
        any::<String>().prop_map(Answer::Text),
        any::<Vec<String>>().prop_map(Answer::Blanks),
        proptest::collection::vec(line, 0..5).prop_map(Answer::Lines),
        any::<usize>().prop_map(Answer::Line),
        any::<Vec<Option<usize>>>().prop_map(Answer::Pairs),
    ]
}

fn settings() -> impl Strategy<Value = Setting> {
    prop::sample::select(vec![Setting::Quiz, Setting::Retry, Setting::Review, Setting::Placement])
}

fn checked() -> impl Strategy<Value = Event> {
    let counts = any::<(bool, usize, usize, u32, u64)>();
    (any::<String>(), any::<Option<String>>(), any::<Option<String>>(), counts).prop_map(
        |(lesson, milestone, first, (passed, of, right, hints, ms))| {
            let lesson = (&*lesson).into();
            Event::ExerciseChecked { lesson, milestone, passed, of, right, first, hints, ms }
        },
    )
}

/// Events of what is remembered, or noted to be.
fn memory() -> impl Strategy<Value = Event> {
    let lesson = || any::<String>().prop_map(|id| crate::course::LessonId::from(&*id));
    let question = any::<String>().prop_map(|id| crate::course::QuestionId::from(&*id));
    let ratings =
        prop::sample::select(vec![Rating::Again, Rating::Hard, Rating::Good, Rating::Easy]);
    prop_oneof![
        (lesson(), option::of(question), settings(), any::<String>(), ratings).prop_map(
            |(lesson, question, setting, concept, rating)| Event::Reviewed {
                lesson,
                question,
                setting,
                concept,
                rating
            }
        ),
        any::<String>().prop_map(|concept| Event::ReviewUndone { concept }),
        lesson().prop_map(|lesson| Event::Placed { lesson }),
        (lesson(), any::<(usize, String)>()).prop_map(|(lesson, (page, text))| Event::Noted {
            lesson,
            page,
            text
        }),
        (lesson(), any::<(usize, bool)>()).prop_map(|(lesson, (page, on))| Event::Bookmarked {
            lesson,
            page,
            on
        }),
    ]
}

fn events() -> impl Strategy<Value = Event> {
    let lesson = || any::<String>().prop_map(|id| crate::course::LessonId::from(&*id));
    let question = || any::<String>().prop_map(|id| crate::course::QuestionId::from(&*id));
    let verdict = prop::sample::select(vec![Verdict::Right, Verdict::Wrong]);
    let answered =
        (lesson(), question(), settings(), answers(), verdict, any::<(u32, bool, u64)>());
    prop_oneof![
        (lesson(), any::<usize>(), any::<Option<usize>>())
            .prop_map(|(lesson, page, at)| Event::PageRead { lesson, page, at }),
        (lesson(), question(), settings()).prop_map(|(lesson, question, setting)| Event::Asked {
            lesson,
            question,
            setting
        }),
        answered.prop_map(|(lesson, question, setting, answer, verdict, (hints, guess, ms))| {
            Event::Answered { lesson, question, setting, answer, verdict, hints, guess, ms }
        }),
        (lesson(), option::of(question()), any::<(Option<String>, u32)>()).prop_map(
            |(lesson, question, (milestone, hint))| Event::HintTaken {
                lesson,
                question,
                milestone,
                hint
            }
        ),
        (lesson(), option::of(question()), option::of(settings()))
            .prop_map(|(lesson, question, setting)| Event::Skipped { lesson, question, setting }),
        (lesson(), question(), answers()).prop_map(|(lesson, question, answer)| Event::Disputed {
            lesson,
            question,
            answer
        }),
        (lesson(), any::<(usize, usize, usize)>()).prop_map(|(lesson, (of, right, skipped))| {
            Event::QuizFinished { lesson, of, right, skipped }
        }),
        lesson().prop_map(|lesson| Event::ExerciseOpened { lesson }),
        checked(),
        memory(),
        lesson().prop_map(|lesson| Event::SolutionShown { lesson }),
        lesson().prop_map(|lesson| Event::ExerciseSkipped { lesson }),
        lesson().prop_map(|lesson| Event::LessonFinished { lesson }),
        lesson().prop_map(|lesson| Event::Reset { scope: ResetScope::Lesson { lesson } }),
        any::<String>()
            .prop_map(|id| Event::Reset { scope: ResetScope::Stage { stage: (&*id).into() } }),
        Just(Event::Reset { scope: ResetScope::All }),
        Just(Event::Unknown),
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        event in events(),
        dev in any::<String>(),
        course in any::<String>(),
        seq in 0..=MAX_SEQ,
        millis in -60_000_000_000_000_i64..200_000_000_000_000,
    ) {
        let at = Timestamp::from_millisecond(millis).unwrap();
        let line = encode(&Envelope { dev: &dev, seq, at, course: &course }, &event).unwrap();
        prop_assert!(!line.contains('\n'));
        let record = decode(&line).unwrap();
        prop_assert_eq!((&*record.dev, record.seq, record.at, &*record.course), (&*dev, seq, at, &*course));
        prop_assert_eq!(owned(&record.what), event);
        prop_assert_eq!(name_in_damaged(&line), Some(((&*dev).into(), seq)));
    }

    /// The quick way is taken, and it never sees something else than serde.
    #[test]
    fn both_ways_of_reading_agree(
        event in events(),
        dev in "[a-z]{1,6}",
        at in any::<prop::sample::Index>(),
        by in prop::sample::select(vec!["", "0", "-", " ", ",", "\"", "\\", "}", "{", "x", "é", "null"]),
    ) {
        let time = Timestamp::UNIX_EPOCH;
        let line = encode(&Envelope { dev: &dev, seq: 1, at: time, course: "c" }, &event).unwrap();
        let plain = !line.contains('\\');
        prop_assert!(scan::scan(&line).is_some() || !plain, "slow: {line}");
        let mut hit: Vec<char> = line.chars().collect();
        let place = at.index(hit.len());
        hit.splice(place..=place, by.chars());
        for line in [line, hit.into_iter().collect()] {
            if let Some(quick) = scan::scan(&line) {
                let slow: Line<'_> = serde_json::from_str(&line).unwrap();
                prop_assert_eq!(quick.record(), slow.record());
            }
        }
    }

    #[test]
    fn nothing_else_is_read(text in any::<String>()) {
        prop_assert!(decode(&text).is_err());
        let _ = decode(&sealed(&text));
        let _ = name_in_damaged(&text);
    }
}
