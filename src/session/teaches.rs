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
