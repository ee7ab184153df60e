//! Beside the lessons: tests of what is known already, mistakes and their practice.

mod listed;
mod words;

use jiff::Timestamp;

use self::listed::Listed;
use super::answer::{Taken, place, take};
use super::command::{Beside, Command, Stop};
use super::{Errand, Place, Plain, Reply, ask};
use crate::course::StageId;
use crate::learn::event::Event;
use crate::session::drill::Drill;
use crate::session::mistakes::Entry;
use crate::session::placement::{Finding, Placement, Scope};
use crate::session::quiz::{Input, Phase, Quiz};

/// A place beside the lessons.
pub(super) enum Aside {
    /// A test, with the lines or gaps typed of an answer.
    Test(Placement, Vec<String>),
    /// What a test has found.
    Found(Scope, Finding),
    /// Mistakes.
    Mistakes(Listed),
    /// Practice of mistakes, with the lines or gaps typed of an answer.
    Drill(Drill, Vec<String>),
}

/// What is to be opened once all lessons are read.
pub(super) enum Want {
    Test(Scope),
    Mistakes,
}

impl Aside {
    /// Where the learner is.
    pub(super) fn stop(&self) -> Stop {
        match self {
            Self::Test(..) if self.is_asking() => Stop::TestAsking,
            Self::Drill(..) if self.is_asking() => Stop::DrillAsking,
            Self::Test(..) | Self::Drill(..) => Stop::AsideFeedback,
            Self::Found(..) => Stop::Found,
            Self::Mistakes(Listed { open: None, .. }) => Stop::Mistakes,
            Self::Mistakes(Listed { open: Some(_), .. }) => Stop::Mistake,
        }
    }

    /// Whether a command that fits here does something now.
    pub(super) fn works(&self, command: Command) -> bool {
        let (Self::Mistakes(listed), Command::Beside(beside)) = (self, command) else {
            return true;
        };
        match beside {
            Beside::Practise => !listed.book.entries.is_empty(),
            Beside::NextStage => listed.book.stages(&listed.library).len() > 1,
            Beside::NextBelief => !listed.book.misconceptions().is_empty(),
            Beside::Place | Beside::Mistakes | Beside::Unknown | Beside::Leave | Beside::Mend => {
                true
            }
        }
    }

    fn quiz(&self) -> Option<&Quiz> {
        match self {
            Self::Test(placement, _) => placement.quiz(),
            Self::Drill(drill, _) => drill.quiz(),
            Self::Found(..) | Self::Mistakes(_) => None,
        }
    }

    /// Tells the session that asks something.
    fn step(&mut self, input: Input, now: Timestamp) -> Vec<Event> {
        match self {
            Self::Test(placement, _) => placement.step(input, now),
            Self::Drill(drill, _) => drill.step(input, now),
            Self::Found(..) | Self::Mistakes(_) => Vec::new(),
        }
    }

    fn is_asking(&self) -> bool {
        self.quiz().is_some_and(|quiz| matches!(quiz.phase(), Phase::Asking(_)))
    }
}

impl Plain {
    /// Begins a test: of the whole course, of a lesson by its number, or of its stage.
    fn place_learner(&mut self, argument: &str, now: Timestamp) -> Reply {
        let (stage, number) = match argument.split_once(char::is_whitespace) {
            Some(("stage", number)) => (true, number),
            _ => (false, argument),
        };
        let scope = if argument.is_empty() {
            Scope::Course
        } else {
            match self.numbered(number).map(|header| header.id.clone()) {
                Ok(lesson) if stage => Scope::Stage(StageId::from(lesson.stage())),
                Ok(lesson) => Scope::Lesson(lesson),
                Err(sentence) => return self.answer(sentence),
            }
        };
        self.want(Want::Test(scope), now)
    }

