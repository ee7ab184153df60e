//! Whether two lines of output are the same to a reasonable reader: quote marks and the spaces
//! after commas of a printed container are the learner's own, all else is part of the output.

use super::typed::straight;

/// A line's smallest part: a sign, or a text between quote marks.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Sign(char),
    Quoted { mark: char, inside: String },
}

/// Whether `typed` is right where `answer` is printed.
pub(super) fn same_line(answer: &str, typed: &str) -> bool {
    let (mut answer, mut typed) = (straight(answer), straight(typed));
    if answer.contains('\t') {
        // A tab cannot be told from spaces on a screen, nor always be typed.
        (answer, typed) = (tabs_for_gaps(&answer), tabs_for_gaps(&typed));
    }
    let (mut answer, mut typed) = (parts(&answer), parts(&typed));
    if is_container(&answer) {
        (answer, typed) = (without_gaps(answer), without_gaps(typed));
    }
    answer.len() == typed.len() && answer.iter().zip(&typed).all(|(a, t)| fits(a, t))
}

/// Whether two texts differ in the style of their quote marks at most.
pub(super) fn same_but_quotes(one: &str, other: &str) -> bool {
    let inner = |text: &str| -> Vec<Part> {
        let plain = |part| match part {
            Part::Quoted { inside, .. } => Part::Quoted { mark: '\'', inside },
            Part::Sign(_) => part,
        };
        parts(text).into_iter().map(plain).collect()
    };
    inner(one) == inner(other)
}

/// Python itself prints `'…'` unless an apostrophe is inside; other double quotes were put there
/// by the program (JSON, say) and count.
fn fits(answer: &Part, typed: &Part) -> bool {
    match (answer, typed) {
        (Part::Quoted { mark: wanted, inside: answer }, Part::Quoted { mark, inside: typed }) => {
            answer == typed && (wanted == mark || *wanted == '\'' || answer.contains('\''))
        }
        _ => answer == typed,
    }
}

fn parts(line: &str) -> Vec<Part> {
    let signs: Vec<char> = line.chars().collect();
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(&sign) = signs.get(at) {
        let before = signs.get(..at).unwrap_or_default();
        let after = signs.get(at + 1..).unwrap_or_default();
        let end = if opens(sign, before) { closing(sign, after) } else { None };
        if let Some(inside) = end {
            parts.push(Part::Quoted { mark: sign, inside: inside.iter().collect() });
            at += inside.len() + 2;
        } else {
            parts.push(Part::Sign(sign));
            at += 1;
        }
    }
    parts
}

/// An apostrophe inside a word opens nothing; `b'` of bytes does.
fn opens(sign: char, before: &[char]) -> bool {
    let before = before.strip_suffix(&['b']).unwrap_or(before);
    (sign == '\'' || sign == '"') && before.last().is_none_or(|sign| !sign.is_alphanumeric())
}

/// What stands before the closing `mark`; one that is followed by a letter is an apostrophe.
fn closing(mark: char, after: &[char]) -> Option<&[char]> {
    let mut escaped = false;
    for (at, &sign) in after.iter().enumerate() {
        let ends_word = after.get(at + 1).is_none_or(|next| !next.is_alphanumeric());
        if sign == mark && !escaped && ends_word {
            return after.get(..at);
        }
        escaped = sign == '\\' && !escaped;
    }
    None
}

/// Whether the line looks as Python prints a list, a call or a dictionary: brackets in pairs and
/// no space but one between two items. Lines of a table with brackets do not.
fn is_container(parts: &[Part]) -> bool {
    let mut open = Vec::new();
    let mut seen = false;
    let mut previous = None;
    for part in parts {
        let sign = if let Part::Sign(sign) = part { Some(*sign) } else { None };
        let after_space = previous == Some(' ');
        match sign {
            Some('[' | '(' | '{') => {
                open.push(sign);
                seen = true;
            }
            Some(closer @ (']' | ')' | '}')) => {
                let opener = match closer {
                    ']' => '[',
                    ')' => '(',
                    _ => '{',
                };
                if open.pop() != Some(Some(opener)) || after_space {
                    return false;
                }
            }
            Some(' ' | ',') if !open.is_empty() && after_space => return false,
            Some(' ') if matches!(previous, Some('[' | '(' | '{')) => return false,
            _ => {}
        }
        previous = sign;
    }
    seen && open.is_empty()
}

/// Takes out the spaces after commas inside brackets, and after colons inside braces.
fn without_gaps(parts: Vec<Part>) -> Vec<Part> {
    let mut open = Vec::new();
    let mut kept: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Sign(sign @ ('[' | '(' | '{')) => open.push(sign),
            Part::Sign(']' | ')' | '}') => {
                open.pop();
            }
            Part::Sign(' ') => {
                let loose = match kept.last() {
                    Some(Part::Sign(',')) => !open.is_empty(),
                    Some(Part::Sign(':')) => open.last() == Some(&'{'),
                    _ => false,
                };
                if loose {
                    continue;
                }
            }
            Part::Sign(_) | Part::Quoted { .. } => {}
        }
        kept.push(part);
    }
    kept
}

