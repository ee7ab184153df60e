def test_m1_it():
    """It works."""
