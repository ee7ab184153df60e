def test_m1_page():
    """There is a page."""


def test_m10_page():
    """There is another page."""
