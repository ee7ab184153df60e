//! `lesson.toml` files in the plain form in which nearly all are written: a quick way to read
//! thousands of them at start. Whatever is unusual is left to the TOML parser.

use super::reader::Text;

/// The keys of a plain file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plain<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) minutes: u32,
    pub(super) needs: Vec<Text<'a>>,
    pub(super) objectives: Vec<Text<'a>>,
}

/// Reads a file that has each key once, texts without escapes and no comments. `None` if it is
/// not like that, be it wrong or only unusual.
pub(super) fn read(file: &str) -> Option<Plain<'_>> {
    let mut rest = Rest { text: file, end: file.len() };
    let (mut id, mut title, mut minutes, mut needs, mut objectives) =
        (None, None, None, None, None);
    while rest.skip_to_text() {
        match rest.key()? {
            "id" if id.is_none() => id = Some(rest.piece()?.value),
            "title" if title.is_none() => title = Some(rest.piece()?.value),
            "minutes" if minutes.is_none() => minutes = Some(rest.number()?),
            "needs" if needs.is_none() => needs = Some(rest.list()?),
            "objectives" if objectives.is_none() => objectives = Some(rest.list()?),
            _ => return None,
        }
        rest.line_end()?;
    }
    let title = title.filter(|title| !title.trim().is_empty())?;
    let (needs, objectives) = (needs.unwrap_or_default(), objectives?);
    Some(Plain { id: id?, title, minutes: minutes?, needs, objectives })
}

/// What is still to be read.
struct Rest<'a> {
    text: &'a str,
    end: usize,
}

impl<'a> Rest<'a> {
    /// Skips blank lines; whether anything is left.
    fn skip_to_text(&mut self) -> bool {
        self.text = self.text.trim_start_matches([' ', '\n']);
        !self.text.is_empty()
    }

    fn key(&mut self) -> Option<&'a str> {
        let (key, rest) = self.text.split_once(" = ")?;
        self.text = rest;
        Some(key)
    }

    fn piece(&mut self) -> Option<Text<'a>> {
        let start = self.end - self.text.len();
        let inside = self.text.strip_prefix('"')?;
        let stop = inside.find(|c: char| matches!(c, '"' | '\\') || c.is_ascii_control())?;
        let (piece, rest) = inside.split_at_checked(stop)?;
        self.text = rest.strip_prefix('"')?;
        Some(Text { value: piece, span: start..self.end - self.text.len() })
    }

    /// A number from 1 as people write it; TOML knows further forms.
    fn number(&mut self) -> Option<u32> {
        let digits = self.text.split(|c: char| !c.is_ascii_digit()).next()?;
        self.text = self.text.strip_prefix(digits)?;
        if digits.starts_with('0') { None } else { digits.parse().ok() }
    }

    fn list(&mut self) -> Option<Vec<Text<'a>>> {
        self.text = self.text.strip_prefix('[')?;
        let mut pieces = Vec::new();
        loop {
            self.skip_to_text();
            if let Some(rest) = self.text.strip_prefix(']') {
                self.text = rest;
                return Some(pieces);
            }
            pieces.push(self.piece()?);
            self.skip_to_text();
            match self.text.strip_prefix(',') {
                Some(rest) => self.text = rest,
                None if self.text.starts_with(']') => {}
                None => return None,
            }
        }
    }

    fn line_end(&mut self) -> Option<()> {
        (self.text.is_empty() || self.text.starts_with('\n')).then_some(())
    }
}
