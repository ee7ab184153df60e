import pytest

from bill import split_bill


def split(total_cents, people):
    """Call split_bill and make sure that it hands back two values."""
    result = split_bill(total_cents, people)
    assert isinstance(result, tuple) and len(result) == 2, (
        f"split_bill({total_cents}, {people}) should hand back share and left_over, "
        f"saw {result!r}. Keep the line with return as it was."
    )
    return result


def test_even_split():
    """A bill that can be divided evenly leaves nothing over."""
    result = split(1200, 4)
    assert result == (300, 0), f"split_bill(1200, 4) should give (300, 0), saw {result}."


@pytest.mark.parametrize(
    ("total", "people", "expected"),
    [(1000, 3, (333, 1)), (1000, 6, (166, 4)), (1999, 7, (285, 4))],
)
def test_something_left_over(total, people, expected):
    """The share is rounded down and the rest is left over."""
    result = split(total, people)
    assert result == expected, (
        f"split_bill({total}, {people}) should give {expected}, saw {result}."
    )


def test_one_person():
    """One person pays the whole bill."""
    result = split(905, 1)
    assert result == (905, 0), f"split_bill(905, 1) should give (905, 0), saw {result}."


def test_fewer_cents_than_people():
    """Two cents for five people stay on the table."""
    result = split(2, 5)
    assert result == (0, 2), f"split_bill(2, 5) should give (0, 2), saw {result}."


def test_share_is_int():
    """The share is an int, also when the division comes out even."""
    share = split(1200, 4)[0]
    assert type(share) is int, (
        f"For split_bill(1200, 4), share should be an int, saw {share!r}, "
        f"which is of type {type(share).__name__}. Which operator divides into whole numbers?"
    )


def test_left_over_is_int():
    """What is left over is an int and is worked out, not fixed."""
    left_over = split(1000, 3)[1]
    assert type(left_over) is int and left_over == 1, (
        f"For split_bill(1000, 3), left_over should be the int 1, saw {left_over!r}."
    )


def test_huge_bill_is_exact():
    """A huge bill is split to the last cent."""
    total = 100_000_000_000_000_001
    result = split(total, 3)
    assert result == (33_333_333_333_333_333, 2), (
        f"split_bill({total}, 3) should give (33333333333333333, 2), saw {result}. "
        "A float keeps only about 16 digits, so stay with whole numbers all the way."
    )
