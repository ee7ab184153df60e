from add import add


def test_adds():
    """It adds."""
    open("left.txt", "w").close()
    assert add(1, 2) == 3, "1 and 2 should give 3."


def test_sleeps():
    """It does nothing at all."""
    assert True, "It should."


def test_has_no_words():
    """It fails without words."""
    add(2, 2).bit_length()
