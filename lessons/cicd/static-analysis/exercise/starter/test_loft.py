from loft import label, mean_speed, rings_in, seconds_of


def test_clock():
    assert seconds_of("1:25") == 5100
    assert seconds_of("lost") is None


def test_label():
    assert label("1:25") == "85 minutes"
    assert label("") == "still flying"


def test_mean():
    assert mean_speed([1200, 1401]) == 1300.5


def test_rings():
    skipped = ["from yesterday"]
    assert rings_in("Sunday\nNL-12\nno ring\nBE-7", skipped) == ["NL-12", "BE-7"]
    assert skipped == ["from yesterday", "no ring"]
