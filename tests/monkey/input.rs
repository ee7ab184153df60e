//! Inputs of every kind, some of which no keyboard sends.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use fastrand::Rng;
use gradus::course::Course;

/// Characters that make trouble: wide, combining, joined, right to left, and what terminals obey.
const CHARS: &[char] = &[
    'a',
    'Z',
    '0',
    '9',
    ' ',
    '_',
    '(',
    '漢',
    'か',
    'é',
    '\u{301}',
    '\u{20dd}',
    '👩',
    '\u{200d}',
    '💻',
    '\u{fe0f}',
    'א',
    'ب',
    '\u{202e}',
    '\u{200f}',
    '\u{2066}',
    '\u{feff}',
    '\t',
    '\n',
    '\r',
    '\u{1b}',
    '\u{0}',
    '\u{7f}',
    '\u{9b}',
    '\u{e0041}',
    '\u{ad}',
    '\u{115f}',
    '\u{3164}',
    'ﷺ',
    '\u{1f1e9}',
];

/// Keys that are bound somewhere, or that a text field takes.
const CODES: &[KeyCode] = &[
    KeyCode::Enter,
    KeyCode::Enter,
    KeyCode::Enter,
    KeyCode::Esc,
    KeyCode::Tab,
    KeyCode::BackTab,
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::Down,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::Backspace,
    KeyCode::Delete,
    KeyCode::Insert,
    KeyCode::F(1),
    KeyCode::F(2),
    KeyCode::F(3),
    KeyCode::F(4),
    KeyCode::F(5),
    KeyCode::F(6),
    KeyCode::F(7),
    KeyCode::F(8),
    KeyCode::F(9),
    KeyCode::Null,
];

const LETTERS: &str = "hjklnpgGqxyeortwQJKabc?,!://0123456789   ";

/// Any input.
pub(crate) fn event(rng: &mut Rng) -> Event {
    match rng.u32(0..100) {
        0..3 => Event::Paste(text(rng)),
        3..8 => Event::Mouse(mouse(rng)),
        8 => Event::Resize(rng.u16(1..=200), rng.u16(1..=60)),
        9..12 => Event::Resize(rng.u16(30..=90), rng.u16(8..=24)),
        12 => Event::FocusGained,
        _ => key(rng),
    }
}

/// A key.
pub(crate) fn key(rng: &mut Rng) -> Event {
    let code = match rng.u32(0..20) {
        0..8 => CODES[rng.usize(0..CODES.len())],
        8..18 => KeyCode::Char(LETTERS.chars().nth(rng.usize(0..LETTERS.len())).unwrap()),
        _ => KeyCode::Char(CHARS[rng.usize(0..CHARS.len())]),
    };
    let modifiers = match rng.u32(0..12) {
        0 => KeyModifiers::SHIFT,
        1 => KeyModifiers::CONTROL,
        2 => KeyModifiers::from_bits_truncate(rng.u8(..)),
        _ => KeyModifiers::NONE,
    };
    if rng.u32(0..25) == 0 {
        let control = "tgsjazyxvkurop".chars().nth(rng.usize(0..14)).unwrap();
        return Event::Key(KeyEvent::new(KeyCode::Char(control), KeyModifiers::CONTROL));
    }
    Event::Key(KeyEvent::new(code, modifiers))
}

/// Some text; now and then a lot of it.
pub(crate) fn text(rng: &mut Rng) -> String {
    let most = if rng.u32(0..40) == 0 { 4000 } else { 60 };
    (0..rng.usize(0..most)).map(|_| CHARS[rng.usize(0..CHARS.len())]).collect()
}

/// `course` without some of its lessons.
pub(crate) fn course(rng: &mut Rng, course: &Course) -> Course {
    let mut fewer = course.clone();
    for stage in &mut fewer.stages {
        stage.lessons.retain(|_| rng.bool());
    }
    fewer.stages.retain(|_| rng.u8(0..3) > 0);
    fewer
}

fn mouse(rng: &mut Rng) -> MouseEvent {
    let kind = match rng.u32(0..6) {
        0 => MouseEventKind::ScrollUp,
        1 => MouseEventKind::ScrollDown,
        2 => MouseEventKind::Drag(MouseButton::Left),
        _ => MouseEventKind::Down(MouseButton::Left),
    };
    let (column, row) = (rng.u16(0..210), rng.u16(0..70));
    MouseEvent { kind, column: column / 2, row: row / 2, modifiers: KeyModifiers::NONE }
}
