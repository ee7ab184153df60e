//! How long ago something was, in words.

use jiff::Timestamp;

/// The steps in which time is told: seconds, and the word for one.
const UNITS: [(i64, &str); 5] = [
    (365 * 86_400, "year"),
    (30 * 86_400, "month"),
    (7 * 86_400, "week"),
    (86_400, "day"),
    (3600, "hour"),
];

/// How long before `now` something was: `just now`, `2 hours ago`, `a week ago`. What a clock that
/// was set back puts into the future is just now.
pub fn ago(at: Timestamp, now: Timestamp) -> String {
    let seconds = now.duration_since(at).as_secs();
    let unit = UNITS.into_iter().find(|(unit, _)| seconds >= *unit);
    match unit.map(|(unit, word)| (seconds / unit, word)) {
        None => "just now".into(),
        Some((1, "hour")) => "an hour ago".into(),
        Some((1, word)) => format!("a {word} ago"),
        Some((count, word)) => format!("{count} {word}s ago"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_unit_tells_it() {
        let hour = 3600;
        let day = 24 * hour;
        for (seconds, expected) in [
            (-9, "just now"),
            (0, "just now"),
            (hour - 1, "just now"),
            (hour, "an hour ago"),
            (5 * hour, "5 hours ago"),
            (day, "a day ago"),
            (6 * day, "6 days ago"),
            (13 * day, "a week ago"),
            (29 * day, "4 weeks ago"),
            (59 * day, "a month ago"),
            (800 * day, "2 years ago"),
        ] {
            let now = Timestamp::from_second(1_800_000_000).unwrap();
            let at = Timestamp::from_second(1_800_000_000 - seconds).unwrap();
            assert_eq!(ago(at, now), expected, "{seconds}");
        }
    }
}
