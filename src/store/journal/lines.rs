//! From bytes to records, a large journal on several threads.

use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, available_parallelism};

use crate::learn::record::{Damage, Record, decode};

/// Bytes that one thread decodes at a time.
const CHUNK: usize = 1 << 20;

/// More threads than this would wait for the fold.
const MOST_THREADS: usize = 4;

/// A line with its record, or a line that cannot be read.
pub(super) enum Line<'a> {
    Good(&'a str, Record<'a>),
    Bad(&'a [u8], Damage),
}

/// Decodes every line of `text` and hands them over in order.
pub(super) fn each<'a>(text: &'a [u8], take: &mut dyn FnMut(Line<'a>)) {
    let chunks = chunks(text);
    if chunks.len() < 2 {
        chunks.into_iter().flat_map(decode_chunk).for_each(take);
        return;
    }
    let threads = available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
    thread::scope(|scope| {
        let decoders: Vec<Receiver<Vec<Line<'a>>>> = (0..threads)
            .map(|first| {
                let (sender, receiver) = sync_channel(2);
                let share: Vec<_> = chunks.iter().copied().skip(first).step_by(threads).collect();
                let thread = thread::Builder::new().name("journal-decoder".into());
                // Where no thread can be had, the sender is gone and the loop below decodes.
                let _ = thread.spawn_scoped(scope, move || decode_all(&share, &sender));
                receiver
            })
            .collect();
        for (chunk, decoder) in chunks.iter().zip(decoders.iter().cycle()) {
            let lines = decoder.recv().unwrap_or_else(|_| decode_chunk(chunk));
            lines.into_iter().for_each(&mut *take);
        }
    });
}

/// A line's records after all, if two lines became one: the break between them was hit, or one
/// was cut short and the next one written behind it.
pub(super) fn salvage(line: &[u8]) -> Vec<(&str, Record<'_>)> {
    const START: &[u8] = b"{\"v\":";
    let mut starts: Vec<usize> = (0..line.len())
        .filter(|&at| line.get(at..).is_some_and(|rest| rest.starts_with(START)))
        .collect();
    starts.push(line.len());
    starts
        .windows(2)
        .filter_map(|ends| line.get(*ends.first()?..*ends.last()?))
        .filter_map(|piece| piece.get(..=piece.iter().rposition(|&byte| byte == b'}')?))
        .filter_map(|piece| str::from_utf8(piece).ok())
        .filter_map(|piece| Some((piece, decode(piece).ok()?)))
        .collect()
}

/// Reads one line given without its line break.
pub(super) fn read(line: &[u8]) -> Line<'_> {
    // A carriage return comes from an editor that saved the file; the event is whole.
    let bare = line.strip_suffix(b"\r").unwrap_or(line);
    match str::from_utf8(bare) {
        Ok(text) => match decode(text) {
            Ok(record) => Line::Good(text, record),
            Err(damage) => Line::Bad(line, damage),
        },
        Err(_) => Line::Bad(line, Damage::Sum),
    }
}

fn decode_all<'a>(chunks: &[&'a [u8]], to: &SyncSender<Vec<Line<'a>>>) {
    for chunk in chunks {
        if to.send(decode_chunk(chunk)).is_err() {
            return;
        }
    }
}

fn decode_chunk(chunk: &[u8]) -> Vec<Line<'_>> {
    // Text is split several times faster than bytes.
    match str::from_utf8(chunk) {
        Ok(text) => {
            text.split('\n').filter(|l| !l.is_empty()).map(|l| read(l.as_bytes())).collect()
        }
        Err(_) => chunk.split(|&b| b == b'\n').filter(|l| !l.is_empty()).map(read).collect(),
    }
}

/// Cuts text into pieces of about [`CHUNK`] bytes, at line breaks.
fn chunks(mut text: &[u8]) -> Vec<&[u8]> {
    let mut chunks = Vec::new();
    while !text.is_empty() {
        let rest = text.get(CHUNK..).unwrap_or_default();
        let line_end = rest.iter().position(|&b| b == b'\n').map_or(rest.len(), |at| at + 1);
        let (chunk, after) = text.split_at(text.len() - rest.len() + line_end);
        chunks.push(chunk);
        text = after;
    }
    chunks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::event::Event;
    use crate::learn::record::{Envelope, encode};

    fn line(seq: u64) -> String {
        let at = jiff::Timestamp::UNIX_EPOCH;
        let event = Event::LessonFinished { lesson: "python/loops".into() };
        encode(&Envelope { dev: "dev", seq, at, course: "c" }, &event).unwrap()
    }

    /// The numbers of the good lines, and -1 for each bad one.
    fn read_back(text: &[u8]) -> Vec<i64> {
        let mut numbers = Vec::new();
        each(text, &mut |line| {
            numbers.push(match line {
                Line::Good(_, record) => record.seq.cast_signed(),
                Line::Bad(..) => -1,
            });
        });
        numbers
    }

    #[test]
    fn lines_come_in_order_from_several_threads() {
        let count = 40_000;
        let text: String = (0..count).map(|seq| line(seq) + "\n").collect();
        assert!(text.len() > 4 * CHUNK, "too small to be cut");
        assert_eq!(read_back(text.as_bytes()), (0..count.cast_signed()).collect::<Vec<_>>());
    }

    #[test]
    fn blank_lines_and_carriage_returns_do_no_harm() {
        let text = format!("\n{}\r\n\n{}\n", line(1), line(2));
        assert_eq!(read_back(text.as_bytes()), [1, 2]);
    }

    #[test]
    fn bytes_that_are_no_text_spoil_their_line_only() {
        let mut text = format!("{}\n", line(1)).into_bytes();
        text.extend(b"\xff\xfe\n");
        text.extend(format!("{}\n", line(2)).into_bytes());
        assert_eq!(read_back(&text), [1, -1, 2]);
    }

    #[test]
    fn lines_that_ran_together_are_told_apart() {
        let (one, two) = (line(1), line(2));
        let half = one.get(..50).unwrap();
        for (text, expected) in [
            (format!("{one}K{two}"), vec![1, 2]),
            (format!("{half}{two}"), vec![2]),
            (format!("{half}{half}"), vec![]),
            (format!("{one}{two}junk"), vec![1, 2]),
            (String::new(), vec![]),
        ] {
            let found: Vec<u64> = salvage(text.as_bytes()).iter().map(|(_, r)| r.seq).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
