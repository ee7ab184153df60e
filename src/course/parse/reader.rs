//! Tables that know their places: keys are taken one by one with the type they should have, and
//! each mistake is reported where it is.

use std::cell::RefCell;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::words::{did_you_mean, list};
use crate::course::diagnostic::Report;
use crate::course::id::is_slug;
use crate::course::prose::Prose;

/// A piece of text from a document, and its place with the quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text<'a> {
    pub(crate) value: &'a str,
    pub(crate) span: Range<usize>,
}

/// A number from a document.
#[derive(Debug, Clone)]
pub(crate) struct Number {
    pub(crate) value: usize,
    pub(crate) span: Range<usize>,
}

/// A table whose keys are taken one by one; what is left is unknown.
pub(crate) struct Table<'a> {
    pub(crate) report: &'a Report<'a>,
    /// Where to point when the table as a whole is meant.
    pub(crate) span: Range<usize>,
    /// Not there if the text around it could not be read; nothing is missing then.
    map: Option<&'a DeTable<'a>>,
    offset: usize,
    used: RefCell<Vec<&'static str>>,
}

type Value<'a> = (&'a DeValue<'a>, Range<usize>);

impl<'a> Table<'a> {
    /// A table, or what stands for one that could not be read. `offset` is where the document
    /// starts in the file.
    pub(super) fn new(
        report: &'a Report<'a>,
        map: Option<&'a DeTable<'a>>,
        offset: usize,
        span: Range<usize>,
    ) -> Self {
        Self { report, span, map, offset, used: RefCell::default() }
    }

    /// Leaves a key to somebody else.
    pub(super) fn leave(&self, key: &'static str) {
        let mut used = self.used.borrow_mut();
        if !used.contains(&key) {
            used.push(key);
        }
    }

    /// Reports the keys that nobody asked for.
    pub(crate) fn finish(&self) {
        let used = self.used.borrow();
        for (key, _) in self.map.into_iter().flatten() {
            let name = key.get_ref().as_ref();
            if !used.contains(&name) {
                let known = used.iter().copied().filter(|key| !key.is_empty());
                let help = did_you_mean(name, known.clone())
                    .unwrap_or_else(|| format!("take it out; the keys here are {}", list(known)));
                self.report.error(
                    self.shift(key.span()),
                    format!("there is no key `{name}` here"),
                    help,
                );
            }
        }
    }

    /// Reports the table as a whole.
    pub(crate) fn error(&self, message: impl Into<String>, help: impl Into<String>) {
        self.report.error(self.span.clone(), message, help);
    }

    /// Text that may be left out.
    pub(crate) fn text(&self, key: &'static str) -> Option<Text<'a>> {
        self.as_text(self.value(key)?)
    }

    /// Text that has to be there and to say something.
    pub(crate) fn need_text(&self, key: &'static str) -> Option<Text<'a>> {
        let text = self.as_text(self.need(key)?)?;
        if text.value.trim().is_empty() {
            self.report.error(text.span, format!("`{key}` is empty"), "write it out");
            return None;
        }
        Some(text)
    }

    /// A name that never changes, such as a question's id.
    pub(crate) fn need_slug(&self, key: &'static str) -> Option<Text<'a>> {
        self.as_slug(self.as_text(self.need(key)?)?)
    }

    /// Like [`Self::need_slug`], but it may be left out.
    pub(crate) fn slug(&self, key: &'static str) -> Option<Text<'a>> {
        self.as_slug(self.text(key)?)
    }

    /// A number that may be left out, from 0.
    pub(crate) fn number(&self, key: &'static str) -> Option<Number> {
        self.as_number(self.value(key)?)
    }

    /// A number that has to be there, from 0.
    pub(crate) fn need_number(&self, key: &'static str) -> Option<Number> {
        self.as_number(self.need(key)?)
    }

    /// Minutes or seconds: at least 1.
    pub(crate) fn duration(&self, key: &'static str) -> Option<u32> {
        let number = self.number(key)?;
        let duration = u32::try_from(number.value).ok().filter(|&value| value > 0);
        if duration.is_none() {
            let message = format!("`{key}` cannot be {}", number.value);
            self.report.error(number.span, message, "give a whole number from 1");
        }
        duration
    }

    /// `true` or `false`.
    pub(crate) fn flag(&self, key: &'static str) -> Option<bool> {
        let (value, span) = self.value(key)?;
        self.typed(value.as_bool(), value, span, "`true` or `false`")
    }

    /// A list of texts; empty if it is left out.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<Text<'a>> {
        self.items(key).into_iter().filter_map(|item| self.as_text(item)).collect()
    }

    /// A list of numbers from 0 per entry, such as `[[1, 2], [2, 1]]`, with the entry's place.
    pub(crate) fn number_lists(&self, key: &'static str) -> Vec<(Vec<Number>, Range<usize>)> {
        let inner = |(value, span): Value<'a>| {
            let items = self.as_list((value, span.clone()))?;
            Some((items.into_iter().filter_map(|item| self.as_number(item)).collect(), span))
        };
        self.items(key).into_iter().filter_map(inner).collect()
    }

    /// A list of texts per entry, such as `[["a", "b"], ["c", "d"]]`, with the entry's place.
    pub(crate) fn text_lists(&self, key: &'static str) -> Vec<(Vec<Text<'a>>, Range<usize>)> {
        let inner = |(value, span): Value<'a>| {
            let items = self.as_list((value, span.clone()))?;
            Some((items.into_iter().filter_map(|item| self.as_text(item)).collect(), span))
        };
        self.items(key).into_iter().filter_map(inner).collect()
    }

    /// A list of tables; empty if it is left out.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<Self> {
        self.items(key).into_iter().filter_map(|item| self.as_table(item)).collect()
    }

