import pytest

from roman import roman


@pytest.mark.parametrize("n, expected", [(1, "I"), (2, "II"), (3, "III")])
def test_letters_are_added_up(n, expected):
    assert roman(n) == expected


@pytest.mark.parametrize(
    "n, expected",
    [(5, "V"), (16, "XVI"), (50, "L"), (100, "C"), (2700, "MMDCC")],
)
def test_bigger_letters_come_first(n, expected):
    assert roman(n) == expected


@pytest.mark.parametrize(
    "n, expected",
    [(4, "IV"), (9, "IX"), (40, "XL"), (90, "XC"), (400, "CD"), (900, "CM"), (49, "XLIX")],
)
def test_smaller_letter_in_front(n, expected):
    assert roman(n) == expected


def test_greatest_number():
    assert roman(3999) == "MMMCMXCIX"


@pytest.mark.parametrize("n", [-1, 0, 4000])
def test_outside_is_refused(n):
    with pytest.raises(ValueError, match=str(n)):
        roman(n)
