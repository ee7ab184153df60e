use proptest::prelude::*;

use jiff::tz::TimeZone;

use super::*;
use crate::course::Answer;
use crate::course::grade::Verdict;
use crate::learn::event::{Event, Setting};
use crate::learn::record::{Envelope, decode, encode};
use crate::session::sample::practice;
use crate::settings::Settings;

/// The reports of a learner who passed the exercise of the basket with these files.
fn report(files: &[(&str, &str)]) -> Report {
    let course = practice::course();
    let lessons = course.headers().map(|header| practice::lesson(header.id.as_str())).collect();
    let library = Library { lessons, ..Library::default() };
    let lesson = || practice::BASKET.into();
    let checked = |passed| Event::ExerciseChecked {
        lesson: lesson(),
        milestone: None,
        passed,
        of: 1,
        right: 1,
        first: None,
        hints: 0,
        ms: 60_000,
    };
    let answered = |setting, verdict| Event::Answered {
        lesson: lesson(),
        question: "single".into(),
        setting,
        answer: Answer::Line(1),
        verdict,
        hints: 0,
        guess: false,
        ms: 30_000,
    };
    let events = [
        Event::PageRead { lesson: lesson(), page: 1, at: None },
        answered(Setting::Quiz, Verdict::Wrong),
        answered(Setting::Review, Verdict::Right),
        Event::QuizFinished { lesson: lesson(), of: 3, right: 2, skipped: 0 },
        checked(false),
        checked(true),
        Event::LessonFinished { lesson: lesson() },
    ];
    let mut progress = Progress::of(&course.id);
    for (seq, event) in (1_u64..).zip(&events) {
        let at = Timestamp::from_second(1_790_000_000 + 86_400 * seq.cast_signed()).unwrap();
        let envelope = Envelope { dev: "dev", seq, at, course: &course.id };
        progress.apply(&decode(&encode(&envelope, event).unwrap()).unwrap());
    }
    let files = files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
    Report::of(Sources {
        course: &course,
        library: &library,
        progress: &progress,
        profile: "zoë",
        works: &[(lesson(), files)].into(),
        rhythm: &Rhythm::new(&Settings::default(), TimeZone::UTC),
        now: Timestamp::from_second(1_790_000_000 + 86_400 * 9).unwrap(),
    })
}

#[test]
fn the_report_reads_well() {
    let report = report(&[("basket.py", "def total():\n    return 1\n")]);
    insta::assert_snapshot!(markdown(&report));
}

#[test]
fn json_is_one_object_with_what_was_learned() {
    let text = json(&report(&[("basket.py", "x = 1\n")]));
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["finished"], 1);
    let stage = &value["stages"][0];
    let lessons = stage["lessons"].as_array().unwrap();
    let basket = lessons.iter().find(|lesson| lesson["id"] == practice::BASKET).unwrap();
    assert_eq!((&basket["quiz"]["right"], &basket["quiz"]["of"]), (&2.into(), &3.into()));
    assert_eq!(basket["exercise"]["state"], "passed");
    assert_eq!(basket["finished"], "2026-09-28");
    assert_eq!(value["code"][0]["files"][0]["text"], "x = 1");
}

#[test]
fn the_page_needs_nothing_from_elsewhere_and_has_its_marks() {
    let page = html(&report(&[("basket.py", "<script>alert('\u{1b}')</script>")]));
    for part in [
        "<html lang=\"en\">",
        "<header>",
        "<nav aria-label=\"Contents\">",
        "<main>",
        "<footer>",
        "<caption>",
        "scope=\"col\"",
        "scope=\"row\"",
        "role=\"img\"",
        "<desc",
        "prefers-color-scheme: dark",
        "@media print",
        "&lt;script&gt;",
    ] {
        assert!(page.contains(part), "{part}");
    }
    for part in ["<script", "src=", "http:", "https:", "url(", "@import", "\u{1b}", "<link"] {
        assert!(!page.contains(part), "{part}");
    }
    let opened = page.matches("<section").count();
    assert_eq!(opened, page.matches("</section>").count());
}

#[test]
fn long_files_and_many_files_are_cut_with_a_word() {
    let long = "x = 1\n".repeat(LONGEST + 3);
    let many: Vec<(String, &str)> =
        (0..=MOST_FILES).map(|number| (format!("f{number:02}.py"), long.as_str())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let report = report(&many);
    let markdown = markdown(&report);
    assert!(markdown.contains("(3 more lines left out)"), "{markdown}");
    assert!(markdown.contains("(1 more file left out)"), "{markdown}");
    assert!(html(&report).contains("<p>3 more lines left out.</p>"));
    assert!(html(&report).contains("<p>1 more file left out.</p>"));
}

#[test]
fn nothing_done_makes_a_report_all_the_same() {
    let course = practice::course();
    let report = Report::of(Sources {
        course: &course,
        library: &Library::default(),
        progress: &Progress::of(&course.id),
        profile: "default",
        works: &BTreeMap::new(),
        rhythm: &Rhythm::new(&Settings::default(), TimeZone::UTC),
        now: Timestamp::UNIX_EPOCH,
    });
    assert!(markdown(&report).contains("no answers yet"));
    assert!(html(&report).contains("0 of"));
    assert!(serde_json::from_str::<serde_json::Value>(&json(&report)).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever is in a file, it stays text: in HTML between its marks, in Markdown in its fence.
    #[test]
    fn code_stays_code(text in "[`<>&\"'a \n]{0,60}", path in "[a-z`<\"]{1,8}") {
        let report = report(&[(&path, &text)]);
        let page = html(&report);
        prop_assert_eq!(page.matches("<pre").count(), page.matches("</pre>").count());
        prop_assert_eq!(page.matches("<pre").count(), 1);
        let written = markdown(&report);
        let (_, code) = written.split_once("## Code").unwrap();
        let fences: Vec<&str> = code.lines().filter(|line| {
            let rest = line.trim_start_matches('`');
            line.starts_with("```") && rest.chars().all(char::is_alphanumeric)
        }).collect();
        let longest = fences.iter().map(|f| f.chars().take_while(|c| *c == '`').count()).max();
        let ends = fences.iter().filter(|f| Some(f.chars().take_while(|c| *c == '`').count()) == longest);
        prop_assert_eq!(ends.count(), 2, "{}", written);
    }
}
