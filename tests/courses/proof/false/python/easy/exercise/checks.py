from add import add


def test_adds():
    """It adds."""
    assert add(1, 2) == 3, "1 and 2 should give 3."
