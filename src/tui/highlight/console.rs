//! What a terminal showed: prompts, commands and their output.

use super::super::theme::Role;
use super::{Highlighted, Highlighter, Token, plain};

/// How sessions of one kind look.
pub(super) struct Session {
    lang: &'static str,
    prompts: &'static [&'static str],
    /// Starts the further lines of a command.
    more: Option<&'static str>,
}

/// `$ command`, also behind the name of an environment as in `(.venv) $ command`.
pub(super) const SHELL: Session = Session { lang: "bash", prompts: &["$ "], more: None };

/// Python's own prompt.
pub(super) const PYTHON: Session =
    Session { lang: "python", prompts: &[">>> "], more: Some("... ") };

/// Commands in the colours of their language, prompts apart, output plain. A text without any
/// prompt is taken for commands only.
pub(super) fn highlight(with: &Highlighter, text: &str, session: &Session) -> Highlighted {
    let lines: Vec<&str> = text.split('\n').collect();
    if !lines.iter().any(|line| session.prompt(line).is_some()) {
        return with.with_grammar(session.lang, text);
    }
    let mut tokens = Vec::with_capacity(lines.len());
    let mut rest = lines.as_slice();
    while let Some(first) = rest.first() {
        let Some(prompt) = session.prompt(first) else {
            tokens.extend(plain(first));
            rest = rest.get(1..).unwrap_or_default();
            continue;
        };
        let length = session.command(rest);
        let (command, after) = rest.split_at(length);
        tokens.extend(command_tokens(with, session, command, prompt));
        rest = after;
    }
    tokens
}

impl Session {
    /// Bytes of the prompt that the line starts with.
    fn prompt(&self, line: &str) -> Option<usize> {
        let inner = match line.strip_prefix('(').and_then(|rest| rest.split_once(") ")) {
            Some((_, inner)) => inner,
            None => line,
        };
        let prompt = self.prompts.iter().find(|prompt| inner.starts_with(**prompt))?;
        Some(line.len() - inner.len() + prompt.len())
    }

    /// How many of `lines` the command in the first one takes.
    fn command(&self, lines: &[&str]) -> usize {
        let goes_on = |pair: &[&str]| match (self.more, pair) {
            (Some(more), [_, next]) => next.starts_with(more) || *next == more.trim_end(),
            (None, [line, _]) => line.ends_with('\\'),
            _ => false,
        };
        1 + lines.windows(2).take_while(|pair| goes_on(pair)).count()
    }
}

fn command_tokens(
    with: &Highlighter,
    session: &Session,
    lines: &[&str],
    prompt: usize,
) -> Highlighted {
    let more = session.more.map_or(0, str::len);
    let skip = |i: usize| if i == 0 { prompt } else { more };
    let code: Vec<&str> =
        lines.iter().enumerate().map(|(i, line)| line.get(skip(i)..).unwrap_or_default()).collect();
    let mut tokens = with.with_grammar(session.lang, &code.join("\n"));
    for (i, line) in tokens.iter_mut().enumerate() {
        let before = skip(i).min(lines[i].len());
        for token in line.iter_mut() {
            token.range.start += before;
            token.range.end += before;
        }
        if before > 0 {
            line.insert(0, Token { range: 0..before, role: Role::Prompt });
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::super::tests::tokens;

    #[test]
    fn prompts_commands_and_output_differ() {
        for (lang, text, expected) in [
            (
                "console",
                "$ echo \"a\"\nif x\n(.venv) $ cd ..",
                "$:prompt echo:function \"a\":string\n\n(.venv) $:prompt cd:function",
            ),
            ("console", "$ echo \\\n  -n\nout", "$:prompt echo:function\n-n:attribute\n"),
            ("console", "pip -q", "pip:function -q:attribute"),
            (
                "pycon",
                ">>> for x in a:\n...     pass\n...\n1",
                ">>>:prompt for:keyword in:keyword\n...:prompt pass:keyword\n...:prompt\n",
            ),
        ] {
            assert_eq!(tokens(lang, text), expected, "{text}");
        }
    }
}