    /// Opens something that needs every lesson.
    pub(super) fn want(&mut self, want: Want, now: Timestamp) -> Reply {
        let Some(library) = self.library.clone() else {
            self.want = Some(want);
            return Reply::errand(Errand::ReadLibrary);
        };
        let scope = match want {
            Want::Mistakes => {
                let listed = Listed::new(library, &self.progress, now);
                return self.aside(Aside::Mistakes(listed));
            }
            Want::Test(scope) => scope,
        };
        let seed = self.seed ^ self.progress.events();
        match Placement::begin(library, &self.course, &self.progress, scope, seed, now) {
            Ok((placement, events)) => {
                self.heard.push(words::BEFORE_A_TEST.into());
                self.aside(Aside::Test(placement, Vec::new())).recording(events)
            }
            Err(sentence) => self.answer(sentence),
        }
    }

    fn aside(&mut self, aside: Aside) -> Reply {
        self.place = Place::Aside(Box::new(aside));
        self.go()
    }

    /// A command for something beside the lessons.
    pub(super) fn beside(&mut self, beside: Beside, argument: &str, now: Timestamp) -> Reply {
        match beside {
            Beside::Place => return self.place_learner(argument, now),
            Beside::Mistakes => return self.want(Want::Mistakes, now),
            Beside::Unknown => return self.step_aside(Input::Skip, now),
            Beside::Practise => return self.drill(now),
            Beside::Leave | Beside::Mend | Beside::NextStage | Beside::NextBelief => {}
        }
        let Place::Aside(aside) = &mut self.place else { return self.go() };
        match (beside, &mut **aside) {
            (Beside::Mend, Aside::Mistakes(listed)) => {
                let which = if argument.is_empty() { Some(0) } else { place(argument, 2) };
                match which.and_then(|which| listed.mend(which)) {
                    Some(mend) => self.show_page(mend.lesson, mend.page, 0),
                    None => self.answer("There is no such page here.".into()),
                }
            }
            (_, Aside::Mistakes(listed)) => {
                listed.turn(beside);
                self.go()
            }
            (_, Aside::Drill(..)) => self.want(Want::Mistakes, now),
            (_, Aside::Test(..) | Aside::Found(..)) => {
                self.heard.push("You left the test. No lesson was marked.".into());
                self.open_or_path(None)
            }
        }
    }

    /// A command that quizzes have too, beside the lessons.
    pub(super) fn in_aside(&mut self, command: Command, now: Timestamp) -> Reply {
        let Place::Aside(aside) = &mut self.place else { return self.go() };
        match (command, &mut **aside) {
            (Command::Hint, aside) => {
                let events = aside.step(Input::Hint, now);
                let question = aside.quiz().and_then(Quiz::question);
                let hint = question.and_then(|question| question.hint.as_ref());
                let text = hint.map_or_else(|| ask::NO_HINT.into(), ask::hint);
                self.answer(text).recording(events)
            }
            (Command::Guess, aside) => {
                aside.step(Input::Guess, now);
                let asked = aside.quiz().map(Quiz::phase);
                let guessing = matches!(asked, Some(Phase::Asking(asking)) if asking.guess);
                self.answer(ask::guessing(guessing).into())
            }
            (Command::Dispute, aside) => {
                let events = aside.step(Input::Dispute, now);
                self.answer(ask::disputed(!events.is_empty()).into()).recording(events)
            }
            (_, Aside::Test(_, typed) | Aside::Drill(_, typed)) => {
                typed.clear();
                self.go()
            }
            (_, Aside::Mistakes(listed)) => {
                listed.open = None;
                self.go()
            }
            (_, Aside::Found(..)) => self.go(),
        }
    }

