//! Templates: HTML with code of Jinja or Django in it. The grammar at hand does not find code
//! inside attributes, so both languages are read apart, each with the other one blanked out.

use std::ops::Range;

use super::{Highlighted, Highlighter, Token};

/// The tokens of a template.
pub(super) fn highlight(with: &Highlighter, text: &str) -> Highlighted {
    let code = code_ranges(text);
    let html = with.with_grammar("html", &blank(text, 'x', |at| within(&code, at)));
    let jinja = with.with_grammar("jinja-code", &blank(text, ' ', |at| !within(&code, at)));
    let mut start = 0;
    let lines = text.split('\n').zip(html.into_iter().zip(jinja));
    lines
        .map(|(line, (html, jinja))| {
            let here = start;
            start += line.len() + 1;
            let mut tokens: Vec<Token> = html
                .into_iter()
                .flat_map(|token| outside(&code, here, &token))
                .chain(jinja)
                .collect();
            tokens.sort_by_key(|token| token.range.start);
            tokens
        })
        .collect()
}

/// Where `{{ … }}`, `{% … %}` and `{# … #}` stand.
fn code_ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut from = 0;
    while let Some((start, close)) = next_open(text, from) {
        let inner = text.get(start + 2..).unwrap_or_default();
        let end = inner.find(close).map_or(text.len(), |at| start + 2 + at + 2);
        ranges.push(start..end);
        from = end;
    }
    ranges
}

fn next_open(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let rest = text.get(from..)?;
    rest.match_indices('{').find_map(|(at, _)| {
        let close = match rest.as_bytes().get(at + 1)? {
            b'{' => "}}",
            b'%' => "%}",
            b'#' => "#}",
            _ => return None,
        };
        Some((from + at, close))
    })
}

fn within(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).is_some_and(|range| range.contains(&at))
}

/// The text with some of its characters replaced, each by as many `filler`s as it has bytes; line
/// breaks stay.
fn blank(text: &str, filler: char, unwanted: impl Fn(usize) -> bool) -> String {
    let mut blanked = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c != '\n' && unwanted(at) {
            blanked.extend(std::iter::repeat_n(filler, c.len_utf8()));
        } else {
            blanked.push(c);
        }
    }
    blanked
}

/// The parts of a token of HTML that are not code; the token's line starts at byte `line`.
fn outside(code: &[Range<usize>], line: usize, token: &Token) -> Vec<Token> {
    let mut parts = Vec::new();
    let mut start = token.range.start + line;
    let end = token.range.end + line;
    let mut push = |part: Range<usize>| {
        if !part.is_empty() {
            parts.push(Token { range: part.start - line..part.end - line, role: token.role });
        }
    };
    let first = code.partition_point(|hole| hole.end <= start);
    let holes = code.iter().skip(first).take_while(|hole| hole.start < end);
    for hole in holes {
        push(start..hole.start.max(start));
        start = hole.end.min(end).max(start);
    }
    push(start..end);
    parts
}

#[cfg(test)]
mod tests {
    use super::super::tests::tokens;

    #[test]
    fn code_is_found_in_text_tags_and_attributes() {
        for (text, expected) in [
            (
                "{# n #}é{{ a|upper }}",
                "{# n #}:comment {{:constant a:variable upper:function }}:constant",
            ),
            (
                "<a href=\"{{ url }}/x\">",
                "<:operator a:tag href:attribute \":string {{:constant url:variable }}:constant /x\":string >:operator",
            ),
            (
                "{% if a %}b{% endif %}",
                "{%:constant if:keyword a:variable %}:constant {%:constant endif:keyword %}:constant",
            ),
            (
                "{{ a\nb }}\n<b>",
                "{{:constant a:variable\nb:variable }}:constant\n<:operator b:tag >:operator",
            ),
        ] {
            assert_eq!(tokens("jinja", text), expected, "{text}");
        }
    }
}
