def test_list():
    """There is a list."""
