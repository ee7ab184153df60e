//! The screens without a terminal: what the shell would do for them is done here at once, with a
//! clock that stands still between two keys.
#![allow(dead_code, unreachable_pub, reason = "several tests include this file, none uses all")]
#![allow(clippy::expect_used, clippy::wildcard_enum_match_arm, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use crossterm::event::{Event as TermEvent, KeyCode, KeyEvent, KeyModifiers};
use gradus::course::index::Index;
use gradus::course::{Course, Files, LessonId};
use gradus::learn::event::Event;
use gradus::learn::progress::Progress;
use gradus::learn::record::{self, Envelope};
use gradus::run::{Job, JobId, JobIds, Update};
use gradus::settings::Settings;
use gradus::store::course_files::CourseSource;
use gradus::store::lessons;
use gradus::tui::app::App;
use gradus::tui::context::{Context, Saving};
use gradus::tui::highlight::Highlighter;
use gradus::tui::highlights::Highlights;
use gradus::tui::keymap::Keymap;
use gradus::tui::looks::Looks;
use gradus::tui::msg::{Effect, Msg, Work};
use gradus::tui::theme::Depth;
use jiff::{SignedDuration, Timestamp};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;

/// Loaded once for all tests of a program.
static HIGHLIGHTER: LazyLock<Highlighter> = LazyLock::new(Highlighter::load);

/// The order of options in every test.
const SEED: u64 = 7;

/// What a program starts with.
#[derive(Clone)]
pub struct Start {
    pub source: CourseSource,
    pub size: (u16, u16),
    pub settings: Settings,
    pub looks: Looks,
    pub lesson: Option<LessonId>,
    /// Lines of a journal that is there already.
    pub journal: String,
    /// The learner's files that are there already.
    pub work: BTreeMap<LessonId, Files>,
    pub now: Timestamp,
}

/// A running program and everything around it.
pub struct Driver {
    pub app: App,
    /// Every line recorded so far, as the journal holds them.
    pub journal: String,
    /// Every event recorded so far, with its time.
    pub events: Vec<(Event, Timestamp)>,
    /// What was asked of the shell, apart from reading, recording and colouring.
    pub asked: Vec<Effect>,
    /// Whether the disk refuses to be written.
    pub disk_full: bool,
    /// The learner's files of each lesson.
    pub work: BTreeMap<LessonId, Files>,
    pub now: Timestamp,
    pub course: Arc<Course>,
    source: CourseSource,
    waiting: Vec<Vec<Event>>,
    seq: u64,
    terminal: Terminal<TestBackend>,
}

impl Start {
    /// The small course of the tests, nothing recorded, a terminal of 80 by 24 in full colour.
    pub fn fresh() -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/screens/course");
        Self {
            source: CourseSource::Folder(PathBuf::from(folder)),
            size: (80, 24),
            settings: Settings::default(),
            looks: Looks {
                light: false,
                hyperlinks: false,
                unicode: true,
                depth: Depth::True,
                own: Vec::new(),
            },
            lesson: None,
            journal: String::new(),
            work: BTreeMap::new(),
            now: "2026-11-22T09:00:00Z".parse().expect("it is a time"),
        }
    }
}

impl Driver {
    /// Starts the program.
    pub fn new(start: Start) -> Self {
        let (mut course, _) = lessons::outline(&start.source).expect("there is a course");
        // The same wherever the tests are run.
        course.folder = course.folder.map(|_| "/home/ada/course".into());
        let course = Arc::new(course);
        let (theme, glyphs, _) = start.looks.choose(&start.settings);
        let ctx = Context {
            course: course.clone(),
            library: None,
            index: None,
            progress: replay(&course.id, &start.journal),
            keymap: Keymap::new(&start.settings.keys).0,
            settings: start.settings,
            looks: start.looks,
            theme,
            glyphs,
            highlights: Highlights::default(),
            size: Size { width: start.size.0, height: start.size.1 },
            now: start.now,
            zone: jiff::tz::TimeZone::UTC,
            saving: Saving::Nothing,
            notices: Vec::new().into(),
            jobs: JobIds::default(),
        };
        let (app, effects) = App::new(ctx, start.lesson, SEED);
        let backend = TestBackend::new(start.size.0, start.size.1);
        let mut driver = Self {
            app,
            seq: start.journal.lines().count() as u64,
            journal: start.journal,
            events: Vec::new(),
            asked: Vec::new(),
            disk_full: false,
            work: start.work,
            now: start.now,
            course,
            source: start.source,
            waiting: Vec::new(),
            terminal: Terminal::new(backend).expect("it has no way to fail"),
        };
        driver.perform(effects);
        driver
    }

