import pytest

from parcels import find_pairs


class Weight(int):
    """A whole number that counts how often it is added, subtracted or compared."""

    operations = 0


def counting(name):
    original = getattr(int, name)

    def method(self, *others):
        Weight.operations += 1
        return original(self, *others)

    return method


for name in ("add", "radd", "sub", "rsub", "eq", "ne", "lt", "le", "gt", "ge"):
    setattr(Weight, f"__{name}__", counting(f"__{name}__"))
Weight.__hash__ = int.__hash__


def operations(size):
    """Call find_pairs with so many weights; return the operations and the pairs."""
    numbers = [Weight(number * 7919 % size) for number in range(size)]
    Weight.operations = 0
    pairs = find_pairs(numbers, size + 1)
    return Weight.operations, pairs


@pytest.mark.parametrize(
    "numbers, target, expected",
    [
        ([7, 2, 9, 8, 3], 10, [(2, 8), (3, 7)]),
        ([8, 1, 2, 9], 10, [(1, 9), (2, 8)]),
        ([3, -1, 11, 20], 10, [(-1, 11)]),
        ([0, 10], 10, [(0, 10)]),
    ],
)
def test_pairs(numbers, target, expected):
    """Pairs come as (small, large), in rising order."""
    seen = find_pairs(numbers, target)
    assert seen == expected, f"find_pairs({numbers}, {target}) should be {expected}, saw {seen}."


@pytest.mark.parametrize("numbers", [[], [10], [1, 2, 3], [4, 4, 4]])
def test_no_pairs(numbers):
    """Without a fitting pair the list is empty."""
    seen = find_pairs(numbers, 10)
    assert seen == [], f"find_pairs({numbers}, 10) should be [], saw {seen}."


@pytest.mark.parametrize("numbers", [[4, 6, 6, 4], [6, 6, 6, 4], [4, 4, 4, 6, 6]])
def test_each_pair_once(numbers):
    """Weights that come several times still make one pair."""
    seen = find_pairs(numbers, 10)
    assert seen == [(4, 6)], f"find_pairs({numbers}, 10) should be [(4, 6)], saw {seen}."


@pytest.mark.parametrize(
    "numbers, expected",
    [([5], []), ([5, 1], []), ([5, 5], [(5, 5)]), ([5, 1, 5, 9, 5], [(1, 9), (5, 5)])],
)
def test_half_of_the_target(numbers, expected):
    """A number pairs with itself only when it is there twice."""
    seen = find_pairs(numbers, 10)
    assert seen == expected, (
        f"find_pairs({numbers}, 10) should be {expected}, saw {seen}. "
        "One parcel cannot be loaded twice."
    )


def test_work_grows_with_the_input():
    """Few operations for many numbers: no search inside a loop."""
    size = 1000
    count, pairs = operations(size)
    assert len(pairs) == 499, (
        f"The numbers from 0 to 999 have 499 pairs that make 1001, saw {len(pairs)}."
    )
    assert count <= 60 * size, (
        f"For {size} numbers there were {count} additions, subtractions and comparisons, "
        f"expected {60 * size} at most. What searches through all numbers again and again?"
    )


def test_twice_as_many_numbers():
    """For twice as many numbers there is about twice the work."""
    small, _ = operations(500)
    large, _ = operations(1000)
    assert large <= 3 * small, (
        f"500 numbers took {small} operations and 1000 took {large}, which is "
        f"{large / max(small, 1):.1f} times as many. Expected about twice as many."
    )


def test_numbers_stay_as_they_are():
    """The list of numbers is not changed."""
    numbers = [7, 2, 9, 8, 3, 2]
    seen = find_pairs(numbers, 10)
    assert numbers == [7, 2, 9, 8, 3, 2], (
        f"find_pairs changed its list [7, 2, 9, 8, 3, 2] to {numbers}."
    )
    assert seen == [(2, 8), (3, 7)], (
        f"find_pairs({numbers}, 10) should be [(2, 8), (3, 7)], saw {seen}."
    )
