import pytest

from retrying import retry


class Printer:
    """A printer that fails as often as it has errors, and notes each call."""

    def __init__(self, *errors):
        self.errors = list(errors)
        self.calls = []

    def __call__(self, *args, **kwargs):
        self.calls.append((args, kwargs))
        if self.errors:
            raise self.errors.pop(0)
        return f"card {len(self.calls)}"

    def decorated(self, *settings, **named):
        """A function decorated with @retry(...) that prints here."""

        @retry(*settings, **named)
        def print_card(*args, **kwargs):
            """Print one card."""
            return self(*args, **kwargs)

        return print_card


def attempt(call, *args, **kwargs):
    """What a call returned and what it raised; one of the two is None."""
    try:
        return call(*args, **kwargs), None
    except Exception as error:
        return None, error


def test_tries_again_until_success():
    """After two failures the third try counts."""
    printer = Printer(OSError("paper jam"), ValueError("no ink"))
    result, error = attempt(printer.decorated(times=3), "Hello")
    assert error is None, (
        f"With two failures and @retry(times=3) the third try should count, but "
        f"{error!r} reached the caller after {len(printer.calls)} call(s)."
    )
    assert result == "card 3", f"The third try returned 'card 3', but the caller got {result!r}."


def test_stops_after_success():
    """A function that succeeds at once is called once."""
    printer = Printer()
    result, error = attempt(printer.decorated(times=3), "Hello")
    assert (result, error) == ("card 1", None), (
        f"A call without failures should return 'card 1', saw {result!r} and error {error!r}."
    )
    assert len(printer.calls) == 1, (
        f"The first try succeeded, so one call is enough; saw {len(printer.calls)} calls."
    )


def test_a_false_result_is_a_success():
    """A result such as None or 0 ends the tries as well."""
    for value in (None, 0, ""):
        calls = []

        @retry(times=3)
        def empty(text):
            calls.append(text)
            return value

        result, error = attempt(empty, "Hello")
        assert (result, error) == (value, None), (
            f"The function returned {value!r}, but the caller got {result!r} and error {error!r}."
        )
        assert len(calls) == 1, (
            f"The function returned {value!r} without an exception, which is a success; "
            f"saw {len(calls)} calls, expected 1."
        )


@pytest.mark.parametrize("times", [1, 2, 5])
def test_last_error_reaches_the_caller(times):
    """When all tries fail, the caller sees the last exception."""
    errors = [ValueError(f"jam {number}") for number in range(1, 10)]
    printer = Printer(*errors)
    result, error = attempt(printer.decorated(times=times), "Hello")
    assert error is not None, (
        f"With @retry(times={times}) and nothing but failures, an exception should reach "
        f"the caller, but the call returned {result!r}."
    )
    assert error is errors[times - 1], (
        f"With @retry(times={times}) the caller should see {errors[times - 1]!r}, saw {error!r}."
    )
    assert len(printer.calls) == times, (
        f"@retry(times={times}) should make {times} call(s), saw {len(printer.calls)}."
    )


def test_three_is_the_default():
    """@retry() makes three tries."""
    printer = Printer(*[OSError(f"jam {number}") for number in range(9)])
    attempt(printer.decorated(), "Hello")
    assert len(printer.calls) == 3, (
        f"@retry() with nothing but failures should make 3 calls, saw {len(printer.calls)}."
    )


def test_each_call_has_all_its_tries():
    """A second call starts to count from the beginning."""
    printer = Printer(OSError("jam 1"), OSError("jam 2"))
    print_card = printer.decorated(times=3)
    first, error = attempt(print_card, "Hello")
    assert error is None, f"The first call should succeed at its third try, saw {error!r}."
    printer.errors = [OSError("jam 3"), OSError("jam 4")]
    second, error = attempt(print_card, "Hello")
    assert error is None, (
        f"A later call should have three tries again, but {error!r} reached the caller. "
        "Where does the count begin?"
    )
    before = len(printer.calls)
    printer.errors = [OSError(f"jam {number}") for number in range(5, 15)]
    attempt(print_card, "Hello")
    assert len(printer.calls) == before + 3, (
        f"A later call with nothing but failures should make 3 calls, saw "
        f"{len(printer.calls) - before}. Where does the count begin?"
    )


def test_arguments_are_handed_on():
    """Arguments by place and by name reach the function on every try."""
    printer = Printer(OSError("paper jam"))
    result, error = attempt(printer.decorated(times=2), "Hello", "Ada", colour="red")
    assert error is None, (
        "The call print_card('Hello', 'Ada', colour='red') should succeed at the second "
        f"try, saw {error!r}."
    )
    wanted = [(("Hello", "Ada"), {"colour": "red"})] * 2
    assert printer.calls == wanted, f"Expected the calls {wanted}, saw {printer.calls}."


def test_name_and_docstring_are_kept():
    """The decorated function keeps its name and its docstring."""
    print_card = Printer().decorated(times=2)
    seen = (getattr(print_card, "__name__", None), print_card.__doc__)
    assert seen == ("print_card", "Print one card."), (
        f"Expected name 'print_card' and docstring 'Print one card.', saw {seen}."
    )


def test_nothing_runs_before_the_first_call():
    """Decorating a function does not call it."""
    printer = Printer()
    printer.decorated(times=2)
    assert printer.calls == [], (
        f"Decorating should call nothing, saw {len(printer.calls)} call(s) before the first one."
    )
