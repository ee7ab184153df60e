from log_report import count_status

LOG = [
    "GET / 200",
    "GET /maps 404",
    "POST /books 201",
    "GET /books 200",
    "GET /tea 404",
    "GET /a 200",
]


def count(log):
    """Call count_status and make sure that it returns a dictionary."""
    seen = count_status(log)
    assert isinstance(seen, dict), (
        f"count_status({log}) should return a dictionary, saw {seen!r}, "
        f"which is of type {type(seen).__name__}."
    )
    return seen


def compare(log, expected, advice=""):
    """Compare the counts for one log with what is expected."""
    given = list(log)
    seen = count(given)
    assert seen == expected, (
        f"count_status({log}) should return {expected}, saw {seen}. {advice}".rstrip()
    )


def test_counts():
    """Each status is counted as often as it occurs."""
    compare(LOG, {200: 3, 404: 2, 201: 1})


def test_one_line():
    """A log of one line gives one status, once."""
    compare(["GET /books 200"], {200: 1})


def test_keys_are_numbers():
    """The keys are int."""
    keys = list(count(["GET /books 200", "GET /maps 404"]))
    types = [type(key).__name__ for key in keys]
    assert keys and types == ["int"] * len(types), (
        "The keys for ['GET /books 200', 'GET /maps 404'] should all be of type int, "
        f"saw the keys {keys}. `split` gives texts, and '200' is another key than 200."
    )


def test_missing_status_has_no_key():
    """A status that does not occur has no key."""
    counts = count(["GET /books 500"])
    extra = [key for key in counts if str(key) != "500"]
    assert not extra, (
        "count_status(['GET /books 500']) should have no key but 500, "
        f"saw {counts}. Which keys are there before the loop begins?"
    )


def test_empty_log():
    """An empty log gives an empty dictionary."""
    compare([], {})


def test_order_of_first_appearance():
    """The keys stand in the order in which they first appear."""
    log = ["GET /a 500", "GET /b 404", "GET /c 500", "GET /d 200", "GET /e 404"]
    keys = list(count(log))
    assert keys == [500, 404, 200], (
        f"The keys for {log} should stand in the order [500, 404, 200], saw {keys}."
    )


def test_numbers_in_a_path():
    """A number in the path is not taken for a status."""
    compare(["GET /books/404 200", "GET /200 404", "GET /404/404 200"], {200: 2, 404: 1})


def test_two_logs_do_not_mix():
    """Every call begins to count from nothing."""
    first = dict(count(["GET /books 200"]))
    advice = "It was the second call. Is the dictionary made anew?" if first == {200: 1} else ""
    compare(["GET /books 200"], {200: 1}, advice)


def test_log_stays_as_it_is():
    """The list of lines is not changed."""
    log = list(LOG)
    count(log)
    assert log == LOG, f"The log should stay as it is, but after the call it was {log}."