    /// A table that may be left out.
    pub(crate) fn table(&self, key: &'static str) -> Option<Self> {
        self.as_table(self.value(key)?)
    }

    /// The tables below this one whose names the author chose.
    pub(crate) fn named_tables(&self) -> Vec<(Text<'a>, Self)> {
        let entries = self.map.into_iter().flatten().map(|(key, value)| {
            let name = Text { value: key.get_ref(), span: self.shift(key.span()) };
            Some((name, self.as_table((value.get_ref(), self.shift(value.span())))?))
        });
        entries.flatten().collect()
    }

    /// The lists of texts below this table whose names the author chose.
    pub(crate) fn named_texts(&self) -> Vec<(Text<'a>, Vec<Text<'a>>)> {
        let entries = self.map.into_iter().flatten().map(|(key, value)| {
            let name = Text { value: key.get_ref(), span: self.shift(key.span()) };
            let items = self.as_list((value.get_ref(), self.shift(value.span())))?;
            Some((name, items.into_iter().filter_map(|item| self.as_text(item)).collect()))
        });
        entries.flatten().collect()
    }

    /// Whether the key is there; reported if not.
    pub(crate) fn need(&self, key: &'static str) -> Option<Value<'a>> {
        let value = self.value(key);
        if value.is_none() && self.map.is_some() {
            self.error(format!("`{key}` is missing"), format!("add `{key} = …`"));
        }
        value
    }

    /// Where the value of a key is, if it is there.
    pub(crate) fn place(&self, key: &'static str) -> Option<Range<usize>> {
        self.value(key).map(|(_, span)| span)
    }

    fn value(&self, key: &'static str) -> Option<Value<'a>> {
        self.leave(key);
        let value = self.map?.get(key)?;
        Some((value.get_ref(), self.shift(value.span())))
    }

    fn items(&self, key: &'static str) -> Vec<Value<'a>> {
        self.value(key).and_then(|value| self.as_list(value)).unwrap_or_default()
    }

    fn as_list(&self, (value, span): Value<'a>) -> Option<Vec<Value<'a>>> {
        let list = self.typed(value.as_array(), value, span, "a list in `[ ]`")?;
        Some(list.iter().map(|item| (item.get_ref(), self.shift(item.span()))).collect())
    }

    fn as_table(&self, (value, span): Value<'a>) -> Option<Self> {
        let map = self.typed(value.as_table(), value, span.clone(), "a table with keys")?;
        Some(Self::new(self.report, Some(map), self.offset, span))
    }

    fn as_text(&self, (value, span): Value<'a>) -> Option<Text<'a>> {
        let text = self.typed(value.as_str(), value, span.clone(), "text in quotes")?;
        Some(Text { value: text, span })
    }

    fn as_number(&self, (value, span): Value<'a>) -> Option<Number> {
        let number = value
            .as_integer()
            .and_then(|number| usize::from_str_radix(number.as_str(), number.radix()).ok());
        let value = self.typed(number, value, span.clone(), "a whole number from 0")?;
        Some(Number { value, span })
    }

    /// Reports text that cannot name anything.
    pub(crate) fn as_slug(&self, text: Text<'a>) -> Option<Text<'a>> {
        if is_slug(text.value) {
            return Some(text);
        }
        let message = format!("`{}` cannot be a name here", text.value.escape_debug());
        let help = "use small letters, digits and hyphens, with no hyphen at either end";
        self.report.error(text.span, message, help);
        None
    }

    fn typed<T>(
        &self,
        found: Option<T>,
        value: &DeValue<'_>,
        span: Range<usize>,
        expected: &str,
    ) -> Option<T> {
        if found.is_none() {
            let message = format!("expected {expected}, found {}", kind_of(value));
            self.report.error(span, message, format!("write {expected}"));
        }
        found
    }

    fn shift(&self, span: Range<usize>) -> Range<usize> {
        self.offset + span.start..self.offset + span.end
    }
}

impl Text<'_> {
    /// Reads it as Markdown. Spans are exact where the text stands in the file as it is; with
    /// escapes in it they are near.
    pub(crate) fn prose(&self, report: &Report<'_>) -> Prose {
        let source = report.text().get(self.span.clone()).unwrap_or_default();
        let within = source.find(self.value).unwrap_or_default();
        Prose::parse(self.value, self.span.start + within)
    }

    /// The text without white space at line ends and without final line breaks.
    pub(crate) fn trimmed(&self) -> String {
        let lines: Vec<&str> = self.value.lines().map(str::trim_end).collect();
        lines.join("\n").trim_end().into()
    }

    /// A program: the lines as they are, without final line breaks.
    pub(crate) fn program(&self) -> String {
        let lines: Vec<&str> = self.value.lines().collect();
        lines.join("\n").trim_end_matches('\n').into()
    }
}

fn kind_of(value: &DeValue<'_>) -> String {
    let kind = match value {
        DeValue::String(_) => "text",
        DeValue::Integer(number) => return format!("the number {number}"),
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    kind.into()
}
