//! Taking messages apart.

/// The texts at the gaps `{}` of a template, if the message begins as the template says. What
/// follows the template's end is ignored.
pub(super) fn take<'m, const GAPS: usize>(
    template: &str,
    message: &'m str,
) -> Option<[&'m str; GAPS]> {
    let mut pieces = template.split("{}");
    let mut rest = message.strip_prefix(pieces.next()?)?;
    let mut found = [""; GAPS];
    for gap in &mut found {
        let piece = pieces.next()?;
        (*gap, rest) = if piece.is_empty() { (rest, "") } else { rest.split_once(piece)? };
    }
    Some(found)
}

/// Whether one of the texts stands in the message.
pub(super) fn any(message: &str, texts: &[&str]) -> bool {
    texts.iter().any(|text| message.contains(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled() {
        assert_eq!(take("name '{}' is", "name 'x' is not defined"), Some(["x"]));
        assert_eq!(take("{}() takes {} but {}", "f() takes 1 but 2"), Some(["f", "1", "2"]));
        assert_eq!(take("no such table: {}", "no such table: book"), Some(["book"]));
        assert_eq!(take::<1>("name '{}' is", "a name 'x' is"), None);
        assert_eq!(take::<1>("name '{}' is", "name 'x' was"), None);
    }
}