/// One tab for each tab with the spaces around it, and for two spaces or more.
fn tabs_for_gaps(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut gap = String::new();
    for sign in line.chars().chain(['\n']) {
        if sign == ' ' || sign == '\t' {
            gap.push(sign);
            continue;
        }
        out.push_str(if gap == " " || gap.is_empty() { &gap } else { "\t" });
        gap.clear();
        out.push(sign);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::same_line;

    #[track_caller]
    fn same(answer: &str, typed: &[&str]) {
        for typed in typed {
            assert!(same_line(answer, typed), "{answer:?} should be the same as {typed:?}");
        }
    }

    #[track_caller]
    fn differ(answer: &str, typed: &[&str]) {
        for typed in typed {
            assert!(!same_line(answer, typed), "{answer:?} should differ from {typed:?}");
        }
    }

    #[test]
    fn quote_style_of_a_printed_text_is_free() {
        same("['a']", &["['a']", "[\"a\"]", "[‘a’]", "[“a”]"]);
        differ("['a']", &["[a]", "['a]", "['b']", "'a'", "[`a`]", "['a'']"]);
        same("'a'", &["\"a\"", "’a’"]);
        differ("'a'", &["a", "''a''"]);
        same("a", &["a"]);
        differ("a", &["'a'", "\"a\""]);
        same("[b'x']", &["[b\"x\"]"]);
        differ("[b'x']", &["['x']"]);
        same("[\"it's\", 'b']", &["['it's', 'b']", "[\"it's\",\"b\"]"]);
        same("name 'x' is not defined", &["name \"x\" is not defined"]);
        same("''", &["\"\""]);
        same("it's ['a']", &["it's [\"a\"]", "it’s ['a']"]);
    }

    #[test]
    fn double_quotes_put_there_by_the_program_count() {
        same("{\"a\": 1}", &["{\"a\":1}", "{“a”: 1}"]);
        differ("{\"a\": 1}", &["{'a': 1}", "{a: 1}"]);
        differ("He said \"hi\"", &["He said 'hi'", "He said hi"]);
        differ("It's", &["It\"s", "Its"]);
    }

    #[test]
    fn spaces_after_commas_of_a_container_are_free() {
        same("[1, 2]", &["[1,2]", "[1,  2]"]);
        differ("[1, 2]", &["[12]", "[1 2]", "1, 2", "1,2", "[1, 2", "[1, 2]]", "(1, 2)"]);
        same("(1,)", &["(1, )"]);
        same("{'a': 1, 'b': [2, 3]}", &["{'a':1,'b':[2,3]}", "{\"a\": 1,\"b\": [2, 3]}"]);
        same("['x', 'y'] ['z']", &["['x','y'] ['z']"]);
        differ("['x', 'y'] ['z']", &["['x','y']['z']", "['x','y']  ['z']"]);
        same("sum [1, 2] 3", &["sum [1,2] 3"]);
        same("Point(x=1, y=2)", &["Point(x=1,y=2)"]);
        same("deque([1, 2])", &["deque([1,2])"]);
        differ("['a, b']", &["['a,b']"]);
        differ("['a b']", &["['ab']"]);
        differ("a, b", &["a,b"]);
        differ("Hello, Ann", &["Hello,Ann"]);
        differ("(12:30)", &["(12: 30)"]);
    }

    #[test]
    fn other_spaces_count() {
        differ("a b", &["ab", "a  b", " a b"]);
        differ("  5", &["5", " 5", "   5"]);
        differ("[  5]", &["[5]", "[ 5]"]);
        differ("[5]", &["[ 5]", "[5 ]"]);
        differ("[  1,  2]", &["[  1,2]", "[1, 2]", "[  1, 2]"]);
        differ("| 1,  2 |", &["| 1, 2 |"]);
        same("a b", &["a\u{a0}b"]);
        same("a\tb", &["a\tb", "a       b", "a  b"]);
        differ("a\tb", &["ab", "a b"]);
    }

    #[test]
    fn letters_count() {
        differ("True", &["true", "TRUE"]);
        differ("3.0", &["3", "3.00"]);
        differ("[1, 2.0]", &["[1, 2]"]);
    }

    #[test]
    fn unpaired_brackets_and_quotes_are_signs_like_others() {
        same(":) ['", &[":) ['"]);
        differ(":-), a", &[":-),a"]);
        same("]1, 2[", &["]1, 2["]);
        differ("]1, 2[", &["]1,2["]);
    }
}
