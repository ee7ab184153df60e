//! The tests in a `checks.py`, found in its text before any of them has run.

use std::ops::Range;

/// A test as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test<'a> {
    /// The function's name.
    pub name: &'a str,
    /// The place of the name in the source.
    pub span: Range<usize>,
    /// Its docstring, if it has one that says something.
    docstring: Option<&'a str>,
}

impl Test<'_> {
    /// The first paragraph of its docstring on one line; the name in words if it has none.
    pub fn title(&self) -> String {
        let Some(text) = self.docstring else { return in_words(self.name) };
        let lines = text.trim_start().lines().map(str::trim);
        let paragraph: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
        paragraph.join(" ")
    }

    /// Whether its docstring is a single line.
    pub fn is_described(&self) -> bool {
        self.docstring.is_some_and(|text| !text.contains('\n'))
    }
}

/// The test functions at the top level of `source`, in the order they are written.
pub fn tests(source: &str) -> Vec<Test<'_>> {
    let mut tokens = Tokens { rest: source, prefix: "" };
    let mut found = Vec::new();
    let mut at_start = true;
    while let Some(token) = tokens.next() {
        let begins = std::mem::replace(&mut at_start, token == Token::Break);
        if let Token::Word(word) = token
            && begins
            && let Some((name, left)) = test_name(word, &tokens)
        {
            let end = source.len() - left;
            let docstring = docstring(&mut tokens);
            found.push(Test { name, span: end - name.len()..end, docstring });
        }
    }
    found
}

/// The name of a test in words: `No words` for `test_no_words`.
fn in_words(name: &str) -> String {
    let words = name.strip_prefix("test_").unwrap_or(name).replace('_', " ");
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The name of the test function that begins with `word`, if one does, and how much is left of the
/// source after it.
fn test_name<'a>(word: &str, tokens: &Tokens<'a>) -> Option<(&'a str, usize)> {
    // What follows is only looked at: it may be the end of the line.
    let mut ahead = tokens.clone();
    let defines =
        word == "def" || (word == "async" && ahead.past_space() == Some(Token::Word("def")));
    if !defines {
        return None;
    }
    match ahead.past_space()? {
        Token::Word(name) => name.starts_with("test_").then_some((name, ahead.rest.len())),
        Token::Text { .. } | Token::Sign(_) | Token::Break | Token::Space => None,
    }
}

/// The docstring of the function whose `def` was read.
fn docstring<'a>(tokens: &mut Tokens<'a>) -> Option<&'a str> {
    let mut depth = 0_usize;
    loop {
        match tokens.next()? {
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')' | ']' | '}') => depth = depth.saturating_sub(1),
            Token::Sign(':') if depth == 0 => break,
            Token::Sign(_) | Token::Word(_) | Token::Text { .. } | Token::Break | Token::Space => {}
        }
    }
    let mut body = tokens.clone().filter(|token| !matches!(token, Token::Break | Token::Space));
    let Some(Token::Text { prefix: "" | "r" | "R" | "u" | "U", text }) = body.next() else {
        return None;
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

/// A piece of Python.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    /// A name, a keyword or a number.
    Word(&'a str),
    /// A string, with the letters before its quotes.
    Text { prefix: &'a str, text: &'a str },
    /// Any other character.
    Sign(char),
    /// The end of a line.
    Break,
    /// White space within a line, or before it.
    Space,
}

/// Divides Python into pieces. Comments are left out.
#[derive(Clone)]
struct Tokens<'a> {
    rest: &'a str,
    /// The letters that were read right before.
    prefix: &'a str,
}

