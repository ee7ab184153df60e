//! The thread that finds the colours of code. The grammars are loaded soon after the first picture,
//! or when the first code is to be coloured.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::tui::highlight::Highlighter;
use crate::tui::highlights::Key;
use crate::tui::msg::Msg;

/// Blocks that are sent back together, after the first ones, which are on screen.
const BATCH: usize = 12;

/// How long after the program's start it has the processor to itself.
const SETTLED: Duration = Duration::from_millis(60);

/// Python of the kind that lessons are made of.
const WARM_UP: &str = "import os\n\ndef f(n=1):\n    return f\"{n}\" + 'a'  # b\n";

/// Finds the colours of code.
pub(super) struct Colours(Sender<Vec<Key>>);

impl Colours {
    /// Starts the thread.
    pub(super) fn start(out: Sender<Msg>) -> io::Result<Self> {
        let (sender, wanted) = channel();
        thread::Builder::new().name("colours".into()).spawn(move || work(&wanted, &out))?;
        Ok(Self(sender))
    }

    /// Asks for the colours of some blocks; they come as [`Msg::Highlighted`], in this order.
    pub(super) fn find(&self, blocks: Vec<Key>) {
        // The thread ends only with the program.
        let _ = self.0.send(blocks);
    }
}

fn work(wanted: &Receiver<Vec<Key>>, out: &Sender<Msg>) {
    let first = wanted.recv_timeout(SETTLED);
    if first == Err(RecvTimeoutError::Disconnected) {
        return;
    }
    let highlighter = Highlighter::load();
    let mut blocks = first.unwrap_or_else(|_| {
        // The first use of a grammar compiles it: better now than under the learner's eyes.
        highlighter.highlight("python", WARM_UP);
        Vec::new()
    });
    loop {
        for batch in blocks.chunks(BATCH) {
            let coloured = batch
                .iter()
                .map(|key| (key.clone(), highlighter.highlight(key.lang(), key.text())))
                .collect();
            if out.send(Msg::Highlighted(coloured)).is_err() {
                return;
            }
        }
        match wanted.recv() {
            Ok(next) => blocks = next,
            Err(_) => return,
        }
    }
}
