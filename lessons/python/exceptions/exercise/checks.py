import pytest

from prices import load_price


def outcome(row):
    """Call load_price; return what it gave back and the exception, one of them None."""
    try:
        return load_price(row), None
    except Exception as error:
        return None, error


def refused(row, expected):
    """Check that the row raises exactly this type of exception, and return the exception."""
    value, error = outcome(row)
    call = f"load_price({row})"
    assert error is not None, (
        f"{call} should raise a {expected.__name__}, but it gave back {value!r}."
    )
    assert type(error) is expected, (
        f"{call} should raise a {expected.__name__}, saw {type(error).__name__}: {str(error)[:60]}"
    )
    return error


@pytest.mark.parametrize(
    ("text", "expected"), [("180", 180), ("1", 1), (" 95 ", 95), ("12000", 12000)]
)
def test_good_price(text, expected):
    """A good price comes back as an int."""
    row = {"slot": "A1", "price": text}
    value, error = outcome(row)
    assert error is None, (
        f"load_price({row}) should give {expected}, but it raised {type(error).__name__}: "
        f"{str(error)[:60]}"
    )
    assert value == expected and type(value) is int, (
        f"load_price({row}) should give {expected} as an int, saw {value!r}."
    )


@pytest.mark.parametrize("text", ["1,80", "1.80", "free", ""])
def test_not_a_whole_number(text):
    """A text that is not a whole number raises a ValueError."""
    refused({"slot": "A2", "price": text}, ValueError)


@pytest.mark.parametrize("text", ["1,80", "1.80", "free"])
def test_message_names_field_and_text(text):
    """The message names the field and shows the text that was found."""
    row = {"slot": "A2", "price": text}
    message = str(refused(row, ValueError))
    for part in ("price", text):
        assert part in message, (
            f"The message for {row} should contain {part!r}, saw: {message[:70]!r}."
        )


@pytest.mark.parametrize("text", ["1,80", ""])
def test_cause_is_kept(text):
    """The original exception is kept as the cause."""
    row = {"slot": "A2", "price": text}
    error = refused(row, ValueError)
    assert "price" in str(error), (
        f"load_price({row}) should raise an error of your own that names the price, "
        f"saw: {str(error)[:70]!r}."
    )
    assert type(error.__cause__) is ValueError, (
        f"The ValueError for {row} should have the ValueError of int() as its cause, "
        f"saw {error.__cause__!r}. Give it on with `from`."
    )


@pytest.mark.parametrize("text", ["0", "-1", "-50"])
def test_too_small(text):
    """A number below 1 raises a ValueError that names the field and the number."""
    row = {"slot": "A4", "price": text}
    message = str(refused(row, ValueError))
    for part in ("price", text):
        assert part in message, (
            f"The message for {row} should contain {part!r}, saw: {message[:70]!r}."
        )


@pytest.mark.parametrize("text", ["0", "-50"])
def test_too_small_has_no_cause(text):
    """A number below 1 is refused without a cause."""
    row = {"slot": "A4", "price": text}
    error = refused(row, ValueError)
    assert error.__cause__ is None, (
        f"The error for {row} should have no cause, saw {error.__cause__!r}. "
        "Is the test for 1 or more inside `try`, so that your own error is caught again?"
    )


@pytest.mark.parametrize("row", [{"slot": "A5"}, {}])
def test_missing_price_is_a_key_error(row):
    """A row without a price ends in a KeyError for that key."""
    error = refused(row, KeyError)
    assert "price" in str(error), (
        f"The KeyError for {row} should name 'price', saw: {error}. "
        "Only the price is needed; the slot may be missing."
    )


def test_row_stays_as_it_is():
    """The row given to load_price is not changed."""
    row = {"slot": "A1", "price": "180"}
    outcome(row)
    assert row == {"slot": "A1", "price": "180"}, f"The row changed to {row}."
