//! Code into coloured tokens: grammars of Sublime Text give scopes, scopes give roles.
//!
//! Loading takes milliseconds and a language's first block some more, while its expressions are
//! compiled; so all of this belongs on a worker, never on the thread that draws.

mod console;
mod scopes;
mod soft;
mod template;

use std::ops::Range;

use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};

use super::theme::Role;
use scopes::Scopes;

/// Longer texts stay plain: nobody reads them here, and they would keep the worker for seconds.
const LONGEST: usize = 64 * 1024;

/// A piece of a line of code with a role of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the line.
    pub range: Range<usize>,
    /// What it is; never [`Role::Text`].
    pub role: Role,
}

/// The tokens of each line of a text, in order and apart from each other; what lies between them
/// is plain.
pub type Highlighted = Vec<Vec<Token>>;

/// The grammars, ready to use.
pub struct Highlighter {
    set: SyntaxSet,
    scopes: Scopes,
}

impl Highlighter {
    /// Unpacks the grammars.
    pub fn load() -> Self {
        Self { set: two_face::syntax::extra_newlines(), scopes: Scopes::new() }
    }

    /// The tokens of `text`, one entry for each of its lines. `lang` is the first word of a fence,
    /// such as `python`; text in a language without a grammar, and text of more than 64 KiB, has
    /// no tokens.
    pub fn highlight(&self, lang: &str, text: &str) -> Highlighted {
        if text.len() > LONGEST {
            return plain(text);
        }
        match lang {
            "console" | "shell-session" => console::highlight(self, text, &console::SHELL),
            "pycon" => console::highlight(self, text, &console::PYTHON),
            "jinja" | "jinja2" | "django" | "htmldjango" => template::highlight(self, text),
            _ => self.with_grammar(lang, text),
        }
    }

    /// The tokens by the grammar of `lang` alone.
    fn with_grammar(&self, lang: &str, text: &str) -> Highlighted {
        let Some(syntax) = self.syntax(lang) else { return plain(text) };
        let mut state = ParseState::new(syntax);
        let mut stack = ScopeStack::new();
        let mut with_end = String::new();
        text.split('\n')
            .map(|line| {
                with_end.clear();
                with_end.push_str(line);
                with_end.push('\n');
                let mut tokens = self.line(&mut state, &mut stack, &with_end, line.len());
                soft::refine(&syntax.name, line, &mut tokens);
                tokens
            })
            .collect()
    }

    /// The tokens of one line, which ends with a line break; ranges end at `end`. A line that the
    /// grammar cannot handle is plain.
    fn line(
        &self,
        state: &mut ParseState,
        stack: &mut ScopeStack,
        line: &str,
        end: usize,
    ) -> Vec<Token> {
        let mut tokens = Vec::new();
        let mut start = 0;
        for (at, change) in state.parse_line(line, &self.set).unwrap_or_default() {
            self.push(&mut tokens, stack, line, start..at.min(end));
            start = at.min(end).max(start);
            if stack.apply(&change).is_err() {
                *stack = ScopeStack::new();
            }
        }
        self.push(&mut tokens, stack, line, start..end);
        tokens
    }

    fn push(&self, tokens: &mut Vec<Token>, stack: &ScopeStack, line: &str, range: Range<usize>) {
        let Some(text) = line.get(range.clone()).filter(|text| !text.trim().is_empty()) else {
            return;
        };
        let role = self.scopes.role(stack.as_slice(), text);
        match tokens.last_mut() {
            _ if role == Role::Text => {}
            Some(last) if last.role == role && last.range.end == range.start => {
                last.range.end = range.end;
            }
            _ => tokens.push(Token { range, role }),
        }
    }

    fn syntax(&self, lang: &str) -> Option<&SyntaxReference> {
        let name = match lang {
            "" | "text" | "output" | "txt" | "plain" => return None,
            "python" | "python3" => "Python",
            "javascript" => "JavaScript (Babel)",
            "dockerfile" => "Dockerfile (with bash)",
            "shell" | "console" => "Bourne Again Shell (bash)",
            "jenkinsfile" => "Groovy",
            "requirements" => "Requirements.txt",
            "jinja-code" => "Jinja2",
            token => return self.set.find_syntax_by_token(token),
        };
        self.set.find_syntax_by_name(name)
    }
}

