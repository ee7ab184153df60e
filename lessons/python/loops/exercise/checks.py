import pytest

from invoices import first_gap


def test_gap_in_the_middle():
    """A number missing in the middle is found."""
    seen = first_gap([1041, 1042, 1044, 1045])
    assert seen == 1043, f"first_gap([1041, 1042, 1044, 1045]) should give 1043, saw {seen!r}."


def test_gap_after_the_first_number():
    """A number missing right after the first one is found."""
    seen = first_gap([7, 9, 10])
    assert seen == 8, f"first_gap([7, 9, 10]) should give 8, saw {seen!r}."


def test_first_of_several_gaps():
    """With several gaps, the first one counts."""
    seen = first_gap([1041, 1043, 1045, 1047])
    assert seen == 1042, (
        f"first_gap([1041, 1043, 1045, 1047]) should give 1042, the first gap, saw {seen!r}. "
        "Does the loop go on after it has found one?"
    )


def test_first_number_of_a_wide_gap():
    """When many numbers in a row are missing, the first of them counts."""
    seen = first_gap([3, 4, 1000])
    assert seen == 5, f"first_gap([3, 4, 1000]) should give 5, saw {seen!r}."


@pytest.mark.parametrize("numbers", [[1041, 1042, 1043], [1, 2], [0, 1, 2]])
def test_no_gap(numbers):
    """A list without a gap gives None."""
    seen = first_gap(numbers)
    assert seen is None, (
        f"first_gap({numbers}) should give None, saw {seen!r}. "
        "Counting starts at the first number of the list and ends at its last."
    )


def test_one_number():
    """A list of one number gives None."""
    seen = first_gap([1041])
    assert seen is None, f"first_gap([1041]) should give None, saw {seen!r}."


def test_empty_list():
    """An empty list gives None, without an error."""
    try:
        seen = first_gap([])
    except IndexError:
        seen = "an IndexError"
    assert seen is None, (
        f"first_gap([]) should give None, saw {seen}. "
        "An empty list has no numbers[0]: ask for it inside the loop."
    )


def test_the_list_stays_as_it_is():
    """The list given to first_gap is not changed."""
    numbers = [7, 8, 10]
    first_gap(numbers)
    assert numbers == [7, 8, 10], f"The list was [7, 8, 10] before the call and is {numbers} now."
