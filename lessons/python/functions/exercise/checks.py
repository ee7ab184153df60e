import pytest

from prices import format_price


def written(cents, options):
    """The call as a learner would write it."""
    parts = [str(cents)] + [f"{name}={value!r}" for name, value in options.items()]
    return f"format_price({', '.join(parts)})"


def compare(cents, options, expected, advice=""):
    """Compare what one call gives back with what is expected."""
    try:
        seen = format_price(cents, **options)
    except TypeError:
        raise AssertionError(
            f"{written(cents, options)} should give {expected!r}, saw a TypeError. "
            "Does the def line have a parameter with each of these names?"
        ) from None
    if seen is None:
        advice = "Is the text returned, or only shown?"
    assert seen == expected, (
        f"{written(cents, options)} should give {expected!r}, saw {seen!r}. {advice}".rstrip()
    )


@pytest.mark.parametrize(
    ("cents", "expected"), [(1999, "€19.99"), (1250, "€12.50"), (5, "€0.05"), (0, "€0.00")]
)
def test_defaults(cents, expected):
    """Without options, the price has a euro sign and two places."""
    compare(cents, {}, expected)


def test_prints_nothing(capsys):
    """A call prints nothing; it only hands back the text."""
    capsys.readouterr()
    format_price(1999)
    shown = capsys.readouterr().out
    assert shown == "", f"format_price(1999) should print nothing, but it printed {shown[:40]!r}."


@pytest.mark.parametrize(("symbol", "expected"), [("£", "£19.99"), ("CHF ", "CHF 19.99")])
def test_symbol(symbol, expected):
    """The option symbol takes the place of the euro sign."""
    compare(1999, {"symbol": symbol}, expected)


@pytest.mark.parametrize(("places", "expected"), [(0, "€20"), (1, "€20.0"), (3, "€19.990")])
def test_places(places, expected):
    """The option places sets the number of digits after the point."""
    compare(1999, {"places": places}, expected)


@pytest.mark.parametrize(
    ("cents", "places", "expected"),
    [(1249, 0, "€12"), (1251, 0, "€13"), (1294, 1, "€12.9"), (1296, 1, "€13.0")],
)
def test_rounding(cents, places, expected):
    """With fewer places, the price is rounded up or down to the nearest."""
    compare(cents, {"places": places}, expected, "Digits should be rounded, not cut off.")


def test_both_options():
    """Both options work together, in either order."""
    compare(1999, {"places": 1, "symbol": "£"}, "£20.0")
    compare(1999, {"symbol": "£", "places": 1}, "£20.0")


@pytest.mark.parametrize("extra", [("£",), ("£", 1)])
def test_options_by_name_only(extra):
    """Options without their names are refused with a TypeError."""
    compare(1999, {"symbol": "£", "places": 1}, "£20.0")
    call = f"format_price(1999, {', '.join(repr(value) for value in extra)})"
    try:
        seen = f"it gave back {format_price(1999, *extra)!r}"
    except TypeError:
        seen = "TypeError"
    assert seen == "TypeError", (
        f"{call} should be a TypeError, but {seen}. "
        "What in the def line makes the parameters behind it go by name only?"
    )


def test_docstring():
    """The function has a docstring."""
    text = (format_price.__doc__ or "").strip()
    assert text, (
        f"format_price.__doc__ should be a sentence, saw {format_price.__doc__!r}. "
        "A docstring stands in triple quotes, first in the body."
    )
