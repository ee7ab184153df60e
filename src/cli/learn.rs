//! `gradus` and `gradus learn`: the tutor itself.

use std::env;
use std::fs;
use std::io::{IsTerminal, stdin};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::Result;
use ratatui::layout::Size;

use super::Common;
use super::environment::{Learner, OpenCourse};
use crate::course::{Course, LessonId};
use crate::learn::review::Rhythm;
use crate::run::JobIds;
use crate::settings::{Settings, ThemeChoice};
use crate::shell::edges::Edges;
use crate::shell::editor::Editor;
use crate::shell::ground::Tools;
use crate::shell::plain::{self as lines, Opening};
use crate::shell::{clock, run as screens, signals};
use crate::store::course_files::CourseSource;
use crate::store::journal::Journal;
use crate::store::lessons;
use crate::store::workspace::WorkFolders;
use crate::tui::app::App;
use crate::tui::context::{Context, Saving};
use crate::tui::highlights::Highlights;
use crate::tui::keymap::Keymap;
use crate::tui::looks::Looks;
use crate::tui::theme::Depth;

/// How long the terminal may take to tell its background.
const ANSWER: Duration = Duration::from_millis(200);

pub(super) fn run(common: &Common, lesson: Option<&str>) -> Result<ExitCode> {
    let open = common.course()?;
    let lesson = lesson.map(|name| open.find(name).map(|header| header.id.clone())).transpose()?;
    start(common, open, &lesson.map_or(Start::Path, Start::Lesson))
}

/// Opens the review of what is due.
pub(super) fn review(common: &Common) -> Result<ExitCode> {
    start(common, common.course()?, &Start::Review)
}

/// What is opened at once.
enum Start {
    /// Where the learner was.
    Path,
    /// A lesson.
    Lesson(LessonId),
    /// What is due.
    Review,
}

impl Start {
    fn lesson(&self) -> Option<LessonId> {
        match self {
            Self::Path | Self::Review => None,
            Self::Lesson(lesson) => Some(lesson.clone()),
        }
    }
}

fn start(common: &Common, open: OpenCourse, start: &Start) -> Result<ExitCode> {
    if common.is_plain() { in_lines(common, open, start) } else { on_screens(common, open, start) }
}

fn in_lines(common: &Common, open: OpenCourse, start: &Start) -> Result<ExitCode> {
    let (settings, mut notices) = common.settings()?;
    let signals = signals::hold()?;
    let Learner { journal, progress, notices: told } = common.learner(&open.course)?;
    notices.extend(told);
    let course = Arc::new(open.course);
    let edges = edges(common, &settings, journal, open.source, course.clone())?;
    let rhythm = Rhythm::new(&settings, clock::zone());
    let opening = match start {
        Start::Review => Opening::Review,
        Start::Path | Start::Lesson(_) => Opening::Lesson(start.lesson()),
    };
    let learner = crate::plain::Learner { progress, rhythm, now: clock::now() };
    lines::run(course, learner, edges, opening, &notices, signals)?;
    Ok(ExitCode::SUCCESS)
}

