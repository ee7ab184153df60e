from datetime import date

import pytest

from choir import Choir

FIRST = date(2027, 3, 1)


def choir_with(came, held):
    """Return a choir with rehearsals from FIRST on; Ada came to the first of them."""
    choir = Choir({"Ada": "alto", "Ben": "bass"})
    for number in range(held):
        names = ["Ada", "Ben"] if number < came else ["Ben"]
        choir.came(date(2027, 3, 1 + number), names)
    return choir


def test_new_choir_is_empty():
    choir = Choir()
    assert choir.singers == {}
    assert choir.rehearsals == {}


def test_unknown_voice_is_refused():
    with pytest.raises(ValueError, match="trumpet"):
        Choir().join("Ada", "trumpet")


def test_with_one_unknown_name_nobody_is_noted():
    choir = choir_with(0, 0)
    with pytest.raises(ValueError, match="Bem"):
        choir.came(FIRST, ["Ada", "Bem"])
    assert choir.rehearsals == {}


@pytest.mark.parametrize(
    "came, held, expected",
    [(2, 3, True), (1, 2, False), (4, 6, True), (3, 5, False)],
)
def test_two_thirds_are_enough(came, held, expected):
    assert choir_with(came, held).may_sing("Ada", FIRST) == expected


def test_without_rehearsals_everybody_may_sing():
    assert choir_with(0, 0).may_sing("Ada", FIRST)


def test_the_first_day_counts():
    assert choir_with(1, 1).attended("Ada", FIRST) == 1


def test_days_before_do_not_count():
    assert not choir_with(2, 3).may_sing("Ada", date(2027, 3, 3))
