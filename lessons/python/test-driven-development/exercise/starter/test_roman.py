from roman import roman


def test_one_is_i():
    assert roman(1) == "I"
