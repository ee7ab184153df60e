//! A copy of a code block in the editor, run as often as one likes.

use crossterm::event::KeyEvent;
use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::super::{Go, Reaction};
use super::tried::Tried;
use crate::course::{Files, LessonId};
use crate::run::{JobId, Update};
use crate::session::trial::Trial;
use crate::tui::action::{Action, Layer};
use crate::tui::context::Context;
use crate::tui::editor::Editor;
use crate::tui::editor::desk::Desk;
use crate::tui::highlight::Highlighted;
use crate::tui::highlights::Key;
use crate::tui::msg::Effect;
use crate::tui::theme::Role;
use crate::tui::widget::split;

/// Windows from this width on have the output beside the editor.
const BESIDE: u16 = 96;

/// A copy of a code block.
pub(super) struct CopyEditor {
    path: String,
    tried: Tried,
    desk: Desk,
}

/// Where its parts stand.
struct Areas {
    title: Rect,
    editor: Rect,
    rule: Option<Rect>,
    output: Option<Rect>,
}

impl CopyEditor {
    /// Opens a copy of a program.
    pub(super) fn new(trial: Trial) -> Self {
        let (lesson, page, block) = trial.place();
        let path = format!("try/page-{}-block-{}.py", page + 1, block + 1);
        let mut desk = Desk::new(lesson.header.id.clone());
        desk.open(&path, trial.text(), None);
        Self { path, tried: Tried::new(trial), desk }
    }

    /// Which keys it answers to, the uppermost layer first.
    pub(super) fn layers(&self) -> Vec<Layer> {
        let running = self.tried.is_running().then_some(Layer::Running);
        running.into_iter().chain([Layer::Copy, Layer::Editor]).collect()
    }

    /// Whether an action does anything now.
    pub(super) fn offers(&self, action: Action) -> bool {
        match action {
            Action::Whole => self.tried.output().is_some(),
            Action::Close => !self.tried.is_running(),
            _ => true,
        }
    }

    /// Takes in an action other than closing it.
    pub(super) fn act(&mut self, action: Action, ctx: &mut Context) -> Reaction {
        match action {
            Action::RunFile => return self.run(ctx),
            Action::Stop => return self.tried.stop(),
            Action::Whole => {
                let whole = self.tried.output().map(|output| Go::Read(output.whole()));
                return whole.map(Reaction::go).unwrap_or_default();
            }
            Action::EditOutside => {
                let mut effects: Vec<Effect> = self.desk.save_for_others().into_iter().collect();
                let (lesson, mouse) = (self.lesson(), ctx.settings.mouse);
                effects.push(Effect::EditOutside(lesson, self.path.clone(), mouse));
                return Reaction { effects, go: None };
            }
            Action::Restart => {
                self.tried.trial.restore();
                let original = self.tried.trial.text().to_owned();
                self.desk.replace(&original, ctx.now);
            }
            _ => {
                let effect = self.desk.act(action, ctx.now);
                return effect.map(Reaction::effect).unwrap_or_default();
            }
        }
        Reaction::none()
    }

    /// Runs it as it is now; it is saved first.
    fn run(&mut self, ctx: &mut Context) -> Reaction {
        let text = self.desk.texts().remove(&self.path).unwrap_or_default();
        self.tried.trial.edit(text);
        let saved = self.desk.save().map(Reaction::effect).unwrap_or_default();
        self.desk.unmark();
        saved.and(self.tried.run(ctx))
    }

    /// What is to be done before it is closed.
    pub(super) fn leave(&mut self) -> Reaction {
        let saved = self.desk.save().map(Reaction::effect).unwrap_or_default();
        saved.and(self.tried.stop()).and(Reaction::effect(Effect::CloseWork))
    }

    fn lesson(&self) -> LessonId {
        self.tried.trial.place().0.header.id.clone()
    }

    /// The course may run code now.
    pub(super) fn trusted(&mut self, ctx: &mut Context) -> Reaction {
        Reaction::effect(Effect::TrustCourse).and(self.run(ctx))
    }

    /// Takes in a key that is text.
    pub(super) fn type_key(&mut self, key: KeyEvent, ctx: &Context) {
        self.desk.type_key(key, ctx);
    }

