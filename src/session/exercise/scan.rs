//! The names and docstrings of the tests in a `checks.py`, read before any of them has run.

/// A test as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Test {
    /// The function's name.
    pub(super) name: String,
    /// Its docstring's first paragraph on one line; the name in words if it has none.
    pub(super) title: String,
}

/// The test functions at the top level of `source`, in the order they are written.
pub(super) fn tests(source: &str) -> Vec<Test> {
    let mut tokens = Tokens { rest: source, prefix: "" };
    let mut found: Vec<Test> = Vec::new();
    let mut at_start = true;
    while let Some(token) = tokens.next() {
        let begins = std::mem::replace(&mut at_start, token == Token::Break);
        if let Token::Word(word) = token
            && begins
            && let Some(name) = test_name(word, &tokens)
            && found.iter().all(|test| test.name != name)
        {
            let title = docstring(&mut tokens).unwrap_or_else(|| in_words(name));
            found.push(Test { name: name.to_owned(), title });
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

/// The name of the test function that begins with `word`, if one does.
fn test_name<'a>(word: &str, tokens: &Tokens<'a>) -> Option<&'a str> {
    // What follows is only looked at: it may be the end of the line.
    let mut ahead = tokens.clone().filter(|token| *token != Token::Space);
    let defines = word == "def" || (word == "async" && ahead.next() == Some(Token::Word("def")));
    if !defines {
        return None;
    }
    match ahead.next()? {
        Token::Word(name) => name.starts_with("test_").then_some(name),
        Token::Text { .. } | Token::Sign(_) | Token::Break | Token::Space => None,
    }
}

/// The docstring of the function whose `def` was read.
fn docstring(tokens: &mut Tokens<'_>) -> Option<String> {
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
    let lines = text.trim_start().lines().map(str::trim);
    let paragraph: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    Some(paragraph.join(" ")).filter(|text| !text.is_empty())
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
    use crate::session::sample::practice;

    fn check(source: &str, expected: &[(&str, &str)]) {
        let found = tests(source);
        let found: Vec<_> = found.iter().map(|t| (t.name.as_str(), t.title.as_str())).collect();
        assert_eq!(found, expected, "{source:?}");
    }

    #[test]
    fn names_and_docstrings_are_found() {
        let checks = practice::lesson(practice::BASKET).exercise.clone().unwrap().checks;
        check(
            &checks,
            &[
                ("test_all_prices_count", "Every price is added, the last one too."),
                ("test_nothing_costs_nothing", "An empty basket costs nothing."),
                ("test_no_words", "No words"),
            ],
        );
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
        check("def test_a(): pass\ndef test_a():\n    'Again.'", &[("test_a", "A")]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(text in any::<String>(), code in "[\"'a\\\\\n(:# def_tes]{0,80}") {
            tests(&text);
            tests(&code);
        }
    }
}
