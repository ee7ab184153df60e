//! `async` and `await`, and waiting for the network.

use super::messages::{any, take};
use super::{Explanation, Fault, say};

pub(super) fn explain(fault: &Fault, name: &str) -> Option<Explanation> {
    let message = &*fault.message;
    match name {
        "RuntimeWarning" => never_awaited(message),
        "RuntimeError"
            if any(
                message,
                &[
                    "cannot be called from a running event loop",
                    "no running event loop",
                    "event loop is already running",
                ],
            ) =>
        {
            say(
                "There is no event loop where one is needed, or one is running already.",
                "`asyncio.run` starts the loop, once for the program. Inside `async def` it runs \
             already.",
                "Call `asyncio.run(main())` at the outermost place only, and use `await` inside.",
            )
        }
        "ConnectionError"
        | "ConnectionRefusedError"
        | "ConnectTimeout"
        | "ConnectionResetError" => say(
            "The other side could not be reached.",
            "The address or port is wrong, no server is running there, or there is no network. \
             Programs here run without one.",
            "Check the address, start the server first, and catch `requests.ConnectionError` to \
             say something useful.",
        ),
        "Timeout" | "ReadTimeout" => say(
            "The server did not answer in time.",
            "It is slow or hangs; `timeout=` says how many seconds to wait.",
            "Catch `requests.Timeout`, and try again later or say so.",
        ),
        "HTTPError" => say(
            format!("The server answered with an error: {message}."),
            "A code from 400 to 499 speaks of the request (address, parameters, rights), one from \
             500 of the server.",
            "Look at the code and at `response.text` for the reason.",
        ),
        "MissingSchema" | "InvalidSchema" | "InvalidURL" => say(
            "This is no full address.",
            "`http://` or `https://` is missing in front.",
            "Write the whole address: `https://example.org/items`.",
        ),
        _ => None,
    }
}

/// `coroutine 'name' was never awaited`, as a warning says it.
pub(super) fn never_awaited(message: &str) -> Option<Explanation> {
    let [name] = take("coroutine '{}' was never awaited", message)?;
    say(
        format!("`{name}(…)` was called, but it never ran."),
        "Calling an `async def` function only makes a coroutine. It runs when it is awaited.",
        format!("Write `await {name}(…)`; at the outermost place `asyncio.run({name}(…))`."),
    )
}

/// The shapes of `TypeError` and `ValueError` that mean a missing or a needless `await`.
pub(super) fn missing_await(message: &str) -> Option<Explanation> {
    if any(message, &["can't be used in 'await' expression", "object can't be awaited"]) {
        let kind = message.split('\'').nth(1).filter(|_| message.starts_with('\''));
        let kind = kind.or_else(|| message.split(' ').nth(1)).unwrap_or_default();
        return say(
            format!("`await` stands before a value of type `{kind}`, which cannot be awaited."),
            "Only what `async def` functions and asyncio give can be awaited; the function called \
             here is an ordinary one.",
            "Leave `await` out, or make the function an `async def`.",
        );
    }
    if message.contains("a coroutine was expected") {
        return say(
            "`asyncio.run` was given something that is no coroutine.",
            "The function was handed over without a call, or it is an ordinary `def`.",
            "Call it: `asyncio.run(main())`, with `async def main():`.",
        );
    }
    if message.contains("'coroutine' object")
        || message.contains("'coroutine' and")
        || message.contains("and 'coroutine'")
    {
        return say(
            "There is a coroutine where its result should be: the call has not run.",
            "The function is defined with `async def`, and `await` is missing.",
            "Write `await` in front of the call.",
        );
    }
    None
}
