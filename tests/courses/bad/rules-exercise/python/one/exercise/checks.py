TEXT = """
def test_in_a_text():
    pass
"""


def test_prints():
    assert TEXT, "It should print."


def test_total():
    """The total is right."""
    assert TEXT, "It should be right."


def test_total():
    """The total is right
    to the cent."""
    assert TEXT, "It should be right."