/// No tokens for any line.
fn plain(text: &str) -> Highlighted {
    text.split('\n').map(|_| Vec::new()).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use proptest::prelude::*;

    pub(super) static LOADED: LazyLock<Highlighter> = LazyLock::new(Highlighter::load);

    /// Each line's tokens as `text:role`.
    pub(super) fn tokens(lang: &str, text: &str) -> String {
        let lines = LOADED.highlight(lang, text);
        assert_eq!(lines.len(), text.split('\n').count());
        let of_line = |(line, tokens): (&str, &Vec<Token>)| {
            let words = tokens.iter().map(|token| {
                format!(
                    "{}:{}",
                    line.get(token.range.clone()).unwrap_or("?").trim(),
                    token.role.name()
                )
            });
            words.collect::<Vec<_>>().join(" ")
        };
        text.split('\n').zip(&lines).map(of_line).collect::<Vec<_>>().join("\n")
    }

    fn check(lang: &str, text: &str, expected: &str) {
        assert_eq!(tokens(lang, text), expected, "{lang}: {text}");
    }

    #[test]
    fn python() {
        for (text, expected) in [
            (
                "def f(self, a=1):  # n",
                "def:keyword f:function self:variable =:operator 1:number # n:comment",
            ),
            ("@app.get(\"/\")", "@app.get:attribute \"/\":string"),
            ("@property", "@property:attribute"),
            ("class A(B): pass", "class:keyword A:type B:type pass:keyword"),
            (
                "f\"a {self.x:>{w}} b\\n\"",
                "f\"a:string {:constant self:variable :>{:constant }}:constant b:string \\n:constant \":string",
            ),
            ("print(len(x), None)", "print:function len:function None:constant"),
            ("if a is not b and c:", "if:keyword is:keyword not:keyword and:keyword"),
            ("x = lambda y: y ** 2", "=:operator lambda:keyword **:operator 2:number"),
            ("raise KeyError(k)", "raise:keyword KeyError:type"),
            ("'''Doc'''", "'''Doc''':comment"),
        ] {
            check("python", text, expected);
        }
    }

    #[test]
    fn languages_of_the_course() {
        for (lang, text, expected) in [
            (
                "html",
                "<a class=\"b\">x</a>",
                "<:operator a:tag class:attribute \"b\":string >:operator </:operator a:tag >:operator",
            ),
            (
                "sql",
                "SELECT * FROM t WHERE a = 'x'",
                "SELECT:keyword *:operator FROM:keyword WHERE:keyword =:operator 'x':string",
            ),
            (
                "yaml",
                "on: [push]\nkey: \"v\" # c",
                "on:tag push:string\nkey:tag \"v\":string # c:comment",
            ),
            ("toml", "[a.b]\nkey = 3", "a:type b:type\nkey:tag 3:number"),
            ("dockerfile", "FROM python:3.12", "FROM:keyword 3.12:constant"),
            (
                "bash",
                "echo \"$HOME\" -n",
                "echo:function \":string $HOME:variable \":string -n:attribute",
            ),
            ("ini", "[pytest]\nkey = v", "pytest:type\nkey:tag v:string"),
            ("json", "{\"a\": [1, true, \"b\"]}", "\"a\":tag 1:number true:constant \"b\":string"),
            ("groovy", "stages {\n  sh 'make'", "stages:keyword\nsh:function 'make':string"),
            ("jenkinsfile", "stage(\"B\") {", "stage:keyword \"B\":string"),
            (
                "http",
                "GET / HTTP/1.1\nHost: a",
                "GET:keyword HTTP/1.1:constant\nHost:tag : a:string",
            ),
            (
                "js",
                "const a = new Map() // c",
                "const:keyword =:operator new:keyword Map:type // c:comment",
            ),
            ("diff", "-old\n+new\n same", "-old:deleted\n+new:inserted\n"),
            ("requirements", "flask==3.1 # c", "flask:tag ==:operator 3.1:number # c:comment"),
            ("output", "def f(): 1", ""),
            ("text", "if x", ""),
            ("", "if x", ""),
            ("klingon", "if x", ""),
        ] {
            check(lang, text, expected);
        }
    }

    #[test]
    fn every_named_language_has_a_grammar() {
        for lang in "python html jinja django sql yaml yml toml dockerfile shell sh bash console \
                     ini json groovy jenkinsfile http javascript js diff requirements py css \
                     jinja-code"
            .split_whitespace()
        {
            let special = matches!(lang, "jinja" | "django");
            assert!(special || LOADED.syntax(lang).is_some(), "{lang}");
        }
    }

    #[test]
    fn huge_texts_stay_plain() {
        let text = "x = 1\n".repeat(20_000);
        assert!(LOADED.highlight("python", &text).iter().all(Vec::is_empty));
    }

    proptest! {
        #[test]
        fn tokens_lie_in_order_on_character_boundaries(
            text in "([a-z {}%$#>\"'=:()é漢\\\\]|\\{\\{|match |case |\\$ |\n){0,60}",
            lang in prop::sample::select(vec!["python", "jinja", "console", "pycon", "yaml", "groovy"]),
        ) {
            for (line, tokens) in text.split('\n').zip(LOADED.highlight(lang, &text)) {
                let mut end = 0;
                for token in tokens {
                    prop_assert!(token.range.start >= end && token.role != Role::Text);
                    prop_assert!(line.get(token.range.clone()).is_some_and(|text| !text.is_empty()));
                    end = token.range.end;
                }
            }
        }
    }
}
