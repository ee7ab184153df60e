import pytest
import tide


def test_low_water():
    """At low water the harbour is 4.5 metres deep"""
    assert tide.depth(0) == 4.5


def test_high_water():
    """The tide comes on top"""
    seen = tide.depth(6)
    assert seen == pytest.approx(7.9), f"expected 7.9 at six o'clock, saw {seen}"


@pytest.mark.parametrize("draught", [3.0, 7.4])
def test_enters(draught):
    """A ship that fits may enter"""
    assert tide.may_enter(draught, 6), f"expected that {draught} m fits at six o'clock"


def test_waits():
    """A ship that is too deep waits outside"""
    assert not tide.may_enter(7.5, 6)
