//! Which events were taken in already: a merged journal may hold one twice.

use std::collections::BTreeMap;

/// The numbers seen, device by device.
#[derive(Debug, Default)]
pub(super) struct Seen {
    devices: BTreeMap<String, Runs>,
}

/// Runs of numbers without a gap: first number to last number. A journal that nobody meddled with
/// is one run, so a million events cost one entry.
type Runs = BTreeMap<u64, u64>;

impl Seen {
    /// Notes an event; false if it was noted before.
    pub(super) fn insert(&mut self, dev: &str, seq: u64) -> bool {
        if let Some(runs) = self.devices.get_mut(dev) {
            return extend(runs, seq);
        }
        self.devices.insert(dev.into(), Runs::from([(seq, seq)]));
        true
    }

    /// The highest number of a device; 0 if it has none.
    pub(super) fn highest(&self, dev: &str) -> u64 {
        let last = self.devices.get(dev).and_then(Runs::last_key_value);
        last.map_or(0, |(_, &last)| last)
    }
}

fn extend(runs: &mut Runs, seq: u64) -> bool {
    let after = seq.checked_add(1);
    let before = runs.range_mut(..=seq).next_back();
    let first = match before {
        Some((_, last)) if *last >= seq => return false,
        Some((&first, last)) if last.checked_add(1) == Some(seq) => first,
        _ => seq,
    };
    let last = after.and_then(|after| runs.remove(&after)).unwrap_or(seq);
    runs.insert(first, last);
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_whole_journal_is_one_run() {
        let mut seen = Seen::default();
        assert!((1..=1000).all(|seq| seen.insert("a", seq)));
        assert_eq!(seen.devices["a"], Runs::from([(1, 1000)]));
        assert_eq!((seen.highest("a"), seen.highest("b")), (1000, 0));
    }

    #[test]
    fn devices_count_for_themselves() {
        let mut seen = Seen::default();
        let told: Vec<bool> = [("a", 1), ("b", 1), ("a", 1), ("b", 1), ("a", u64::MAX)]
            .map(|(dev, seq)| seen.insert(dev, seq))
            .into();
        assert_eq!(told, [true, true, false, false, true]);
    }

    proptest! {
        #[test]
        fn it_is_a_set(numbers in prop::collection::vec(0_u64..40, 0..80)) {
            let (mut seen, mut set) = (Seen::default(), BTreeSet::new());
            for &seq in &numbers {
                prop_assert_eq!(seen.insert("a", seq), set.insert(seq));
            }
            prop_assert_eq!(seen.highest("a"), set.last().copied().unwrap_or(0));
            let gaps = set.iter().filter(|&&seq| !set.contains(&(seq + 1))).count();
            prop_assert_eq!(seen.devices.get("a").map_or(0, Runs::len), gaps);
        }
    }
}
