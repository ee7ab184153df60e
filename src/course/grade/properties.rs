//! Properties that hold for all questions and answers.

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

use super::tests::question;
use super::{Grade, Verdict};
use crate::course::prose::Prose;
use crate::course::question::{
    Answer, Choice, ExtraLine, Foreseen, Gap, Kind, OrderLine, PlacedLine, Question, WrongLine,
};

/// Text near to what learners type: words, brackets, quotes, spaces, and now and then any sign.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-cN1-3 ,:'\"\\[\\](){}=+.`_-]{1,12}",
        2 => "([a-c'\" ]{0,4}\n){1,3}",
        1 => "\\PC{1,8}",
    ]
    .prop_filter("not only white space", |text| !text.trim().is_empty())
}

fn prose() -> impl Strategy<Value = Prose> {
    "[a-d]{1,4}".prop_map(|text| Prose::plain(&text))
}

fn foreseen() -> impl Strategy<Value = Vec<Foreseen>> {
    let one = (text(), prose());
    vec(one.prop_map(|(text, why)| Foreseen { text, why, misconception: None }), 0..4)
}

fn choices() -> impl Strategy<Value = Vec<Choice>> {
    let one = (prose(), prose());
    vec(one.prop_map(|(text, why)| Choice { text, why, misconception: None }), 2..6)
}

fn choosing() -> impl Strategy<Value = (Question, Answer)> {
    let single = choices().prop_map(|options| {
        (question(Kind::Single { options, place: None }, ""), Answer::Choice(vec![0]))
    });
    let multi = choices().prop_flat_map(|options| {
        (1..options.len()).prop_map(move |right| {
            let kind = Kind::Multi { options: options.clone(), right };
            (question(kind, ""), Answer::Choice((0..right).collect()))
        })
    });
    prop_oneof![single, multi]
}

fn typing() -> impl Strategy<Value = (Question, Answer)> {
    let raises = prop_oneof![Just(None), Just(Some("KeyError".to_owned()))];
    let output = (text(), raises, vec(text(), 0..3), foreseen()).prop_map(
        |(answer, raises, accept, wrong)| {
            let lines: Vec<String> = [answer.clone()].into_iter().chain(raises.clone()).collect();
            let kind = Kind::Output { answer, raises, accept, wrong };
            (question(kind, "run()"), Answer::Text(lines.join("\n")))
        },
    );
    let short = (text(), vec(text(), 0..3), any::<bool>(), foreseen()).prop_map(
        |(answer, accept, ignore_case, wrong)| {
            let typed = Answer::Text(answer.clone());
            (question(Kind::Short { answer, accept, ignore_case, wrong }, ""), typed)
        },
    );
    prop_oneof![output, short]
}

fn filling() -> impl Strategy<Value = (Question, Answer)> {
    let gap = (vec(text(), 1..3), foreseen());
    let gaps = vec(gap.prop_map(|(accept, wrong)| Gap { accept, wrong }), 1..4);
    let lang = prop_oneof![Just("python"), Just("yaml"), Just("text")];
    let around = "[a-c ='\"f{:#\n]{0,6}";
    (gaps, lang, around).prop_map(|(gaps, lang, around)| {
        let first = gaps.iter().map(|gap| gap.accept[0].clone()).collect();
        let code = vec![around.as_str(); gaps.len() + 1].join("___");
        let mut question = question(Kind::Blank { gaps, expect: None }, &code);
        question.lang = lang.into();
        (question, Answer::Blanks(first))
    })
}

fn building() -> impl Strategy<Value = (Question, Answer)> {
    let line = ("[a-c]", 0..3_usize).prop_map(|(text, depth)| OrderLine { text, depth });
    let extra =
        ("[a-d]", prose()).prop_map(|(text, why)| ExtraLine { text, why, misconception: None });
    let also = vec(vec(0..6_usize, 1..6), 0..2);
    (vec(line, 1..6), vec(extra, 0..3), also, any::<bool>()).prop_map(
        |(lines, extra, also, indent)| {
            let placed = lines.iter().enumerate();
            let placed = placed.map(|(line, l)| PlacedLine { line, depth: l.depth }).collect();
            let kind = Kind::Order { lines, extra, also, indent, call: None, expect: None };
            (question(kind, ""), Answer::Lines(placed))
        },
    )
}

fn finding() -> impl Strategy<Value = (Question, Answer)> {
    let wrong = vec((1..9_usize, prose()), 0..3);
    let bug = (1..9_usize, wrong).prop_map(|(line, wrong)| {
        let wrong =
            wrong.into_iter().map(|(line, why)| WrongLine { line, why, misconception: None });
        let kind = Kind::Bug { line, fix: "x".into(), expect: None, wrong: wrong.collect() };
        (question(kind, "a\nb\na\n\nb\nc\na\nb"), Answer::Line(line))
    });
    let pairs = (vec((prose(), prose()), 1..5), vec(prose(), 0..3)).prop_map(|(pairs, extra)| {
        let chosen = (0..pairs.len()).map(Some).collect();
        (question(Kind::Match { pairs, extra }, ""), Answer::Pairs(chosen))
    });
    prop_oneof![bug, pairs]
}

/// A question of any kind with its right answer.
fn asked() -> impl Strategy<Value = (Question, Answer)> {
    prop_oneof![choosing(), typing(), filling(), building(), finding()]
}

