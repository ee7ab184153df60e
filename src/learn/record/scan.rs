//! The quick way through a line as this program writes it: no white space, no escapes, no field
//! twice. Anything else is left to serde, which takes three times as long.

use std::borrow::Cow;
use std::str::FromStr;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use serde_json::value::RawValue;

use super::line::{Line, Text};

/// The fields of a line; none if serde has to look at it.
pub(super) fn scan(line: &str) -> Option<Line<'_>> {
    let mut rest = Rest(line.strip_prefix('{')?);
    let mut line = Line::default();
    loop {
        let key = rest.text()?;
        rest.skip(":")?;
        field(&mut line, key, &mut rest)?;
        if rest.skip(",").is_none() {
            break;
        }
    }
    (rest.0 == "}").then_some(line)
}

fn field<'a>(line: &mut Line<'a>, key: &str, rest: &mut Rest<'a>) -> Option<()> {
    match key {
        "v" => fill(&mut line.v, rest.number()?),
        "dev" => fill(&mut line.dev, Text(Cow::Borrowed(rest.text()?))),
        "seq" => fill(&mut line.seq, rest.number()?),
        "at" => fill(&mut line.at, Text(Cow::Borrowed(rest.text()?))),
        "course" => fill(&mut line.course, Text(Cow::Borrowed(rest.text()?))),
        "event" => fill(&mut line.event, Text(Cow::Borrowed(rest.text()?))),
        "lesson" => fill(&mut line.lesson, Text(Cow::Borrowed(rest.text()?))),
        "stage" => fill(&mut line.stage, Text(Cow::Borrowed(rest.text()?))),
        "question" => fill(&mut line.question, Text(Cow::Borrowed(rest.text()?))),
        "scope" => fill(&mut line.scope, Text(Cow::Borrowed(rest.text()?))),
        "answer" => fill(&mut line.answer, rest.raw()?),
        "in" => fill(&mut line.setting, rest.word()?),
        "verdict" => fill(&mut line.verdict, rest.word()?),
        "page" => fill(&mut line.page, rest.number()?),
        "offset" => fill(&mut line.offset, rest.number()?),
        "hint" => fill(&mut line.hint, rest.number()?),
        "hints" => fill(&mut line.hints, rest.number()?),
        "guess" => fill(&mut line.guess, rest.flag()?),
        "ms" => fill(&mut line.ms, rest.number()?),
        "of" => fill(&mut line.of, rest.number()?),
        "right" => fill(&mut line.right, rest.number()?),
        "skipped" => fill(&mut line.skipped, rest.number()?),
        "passed" => fill(&mut line.passed, rest.flag()?),
        "first" => fill(&mut line.first, Text(Cow::Borrowed(rest.text()?))),
        "milestone" => fill(&mut line.milestone, Text(Cow::Borrowed(rest.text()?))),
        "concept" => fill(&mut line.concept, Text(Cow::Borrowed(rest.text()?))),
        "rating" => fill(&mut line.rating, rest.word()?),
        "text" => fill(&mut line.text, Text(Cow::Borrowed(rest.text()?))),
        "on" => fill(&mut line.on, rest.flag()?),
        "sum" => rest.text().map(|_| ()),
        _ => None,
    }
}

fn fill<T>(field: &mut Option<T>, value: T) -> Option<()> {
    field.replace(value).is_none().then_some(())
}

/// What is still to be read.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn skip(&mut self, text: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(text)?;
        Some(())
    }

    fn take(&mut self, length: usize) -> Option<&'a str> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn text(&mut self) -> Option<&'a str> {
        self.skip("\"")?;
        let end = self.0.bytes().position(|b| b == b'"' || b == b'\\' || b < b' ')?;
        let text = self.take(end)?;
        self.skip("\"")?;
        Some(text)
    }

    fn number<N: FromStr>(&mut self) -> Option<N> {
        let end = self.0.bytes().position(|b| !b.is_ascii_digit())?;
        let digits = self.take(end)?;
        if digits.len() > 1 && digits.starts_with('0') {
            return None;
        }
        digits.parse().ok()
    }

    fn flag(&mut self) -> Option<bool> {
        match self.skip("true") {
            Some(()) => Some(true),
            None => self.skip("false").map(|()| false),
        }
    }

    fn word<T: Deserialize<'a>>(&mut self) -> Option<T> {
        let word: StrDeserializer<'_, Error> = self.text()?.into_deserializer();
        T::deserialize(word).ok()
    }

    fn raw(&mut self) -> Option<&'a RawValue> {
        let mut values = serde_json::Deserializer::from_str(self.0).into_iter();
        let raw: &RawValue = values.next()?.ok()?;
        // `null` is no answer.
        let raw = Some(raw).filter(|raw| raw.get() != "null");
        self.take(values.byte_offset())?;
        raw
    }
}
