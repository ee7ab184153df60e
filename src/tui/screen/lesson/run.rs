//! Running the programs of a page, in place or as a copy in the editor.

use crossterm::event::KeyEvent;
use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::copy::CopyEditor;
use super::tried::Tried;
use super::{Go, LessonScreen, Reaction};
use crate::course::LessonId;
use crate::run::{JobId, Update};
use crate::session::trial::{Trial, can_run};
use crate::tui::action::{Action, Layer};
use crate::tui::chrome::Parts;
use crate::tui::context::Context;
use crate::tui::highlight::Highlighted;
use crate::tui::highlights::Key;
use crate::tui::msg::{Effect, Work};
use crate::tui::overlay::ask::Ask;
use crate::tui::theme::Role;
use crate::tui::widget::columns::{Columns, columns};
use crate::tui::widget::{scroll, split};

/// Columns of output that are worth a place beside the text.
const NARROWEST: u16 = 40;

/// Where the parts of a page stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Areas {
    pub(super) columns: Columns,
    /// The line between text and output, where one is below the other.
    rule: Option<Rect>,
    output: Option<Rect>,
}

impl LessonScreen {
    /// Which keys it answers to, the uppermost layer first.
    pub fn layers(&self) -> Vec<Layer> {
        match (&self.copy, &self.tried) {
            (Some(copy), _) => copy.layers(),
            (None, Some(tried)) if tried.is_running() => vec![Layer::Running, Layer::Lesson],
            (None, Some(_)) => vec![Layer::Output, Layer::Lesson],
            (None, None) => vec![Layer::Lesson],
        }
    }

    /// Divides the window: output stands beside the text where there is room, else below it.
    pub(super) fn areas(&self, ctx: &Context, body: Rect) -> Areas {
        let plain = columns(body);
        let Some(output) = self.tried.as_ref().and_then(Tried::output) else {
            return Areas { columns: plain, rule: None, output: None };
        };
        let right = body.right().saturating_sub(plain.text.right() + 3);
        if right >= NARROWEST {
            let output = Rect { x: plain.text.right() + 3, width: right, ..body };
            return Areas { columns: plain, rule: None, output: Some(output) };
        }
        if plain.side.is_some() {
            // The list of pages makes room.
            let (text, rest) = split::left(body, body.width * 3 / 5 - 3);
            let (_, output) = split::left(rest, 3);
            let columns = Columns { side: None, text };
            return Areas { columns, rule: None, output: Some(output) };
        }
        let most = body.height * 2 / 5;
        let height = output.height(ctx, plain.text.width, most) + 1;
        let (text, rest) = split::bottom(plain.text, height);
        let (rule, output) = split::top(rest, 1);
        let columns = Columns { side: None, text };
        Areas { columns, rule: Some(rule), output: Some(output) }
    }

    /// The number of the block that keys act on and that can be run: the one in focus, or the
    /// program above it; else the first one in sight, or on the page.
    fn runnable(&self) -> Option<usize> {
        let codes = self.layout.codes();
        let runs = |at: &usize| codes.get(*at).is_some_and(|block| can_run(&block.code).is_ok());
        if let Some(focus) = self.code {
            return (0..=focus).rev().find(runs).or_else(|| (0..codes.len()).find(runs));
        }
        let bottom = self.top + self.height;
        let in_sight = |at: &usize| {
            let lines = codes.get(*at).map(|block| &block.lines);
            lines.is_some_and(|lines| lines.start < bottom && lines.end > self.top)
        };
        let all = || (0..codes.len()).filter(runs);
        all().find(in_sight).or_else(|| all().next())
    }

    /// Whether an action of running does anything now.
    pub(super) fn offers_run(&self, action: Action) -> bool {
        match action {
            Action::RunCode | Action::EditCode => self.runnable().is_some(),
            // What can be stopped is stopped before anything is closed.
            Action::Close => self.tried.as_ref().is_none_or(|tried| !tried.is_running()),
            _ => true,
        }
    }

    /// Runs the block that keys act on.
    pub(super) fn run_code(&mut self, ctx: &mut Context) -> Reaction {
        let Some(trial) = self.trial() else { return Reaction::none() };
        let before = self.tried.as_ref().map(Tried::stop).unwrap_or_default();
        let mut tried = Tried::new(trial);
        let reaction = before.and(tried.run(ctx));
        self.tried = Some(tried);
        self.show_block = true;
        reaction
    }

    /// Opens a copy of the block that keys act on in the editor.
    pub(super) fn edit_code(&mut self) -> Reaction {
        let Some(trial) = self.trial() else { return Reaction::none() };
        let stop = self.close_output();
        self.copy = Some(CopyEditor::new(trial));
        stop.and(Reaction::effect(Effect::OpenWork(self.lesson.clone())))
    }

    fn trial(&mut self) -> Option<Trial> {
        let block = self.runnable()?;
        self.code = Some(block);
        Trial::open(self.lesson.clone(), self.page(), block).ok()
    }

