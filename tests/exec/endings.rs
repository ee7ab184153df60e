//! Limits, and being stopped.

use std::time::Duration;

use gradus::run::{End, Limit, Work};

use crate::bench::{Bench, job, program};

#[test]
fn an_endless_loop_ends_and_says_where_it_was() {
    let mut job = program("def forever():\n    while True:\n        pass\n\n\nforever()\n");
    job.limits.wall = Duration::from_millis(300);
    let outcome = Bench::new().run(&job);
    let End::OverLimit { limit, at } = outcome.end else { panic!("{outcome:?}") };
    assert_eq!(limit, Limit::Time);
    let places: Vec<_> = at.iter().map(|frame| (frame.file.as_str(), frame.line)).collect();
    assert!(matches!(places[..], [("lesson.py", 6), ("lesson.py", 2 | 3)]), "{at:?}");
    assert_eq!((at[0].text.as_str(), at[1].function.as_str()), ("forever()", "forever"));
}

#[test]
fn one_that_waits_says_so_too() {
    let mut job = job(Work::File("main.py".into()));
    job.files = [("main.py".into(), "import time\n\ntime.sleep(1000)\n".into())].into();
    job.limits.wall = Duration::from_millis(300);
    let End::OverLimit { limit: Limit::Time, at } = Bench::new().run(&job).end else { panic!() };
    let last = at.last().unwrap();
    assert_eq!(
        (last.file.as_str(), last.line, last.text.as_str()),
        ("main.py", 3, "time.sleep(1000)")
    );
}

#[test]
fn time_on_the_processor_is_limited_by_itself() {
    let mut job = program("while True:\n    x = 1\n");
    job.limits.cpu = Duration::from_secs(1);
    let End::OverLimit { limit: Limit::Time, at } = Bench::new().run(&job).end else { panic!() };
    assert_eq!(at.last().unwrap().file, "lesson.py");
}

#[test]
fn an_endless_check_ends_as_well() {
    let mut job = job(Work::Checks {
        source: "def test_it():\n    import shop\n    shop.go()\n".into(),
        only: None,
        rules: Vec::new(),
    });
    job.files = [("shop.py".into(), "def go():\n    while True:\n        pass\n".into())].into();
    job.limits.wall = Duration::from_millis(500);
    let outcome = Bench::new().run(&job);
    let End::OverLimit { limit: Limit::Time, at } = outcome.end else { panic!("{outcome:?}") };
    assert_eq!(at.last().unwrap().file, "shop.py");
}

#[test]
fn a_job_is_stopped_in_the_middle() {
    let bench = Bench::new();
    let mut started = bench.start(program("print('here')\nwhile True: pass\n"));
    started.wait_for("here").running.stop();
    let outcome = started.finish();
    assert_eq!((outcome.end, outcome.outputs), (End::Stopped, vec!["here\n".to_owned()]));
}

#[test]
fn a_job_is_stopped_before_it_begins() {
    let mut started = Bench::new().start(program("while True: pass\n"));
    started.running.stop();
    assert_eq!(started.finish().end, End::Stopped);
}

#[test]
fn a_crash_says_what_it_was_and_where() {
    let outcome = Bench::new().run(&program("import ctypes\n\nctypes.string_at(0)\n"));
    let End::Killed(words) = outcome.end else { panic!("{outcome:?}") };
    assert!(words.contains("SIGSEGV") && words.ends_with("in line 3 of lesson.py"), "{words}");
}
