//! Pictures of the eight kinds of question: open, half filled, answered right and wrong; and of
//! the results.

use super::session::Session;

/// The keys for a kind of question that stands at `number` in the quiz.
struct Kind {
    name: &'static str,
    number: usize,
    half: &'static str,
    right: &'static str,
    wrong: &'static str,
}

const KINDS: [Kind; 8] = [
    Kind { name: "single", number: 1, half: "j", right: "2 <Enter>", wrong: "1 <Enter>" },
    Kind { name: "multi", number: 2, half: "1 j", right: "2 4 <Enter>", wrong: "1 3 <Enter>" },
    Kind {
        name: "output",
        number: 3,
        half: "TEA <A-Enter> RO",
        right: "TEA <A-Enter> ROPE <Down> 2 <Enter>",
        wrong: "TEA <A-Enter> ROPE <Enter>",
    },
    Kind {
        name: "blank",
        number: 4,
        half: "0",
        right: "0 <Tab> in <Enter>",
        wrong: "1 <Tab> of <Enter>",
    },
    Kind {
        name: "order",
        number: 5,
        half: "<S-Down> <Tab> j j <Space>",
        right: "j j j j <S-Up> <S-Up> <S-Up> <S-Up> j j j j <S-Up> <S-Up> <S-Up> <Tab> \
                j <S-Down> <Tab> <Tab> k <Tab> j j <Tab> j <Space> <Enter>",
        wrong: "<Enter>",
    },
    Kind { name: "bug", number: 6, half: "j j", right: "4 <Enter>", wrong: "2 <Enter>" },
    Kind { name: "match", number: 7, half: "2 l", right: "4 1 2 <Enter>", wrong: "4 3 1 <Enter>" },
    Kind { name: "short", number: 8, half: "-", right: "2 <Enter>", wrong: "3 <Enter>" },
];

/// Looks at every kind of question after its `keys`.
fn check(state: &str, keys: impl Fn(&Kind) -> String) {
    for kind in &KINDS {
        let session = Session::at_question(kind.number).keys(&keys(kind));
        session.shows(&format!("{}_{state}_80x24", kind.name));
        let session = Session::at_question(kind.number).keys(&keys(kind)).size(120, 40);
        session.shows(&format!("{}_{state}_120x40", kind.name));
    }
}

#[test]
fn a_question_is_open() {
    check("open", |_| String::new());
}

#[test]
fn a_question_is_half_filled() {
    check("half", |kind| kind.half.into());
}

#[test]
fn a_right_answer_says_why() {
    check("right", |kind| kind.right.into());
}

#[test]
fn a_wrong_answer_says_why_and_what_is_right() {
    check("wrong", |kind| kind.wrong.into());
}

#[test]
fn enter_without_an_answer_says_what_is_missing() {
    for kind in KINDS.iter().filter(|kind| kind.name != "order") {
        let session = Session::at_question(kind.number).keys("<Enter>");
        session.shows(&format!("{}_hasty_80x24", kind.name));
    }
}

#[test]
fn hint_and_guess_are_to_be_seen() {
    for (width, height, size) in [(80, 24, "80x24"), (120, 40, "120x40")] {
        let session = || Session::at_question(8).size(width, height);
        session().keys("<C-t> <C-g>").shows(&format!("hint_guess_{size}"));
        let wrong = Session::at_question(1).keys("<C-t> <C-g> 1 <Enter> !").size(width, height);
        wrong.shows(&format!("disputed_{size}"));
    }
}

#[test]
fn results_list_every_question() {
    for (width, height, size) in [(80, 24, "80x24"), (120, 40, "120x40")] {
        let quiz = || Session::at_question(5).keys("1 <Enter>").size(width, height);
        let done = || quiz().keys("<Enter> 4 <Enter> <Enter> <C-s> 2 <Enter> <Enter>");
        done().shows(&format!("results_{size}"));
        done().keys("r").shows(&format!("retry_{size}"));
        done().keys("r 2 <Enter> <Enter>").shows(&format!("retry_second_{size}"));
        let mended = done().keys("r 2 <Enter> <Enter> <C-s> <C-s> <C-s> <C-s> <C-s>");
        mended.shows(&format!("results_mended_{size}"));
    }
    let all = Session::in_lesson("basics/queues")
        .keys("<Enter> go <Enter> <Enter> three <Enter> <Enter>");
    all.shows("results_all_80x24");
}
