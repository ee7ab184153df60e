TIDES = [0.0, 0.4, 1.2, 2.1, 2.9, 3.3, 3.4, 3.1, 2.4, 1.5, 0.7, 0.2]


def tide(hour):
    """Metres above low water."""
    return TIDES[hour % len(TIDES)]
