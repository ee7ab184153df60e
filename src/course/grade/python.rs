//! Just enough of Python's grammar to tell which white space and which quote marks matter.

/// A token of a piece of code.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// A name, a keyword or a number.
    Word(String),
    /// A text; the quote marks around it make no difference.
    Text { prefix: String, inside: String },
    /// An operator, a bracket, a line break or what cannot be read.
    Sign(String),
}

/// Operators of several signs, longer ones first.
const OPERATORS: [&str; 24] = [
    "**=", "//=", ">>=", "<<=", "...", "==", "!=", "<=", ">=", "->", ":=", "+=", "-=", "*=", "/=",
    "%=", "&=", "|=", "^=", "@=", "**", "//", "<<", ">>",
];

/// Whether two pieces of code differ in white space and quote style at most.
pub(super) fn same_code(one: &str, other: &str) -> bool {
    tokens(one) == tokens(other)
}

fn tokens(code: &str) -> Vec<Token> {
    let signs: Vec<char> = code.trim().chars().collect();
    let mut rest = signs.as_slice();
    let mut tokens = Vec::new();
    while let [sign, after @ ..] = rest {
        if *sign != '\n' && sign.is_whitespace() {
            rest = after;
            continue;
        }
        let (token, length) = token(rest);
        tokens.push(token);
        rest = rest.get(length..).unwrap_or_default();
    }
    tokens
}

/// The first token and how many signs it takes, at least one.
fn token(signs: &[char]) -> (Token, usize) {
    let word = word_length(signs);
    let (start, after) = signs.split_at(word.min(signs.len()));
    let prefix: String = start.iter().collect::<String>().to_lowercase();
    if let Some(mark) = quote(after)
        && matches!(prefix.as_str(), "" | "b" | "f" | "r" | "u" | "t" | "rb" | "br" | "rf" | "fr")
    {
        let raw = prefix.contains('r');
        let prefix = if prefix == "u" { String::new() } else { prefix };
        return match closed(after, mark, raw) {
            Some((inside, length)) => (Token::Text { prefix, inside }, word + length),
            None => (Token::Sign(signs.iter().collect()), signs.len()),
        };
    }
    if word > 0 {
        return (Token::Word(start.iter().collect()), word);
    }
    let operator = OPERATORS.iter().find(|operator| {
        let length = operator.len();
        signs.get(..length).is_some_and(|start| start.iter().copied().eq(operator.chars()))
    });
    match operator {
        Some(operator) => (Token::Sign((*operator).into()), operator.len()),
        None => (Token::Sign(signs.iter().take(1).collect()), 1),
    }
}

fn word_length(signs: &[char]) -> usize {
    let digit = |sign: Option<&char>| sign.is_some_and(char::is_ascii_digit);
    let number = digit(signs.first()) || signs.first() == Some(&'.') && digit(signs.get(1));
    let inside = |sign: &&char| sign.is_alphanumeric() || **sign == '_' || number && **sign == '.';
    signs.iter().take_while(inside).count()
}

/// The quote mark at the start: one sign, or three of them.
fn quote(signs: &[char]) -> Option<(char, usize)> {
    match signs {
        ['"', '"', '"', ..] => Some(('"', 3)),
        ['\'', '\'', '\'', ..] => Some(('\'', 3)),
        [mark @ ('"' | '\''), ..] => Some((*mark, 1)),
        _ => None,
    }
}

/// What stands between quote marks, and the length with them; none if they are not closed.
fn closed(signs: &[char], (mark, marks): (char, usize), raw: bool) -> Option<(String, usize)> {
    let mut inside = String::new();
    let mut at = marks;
    loop {
        let sign = *signs.get(at)?;
        if signs.get(at..at + marks)?.iter().all(|&sign| sign == mark) {
            return Some((inside, at + marks));
        }
        if sign == '\\' {
            let escaped = *signs.get(at + 1)?;
            if raw || !matches!(escaped, '\'' | '"') {
                inside.push(sign);
            }
            inside.push(escaped);
            at += 2;
        } else {
            inside.push(sign);
            at += 1;
        }
    }
}

/// Where a piece of code stands, innermost last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layer {
    /// Between quote marks.
    Text { mark: char, marks: usize, formatted: bool },
    /// In braces of a formatted text, inside so many further brackets.
    Field { brackets: usize },
    /// After the colon of such braces.
    Format,
    /// After `#`.
    Comment,
}

