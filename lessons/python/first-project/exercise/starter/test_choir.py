from choir import Choir


def test_new_choir_has_no_singers():
    assert Choir().singers == {}
