from prices import price


def test_first_day():
    assert price(1) == 9


def test_further_days():
    assert price(3) == 17
