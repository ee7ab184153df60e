//! What a job writes: kept up to a limit, divided at marks, and passed on as text while it comes.

/// One stream of a job's output.
pub(super) struct Capture {
    raw: Vec<u8>,
    mark: Vec<u8>,
    /// Where each mark begins.
    marks: Vec<usize>,
    /// How many marks come before what is passed on.
    before_live: usize,
    /// Up to where it was passed on.
    shown: usize,
}

impl Capture {
    /// Output in which `programs` marks stand, each before what a program writes; 0 for output that
    /// has none.
    pub(super) fn new(mark: &str, programs: usize) -> Self {
        let mark = mark.as_bytes().to_vec();
        Self { raw: Vec::new(), mark, marks: Vec::new(), before_live: programs, shown: 0 }
    }

    /// How many bytes were written.
    pub(super) fn len(&self) -> usize {
        self.raw.len() - self.marks.len() * self.mark.len()
    }

    /// Takes in what was written.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        let mut from = self.raw.len().saturating_sub(self.mark.len().saturating_sub(1));
        if let Some(last) = self.marks.last() {
            from = from.max(last + self.mark.len());
        }
        self.raw.extend_from_slice(bytes);
        while self.marks.len() < self.before_live
            && let Some(at) = find(&self.raw, &self.mark, from)
        {
            self.marks.push(at);
            from = at + self.mark.len();
        }
    }

    /// Takes in what was written, as far as there is `room` for it, not counting marks; whether
    /// there was room for all of it.
    pub(super) fn push_within(&mut self, bytes: &[u8], room: usize) -> bool {
        let most = self.len() + room;
        self.push(bytes);
        let over = self.len().saturating_sub(most);
        self.raw.truncate(self.raw.len() - over);
        let end = self.raw.len();
        self.marks.retain(|at| at + self.mark.len() <= end);
        over == 0
    }

    /// What of the last program was not passed on yet. A character that is not whole yet waits for
    /// the rest of it, unless the output has `ended`.
    pub(super) fn fresh(&mut self, ended: bool) -> Option<String> {
        if self.marks.len() < self.before_live {
            return None;
        }
        let start = self.shown.max(self.marks.last().map_or(0, |at| at + self.mark.len()));
        let new = self.raw.get(start..)?;
        let waiting = if ended { 0 } else { unfinished(new) };
        let text = new.get(..new.len() - waiting).filter(|text| !text.is_empty())?;
        self.shown = start + text.len();
        Some(String::from_utf8_lossy(text).into_owned())
    }

    /// What each program wrote that was begun; without marks, all as one.
    pub(super) fn parts(&self) -> Vec<String> {
        if self.before_live == 0 {
            return vec![String::from_utf8_lossy(&self.raw).into_owned()];
        }
        let ends = self.marks.iter().skip(1).copied().chain([self.raw.len()]);
        let parts = self.marks.iter().zip(ends);
        let text = |(at, end): (&usize, usize)| {
            let bytes = self.raw.get(at + self.mark.len()..end).unwrap_or_default();
            String::from_utf8_lossy(bytes).into_owned()
        };
        parts.map(text).collect()
    }
}

fn find(text: &[u8], mark: &[u8], from: usize) -> Option<usize> {
    let found = text.get(from..)?.windows(mark.len()).position(|window| window == mark)?;
    Some(from + found)
}

/// How many bytes at the end begin a character that is not whole.
fn unfinished(bytes: &[u8]) -> usize {
    for back in 1..=bytes.len().min(3) {
        let Some(&byte) = bytes.get(bytes.len() - back) else { break };
        let whole = match byte {
            0x80..=0xbf => continue,
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => 1,
        };
        return if back < whole { back } else { 0 };
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MARK: &str = "\0mark\0";

    #[test]
    fn programs_are_told_apart() {
        for (programs, written, live, parts) in [
            (0, "a\nb\n".to_owned(), "a\nb\n", vec!["a\nb\n"]),
            (1, format!("prelude{MARK}a\n"), "a\n", vec!["a\n"]),
            (2, format!("x{MARK}one\n{MARK}two\n"), "two\n", vec!["one\n", "two\n"]),
            (2, format!("x{MARK}one\n"), "", vec!["one\n"]),
            (1, "only the prelude\n".to_owned(), "", vec![]),
            (1, format!("{MARK}a{MARK}b"), "a\0mark\0b", vec!["a\0mark\0b"]),
        ] {
            for size in [1, 3, 1000] {
                let mut capture = Capture::new(MARK, programs);
                let mut shown = String::new();
                for chunk in written.as_bytes().chunks(size) {
                    capture.push(chunk);
                    shown.extend(capture.fresh(false));
                }
                shown.extend(capture.fresh(true));
                assert_eq!(
                    (shown.as_str(), capture.parts()),
                    (live, parts.iter().map(ToString::to_string).collect()),
                    "{written:?} by {size}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_passed_on_is_what_is_kept(
            bytes in prop::collection::vec(prop_oneof![any::<u8>(), 0x80..0xf5u8], 0..60),
            size in 1..7usize,
        ) {
            let mut capture = Capture::new(MARK, 1);
            capture.push(MARK.as_bytes());
            let mut shown = String::new();
            for chunk in bytes.chunks(size) {
                capture.push(chunk);
                shown.extend(capture.fresh(false));
            }
            shown.extend(capture.fresh(true));
            prop_assert_eq!(vec![shown], capture.parts());
        }
    }
}