    /// A line that is no command, beside the lessons.
    pub(super) fn text_aside(&mut self, text: &str, now: Timestamp) -> Reply {
        let Place::Aside(aside) = &mut self.place else { return self.go() };
        let asking = aside.is_asking();
        match &mut **aside {
            Aside::Test(placement, typed) if asking => {
                let taken = placement.quiz().and_then(|quiz| taken(quiz, typed, text));
                self.taken_aside(taken, now)
            }
            Aside::Drill(drill, typed) if asking => {
                let taken = drill.quiz().and_then(|quiz| taken(quiz, typed, text));
                self.taken_aside(taken, now)
            }
            Aside::Test(..) | Aside::Drill(..) if text.trim().is_empty() => {
                self.step_aside(Input::GoOn, now)
            }
            Aside::Test(..) | Aside::Drill(..) => {
                self.answer("Press Enter to go on. :help lists what you can type.".into())
            }
            Aside::Found(_, finding) => {
                let finding = finding.clone();
                self.found(&finding, text)
            }
            Aside::Mistakes(listed) => {
                let count = listed.book.shown(&listed.filter).count();
                let next = listed.open.map_or(0, |open| open + 1);
                match (text.trim().is_empty(), place(text, count)) {
                    (true, _) if next < count => listed.open = Some(next),
                    (true, _) if listed.open.is_some() => listed.open = None,
                    (true, _) => return self.open_or_path(None),
                    (false, Some(number)) => listed.open = Some(number),
                    (false, None) => {
                        let how = format!("Type the number of a mistake, from 1 to {count}.");
                        return self.answer(how);
                    }
                }
                self.go()
            }
        }
    }

    /// Yes marks what a test has found; an empty line leaves it.
    fn found(&mut self, finding: &Finding, text: &str) -> Reply {
        let yes = text.trim().eq_ignore_ascii_case("yes");
        if yes && !finding.known.is_empty() {
            let reply = self.open_or_path(finding.start.clone());
            return reply.recording(finding.accept());
        }
        if !text.trim().is_empty() {
            return self.answer(words::question(finding, &self.course));
        }
        if finding.known.is_empty() {
            return self.open_or_path(finding.start.clone());
        }
        self.heard.push("Nothing was marked.".into());
        self.open_or_path(None)
    }

    fn drill(&mut self, now: Timestamp) -> Reply {
        let Place::Aside(aside) = &self.place else { return self.go() };
        let Aside::Mistakes(listed) = &**aside else { return self.go() };
        let names = match listed.entry() {
            Some(entry) => vec![entry.name()],
            None => listed.book.shown(&listed.filter).map(Entry::name).collect(),
        };
        let seed = self.seed ^ self.progress.events();
        match Drill::begin(listed.library.clone(), names, seed, now) {
            Some(drill) => self.aside(Aside::Drill(drill, Vec::new())),
            None => self.answer("There is nothing to practise.".into()),
        }
    }

    fn taken_aside(&mut self, taken: Option<Taken>, now: Timestamp) -> Reply {
        match taken {
            Some(Taken::Answer(answer)) => self.step_aside(Input::Answer(answer), now),
            Some(Taken::More(sentence)) if sentence.is_empty() => Reply::ask(),
            Some(Taken::More(sentence) | Taken::Unclear(sentence)) => self.answer(sentence),
            None => self.go(),
        }
    }

    /// Tells the session something and says where it stands then.
    fn step_aside(&mut self, input: Input, now: Timestamp) -> Reply {
        let Place::Aside(aside) = &mut self.place else { return self.go() };
        match &mut **aside {
            Aside::Test(placement, typed) => {
                typed.clear();
                let events = placement.step(input, now);
                if let Some(finding) = placement.finding(&self.course, &self.progress) {
                    **aside = Aside::Found(placement.scope().clone(), finding);
                }
                self.go().recording(events)
            }
            Aside::Drill(drill, typed) => {
                typed.clear();
                let events = drill.step(input, now);
                if drill.quiz().is_some() {
                    return self.go().recording(events);
                }
                self.heard.push(words::score(drill.score()));
                self.want(Want::Mistakes, now).recording(events)
            }
            Aside::Found(..) | Aside::Mistakes(_) => self.go(),
        }
    }
}

fn taken(quiz: &Quiz, typed: &mut Vec<String>, text: &str) -> Option<Taken> {
    let question = quiz.question()?;
    Some(take(question, &quiz.shown_order(question), typed, text))
}
