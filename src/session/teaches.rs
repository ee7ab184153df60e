//! Which page teaches what a question asks: the page whose uncommon words the question shares.

use std::collections::{BTreeSet, HashMap};

use crate::course::{Lesson, Question};

/// The page (from 0) that shares most with the question's prompt, code and explanation, where a
/// word counts the more, the fewer pages hold it.
pub fn page_for(lesson: &Lesson, question: &Question) -> usize {
    let pages: Vec<BTreeSet<String>> =
        lesson.pages.iter().map(|page| words(&page.prose.text())).collect();
    let mut holders: HashMap<&str, u32> = HashMap::new();
    for word in pages.iter().flatten() {
        *holders.entry(word).or_default() += 1;
    }
    let asked = words(&format!(
        "{} {} {}",
        question.prompt.text(),
        question.code.as_deref().unwrap_or_default(),
        question.explain.text()
    ));
    let weight = |page: &BTreeSet<String>| -> f64 {
        let shared = asked.iter().filter(|word| page.contains(*word));
        shared.map(|word| 1.0 / f64::from(holders.get(word.as_str()).copied().unwrap_or(1))).sum()
    };
    let weights = pages.iter().map(weight).enumerate();
    weights.fold((0, 0.0), |best, (page, w)| if w > best.1 { (page, w) } else { best }).0
}

/// In order, so that weights add up the same every time.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| word.chars().count() > 1)
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Page, Prose};
    use crate::session::sample;

    /// The page that teaches a question with this prompt, among pages with these texts.
    fn found(pages: &[&str], prompt: &str) -> usize {
        let mut lesson = Lesson::clone(&sample::lesson("python/kinds"));
        let page = |text: &&str| Page { title: String::new(), prose: Prose::parse(text, 0) };
        lesson.pages = pages.iter().map(page).collect();
        let mut question = lesson.questions.remove(0);
        (question.prompt, question.explain) = (Prose::plain(prompt), Prose::default());
        page_for(&lesson, &question)
    }

    #[test]
    fn uncommon_words_decide() {
        let pages = ["The loop and the list.", "The loop and `range`.", "The while of the loop."];
        assert_eq!(found(&pages, "What does `range` give?"), 1);
        assert_eq!(found(&pages, "The loop: when does WHILE end?"), 2);
        assert_eq!(found(&pages, "And the loop and the list?"), 0);
    }

    #[test]
    fn code_and_words_with_underscores_count() {
        let pages = ["a", "```python\nmake_list()\n```", "make list"];
        assert_eq!(found(&pages, "make_list"), 1);
    }

    #[test]
    fn the_first_of_equal_pages_is_shown_and_the_first_of_all_where_nothing_fits() {
        assert_eq!(found(&["x y", "loop", "loop"], "loop"), 1);
        assert_eq!(found(&["x y", "loop"], "nothing fits"), 0);
        assert_eq!(found(&[""], "loop"), 0);
    }
}
