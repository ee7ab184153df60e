//! What a terminal answers when a program asks it something.

use vt100::{Callbacks, Screen};

/// The questions of the program, answered as a terminal does.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    /// What to say of text and background, as in `ffff/ffff/ffff`.
    pub(crate) colours: Option<[&'static str; 2]>,
    /// A terminal that never answers.
    pub(crate) mute: bool,
    /// What is to be sent to the program.
    pub(crate) waiting: Vec<u8>,
}

impl Answers {
    fn say(&mut self, text: &str) {
        if !self.mute {
            self.waiting.extend_from_slice(text.as_bytes());
        }
    }
}

impl Callbacks for Answers {
    fn unhandled_csi(
        &mut self,
        screen: &mut Screen,
        first: Option<u8>,
        _: Option<u8>,
        params: &[&[u16]],
        letter: char,
    ) {
        match (first, params, letter) {
            (None, _, 'c') => self.say("\x1b[?62;22c"),
            (None, [[6]], 'n') => {
                let (row, column) = screen.cursor_position();
                self.say(&format!("\x1b[{};{}R", row + 1, column + 1));
            }
            _ => {}
        }
    }

    fn unhandled_osc(&mut self, _: &mut Screen, params: &[&[u8]]) {
        let Some([text, background]) = self.colours else { return };
        match params {
            [b"10", b"?"] => self.say(&format!("\x1b]10;rgb:{text}\x1b\\")),
            [b"11", b"?"] => self.say(&format!("\x1b]11;rgb:{background}\x1b\\")),
            _ => {}
        }
    }
}
