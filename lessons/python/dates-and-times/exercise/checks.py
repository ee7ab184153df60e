from datetime import datetime

import pytest

from loans import due_label


def label(due, now):
    """Call due_label with two ISO texts; give its label or a sentence about its exception."""
    try:
        return due_label(datetime.fromisoformat(due), datetime.fromisoformat(now))
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:60]}"


def compare(due, now, expected, tip=""):
    """Compare the label for two ISO texts with the expected one."""
    seen = label(due, now)
    if expected == "in 1 day" and seen == "in 1 days":
        tip = "The number is right, and one day has no s."
    assert seen == expected, (
        f"With due {due} and now {now}, due_label should give {expected!r}, saw {seen!r}. {tip}"
    )


@pytest.mark.parametrize(
    ("due", "now"),
    [
        ("2027-03-04T18:00+00:00", "2027-03-05T09:00+00:00"),
        ("2026-12-31T18:00+00:00", "2027-01-01T09:00+00:00"),
        ("2027-03-05T08:59+00:00", "2027-03-05T09:00+00:00"),
    ],
)
def test_overdue(due, now):
    """A loan that was due before now is overdue, even by a minute."""
    compare(due, now, "overdue", "Compare the moments, not only the days.")


@pytest.mark.parametrize(
    ("due", "now"),
    [
        ("2027-03-05T18:00+00:00", "2027-03-05T09:00+00:00"),
        ("2027-03-05T23:59+00:00", "2027-03-05T00:00+00:00"),
        ("2027-03-05T09:00+00:00", "2027-03-05T09:00+00:00"),
    ],
)
def test_today(due, now):
    """A loan that is due later on the same date is due today."""
    compare(due, now, "today")


@pytest.mark.parametrize(
    ("due", "now", "expected"),
    [
        ("2027-03-06T09:00+00:00", "2027-03-05T23:00+00:00", "in 1 day"),
        ("2027-03-06T23:00+00:00", "2027-03-05T01:00+00:00", "in 1 day"),
        ("2027-03-07T00:00+00:00", "2027-03-05T09:00+00:00", "in 2 days"),
        ("2027-03-26T09:00+00:00", "2027-03-05T09:00+00:00", "in 21 days"),
    ],
)
def test_later_dates(due, now, expected):
    """Later loans count the dates, with a singular for 1 day."""
    compare(due, now, expected, "Count dates; a span of hours is not the same.")


@pytest.mark.parametrize(
    ("due", "now", "expected"),
    [
        ("2027-03-01T09:00+00:00", "2027-02-28T09:00+00:00", "in 1 day"),
        ("2028-03-01T09:00+00:00", "2028-02-28T09:00+00:00", "in 2 days"),
        ("2027-01-01T09:00+00:00", "2026-12-30T09:00+00:00", "in 2 days"),
    ],
)
def test_end_of_month(due, now, expected):
    """Days are counted across the end of a month and of a year."""
    compare(due, now, expected)


@pytest.mark.parametrize(
    ("due", "now", "expected"),
    [
        ("2027-03-04T21:00+00:00", "2027-03-05T09:00+13:00", "today"),
        ("2027-03-05T18:00+00:00", "2027-03-05T09:00+13:00", "in 1 day"),
        ("2027-03-05T08:00+13:00", "2027-03-04T18:00+00:00", "today"),
        ("2027-03-05T09:00+00:00", "2027-03-05T01:00+13:00", "today"),
        ("2027-03-05T20:00+00:00", "2027-03-05T23:00+13:00", "in 1 day"),
        ("2027-03-05T03:00+05:30", "2027-03-04T20:00+00:00", "today"),
        ("2027-03-06T03:00+05:30", "2027-03-04T22:00+00:00", "in 1 day"),
    ],
)
def test_days_are_those_of_now(due, now, expected):
    """With different zones, the days are counted on the calendar of now."""
    compare(due, now, expected, "Which date does the moment `due` have in the zone of `now`?")


@pytest.mark.parametrize(
    ("due", "now"),
    [
        ("2027-03-05T10:00+13:00", "2027-03-05T09:00+00:00"),
        ("2027-03-05T12:00+05:30", "2027-03-05T08:00+00:00"),
    ],
)
def test_overdue_across_zones(due, now):
    """A loan can be overdue although its clock shows a later time."""
    compare(due, now, "overdue", "The moments count, not the digits.")


@pytest.mark.parametrize(
    ("due", "now"),
    [
        ("2027-03-06T09:00", "2027-03-05T09:00+00:00"),
        ("2027-03-06T09:00+00:00", "2027-03-05T09:00"),
        ("2027-03-06T09:00", "2027-03-05T09:00"),
        ("2027-03-01T09:00", "2027-03-05T09:00"),
    ],
)
def test_naive_is_refused(due, now):
    """A naive datetime, as due or as now, raises a ValueError."""
    what = f"With due {due} and now {now}, due_label"
    try:
        seen = due_label(datetime.fromisoformat(due), datetime.fromisoformat(now))
    except Exception as error:
        assert isinstance(error, ValueError), (
            f"{what} should raise a ValueError, saw {type(error).__name__}: {str(error)[:60]}"
        )
        assert str(error), f"{what} raised a ValueError without a message. Say what is wrong."
    else:
        pytest.fail(
            f"{what} should raise a ValueError, because a zone is missing, but it gave {seen!r}."
        )
