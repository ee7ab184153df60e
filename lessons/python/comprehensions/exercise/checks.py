import ast
import inspect

import pytest

from server_log import read_numbers, slow_requests

ROWS = [("/map", 120), ("/search", 840), ("/help", 95), ("/search", 610)]


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (500, ["/search", "/search"]),
        (100, ["/map", "/search", "/search"]),
        (120, ["/search", "/search"]),
        (900, []),
    ],
)
def test_slow_paths(limit, expected):
    """slow_requests still finds the paths above the limit, in the order of the rows."""
    seen = slow_requests(list(ROWS), limit)
    assert seen == expected, (
        f"slow_requests(rows, {limit}) with the rows {ROWS} should give {expected}, saw {seen!r}."
    )


def test_no_rows():
    """slow_requests still gives an empty list for no rows."""
    seen = slow_requests([], 100)
    assert seen == [], f"slow_requests([], 100) should give [], saw {seen!r}."


def test_one_comprehension():
    """slow_requests does its work in one comprehension."""
    found = list(ast.walk(ast.parse(inspect.getsource(slow_requests))))
    loops = [node for node in found if isinstance(node, (ast.For, ast.While))]
    comprehensions = [node for node in found if isinstance(node, (ast.ListComp, ast.GeneratorExp))]
    assert not loops, (
        "slow_requests should be one comprehension; it still has a loop of its own "
        "(a line that starts with `for` or `while`)."
    )
    assert len(comprehensions) == 1, (
        f"slow_requests should have one comprehension, saw {len(comprehensions)}."
    )


def numbers_from(lines):
    """All numbers that read_numbers gives, or the name of the exception it ends in."""
    try:
        seen = list(read_numbers(list(lines)))
    except (TypeError, ValueError) as error:
        seen = f"{type(error).__name__}"
    return f"read_numbers({lines})", seen


def test_numbers():
    """read_numbers still gives whole numbers, in the order of the lines."""
    call, seen = numbers_from(["120", "840", "95"])
    assert seen == [120, 840, 95], f"{call} should give 120, 840 and 95, saw {seen}."


@pytest.mark.parametrize("bad", ["", "   ", "no answer", "12a", "2.5", "1 2"])
def test_bad_lines_are_skipped(bad):
    """Lines without a whole number are still skipped, and the next ones are read."""
    call, seen = numbers_from(["120", bad, "95"])
    assert seen == [120, 95], f"{call} should give 120 and 95, saw {seen}."


def test_spaces_at_the_ends():
    """Spaces at the ends of a line do no harm."""
    call, seen = numbers_from([" 120", "840  ", " 95 "])
    assert seen == [120, 840, 95], f"{call} should give 120, 840 and 95, saw {seen}."


class Lines:
    """Hands out lines one by one and counts them."""

    def __init__(self, lines):
        self.lines = lines
        self.read = 0

    def __iter__(self):
        for line in self.lines:
            self.read += 1
            yield line


def test_nothing_is_read_before_it_is_asked_for():
    """The call of read_numbers alone reads no line."""
    lines = Lines(["120", "840", "95"])
    numbers = read_numbers(lines)
    assert lines.read == 0, (
        "After read_numbers(lines), before anybody asked for a number, no line should have been "
        f"read; saw {lines.read} lines read. A function with `yield` waits."
    )
    assert hasattr(numbers, "__next__"), (
        f"read_numbers(lines) should give a generator, saw {type(numbers).__name__}."
    )


def test_only_as_many_lines_as_needed():
    """Two numbers asked for: no line after the second number is read."""
    lines = Lines(["120", "840", "95", "300"])
    numbers = read_numbers(lines)
    assert hasattr(numbers, "__next__"), (
        f"read_numbers(lines) should give a generator, saw {type(numbers).__name__}."
    )
    seen = [next(numbers, None), next(numbers, None)]
    assert seen == [120, 840], (
        f"The first two numbers of {lines.lines} should be 120 and 840, saw {seen}."
    )
    assert lines.read == 2, (
        f"For the first two numbers of {lines.lines}, two lines must be read; "
        f"saw {lines.read} lines read."
    )


def test_each_call_starts_anew():
    """Two calls of read_numbers do not disturb each other."""
    call, first = numbers_from(["120", "95"])
    call, second = numbers_from(["120", "95"])
    assert first == second == [120, 95], (
        f"{call}, called twice, should give [120, 95] both times, saw {first} and {second}."
    )