    /// Tells the program something, and does what follows.
    pub fn send(&mut self, message: Msg) {
        let effects = self.app.update(message, self.now);
        self.perform(effects);
    }

    /// Presses keys written as `j <Enter> <C-t> <S-Up>`; plain words are typed letter by letter.
    pub fn keys(&mut self, keys: &str) {
        for event in keys.split_whitespace().flat_map(read_keys) {
            self.now += SignedDuration::from_secs(1);
            self.send(Msg::Input(vec![TermEvent::Key(event)]));
        }
    }

    /// Lets time go on until nothing moves any more, for three seconds at most: a clock that is on
    /// screen never stands still.
    pub fn settle(&mut self) {
        let end = self.now + SignedDuration::from_secs(3);
        while let Some(deadline) = self.app.deadline().filter(|deadline| *deadline <= end) {
            self.now = deadline;
            self.send(Msg::Tick);
        }
    }

    /// The window gets another size, and the program is not told yet.
    pub fn resize_unseen(&mut self, width: u16, height: u16) {
        self.terminal.backend_mut().resize(width, height);
    }

    /// Makes the window another size.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.resize_unseen(width, height);
        self.send(Msg::Input(vec![TermEvent::Resize(width, height)]));
    }

    /// The last job that was asked for.
    pub fn job(&self) -> Option<&Job> {
        self.asked.iter().rev().find_map(|effect| match effect {
            Effect::Run(job) => Some(&**job),
            _ => None,
        })
    }

    /// Makes news up of the last job that was asked for.
    pub fn answer(&mut self, news: Vec<Update>) {
        let id = self.job().map_or(JobId(0), |job| job.id);
        for update in news {
            self.send(Msg::Job(id, update));
        }
    }

    /// Another program writes one of the learner's files of a lesson.
    pub fn write(&mut self, lesson: &LessonId, path: &str, text: &str) {
        let files = self.work.entry(lesson.clone()).or_default();
        files.insert(path.into(), text.into());
        self.tell_work(lesson);
    }

    fn tell_work(&mut self, lesson: &LessonId) {
        let files = self.work.get(lesson).cloned().unwrap_or_default();
        let folder = PathBuf::from("/home/zoë/gradus");
        self.send(Msg::Work(lesson.clone(), Ok(Work { folder, files })));
    }

    /// What the shell does with the learner's files.
    fn keep_work(&mut self, effect: Effect) {
        self.asked.push(effect.clone());
        match effect {
            Effect::OpenWork(lesson) => {
                let id = lesson.header.id.clone();
                let starter = lesson.exercise.as_ref().map(|exercise| exercise.starter.clone());
                let files = self.work.entry(id.clone()).or_default();
                for (path, text) in starter.unwrap_or_default() {
                    files.entry(path).or_insert(text);
                }
                self.tell_work(&id);
            }
            Effect::ResetWork(lesson) => {
                let id = lesson.header.id.clone();
                let starter = lesson.exercise.as_ref().map(|exercise| exercise.starter.clone());
                self.work.insert(id.clone(), starter.unwrap_or_default());
                self.tell_work(&id);
            }
            Effect::SaveWork(id, files) if self.disk_full => {
                drop(files);
                self.send(Msg::WorkSaved(id, Err("Your files could not be saved.".into())));
            }
            Effect::SaveWork(id, files) => {
                self.work.entry(id.clone()).or_default().extend(files);
                self.send(Msg::WorkSaved(id, Ok(())));
            }
            _ => {}
        }
    }

    /// Draws, and returns what is on the screen.
    pub fn draw(&mut self) -> &TestBackend {
        self.terminal.draw(|frame| self.app.draw(frame)).expect("it has no way to fail");
        self.app.look_ahead();
        self.terminal.backend()
    }

    /// What the journal says at this point.
    pub fn replayed(&self) -> Progress {
        replay(&self.course.id, &self.journal)
    }

    /// Does what the program asks of the shell.
    pub fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Record(events) => {
                    self.waiting.push(events);
                    self.save();
                }
                Effect::Replay => {
                    let progress = self.replayed();
                    self.send(Msg::Replayed(Box::new(progress)));
                }
                Effect::RetrySave => self.save(),
                Effect::OpenLesson(header) => {
                    let (lesson, problem) = lessons::read(&self.source, &header);
                    self.send(Msg::Lesson(header.id, lesson.map(Arc::new), problem));
                }
                Effect::ReadLibrary => {
                    let library = lessons::library(&self.source).map(Arc::new);
                    let index = library.as_ref().ok().map(|library| Index::new(library.clone()));
                    self.send(Msg::Library(library.map_err(|error| error.to_string())));
                    if let Some(index) = index {
                        self.send(Msg::Index(Arc::new(index)));
                    }
                }
                Effect::Highlight(blocks) => {
                    let coloured = blocks.into_iter().map(|block| {
                        let tokens = HIGHLIGHTER.highlight(block.lang(), block.text());
                        (block, tokens)
                    });
                    let coloured = coloured.collect();
                    self.send(Msg::Highlighted(coloured));
                }
                Effect::OpenWork(_) | Effect::SaveWork(..) | Effect::ResetWork(_) => {
                    self.keep_work(effect);
                }
                Effect::SaveElsewhere
                | Effect::Copy(_)
                | Effect::SaveSettings(_)
                | Effect::Mouse(_)
                | Effect::Suspend(_)
                | Effect::Run(_)
                | Effect::StopJob(_)
                | Effect::CloseWork
                | Effect::KeepAttempt(..)
                | Effect::EditOutside(..)
                | Effect::TrustCourse
                | Effect::Quit => self.asked.push(effect),
            }
        }
    }

    /// Writes what waits, if the disk lets it.
    pub fn save(&mut self) {
        if self.disk_full {
            let message = "The disk is full. Make room, then press Ctrl-C to try again.".into();
            let waiting = self.waiting.iter().map(Vec::len).sum();
            return self.send(Msg::RecordFailed { message, waiting });
        }
        for batch in std::mem::take(&mut self.waiting) {
            let mut lines = String::new();
            for event in batch {
                self.seq += 1;
                let (dev, seq, at) = ("test", self.seq, self.now);
                let envelope = Envelope { dev, seq, at, course: &self.course.id };
                lines += &record::encode(&envelope, &event).expect("JSON holds every event");
                lines.push('\n');
                self.events.push((event, self.now));
            }
            self.journal += &lines;
            self.send(Msg::Recorded(lines));
        }
    }
}

