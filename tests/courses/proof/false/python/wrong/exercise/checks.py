def test_adds():
    """It adds."""
    from add import add

    seen = add(1, 2)
    assert seen == 3, f"add(1, 2) should give 3, saw {seen}."
