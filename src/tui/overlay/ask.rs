//! A question to say yes or no to, before something that one may not want.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::tui::action::{Action, BINDINGS, Layer};
use crate::tui::context::Context;
use crate::tui::screen::{Go, Reaction};
use crate::tui::theme::Role;
use crate::tui::widget::{prose, words};

/// Columns of a sentence.
const WIDTH: u16 = 62;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Whether a course from elsewhere may run its code.
    Trust,
    /// Whether the solution is to be shown before the exercise is passed; how many hints are left.
    Solution {
        /// Hints that were not taken yet.
        hints: usize,
    },
    /// Whether to begin anew from the starter.
    Restart,
    /// Whether to leave the exercise for later.
    Skip,
    /// Whether to leave a test of what is known before its end.
    LeaveTest,
}

impl Ask {
    /// Takes in an action.
    pub fn act(self, action: Action) -> Reaction {
        match action {
            Action::Agree => Reaction::go(Go::Agreed(self)),
            Action::Close => Reaction::go(Go::CloseOverlay),
            _ => Reaction::none(),
        }
    }

    /// Draws it.
    pub fn draw(self, ctx: &Context, frame: &mut Frame<'_>, area: Rect) {
        let width = WIDTH.min(area.width.saturating_sub(super::FRAME)).max(1);
        let mut lines = Vec::new();
        for paragraph in self.text(ctx) {
            lines.extend(prose::sentence(ctx, &paragraph, Role::Text, width));
            lines.push(Line::default());
        }
        let room = usize::from(area.height.saturating_sub(2));
        let keys: Vec<String> = BINDINGS
            .iter()
            .filter(|b| b.layer == Layer::Ask)
            .filter_map(|b| {
                let key = ctx.keymap.keys_in(&[Layer::Ask], b, &ctx.glyphs).into_iter().next()?;
                Some(format!("{key} {}", self.answer(b.action)))
            })
            .collect();
        lines.push(Line::styled(keys.join("    "), ctx.style(Role::Strong)));
        let first = lines.len().saturating_sub(room);
        super::draw_box(frame, area, ctx, (self.title(), width), lines, first);
    }

    fn title(self) -> &'static str {
        match self {
            Self::Trust => "May this course run code?",
            Self::Solution { .. } => "Show the solution?",
            Self::Restart => "Begin anew?",
            Self::Skip => "Leave it for later?",
            Self::LeaveTest => "Leave the test?",
        }
    }

    fn answer(self, action: Action) -> &'static str {
        match (self, action) {
            (Self::Trust, Action::Agree) => "I trust it: run its code",
            (Self::Solution { .. }, Action::Agree) => "show me",
            (Self::Restart, Action::Agree) => "begin anew",
            (Self::Skip | Self::LeaveTest, Action::Agree) => "leave it",
            (Self::Trust, _) => "not now",
            (Self::Solution { .. } | Self::Restart | Self::Skip, _) => "go on trying",
            (Self::LeaveTest, _) => "go on",
        }
    }

    fn text(self, ctx: &Context) -> Vec<String> {
        match self {
            Self::Trust => trust(ctx),
            Self::Solution { hints } => {
                let hints = match hints {
                    0 => String::new(),
                    1 => " One hint is left.".into(),
                    hints => format!(" {hints} hints are left."),
                };
                vec![
                    format!("You have not passed this exercise yet.{hints}"),
                    "That you saw the solution is noted in your progress. You can still pass the \
                     exercise afterwards."
                        .into(),
                ]
            }
            Self::Restart => vec![
                "Your files become what they were at the beginning. A copy of them as they are \
                 now is kept."
                    .into(),
            ],
            Self::LeaveTest => {
                vec!["No lesson is marked then. You can take a test again at any time.".into()]
            }
            Self::Skip => vec![
                "Your files are saved. You can come back to the exercise from the path at any \
                 time."
                    .into(),
            ],
        }
    }
}

/// What the course is and what it could do.
fn trust(ctx: &Context) -> Vec<String> {
    let course = &ctx.course;
    let lessons = course.headers().count();
    let title = words::safe(&course.title, ctx);
    let version = words::safe(&course.version, ctx);
    let folder = course.folder.as_deref().unwrap_or_default();
    vec![
        format!("“{title}”, version {version}, with {lessons} lessons, did not come with Gradus."),
        format!("It is in {}", words::safe(folder, ctx)),
        "Its programs and checks run on your computer as you: they could read and change your \
         files. Gradus holds them in limits, which a bad course may find a way around."
            .into(),
        "Say yes only if you know where it comes from. When the course changes, you are asked \
         again."
            .into(),
    ]
}