fn replay(course: &str, journal: &str) -> Progress {
    let mut progress = Progress::of(course);
    let records = journal.lines().map(|line| record::decode(line).expect("it was encoded here"));
    let mut records: Vec<_> = records.collect();
    records.sort_by(|a, b| (a.at, &a.dev, a.seq).cmp(&(b.at, &b.dev, b.seq)));
    for record in &records {
        progress.apply(record);
    }
    progress
}

/// The keys of a word: one in angle brackets, or a letter each.
fn read_keys(word: &str) -> Vec<KeyEvent> {
    let bracketed = word.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    match bracketed.filter(|name| !name.is_empty()) {
        Some(name) => vec![read_key(name)],
        None => word.chars().map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)).collect(),
    }
}

fn read_key(name: &str) -> KeyEvent {
    let mut modifiers = KeyModifiers::NONE;
    let mut rest = name;
    for (prefix, modifier) in
        [("C-", KeyModifiers::CONTROL), ("A-", KeyModifiers::ALT), ("S-", KeyModifiers::SHIFT)]
    {
        if let Some(after) = rest.strip_prefix(prefix) {
            (rest, modifiers) = (after, modifiers | modifier);
        }
    }
    let code = key_code(rest);
    assert!(code.is_some(), "there is no key <{name}>");
    KeyEvent::new(code.unwrap_or(KeyCode::Null), modifiers)
}

fn key_code(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return Some(KeyCode::Char(c));
    }
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Space" => KeyCode::Char(' '),
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "Insert" => KeyCode::Insert,
        _ if name.starts_with('F') => KeyCode::F(name.get(1..)?.parse().ok()?),
        _ => return None,
    };
    Some(code)
}
