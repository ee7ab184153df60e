//! Taking the terminal and giving it back, whatever happens.

use std::io::{self, BufWriter, Stdout, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use super::canvas::Canvas;
use crate::tui::msg::Msg;

/// A frame of a large screen fits, so that it is written at once.
const FRAME_BYTES: usize = 64 * 1024;

/// What is drawn on.
pub(super) type Screen = Terminal<Canvas<BufWriter<Stdout>>>;

/// The terminal in our hands; dropping it gives it back.
pub(super) struct Guard;

impl Guard {
    /// Takes the terminal: raw mode, a screen of our own, pastes as one event, and the mouse if
    /// `mouse`. A panic of this thread gives it back before it is reported; one of another thread
    /// is told to the screens, which go on.
    pub(super) fn take(mouse: bool, out: Sender<Msg>) -> io::Result<Self> {
        let owner = thread::current().id();
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == owner || out.send(Msg::Notice(sorry(info))).is_err() {
                give_back();
                report(info);
            }
        }));
        enter(mouse)?;
        Ok(Self)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

/// What to tell of a panic behind the screens.
fn sorry(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let what = info.payload_as_str().unwrap_or("no more is known");
    format!("A part of Gradus has failed, which is a fault of Gradus ({place}: {what}).")
}

/// A terminal to draw on.
pub(super) fn screen() -> io::Result<Screen> {
    let writer = BufWriter::with_capacity(FRAME_BYTES, io::stdout());
    Terminal::new(Canvas::new(CrosstermBackend::new(writer)))
}

/// Takes the terminal, for the first time or after another program had it.
pub(super) fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    set_mouse(mouse)
}

/// Turns the reporting of clicks and wheel on or off; while it is off, text can be selected.
pub(super) fn set_mouse(on: bool) -> io::Result<()> {
    if on { execute!(io::stdout(), EnableMouseCapture) } else { Ok(()) }
}

/// Stops the reporting of clicks and wheel.
pub(super) fn release_mouse() -> io::Result<()> {
    execute!(io::stdout(), DisableMouseCapture)
}

/// Gives the terminal back. What cannot be written any more is not worth a word: the terminal is
/// gone then.
pub(super) fn give_back() {
    let mut out = io::stdout();
    let _ = queue!(out, DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = out.flush();
    let _ = disable_raw_mode();
}
