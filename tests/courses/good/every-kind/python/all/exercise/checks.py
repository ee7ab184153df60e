def test_it():
    """It prints."""