    /// Takes in pasted text.
    pub(super) fn paste(&mut self, text: &str, ctx: &Context) {
        self.desk.paste(text, ctx.now);
    }

    /// The mouse is pressed, or moved while it is.
    pub(super) fn click(&mut self, ctx: &Context, body: Rect, at: Position, drag: bool) {
        let area = self.areas(ctx, body).editor;
        if area.contains(at) {
            let at = Position { x: at.x - area.x, y: at.y - area.y };
            self.desk.click(ctx, at, drag);
        }
    }

    /// Takes in news of a job.
    pub(super) fn hear(&mut self, job: JobId, news: Update) -> Reaction {
        let reaction = self.tried.hear(job, news);
        if let Some((line, text)) = self.tried.faulty_line() {
            self.desk.mark(&self.path, line, text);
        }
        reaction
    }

    /// Takes in the learner's files as they are on disk.
    pub(super) fn take_in(&mut self, files: &Files) -> Reaction {
        let both = self.desk.take_in(files).both;
        // Both were changed: what is here stays, and the other one is kept as well.
        let lesson = self.lesson();
        let kept = (!both.is_empty()).then_some(Effect::KeepAttempt(lesson, both));
        kept.map(Reaction::effect).unwrap_or_default()
    }

    /// The copy is saved, or not.
    pub(super) fn saved(&mut self, done: bool) {
        self.desk.saved(done);
    }

    /// What has been typed is saved after a while.
    pub(super) fn tick(&mut self, ctx: &Context) -> Reaction {
        self.desk.tick(ctx.now).map(Reaction::effect).unwrap_or_default()
    }

    /// When it wants to be told the time.
    pub(super) fn deadline(&self, ctx: &Context) -> Option<Timestamp> {
        [self.desk.deadline(), self.tried.deadline(ctx)].into_iter().flatten().min()
    }

    /// Text to have coloured, if there is some to ask for now.
    pub(super) fn uncoloured(&mut self, ctx: &Context) -> Option<Key> {
        self.desk.uncoloured(ctx)
    }

    /// Takes in colours; says whether it had asked for them.
    pub(super) fn colours(&mut self, key: &Key, tokens: &Highlighted) -> bool {
        self.desk.colours(key, tokens)
    }

    /// Fits it into an area.
    pub(super) fn arrange(&mut self, ctx: &Context, body: Rect) {
        let editor = self.areas(ctx, body).editor;
        self.desk.arrange(ctx, editor);
    }

    fn areas(&self, ctx: &Context, body: Rect) -> Areas {
        let (title, rest) = split::top(body, 1);
        let Some(output) = self.tried.output() else {
            return Areas { title, editor: rest, rule: None, output: None };
        };
        if rest.width >= BESIDE {
            let (editor, rest) = split::left(rest, rest.width * 3 / 5);
            let (_, output) = split::left(rest, 3);
            return Areas { title, editor, rule: None, output: Some(output) };
        }
        let most = rest.height * 2 / 5;
        let (editor, rest) = split::bottom(rest, output.height(ctx, rest.width, most) + 1);
        let (rule, output) = split::top(rest, 1);
        Areas { title, editor, rule: Some(rule), output: Some(output) }
    }

    /// Draws it.
    pub(super) fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, body: Rect, focus: bool) {
        let areas = self.areas(ctx, body);
        let (line, column) = self.desk.editor().map_or((1, 1), Editor::place);
        let title = vec![
            Span::styled("Your copy of the program", ctx.style(Role::Heading2)),
            Span::styled(format!("   {line}:{column}"), ctx.style(Role::Dim)),
        ];
        frame.render_widget(Line::from(title), areas.title);
        if let Some(editor) = self.desk.editor() {
            editor.draw(ctx, frame, areas.editor, focus);
        }
        if let Some(rule) = areas.rule {
            let line = ctx.glyphs.lines.horizontal.repeat(usize::from(rule.width));
            frame.render_widget(Line::styled(line, ctx.style(Role::Border)), rule);
        }
        if let (Some(area), Some(output)) = (areas.output, self.tried.output()) {
            output.draw(ctx, frame, area);
        }
    }
}