    /// Takes in an action that has to do with the output.
    pub(super) fn act_on_output(&mut self, action: Action) -> Reaction {
        match (action, &self.tried) {
            (Action::Stop, Some(tried)) => tried.stop(),
            (Action::Whole, Some(tried)) => {
                let whole = tried.output().map(|output| Go::Read(output.whole()));
                whole.map(Reaction::go).unwrap_or_default()
            }
            (Action::Close, Some(_)) => self.close_output(),
            (_, _) => Reaction::none(),
        }
    }

    /// Puts the output away; what is running is ended.
    pub(super) fn close_output(&mut self) -> Reaction {
        self.show_block = false;
        self.tried.take().map(|tried| tried.stop()).unwrap_or_default()
    }

    /// Closes the copy and shows the page as it was.
    pub(super) fn close_copy(&mut self) -> Reaction {
        self.copy.take().map(|mut copy| copy.leave()).unwrap_or_default()
    }

    /// Scrolls so that the block that runs is in sight beside its output.
    pub(super) fn show_running_block(&mut self) {
        if !std::mem::take(&mut self.show_block) {
            return;
        }
        let block = self.code.and_then(|code| self.layout.codes().get(code));
        if let Some(block) = block {
            // As if the output had all the room that it may take.
            let height = self.height.min(self.body.height as usize * 3 / 5).max(1);
            let top = scroll::to_show(&block.lines, self.top, height, self.layout.height());
            if top != self.top {
                self.show(top);
            }
        }
    }

    /// Takes in news of a job.
    pub fn hear(&mut self, job: JobId, news: Update) -> Reaction {
        match (&mut self.copy, &mut self.tried) {
            (Some(copy), _) => copy.hear(job, news),
            (None, Some(tried)) => tried.hear(job, news),
            (None, None) => Reaction::none(),
        }
    }

    /// The learner's files of a lesson are read, or were changed by another program.
    pub fn work(&mut self, lesson: &LessonId, work: Result<Work, String>) -> Reaction {
        match (&mut self.copy, work) {
            (Some(copy), Ok(work)) if *lesson == self.lesson.header.id => copy.take_in(&work.files),
            (_, Err(why)) => Reaction::go(Go::Tell(why)),
            (_, Ok(_)) => Reaction::none(),
        }
    }

    /// The copy is saved, or not.
    pub fn work_saved(&mut self, lesson: &LessonId, result: Result<(), String>) -> Reaction {
        if let Some(copy) = self.copy.as_mut().filter(|_| *lesson == self.lesson.header.id) {
            copy.saved(result.is_ok());
        }
        result.err().map(|why| Reaction::go(Go::Tell(why))).unwrap_or_default()
    }

    /// The question whether the course may run code was answered with yes.
    pub fn agreed(&mut self, ask: Ask, ctx: &mut Context) -> Reaction {
        if ask != Ask::Trust {
            return Reaction::none();
        }
        match (&mut self.copy, &mut self.tried) {
            (Some(copy), _) => copy.trusted(ctx),
            (None, Some(tried)) => Reaction::effect(Effect::TrustCourse).and(tried.run(ctx)),
            (None, None) => Reaction::effect(Effect::TrustCourse),
        }
    }

    /// Its deadline has come.
    pub fn tick(&mut self, ctx: &Context) -> Reaction {
        self.copy.as_mut().map(|copy| copy.tick(ctx)).unwrap_or_default()
    }

    /// When it wants to be told the time.
    pub fn deadline(&self, ctx: &Context) -> Option<Timestamp> {
        match (&self.copy, &self.tried) {
            (Some(copy), _) => copy.deadline(ctx),
            (None, Some(tried)) => tried.deadline(ctx),
            (None, None) => None,
        }
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent, ctx: &Context) {
        if let Some(copy) = &mut self.copy {
            copy.type_key(key, ctx);
        }
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str, ctx: &Context) {
        if let Some(copy) = &mut self.copy {
            copy.paste(text, ctx);
        }
    }

    /// Takes in a click, or the mouse moving with its button held.
    pub fn click(&mut self, at: Position, ctx: &Context, parts: &Parts, drag: bool) {
        if let Some(copy) = &mut self.copy {
            copy.click(ctx, parts.body, at, drag);
        }
    }

    /// Text to have coloured, if there is some to ask for now.
    pub fn uncoloured(&mut self, ctx: &Context) -> Option<Key> {
        self.copy.as_mut().and_then(|copy| copy.uncoloured(ctx))
    }

    /// Takes in colours; says whether it had asked for them.
    pub fn colours(&mut self, key: &Key, tokens: &Highlighted) -> bool {
        self.copy.as_mut().is_some_and(|copy| copy.colours(key, tokens))
    }

    /// Draws the output beside or below the text.
    pub(super) fn draw_output(&self, ctx: &Context, frame: &mut Frame<'_>, areas: &Areas) {
        if let Some(rule) = areas.rule {
            let line = ctx.glyphs.lines.horizontal.repeat(usize::from(rule.width));
            frame.render_widget(Line::styled(line, ctx.style(Role::Border)), rule);
        }
        let output = self.tried.as_ref().and_then(Tried::output);
        if let (Some(area), Some(output)) = (areas.output, output) {
            output.draw(ctx, frame, area);
        }
    }
}