/// Whether what follows `before` is text, where each space counts, and not code: it stands
/// between quote marks, in a format specification or in a comment.
pub(super) fn ends_in_text(before: &str) -> bool {
    let signs: Vec<char> = before.chars().collect();
    let mut layers: Vec<Layer> = Vec::new();
    let mut at = 0;
    while let Some(rest) = signs.get(at..).filter(|rest| !rest.is_empty()) {
        let length = match layers.last().copied() {
            None | Some(Layer::Field { .. }) => {
                let formatted = signs
                    .get(at.saturating_sub(2)..at)
                    .is_some_and(|prefix| prefix.iter().any(|sign| "fFtT".contains(*sign)));
                code_step(&mut layers, rest, formatted)
            }
            Some(text @ Layer::Text { .. }) => text_step(&mut layers, text, rest),
            Some(Layer::Format) => {
                match rest.first() {
                    Some('{') => layers.push(Layer::Field { brackets: 0 }),
                    Some('}') => drop(layers.pop()),
                    _ => {}
                }
                1
            }
            Some(Layer::Comment) => {
                if rest.first() == Some(&'\n') {
                    layers.pop();
                }
                1
            }
        };
        at += length;
    }
    matches!(layers.last(), Some(Layer::Text { .. } | Layer::Format | Layer::Comment))
}

/// Reads one step of code; returns how many signs it took.
fn code_step(layers: &mut Vec<Layer>, rest: &[char], formatted: bool) -> usize {
    if let Some((mark, marks)) = quote(rest) {
        layers.push(Layer::Text { mark, marks, formatted });
        return marks;
    }
    let Some(&sign) = rest.first() else { return 1 };
    match layers.last_mut() {
        Some(Layer::Field { brackets }) => match sign {
            '(' | '[' | '{' => *brackets += 1,
            ')' | ']' | '}' if *brackets > 0 => *brackets -= 1,
            '}' => drop(layers.pop()),
            ':' if *brackets == 0 => {
                layers.pop();
                layers.push(Layer::Format);
            }
            _ => {}
        },
        _ if sign == '#' => layers.push(Layer::Comment),
        _ => {}
    }
    1
}

/// Reads one step between quote marks; returns how many signs it took.
fn text_step(layers: &mut Vec<Layer>, text: Layer, rest: &[char]) -> usize {
    let Layer::Text { mark, marks, formatted } = text else { return 1 };
    match rest {
        ['\\', ..] => 2,
        ['{', '{', ..] if formatted => 2,
        ['{', ..] if formatted => {
            layers.push(Layer::Field { brackets: 0 });
            1
        }
        ['\n', ..] if marks == 1 => {
            layers.pop();
            1
        }
        _ if rest.get(..marks).is_some_and(|end| end.iter().all(|&sign| sign == mark)) => {
            layers.pop();
            marks
        }
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_between_tokens_and_quote_style_are_free() {
        for (one, other) in [
            ("a + b", "a+b"),
            ("end=\"\"", "end = ''"),
            ("not in", " not   in "),
            ("x[1:2]", "x[1 : 2]"),
            ("f(a, *b)", "f( a,*b )"),
            ("\"it's\"", "'it\\'s'"),
            ("\"\"\"a\"\"\"", "'a'"),
            ("F'{x}'", "f\"{x}\""),
            ("d[\"a b\"]", "d['a b']"),
            ("x>=1.5", "x >= 1.5"),
            ("-> None", "->None"),
            ("''", "\"\""),
            ("u'a'", "'a'"),
        ] {
            assert!(same_code(one, other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn all_else_counts() {
        for (one, other) in [
            ("not in", "notin"),
            ("==", "= ="),
            ("!=", "! ="),
            ("**", "* *"),
            ("'a b'", "'ab'"),
            ("'a'", "a"),
            ("'a'", "b'a'"),
            ("f'a'", "'a'"),
            ("None", "none"),
            ("1.5", "1 . 5"),
            ("1", "1.0"),
            ("a\nb", "a b"),
            ("r'\\''", "'\\''"),
            ("'a", "a"),
            ("'a  b", "'a b"),
            ("is not", "is"),
            ("", "x"),
        ] {
            assert!(!same_code(one, other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn places() {
        for (before, text) in [
            ("x = ", false),
            ("x = \"", true),
            ("x = \"a\" + ", false),
            ("x = 'it\\'s ", true),
            ("@app.get(\"/docs/<", true),
            ("f\"{", false),
            ("f\"{x:", true),
            ("f\"{x:{", false),
            ("f\"{x:{w}", true),
            ("f\"{x:>3} and {", false),
            ("f\"{d[1:2", false),
            ("f\"{{", true),
            ("f'{x}", true),
            ("f'{x}' + ", false),
            ("\"{", true),
            ("\"\"\"a\n\"b\" ", true),
            ("\"\"\"a\n\"\"\"\n", false),
            ("# don't ", true),
            ("# don't\n", false),
            ("x = 'open\n", false),
            ("print(f\"a\", ", false),
        ] {
            assert_eq!(ends_in_text(before), text, "{before:?}");
        }
    }
}
