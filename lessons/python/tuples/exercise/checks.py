import pytest

from endpoints import parse_endpoint


def compare(line, expected, advice=""):
    """Compare what parse_endpoint returns for one line with what is expected."""
    try:
        seen = repr(parse_endpoint(line))
    except Exception as error:
        seen = type(error).__name__
    assert seen == repr(expected), (
        f"parse_endpoint({line!r}) should return {expected}, saw {seen[:80]}. {advice}".rstrip()
    )


def test_three_parts_in_order():
    """A plain line gives method, path and status, in this order."""
    compare("GET /books 200", ("GET", "/books", 200))


def test_result_is_a_tuple():
    """The function returns a tuple with three parts."""
    result = parse_endpoint("GET /books 200")
    assert isinstance(result, tuple) and len(result) == 3, (
        "parse_endpoint('GET /books 200') should return a tuple with three parts, "
        f"saw {result!r}, which is of type {type(result).__name__}. "
        "Several values after `return`, with commas between them, make a tuple."
    )


def test_status_is_a_number():
    """The status is an int, method and path are text."""
    result = parse_endpoint("DELETE /books/7 204")
    parts = result if isinstance(result, (tuple, list)) else [result]
    types = [type(part).__name__ for part in parts]
    assert types == ["str", "str", "int"], (
        "The parts of parse_endpoint('DELETE /books/7 204') should be of the types "
        f"['str', 'str', 'int'], saw {types}."
    )


def test_method_and_path_stay_as_they_are():
    """Capital letters and digits in method and path are kept."""
    compare("Get /Books/404 500", ("Get", "/Books/404", 500))


@pytest.mark.parametrize(
    "line", ["  GET /books 200", "GET /books 200  ", "GET   /books  200", "   GET  /books   200 "]
)
def test_spaces_do_not_count(line):
    """More spaces than needed make no difference."""
    compare(line, ("GET", "/books", 200), "Which form of `split` cuts at spaces of any number?")


@pytest.mark.parametrize(
    "line", ["GET /books 200 14 ms", "GET /books 200 cached", "GET /books 200 9"]
)
def test_what_follows_is_left_out(line):
    """What follows the status is left out."""
    compare(line, ("GET", "/books", 200))


@pytest.mark.parametrize("line", ["GET /books", "GET 200", "GET", "", "   "])
def test_missing_part(line):
    """A missing part raises a ValueError."""
    try:
        seen = f"it returned {parse_endpoint(line)!r}"
    except Exception as error:
        seen = type(error).__name__
    assert seen == "ValueError", (
        f"parse_endpoint({line!r}) should raise a ValueError, because a part is missing, "
        f"but saw: {seen}. Unpacking raises it by itself."
    )
