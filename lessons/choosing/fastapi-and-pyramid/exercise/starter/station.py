"""The weather station on the hill. Its package knows nothing of async."""

import time


def read():
    """Return the wind in metres a second."""
    time.sleep(0.2)
    return 3
