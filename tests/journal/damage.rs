//! Torn, damaged, doubled and unknown lines.

use std::fs;

use crate::{Fixture, append, journal_of, seqs};

#[test]
fn cut_anywhere_it_is_a_prefix_and_goes_on() {
    let names = ["one", "two", "three"];
    let whole = journal_of(&names);
    for length in 0..=whole.len() {
        let cut = &whole[..length];
        let fixture = Fixture::with(cut);
        let (mut journal, found, notices) = fixture.open();
        let breaks = cut.split(|&byte| byte == b'\n').count() - 1;
        let only_break_missing = whole.get(length) == Some(&b'\n');
        let expected = breaks + usize::from(only_break_missing);
        assert_eq!(found, names[..expected], "cut at {length}");
        let tail = cut.rsplit(|&byte| byte == b'\n').next().unwrap();
        let torn =
            if tail.is_empty() || only_break_missing { vec![] } else { [tail, b"\n"].concat() };
        assert_eq!(fixture.torn(), torn, "cut at {length}");
        assert_eq!(notices.len(), usize::from(!torn.is_empty()), "cut at {length}");

        append(&mut journal, "last");
        let (found, notices) = fixture.replay();
        assert_eq!(found.last().unwrap(), "last");
        assert_eq!((found.len(), notices), (expected + 1, vec![]), "cut at {length}");
    }
}

#[test]
fn a_flipped_bit_costs_one_line_at_most() {
    let names = ["one", "two", "three"];
    let whole = journal_of(&names);
    for at in 0..whole.len() {
        let hit = whole[..at].split(|&byte| byte == b'\n').count() - 1;
        let others: Vec<&str> =
            names.iter().copied().enumerate().filter(|(i, _)| *i != hit).map(|(_, n)| n).collect();
        for bit in 0..8 {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << bit;
            let fixture = Fixture::with(&bytes);
            let (mut journal, found, notices) = fixture.open();
            // A break that was hit leaves both of its lines readable, unless it was the last.
            let expected = if whole[at] == b'\n' && hit < 2 { &names[..] } else { &others[..] };
            assert_eq!(found, expected, "bit {bit} of byte {at}");
            assert!(!notices.is_empty(), "bit {bit} of byte {at}");
            let kept = [fixture.damaged(), fixture.torn()].concat();
            let broken = bytes.split(|&byte| byte == b'\n').nth(hit).unwrap();
            assert!(contains(&kept, broken), "bit {bit} of byte {at}: no copy");
            append(&mut journal, "last");
            let (again, notices) = fixture.replay();
            assert_eq!(again, [expected, &["last"]].concat(), "bit {bit} of byte {at}");
            assert_eq!(notices, [], "told twice: bit {bit} of byte {at}");
        }
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_line_that_is_there_twice_counts_once() {
    let bytes = journal_of(&["one", "two"]);
    let fixture = Fixture::with([bytes.clone(), bytes].concat());
    let (mut journal, found, notices) = fixture.open();
    assert_eq!((found, notices), (vec!["one".into(), "two".into()], vec![]));
    append(&mut journal, "three");
    assert_eq!(seqs(&fixture.path).last().unwrap().1, 3);
}

#[test]
fn the_number_of_a_damaged_line_is_not_given_out_again() {
    let text = String::from_utf8(journal_of(&["one", "two"])).unwrap();
    let fixture = Fixture::with(text.replace("\"two", "\"tWo"));
    let (mut journal, found, _) = fixture.open();
    assert_eq!(found, ["one"]);
    append(&mut journal, "three");
    assert_eq!(seqs(&fixture.path), [("dev".into(), 1), ("dev".into(), 3)]);
}

#[test]
fn an_unknown_event_is_kept_and_told() {
    let body = concat!(
        r#"{"v":1,"dev":"k3f9","seq":7,"at":"2030-01-01T00:00:00.000Z","course":"c","#,
        r#""event":"dreamt","of":{"electric":"sheep"}"#
    );
    let line = format!("{body},\"sum\":\"{:08x}\"}}\n", crc32fast::hash(body.as_bytes()));
    let fixture = Fixture::with([line.as_bytes(), &journal_of(&["one"])].concat());
    let (mut journal, found, notices) = fixture.open();
    assert_eq!((found, notices.len()), (vec!["one".into()], 1));
    assert!(notices[0].message.starts_with("1 line was written"), "{}", notices[0]);
    append(&mut journal, "two");
    assert!(fs::read_to_string(&fixture.path).unwrap().starts_with(&line));
    assert_eq!(fixture.damaged(), b"");
}