fn on_screens(common: &Common, open: OpenCourse, start: &Start) -> Result<ExitCode> {
    let (settings, mut notices) = common.settings()?;
    let depth = common.depth();
    // The backend would heed NO_COLOR even where the command line asks for colours.
    crossterm::style::force_color_output(depth != Depth::None);
    // Asking changes the terminal's modes: no signal may end the program before they are restored.
    let signals = signals::hold()?;
    // Asked beside everything else, since a terminal far away takes its time.
    let asks = settings.theme == ThemeChoice::Auto && stdin().is_terminal();
    let asked = asks.then(|| thread::Builder::new().name("background".into()).spawn(is_light));
    let learner = common.learner(&open.course)?;
    notices.extend(lessons::problem(&open.diagnostics, "The course", &open.source));
    let (keymap, problems) = Keymap::new(&settings.keys);
    notices.extend(problems);
    let Learner { journal, progress, notices: told } = learner;
    notices.extend(told);
    let course = Arc::new(open.course);
    let edges = edges(common, &settings, journal, open.source, course.clone())?;
    let light = asked.and_then(Result::ok).and_then(|asked| asked.join().ok()).unwrap_or(false);
    let looks = Looks {
        light,
        hyperlinks: follows_links(),
        unicode: shows_unicode(),
        depth,
        own: own_themes(&common.places()?.themes()),
    };
    let (width, height) = crossterm::terminal::size().unwrap_or((80, 24));
    let now = clock::now();
    let (theme, glyphs, problems) = looks.choose(&settings);
    notices.extend(problems);
    let ctx = Context {
        course,
        library: None,
        index: None,
        progress,
        settings,
        looks,
        theme,
        glyphs,
        keymap,
        highlights: Highlights::default(),
        size: Size { width, height },
        now,
        zone: clock::zone(),
        saving: Saving::Nothing,
        notices: notices.into(),
        jobs: JobIds::default(),
    };
    let seed = now.as_millisecond().cast_unsigned();
    let (mut app, mut effects) = App::new(ctx, start.lesson(), seed);
    if matches!(start, Start::Review) {
        effects.extend(app.show_review(false));
    }
    screens::run(app, effects, edges, signals)?;
    Ok(ExitCode::SUCCESS)
}

/// What both front ends work with.
fn edges(
    common: &Common,
    settings: &Settings,
    journal: Journal,
    source: CourseSource,
    course: Arc<Course>,
) -> Result<Edges> {
    let places = common.places()?;
    Ok(Edges {
        journal,
        source,
        course: course.id.clone(),
        settings: places.settings(),
        work: WorkFolders::of(&common.profile()?, settings),
        editor: editor(),
        tools: Tools {
            wishes: common.wishes(settings, Some(&course)),
            course,
            environments: places.environments(),
            runtime: places.runtime(),
            scratch: places.scratch(),
            trusted: places.trusted(),
        },
    })
}

/// The editor that the environment names.
fn editor() -> Option<Editor> {
    ["VISUAL", "EDITOR"].into_iter().find_map(|variable| {
        let command = env::var_os(variable)?.to_string_lossy().trim().to_owned();
        (!command.is_empty()).then_some(Editor { variable, command })
    })
}

/// Whether the terminal says that its background is light.
fn is_light() -> bool {
    let mut options = terminal_colorsaurus::QueryOptions::default();
    options.timeout = ANSWER;
    terminal_colorsaurus::theme_mode(options)
        .is_ok_and(|mode| mode == terminal_colorsaurus::ThemeMode::Light)
}

/// Whether the terminal is one of those that are known to follow links.
fn follows_links() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let known = |name, words: &[&str]| {
        env::var(name).is_ok_and(|value| words.iter().any(|word| value.contains(word)))
    };
    set("VTE_VERSION")
        || set("WT_SESSION")
        || set("KITTY_WINDOW_ID")
        || set("KONSOLE_VERSION")
        || known("TERM_PROGRAM", &["iTerm", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby"])
        || known("TERM", &["kitty", "alacritty", "foot", "ghostty", "wezterm"])
}

/// Whether the locale says that text is UTF-8. Systems that have no such variables show Unicode.
pub(super) fn shows_unicode() -> bool {
    let value = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty());
    match value {
        Some(locale) => {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        }
        None => env::var("TERM").is_ok_and(|term| term != "linux") || cfg!(windows),
    }
}

/// The learner's own themes: name and text of each file that can be read.
fn own_themes(folder: &Path) -> Vec<(String, String)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut themes: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .filter_map(|path| {
            let name = path.file_stem()?.to_str()?.to_string();
            Some((name, fs::read_to_string(&path).ok()?))
        })
        .collect();
    themes.sort();
    themes
}
