//! Events of another machine that reach a running tutor.

use gradus::learn::event::Event;
use gradus::learn::record::{Envelope, encode};
use gradus::tui::msg::Msg;

use super::session::Session;

#[test]
fn what_was_merged_counts_as_it_would_after_a_restart() {
    let mut session = Session::in_lesson("basics/queues").keys("<Enter> q");
    let driver = session.driver();
    let opened = Event::PageRead { lesson: "basics/boxes".into(), page: 1, at: None };
    let at = driver.now - jiff::SignedDuration::from_hours(1);
    let envelope = Envelope { dev: "other", seq: 1, at, course: &driver.course.id };
    let merged = encode(&envelope, &opened).unwrap_or_default() + "\n";
    driver.journal.push_str(&merged);
    driver.send(Msg::Recorded(merged));
    let (live, restarted) = (&driver.app.context().progress, &driver.replayed());
    assert!(live.is_in_order());
    assert_eq!(live, restarted);
    assert_eq!(live.last_lesson(), Some(&"basics/queues".into()));
    assert!(live.lesson(&"basics/boxes".into()).is_some());
}
