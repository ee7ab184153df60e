//! Exceptions about the course of a program: too deep, too much, nothing left, stopped.

use super::messages::take;
use super::{Explanation, Fault, line, say};

pub(super) fn explain(fault: &Fault, name: &str) -> Option<Explanation> {
    match name {
        "RecursionError" => say(
            "A function called itself over and over, until Python put an end to it.",
            "The case that should stop it is missing or is never reached; or a property or \
             `__getattr__` asks for itself.",
            "Which call should not call again? Put that `if … return` first, and make each call \
             come closer to it.",
        ),
        "EOFError" => say(
            "`input` found nothing to read.",
            "Programs here run without a keyboard, or all lines of the input were read already.",
            "Give the function its values as parameters, and leave `input` to the last moment.",
        ),
        "StopIteration" => say(
            "`next` was called, but nothing was left.",
            "The iterator or generator came to its end, or was empty from the start.",
            "Use a `for` loop, or `next(things, None)` and ask for `None`.",
        ),
        "AssertionError" => assertion(fault),
        "KeyboardInterrupt" => say(
            "The program was stopped from outside.",
            "Somebody pressed a key, or its time was up: it may be in a loop that never ends.",
            "Look at the loop around this line: what changes the value that its condition asks \
             for?",
        ),
        "TimeoutError" => say(
            "Something took longer than it was allowed to.",
            "What is waited for does not answer, never happens, or needs more time.",
            "Is it there at all? Then allow more time, or let the slow parts run side by side.",
        ),
        "MemoryError" => say(
            "The program asked for more memory than it may have.",
            "A list or a text grows in a loop that does not end, or a huge number is used as a \
             size.",
            "Print the length in the loop. Read large files line by line, not at once.",
        ),
        "SystemExit" => say(
            "The program ended itself, with `exit()` or `sys.exit()`.",
            "Such a line ran while the file was imported, or inside the function that was called.",
            "Take it out, use `return`, or put it below `if __name__ == \"__main__\":`.",
        ),
        "NotImplementedError" => say(
            "This part has not been written yet.",
            "The function has a `raise NotImplementedError` in place of its content, or a class \
             lacks a method that the class above it asks for.",
            "Write the content, and take the `raise` out.",
        ),
        "RuntimeError" => runtime(&fault.message),
        _ => None,
    }
}

fn assertion(fault: &Fault) -> Option<Explanation> {
    let words = if fault.message.is_empty() {
        "An `assert` in the program does not hold.".into()
    } else {
        format!("An `assert` in the program does not hold: {}", fault.message)
    };
    say(
        words,
        "`assert` states what must be true at this place. Here it is false, so an earlier line did \
         not do what was expected.",
        format!("Print both sides just before the line: `{}`", line(fault)),
    )
}

fn runtime(message: &str) -> Option<Explanation> {
    if let Some([what]) = take("{} changed size during iteration", message) {
        return say(
            format!("The {} was changed while a loop went through it.", what.to_lowercase()),
            "Items were added or deleted inside the loop.",
            "Go through a copy: `for key in list(data):`.",
        );
    }
    if message.contains("generator raised StopIteration") {
        return say(
            "Inside a generator, `next` found nothing left.",
            "An inner iterator came to its end.",
            "Use `return` to end the generator, or `next(things, None)`.",
        );
    }
    None
}
