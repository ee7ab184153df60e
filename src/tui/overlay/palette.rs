//! Everything that can be done here, by name: the actions of the screen with their keys, lessons to
//! go to, and settings.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::rows::{self, Row};
use super::settings::{self, Change};
use crate::course::LessonId;
use crate::session::search::Marked;
use crate::text::fuzzy::Fuzzy;
use crate::tui::action::{Action, BINDINGS, Binding, Layer};
use crate::tui::context::Context;
use crate::tui::screen::find::Find;
use crate::tui::screen::{Go, Reaction, Screen};
use crate::tui::theme::Role;
use crate::tui::widget::input::Input;
use crate::tui::widget::{marked, prose};

/// What can be done, and what was typed of it.
#[derive(Debug, Clone)]
pub struct Palette {
    commands: Vec<Command>,
    input: Input,
    /// Those that fit what was typed, best first, with the bytes that were typed.
    shown: Vec<(usize, Marked)>,
    selected: usize,
}

/// Something that can be done.
#[derive(Debug, Clone)]
struct Command {
    name: String,
    /// Its key, or what kind of thing it is.
    key: String,
    deed: Deed,
}

#[derive(Debug, Clone)]
enum Deed {
    Act(Action),
    Enter(LessonId),
    Set(Change),
    Glossary,
}

impl Palette {
    /// What can be done on a screen.
    pub fn new(screen: &Screen, ctx: &Context) -> Self {
        let mut commands = actions(screen, ctx);
        let glossary = Deed::Glossary;
        commands.push(Command { name: "Glossary".into(), key: String::new(), deed: glossary });
        let setting =
            |(name, change)| Command { name, key: "setting".into(), deed: Deed::Set(change) };
        commands.extend(settings::changes(ctx).into_iter().map(setting));
        let lesson = |header: &crate::course::Header| Command {
            name: format!("Go to lesson: {}", header.title),
            key: String::new(),
            deed: Deed::Enter(header.id.clone()),
        };
        commands.extend(ctx.course.headers().map(lesson));
        let mut palette = Self { commands, input: Input::line(), shown: Vec::new(), selected: 0 };
        palette.look();
        palette
    }

    /// Takes in a key that is text.
    pub fn type_key(&mut self, key: KeyEvent) {
        if self.input.type_key(key) {
            self.look();
        }
    }

    /// Takes in pasted text.
    pub fn paste(&mut self, text: &str) {
        self.input.paste(text);
        self.look();
    }

    /// Finds what fits what was typed.
    fn look(&mut self) {
        self.selected = 0;
        let commands = self.commands.iter().enumerate();
        let Some(mut fuzzy) = Fuzzy::new(&self.input.text()) else {
            self.shown = commands.map(|(at, c)| (at, Marked::plain(&c.name))).collect();
            return;
        };
        let mut found = Vec::new();
        for (at, command) in commands {
            if let Some(quality) = fuzzy.quality(&command.name) {
                let marks = fuzzy.marks(&command.name);
                found.push((quality, at, Marked { text: command.name.clone(), marks }));
            }
        }
        // Of equal ones, that which begins with what was typed.
        let start = |name: &Marked| name.marks.first().map_or(0, |mark| mark.start);
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(start(&a.2).cmp(&start(&b.2))));
        self.shown = found.into_iter().map(|(_, at, name)| (at, name)).collect();
    }

    /// Takes in an action.
    pub fn act(&mut self, action: Action, ctx: &mut Context) -> Reaction {
        if rows::step(&mut self.selected, self.shown.len(), action, ctx) {
            return Reaction::none();
        }
        match action {
            Action::Enter => {
                let chosen = self.shown.get(self.selected);
                let command = chosen.and_then(|(at, _)| self.commands.get(*at));
                command.map(|command| command.deed.follow(ctx)).unwrap_or_default()
            }
            Action::Close => Reaction::go(Go::CloseOverlay),
            _ => Reaction::none(),
        }
    }

    /// Draws it.
    pub fn draw(&self, ctx: &Context, frame: &mut Frame<'_>, area: Rect) {
        let room = rows::room(area);
        let row = |(number, (at, name)): (usize, &(usize, Marked))| {
            let role = if number == self.selected { Role::Strong } else { Role::Text };
            let key = self.commands.get(*at).map(|command| command.key.clone());
            let left = marked::line(ctx, name, (role, Role::Accent), room);
            Row { left, right: key.unwrap_or_default(), below: None }
        };
        let shown = self.shown.iter().enumerate().map(row).collect();
        let width = u16::try_from(room).unwrap_or(u16::MAX);
        let none = prose::sentence(ctx, "Nothing here has such a name.", Role::Dim, width);
        rows::draw(frame, area, ctx, ("Commands", &self.input), (shown, self.selected), none);
    }
}

impl Deed {
    fn follow(&self, ctx: &mut Context) -> Reaction {
        match self {
            Self::Act(action) => Reaction::find(Find::Do(*action)),
            Self::Enter(lesson) => Reaction::find(Find::Enter(lesson.clone())),
            Self::Set(change) => settings::apply(change, ctx).then(Go::CloseOverlay),
            Self::Glossary => Reaction::find(Find::Glossary),
        }
    }
}

/// Whether an action only moves by a little: nobody looks for it by name.
fn moves(action: Action) -> bool {
    matches!(
        action,
        Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last
            | Action::ReadOn
    )
}

/// The actions that do something on a screen, those of the footer first.
fn actions(screen: &Screen, ctx: &Context) -> Vec<Command> {
    let layers = screen.layers();
    let in_force = layers.iter().chain(&[Layer::Global]);
    let bindings = in_force.flat_map(|layer| BINDINGS.iter().filter(|b| b.layer == *layer));
    let mut offered: Vec<&Binding> = Vec::new();
    for binding in bindings {
        let known = offered.iter().any(|other| other.action == binding.action);
        // A digit is needed to choose by number; this list itself is open.
        let pointless = matches!(binding.action, Action::Choose | Action::Commands);
        if !known && !pointless && screen.offers(binding.action, ctx) {
            offered.push(binding);
        }
    }
    offered.sort_by_key(|binding| (moves(binding.action), binding.label.is_empty()));
    let command = |binding: &Binding| {
        let key = ctx.keymap.keys_in(&layers, binding, &ctx.glyphs).into_iter().next();
        let deed = Deed::Act(binding.action);
        Command { name: binding.help.into(), key: key.unwrap_or_default(), deed }
    };
    offered.into_iter().map(command).collect()
}
