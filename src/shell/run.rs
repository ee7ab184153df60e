//! The loop: draw; wait; take in everything that came; do what follows.

use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use anyhow::{Context as _, Result};

use super::edges::Edges;
use super::perform::Perform;
use super::signals::Held;
use super::terminal::{self, Guard, Screen};
use super::{clock, input, rehearsal, signals};
use crate::tui::app::{App, Ending};
use crate::tui::msg::{Effect, Msg};

/// Runs the screens until the learner leaves. `effects` are what the program's start asks for. If
/// the screens panic, what happened before is saved first.
///
/// # Errors
/// If the terminal cannot be used.
pub fn run(mut app: App, effects: Vec<Effect>, edges: Edges, signals: Held) -> Result<()> {
    let (sender, messages) = channel();
    let guard = Guard::take(app.context().settings.mouse, sender.clone())
        .context("cannot use this terminal")?;
    let mut screen = terminal::screen()?;
    // The first picture waits for nothing that can be started after it.
    draw(&app, &mut screen)?;
    let told = signals.tell(sender.clone())?;
    let mut perform = Perform::start(edges, told, sender)?;
    let in_full =
        AssertUnwindSafe(|| run_in(&mut app, effects, &mut screen, &mut perform, &messages));
    let result = panic::catch_unwind(in_full);
    drop(guard);
    let unsaved = perform.finish();
    result.unwrap_or_else(|panic| panic::resume_unwind(panic))?;
    if let Some(message) = unsaved {
        anyhow::bail!(message);
    }
    if let Some(Ending::Signal(signal)) = app.ending() {
        signals::end_as(signal);
    }
    Ok(())
}

fn run_in(
    app: &mut App,
    effects: Vec<Effect>,
    screen: &mut Screen,
    perform: &mut Perform,
    messages: &Receiver<Msg>,
) -> Result<()> {
    let (permits, size) = input::start(perform.sender())?;
    permits.grant();
    let drawn_for = app.context().size;
    let sized = app.update(Msg::Input(vec![size]), clock::now());
    for effect in effects.into_iter().chain(sized) {
        perform.effect(effect, screen)?;
    }
    if app.context().size != drawn_for {
        draw(app, screen)?;
    }
    let mut handing_over = Vec::new();
    loop {
        let Some(first) = wait(app, messages) else { return Ok(()) };
        let mut message = Some(first);
        let (mut changed, mut paused) = (false, false);
        let mut effects = Vec::new();
        while let Some(now) = message {
            let pause = matches!(now, Msg::Paused);
            (changed, paused) = (changed || !pause, paused || pause);
            rehearsal::panic_if_asked(&now);
            for effect in app.update(now, clock::now()) {
                // What the learner did is kept first, whatever becomes of the picture.
                if matches!(effect, Effect::Record(_)) {
                    perform.effect(effect, screen)?;
                } else {
                    effects.push(effect);
                }
            }
            message = if app.ending().is_some() { None } else { messages.try_recv().ok() };
        }
        // The picture waits for no other work that follows from a key.
        if changed && app.ending().is_none() {
            draw(app, screen)?;
        }
        for effect in effects {
            if effect.hands_over() {
                handing_over.push(effect);
            } else {
                perform.effect(effect, screen)?;
            }
        }
        if app.ending().is_some() {
            return Ok(());
        }
        // Another program gets the terminal once the keyboard is not read here, and not before.
        if paused && !handing_over.is_empty() {
            for effect in handing_over.drain(..) {
                perform.effect(effect, screen)?;
            }
            draw(app, screen)?;
        }
        if paused {
            permits.grant();
        }
        app.look_ahead();
    }
}

fn draw(app: &App, screen: &mut Screen) -> Result<()> {
    screen.backend_mut().prepare(app.context().size, app.links());
    screen.draw(|frame| app.draw(frame)).context("cannot write to this terminal")?;
    Ok(())
}

/// The next message; a tick if the deadline comes first; none once nobody can send any more.
fn wait(app: &App, messages: &Receiver<Msg>) -> Option<Msg> {
    let Some(deadline) = app.deadline() else { return messages.recv().ok() };
    let left = deadline.duration_since(clock::now());
    match messages.recv_timeout(Duration::try_from(left).unwrap_or_default()) {
        Ok(message) => Some(message),
        Err(RecvTimeoutError::Timeout) => Some(Msg::Tick),
        Err(RecvTimeoutError::Disconnected) => None,
    }
}
