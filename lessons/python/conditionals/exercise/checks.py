import pytest
from postage import shipping_cost


def compare(weight, express, expected, advice=""):
    """Compare the cost of one parcel with what is expected."""
    seen = shipping_cost(weight, express)
    assert seen == expected, (
        f"shipping_cost({weight}, {express}) should give {expected}, "
        f"saw {seen!r}. {advice}".rstrip()
    )


def test_light_parcel():
    """A parcel of half a kilo still costs 450 cents."""
    compare(0.5, False, 450)


@pytest.mark.parametrize(("weight", "expected"), [(3, 690), (12.5, 1290), (31, 2490)])
def test_every_band(weight, expected):
    """Each band of weights has its own price."""
    compare(weight, False, expected, "One branch should run, the first whose test is true.")


@pytest.mark.parametrize(("weight", "expected"), [(1, 450), (5, 690), (20, 1290)])
def test_upper_edges(weight, expected):
    """'Up to' lets the number itself in."""
    compare(weight, False, expected, "Is the edge in or out: `<=` or `<`?")


@pytest.mark.parametrize(
    ("weight", "expected"), [(0.01, 450), (1.01, 690), (5.01, 1290), (20.01, 2490)]
)
def test_lower_edges(weight, expected):
    """A weight a little above an edge belongs to the next band."""
    compare(weight, False, expected)


@pytest.mark.parametrize(("weight", "expected"), [(0.5, 950), (3, 1190), (12.5, 1790), (31, 2990)])
def test_express(weight, expected):
    """Express adds 500 cents in every band."""
    compare(weight, True, expected, "The surcharge comes on top of the price from the table.")


@pytest.mark.parametrize("express", [False, True])
@pytest.mark.parametrize("weight", [0, -0.5, -3])
def test_no_weight(weight, express):
    """A weight of 0 or less raises a ValueError, express or not."""
    try:
        seen = f"it gave back {shipping_cost(weight, express)!r}"
    except Exception as error:
        seen = type(error).__name__
    assert seen == "ValueError", (
        f"shipping_cost({weight}, {express}) should raise a ValueError, but saw: {seen}."
    )
