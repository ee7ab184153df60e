//! What the grammars miss: words that are keywords only where they stand.

use std::ops::Range;

use super::super::theme::Role;
use super::Token;

/// Corrects the tokens of one line; `grammar` is the name of the grammar that found them.
pub(super) fn refine(grammar: &str, line: &str, tokens: &mut Vec<Token>) {
    let word = first_word(line);
    match grammar {
        "Python" if is_soft_keyword(line, &word) => mark(tokens, word, Role::Keyword),
        "Python" if line.trim_start().starts_with('@') => {
            mark(tokens, decorator(line), Role::Attribute);
        }
        "YAML" => keys_that_look_like_values(line, tokens),
        "Groovy" => {
            if let Some(role) = pipeline_word(line, &word) {
                mark(tokens, word, role);
            }
        }
        _ => {}
    }
}

/// The letters that the line starts with, after white space.
fn first_word(line: &str) -> Range<usize> {
    let start = line.len() - line.trim_start().len();
    let rest = line.get(start..).unwrap_or_default();
    let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
    start..start + length
}

/// `match` and `case` before a value and a colon, `type` before a name and `=`.
fn is_soft_keyword(line: &str, word: &Range<usize>) -> bool {
    let rest = line.get(word.end..).unwrap_or_default();
    let starts_a_value = |c: char| c.is_alphanumeric() || "_([{\"'-*".contains(c);
    let value = rest.trim_start();
    match line.get(word.clone()) {
        Some("match") => {
            let code = rest.split(" #").next().unwrap_or_default().trim_end();
            value != rest && value.starts_with(starts_a_value) && code.ends_with(':')
        }
        Some("case") => value != rest && value.starts_with(starts_a_value) && value.contains(':'),
        Some("type") => {
            value != rest && value.starts_with(char::is_alphabetic) && value.contains('=')
        }
        _ => false,
    }
}

/// `@` and the dotted name after it.
fn decorator(line: &str) -> Range<usize> {
    let start = line.len() - line.trim_start().len();
    let rest = line.get(start..).unwrap_or_default();
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '@' | '_' | '.');
    start..start + rest.find(|c| !in_name(c)).unwrap_or(rest.len())
}

/// In GitHub's workflows `on:` is a key, though YAML once read it as true.
fn keys_that_look_like_values(line: &str, tokens: &mut [Token]) {
    for token in tokens.iter_mut().filter(|token| token.role == Role::Constant) {
        if line.get(token.range.end..).is_some_and(|rest| rest.starts_with(':')) {
            token.role = Role::Tag;
        }
    }
}

/// Sections and steps of a Jenkins pipeline.
fn pipeline_word(line: &str, word: &Range<usize>) -> Option<Role> {
    const SECTIONS: &[&str] = &[
        "pipeline",
        "agent",
        "stages",
        "stage",
        "steps",
        "post",
        "environment",
        "options",
        "when",
        "parallel",
        "parameters",
        "triggers",
        "tools",
        "matrix",
        "input",
    ];
    let name = line.get(word.clone()).filter(|name| !name.is_empty())?;
    let rest = line.get(word.end..)?.trim_start();
    if SECTIONS.contains(&name) {
        return Some(Role::Keyword);
    }
    rest.starts_with(['\'', '"']).then_some(Role::Function)
}

/// Gives `range` a role, unless it lies in a text or a comment.
fn mark(tokens: &mut Vec<Token>, range: Range<usize>, role: Role) {
    let overlaps = |token: &Token| token.range.start < range.end && range.start < token.range.end;
    let quoted = |token: &Token| matches!(token.role, Role::String | Role::Comment | Role::Keyword);
    if tokens.iter().any(|token| overlaps(token) && quoted(token)) {
        return;
    }
    tokens.retain(|token| !overlaps(token));
    let place = tokens.partition_point(|token| token.range.start < range.start);
    tokens.insert(place, Token { range, role });
}

#[cfg(test)]
mod tests {
    use super::super::tests::tokens;

    #[test]
    fn match_case_and_type_are_keywords_only_where_they_act_as_such() {
        for (text, expected) in [
            ("match point:", "match:keyword"),
            ("match (a, b):  # c", "match:keyword # c:comment"),
            ("    case _:", "case:keyword _:variable"),
            (
                "    case int(n) if n > 0: pass",
                "case:keyword int:type if:keyword >:operator 0:number pass:keyword",
            ),
            ("    case {\"a\": 1}:", "case:keyword \"a\":string 1:number"),
            ("type Name = int", "type:keyword =:operator int:type"),
            ("match = re.match(p)", "=:operator match:function"),
            ("match(x)", "match:function"),
            ("case = 3", "=:operator 3:number"),
            ("type(x)", "type:function"),
            (
                "\"\"\"\nmatch point:\n\"\"\"",
                "\"\"\":comment\nmatch point::comment\n\"\"\":comment",
            ),
        ] {
            assert_eq!(tokens("python", text), expected, "{text}");
        }
    }

    #[test]
    fn steps_of_a_pipeline() {
        for (text, expected) in [
            ("agent any", "agent:keyword"),
            ("echo \"x\"", "echo:function \"x\":string"),
            ("// agent any", "// agent any:comment"),
        ] {
            assert_eq!(tokens("groovy", text), expected, "{text}");
        }
    }
}
