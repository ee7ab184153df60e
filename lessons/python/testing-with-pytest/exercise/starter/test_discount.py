from discount import price


def test_grown_ups_pay_the_full_price():
    assert price(500, 40) == 500


def test_children_swim_for_free():
    print(price(500, 3) == 0)
