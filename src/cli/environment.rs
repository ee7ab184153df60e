//! What a command works on: the course, the learner's places and journal, and the terminal.

use std::env;
use std::io::{IsTerminal, stdout};

use anyhow::{Context as _, Result};

use super::{Color, Common, Theme};
use crate::course::diagnostic::Diagnostic;
use crate::course::{Course, Header, LessonId};
use crate::learn::progress::Progress;
use crate::settings::{Settings, ThemeChoice};
use crate::store::course_files::CourseSource;
use crate::store::dirs::{Places, Profile};
use crate::store::journal::Journal;
use crate::store::lessons;
use crate::tui::theme::Depth;

/// The course as a command finds it.
pub(super) struct OpenCourse {
    pub source: CourseSource,
    pub course: Course,
    pub diagnostics: Vec<Diagnostic>,
}

/// The learner as a command finds them.
pub(super) struct Learner {
    pub journal: Journal,
    pub progress: Progress,
    /// What must be told once.
    pub notices: Vec<String>,
}

impl Common {
    /// Reads the course's outline.
    pub(super) fn course(&self) -> Result<OpenCourse> {
        let source = match &self.course {
            Some(folder) => CourseSource::Folder(folder.clone()),
            None => CourseSource::Builtin,
        };
        let (course, diagnostics) = lessons::outline(&source)?;
        Ok(OpenCourse { source, course, diagnostics })
    }

    /// The folders in use.
    pub(super) fn places(&self) -> Result<Places> {
        match &self.data_dir {
            // What runs later stands in other folders.
            Some(folder) => Ok(Places::under(&std::path::absolute(folder)?)),
            None => Ok(Places::of_system()?),
        }
    }

    /// The learner's folder.
    pub(super) fn profile(&self) -> Result<Profile> {
        Ok(self.places()?.profile(&self.profile)?)
    }

    /// The name of the learner's folder.
    pub(super) fn profile_name(&self) -> &str {
        &self.profile
    }

    /// Opens the journal and folds it.
    pub(super) fn learner(&self, course: &Course) -> Result<Learner> {
        let places = self.places()?;
        let profile = places.profile(&self.profile)?;
        let (device, notice) = places.device_id();
        let (journal, progress, mut notices) =
            Journal::load(&profile.journal(), &device, &course.id)
                .map_err(|error| anyhow::anyhow!("{} {}", error.message(), error.advice()))?;
        notices.extend(notice);
        let notices = notices.iter().map(ToString::to_string).collect();
        Ok(Learner { journal, progress, notices })
    }

    /// The settings, changed by the command line, with what is wrong with them.
    pub(super) fn settings(&self) -> Result<(Settings, Vec<String>)> {
        let (mut settings, notices) = Settings::load(&self.places()?.settings());
        if let Some(theme) = self.theme {
            settings.theme = match theme {
                Theme::Auto => ThemeChoice::Auto,
                Theme::Dark => ThemeChoice::Dark,
                Theme::Light => ThemeChoice::Light,
                Theme::Contrast => ThemeChoice::Contrast,
            };
        }
        Ok((settings, notices.iter().map(ToString::to_string).collect()))
    }

    /// Whether to talk in lines: asked for, or no terminal to draw on.
    pub(super) fn is_plain(&self) -> bool {
        let dumb = env::var("TERM").is_ok_and(|term| term == "dumb");
        self.plain || dumb || !stdout().is_terminal()
    }

    /// How many colours to use on the screens.
    pub(super) fn depth(&self) -> Depth {
        let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        match self.color {
            Color::Never => return Depth::None,
            Color::Auto if set("NO_COLOR") => return Depth::None,
            Color::Auto | Color::Always => {}
        }
        let is = |name, words: &[&str]| {
            env::var(name).is_ok_and(|value| words.iter().any(|word| value.contains(word)))
        };
        if is("COLORTERM", &["truecolor", "24bit"]) || set("WT_SESSION") {
            Depth::True
        } else if is("TERM", &["256", "kitty", "alacritty", "ghostty", "foot", "wezterm"]) {
            Depth::Ansi256
        } else {
            Depth::Ansi16
        }
    }

    /// Whether text on standard output may be coloured.
    pub(super) fn colours_output(&self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let no_color = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                stdout().is_terminal() && !no_color
            }
        }
    }
}

impl OpenCourse {
    /// The header of the lesson called `name`: its id, or its slug where only one stage has it.
    pub(super) fn find(&self, name: &str) -> Result<&Header> {
        let id = LessonId::from(name);
        if let Some(header) = self.course.header(&id) {
            return Ok(header);
        }
        let mut with_slug = self.course.headers().filter(|header| header.id.slug() == name);
        if let (Some(header), None) = (with_slug.next(), with_slug.next()) {
            return Ok(header);
        }
        let nearest = self
            .course
            .headers()
            .max_by(|a, b| nearness(a, name).total_cmp(&nearness(b, name)))
            .with_context(|| format!("there is no lesson `{name}`: the course has none"))?;
        anyhow::bail!("there is no lesson `{name}`; did you mean `{}`?", nearest.id)
    }
}

fn nearness(header: &Header, name: &str) -> f64 {
    let whole = strsim::jaro_winkler(header.id.as_str(), name);
    whole.max(strsim::jaro_winkler(header.id.slug(), name))
}