/// An answer of any kind that may fit no question.
fn answer() -> impl Strategy<Value = Answer> {
    let number = prop_oneof![4 => 0..8_usize, 1 => any::<usize>()].boxed();
    let placed =
        (number.clone(), number.clone()).prop_map(|(line, depth)| PlacedLine { line, depth });
    prop_oneof![
        vec(number.clone(), 0..5).prop_map(Answer::Choice),
        text().prop_map(Answer::Text),
        any::<String>().prop_map(Answer::Text),
        vec(text(), 0..4).prop_map(Answer::Blanks),
        vec(placed, 0..7).prop_map(Answer::Lines),
        number.clone().prop_map(Answer::Line),
        vec(proptest::option::of(number), 0..6).prop_map(Answer::Pairs),
    ]
}

fn spaced(answer: &Answer, space: &str) -> Answer {
    let add = |text: &String| format!("{text}{space}");
    match answer {
        Answer::Text(text) => Answer::Text(add(text)),
        Answer::Blanks(fillings) => Answer::Blanks(fillings.iter().map(add).collect()),
        Answer::Choice(_) | Answer::Lines(_) | Answer::Line(_) | Answer::Pairs(_) => answer.clone(),
    }
}

/// The foreseen mistakes and the right answers of a question that is answered by typing.
fn typed_key(kind: &Kind) -> Option<(&[Foreseen], Vec<String>)> {
    if let Kind::Short { answer, accept, wrong, .. } = kind {
        return Some((wrong, [std::slice::from_ref(answer), accept].concat()));
    }
    let Kind::Output { answer, raises, accept, wrong } = kind else { return None };
    let lines: Vec<&str> = [answer.as_str()].into_iter().chain(raises.as_deref()).collect();
    Some((wrong, [&[lines.join("\n")], accept.as_slice()].concat()))
}

proptest! {
    #[test]
    fn the_right_answer_is_right((question, answer) in asked()) {
        prop_assert_eq!(question.grade(&answer), Grade::right());
    }

    #[test]
    fn no_answer_is_too_strange((question, _) in asked(), answer in answer()) {
        let grade = question.grade(&answer);
        prop_assert!(grade.verdict == Verdict::Wrong || grade.reasons.is_empty());
        prop_assert!(!question.in_words(&answer).is_empty());
        prop_assert!(!question.solution().is_empty());
    }

    #[test]
    fn white_space_at_the_end_never_counts(
        (question, right) in typing(), other in text(), space in "[ \t]{0,3}(\r?\n[ \t]?){0,3}",
    ) {
        for answer in [right, Answer::Text(other)] {
            let graded = question.grade(&answer);
            prop_assert_eq!(question.grade(&spaced(&answer, &space)), graded);
        }
    }

    #[test]
    fn white_space_after_a_filling_never_counts(
        gap in "[a-c=+]{1,5}", typed in "[a-c=+]{1,5}", space in "[ \t]{0,3}",
    ) {
        for code in ["x = ___", "x = '___'", "# ___"] {
            let gaps = vec![Gap { accept: vec![gap.clone()], wrong: Vec::new() }];
            let question = question(Kind::Blank { gaps, expect: None }, code);
            for text in [&gap, &typed] {
                let answer = Answer::Blanks(vec![text.clone()]);
                let verdict = question.grade(&answer).verdict;
                prop_assert_eq!(question.grade(&spaced(&answer, &space)).verdict, verdict);
            }
        }
    }

    #[test]
    fn a_foreseen_mistake_is_wrong_for_its_reason((question, _) in typing()) {
        let (wrong, right) = typed_key(&question.kind).unwrap();
        let plain = |text: &str| super::typed::lines(text).join("\n").trim().to_owned();
        for (at, foreseen) in wrong.iter().enumerate() {
            let twin = wrong.iter().take(at).any(|w| plain(&w.text) == plain(&foreseen.text));
            if twin || right.iter().any(|text| plain(text) == plain(&foreseen.text)) {
                continue;
            }
            let expected = Grade::wrong(vec![super::typed::reason(Prose::default(), foreseen)]);
            prop_assert_eq!(question.grade(&Answer::Text(foreseen.text.clone())), expected);
        }
    }

    #[test]
    fn foreseen_options_lines_and_fillings_have_their_reason(
        options in choices(), gap in btree_set("[a-c]{1,3}", 2..5), line in 2..9_usize,
    ) {
        for (number, option) in options.iter().enumerate().skip(1) {
            let kind = Kind::Single { options: options.clone(), place: None };
            let grade = question(kind, "").grade(&Answer::Choice(vec![number]));
            prop_assert_eq!(&grade.reasons[0].why, &option.why);
        }
        let texts: Vec<String> = gap.into_iter().collect();
        let why = Prose::plain("Because.");
        let wrong: Vec<Foreseen> = texts[1..]
            .iter()
            .map(|text| Foreseen { text: text.clone(), why: why.clone(), misconception: None })
            .collect();
        let gaps = vec![Gap { accept: vec![texts[0].clone()], wrong }];
        let blank = question(Kind::Blank { gaps, expect: None }, "x = ___");
        for text in &texts[1..] {
            let grade = blank.grade(&Answer::Blanks(vec![text.clone()]));
            prop_assert_eq!(grade.verdict, Verdict::Wrong);
            prop_assert_eq!(&grade.reasons[0].why, &why);
        }
        let wrong = vec![WrongLine { line, why: why.clone(), misconception: None }];
        let kind = Kind::Bug { line: 1, fix: "x".into(), expect: None, wrong };
        let grade = question(kind, &"a\n".repeat(9)).grade(&Answer::Line(line));
        prop_assert_eq!(&grade.reasons[0].why, &why);
    }
}