impl<'a> Tokens<'a> {
    /// The next piece that is not white space.
    fn past_space(&mut self) -> Option<Token<'a>> {
        self.find(|token| *token != Token::Space)
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !wanted(c)).unwrap_or(self.rest.len());
        self.take(end)
    }

    /// A string whose opening quote comes next. One that is not closed goes to the end of its line,
    /// or with three quotes to the end of the file.
    fn text(&mut self, prefix: &'a str) -> Token<'a> {
        let long = ["\"\"\"", "'''"].into_iter().find(|quotes| self.rest.starts_with(quotes));
        let quotes = long.unwrap_or(if self.rest.starts_with('"') { "\"" } else { "'" });
        self.take(quotes.len());
        let mut end = self.rest.len();
        let mut escaped = false;
        for (at, c) in self.rest.char_indices() {
            let closed = self.rest.get(at..).is_some_and(|rest| rest.starts_with(quotes));
            if !escaped && (closed || (c == '\n' && long.is_none())) {
                end = at;
                break;
            }
            escaped = c == '\\' && !escaped;
        }
        let text = self.take(end);
        if self.rest.starts_with(quotes) {
            self.take(quotes.len());
        }
        Token::Text { prefix, text }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let prefix = std::mem::take(&mut self.prefix);
        let first = self.rest.chars().next()?;
        Some(match first {
            '"' | '\'' => self.text(prefix),
            '#' => {
                self.take_while(|c| c != '\n');
                return self.next();
            }
            '\n' => {
                self.take(1);
                Token::Break
            }
            _ if first.is_whitespace() => {
                self.take_while(|c| c != '\n' && c.is_whitespace());
                Token::Space
            }
            _ if first.is_alphanumeric() || first == '_' => {
                let word = self.take_while(|c| c.is_alphanumeric() || c == '_');
                if word.len() <= 2 && self.rest.starts_with(['"', '\'']) {
                    self.prefix = word;
                    return self.next();
                }
                Token::Word(word)
            }
            _ => {
                self.take(first.len_utf8());
                Token::Sign(first)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(source: &str, expected: &[(&str, &str)]) {
        let found = tests(source);
        for test in &found {
            assert_eq!(source.get(test.span.clone()), Some(test.name));
        }
        let titles: Vec<String> = found.iter().map(Test::title).collect();
        let names = found.iter().map(|test| test.name);
        let found: Vec<_> = names.zip(titles.iter().map(String::as_str)).collect();
        assert_eq!(found, expected, "{source:?}");
    }

    #[test]
    fn a_description_is_one_line() {
        for (docstring, described) in [
            ("\"\"\"Says it.\"\"\"", true),
            ("'Waits.'", true),
            ("\"\"\"Goes on\n    and on.\"\"\"", false),
            ("\"\"\" \"\"\"", false),
            ("pass", false),
        ] {
            let source = format!("def test_a(\n    x,\n):  # with a remark\n\n    {docstring}\n");
            assert_eq!(tests(&source)[0].is_described(), described, "{source}");
        }
    }

    #[test]
    fn only_functions_at_the_top_level_count() {
        check(
            "def test_a():\n    '''A.'''\n    def test_b():\n        pass\n",
            &[("test_a", "A.")],
        );
        check("class TestA:\n    def test_b(self):\n        pass\n", &[]);
        check("def testing(): pass\ndef helper_test_a(): pass\ntest_b = 1\n", &[]);
        check("# def test_a(): pass\nx = 1  # def test_b\n", &[]);
        check("async def test_a():\n    pass", &[("test_a", "A")]);
        check("async with x:\n    pass\nasync\n", &[]);
    }

    #[test]
    fn what_stands_in_strings_is_passed_over() {
        check("X = '''\ndef test_a():\n    pass\n'''\ndef test_b(): pass", &[("test_b", "B")]);
        check("X = r\"\"\"\ndef test_a():\n\\\"\"\"\n", &[]);
        check(
            "X = 'it\\'s'\ndef test_a():\n    \"It's \\\"a\\\".\"\n",
            &[("test_a", "It's \\\"a\\\".")],
        );
        check("X = 'open\ndef test_a(): pass", &[("test_a", "A")]);
        check("X = '''open\ndef test_a(): pass", &[]);
    }

    #[test]
    fn a_signature_may_hold_anything() {
        check(
            "def test_a(x={\"a\": [1]}, y=lambda: ':',\n    z: int = 1) -> None:\n\n    # Why.\n    r'''\n    First\n    line.\n\n    More.'''\n",
            &[("test_a", "First line.")],
        );
        check("def test_a():\n    f'''No.'''\n", &[("test_a", "A")]);
        check("def test_a():\n    ''\n", &[("test_a", "A")]);
        check("def test_a", &[("test_a", "A")]);
        check(
            "def test_a(): pass\ndef test_a():\n    'Again.'",
            &[("test_a", "A"), ("test_a", "Again.")],
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(text in any::<String>(), code in "[\"'a\\\\\n(:# def_tes]{0,80}") {
            tests(&text);
            tests(&code);
        }
    }
}
