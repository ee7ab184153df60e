//! Lines of input, none of them longer than it may be.

use std::io::{self, BufRead, Read};

/// Bytes of the longest line that is taken.
pub(super) const LONGEST: usize = 64 * 1024;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    /// A line, without its line break. Bytes that are no UTF-8 are replaced.
    Line(String),
    /// A line that is too long; it was passed over.
    TooLong,
    /// The input is at its end.
    End,
}

/// Reads a line and keeps no more of it than [`LONGEST`].
pub(super) fn read(mut input: &mut dyn BufRead) -> io::Result<Typed> {
    let mut bytes = Vec::new();
    // Room for the line break, which may be two bytes.
    let most = LONGEST + 2;
    if (&mut input).take(most as u64).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(Typed::End);
    }
    let cut = !bytes.ends_with(b"\n") && bytes.len() == most;
    if cut {
        input.skip_until(b'\n')?;
    }
    let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if cut || line.len() > LONGEST {
        return Ok(Typed::TooLong);
    }
    Ok(Typed::Line(String::from_utf8_lossy(line).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(input: &[u8]) -> Vec<Typed> {
        let mut input = io::BufReader::with_capacity(7, input);
        let mut lines = Vec::new();
        loop {
            match read(&mut input).unwrap() {
                Typed::End => return lines,
                line @ (Typed::Line(_) | Typed::TooLong) => lines.push(line),
            }
        }
    }

    #[test]
    fn lines_come_without_their_ends() {
        let lines = |texts: &[&str]| -> Vec<Typed> {
            texts.iter().map(|text| Typed::Line((*text).into())).collect()
        };
        assert_eq!(all(b""), lines(&[]));
        assert_eq!(all(b"a\n\nb\r\n"), lines(&["a", "", "b"]));
        assert_eq!(all(b"a\n b\rc"), lines(&["a", " b\rc"]));
        assert_eq!(all(b"a\xffb\n"), lines(&["a\u{fffd}b"]));
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over_and_the_next_one_is_read() {
        let longest = "x".repeat(LONGEST);
        for (end, next) in [("\n", "a\n"), ("\r\n", "a\n"), ("\n", "a")] {
            let kept = all(format!("{longest}{end}{next}").as_bytes());
            assert_eq!(kept, [Typed::Line(longest.clone()), Typed::Line("a".into())], "{end:?}");
            for more in [1, 2, 3, LONGEST] {
                let more = "x".repeat(more);
                let kept = all(format!("{longest}{more}{end}{next}").as_bytes());
                assert_eq!(kept, [Typed::TooLong, Typed::Line("a".into())], "{end:?}");
            }
        }
        assert_eq!(all("x".repeat(LONGEST * 3).as_bytes()), [Typed::TooLong]);
    }
}
