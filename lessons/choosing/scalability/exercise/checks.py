import pytest


@pytest.fixture
def capacity():
    from plans import capacity

    return capacity


@pytest.fixture
def rank():
    from plans import rank

    return rank


def shown(arguments):
    return ", ".join(f"{name}={value}" for name, value in arguments.items())


@pytest.mark.parametrize(
    "arguments, expected",
    [
        ({"workers": 4, "seconds": 0.2}, 20.0),
        ({"workers": 1, "seconds": 0.5}, 2.0),
        ({"workers": 8, "seconds": 0.05, "hit_rate": 0}, 160.0),
    ],
)
def test_without_cache(capacity, arguments, expected):
    """Without a cache it is workers through seconds."""
    seen = capacity(**arguments)
    assert seen == expected, f"capacity({shown(arguments)}) should be {expected}, saw {seen}"


@pytest.mark.parametrize(
    "arguments, expected",
    [
        ({"workers": 4, "seconds": 0.2, "hit_rate": 0.9}, 183.5),
        ({"workers": 4, "seconds": 0.2, "hit_rate": 0.5}, 39.6),
        ({"workers": 2, "seconds": 0.2, "hit_rate": 1}, 1000.0),
    ],
)
def test_with_cache(capacity, arguments, expected):
    """With a cache the average time counts."""
    seen = capacity(**arguments)
    assert seen == pytest.approx(expected, abs=0.051), (
        f"capacity({shown(arguments)}) should be {expected}, saw {seen}"
    )


@pytest.mark.parametrize(
    "arguments, expected",
    [
        ({"workers": 16, "seconds": 0.2, "database": 60}, 60.0),
        ({"workers": 4, "seconds": 0.2, "database": 60}, 20.0),
        ({"workers": 40, "seconds": 0.2, "hit_rate": 0.5, "database": 60}, 120.0),
        ({"workers": 2, "seconds": 0.2, "hit_rate": 1, "database": 60}, 1000.0),
    ],
)
def test_database(capacity, arguments, expected):
    """The database limits the requests that miss the cache."""
    try:
        seen = capacity(**arguments)
    except ZeroDivisionError:
        pytest.fail(
            f"capacity({shown(arguments)}) should be {expected}, saw a ZeroDivisionError",
            pytrace=False,
        )
    assert seen == pytest.approx(expected, abs=0.051), (
        f"capacity({shown(arguments)}) should be {expected}, saw {seen}"
    )


@pytest.mark.parametrize("workers, seconds", [(1, 0.3), (3, 0.7), (7, 0.9)])
def test_rounding(capacity, workers, seconds):
    """The result has one decimal."""
    seen = capacity(workers, seconds)
    assert seen == round(seen, 1) and abs(seen - workers / seconds) <= 0.051, (
        f"capacity({workers}, {seconds}) should be {workers / seconds:.1f}, saw {seen}"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        {"workers": 0, "seconds": 0.2},
        {"workers": 4, "seconds": 0},
        {"workers": 4, "seconds": -1},
        {"workers": 4, "seconds": 0.2, "hit_rate": -0.1},
        {"workers": 4, "seconds": 0.2, "hit_rate": 1.1},
        {"workers": 4, "seconds": 0.2, "hit_rate": 90},
    ],
)
def test_impossible(capacity, arguments):
    """Impossible numbers raise a ValueError."""
    try:
        seen = capacity(**arguments)
    except ValueError:
        return
    except Exception as error:
        seen = f"a {type(error).__name__}"
    pytest.fail(
        f"capacity({shown(arguments)}) should raise a ValueError, saw {seen}", pytrace=False
    )


PLANS = {
    "as it is": {"workers": 4, "seconds": 0.2, "database": 60, "cost": 0},
    "more workers": {"workers": 16, "seconds": 0.2, "database": 60, "cost": 90},
    "cache": {"workers": 4, "seconds": 0.2, "hit_rate": 0.9, "database": 60, "cost": 40},
    "both": {"workers": 16, "seconds": 0.2, "hit_rate": 0.9, "database": 60, "cost": 130},
}
LINES = {
    "as it is": "as it is: 20.0 a second for 0 euros, {}, limit: workers",
    "more workers": "more workers: 60.0 a second for 90 euros, {}, limit: database",
    "cache": "cache: 183.5 a second for 40 euros, {}, limit: workers",
    "both": "both: 600.0 a second for 130 euros, {}, limit: database",
}


@pytest.mark.parametrize(
    "load, enough, others",
    [
        (10, ["as it is", "cache", "more workers", "both"], []),
        (60, ["cache", "more workers", "both"], ["as it is"]),
        (100, ["cache", "both"], ["more workers", "as it is"]),
        (900, [], ["both", "cache", "more workers", "as it is"]),
    ],
)
def test_rank(rank, load, enough, others):
    """The cheapest plan that carries the load comes first, with its reason."""
    expected = [LINES[name].format("enough") for name in enough]
    expected += [LINES[name].format("too little") for name in others]
    seen = rank(PLANS, load)
    assert isinstance(seen, list) and len(seen) == len(expected), (
        f"rank of four plans for a load of {load} should be a list of 4 lines, saw {seen}"
    )
    for number, (right, line) in enumerate(zip(expected, seen), start=1):
        assert line == right, (
            f"rank for a load of {load}, line {number}: expected {right!r}, saw {line!r}"
        )


def test_plans_stay(rank):
    """rank leaves the plans as they are, and takes an empty dictionary."""
    plans = {name: dict(plan) for name, plan in PLANS.items()}
    rank(plans, 50)
    assert plans == PLANS, f"After rank, the plans should be as before, saw {plans}"
    seen = rank({}, 50)
    assert seen == [], f"rank of no plans should be [], saw {seen}"
