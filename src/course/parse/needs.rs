//! Which lessons should come before which: known ones, and no circles.

use std::cell::LazyCell;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::header::Draft;
use super::words::{SUGGESTED, did_you_mean};
use crate::course::LessonId;
use crate::course::diagnostic::{Diagnostic, Severity};

/// Looks up the needs of all lessons and puts them into the headers. Unknown lessons and those
/// that close a circle are reported and left out. `named` are the lessons of `course.toml`, if
/// all are known: one that could not be read is reported elsewhere.
pub(super) fn resolve(drafts: &mut [Draft], named: Option<&[LessonId]>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // Rarely looked at: a lesson that is needed is mostly taught.
    let named = named.map(|named| LazyCell::new(|| named.iter().collect::<BTreeSet<_>>()));
    let places: HashMap<LessonId, usize> =
        drafts.iter().enumerate().map(|(at, draft)| (draft.header.id.clone(), at)).collect();
    for draft in drafts.iter_mut() {
        let from = draft.header.id.clone();
        draft.needs.retain(|(need, span)| {
            let is_taught = places.contains_key(need);
            if let Some(named) = named.as_ref().filter(|named| !is_taught && !named.contains(need))
            {
                let few = found.len() < SUGGESTED;
                found.push(unknown(&from, need, span, named, few));
            }
            is_taught
        });
    }
    let backward = |(at, draft): (usize, &Draft)| {
        draft.needs.iter().all(|(need, _)| places.get(need).is_some_and(|&need| need < at))
    };
    if !drafts.iter().enumerate().all(backward) {
        break_circles(drafts, &places, &mut found);
    }
    for draft in drafts {
        draft.header.needs = draft.needs.iter().map(|(need, _)| need.clone()).collect();
    }
    found
}

fn unknown(
    from: &LessonId,
    need: &LessonId,
    span: &Range<usize>,
    named: &BTreeSet<&LessonId>,
    suggest: bool,
) -> Diagnostic {
    let stage_is_known = named.iter().any(|lesson| lesson.stage() == need.stage());
    let message = match need.as_str().contains('/') {
        true if stage_is_known => {
            format!("stage `{}` has no lesson `{}`", need.stage(), need.slug().escape_debug())
        }
        true => format!("there is no stage `{}`", need.stage().escape_debug()),
        false => format!("`{}` is not a lesson's id", need.as_str().escape_debug()),
    };
    let near = || did_you_mean(need.as_str(), named.iter().map(|lesson| lesson.as_str()));
    let help = suggest.then(near).flatten();
    at(from, span, message, help.unwrap_or_else(|| "write it as `stage/lesson`".into()))
}

fn at(lesson: &LessonId, span: &Range<usize>, message: String, help: String) -> Diagnostic {
    let file = format!("{lesson}/lesson.toml");
    let (span, help) = (Some(span.clone()), Some(help));
    Diagnostic { severity: Severity::Error, file, span, message, help }
}

/// Walks along the needs from each lesson, depth first and without recursion, since a chain may
/// be as long as the course. A need that leads back onto the way closes a circle: it is dropped.
fn break_circles(
    drafts: &mut [Draft],
    places: &HashMap<LessonId, usize>,
    found: &mut Vec<Diagnostic>,
) {
    let mut done = vec![false; drafts.len()];
    let mut on_way = vec![false; drafts.len()];
    for start in 0..drafts.len() {
        let mut way = if done[start] { Vec::new() } else { vec![(start, 0)] };
        while let Some((lesson, next)) = way.last_mut() {
            let lesson = *lesson;
            on_way[lesson] = true;
            let need = drafts[lesson].needs.get(*next).and_then(|(need, _)| places.get(need));
            match need.copied() {
                Some(need) if on_way[need] => {
                    let closing = drafts[lesson].needs.remove(*next);
                    let names = way.iter().skip_while(|(at, _)| *at != need);
                    let names = names.map(|&(at, _)| &drafts[at].header.id);
                    found.push(circle(&drafts[lesson].header.id, &closing, names));
                }
                Some(need) => {
                    *next += 1;
                    if !done[need] {
                        way.push((need, 0));
                    }
                }
                None => {
                    (done[lesson], on_way[lesson]) = (true, false);
                    way.pop();
                }
            }
        }
    }
}

fn circle<'a>(
    lesson: &LessonId,
    (need, span): &(LessonId, Range<usize>),
    way: impl Iterator<Item = &'a LessonId>,
) -> Diagnostic {
    let mut way: Vec<String> = way.map(|id| format!("`{id}`")).collect();
    way.push(format!("`{need}`"));
    let message = if lesson == need {
        "the lesson needs itself".into()
    } else if way.len() > 8 {
        format!("this need closes a circle of {} lessons", way.len() - 1)
    } else {
        format!("this need closes a circle: {}", way.join(" needs "))
    };
    at(lesson, span, message, "take out one of these needs".into())
}
