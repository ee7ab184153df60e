"""A decorator that calls a function again when it fails."""

from functools import wraps


def retry(times=3):
    """Return a decorator: call the function up to this many times until it succeeds."""

    def decorate(function):
        @wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return function(*args, **kwargs)
                except Exception as error:
                    if attempt == times:
                        raise error

        return wrapper

    return decorate


jams = ["paper jam", "no ink"]


@retry(times=3)
def print_card(text):
    """Print one card, unless the printer jams."""
    if jams:
        raise OSError(jams.pop(0))
    return f"* {text} *"


if __name__ == "__main__":
    try:
        print(print_card("Happy birthday"))
    except OSError as error:
        print("The printer gave up:", error)
    print("Name of the function:", print_card.__name__)
